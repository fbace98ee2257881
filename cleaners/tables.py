"""Tables, lists and listings of what is kept: which blocks are their rows, items or lines.

A date alone says when something was written; in a cell or an item it is what a story tells of.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from cleaners.block import Block
from cleaners.features import Page
from cleaners.segment_tags import CODE, one_of

_CELLS: Final = frozenset({CODE["td"], CODE["th"]})
_TERMS: Final = frozenset({CODE["dt"], CODE["dd"]})
_ITEM: Final = CODE["li"]
_PRE: Final = CODE["pre"]
_PARTS: Final = _CELLS | _TERMS | {_ITEM, _PRE}
_WHOLE: Final = frozenset({CODE["table"], CODE["dl"], CODE["ul"], CODE["ol"]})
_DATA: Final = one_of("table", "dl", "pre")
_DATA_OR_LIST: Final = one_of("table", "dl", "pre", "ul", "ol")
_INSIDE: Final = 3  # elements from a block to its cell: <td><div><p>
_ABOVE: Final = 4  # from a cell to its table: a row, <tbody>, and for <dl> a <div>
_LEAST: Final = 2  # rows, cells in a row, items
_MOSTLY: Final = 0.8  # of what a table or list holds are single lines; else it lays out a page
_KEPT: Final = 0.6  # of it; the model leaves out headlines and keeps the days below them, or keeps all but a header
_LONGEST: Final = 500  # characters of a cell or an item
_LISTS: Final = frozenset({CODE["ul"], CODE["ol"]})
_HEADLINE: Final = 25  # characters of a link: a row that has one is another story's


class Table(NamedTuple):
    """Where a table, a list or a listing stands in the page's text."""

    start: int
    end: int
    rows: int = 0  # with two cells or more; 0 for a list and a listing
    columns: int = 0
    linked: bool = False  # whether most rows name another page
    code: bool = False


def tables(page: Page, kept: Sequence[Block], *, lists: bool = True) -> tuple[Table, ...]:
    """Those that stay, but for what spotters may find in them.

    Args:
        page: all blocks.
        kept: those that the model keeps.
        lists: whether lists are looked at, of which days alone stay; few pages keep any, and most have lists.
    """
    if not kept or not (_DATA_OR_LIST if lists else _DATA).search(page.elements):
        return ()
    short = [block.start for block in kept if block.end - block.start <= _LONGEST or block.tag == "pre"]
    kinds, container, parent = page.kinds, page.segments.container, page.segments.within.parent
    found: dict[int, dict[int, list[int]]] = {}
    known: dict[int, tuple[int, int] | None] = {}  # what is around one element is around all of its kind
    for index in page.starts.searchsorted(short).tolist():
        kind = kinds[index]
        way = known[kind] if kind in known else known.setdefault(kind, _way(page, container[index], lists=lists))
        if way is None:
            continue
        cell = container[index]
        for _ in range(way[0]):
            cell = parent[cell]
        whole = cell
        for _ in range(way[1]):
            whole = parent[whole]
        found.setdefault(whole, {}).setdefault(cell, []).append(index)
    return tuple(_told(page, found))


def _way(page: Page, place: int, *, lists: bool) -> tuple[int, int] | None:
    """How many elements up from one its cell or item is, and from there the table, list or listing of that."""
    part = _nearest(page, place, _PARTS, _INSIDE)
    if part is None:
        return None
    inside, cell = part
    if page.elements[cell] == _PRE:
        return inside, 0
    whole = _nearest(page, page.segments.within.parent[cell], _WHOLE, _ABOVE)
    if whole is None or (page.elements[whole[1]] in _LISTS and not lists):
        return None
    return inside, whole[0] + 1


def _nearest(page: Page, place: int, wanted: AbstractSet[int], most: int) -> tuple[int, int] | None:
    """The first of some elements, from one on upwards, and how far up it is."""
    for up in range(most):
        if place < 0:
            return None
        if page.elements[place] in wanted:
            return up, place
        place = page.segments.within.parent[place]
    return None


def _told(page: Page, found: dict[int, dict[int, list[int]]]) -> Iterator[Table]:
    """Those that hold data: each cell or item one line, and most of them kept."""
    within, codes = page.segments.within, page.segments.kinds.code
    for whole, cells in found.items():
        first, last = within.first[whole], within.last[whole]
        start, end = int(page.starts[first]), int(page.ends[last - 1])
        code = codes[within.kind[whole]]
        if code == _PRE:
            yield Table(start, end, code=True)
            continue
        stay = sum(map(len, cells.values()))
        single = {cell: at[0] for cell, at in cells.items() if within.last[cell] - within.first[cell] == 1}
        if len(single) < max(_LEAST, _MOSTLY * stay) or stay < _KEPT * (last - first):
            continue
        if code in _LISTS:
            if not any(page.segments.links[first:last]):
                yield Table(start, end)
            continue
        rows = _rows(page, single)
        if len(rows) >= _LEAST and sum(map(len, rows)) >= _MOSTLY * len(single):
            named = sum(any(_is_headline(page, at) for at in row) for row in rows)
            yield Table(start, end, len(rows), max(map(len, rows)), 2 * named >= len(rows))


def _rows(page: Page, cells: dict[int, int]) -> list[list[int]]:
    """The blocks of each row that has two cells or more; a term and what is said of it are a row."""
    within, codes = page.segments.within, page.segments.kinds.code
    rows: dict[int, list[int]] = {}
    term = -1
    for cell, at in cells.items():
        code = codes[within.kind[cell]]
        term = cell if code == CODE["dt"] else term
        rows.setdefault(term if code in _TERMS else within.parent[cell], []).append(at)
    return [row for row in rows.values() if len(row) >= _LEAST]


def _is_headline(page: Page, at: int) -> bool:
    """Whether a cell is a link as long as a headline."""
    text = page.segments.text[at]
    return len(text) >= _HEADLINE and 2 * page.segments.link_chars[at] >= len(text)
