"""Lists behind the story that praise books and other goods, one blurb for each bullet."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_BLURB: Final = 80  # weight; a bullet with less is a link


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each blurb of a list in which one of them uses a seller's words."""
    if not reading.gathered.spoken:
        return
    for _, group in groupby(reading.lines[reading.tail :], key=_could_be):
        blurbs = tuple(group)
        words = _seller(blurbs)
        if words and _could_be(blurbs[0]):
            for line in blurbs:
                yield cut_of(line, Kind.PROMO, "promo.blurbs", f"{len(blurbs)} blurbs, one says {words!r}")


def _could_be(line: Line) -> bool:
    return line.bulleted and line.weight >= _BLURB


def _seller(blurbs: Sequence[Line]) -> str:
    said = (phrase.say for line in blurbs for phrase in line.said if phrase.family == Kind.PROMO)
    return next(said, "")
