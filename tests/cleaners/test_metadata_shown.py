"""What a page shows beside its title, where it declares nothing: read when it can be read one way only."""

import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Sourced

PARAGRAPH = "The bridge over the river stays closed until spring, the mayor said, and the pillars have to be replaced."


def shown(line: str, head: str = "") -> tuple[Sourced | None, Sourced | None]:
    """Author and day of a story with such a line below its title."""
    html = f"<head>{head}</head><article><h1>Bridge stays closed until spring</h1>{line}" + f"<p>{PARAGRAPH}</p>" * 4
    facts = clean_html(html.encode()).metadata
    return facts.byline, facts.published_at


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("<p>March 3, 2026</p>", "2026-03-03", id="english"),
        pytest.param("<p>3rd of March 2026</p>", "2026-03-03", id="day-first"),
        pytest.param("<p>3. März 2026, 14.20 Uhr</p>", "2026-03-03", id="german"),
        pytest.param("<p>3 de marzo de 2026</p>", "2026-03-03", id="spanish"),
        pytest.param("<p>03.03.2026</p>", "2026-03-03", id="dots"),
        pytest.param("<div class=post-meta>Published Mar 3, 2026 in City news, five comments so far</div>", "2026-03-03", id="called-meta"),  # noqa: E501 - one case, one line
        pytest.param("<p>03/04/2026</p>", None, id="two-ways-to-read-it"),
        pytest.param("<p>Updated March 3, 2026</p>", None, id="a-change-is-no-publication"),
        pytest.param("<p>March 3, 2026 - May 9, 2026</p>", None, id="two-days"),
        pytest.param("<p>Marchioness 3, 2026</p>", None, id="no-month"),
        pytest.param("<p>The mayor promised on March 3, 2026 that the bridge would be open by now.</p>", None, id="in-a-sentence"),  # noqa: E501 - one case, one line
    ],
)  # fmt: skip
def test_a_day_is_read_where_there_is_one_and_never_guessed(line: str, day: str | None) -> None:
    _, published = shown(line)
    assert published == (Sourced(value=day, source="shown") if day else None)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param("<p>By Ada Brook</p>", "Ada Brook", id="english"),
        pytest.param("<p>Von Ada van der Brook | 3. März 2026</p>", "Ada van der Brook", id="with-a-date"),
        pytest.param("<p>by and large</p>", None, id="no-name"),
        pytest.param("<p>By Ada Brook's bridge they met every evening of that year</p>", None, id="a-sentence"),
    ],
)
def test_a_name_is_read_behind_by(line: str, name: str | None) -> None:
    byline, _ = shown(line)
    assert byline == (Sourced(value=name, source="shown") if name else None)


def test_what_a_page_declares_goes_first() -> None:
    head = "<meta name=author content='Carl Dune'><meta property='article:published_time' content='2026-01-02'>"
    byline, published = shown("<p>By Ada Brook, March 3, 2026</p>", head)
    assert byline == Sourced(value="Carl Dune", source="author")
    assert published == Sourced(value="2026-01-02", source="article:published_time")


def test_without_a_title_nothing_is_near_it() -> None:
    html = f"<p>By Ada Brook, March 3, 2026</p><p>{PARAGRAPH}</p>"
    facts = clean_html(html.encode()).metadata
    assert (facts.byline, facts.published_at) == (None, None)
