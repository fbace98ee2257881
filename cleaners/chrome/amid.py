"""Lines amid chrome behind the story: what speaks to the reader among prompts, or is no sentence."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from cleaners.chrome.reading import Line, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

# Lines of chrome right above it. With two of them more of the labelled chrome goes, but a box of two links stands above
# the last paragraph of many a report.
_NEAR: Final = 3
_LABEL: Final = 110  # weight of one that is no sentence
_LONGEST: Final = 700  # and of one that speaks to the reader
_LINES: Final = 12  # from the end
_BUTTON: Final = 3  # times; a label said that often belongs to each item of a list
# The last paragraph of a report may stand below a box of links; it does not talk of "your business" or "our menus".
_YOURS: Final = re.compile(r"(?<!\w)(?:your|our|yours|ours|you|we'(?:ll|ve))(?!\w)")
# Nor does it begin with what links and buttons ask for.
_ASKS: Final = ("explore ", "check out ", "discover ", "browse ", "learn more ", "learn how ", "sign up ", "download ")
_QUOTES: Final = ('"', "\u201c", "\u201d")  # what somebody says who is told about


def find(lines: Sequence[Line], gone: AbstractSet[int]) -> Iterator[Cut]:
    """A cut for each line behind the story with chrome right above it, and nothing else down to the page's end.

    Asked of plain text only: of HTML the story model has judged each block by its element.

    Args:
        lines: all of the page.
        gone: the offsets of those that are cut.
    """
    if not lines or lines[-1].block.tag or not gone:
        return
    for number in range(len(lines) - 1, max(-1, len(lines) - 1 - _LINES), -1):
        line = lines[number]
        if line.block.start not in gone:
            above = _above(lines, number, gone)
            if above < _NEAR or not _is_aside(line, lines[:number], gone) or not _is_behind_story(line, lines[:number]):
                return
            if any(_is_button(other, lines) for other in lines[number - 1 : number + 2]):
                return
            yield cut_of(line, Kind.OTHER, "other.amid", f"{above} lines of chrome above it, and nothing else below")


def between(lines: Sequence[Line], gone: AbstractSet[int]) -> Iterator[Cut]:
    """A cut for each line behind the story that is no sentence, with chrome right above and right below it.

    Asked in languages of which few words of chrome are known; one of two such lines may belong to a list of the story.

    Args:
        lines: all of the page.
        gone: the offsets of those that are cut.
    """
    if not lines or lines[-1].block.tag or not gone:
        return
    first = next((number for number, line in enumerate(lines) if line.prose), len(lines))
    listed = next((number for number, line in enumerate(lines) if line.bulleted), len(lines))
    for number in range(len(lines) - 2, first, -1):
        line = lines[number]
        if line.block.start in gone:
            continue
        if line.ends or not _is_aside(line, (), gone) or (line.bulleted and listed < number):
            return
        if all(lines[beside].block.start in gone for beside in (number - 1, number + 1)):
            yield cut_of(line, Kind.OTHER, "other.between", "chrome above and below it, behind the story")


def _is_button(label: Line, lines: Sequence[Line]) -> bool:
    return sum(label.bare == line.bare for line in lines) >= _BUTTON


def _above(lines: Sequence[Line], number: int, gone: AbstractSet[int]) -> int:
    """How many lines right above one are cut."""
    count = 0
    while count < number and lines[number - 1 - count].block.start in gone:
        count += 1
    return count


def _is_behind_story(line: Line, before: Sequence[Line]) -> bool:
    """Whether a sentence stands before it, and no list that it may go on with; cut or not."""
    return any(other.prose for other in before) and not (line.bulleted and any(other.bulleted for other in before))


def _is_aside(line: Line, before: Sequence[Line], gone: AbstractSet[int]) -> bool:
    """Whether a line is no sentence, or one that speaks to the reader; sources with their address stay.

    Where the story itself speaks to the reader, as guides do, it may be its last sentence.
    """
    if "://" in line.block.text:
        return False
    if not line.ends:
        return line.weight <= _LABEL
    if line.weight > _LONGEST or any(mark in line.block.text for mark in _QUOTES):
        return False
    if line.bare.startswith(_ASKS):
        return True
    return _YOURS.search(line.key) is not None and not any(
        other.prose and other.block.start not in gone and _YOURS.search(other.key) for other in before
    )
