"""A story in every shape that sites write one: all of it there, once, in order, no words glued."""

import os
import subprocess
import sys

import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned

TEXTS = (
    "The bridge over the river stays closed until spring, the mayor said on Tuesday, and nobody was surprised.",
    "The pillars have to be replaced, and the money for that has not been approved yet by the council of the city.",
    "For those who live nearby there is a bus that stops on both banks and is free of charge for everybody, all day.",
    "Work begins in May, if the weather holds, and the engineers expect it to last for two years at the very least.",
)
A, B, C, D = (f"<p>{text}</p>" for text in TEXTS)


def story(inner: str) -> list[str]:
    """The lines of the story of a page with a menu, a title and a footer around it."""
    html = (
        "<html lang=en><head><title>Bridge stays closed</title></head><body><nav><a href=/>Home</a><a href=/s>Sport"
        f"</a></nav><main><article><h1>Bridge stays closed</h1>{inner}</article></main><footer><p>Imprint</p></footer></body>"  # noqa: E501 - one page, one string
    )
    outcome = clean_html(html.encode())
    assert isinstance(outcome, Cleaned), outcome
    return outcome.text.split("\n\n")


@pytest.mark.parametrize(
    ("inner", "between"),
    [
        pytest.param(f"{A}{B}<h2>What comes next</h2>{C}{D}", ["What comes next"], id="heading"),
        pytest.param(
            f"{A}{B}<ul><li>replace the pillars of the bridge</li><li>find the money for the works</li></ul>{C}{D}",
            ["replace the pillars of the bridge", "find the money for the works"], id="list",
        ),
        pytest.param(
            f"{A}{B}<ol><li>replace the pillars of the bridge<ul><li>the northern one first</ul><li>find the money</ol>"
            f"{C}{D}",
            ["replace the pillars of the bridge", "the northern one first", "find the money"], id="nested-list",
        ),
        pytest.param(
            f"{A}{B}<table><tr><th>Year<th>Cost<tr><td>2024<td>3 million<tr><td>2025<td>5 million</table>{C}{D}",
            ["Year Cost", "2024 3 million", "2025 5 million"], id="table",
        ),
        pytest.param(
            f"{A}{B}<blockquote><p>We have waited ten years, and we can wait two more.</p></blockquote>{C}{D}",
            ["We have waited ten years, and we can wait two more."], id="block-quote",
        ),
        pytest.param(f"{A}{B}<pre><code>def bridge():\n    return 'closed'</code></pre>{C}{D}", ["def bridge():", "    return 'closed'"], id="code"),  # noqa: E501 - one case, one line
        pytest.param(
            f"{A}{B}<dl><dt>Cost</dt><dd>Three million for the pillars alone</dd></dl>{C}{D}",
            ["Cost", "Three million for the pillars alone"], id="a-term-and-what-it-means",
        ),
        pytest.param(f"{A}{B}<pre>print('closed')</pre>{C}{D}", ["print('closed')"], id="a-line-of-code"),
        pytest.param(f"{A}{B}<div class=ad>Advertisement</div>{C}{D}", [], id="split-by-an-advertisement"),
        pytest.param(f"<div>{A}{B}</div><div>{C}{D}</div>", [], id="two-containers"),
        pytest.param("<div>" + "<br><br>".join(TEXTS) + "</div>", [], id="line-ends"),
        pytest.param(f"<p><span>{TEXTS[0]}<br><br>{TEXTS[1]}</span><br><b>{TEXTS[2]}</b><br>{TEXTS[3]}", [], id="nested-line-ends"),  # noqa: E501 - one case, one line
        pytest.param(f"<div>{TEXTS[0]}</div><div>{TEXTS[1]}{C}{TEXTS[3]}</div>", [], id="text-in-div"),
        pytest.param(f"<header>{A}</header><div>{B}{C}{D}</div>", [], id="first-paragraph-in-the-header"),
        pytest.param(f"{A}{B}<figure><img src=a><figcaption>The bridge in May. Photo: Ada Brook</figcaption></figure>{C}{D}", [], id="caption-cut"),  # noqa: E501 - one case, one line
        pytest.param(f"{A}{B}<p><b>How long will it last?</b></p>{C}{D}", ["How long will it last?"], id="question"),
        pytest.param(f"{A}{B}<details><summary>More on the works</summary>{C}</details>{D}", [], id="details"),
        pytest.param(f"{A}{B}{C}{D}<div class=print>{A}{B}{C}{D}</div>", [], id="printed-twice"),
        pytest.param(f"{A}<amp-img src=a><noscript><img src=a></noscript></amp-img>{B}<amp-ad>Ad</amp-ad>{C}{D}", [], id="amp"),  # noqa: E501 - one case, one line
    ],
)  # fmt: skip
def test_a_story_is_whole_once_and_in_order(inner: str, between: list[str]) -> None:
    lines = story(inner)
    assert [line for line in lines if line in TEXTS] == list(TEXTS)
    assert [line for line in lines if line in between] == between


