"""Pages that do nothing but ask for consent are refused; what tells of them, or explains them, stays."""

import tomllib
from pathlib import Path

import pytest

from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned, Rejected, Why
from cleaners.consent_asks import evidence, is_headline

PAGES = tomllib.loads((Path(__file__).parents[1] / "data" / "consent.toml").read_text("utf-8"))


def page(lang: str, title: str, body: str, head: str = "") -> Cleaned | Rejected:
    """A page as any site makes it; the walls of well-known publishers have no more to them."""
    shown = f'<html lang="{lang}"><head><title>{title}</title>{head}</head><body>{body}</body></html>'
    return clean_html(shown.encode(), url="https://news.example/a")


@pytest.mark.parametrize("shown", PAGES["wall"].values(), ids=PAGES["wall"])
def test_what_only_asks_is_a_wall(shown: dict[str, str]) -> None:
    found = page(**shown)
    assert isinstance(found, Rejected)
    assert found.why is Why.CONSENT_WALL


@pytest.mark.parametrize("shown", PAGES["story"].values(), ids=PAGES["story"])
def test_what_tells_of_consent_stays(shown: dict[str, str]) -> None:
    assert isinstance(page(**shown), Cleaned)


ASKING = (
    "We and our 842 partners use cookies to process personal data."
    ' If you choose "Accept", we store more on your device.'
)


def test_a_page_that_declares_its_day_is_a_story() -> None:
    dated = '<meta property="article:published_time" content="2026-03-12T06:00:00Z">'
    assert isinstance(page(**PAGES["wall"]["tcf-en-h1-is-title"], head=dated), Cleaned)


def test_a_wall_has_something_to_click() -> None:
    assert evidence(ASKING, ["accept all"], ["gazette"], under_a_headline=False)
    assert not evidence(ASKING, [], ["gazette"], under_a_headline=False)


def test_a_policy_is_none() -> None:
    assert not evidence(ASKING, ["accept all"], ["cookie policy - gazette"], under_a_headline=False)


def test_another_story_behind_it_is_kept() -> None:
    mill = (
        "The mill by the weir turns again after eleven years, and two hundred people came to see it on Saturday at ten."
    )
    assert not evidence(f"{ASKING}\n{mill} It was cold.", ["accept all"], ["gazette"], under_a_headline=False)


def test_how_many_words_a_headline_has() -> None:
    assert is_headline("council stops rebuilding the station")
    assert not is_headline("your privacy matters")
    assert not is_headline("how we and our partners use your data")


@pytest.mark.parametrize("shown", PAGES["story"].values(), ids=PAGES["story"])
def test_what_tells_of_consent_stays_as_plain_text(shown: dict[str, str]) -> None:
    found = clean_text(page(**shown).raw_text, lang=shown["lang"])
    assert not isinstance(found, Rejected) or found.why is not Why.CONSENT_WALL


@pytest.mark.parametrize("title", ["We value your privacy", "Before you continue to the Gazette", ""])
def test_a_plain_text_that_only_asks_is_a_wall(title: str) -> None:
    asks = "With your permission we and our partners may use precise geolocation data of your device."
    found = clean_text(f"{title}\n{ASKING}\n{asks}\nMore options\nAccept all", lang="en")
    assert isinstance(found, Rejected)
    assert found.why is Why.CONSENT_WALL


def test_a_story_below_a_plain_text_s_banner_stays() -> None:
    fined = (
        "A court fined two news sites on Tuesday because visitors had to click six times before they could refuse"
        " their cookies."
    )
    assert isinstance(
        clean_text(f"Court fines two news sites\n{ASKING}\nAccept all\n{fined}\n{fined[:-1]} at all.", lang="en"),
        Cleaned,
    )
