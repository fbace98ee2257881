"""Where the story is likely to stand: containers measured by what is in them."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from cleaners.features_arrays import Arrays
from cleaners.features_text import COMMA, Column, Floats, Ints, Letters

_LONG: Final = 80  # characters; a block this long with few links counts as a paragraph
_LINKED: Final = 0.35
_LEVELS: Final = 4


@dataclass(frozen=True, slots=True)
class Places:
    """Containers as arrays; `prose` is text in paragraphs."""

    parent: Ints
    depth: Ints
    code: Ints
    first: Ints
    last: Ints
    chars: Ints
    linked: Ints
    prose: Ints
    images: Ints
    sums: Ints  # characters, those in links and those of paragraphs before each block and behind the last
    best: int  # by a readability-style score
    core: int  # the smallest that holds three quarters of the page's prose
    up: Ints  # the container of each block, then the ones around it, level by level; above the root itself


def prose_of(told: Arrays, text: Letters, link_density: Floats) -> Ints:
    """Characters of each block that read as paragraph text."""
    long = (text.chars >= _LONG) & (link_density < _LINKED) & (told.dead == 0)
    return np.where(long, text.chars, 0)


def places(told: Arrays, text: Letters, linked: Ints, prose: Ints) -> Places:
    """Measure every container, and find the two that most likely hold the story."""
    first, last = told.first, told.last
    sums = np.zeros((3, len(prose) + 1), np.int64)
    for column, total in zip((text.chars, linked, prose), sums, strict=True):
        column.cumsum(out=total[1:])
    chars, links, inside = sums.take(last, axis=1) - sums.take(first, axis=1)
    return Places(
        parent=told.parent,
        depth=told.depth.take(told.kind),
        code=told.code.take(told.kind),
        first=first,
        last=last,
        chars=chars,
        linked=links,
        prose=inside,
        images=told.images_end - told.images_before,
        sums=sums,
        best=_best(text, prose, told, links / np.maximum(chars, 1)),
        core=_core(inside),
        up=_up(told.container, np.maximum(told.parent, 0)),
    )


def _up(container: Ints, above: Ints) -> Ints:
    up = np.empty((_LEVELS, len(container)), np.int64)
    up[0] = container
    for level in range(1, _LEVELS):
        above.take(up[level - 1], out=up[level], mode="clip")
    return up


def _best(text: Letters, prose: Ints, told: Arrays, link_density: Column) -> int:
    """Paragraphs count for the container above theirs, half for the one above that."""
    parent = told.parent
    size = len(parent)
    long = np.flatnonzero(prose)
    container = told.container.take(long)
    points = 1 + text.counts[:, COMMA].take(long) + np.minimum(prose.take(long) / 100, 3)
    above = _above(container, parent)
    further = _above(above, parent)
    score = np.bincount(above, points, size) + 0.5 * np.bincount(further, points, size)
    score += np.bincount(container, points, size) * 0.5
    return int(np.argmax(score * (1 - link_density)))


def _above(place: Ints, parent: Ints) -> Ints:
    """What some containers stand in; the root stands in itself."""
    outer = parent.take(place)
    return np.where(outer >= 0, outer, place)


def _core(prose: Ints) -> int:
    """Containers stand in document order, so the last that holds enough is the innermost."""
    if not len(prose) or prose[0] == 0:
        return 0
    return int(np.flatnonzero(prose >= 0.75 * prose[0])[-1])
