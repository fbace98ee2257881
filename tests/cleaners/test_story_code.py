"""Code amid a story stays with all its lines, however a theme sets it, and the numbers of its lines go."""

from html import escape

import pytest

from tests.cleaners.gazette import PROSE, page, story

LINES = ("int main(void)", "{", 'puts("open");', "return 0;", "}")
NEWS = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Swing bridge reopens",'
    ' "datePublished": "2026-11-20T15:00:00Z"}</script>'
)
CODE = escape("\n".join(LINES))
COUNT = "\n".join(map(str, range(1, 6)))
TITLE = "<h1>Swing bridge reopens</h1><p>The bridge is moved by a program of five lines, which the county shows.</p>"


def rows(number: str, line: str) -> str:
    told = "".join(
        f"<tr><td{number}>{at}</td><td{line}>{escape(each)}</td></tr>" for at, each in enumerate(LINES, start=1)
    )
    return f'<div class="file-view code-view"><table class="highlight"><tbody>{told}</tbody></table></div>'


def shown(box: str) -> list[str]:
    before, behind = (f"<p>{line}</p>" for line in ("This is all there is to it, the engineers say:", PROSE[1]))
    return [
        line for block in story(page(TITLE, f"<p>{PROSE[0]}</p>", before, box, behind, head=NEWS))
        for line in block.split("\n")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(
            f'<figure class="highlight c"><table><tr><td class=gutter><pre>{"<br>".join(COUNT.split())}</pre></td>'
            f'<td class=code><pre>{CODE.replace(chr(10), "<br>")}</pre></td></tr></table></figure>', id="figure",
        ),
        pytest.param(
            f'<div class="highlight"><table class="lntable"><tr><td><pre><code>{COUNT}</code></pre></td>'
            f"<td><pre><code>{CODE}</code></pre></td></tr></table></div>", id="two-cells",
        ),
        pytest.param(rows(' class="blob-num"', ' class="blob-code"'), id="rows"),
        pytest.param(rows(' class="lines-num"', ' class="lines-code chroma"'), id="rows-of-another"),
        pytest.param(
            '<div class="syntaxhighlighter c"><table><tr><td class=gutter>'
            + "".join(f"<div>{at}</div>" for at in COUNT.split())
            + "</td><td class=code><div>" + "".join(f"<div><code>{escape(line)}</code></div>" for line in LINES)
            + "</div></td></tr></table></div>", id="columns",
        ),
        pytest.param(f"<div><button>Copy code</button><pre><code>{CODE}</code></pre></div>", id="button"),
        pytest.param(
            "<div class=code-block>" + "".join(f"<div>{escape(line)}</div>" for line in LINES) + "</div>", id="lines",
        ),
    ],
)  # fmt: skip
def test_all_lines_stay_in_their_order_and_no_number_does(box: str) -> None:
    lines = shown(box)
    first = lines.index(LINES[0])
    assert tuple(lines[first : first + len(LINES)]) == LINES
    assert not set(COUNT.split()) & set(lines)
    assert "Copy code" not in lines


def test_numbers_that_a_program_prints_stay() -> None:
    assert shown(f"<pre>{COUNT}</pre>")[-6:-1] == COUNT.split()


def test_a_table_that_counts_its_rows_keeps_its_numbers() -> None:
    names = ("Corran", "Tarn Head", "Mill Lane")
    cells = "".join(f"<tr><td>{at}</td><td>{each}</td><td>{at * 7} m</td></tr>" for at, each in enumerate(names, 1))
    assert "1 Corran 7 m" in shown(f'<table class="highlight">{cells}</table>')


@pytest.mark.parametrize(
    ("box", "line"),
    [
        pytest.param("<div class=coupon-code><div>SPRING20</div><div>Copy</div></div>", "SPRING20", id="coupon"),
        pytest.param(
            '<div class=share><p>Embed</p><pre class="visually-hidden">&lt;iframe src="/e"&gt;</pre></div>',
            '<iframe src="/e">', id="not-shown",
        ),
        pytest.param(
            "<ul class=code-list><li><a href=/a>Ferry runs (late)</a></li><li><a href=/b>Mill [shut]</a></li></ul>",
            "Ferry runs (late)", id="links",
        ),
    ],
)  # fmt: skip
def test_what_is_no_code_goes_as_before(box: str, line: str) -> None:
    assert line not in shown(box)
