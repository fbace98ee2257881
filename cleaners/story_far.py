"""Stories far longer than those the model has learnt from: no paragraph stands further off than it can tell."""

from collections.abc import Iterable
from typing import Final

import numpy as np

from cleaners.features import Page
from cleaners.features_names import NAMES
from cleaners.features_text import Floats, Ints
from cleaners.segment import Containers
from cleaners.segment_words import BIT
from cleaners.story_blocks import FLOAT, KERNEL

# How far behind a title or a story's first block the model tells story from chrome: further on, on the pages it has
# seen, stood comments and lists. A made story of 200 paragraphs on a page that calls itself news lost .63 of its text,
# one of 800 .91; now .01 and .05. No labelled page is that long: on all of them 40 changes nothing, as 60 does.
_FARTHEST: Final = 40  # blocks
_LEVELS: Final = 3  # lines of a text, paragraphs of a story, paragraphs of its sections
_MOSTLY: Final = 0.5  # share of the page's text in such a story
_LONG: Final = float(np.log1p(80))  # characters; as features_places.py tells prose
_LINKED: Final = 0.35
_CHARS, _DENSITY = NAMES.index("log_chars"), NAMES.index("link_density")
_COMMENT: Final = BIT["comment"]
_DISTANCES: Final = [
    NAMES.index(name) for name in ("index", "after_title", "after_h1", "after_first_best", "after_first_core")
]


def within_reach(page: Page, rows: Floats) -> Floats:
    """The features of a page, the lines of a very long story no further behind its beginning than the model can tell.

    A story is as long as that where one element holds most of the page's text in more paragraphs than `_FARTHEST`,
    and begins near the top. What else stands in that element (notes, comments) is as far off as it is.

    Args:
        page: the blocks.
        rows: their features.
    """
    if len(rows) <= _FARTHEST:
        return rows
    found = body(page, rows)
    if found is None:
        return rows
    lines = _held(page, *found)
    return _brought_near(rows, lines) if _is_story(page, found[0], lines) else rows


def body(page: Page, rows: Floats) -> tuple[int, int] | None:
    """The first element that holds more paragraphs than the model can tell, and how many levels above them it is.

    Args:
        page: the blocks.
        rows: their features.
    """
    segments = page.segments
    if KERNEL is None or segments.rows is None or rows.dtype is not FLOAT:
        return body_purely(page, rows)
    columns = segments.rows, segments.within.rows, rows[:, _CHARS], rows[:, _DENSITY]
    found: tuple[int, int] | None = KERNEL.body(*columns, _LONG, _LINKED, _FARTHEST, _LEVELS)
    return found


def body_purely(page: Page, rows: Floats) -> tuple[int, int] | None:
    """The same in pure Python."""
    prose = (rows[:, _CHARS] >= _LONG) & (rows[:, _DENSITY] < _LINKED)
    if np.count_nonzero(prose) <= _FARTHEST:
        return None
    within, container = page.segments.within, page.segments.container
    holders = [container[at] for at in prose.nonzero()[0].tolist()]
    for level in range(_LEVELS):
        if len(holders) - len(set(holders)) >= _FARTHEST:  # else none holds so many
            counts = np.bincount(holders)
            most = int(counts.argmax())
            if counts[most] > _FARTHEST:
                return most, level
        holders = _above(within, holders)
    return None


def _above(within: Containers, places: Iterable[int]) -> list[int]:
    """The elements around some; the root has none but itself."""
    parent = within.parent
    return [parent[place] if place else 0 for place in places]


def _held(page: Page, body: int, level: int) -> Ints:
    """The blocks that stand so many levels below an element."""
    within = page.segments.within
    first, last = within.first[body], within.last[body]
    holders = page.segments.container[first:last]
    for _ in range(level):
        holders = _above(within, holders)
    return np.array([at for at, place in enumerate(holders, first) if place == body], np.int64)


def _is_story(page: Page, body: int, lines: Ints) -> bool:
    within, size = page.segments.within, page.ends - page.starts
    if page.segments.kinds.inherited[within.kind[body]] & _COMMENT or within.first[body] > _FARTHEST:
        return False
    return bool(size[lines].sum() >= _MOSTLY * size.sum())


def _brought_near(rows: Floats, lines: Ints) -> Floats:
    near = rows.copy("K")  # column behind column, as they lay
    for column in _DISTANCES:
        near[lines, column] = np.minimum(near[lines, column], _FARTHEST)
    return near
