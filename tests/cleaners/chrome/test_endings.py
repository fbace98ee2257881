"""Marks that end a copy, and initials below its last sentence."""

import pytest

from cleaners.chrome import find
from cleaners.chrome.context import Context
from cleaners.lines import blocks

RULES = {"other.end_mark", "byline_date.initials"}
STORY = [
    "The harbour master closed the old bridge on Friday, two days before the regatta, the council said.",
    "It will open again when the bearings have come from the foundry in the north, perhaps in the spring.",
]


def gone(page: list[str]) -> list[str]:
    text = "\n".join(page)
    cuts = find(blocks(text), Context(lang="en"), model=False)
    return [text[cut.start : cut.end] for cut in cuts if cut.rule in RULES]


@pytest.mark.parametrize(
    "line",
    [
        "###",
        "# # #",
        "-30-",
        "\u2013 30 \u2013",
        "\u25a0",
        "(jd)",
        "(JD)",
        "jd/kr",
        "[hb/tr]",
        "nf/jd/kr",
        "(m\u00fc, kr)",
    ],
)
def test_what_closes_a_copy_goes(line: str) -> None:
    assert gone([*STORY, line]) == [line]


def test_a_mark_goes_below_other_lines_too() -> None:
    assert gone([*STORY, "Share this article", "###"]) == ["###"]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param([STORY[0], "###", STORY[1]], id="a mark between sentences"),
        pytest.param([STORY[0], "(jd)", STORY[1]], id="initials between sentences"),
        pytest.param([*STORY, "Winds", "km/h"], id="below a label"),
        pytest.param([*STORY, "n/a"], id="a value"),
        pytest.param([*STORY, "jd"], id="letters alone"),
        pytest.param([*STORY, "Yes/no"], id="in small and large letters"),
        pytest.param([*STORY, "(perhaps)"], id="a word"),
        pytest.param(["(jd)", *STORY], id="above the story"),
        pytest.param(["###"], id="nothing else"),
    ],
)
def test_what_only_looks_so_stays(page: list[str]) -> None:
    assert not gone(page)
