"""Callings beside a name or behind it, and headlines that speak of those who have one."""

import pytest

from cleaners.chrome import find
from cleaners.chrome.context import Context
from cleaners.lines import blocks

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TITLE = "Old bridge shut before regatta"


def gone(head: list[str]) -> list[str]:
    text = "\n".join([*head, ONE])
    cuts = find(blocks(text), Context(lang="en"), model=False)
    return [text[cut.start : cut.end] for cut in cuts]


@pytest.mark.parametrize(
    "line",
    [
        "Ina Roper Rural affairs correspondent",
        "Jade Merrow Showbiz Reporter",
        "Courier Staff Writer",
        "Rural affairs correspondent",
        "Business and Economics Editor",
        "Auteur: Jef Claes",
    ],
)
def test_callings_below_the_title(line: str) -> None:
    assert gone([TITLE, line]) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Death of a foreign correspondent",
        "The last political editor",
        "Mayor sues crime reporter",
        "Foreign correspondent dies at sea",
        "Auteur: nobody knows",
    ],
)
def test_headlines_about_callings_stay(line: str) -> None:
    assert not gone([TITLE, line])


@pytest.mark.parametrize("label", ["Artikel von", "Author of the article:", "Tekst"])
def test_a_name_below_a_label(label: str) -> None:
    assert gone([TITLE, label, "Nora Feldt"]) == [label, "Nora Feldt"]
    assert not gone([TITLE, "The bridge of", "Nora Feldt"])


def test_what_may_be_the_title_stays() -> None:
    assert not gone(["Night Editor"])
    assert not gone(["Night Editor", "Nora Feldt"])
