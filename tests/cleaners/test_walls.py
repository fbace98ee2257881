"""What a wall costs and who has paid already goes with it; what a story tells of prices stays."""

from pathlib import Path

import pytest

from cleaners import demands, walls
from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned, Rejected, Why
from cleaners.kinds import Kind
from cleaners.lines import blocks
from cleaners.rules import Rules

LEAD = "The mill by the weir turns again after eleven years, and its first flour was sold on Saturday at the market."
STORY = f"{LEAD}\nTwo hundred people came to see it, and the miller sold every sack before the church bell rang at ten."
BROKEN = "The mill by the weir turns again after eleven years, and its first flour was…"
# A language, and below it what stands behind a text.
WALLS = [
    wall.split("\n", maxsplit=1)
    for wall in (Path(__file__).parents[1] / "data" / "walls.txt").read_text("utf-8").rstrip().split("\n\n")
]
FREE = (
    "A day in the mill costs 4 euros, and a week 20.",
    "Readers who want to keep reading the parish magazine have to subscribe from May on.",
    "Already a member of the mill club? Ask the miller for the key.",
)


@pytest.mark.parametrize(("lang", "wall"), WALLS)
def test_a_stub_is_one_with_all_its_offers(lang: str, wall: str) -> None:
    found = clean_text(f"{BROKEN}\n{wall}", lang=lang)
    assert isinstance(found, Rejected)
    assert found.why is Why.PAYWALL_STUB


@pytest.mark.parametrize(("lang", "wall"), WALLS)
def test_a_wall_alone_is_no_story(lang: str, wall: str) -> None:
    found = clean_text(wall, lang=lang)
    assert isinstance(found, Rejected)
    assert found.why is Why.PAYWALL_STUB


@pytest.mark.parametrize(("lang", "wall"), WALLS)
def test_behind_a_whole_text_all_of_it_goes(lang: str, wall: str) -> None:
    found = clean_text(f"{STORY}\n{wall}", lang=lang)
    assert isinstance(found, Cleaned)
    assert found.text == STORY


@pytest.mark.parametrize("said", FREE)
def test_a_story_may_end_with_prices(said: str) -> None:
    found = clean_text(f"{STORY}\n{said}", lang="en")
    assert isinstance(found, Cleaned)
    assert found.text == f"{STORY}\n{said}"


def test_a_sentence_with_a_price_behind_a_wall_amid_a_text_stays() -> None:
    said = "The mill asks 2 euros for a trial of its bread, and 40 for a year's flour."
    text = f"{STORY}\nSubscribe to continue reading\n{said}\n{STORY.replace('Saturday', 'Sunday')}"
    found = clean_text(text, lang="en")
    assert isinstance(found, Cleaned)
    assert said in found.text


def test_a_pages_offers_go_too() -> None:
    wall = "<p>Weiterlesen mit Tagblatt Plus</p><p>Jetzt 4 Wochen für 1 Euro testen</p>"
    html = f"<html lang=de><title>The mill</title><article><h1>The mill</h1><p>{BROKEN}</p>{wall}</article></html>"
    found = clean_html(html.encode())
    assert isinstance(found, Rejected)
    assert found.why is Why.PAYWALL_STUB


def test_an_outlet_may_keep_them() -> None:
    lines = blocks(WALLS[0][1])
    assert walls.find(WALLS[0][1], lines, ())
    assert not walls.find(WALLS[0][1], lines, (), Rules(off=frozenset({Kind.SUBSCRIBE_PAYWALL})).off)
    assert not walls.find("", (), ())


def test_what_sells() -> None:
    assert demands.sells("Jetzt 4 Wochen für 1 Euro testen")
    assert demands.prices("Cancel anytime")
    assert not demands.prices("Already a subscriber? Log in")
    assert not demands.sells("A ticket costs 4 euros")
    assert not demands.sells("Sign up for a free trial of our newsletter")
