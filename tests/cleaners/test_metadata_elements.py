"""An author's name in a small element of a line near the title."""

import pytest

from cleaners.clean import clean_html

TITLE = "Bridge stays closed until spring"
PARAGRAPH = "The bridge over the river stays closed until spring, the mayor said, and the pillars have to be replaced."


def byline(line: str, behind: str = "") -> str:
    html = (
        f"<meta property=og:type content=article><meta property=og:title content='{TITLE}'>"
        f"<article><h1>{TITLE}</h1>{line}" + f"<p>{PARAGRAPH}</p>" * 9 + f"</article>{behind}"
    )
    found = clean_html(html.encode()).metadata.byline
    return found.value if found else ""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param(
            "<div><a href=/desk>Harbour Daily</a> 9/21/2026 <span class=authorname-txt>Ada Brook</span></div>",
            "Ada Brook",
            id="class",
        ),
        pytest.param("<div>Words <a href=/authors/ada-brook/>Ada Brook</a> for us</div>", "Ada Brook", id="link"),
        pytest.param(
            "<div>Na <span class='field field--name-uid'><a href=/user/2>Ada Brook</a></span> 12/03/2026</div>",
            "Ada Brook",
            id="a member of Drupal",
        ),
        pytest.param(
            "<div class=byline><div>Ada Brook</div><div>Rural affairs correspondent</div></div>",
            "Ada Brook",
            id="name and trade",
        ),
        pytest.param(
            "<div class=byline><div>By <a href=/people/a>Ada Brook</a></div><div>Columnist</div></div>",
            "Ada Brook",
            id="by, name and trade",
        ),
        pytest.param("<p class=author><a>Ada Brook</a><span>Fenland</span></p>", "Ada Brook", id="what no list knows"),
        pytest.param(
            "<p class=authors><a href=/a>Ada Brook</a>, <a href=/b>Bo Kemp</a></p>",
            "Ada Brook, Bo Kemp",
            id="two links",
        ),
        pytest.param("<p class=author><a>Ada Brook</a>, <span>Holm Post</span></p>", "Ada Brook", id="with her paper"),
        pytest.param("<div class=autor><span>Ada Brook</span><span>Redakteurin</span></div>", "Ada Brook", id="German"),
        pytest.param("<div class=yazar><a href=/x>Ada Brook</a></div>", "Ada Brook", id="Turkish"),
        pytest.param(
            "<div>Ord <a href=/f%C3%B6rfattare/ada>Ada Brook</a> hos oss</div>", "Ada Brook", id="Swedish link"
        ),
        pytest.param("<div>Texte <a href=/auteur/ada>Ada Brook</a> chez nous</div>", "Ada Brook", id="French link"),
        pytest.param(
            "<div class=hauteur-fixe>Words <a href=/x>Ada Brook</a> for us</div>", "", id="a height in French"
        ),
        pytest.param("<div class=byline><div>Courier Staff Writer</div></div>", "", id="a trade alone"),
        pytest.param("<div>Words <a href=/tags/ada-brook/>Ada Brook</a> for us</div>", "", id="another-link"),
        pytest.param("<div><a class=author-link href=/a>View Profile</a> of Ada Brook</div>", "", id="a-button"),
    ],
)
def test_a_name_is_read_in_an_element_that_names_an_author(line: str, name: str) -> None:
    assert byline(line) == name


def test_cards_of_other_stories_name_their_own_authors() -> None:
    cards = "<aside>" + "<div>Tide <span class=author>Carl Dune</span></div>" * 200 + "</aside>"
    assert byline("<div>Words <a href=/x>for us</a></div>", cards) == ""
    assert byline("<div>Words <a href=/x class=author>Ada Brook</a></div>", cards) == "Ada Brook"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param(
            "<li>Desk - <time data-published='2026-03-09 09:13:00Z'>4 hours ago</time></li>",
            "2026-03-09T09:13:00+00:00",
            id="attribute",
        ),
        pytest.param("<p><abbr title='2026-03-09'>2 days ago</abbr></p>", "2026-03-09", id="title"),
        pytest.param("<p><time data-place='12-13'>2 days ago</time></p>", None, id="no-day"),
        pytest.param("<p>2 days ago</p>", None, id="no-attribute"),
        pytest.param(
            "<p><abbr title='2026-03-09'>2 days ago</abbr> <abbr title='2026-03-10'>1 day ago</abbr></p>",
            None,
            id="two-days",
        ),
    ],
)
def test_the_day_behind_how_long_ago_is_read(line: str, day: str | None) -> None:
    html = (
        f"<meta property=og:type content=article><article><h1>{TITLE}</h1>{line}"
        + f"<p>{PARAGRAPH}</p>" * 9
        + "</article><aside><time data-published='2020-01-01'>4 hours ago</time></aside>" * (day is None)
    )
    published = clean_html(html.encode()).metadata.published_at
    assert (published.value if published else None) == day


def test_a_page_that_declares_english_is_asked_in_english_alone() -> None:
    line = "<div>Words <a href=/auteur/ada>Ada Brook</a> for us</div>"
    body = f"<meta property=og:type content=article><h1>{TITLE}</h1>{line}{f'<p>{PARAGRAPH}</p>' * 9}"
    found = [clean_html(f"<html lang={lang}>{body}".encode()).metadata.byline for lang in ("fr", "en-GB")]
    assert [name.value if name else "" for name in found] == ["Ada Brook", ""]
