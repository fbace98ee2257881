"""Tables of contents: a list whose every line comes again, in the same order, as a heading below."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cleaners.chrome.needs import AGAIN
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_LEAST: Final = 4  # entries; three lines said again can be chance
_ABOVE: Final = 25  # lines of the page in which a table of contents begins
_SENTENCE: Final = 40  # weight; "In this article:" has less
_TWICE: Final = 2  # in the table and as a heading; "Pros" and "Cons" come oftener
_APART: Final = 2  # lines between one heading and the next, on average: under headings there is text
NEEDS: Final = AGAIN


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each entry of a table of contents."""
    if reading.gathered.again < _LEAST:
        return
    often = reading.gathered.often
    top = [line.bare for line in reading.lines[: _ABOVE + _LEAST]]
    if not _are_in_a_row([bare in often for bare in top]):
        return
    bares = [line.bare for line in reading.lines]
    times = Counter(bares)
    if not _are_in_a_row([times[bare] == _TWICE for bare in top]):
        return
    places = dict(zip(bares, range(len(bares)), strict=True))  # of each the last
    number = 0
    while number < min(_ABOVE, len(reading.lines)):
        entries = _entries(reading.lines, times, places, number)
        if entries >= _LEAST and not _announced(reading.lines, number):
            for line in reading.lines[number : number + entries]:
                yield cut_of(line, Kind.NAVIGATION, "navigation.contents", f"{entries} lines that are headings below")
        number += max(1, entries)


def _are_in_a_row(told: Sequence[bool]) -> bool:
    """Whether as many in a row are so as make a table of contents."""
    row = 0
    for so in told:
        row = row + 1 if so else 0
        if row == _LEAST:
            return True
    return False


def _announced(lines: Sequence[Line], number: int) -> bool:
    """Whether a sentence ends with a colon above the list: then it is the story's own."""
    return number > 0 and lines[number - 1].bare.endswith(":") and lines[number - 1].weight >= _SENTENCE


def _entries(lines: Sequence[Line], times: Mapping[str, int], places: Mapping[str, int], start: int) -> int:
    """How many lines from `start` come again below, in order and with text between them.

    Args:
        lines: the page's.
        times: how often each stands there.
        places: where it stands last.
        start: the number of a line.
    """
    number, last = start, start
    first = -1
    while number < len(lines) and not lines[number].prose:
        bare = lines[number].bare
        later = places[bare]
        if times[bare] != _TWICE or later <= max(last, number) or 0 <= first <= number:
            break
        first = later if first < 0 else first
        last = later
        number += 1
    entries = number - start
    return entries if entries and last - first >= _APART * (entries - 1) and first >= number else 0
