"""Blocks that are nothing but links, where the page says what is a link."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from cleaners.chrome.reading import Reading
from cleaners.chrome.traits import LINKS
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.page_type import ARTICLE
from cleaners.rules import RULES_VERSION

_STORIES: Final = frozenset({"", ARTICLE})
_RUN: Final = 2  # link-only blocks in a row; one alone can be a source the story points to


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each block of links above or below the story, and of each run of them inside it.

    Shops, services, threads and lists are left alone: there links are as often what the page is for. Of development
    pages told as such, 2.5 pages' worth of gold text was cut on half A and 2.1 on half B (train.folds),
    chrome 1.5 and .8.
    """
    if reading.context.page_type not in _STORIES:
        return
    linked = [number for number in reading.numbers(LINKS) if not reading.lines[number].prose]
    for _, group in groupby(enumerate(linked), key=lambda each: each[1] - each[0]):
        run = [number for _, number in group]
        at_the_edge = run[-1] < reading.head or run[0] >= reading.tail
        for number in run:
            line = reading.lines[number]
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
