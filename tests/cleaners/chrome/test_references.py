"""Reference lists go, and what only looks like one stays."""

import pytest

from cleaners import chrome
from cleaners.chrome.context import Context
from cleaners.kinds import Kind
from cleaners.lines import blocks

ONE = "Crows in a Danish aviary hid more food on evenings before storms than on other evenings, the team found."
TWO = "The study has limits: it had eleven birds, and all of them were raised by hand, as its authors say."
CITED = [
    "1. Holm, D. et al. Cache size and pressure in corvids. J. Avian Cogn. 12, 44-58 (2026).",
    "2. Rasmussen, K. & Vang, P. Storm senses. Bird Stud. 88, 1-9 (2021).",
    "https://doi.org/10.1234/jac.2026.044",
]


def gone(page: list[str], lang: str = "") -> dict[str, str]:
    text = "\n".join(page)
    cuts = chrome.find(blocks(text), Context(lang=lang), model=False)
    return {text[cut.start : cut.end]: cut.rule for cut in cuts}


@pytest.mark.parametrize(
    "heading",
    [
        "References",
        "REFERENCES:",
        "Quellen",
        "Références",
        "Referencias",
        "Źródła",
        "Литература",
        "参考文献",
        "المراجع",
    ],
)
def test_a_list_under_its_heading_goes(heading: str) -> None:
    assert gone([ONE, TWO, heading, *CITED]) == dict.fromkeys([heading, *CITED], "references.list")


def test_it_ends_with_the_last_reference() -> None:
    assert set(gone([ONE, "References", *CITED, TWO])) == {"References", *CITED}


def test_references_can_be_left_in() -> None:
    text = "\n".join([ONE, TWO, "References", *CITED])
    assert not chrome.find(blocks(text), Context(off=frozenset({Kind.REFERENCES})), model=False)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param([ONE, "References", TWO], id="a heading of the story"),
        pytest.param([ONE, "Sources", "The county paid in 1998 for a bridge of 41 metres.", TWO], id="a year"),
        pytest.param([ONE, "Notes", "“Holm, D. et al. (2019), 44-58” is her favourite.", TWO], id="a quoted one"),
        pytest.param(["References", *CITED, ONE, TWO], id="above the story"),
        pytest.param([ONE, "Quellen", "Die Quelle am Platz ist seit 2019 trocken, 41 Meter tief.", TWO], id="water"),
    ],
)  # fmt: skip
def test_what_is_told_stays(page: list[str]) -> None:
    assert not gone(page)
