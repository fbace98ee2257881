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
        ("en", ["Written by", "Ada Kemp", "Ada is our correspondent. Before that she worked in York.", "More by Ada Kemp"]),
        ("en", ["Meet the author", "Jonas Reed is a freelance journalist based in Bristol."]),
        ("en", ["Maya Lind", "Senior writer", "Maya covers housing for the Herald.", "Follow @mayalind"]),
        ("de", ["\u00dcber die Autorin", "Ada Kemp", "Ada Kemp leitet das Ressort Wissen.", "Alle Beitr\u00e4ge von Ada Kemp"]),
        ("fr", ["L'auteur", "Tom Asher", "Tom Asher \u00e9crit sur la rouille et vit \u00e0 Lyon.", "Voir tous ses articles"]),
        ("ko", ["\ud544\uc790 \uc18c\uac1c", "\ud1b0 \uc560\uc154", "20\ub144 \ub3d9\uc548 \ub2e4\ub9ac\uc5d0 \uad00\ud574 \ucc45 \uc138 \uad8c\uc744 \ud3b4\ub0c8\ub2e4."]),
    ],
)  # fmt: skip
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
                "Die Pl\u00e4ne hat Nora Feldt gezeichnet, und sie stehen seit elf Monaten in einem Schrank im Amt.",
                "Zur Person",
                "Nora Feldt lebt mit zwei Katzen und schreibt f\u00fcr den Kurier.",
            ],
            id="whom the story speaks of",
        ),
        pytest.param(
            [
                "Jonas Reed", "Baker", "Jonas writes the menu on a slate and lives above the shop.",
                "Tom Asher", "Ferryman", "Tom works on the river and is the author of a song about it.",
            ],
            id="several people",
        ),
    ],
)  # fmt: skip
def test_people_of_the_story_stay(lines: list[str]) -> None:
    assert kept(lines, "de" if "Zur Person" in lines else "en") == lines
