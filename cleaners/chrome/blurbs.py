"""Lists behind the story that praise books and other goods, one blurb for each bullet."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from cleaners.chrome.needs import BELOW
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_BLURB: Final = 80  # weight; a bullet with less is a link
NEEDS: Final = BELOW


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each blurb of a list in which one of them uses a seller's words."""
    lines = reading.lines
    if not any(_could_be(lines[number]) for number in reading.gathered.spoken if number >= reading.tail):
        return
    for could_be, group in groupby(lines[reading.tail :], key=_could_be):
        blurbs = tuple(group)
        words = _seller(blurbs) if could_be else ""
        if words:
            for line in blurbs:
                yield cut_of(line, Kind.PROMO, "promo.blurbs", f"{len(blurbs)} blurbs, one says {words!r}")


def _could_be(line: Line) -> bool:
    return line.bulleted and line.weight >= _BLURB


def _seller(blurbs: Sequence[Line]) -> str:
    said = (phrase.say for line in blurbs for phrase in line.said if phrase.family == Kind.PROMO)
    return next(said, "")
