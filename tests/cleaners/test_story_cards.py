"""Cards of other stories beside a short one go; those that a list is made of stay."""

import numpy as np
import pytest

from cleaners.page import document
from cleaners.story_cards import cards
from cleaners.story_teasers import teasers

TITLE = "<h1>Bridge stays closed until spring</h1>"
PROSE = (
    "<p>The bridge over the river stays closed until spring, the mayor said, for the pillars are to be replaced.</p>"
)
LINES = ("A ferry turned back.", "Nobody was hurt.", "The queue was long.", "It rained.", "Tickets are dear.")


def row(count: int, headline: str = "<h4><a href=/a>A ferry to the island {}</a></h4>", behind: str = "") -> str:
    return "".join(
        f"<div class=card><figure><img></figure><div>{headline.format(at)}<p>{LINES[at]}</p>{behind}</div></div>"
        for at in range(count)
    )


def gone(body: str) -> list[str]:
    page = document(f"<html><body>{body}</body></html>".encode()).page
    return [page.segments.text[at] for at in cards(page, np.full(len(page.starts), 0.9, np.float32))]


def test_cards_outside_the_element_of_title_and_prose_go() -> None:
    found = gone(f"<div>{TITLE}{PROSE}</div><section><h2>More</h2>{row(4)}</section>")
    assert len(found) == 8
    assert found[:2] == ["A ferry to the island 0", LINES[0]]


def test_a_day_may_stand_below_each() -> None:
    assert len(gone(f"<div>{TITLE}{PROSE}</div>{row(5, behind='<time>3 May</time>')}")) == 10


def test_a_notice_may_stand_above_the_title() -> None:
    notice = (
        "<div><p>We and our partners keep cookies on your device, to show you advertising and to measure it.</p></div>"
    )
    assert len(gone(f"{notice}<div>{TITLE}{PROSE}</div>{row(5)}")) == 10


def test_a_picture_above_each_may_be_a_link_too() -> None:
    pictured = "<a href=/a><img></a><h4><a href=/a>A ferry to the island {}</a></h4>"
    assert len(gone(f"<div>{TITLE}{PROSE}</div>{row(5, pictured)}")) == 10


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<div>{TITLE}{PROSE}</div>{row(3)}", id="three"),
        pytest.param(f"<div>{TITLE}{PROSE}{row(5)}</div>", id="in the same element"),
        pytest.param(f"{TITLE}{PROSE}{row(5)}", id="in the body itself"),
        pytest.param(f"<div><h2>Bridge</h2>{PROSE}</div>{row(5)}", id="below no title"),
        pytest.param(f"<div>{TITLE}</div>{row(5)}", id="beside no prose"),
        pytest.param(f"<div>{TITLE}{PROSE}</div>{row(5, '<h4>A ferry to the island {}</h4>')}", id="without a link"),
        pytest.param(
            f"<div>{TITLE}{PROSE}</div>{row(5, '<h4><a href=/a>A ferry</a> to the island and back {}</h4>')}",
            id="with a link in part of the headline",
        ),
    ],
)
def test_others_are_left_to_the_model(body: str) -> None:
    assert gone(body) == []


def test_they_are_told_among_the_teasers_of_an_article() -> None:
    page = document(f"<html><body><div>{TITLE}{PROSE}</div>{row(4)}</body></html>".encode()).page
    found = teasers(page, np.full(len(page.starts), 0.9, np.float32), news=False)
    assert {page.segments.text[at] for at, reason in found.items() if reason.rule == "teasers.cards"} >= {LINES[0]}


def article_cards(count: int = 5, tag: str = "article") -> str:
    return "".join(
        f"<{tag} class=card><h3><a href=/{at}>A ferry to the island {at}</a></h3><p>{LINES[at]}</p></{tag}>"
        for at in range(count)
    )


@pytest.mark.parametrize(
    ("cards_behind", "after", "headline", "text", "go"),
    [
        pytest.param(article_cards(), "", 0.2, 0.6, True, id="of-little-sense"),
        pytest.param(article_cards(), "<p>Share</p>", 0.2, 0.6, True, id="buttons-behind"),
        pytest.param(article_cards(), "", 0.4, 0.6, False, id="headlines-likely"),
        pytest.param(article_cards(), "", 0.2, 0.7, False, id="texts-likely"),
        pytest.param(article_cards(), PROSE, 0.2, 0.6, False, id="the-story-goes-on"),
        pytest.param(article_cards(tag="div"), "", 0.2, 0.6, False, id="boxes"),
        pytest.param(f"<article>{article_cards(tag='div')}</article>", "", 0.2, 0.6, False, id="one-article"),
        pytest.param(article_cards(3), "", 0.2, 0.6, False, id="three"),
    ],
)
def test_articles_behind_the_story_in_its_own_element(
    cards_behind: str,
    after: str,
    headline: float,
    text: float,
    go: bool,  # noqa: FBT001
) -> None:
    body = f"<main>{TITLE}<section>{PROSE}{PROSE}</section>{cards_behind}{after}</main>"
    page = document(f"<html><body>{body}</body></html>".encode()).page
    said = page.segments.text
    unsure = {place: headline if "ferry to" in line else text for place, line in enumerate(said)}
    scores = np.array([0.9 if line in PROSE else unsure[place] for place, line in enumerate(said)], np.float32)
    assert bool(cards(page, scores)) == go
