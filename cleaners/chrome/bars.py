"""Bars amid a plain text: two or more labels in a row, each of which a phrase knows as a whole line.

"Share" alone may be anything; below it "Save" and "Print", it is a bar of buttons. Asked of plain text only: in HTML
the story model has judged each by its element.
"""

from collections.abc import Iterator
from typing import Final

from cleaners.chrome.needs import PLAIN
from cleaners.chrome.phrases import Phrase
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_LABEL: Final = 40  # weight
_LEAST: Final = 2  # labels
_STANDING: Final = frozenset({"edge", "beside", "head", "tail"})
# What buttons and links of a site say. Goods are told apart by where each is sold, and topics by names.
_KINDS: Final = frozenset({
    Kind.SOCIAL_SHARE, Kind.NAVIGATION, Kind.COMMENTS, Kind.SUBSCRIBE_PAYWALL, Kind.FOLLOW_US, Kind.LEGAL, Kind.CONSENT,
    Kind.NEWSLETTER, Kind.FEEDBACK, Kind.APP_PROMO, Kind.PLAYER, Kind.FEED_SEARCH, Kind.DONATE,
})  # fmt: skip
NEEDS: Final = PLAIN


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each label of a bar that no phrase claims where it stands."""
    lines, found = reading.lines, reading.gathered.spoken
    if len(found) < _LEAST or lines[-1].block.tag:
        return
    bar: list[tuple[int, Phrase]] = []
    for number in found:
        phrase = None if number in reading.held else _label(lines[number])
        if bar and (phrase is None or number != bar[-1][0] + 1):
            yield from _cuts(reading, bar)
            bar = []
        if phrase is not None:
            bar.append((number, phrase))
    yield from _cuts(reading, bar)


def _label(line: Line) -> Phrase | None:
    if line.weight > _LABEL or line.bulleted or line.bare.endswith((".", ":", "?")):
        return None
    return next((p for p in line.said if p.at == "whole" and p.force in _STANDING and p.kind in _KINDS), None)


def _cuts(reading: Reading, bar: list[tuple[int, Phrase]]) -> Iterator[Cut]:
    """What a row of labels is; behind a colon it is a list, of what a program's buttons say for one."""
    if len(bar) < _LEAST or (bar[0][0] and reading.lines[bar[0][0] - 1].bare.endswith(":")):
        return
    for number, phrase in bar:
        if not reading.is_claimed(number):
            yield cut_of(reading.lines[number], phrase.kind, f"{phrase.kind}.bar", f"{len(bar)} labels in a row")
