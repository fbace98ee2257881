"""Lines that their marks give away: what goes, and what looks like it and stays."""

import pytest

from cleaners.chrome import find
from cleaners.chrome.context import Context
from cleaners.lines import blocks

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TWO = "It will open again when the bearings have come from the foundry in the north, perhaps in the spring."


def gone(page: list[str]) -> list[str]:
    """The lines that are cut, under a language whose phrases say nothing here."""
    text = "\n".join(page)
    cuts = find(blocks(text), Context(lang="ko"), model=False)
    return [text[cut.start : cut.end] for cut in cuts]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Home » Harbour » Bridges", id="breadcrumbs"),
        pytest.param("Startseite > Hafen > Brücken", id="German breadcrumbs"),
        pytest.param("首页 > 港口", id="Chinese breadcrumbs"),
        pytest.param("1.2k views", id="views in thousands"),
        pytest.param("3 likes 12 replies", id="two counters"),
        pytest.param("1.204 Aufrufe", id="a German counter"),
        pytest.param("00:00 / 05:32", id="a player's clock"),
        pytest.param("3 of 12", id="a picture of several"),
        pytest.param("#harbour #bridge", id="hashtags"),
        pytest.param("← Two new boats for the ferry", id="an arrow back"),
        pytest.param("Two new boats for the ferry →", id="an arrow onward"),
        pytest.param("« Older entries", id="a pair of marks alone"),
        pytest.param("WATCH: Two new boats for the ferry", id="a label in capitals"),
        pytest.param("LIRE AUSSI | Deux bateaux neufs", id="a French label in capitals"),
    ],
)
def test_marks_behind_the_story(line: str) -> None:
    assert gone([ONE, TWO, line]) == [line]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Home prices > wages", id="a sign in a heading"),
        pytest.param("« Le pont est vieux »", id="French quotes"),
        pytest.param("»Die Brücke ist alt«", id="German quotes"),
        pytest.param("#1 on the river", id="a number sign"),
        pytest.param("Watch: two new boats", id="a label in lower case"),
        pytest.param("12 bridges of Holt", id="a number in a heading"),
        pytest.param("WATCH TOWER 7", id="capitals without a colon"),
    ],
)
def test_what_only_looks_like_it_stays(line: str) -> None:
    assert not gone([ONE, line, TWO])


@pytest.mark.parametrize("line", ["1:0", "3 of 12", "Home > Harbour"])
def test_inside_the_story_numbers_and_signs_tell(line: str) -> None:
    assert not gone([ONE, line, TWO])


def test_a_title_keeps_its_capitals() -> None:
    assert not gone(["WATCH: the river rises", ONE, TWO])
