"""A short text made of a notice's words is one, in whatever wording; a short story that has them too stays."""

import tomllib
from html import escape
from pathlib import Path

import pytest

from cleaners import notices
from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned, Rejected, Why
from cleaners.kinds import Kind
from cleaners.rules import Rules

DATA = tomllib.loads((Path(__file__).parents[1] / "data" / "notices.toml").read_text("utf-8"))
NOTICES = [
    pytest.param(each["text"], Why(each["why"]), id=f"{each['lang']} {each['text'][:30]}") for each in DATA["notice"]
]
STORIES = [pytest.param(each["text"], id=f"{each['lang']} {each['text'][:30]}") for each in DATA["story"]]
LOST = "We looked everywhere, but there is nothing at this address. The link may be broken, or the page may have moved."
# As a notice of an error's page, and amid any other: the words are a server's, and nobody is spoken to.
DOWN = "The site is offline. An error on the server has been found, and the service will be restored later in the day."


def page(title: str, text: str, head: str = "", around: str = "content") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><title>{escape(title)}</title>{head}</head><body><ul><li><a href=/a>News</a></li>"
        f'<li><a href=/b>Sport</a></li></ul><div class="{around}"><h1>{escape(title)}</h1><p>{escape(text)}</p></div>'
        "</body></html>"
    ).encode()


@pytest.mark.parametrize(("text", "why"), NOTICES)
def test_a_text_of_a_notices_words_is_refused(text: str, why: Why) -> None:
    found = clean_text(text)
    assert isinstance(found, Rejected)
    assert found.why is why


@pytest.mark.parametrize("text", STORIES)
def test_a_short_story_with_some_of_them_stays(text: str) -> None:
    found = clean_text(text)
    assert isinstance(found, Cleaned)
    assert found.text == text


def test_a_page_is_told_by_its_title_too() -> None:
    found = clean_html(page("Well, this is awkward", LOST))
    assert isinstance(found, Rejected)
    assert found.why is Why.ERROR_PAGE
    assert isinstance(clean_html(page("Hikers find no trace of the Wensley treasure map", LOST)), Cleaned)


def test_a_page_that_declares_a_day_is_a_story() -> None:
    day = '<meta property="article:published_time" content="2026-03-04T09:10:00Z">'
    assert isinstance(clean_html(page("Well, this is awkward", LOST, day)), Cleaned)


def test_markup_that_tells_of_an_error_counts() -> None:
    assert isinstance(clean_html(page("Offline for now", DOWN)), Cleaned)
    assert isinstance(clean_html(page("Offline for now", DOWN, around="error-404 content")), Rejected)


def test_an_outlet_may_keep_errors() -> None:
    rules = Rules(off=frozenset({Kind.ERROR_BANNER}))
    assert isinstance(clean_text(LOST, rules=rules), Cleaned)
    assert isinstance(clean_html(page("Well, this is awkward", LOST), rules=rules), Cleaned)


def test_a_notice_above_a_long_text_is_not_looked_for() -> None:
    story = "The mill by the weir turns again after eleven years, and its first flour was sold on Saturday. " * 8
    assert isinstance(clean_text(f"{LOST}\n{story}"), Cleaned)


@pytest.mark.parametrize("text", DATA["lines"]["stay"], ids=DATA["lines"]["lang"])
def test_a_line_that_opens_as_an_errors_and_tells_a_story_stays(text: str) -> None:
    found = clean_text(text)
    assert isinstance(found, Cleaned)
    assert found.text == text


def test_a_headline_that_opens_as_an_errors_heads_a_story() -> None:
    text = "Police in Leeds ask for help. The leaf was last seen on Sunday."
    assert isinstance(clean_html(page("Page not found: a poet's notebook shown in Leeds lacks a leaf", text)), Cleaned)
    assert isinstance(clean_html(page("Page not found", text)), Rejected)
    assert not notices.is_headline("Page not found - the link may be broken")
