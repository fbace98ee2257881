"""Lines that break off go where another line goes on, and cost no more than others."""

import time

import pytest

from cleaners import spelling
from cleaners.repeats_broken import teasers

WHOLE = "The ferry to the outer islands will sail every hour from Monday, the port authority said on Thursday."


def gone(*lines: str) -> list[int]:
    """Numbers of the lines that break off."""
    return [number for number, _ in teasers([spelling.key(line) for line in lines], range(len(lines)))]


@pytest.mark.parametrize("end", ["...", "\u2026", " [...]", "... read more", " (\u2026) Read it now \u203a", "......"])
def test_a_teaser_goes(end: str) -> None:
    assert gone(WHOLE[:60] + end, WHOLE) == [0]


@pytest.mark.parametrize(
    "end", ["", "... and a man of whom they say more", "\u2026 abcdefghijklmnopqrstuvwxyzabcdefghi"]
)
def test_what_goes_on_behind_the_dots_is_no_teaser(end: str) -> None:
    assert gone(WHOLE[:60] + end, WHOLE) == []


@pytest.mark.parametrize("line", ["\u2026" * 30, "... " * 20, "a" * 45 + "\u2026" * 9, "...aaaaaaaaa" * 9 + "?!?"])
def test_lines_of_dots_are_read_in_little_time(line: str) -> None:
    lines = [f"{number} {line}" for number in range(40_000 // len(line))]
    best = 9.0
    for _ in range(3):
        start = time.process_time()
        gone(*lines)
        best = min(best, time.process_time() - start)
    assert best < 0.05  # seconds
