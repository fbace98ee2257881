"""Features of the module a block stands in: a comment thread, or one card of many alike."""

from typing import Final

import numpy as np

from cleaners.features_arrays import Arrays
from cleaners.features_places import Places
from cleaners.features_text import Column, Ints
from cleaners.segment_words import BIT

_COMMENT: Final = BIT["comment"]


def card_columns(told: Arrays, spots: Places) -> Column:
    """For the containers above each block: how many are built alike, how linked they are, how much of them is prose."""
    kind = told.signature.take(told.kind)
    counts = np.bincount(kind)
    chars = np.maximum(np.bincount(kind, spots.chars), 1)
    density, prose = np.bincount(kind, spots.linked) / chars, np.bincount(kind, spots.prose) / chars
    of_kind = np.array([np.log1p(counts), density, prose])
    return of_kind.take(kind.take(spots.up[1:]), axis=1).swapaxes(0, 1)


def thread_columns(told: Arrays, spots: Places, prose: Ints) -> list[Column]:
    """Where the page names comments: prose before the thread a block is in, the thread's share, and the page's.

    The page itself is no thread, whatever its body's classes say.
    """
    outermost = _threads(told) if (told.own & _COMMENT).any() else []
    sums = spots.sums[2]
    total = max(1, int(sums[-1]))
    n = len(prose)
    before, share, inside = np.full(n, -1.0), np.zeros(n), 0
    for place in outermost:
        first, last = int(spots.first[place]), int(spots.last[place])
        said = int(sums[last] - sums[first])
        before[first:last], share[first:last] = np.log1p(sums[first]), said / total
        inside += said
    return [before, share, np.full(n, inside / total), np.full(n, np.log1p(total - inside))]


def _threads(told: Arrays) -> list[int]:
    """The outermost containers that name comments."""
    own = (told.own & _COMMENT > 0).take(told.kind)
    above = (told.inherited & _COMMENT > 0).take(told.kind)
    outside = ~above.take(np.maximum(told.parent, 0))
    return np.flatnonzero(own & outside & (told.parent >= 0)).tolist()


def section_columns(level: Ints, chars: Ints, linked: Ints, prose: Ints) -> list[Column]:
    """For the section each block is in, from one heading to the next: its size, links, prose and beginning."""
    n = len(level)
    index = np.arange(n)
    heads = level > 0
    section = heads.cumsum()
    size = np.bincount(section)
    said = np.maximum(np.bincount(section, chars), 1)
    density, paragraphs = np.bincount(section, linked) / said, np.bincount(section, prose) / said
    start = np.maximum.accumulate(np.where(heads, index, 0))
    return [
        index - start, level.take(start), np.log1p(size.take(section)), np.log1p(said.take(section)),
        density.take(section), paragraphs.take(section),
    ]  # fmt: skip
