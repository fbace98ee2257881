"""Headlines of other stories in a row at the page's end, and lists of titles that are what the story is about."""

import pytest

from cleaners.chrome import find
from cleaners.chrome.context import Context
from cleaners.lines import blocks

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TWO = "It will open again when the bearings have come from the foundry in the north, perhaps in the spring."
THREE = "Nobody in the yard has seen the plans for the new one, and the mayor has lost the key to the drawer."
ROW = ["- How to Grease an Old Bridge", "- A Sailor's Guide to Fog", "- The Cook Who Hid in the Crane"]
BOOKS = ["- The Long Night of the Eel", "- Letters From a Dry Dock", "- My Father and the Tide"]


def gone(page: list[str]) -> list[str]:
    """The lines that are cut as headlines in a row."""
    text = "\n".join(page)
    cuts = find(blocks(text), Context(lang="en"), model=False)
    return [text[cut.start : cut.end] for cut in cuts if cut.rule == "related.headlines"]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        pytest.param(ROW, ROW, id="with bullets"),
        pytest.param([*ROW, "Subscribe to our newsletter"], ROW, id="above a prompt"),
        pytest.param(ROW[:2], [], id="two alone"),
        pytest.param(BOOKS, [], id="titles that promise nothing"),
        pytest.param(["Three chapters stand out:", *ROW], [], id="that a sentence announces"),
        pytest.param([*ROW, THREE], [], id="inside the story"),
        pytest.param([line.lower().replace("- h", "- H") for line in ROW], [], id="in small letters"),
        pytest.param([f"{line} | 3" for line in ROW], [], id="rows of a table"),
    ],
)
def test_headlines_in_a_row_at_the_end(behind: list[str], expected: list[str]) -> None:
    assert gone([ONE, TWO, *behind]) == expected


def test_a_long_list_is_what_the_page_is_about() -> None:
    assert len(gone([ONE, TWO, *(f"- How to Cross River Number {n}" for n in range(12))])) == 12
    assert not gone([ONE, TWO, *(f"- How to Cross River Number {n}" for n in range(13))])


def test_a_page_of_nothing_else_is_a_list() -> None:
    assert not gone(ROW)
    assert not gone([])
