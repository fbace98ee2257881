"""Teasers behind the story: headlines with texts that break off, and endings that only look like them."""

import pytest

from cleaners.chrome import find
from cleaners.chrome.context import Context
from cleaners.lines import blocks

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TWO = "It will open again when the bearings have come from the foundry in the north, perhaps in the spring."
HEADLINES = ("Ferry gets two new boats", "Why the tram is late again", "The tower and its cafe")
DATE = "3 May 2031"
BROKEN = (
    "The shipyard in the north has laid down two boats that will sail without a drop of oil from next year on…",
    "Rails bend in summer and points freeze in winter. The tram has known it for a hundred years and now it is w",
)

SOURCES = [f"{n}. A Board. Report on bridges, https://example.org/{n}/bridges-and-what-they-bear" for n in (1, 2, 3)]

LINE_UPS = [
    "Gols: Lobato (12), Tinoco (33 e 51) e Fred (93)",
    "SERRA: Ivo; Dudu, Mauro, Caju e Léo; Nando, Fred e Rui; Tinoco, Bento (Gil) e Zeca. Técnico: Aroldo Pires",
    "MAR AZUL: Téo; Ary, Beto, Olavo e Jair; Lobato, Quim e Davi; Ney, Rosa e Tito. Técnico: Paulo Sá",
]


def gone(page: list[str]) -> list[str]:
    """The lines that are cut as teasers or as the headlines around them."""
    text = "\n".join(page)
    cuts = find(blocks(text), Context(lang="en"), model=False)
    return [text[cut.start : cut.end] for cut in cuts if cut.rule in {"related.teasers", "related.run"}]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        pytest.param([HEADLINES[0], BROKEN[0], HEADLINES[1], BROKEN[1]], 4, id="two teasers"),
        pytest.param([HEADLINES[0], BROKEN[0], HEADLINES[1], BROKEN[1], HEADLINES[2]], 5, id="and a headline more"),
        pytest.param([HEADLINES[0], DATE, BROKEN[0], HEADLINES[1], BROKEN[1]], 4, id="with a date"),
        pytest.param([HEADLINES[0], BROKEN[0]], 0, id="one alone"),
        pytest.param(SOURCES, 0, id="sources"),
        pytest.param([HEADLINES[0], BROKEN[0], HEADLINES[1], BROKEN[1], ONE.replace("Fri", "Mon")], 0, id="inside"),
        pytest.param([f"- {BROKEN[0]}", f"- {BROKEN[1]}"], 0, id="items of a list"),
    ],
)  # fmt: skip
def test_teasers_at_the_end(behind: list[str], expected: int) -> None:
    found = gone([ONE, TWO, *behind])
    assert found == [line for line in behind if line != DATE][:expected]


def test_line_ups_are_no_beginnings_of_texts() -> None:
    text = "\n".join([ONE, TWO, "SERRA 3 X 1 MAR AZUL", "Público: 22.104 pagantes", *LINE_UPS])
    assert "related.teasers" not in {cut.rule for cut in find(blocks(text), Context(lang="pt"), model=False)}


SHORT = ["What eels eat in winter", "The oldest crane of the port"]
CUT = [
    f"{ONE[:-1]}, and the eels that live below it have not been told yet, for nobody knows how to say it to th",
    f"{TWO[:-1]}, or not at all, if the foundry finds that it has no more of the old iron to pour them fro",
]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        pytest.param([SHORT[0], CUT[0], SHORT[1], CUT[1]], 4, id="cut at the same place"),
        pytest.param([SHORT[0], CUT[0], SHORT[1], f"{CUT[1]} north to the yards and the next day"], 0, id="elsewhere"),
        pytest.param([f"{CUT[0]} and", CUT[0], f"{CUT[1]} and", CUT[1]], 0, id="below lines as long"),
        pytest.param([SHORT[0], CUT[0].title(), SHORT[1], CUT[1].title()], 0, id="titles in capitals"),
        pytest.param([SHORT[0], f"{CUT[0]} | 3 a", SHORT[1], f"{CUT[1]} | 4 a"], 0, id="rows of a table"),
    ],
)
def test_texts_without_a_full_stop_break_off_at_one_place(behind: list[str], expected: int) -> None:
    text = "\n".join([ONE, TWO, *behind])
    cuts = [cut for cut in find(blocks(text), Context(lang="en"), model=False) if cut.rule == "related.teasers"]
    assert len(cuts) == expected
