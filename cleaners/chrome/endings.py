"""What closes a copy below its last sentence: the mark that it ends, and the initials of who wrote it."""

import re
from collections.abc import Iterator
from typing import Final

from cleaners.chrome.needs import BELOW
from cleaners.chrome.reading import Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_LONGEST: Final = 20  # weight
_LAST: Final = 60  # lines of the page: what follows a mark is shorter, and some pages have ten thousand lines
_MARK: Final = re.compile(r"(?:# ?){2,6}|[-\u2013\u2014] ?30 ?[-\u2013\u2014]|[\u220e\u25a0\u25aa\u25fc]")
_ONE: Final = r"[^\W\d_]{1,4}"
_INITIALS: Final = re.compile(
    rf"\({_ONE}(?:[/,] ?{_ONE}){{0,3}}\)|\[{_ONE}(?:[/,] ?{_ONE}){{0,3}}\]|{_ONE}(?:/{_ONE}){{1,3}}"
)
_UNITS: Final = frozenset({"n/a", "km/h", "and/or", "w/o"})
NEEDS: Final = BELOW


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each mark below the story, and for initials right below its last sentence."""
    lines, tail = reading.lines, reading.tail
    for line in lines[max(1, tail, len(lines) - _LAST) :]:
        if line.weight <= _LONGEST and _MARK.fullmatch(line.shown):
            yield cut_of(line, Kind.OTHER, "other.end_mark")
    if not 0 < tail < len(lines) or not lines[tail - 1].prose:
        return
    line = lines[tail]
    if line.weight <= _LONGEST and _is_initials(line.shown):
        yield cut_of(line, Kind.BYLINE_DATE, "byline_date.initials")


def _is_initials(text: str) -> bool:
    """Whether a line is nothing but initials: in brackets or parted by bars, all of them small or all of them large."""
    return (text.islower() or text.isupper()) and _INITIALS.fullmatch(text) is not None and text not in _UNITS