LEAD = "The old bridge is out of use for two more years, and the ferry is full every morning."


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param(f"<p class=standfirst>{LEAD}</p>", id="standfirst"),
        pytest.param(f"<h2 class=dek>{LEAD}</h2>", id="heading"),
        pytest.param(f"<header><p class=lead>{LEAD}</p></header>", id="in-the-header"),
        pytest.param(f"<div class=article__intro><div>{LEAD}</div></div>", id="in-boxes"),
        pytest.param(f"<p><strong>{LEAD}</strong></p>", id="bold"),
        pytest.param(f"<div role=doc-subtitle>{LEAD}</div>", id="subtitle"),
        pytest.param(f"<blockquote><p>{LEAD}</p></blockquote>", id="quoted"),
        pytest.param(f"<p><span class=dropcap>T</span>{LEAD[1:]}</p>", id="drop-cap"),
    ],
)
def test_what_a_story_opens_with_stays_first(inner: str) -> None:
    assert story(f"{inner}<div class=body>{A}{B}{C}{D}</div>") == [LEAD, *TEXTS]


@pytest.mark.parametrize(
    ("inner", "between"),
    [
        pytest.param(
            f"<p><strong>How long will it last?</strong><br>{TEXTS[0]}</p><p><strong>And who pays?</strong><br>{TEXTS[1]}"  # noqa: E501 - one case, one line
            f"</p>{C}{D}", ["How long will it last?", "And who pays?"], id="interview",
        ),
        pytest.param(
            f"<p><b>Herald:</b> How long will it last?</p><p><b>Brook:</b> Two years.</p>{A}{B}{C}{D}",
            ["Herald: How long will it last?", "Brook: Two years."], id="interview-with-names",
        ),
        pytest.param(
            f"{A}{B}<h2>Questions</h2><div class=faq><h3>When does it open?</h3>{C}<h3>Who pays for it?</h3>{D}</div>",
            ["Questions", "When does it open?", "Who pays for it?"], id="questions-and-answers",
        ),
        pytest.param(
            f"<ul class=summary><li>Two more years without it</li><li>The ferry is free for all</li></ul>{A}{B}{C}{D}",
            ["Two more years without it", "The ferry is free for all"], id="summary-list",
        ),
        pytest.param(
            f"{A}{B}<ol start=3><li><p>Replace the pillars.</p></li><li><p>Paint the deck in grey.</p></li></ol>{C}{D}",
            ["Replace the pillars.", "Paint the deck in grey."], id="list-of-paragraphs",
        ),
        pytest.param(
            f"{A}{B}<figure class=wp-block-table><table><tr><td>Pillars</td><td>3 million</td></tr></table></figure>{C}{D}",  # noqa: E501 - one case, one line
            ["Pillars 3 million"], id="table-in-a-figure",
        ),
        pytest.param(
            f"<table><tr><td><a href=/>Home</a><br><a href=/x>Old</a></td><td>{A}{B}<p>Say <i>r</i>, then -3<i>r</i> and "  # noqa: E501 - one case, one line
            f"<b>3</b><i>r</i>/2 of it.</p>{C}{D}</td></tr></table>", ["Say r, then -3r and 3r/2 of it."],
            id="layout-table",
        ),
        pytest.param(
            f"{A}{B}<blockquote><p>We have waited long.</p><cite>Ada Brook</cite></blockquote>{C}{D}",
            ["We have waited long."], id="quote-with-its-source",
        ),
        pytest.param(f"{A}{B}<blockquote class=twitter-tweet><p>We open again in two years, thank you for waiting.</p>— Town (@town) <a href=x>May 3, 2024</a></blockquote>{C}{D}", [], id="around-a-post"),  # noqa: E501 - one case, one line
        pytest.param(f"{A}{B}<p>O bridge,<br>O bridge,<br>where have you gone?</p>{C}{D}", ["O bridge,", "O bridge,", "where have you gone?"], id="refrain"),  # noqa: E501 - one case, one line
        pytest.param(f"{A}{B}<p>Of H<sub>2</sub>O there is 3 m<sup>3</sup> a second below it.</p>{C}{D}", ["Of H2O there is 3 m3 a second below it."], id="formula"),  # noqa: E501 - one case, one line
        pytest.param(f"{A}{B}<div class=highlight><pre><span>if</span> <span>x</span>:\n<span>    </span><span>y</span>()\n\n\treturn</pre></div>{C}{D}", ["if x:", "    y()", "\treturn"], id="indented-code"),  # noqa: E501 - one case, one line
        pytest.param(f"<u><strong>{TEXTS[0]} <a href=/more>All of it.</a></strong></u>{B}{C}{D}", [f"{TEXTS[0]} All of it."], id="formatting-in-formatting"),  # noqa: E501 - one case, one line
        pytest.param(f"{A}<div class=closed hidden>{B}{C}</div>{D}", [], id="behind-a-button"),
        pytest.param(f"{A}<div class=more style='display:none'>{B}{C}</div>{D}", [], id="behind-read-more"),
        pytest.param(f"{A}{B}<blockquote class=pullquote><p>{TEXTS[1]}</p></blockquote>{C}{D}", [], id="pull-quote-once"),  # noqa: E501 - one case, one line
        pytest.param(f"<article><div>{A}{B}</div></article><article>{C}{D}</article>", [], id="articles-in-an-article"),
        pytest.param(f"<div><br>{TEXTS[0]}</div>{B}{C}{D}", [], id="line-end-first"),
        pytest.param(f"<div>{A}{TEXTS[1]}<p>{TEXTS[2]}</p>{TEXTS[3]}</div>", [], id="between-and-behind-paragraphs"),
        pytest.param(f"<center><font size=3>{TEXTS[0]}<br><br>{TEXTS[1]}</font></center><font>{TEXTS[2]}{D}</font>", [], id="old-markup"),  # noqa: E501 - one case, one line
        pytest.param(f"<x-body><x-par>{TEXTS[0]}</x-par><x-par>{TEXTS[1]}</x-par></x-body>{C}{D}", [], id="elements-of-its-own"),  # noqa: E501 - one case, one line
        pytest.param(f"<x-story><template shadowrootmode=open>{A}{B}{C}{D}</template></x-story>", [], id="shadow-tree"),
        pytest.param(f"<div class=lazy>{A}{B}{C}{D}</div><noscript>{A}{B}{C}{D}</noscript>", [], id="again-for-no-script"),  # noqa: E501 - one case, one line
        pytest.param(f"{A}{B}<figure><noscript><img src=a></noscript><img data-src=a></figure>{C}{D}", [], id="lazy-picture"),  # noqa: E501 - one case, one line
    ],
)  # fmt: skip
def test_a_story_is_whole_in_rarer_shapes(inner: str, between: list[str]) -> None:
    lines = story(inner)
    texts = [line for line in lines if line in TEXTS]
    assert texts == [text for text in TEXTS if f"{text} All of it." not in between]
    assert [line for line in lines if line in between] == between


