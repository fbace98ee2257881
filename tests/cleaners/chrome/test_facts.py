"""Boxes of facts about a book, a film or a letter, and the rows that say who made a page."""

import pytest

from cleaners import chrome
from cleaners.chrome.context import Context
from cleaners.lines import blocks

STORY = "The novel begins with a key under a mat and ends with a house on fire, and in between almost nothing happens."
BOOK = ["Title: Small Rooms", "Author: Ada Kemp", "Publisher: Lantern", "Pages: 288", "Price: 16.99"]
FILM = ["Regie: Ada Kemp", "Buch: Tom Asher", "Kamera: Nora Feldt", "Länge: 104 Minuten", "Start: 13. März 2031"]
LIVRE = ["Titre : Petites chambres", "Auteur : Ada Kemp", "Éditeur : La Lanterne", "Pages : 288", "Prix : 21 euros"]
LETTER = ["From: Talbot", "To: Kerr", "Subject: Bridge", "Date: 3 June 2031"]


def gone(page: list[str], lang: str = "en") -> list[str]:
    text = "\n".join(page)
    return [text[cut.start : cut.end] for cut in chrome.find(blocks(text), Context(lang=lang), model=False)]


@pytest.mark.parametrize(
    ("page", "lang"),
    [
        pytest.param([*BOOK, STORY], "en", id="a book above its review"),
        pytest.param([STORY, *FILM], "de", id="a film below it"),
        pytest.param([STORY, *LIVRE], "fr", id="blanks before colons"),
        pytest.param([STORY, *LETTER, "Have you read page three?", STORY[4:]], "en", id="a letter"),
    ],
)
def test_a_box_of_facts_is_the_story_s(page: list[str], lang: str) -> None:
    assert not gone(page, lang)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(["Author: Ada Kemp", "Published: 3 June 2031", "Place: Hull", STORY], [0, 1], id="a byline"),
        pytest.param([STORY, *BOOK, "Written by Ada Kemp"], [6], id="a byline below"),
        pytest.param(["By Ada Kemp", "Author: Ada Kemp", *BOOK[2:], "Weight: 300", STORY], [0, 1], id="one above"),
        pytest.param([STORY, "Author: Ada Kemp", "Editor: Tom Asher", "Layout: Jo Lum"], [1, 2, 3], id="who made it"),
    ],
)
def test_who_wrote_it_goes(page: list[str], expected: list[int]) -> None:
    assert set(gone(page)) <= {page[number] for number in expected}
    assert page[expected[0]] in gone(page)


def test_a_word_with_a_full_stop_below_a_question_is_its_answer() -> None:
    page = ["Votre mot préféré ?", "Partager.", "Votre bruit préféré ?", "La pluie.", "Votre devise ?", "Plus tard."]
    assert not gone(page, "fr")
    assert gone(["Votre mot préféré ?", "Partager", *page[2:]], "fr") == ["Partager"]
