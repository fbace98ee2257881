"""Boxes about an author amid a plain text, and people whom the story itself presents."""

import pytest

from cleaners import chrome
from cleaners.chrome.context import Context
from cleaners.lines import blocks

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TWO = "It will open again when the bearings have come from the foundry in the north, perhaps in the spring."


def kept(lines: list[str], lang: str = "en") -> list[str]:
    """The lines that the rules leave of some between two paragraphs."""
    said = blocks("\n".join([ONE, *lines, TWO]))
    cuts = {cut.start for cut in chrome.find(said, Context(lang=lang), model=False)}
    return [block.text for block in said if block.start not in cuts][1:-1]


@pytest.mark.parametrize(
    ("lang", "box"),
    [
        (
            "en",
            ["Written by", "Ada Kemp", "Ada is our correspondent. Before that she worked in York.", "More by Ada Kemp"],
        ),
        ("en", ["Meet the author", "Jonas Reed is a freelance journalist based in Bristol."]),
        ("en", ["Maya Lind", "Senior writer", "Maya covers housing for the Herald.", "Follow @mayalind"]),
        ("de", ["Über die Autorin", "Ada Kemp", "Ada Kemp leitet das Ressort Wissen.", "Alle Beiträge von Ada Kemp"]),
        ("fr", ["L'auteur", "Tom Asher", "Tom Asher écrit sur la rouille et vit à Lyon.", "Voir tous ses articles"]),
        ("ko", ["필자 소개", "톰 애셔", "20년 동안 다리에 관해 책 세 권을 펴냈다."]),
    ],
)
def test_a_box_about_an_author_goes(lang: str, box: list[str]) -> None:
    assert kept(box, lang) == []


def test_how_to_reach_who_is_presented() -> None:
    box = ["Ada Kemp is a senior editor at the Courier and the author of a book on rust.", "Follow Ada Kemp on Twitter"]
    assert kept(box) == []


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            [
                "Die Pläne hat Nora Feldt gezeichnet, und sie stehen seit elf Monaten in einem Schrank im Amt.",
                "Zur Person",
                "Nora Feldt lebt mit zwei Katzen und schreibt für den Kurier.",
            ],
            id="whom the story speaks of",
        ),
        pytest.param(
            [
                "Jonas Reed",
                "Baker",
                "Jonas writes the menu on a slate and lives above the shop.",
                "Tom Asher",
                "Ferryman",
                "Tom works on the river and is the author of a song about it.",
            ],
            id="several people",
        ),
    ],
)
def test_people_of_the_story_stay(lines: list[str]) -> None:
    assert kept(lines, "de" if "Zur Person" in lines else "en") == lines
