"""Author and day where a story ends: read where a whole line says so in words."""

import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Sourced

TITLE = "Bridge stays closed until spring"
PARAGRAPH = "The bridge over the river stays closed until spring, the mayor said, and the pillars have to be replaced."


def told(end: str) -> tuple[Sourced | None, Sourced | None]:
    html = (
        f"<meta property=og:type content=article><meta property=og:title content='{TITLE}'>"
        f"<article><h1>{TITLE}</h1>" + f"<p>{PARAGRAPH}</p>" * 18 + f"{end}</article>"
    )
    facts = clean_html(html.encode()).metadata
    return facts.byline, facts.published_at


@pytest.mark.parametrize(
    ("end", "name"),
    [
        pytest.param("<p>Written by Ada Brook</p>", "Ada Brook", id="written-by"),
        pytest.param("<p>This post was written by Ada Brook, head of bridges</p>", "Ada Brook", id="a-sentence-of-it"),
        pytest.param("<p>Written by Ada Brook and Bo Kemp</p>", "Ada Brook, Bo Kemp", id="two"),
        pytest.param("<p>Reporting by Ada Brook; editing by Bo Kemp</p>", "Ada Brook", id="an-agency-s"),
        pytest.param("<p>Article by</p><p>Ada Brook</p>", "Ada Brook", id="label-before"),
        pytest.param("<p>About the author</p><p>Ada Brook - editor</p>", "Ada Brook", id="portrait"),
        pytest.param("<p>By Ada Brook</p>", None, id="a-bare-by-may-be-a-teaser's"),
        pytest.param("<p>About the author</p><p>She writes of rivers.</p>", None, id="no-name-below"),
        pytest.param("<p>Written by the river</p>", None, id="no-large-letters"),
    ],
)
def test_an_author_is_read_where_a_line_says_so(end: str, name: str | None) -> None:
    byline, _ = told(end)
    assert byline == (Sourced(value=name, source="shown") if name else None)


@pytest.mark.parametrize(
    ("end", "day"),
    [
        pytest.param("<p>Published on March 3, 2026</p>", "2026-03-03", id="published-on"),
        pytest.param("<p>Posted on the 15/12/2025 at 19:00</p>", "2025-12-15", id="posted-on-the"),
        pytest.param("<p>Publish date</p><p>3 March 2026</p>", "2026-03-03", id="label-before"),
        pytest.param("<p>Published on March 3, 2026</p>" * 2, "2026-03-03", id="said-twice"),
        pytest.param("<p>Published on March 3, 2026</p><p>Published on May 4, 2026</p>", None, id="teasers-differ"),
        pytest.param("<p>March 3, 2026</p>", None, id="a-bare-day"),
        pytest.param("<p>Posted on 3/4/2026</p>", None, id="two-ways-to-read-it"),
        pytest.param("<p>Last updated: March 3, 2026</p>", None, id="a-change"),
    ],
)
def test_a_day_is_read_where_all_lines_agree(end: str, day: str | None) -> None:
    _, published = told(end)
    assert published == (Sourced(value=day, source="shown") if day else None)
