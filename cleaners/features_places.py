"""Where the story is likely to stand: containers measured by what is in them."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from cleaners.features_text import COMMA, Column, Floats, Ints, Letters
from cleaners.segment import Segments

_LONG: Final = 80  # characters; a block this long with few links counts as a paragraph
_LINKED: Final = 0.35


@dataclass(frozen=True, slots=True)
class Places:
    """Containers as arrays; `prose` is text in paragraphs."""

    parent: Ints
    kind: Ints
    depth: Ints
    code: Ints
    first: Ints
    last: Ints
    chars: Ints
    linked: Ints
    prose: Ints
    images: Ints
    best: int  # by a readability-style score
    core: int  # the smallest that holds three quarters of the page's prose


def prose_of(segments: Segments, text: Letters, link_density: Floats) -> Ints:
    """Characters of each block that read as paragraph text."""
    dead = np.array(segments.dead, dtype=bool)
    long = (text.chars >= _LONG) & (link_density < _LINKED) & ~dead
    return np.where(long, text.chars, 0)


def places(segments: Segments, text: Letters, linked: Ints, prose: Ints, container: Ints) -> Places:
    """Measure every container, and find the two that most likely hold the story."""
    within, kinds = segments.within, segments.kinds
    first, last = np.array(within.first, np.int64), np.array(within.last, np.int64)
    parent, kind = np.array(within.parent, np.int64), np.array(within.kind, np.int64)
    chars, links, inside = (_totals(values, first, last) for values in (text.chars, linked, prose))
    images = np.array(within.images_end, np.int64) - np.array(within.images, np.int64)
    return Places(
        parent=parent,
        kind=kind,
        depth=np.array(kinds.depth, np.int64)[kind],
        code=np.array(kinds.code, np.int64)[kind],
        first=first,
        last=last,
        chars=chars,
        linked=links,
        prose=inside,
        images=images,
        best=_best(text, prose, container, parent, links / np.maximum(chars, 1)),
        core=_core(inside),
    )


def _totals(values: Ints, first: Ints, last: Ints) -> Ints:
    sums = np.concatenate(([0], np.cumsum(values)))
    return sums[last] - sums[first]


def _best(text: Letters, prose: Ints, container: Ints, parent: Ints, link_density: Column) -> int:
    """Paragraphs count for the container above theirs, half for the one above that."""
    size = len(parent)
    told = np.flatnonzero(prose)
    container = container[told]
    points = 1 + text.counts[told, COMMA] + np.minimum(prose[told] / 100, 3)
    above = np.where(parent[container] >= 0, parent[container], container)
    further = np.where(parent[above] >= 0, parent[above], above)
    score = np.bincount(above, points, size) + 0.5 * np.bincount(further, points, size)
    score += np.bincount(container, points, size) * 0.5
    return int(np.argmax(score * (1 - link_density)))


def _core(prose: Ints) -> int:
    """Containers stand in document order, so the last that holds enough is the innermost."""
    if not len(prose) or prose[0] == 0:
        return 0
    return int(np.flatnonzero(prose >= 0.75 * prose[0])[-1])
