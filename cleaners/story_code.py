"""Code amid a story: it stays whole, line after line, and the numbers that a theme sets beside its lines go.

Themes set code in tables, one cell for the numbers and one for the lines, in figures and below buttons that copy it;
the model, most of all on news, takes all of this for data, a picture or a widget.
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import chain, pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaners.features import Page
from cleaners.kinds import Kind
from cleaners.segment_tags import CODE, HEADINGS, one_of
from cleaners.segment_words import BIT, TAG_BIT, words
from cleaners.story_blocks import hinted, places
from cleaners.story_cuts import Reason

_PRE: Final = CODE["pre"]
_LISTINGS: Final = one_of("pre")
_TABLE: Final = CODE["table"]
_CELL: Final = CODE["td"]
_NO_LINE: Final = frozenset({CODE["button"], CODE["label"], CODE["figcaption"]})
_CALLED: Final = BIT["code"]
_COMMENT: Final = BIT["comment"]
_IN_CELL: Final = TAG_BIT["td"]
_HIDDEN: Final = BIT["hidden"]  # of a sample that runs in a frame
_NAMES: Final = ("code", "syntax", "blob")  # "highlights" are key points, a "snippet" opens another story
_INSIDE: Final = 5  # elements from a number up to its cell
_LABELS: Final = 2  # blocks of a code's box that are no code: the language, a button
_LABEL: Final = 60  # characters
_NEAR: Final = 2  # blocks before and behind code among which the story is looked for
_ENDS: Final = (".", ":")  # what no label ends with
_HALF: Final = 0.5
# What sentences and codes of coupons do not have, and enough of a program's lines do.
_SIGNS: Final = re.compile(r"[{}();=<>\[\]#$\\|_]|//|--|&&|\A[./~]")
_NUMBERS: Final = re.compile(r"\d{1,6}(?:\s+\d{1,6})*\Z")
_LINE_NUMBERS: Final = Reason(Kind.MARKUP, "markup.line-numbers")


class Code(NamedTuple):
    """What is known of the code on a page."""

    lines: frozenset[int]  # blocks that stay though the model has left them out
    numbers: dict[int, Reason]  # those that count its lines


NONE: Final = Code(frozenset(), {})


def code(page: Page, kept: NDArray[np.bool_], apart: AbstractSet[int]) -> Code:
    """The code that stands where the story does, and the numbers of the lines of any.

    Args:
        page: the blocks.
        kept: whether each block is the story's, by its score and by what structure says.
        apart: blocks that are not, whatever they score.
    """
    listings = list(_listings(page))
    if not listings:
        return NONE
    within = page.segments.within
    lines, numbers, wide = set[int](), set[int](), set[int]()
    boxes: dict[int, set[int]] = {}
    for listing in listings:
        boxes.setdefault(_box(page, listing, wide), set()).update(range(within.first[listing], within.last[listing]))
    for box, inside in boxes.items():
        counted = _counted(page, box)
        numbers |= counted
        told = [at for at in inside - counted if _may_be_line(page, at) and at not in apart]
        if told and _stays(page, kept, box, told):
            lines.update(at for at in told if not kept[at])
    return Code(frozenset(lines), dict.fromkeys(numbers.difference(apart), _LINE_NUMBERS))


def _listings(page: Page) -> Iterator[int]:
    """The outermost elements that hold nothing but code: preformatted, or by name and what they hold."""
    within, kinds = page.segments.within, page.segments.kinds
    called = {kind for kind in hinted(kinds, _CALLED) if kinds.code[kind] == _TABLE or _is_called(kinds.words[kind])}
    listings = [found.start() for found in _LISTINGS.finditer(page.elements)]
    if called:  # the outermost elements come first, and on most pages none is called so
        listings = sorted({*listings, *places(page, called)})
    end = 0
    for place in listings:
        first, last, kind = within.first[place], within.last[place], within.kind[place]
        if first < end or first == last:
            continue
        if page.elements[place] == _PRE or (kind in called and _is_program(page, first, last)):
            end = last
            numbers = kinds.inherited[kind] & _IN_CELL and all(map(_NUMBERS.match, page.segments.text[first:last]))
            if not numbers:
                yield place


def _is_called(names: str) -> bool:
    return any(word.startswith(_NAMES) for word in words(names))


def _is_program(page: Page, first: int, last: int) -> bool:
    """Whether two lines or more are code by their signs, most of them, and no heading or link stands among them."""
    if (
        any(page.segments.links[first:last])
        or HEADINGS.search(page.codes, first, last)
        or _PRE in page.codes[first:last]
    ):
        return False
    told = [text for text in page.segments.text[first:last] if not _NUMBERS.match(text)]
    return len(told) > 1 and sum(bool(_SIGNS.search(text)) for text in told) >= _HALF * len(told)


def _box(page: Page, listing: int, wide: set[int]) -> int:
    """The outermost element around some code that holds only labels, buttons and numbers besides.

    Args:
        page: the blocks.
        listing: the element that holds the code.
        wide: elements that hold more; takes those that are met.
    """
    within = page.segments.within
    place = listing
    while (above := within.parent[place]) >= 0 and above not in wide:
        first, last = within.first[place], within.last[place]
        besides = chain(range(within.first[above], first), range(last, within.last[above]))
        if not _are_labels(page, besides):
            wide.add(above)
            break
        place = above
    return place


def _are_labels(page: Page, besides: Iterable[int]) -> bool:
    """Whether some blocks are numbers but for a label or two."""
    texts = page.segments.text
    for count, at in enumerate(at for at in besides if not _NUMBERS.match(texts[at])):
        if count >= _LABELS or len(texts[at]) > _LABEL or texts[at].endswith(_ENDS):
            return False
    return True


def _counted(page: Page, box: int) -> set[int]:
    """The blocks in the first cells of a table's rows that count on from one to the next, beside cells of code."""
    within, texts, container = page.segments.within, page.segments.text, page.segments.container
    first, last = within.first[box], within.last[box]
    rows: dict[int, dict[int, list[int]]] = {}  # of a row the cells with their blocks
    for at in range(first, last):
        place = container[at]
        for _ in range(_INSIDE):
            if place < 0 or page.elements[place] == _CELL:
                break
            place = within.parent[place]
        if place < 0 or page.elements[place] != _CELL:
            continue
        rows.setdefault(within.parent[place], {}).setdefault(place, []).append(at)
    found, counts, beside = set[int](), list[int](), False
    for cells in rows.values():
        number = next(iter(cells.values()))
        if not all(_NUMBERS.match(texts[at]) for at in number):
            continue
        beside = beside or any(_holds_code(page, cell) for cell in list(cells)[1:])
        found.update(number)  # an empty line's too
        counts += [int(each) for at in number for each in texts[at].split()]
    return found if beside and all(after == before + 1 for before, after in pairwise(counts)) else set()