@pytest.mark.parametrize("wrap", ["article", "main", "main><article", "article><article", "div", "section"])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_short_story_comes_once_whatever_holds_it(wrap: str, count: int) -> None:
    paragraphs = "".join((A, B, C, D)[:count])
    end = "".join(f"</{name}>" for name in reversed(wrap.split("><")))
    html = f"<body><nav>menu</nav><{wrap}><h1>Bridge stays closed</h1><br>{paragraphs}{end}<footer>imprint</footer>"
    outcome = clean_html(html.encode())
    assert isinstance(outcome, Cleaned), outcome
    assert outcome.text.split("\n\n") == list(TEXTS[:count])


def test_text_in_attributes_is_read_where_the_page_shows_none() -> None:
    laid_by = f"{A}{B}{C}{D}".replace("<", "&lt;").replace(">", "&gt;")
    assert story(f'<div data-html="{laid_by}"></div>') == list(TEXTS)


def test_a_live_ticker_keeps_each_entry_with_its_heading() -> None:
    lines = story(
        "".join(f"<section><h3>Update {n} from the bridge</h3>{p}</section>" for n, p in enumerate((A, B, C, D)))
    )
    assert lines == [line for n, text in enumerate(TEXTS) for line in (f"Update {n} from the bridge", text)]


def test_words_of_neighbours_are_not_glued() -> None:
    assert story(f"<p>{TEXTS[0]} <span>Jane Doe</span><span>March 3</span></p>{B}{C}{D}")[0].endswith(
        "Jane Doe March 3"
    )


def test_the_same_page_gives_the_same_outcome_in_every_process() -> None:
    page = f"<article><h1>Bridge</h1>{A}{B}<p>Support us on Patreon, buy with affiliate links, or sign up here.</p>{C}"
    program = f"from cleaners.clean import clean_html; print(clean_html({page.encode()!r}))"
    said = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed in ("1", "5")
    }  # fmt: skip
    assert len(said) == 1
