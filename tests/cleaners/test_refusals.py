"""What servers say instead of a page goes above a text, and is what a text is that says nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import refusals, spelling
from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned, Rejected, Why
from cleaners.kinds import Kind
from cleaners.lines import blocks
from cleaners.rules import Rules

STORY = (
    "The mill by the weir turns again after eleven years, and its first flour was sold on Saturday.\n"
    "Two hundred people came to see it, and the miller sold every sack before the church bell rang at ten."
)
DATA = Path(__file__).parents[1] / "data" / "refusals"


def texts(name: str) -> list[str]:
    return (DATA / f"{name}.txt").read_text("utf-8").rstrip().split("\n\n")


@pytest.mark.parametrize("banner", texts("banners"))
def test_what_a_server_says_goes_above_a_story(banner: str) -> None:
    found = clean_text(f"{banner}\n{STORY}")
    assert isinstance(found, Cleaned)
    assert found.text == STORY


@pytest.mark.parametrize("banner", [*texts("banners"), *texts("guards")])
def test_and_is_a_refusal_where_there_is_nothing_else(banner: str) -> None:
    found = clean_text(banner)
    assert isinstance(found, Rejected)
    assert found.why in {Why.ERROR_PAGE, Why.CHALLENGE}


@pytest.mark.parametrize("story", texts("stories"))
def test_a_story_about_such_a_page_stays_whole(story: str) -> None:
    found = clean_text(story)
    assert isinstance(found, Cleaned)
    assert found.text == story


def test_a_page_that_says_so_is_refused_for_it() -> None:
    page = "<html><title>403</title><h1>403 Förbjudet</h1><p>Du har inte behörighet att visa den här sidan.</p></html>"
    found = clean_html(page.encode())
    assert isinstance(found, Rejected)
    assert found.why is Why.ERROR_PAGE


def test_a_storys_page_loses_what_stands_above_the_story() -> None:
    banner = "<p>Zugriff verweigert</p><p>Ihre Anfrage wurde von unserem Sicherheitssystem blockiert.</p>"
    text = "".join(f"<p>{line}</p>" for line in STORY.split("\n") * 2)
    found = clean_html(f"<html lang=de><title>The mill</title><h1>The mill</h1>{banner}{text}</html>".encode())
    assert isinstance(found, Cleaned)
    assert "Sicherheitssystem" not in found.text


def test_an_outlet_may_keep_them() -> None:
    banner = "Fel 403: Åtkomst nekad. Du har inte behörighet att se denna sida."
    found = clean_text(f"{banner}\n{STORY}", rules=Rules(off=frozenset({Kind.ERROR_BANNER})))
    assert isinstance(found, Cleaned)
    assert found.text.startswith(banner)


def test_only_what_may_be_one_is_looked_at() -> None:
    assert refusals.hinted(["The mill turns", "Error 403"])
    assert refusals.hinted(["Access denied"])
    assert all(
        refusals.hinted([each])
        for each in ("ACCESS  DENIED!", '"Access denied"', "\u00adAccess\xa0denied", "Acc\u00adess denied")
    )
    assert not refusals.hinted(["The mill turns", "It has 12 rooms"])
    assert refusals.refused(blocks(STORY)) is None
    assert refusals.told_of(blocks(STORY), ()) == frozenset()


LINES = [line for name in ("banners", "guards", "stories") for text in texts(name) for line in text.split("\n")]
PIECES = ("Forbidden", "404", "error 403", "禁止", "phpinfo()", "this page is blocked", "Ray ID: 8a1b2c3d", "")
said = st.lists(st.sampled_from((*LINES, *PIECES)) | st.text(max_size=9), max_size=4)


@given(said, st.sampled_from([" ", ". ", " - ", " | ", "| ", "。", "• ", ": "]))
def test_no_line_that_refuses_is_passed_over(parts: list[str], seam: str) -> None:
    key = spelling.key(seam.join(("", *parts)))
    if refusals._Said().takes(key, first=True):  # noqa: SLF001 - what the quick look must not miss
        assert refusals._may_be_taken(key)  # noqa: SLF001 - as above