def _holds_code(page: Page, cell: int) -> bool:
    """Whether a cell is called code or holds it; the first cells of other tables may count, too."""
    within = page.segments.within
    if page.segments.kinds.own[within.kind[cell]] & _CALLED:
        return True
    return any(page.codes[at] == _PRE for at in range(within.first[cell], within.last[cell]))


def _may_be_line(page: Page, at: int) -> bool:
    if page.codes[at] in _NO_LINE or page.segments.dead[at]:
        return False
    return page.codes[at] == _PRE or not _NUMBERS.match(page.segments.text[at])  # of lines, counted in another way


def _stays(page: Page, kept: NDArray[np.bool_], box: int, told: list[int]) -> bool:
    """Whether code is the story's: half of it is kept, or what stands right before or behind it in the same element.

    A line without a sign of code may be set so for its looks; it has the story on both sides.
    """
    within, kinds = page.segments.within, page.segments.kinds
    if kinds.inherited[within.kind[box]] & _COMMENT or any(kinds.own[page.kinds[at]] & _HIDDEN for at in told):
        return False
    if sum(bool(kept[at]) for at in told) >= _HALF * len(told):
        return True
    above = within.parent[box]
    if above < 0:
        return False
    first, last = within.first[box], within.last[box]
    before = range(max(within.first[above], first - _NEAR), first)
    behind = range(last, min(within.last[above], last + _NEAR))
    sides = [any(kept[at] for at in side) for side in (before, behind)]
    text = page.segments.text[told[0]]
    return any(sides) if len(told) > 1 or "\n" in text or _SIGNS.search(text) else all(sides)
