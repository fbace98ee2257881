"""Text broken to fit a width is running text when it comes again; verse and rows are said again on purpose."""

import textwrap

import pytest

from cleaners.lines import blocks
from cleaners.repeats import find

STORY = [
    "The ferry to the outer islands will sail every hour from Monday, the port authority said, and all of it is paid.",
    "A return ticket costs nine crowns, children travel free, and bicycles are taken where there is room for them.",
    "The old timetable had four sailings a day and was last changed in the spring of 1998, when the second boat came.",
]
VERSE = [
    "O carry me down to the river that runs by the mill at night",
    "and lay me to rest in the reeds where the heron keeps his watch",
    "the stars on the water are more than the coins in my pocket",
    "and no one will ask for the rent of a bed made of rushes.",
]
ROWS = [f"Line {number}: Holt {number}.10, Wexley {number}.25, Farlow {number}.45, Ashby" for number in range(5, 11)]


def gone(text: str) -> list[str]:
    """The lines that are cut as copies."""
    return [text[cut.start : cut.end] for cut in find(blocks(text))]


@pytest.mark.parametrize("width", [60, 72, 100])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_text_given_twice_goes_once(width: int, between: str) -> None:
    wrapped = between.join(textwrap.fill(line, width) for line in STORY)
    assert gone(f"{wrapped}\n\n{wrapped}") == wrapped.replace("\n\n", "\n").split("\n")


def test_a_language_without_blanks() -> None:
    told = "青河市议会周二晚间决定不拆除建于一九三五年的老火车站而是用两年时间进行修缮改建为铁路博物馆。" * 3
    wrapped = "\n".join(textwrap.wrap(told, 30))
    assert len(gone(f"{wrapped}\n\n{wrapped}")) == wrapped.count("\n") + 1


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(VERSE, id="verse"),
        pytest.param([line.capitalize() for line in VERSE], id="verse with capitals"),
        pytest.param(ROWS, id="rows"),
    ],
)
def test_what_is_said_again_on_purpose_stays(lines: list[str]) -> None:
    said = "\n".join(lines)
    told = "\n".join(line[:60] for line in STORY)
    assert not gone(f"{told}\n{said}\n{STORY[0]}\n{said}")
