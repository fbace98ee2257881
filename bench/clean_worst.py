"""The worst pages we could think of: how long each takes to clean or to refuse, and how much memory.

    python -m bench.clean_worst [NAME ...]

Each page is cleaned in a process of its own: CPU time of the cleaning alone, and the process's peak memory less what it
had before the page was made. The target is two seconds and 500 MB.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Final

from cleaners.clean import clean_html
from cleaners.cleaned import Rejected

PARAGRAPH: Final = "<p>The council met on Tuesday, and the bridge stays closed until the spring, the mayor said.</p>"
MB: Final = 1_000_000


def _nested(tag: str, count: int) -> str:
    return f"<{tag}>" * count + "deep" + f"</{tag}>" * count


def _filled(size: int, piece: str = PARAGRAPH) -> str:
    return piece * (size // len(piece))


PAGES: Final[dict[str, Callable[[], str]]] = {
    "100,000 attributes on a tag": lambda: "<p " + " ".join(f"a{n}" for n in range(100_000)) + ">x</p>",
    "100,000 attributes with values": lambda: "<p " + " ".join(f"a{n}='<>'" for n in range(100_000)) + ">x</p>",
    "4,000 attributes on each of 200 tags": lambda: (
        ("<p " + " ".join(f"a{n}" for n in range(3_900)) + ">word</p>") * 200
    ),
    "2,000 attributes on each of 1,000 tags": lambda: (
        ("<p " + " ".join(f"a{n}" for n in range(2_000)) + ">word</p>") * 900
    ),
    "attributes by the thousand in a broken tag": lambda: "<p " + "a=\" b=' " * 100_000,
    "a title of a megabyte beside 500 headlines": lambda: (
        f"<title>{'word ' * 200_000}</title><meta property=og:title content='{'word ' * 200_000}'>"
        '<script type="application/ld+json">'
        + json.dumps([{"@type": "NewsArticle", "headline": f"x{n}", "datePublished": "2024-01-01"} for n in range(500)])
        + "</script>"
        + PARAGRAPH * 10
    ),
    "20,000 authors among 500 objects of one name": lambda: (
        '<script type="application/ld+json">'
        + json.dumps(
            [{"@type": "Person", "@id": "#a", "name": f"Ada B{n}"} for n in range(499)]
            + [{"@type": "NewsArticle", "headline": "x", "author": [{"@id": "#a"}] * 20_000}]
        )
        + "</script>"
        + PARAGRAPH * 10
    ),
    "3,000,000 soft hyphens": lambda: PARAGRAPH * 3 + "<p>" + "a\u00ad" * 3_000_000,
    "190,000 soft hyphens": lambda: PARAGRAPH * 3 + ("<p>" + "or\u00adphan " * 200 + "</p>") * 950,
    "29,000 paragraphs of one element": lambda: "<article>" + PARAGRAPH * 29_000 + "</article>",
    "50,000 nested lists": lambda: "<ul><li>" * 50_000 + "x",
    "2,400 nested lists": lambda: "<ul><li>" * 2_400 + "x" + PARAGRAPH * 1_000,
    "1,000,000 spans": lambda: "<p>" + "<span>a</span>" * 500_000 + "</p>" + "<span>" * 500_000,
    "390,000 spans": lambda: "<p>" + "<span>word </span>" * 195_000,
    "390,000 paragraphs": lambda: "<p>word</p>" * 195_000,
    "390,000 unclosed p": lambda: "<p>word " * 390_000,
    "390,000 unclosed a": lambda: "<a href=x>word " * 390_000,
    "100,000 unclosed a": lambda: "<a href=x>word " * 100_000,
    "100,000 unclosed b": lambda: "<b>word " * 100_000,
    "10,000 unclosed b": lambda: "<b>word " * 10_000,
    "2,400 unclosed b, then paragraphs": lambda: "<b>" * 2_400 + "<p>word" * 9_000,
    "2,400 b of different class": lambda: (
        "".join(f"<b class=c{n}>" for n in range(2_400)) + "<p>word</p>" * 4_000
    ),
    "2,400 unclosed font, 100,000 paragraphs": lambda: (
        "".join(f"<font size={n}>" for n in range(2_400)) + "<p>word</p>" * 100_000
    ),
    "misnested a and b": lambda: "<a><b><i><p></a>word</b></i>" * 60_000,
    "misnested formatting around tables": lambda: "<table><b><tr><td><i></b>word</i>" * 40_000,
    "100,000 nested div": lambda: _nested("div", 100_000),
    "11,000 nested div": lambda: _nested("div", 11_000),
    "100,000 nested b": lambda: _nested("b", 100_000),
    "100,000 nested font": lambda: _nested("font", 100_000),
    "100,000 nested table": lambda: _nested("table", 100_000),
    "5,900 nested table": lambda: "<table><tr><td>" * 3_900 + "x",
    "2,400 nested nav around a headline": lambda: (
        "<nav>" * 2_400 + "<i>a</i>" * 90_000 + "<h1>Bridge closed</h1>" + "</nav>" * 2_400 + PARAGRAPH * 9
    ),
    "100,000 nested svg groups": lambda: "<svg>" + _nested("g", 100_000) + "</svg>",
    "100,000 nested custom elements": lambda: _nested("x-y", 100_000),
    "11,000 nested blockquote, unclosed": lambda: "<blockquote>" * 11_000 + "x",
    "nested p in object": lambda: "<object><p>" * 5_900 + "x",
    "nested ruby": lambda: "<ruby><rt>" * 5_900 + "x",
    "nested li and p with scripts between": lambda: "<script>x</script><ul><li><p>" * 3_900,
    "a select with 390,000 options": lambda: "<select>" + "<option>word" * 390_000 + "</select>",
    "390,000 comments": lambda: "<!-- word -->" * 390_000 + PARAGRAPH * 9,
    "1,000,000 comments": lambda: "<!---->" * 1_000_000 + PARAGRAPH * 9,
    "one comment of 9 MB": lambda: "<!--" + "word " * 1_800_000 + "-->" + PARAGRAPH * 9,
    "one attribute of 9 MB": lambda: '<p title="' + "word " * 1_800_000 + '">x</p>' + PARAGRAPH * 9,
    "one class of 9 MB": lambda: '<p class="' + "word-a " * 1_280_000 + '">x</p>' + PARAGRAPH * 9,
    "one class of 9 MB, each word once": lambda: (
        '<p class="' + " ".join(f"k{n:07x}" for n in range(990_000)) + '">x</p>' + PARAGRAPH * 9
    ),
    "100,000 ids": lambda: "".join(f"<div id=i{n} class='c{n} d'>word</div>" for n in range(100_000)),
    "20 MB of paragraphs": lambda: _filled(20 * MB),
    "9.9 MB of paragraphs": lambda: _filled(9_900_000),
    "9.9 MB of one paragraph": lambda: "<p>" + "word, and word. " * 618_000,
    "9.9 MB of one word": lambda: "<p>" + "a" * 9_900_000,
    "9.9 MB of line ends": lambda: "<p>word" + "<br>" * 390_000,
    "9.9 MB of Chinese": lambda: "<p>" + "今天天气很好。" * 470_000,
    "9.9 MB of ampersands": lambda: "<p>" + "&amp;" * 1_980_000,
    "9.9 MB of quotes": lambda: "<p>" + "'\"" * 4_950_000,
    "9.9 MB of '<'": lambda: "<p>x</p>" + "<" * 9_900_000,
    "9.9 MB of '</'": lambda: "<p>x</p>" + "</" * 4_950_000,
    "a table of 130,000 cells": lambda: "<table>" + "<tr><td>a<td>b" * 65_000 + "</table>",
    "text in a table without cells": lambda: "<table>" + "word<p>" * 190_000,
    "one pre of 9 MB": lambda: "<pre>" + "a line of code\n" * 600_000,
    "JSON-LD of 9 MB": lambda: (
        '<script type="application/ld+json">{"a":' + "[" * 90_000 + "</script>" + PARAGRAPH * 9 + "<!--" + " " * 9 * MB
    ),
    "JSON-LD with a body of 1.9 MB": lambda: (
        '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"' + "word <b> " * 200_000
        + '"}</script>' + PARAGRAPH * 2_000
    ),
    "JSON-LD with a body of comments left open": lambda: (
        '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"' + "<!--" * 450_000 + '"}</script>'
        + PARAGRAPH * 9
    ),
    "JSON-LD with a body of tags left open": lambda: (
        '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"' + "<a" * 900_000 + '"}</script>'
        + PARAGRAPH * 9
    ),
    "90 authors around 9,000 paragraphs": lambda: "<div itemprop=author>" * 90 + PARAGRAPH * 9_000,
    "JSON-LD broken, 1.9 MB of quotes": lambda: (
        '<script type="application/ld+json">{"articleBody":"'
        + '\\"headline\\": "' * 130_000
        + "</script>"
        + PARAGRAPH * 9
    ),
    "10,000 menus with 10 links": lambda: ("<nav>" + "<a href=x>word</a>" * 10 + "</nav>") * 10_000,
    "menus in menus": lambda: "<nav>" * 2_400 + "<a href=x>word</a>" * 9_000,
    "the same paragraph 100,000 times": lambda: PARAGRAPH * 100_000,
    "100,000 different short paragraphs": lambda: "".join(f"<p>Paragraph {n} of many.</p>" for n in range(100_000)),
    "29,000 different paragraphs": lambda: (
        "".join(f"<p>Paragraph {n} of many, said the mayor.</p>" for n in range(29_000))
    ),
    "29,000 headings and line ends": lambda: "".join(f"<h2>Heading {n}</h2>one<br>two" for n in range(14_000)),
    "29,000 of the same paragraph": lambda: PARAGRAPH * 29_000,
    "29,000 list items with links": lambda: "<ul>" + "".join(f"<li><a href=x{n}>Item {n}</a>" for n in range(29_000)),
    "14,000 boxes, each called otherwise": lambda: (
        "".join(f"<div id=i{n} class='c{n} d'>word {n}</div>" for n in range(14_000))
    ),
    "14,000 numbered comments, each called otherwise": lambda: (
        "<meta property=og:type content=article><article>" + PARAGRAPH * 9 + "</article><h2>Comments</h2>"
        + "".join(f"<div class=c{n}>word {n}</div>" for n in range(14_000))
    ),
    "9,900 options": lambda: "<select>" + "<option>word" * 9_900 + "</select>" + PARAGRAPH * 9,
    "450 unclosed font before 2,200 paragraphs": lambda: (
        "<p>" + "".join(f"<font size={n}>" for n in range(450)) + "</p><p>x" * 2_200
    ),
    "1,900 tags, unclosed formatting in half": lambda: (
        "<p>" + "".join(f"<font size={n}>" for n in range(950)) + "</p><p>x" * 475
    ),
    "590 bytes of attributes on each tag": lambda: (
        ("<b " + " ".join(f"{n:x}" for n in range(150)) + ">word</b>") * 16_000
    ),
    "100,000 headings": lambda: "".join(f"<h2>Heading {n}</h2>" for n in range(100_000)),
}  # fmt: skip


def main() -> int:
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(_measured(sys.argv[2])))
        return 0
    names = [name for name in PAGES if not sys.argv[1:] or any(part in name for part in sys.argv[1:])]
    print(f"{'page':<44}{'bytes':>12}{'CPU s':>8}{'MB':>7}  outcome")
    for name in names:
        command = [sys.executable, "-m", "bench.clean_worst", "--one", name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves
        size, seconds, memory, outcome = (
            json.loads(done.stdout) if done.returncode == 0 else (0, 0, 0, done.stderr[-80:])
        )
        over = "  OVER" if seconds > 2 or memory > 500 else ""
        print(f"{name:<44}{size:>12,}{seconds:8.2f}{memory:7.0f}  {outcome}{over}", flush=True)
    return 0


def _measured(name: str) -> tuple[int, float, float, str]:
    clean_html(PARAGRAPH.encode() * 9)  # tables and models are read once in a process
    body = PAGES[name]().encode()
    before = _peak()
    start = time.process_time()
    outcome = clean_html(body)
    seconds = time.process_time() - start
    said = (
        f"{outcome.why}: {outcome.evidence[:60]}" if isinstance(outcome, Rejected) else f"{len(outcome.text):,} chars"
    )
    return len(body), seconds, _peak() - before, said


def _peak() -> float:
    """Megabytes of memory this process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024


if __name__ == "__main__":
    sys.exit(main())
