"""Needs: what a page must have one of before a spotter is asked. Of most pages half of them could say nothing.

Some are traits, of which a line has one; the others are here.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cleaners.chrome.reading import Reading

NOTHING: Final = 1 << 24  # every page with a line has it
PLAIN: Final = 1 << 25  # no element around its first line or its last
SPOKEN: Final = 1 << 26  # a line with a phrase of the catalogue
AGAIN: Final = 1 << 27  # lines that say what one above them says
ABOVE: Final = 1 << 28  # lines above the first one of prose
BELOW: Final = 1 << 29  # lines behind the last one
REMEMBERED: Final = 1 << 30  # an outlet whose lines are known


def had(reading: "Reading") -> int:
    """What of it a page has."""
    lines, found = reading.lines, reading.gathered
    if not lines:
        return 0
    has = NOTHING + sum(found.marked)
    if found.spoken:
        has |= SPOKEN
    if found.again:
        has |= AGAIN
    if reading.head:
        has |= ABOVE
    if reading.tail < len(lines):
        has |= BELOW
    if not (lines[-1].block.tag and lines[0].block.tag):
        has |= PLAIN
    return has if reading.context.memory is None else has | REMEMBERED
