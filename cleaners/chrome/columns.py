"""Tables and lists of days in plain text, where no element says so: lines at one distance, or one below the other."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cleaners.chrome.phrases import Phrase
    from cleaners.chrome.reading import Line

_LEAST: Final = 3  # days; who wrote a story says when it was written and when it was changed
_ITEMS: Final = 2  # below a colon
_GAP: Final = 4  # characters between two lines: line ends, and no line that another spotter has taken out
_FURTHEST: Final = 6  # lines from one day to the next
_CELL: Final = 40  # weight; headlines of other stories are longer
_NAME: Final = 20  # weight of a column's
_CLOCK: Final = re.compile(r"\d{1,2}[:.h]\d\d(?: ?(?:uhr|h|am|pm))?")
_DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?![\d:])")  # an archive lists months
_CELLS: Final = re.compile(r"[|\t]|\d[:.]\d\d\b")  # a day's line has more than the day
_COLONS: Final = (":", "\uff1a")

Counted = Sequence["Phrase | None"]


def columns(lines: Sequence["Line"], dated: Sequence[int], counted: Counted, span: tuple[int, int]) -> Iterator[int]:
    """The numbers of the lines that are rows or items of what the story tells.

    Args:
        lines: of the page.
        dated: the numbers of those that may be days or times.
        counted: for each line the phrase that counts where it stands.
        span: the first line of prose, and the line behind the last.
    """
    head, tail = span
    free = [number for number in dated if number > head and counted[number] is None]
    if len(free) < _ITEMS:
        return
    for run in _runs(lines, free):
        if _are_items(lines, counted, run):
            yield from run
    days = [number for number in free if _is_day(lines[number])]
    if len(days) < _LEAST:
        return
    for first, last, step in _strides(days):
        rows = range(first, min(last + step, len(lines)))
        if _is_table(lines, counted, rows, step, amid=rows[-1] < tail):
            yield from rows
            if _is_header(lines, counted, above := range(first - step, first)):
                yield from above


def _runs(lines: Sequence["Line"], numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Those that stand right below one another."""
    start = 0
    for end in range(1, len(numbers) + 1):
        if end < len(numbers) and numbers[end] == numbers[end - 1] + 1 and _touch(lines, numbers[end]):
            continue
        if end - start >= _ITEMS:
            yield numbers[start:end]
        start = end


def _touch(lines: Sequence["Line"], number: int) -> bool:
    """Whether nothing has been taken out above a line."""
    return lines[number].block.start - lines[number - 1].block.end <= _GAP


def _are_items(lines: Sequence["Line"], counted: Counted, run: Sequence[int]) -> bool:
    """Whether days and times in a row are announced, or are as many as nobody says of a story."""
    above = run[0] - 1
    if counted[above] is None and lines[above].shown.rstrip().endswith(_COLONS) and _touch(lines, run[0]):
        return True
    return sum(_is_day(lines[number]) for number in run) >= _LEAST


def _is_day(line: "Line") -> bool:
    return _DAY.search(line.bare) is not None and not _CLOCK.fullmatch(line.bare)


def _strides(days: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The first and the last of three days or more that stand as far from one another, and how far that is."""
    start = 0
    steps = [after - before for before, after in pairwise(days)]
    for end in range(1, len(steps) + 1):
        if end < len(steps) and steps[end] == steps[start]:
            continue
        if end - start >= _LEAST - 1 and 1 < steps[start] <= _FURTHEST:
            yield days[start], days[end], steps[start]
        start = end


def _is_header(lines: Sequence["Line"], counted: Counted, above: range) -> bool:
    """Whether a sentence stands above as many short lines as a row has cells."""
    if above.start < 1 or not lines[above.start - 1].ends:
        return False
    return not any(
        counted[number] is not None or lines[number].ends or lines[number].weight > _NAME for number in above
    )


def _is_table(lines: Sequence["Line"], counted: Counted, rows: range, step: int, *, amid: bool) -> bool:
    """Whether the lines from day to day are cells: short, no sentences, and behind the story a time or number in each.

    Behind a story days stand below the headlines of others, and below the names of readers.
    """
    if any(
        counted[number] is not None or lines[number].ends or lines[number].weight > _CELL or not _touch(lines, number)
        for number in rows[1:]
    ):
        return False
    numbered = [lines[number].bare[:1].isdigit() for number in rows]
    return amid or any(all(numbered[column::step]) for column in range(1, step))
