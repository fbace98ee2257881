"""A title that stands twice above a plain text, once with the paper's name."""

import pytest

from cleaners import chrome
from cleaners.chrome.context import Context
from cleaners.lines import blocks

TITLE = "Old bridge to close for eleven months"
STORY = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."


def gone(lines: list[str]) -> list[str]:
    """The lines that are cut because the title stands there too."""
    text = "\n".join([*lines, STORY])
    cuts = chrome.find(blocks(text), Context(lang="en"), model=False)
    return [text[cut.start : cut.end] for cut in cuts if cut.rule == "duplicate.title"]


@pytest.mark.parametrize(
    "said",
    [
        f"{TITLE} | Courier", f"{TITLE} \u2013 The Courier", f"{TITLE} - News - Courier", f"Courier | {TITLE}",
        f"{TITLE} \u00b7 Courier",
    ],
)  # fmt: skip
def test_a_title_with_the_paper_s_name_is_a_copy(said: str) -> None:
    assert gone([said, TITLE]) == gone([TITLE, said]) == [said]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([f"{TITLE} | Courier"], id="the only title"),
        pytest.param(["Old bridge - new bridge", "Old bridge"], id="a title of two words"),
        pytest.param([f"{TITLE} - and nobody knows how to cross the river until they are over", TITLE], id="no name"),
    ],
)
def test_other_lines_with_a_dash_stay(lines: list[str]) -> None:
    assert gone(lines) == []
