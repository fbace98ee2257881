"""Blocks that are nothing but links, where the page says what is a link."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.chrome.traits import LINKS, PROSE
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.page_type import ARTICLE

_STORIES: Final = frozenset({"", ARTICLE})
_RUN: Final = 2  # link-only blocks in a row; one alone can be a source the story points to
_SUBHEADING: Final = 2  # least level
_MOST: Final = 0.85  # of the page's weight; links that are more than that are what the page is for
_AMID: Final = 3  # lines of prose behind a run; below fewer there may be a site's own words about itself
_HEADLINES: Final = 35  # weight of a line, on average; names and labels in a row have less
# Where writers put links: a theme's own, to other stories, stand in boxes.
_WRITTEN: Final = frozenset("p li h1 h2 h3 h4 h5 h6 td th dt dd blockquote pre summary".split())  # noqa: SIM905 (reads as one)
NEEDS: Final = LINKS


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each block of links below the story, and of those inside it that no writer of a story puts there.

    Shops, services, threads and lists are left alone: there links are as often what the page is for. Of development
    pages told as such, 2.5 pages' worth of gold text was cut on half A and 2.1 on half B (train.folds),
    chrome 1.5 and .8.
    """
    if reading.context.page_type not in _STORIES:
        return
    linked = reading.numbers(LINKS)
    if not linked or _fill(reading, linked):
        return
    lines = reading.lines
    for _, group in groupby(enumerate(linked), key=lambda each: (each[1] - each[0], lines[each[1]].block.tag)):
        run = [number for _, number in group]
        for number in _chrome(reading, run):
            line = lines[number]
            yield cut_of(
                line, Kind.RELATED, "related.links", f"{line.block.link_density:.0%} link, {len(run)} in a row"
            )


def _fill(reading: Reading, linked: Sequence[int]) -> bool:
    """Whether there is little but links: the verses of an annotated song, a list of offers."""
    lines = reading.lines
    if 2 * len(linked) < len(lines):
        return False
    return sum(lines[number].weight for number in linked) > _MOST * sum(line.weight for line in lines)


def _chrome(reading: Reading, run: Sequence[int]) -> Sequence[int]:
    """Those of a run of links that go.

    A list, a heading, a row of a table or what a colon announces is the story's where the story goes on below it: of
    the development pages' such lines 1,380 are in the gold text, 760 not, 637 of these on one page.
    """
    lines, first = reading.lines, run[0]
    boxed = lines[first].block.tag not in _WRITTEN
    short = [number for number in run if not lines[number].prose]
    if run[-1] < reading.head:
        return short if boxed else ()
    if len(run) == 1 and _heads(reading, first):
        return ()
    if _is_late(reading, run[-1]):
        edge = first >= reading.tail
        return () if _is_told(reading, run) or (len(run) < _RUN and not edge) else run if len(run) >= _RUN else short
    if boxed:
        return short
    if len(short) < _RUN:
        return ()
    other = lines[first].block.tag == "p" and not _announced(lines[first - 1])
    headlines = other and sum(lines[number].weight for number in short) >= _HEADLINES * len(short)
    return short if headlines or _under_chrome(reading, first) else ()


def _is_late(reading: Reading, last: int) -> bool:
    """Whether no more of the story follows than a line or two."""
    told = 0
    for line in reading.lines[last + 1 : reading.tail]:
        if line.prose and not line.traits & LINKS:
            told += 1
            if told == _AMID:
                return False
    return True


def _heads(reading: Reading, number: int) -> bool:
    """Whether a heading that links to itself stands over a list or a sentence of the story."""
    lines, below = reading.lines, number + 1
    if lines[number].block.heading < _SUBHEADING or below >= len(lines) or reading.is_claimed(number):
        return False
    line = lines[below]
    return not line.block.link_density and not line.block.heading and not reading.is_claimed(below)


def _is_told(reading: Reading, run: Sequence[int]) -> bool:
    """Whether a sentence of the story announces a run, or it is part of a list with more than links in it."""
    lines, above, below = reading.lines, run[0] - 1, run[-1] + 1
    if above >= 0 and not _under_chrome(reading, run[0]) and lines[above].weight >= PROSE and _announced(lines[above]):
        return True
    beside = [lines[number] for number in (above, below) if 0 <= number < len(lines)]
    return lines[run[0]].block.tag == "li" and any(
        line.block.tag == "li" and not line.traits & LINKS for line in beside
    )


def _announced(above: Line) -> bool:
    return above.bare.endswith(":")


def _under_chrome(reading: Reading, number: int) -> bool:
    """Whether a line, or the one above it, is known to be chrome."""
    claimed = (reading.counted[number], reading.taken[number], reading.counted[number - 1] if number else None)
    return any(claimed)
