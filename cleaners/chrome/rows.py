"""Rows and items that are the story's: what stands in a table or list that stays is no byline and no counter."""

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final

from cleaners.chrome.columns import columns
from cleaners.chrome.traits import DIGIT
from cleaners.kinds import Kind
from cleaners.tables import Table

if TYPE_CHECKING:
    from cleaners.chrome.phrases import Phrase
    from cleaners.chrome.reading import Line

_NONE: Final = frozenset[int]()
_TWO: Final = 2  # days or times; one alone is no list
_FEW: Final = 4  # rows; who wrote a story and when needs no more
_HEAD: Final = 3  # rows above the first sentence
# Items of a list that nothing announces: above or below a story two say when it was written and changed.
_DATES: Final = 3
_AUTHORS: Final = frozenset(
    """
    author authors autor autorin autoren autora auteur auteure autore autrice autorka forfatter författare skribent
    yazar автор penulis verfasser redaktion redaktør redacción redaktor reporter writer
    作者 編集 記者 记者 기자 글쓴이 작성자 الكاتب लेखक
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_COLONS: Final = (":", "\uff1a")
_PAIR: Final = 2  # columns of a list of other stories: the day, the headline


def held(
    lines: Sequence["Line"],
    dated: Sequence[int],
    counted: Sequence["Phrase | None"],
    span: tuple[int, int],
    tables: Sequence[Table],
) -> AbstractSet[int]:
    """The numbers of the lines that stay with their table, list or listing.

    Args:
        lines: of the page.
        dated: the numbers of those that may be days or times.
        counted: for each line the phrase that counts where it stands.
        span: the first line of prose, and the line behind the last.
        tables: where they stand; of plain text the lines themselves tell.
    """
    if tables:
        return _inside(lines, dated, counted, span, tables)
    if len(dated) < _TWO or lines[dated[0]].block.tag:
        return _NONE
    return frozenset(columns(lines, dated, counted, span))


def _inside(
    lines: Sequence["Line"],
    dated: Sequence[int],
    counted: Sequence["Phrase | None"],
    span: tuple[int, int],
    tables: Sequence[Table],
) -> set[int]:
    starts = [line.block.start for line in lines]
    found: set[int] = set()
    for table in tables:
        inside = range(bisect_left(starts, table.start), bisect_left(starts, table.end))
        if inside and _stays(lines, dated, counted, span, table, inside):
            # Of a list the days and times alone: a button may be an item, too.
            every = table.rows or table.code
            found.update(inside if every else [number for number in inside if lines[number].traits & DIGIT])
    return found


def _stays(
    lines: Sequence["Line"],
    dated: Sequence[int],
    counted: Sequence["Phrase | None"],
    span: tuple[int, int],
    table: Table,
    inside: range,
) -> bool:
    """Whether a table is the story's, and no byline, no list of other stories and no page laid out."""
    head, tail = span
    if table.code:  # unless the whole page is one
        return head < inside[0]
    if not table.rows:
        dates = bisect_left(dated, inside.stop) - bisect_left(dated, inside.start)
        return dates >= (1 if _is_announced(lines, counted, inside[0]) else _DATES)
    if table.linked and (table.columns <= _PAIR or not head < inside[0] < tail):
        return False
    if table.rows < _HEAD and inside[0] <= head:
        return False
    if 2 * counted[inside.start : inside.stop].count(None) <= len(inside):
        return False
    return table.rows > _FEW or not any(_says_who(lines[number]) for number in inside)


def _is_announced(lines: Sequence["Line"], counted: Sequence["Phrase | None"], number: int) -> bool:
    """Whether a colon ends what stands above a list, and that is no label of a byline."""
    return number > 0 and counted[number - 1] is None and lines[number - 1].shown.rstrip().endswith(_COLONS)


def _says_who(line: "Line") -> bool:
    return line.bare.rstrip(": ") in _AUTHORS or any(phrase.kind is Kind.BYLINE_DATE for phrase in line.said)
