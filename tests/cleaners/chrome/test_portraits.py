"""Who wrote it, in the third person: what goes behind a story, and portraits that are the story."""

import time
import unicodedata
from typing import Literal

import pytest

from cleaners.chrome import find
from cleaners.chrome.context import Context
from cleaners.lines import blocks

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TWO = "It will open again when the bearings have come from the foundry in the north, perhaps in the spring."
BIO = "Nora van Feldt is an engineer and the author of three books about harbours and their cranes."
MORE = "She lives in Holt with two cats and a barometer that has not moved since the winter of the great frost."
PHYSICIAN = "Nora van Feldt is a physician at the port of Holt, where she has looked after cooks for thirty years."
CHAIRS = (
    "Best Value Office Chair For Back Pain: Holt Sail",
    "Best Office Chair For Back And Hip Pain: Tarn Branch Chair",
    "Best Office Chair For Back Pain And Heavy Weight: Tarn Gesture",
    "Best Office Chair For Lower Back Pain: Tarn Leather Executive Chair With Headrest",
    "The right chair protects your back and supports your spine. If you are not sure which is right, ask a doctor.",
)
GERMAN = "Nora Feldt (*1971) ist Redakteurin im Ressort Hafen und schreibt seit zehn Jahren über Brücken und Kräne."


def gone(page: list[str], lang: str = "en") -> list[str]:
    """The lines that are cut as a portrait."""
    text = "\n".join(page)
    cuts = find(blocks(text), Context(lang=lang), model=False)
    return [text[cut.start : cut.end] for cut in cuts if cut.rule == "author_bio.portrait"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param([ONE, TWO, BIO], [BIO], id="a portrait"),
        pytest.param([ONE, TWO, BIO, MORE], [BIO, MORE], id="that goes on with a pronoun"),
        pytest.param([ONE, TWO, PHYSICIAN], [PHYSICIAN], id="of a physician"),
        pytest.param([ONE, TWO, "Nora van Feldt", BIO], ["Nora van Feldt", BIO], id="below the name"),
        pytest.param([ONE, TWO, "Harbour engineer", BIO], ["Harbour engineer", BIO], id="below a calling"),
        pytest.param([ONE, TWO, BIO, "Share this article"], [BIO], id="above other chrome"),
        pytest.param(["By Nora van Feldt", ONE, TWO, BIO], [BIO], id="of whom the byline speaks"),
        pytest.param([ONE, f"{TWO[:-1]}, van Feldt said.", BIO], [], id="of whom the story speaks"),
        pytest.param([ONE, BIO, TWO], [], id="inside the story"),
        pytest.param([ONE, TWO, "The Old Bridge is a crane bridge, the longest north of Holt."], [], id="thing"),
        pytest.param([BIO, MORE], [], id="nothing but a portrait"),
        pytest.param([ONE, TWO, *CHAIRS], [], id="a list of chairs"),
    ],
)  # fmt: skip
def test_a_portrait_behind_the_story(page: list[str], expected: list[str]) -> None:
    assert gone(page) == expected


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        pytest.param("Ada Brook is a reporter at the Tarn Post.", True, id="en"),
        pytest.param("Ada Brook is the Post's senior correspondent for the coast.", True, id="whose paper"),
        pytest.param("Ada Brook ist Redakteurin beim Küstenboten.", True, id="de"),
        pytest.param("Ada Brook est journaliste au Courrier du Port.", True, id="fr"),
        pytest.param("Ada Brook är reporter på Kustbladet.", True, id="sv"),
        pytest.param("Ada Brook er journalist ved Kystposten.", True, id="da"),
        pytest.param("Ada Brook is a writer, they said.", False, id="of no paper"),
        pytest.param("Ada Brook is late for work again.", False, id="no calling"),
        pytest.param("The Old Reporter is a pub at the harbour.", False, id="a pub"),
    ],
)
def test_one_short_sentence_is_enough_with_a_calling_and_a_paper(line: str, *, goes: bool) -> None:
    assert gone([ONE, TWO, line]) == ([line] if goes else [])


def test_a_name_above_tells_whom_a_first_name_means() -> None:
    name, calling = "Ada Holt", "Enterprise Sales Executive"
    told = "Ada joined the port in spring and has helped the pilots of three towns to tie up their boats ever since."
    assert gone([ONE, TWO, name, calling, told]) == [name, calling, told]
    assert not gone([ONE, TWO, "The old bridge", calling, told])


def test_a_row_of_portraits_is_the_story() -> None:
    row = [BIO.replace("Nora van Feldt", name) for name in ("Ada Holt", "Jan Reed", "Ines Brand")]
    assert not gone(["Three who write about harbours", ONE, *row])


def test_a_portrait_in_german() -> None:
    assert gone([ONE, TWO, GERMAN], "de") == [GERMAN]


@pytest.mark.parametrize(
    "thing",
    [
        pytest.param(
            "Die Hafen-Verwaltung ist derzeit nicht gut auf den Direktor zu sprechen, sagt ein Lotse.", id="de"
        ),
        pytest.param(
            "The Harbour Board is not on good terms with the director of the railways, a pilot said.", id="en"
        ),
        pytest.param(
            "La Compagnie est en mauvais termes avec le directeur des chemins de fer, dit un pilote.", id="fr"
        ),
    ],
)
def test_what_opens_with_an_article_presents_nobody(thing: str) -> None:
    assert not gone([ONE, TWO, thing, f"{thing[:3]} {TWO}"], "")


def test_a_row_of_stars_presents_nobody() -> None:
    assert not gone([ONE, TWO, f"{'*' * 400} {BIO}"])


def test_no_line_keeps_it_busy() -> None:
    worst = ["Aa " * 400, "A" * 1_200, "Aa Bb (" * 150, "Aa Bb, Cc, Dd, Ee, " * 60, "reporter-" * 120]
    begun = time.process_time()
    for text in worst:
        gone([ONE, TWO, text])
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["Nora \u010cerven\u00e1", "Nora \u00c5berg", "\u017daneta \u010cerven\u00e1"])
def test_a_name_may_be_written_in_pieces(name: str, form: Literal["NFC", "NFD"]) -> None:
    bio = unicodedata.normalize(form, BIO.replace("Nora van Feldt", name))
    assert [cut.rule for cut in find(blocks(f"{ONE}\n{TWO}\n{bio}"), Context(lang="en"), model=False)] == [
        "author_bio.portrait"
    ]
