"""Blocks that are nothing but links, where the page says what is a link."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from cleaners.chrome.reading import Line, Reading
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION

_LINK: Final = 0.9  # share of a block's characters; an author linked inside a byline leaves less
_RUN: Final = 2  # link-only blocks in a row; one alone can be a source the story points to


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each block of links above or below the story, and of each run of them inside it."""
    if not any(line.block.link_density for line in reading.lines):
        return
    numbered = enumerate(reading.lines)
    for links, group in groupby(numbered, key=lambda each: _is_links(each[1])):
        run = tuple(group)
        if not links:
            continue
        at_the_edge = run[-1][0] < reading.head or run[0][0] >= reading.tail
        for number, line in run:
            is_title = number < reading.head and line.block.heading == 1
            if not is_title and (len(run) >= _RUN or at_the_edge):
                yield Cut(
                    start=line.block.start,
                    end=line.block.end,
                    kind=Kind.RELATED,
                    rule="related.links",
                    evidence=f"{line.block.link_density:.0%} link, {len(run)} in a row",
                    by=f"rules@{RULES_VERSION}",
                )


def _is_links(line: Line) -> bool:
    return line.block.link_density >= _LINK and not line.prose
