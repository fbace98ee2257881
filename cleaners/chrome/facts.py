"""Facts: lines that name a thing and say what it is, as boxes about books, films and people have them in a row."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from cleaners.chrome.traits import COLON
from cleaners.kinds import Kind

if TYPE_CHECKING:
    from cleaners.chrome.phrases import Phrase
    from cleaners.chrome.reading import Line

_FACTS: Final = re.compile(r"[^\W\d_]{2,20}(?: [^\W\d_]{1,20})? ?: ?['\w]")
_BOX: Final = 3  # of them that nothing claims, in a row with as many or fewer that something does
_ROWS: Final = frozenset({"th", "td", "dt"})
_CELLS: Final = _ROWS | {"dd"}
_DIGIT: Final = re.compile(r"\d")  # a price, a length, a day: who made a page is told without


def is_fact(line: "Line") -> bool:
    """Whether a line names a thing and says what it is: "Referee: A. Penhallow", "Pages : 288"."""
    return line.traits & COLON != 0 and _FACTS.match(line.bare) is not None


def boxed(lines: Sequence["Line"], counted: Sequence["Phrase | None"], colons: Sequence[int]) -> Iterator[int]:
    """The numbers of the lines in such boxes, whatever their words: "Author: Ada Kemp" is there who wrote the book.

    Args:
        lines: the page's.
        counted: for each the phrase that counts there.
        colons: the numbers of those with the trait COLON.
    """
    facts = [number for run in _runs(colons) if len(run) >= _BOX for number in run if is_fact(lines[number])]
    for run in _runs(facts):
        own = [place for place in run if counted[place] is None]
        if len(own) >= _BOX:  # what is claimed below them is another's, and above them but below a sentence
            told = run[0] > 0 and counted[run[0] - 1] is None and lines[run[0] - 1].ends
            box = range(run[0] if told else own[0], own[-1] + 1)
            if 2 * len(own) >= len(box) and any(_DIGIT.search(lines[place].bare) for place in box):
                yield from box


def _runs(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Those that follow one another."""
    start = 0
    for end in range(1, len(numbers) + 1):
        if end == len(numbers) or numbers[end] != numbers[end - 1] + 1:
            yield numbers[start:end]
            start = end


def is_cell(lines: Sequence["Line"], number: int) -> bool:
    """Whether a line is the name of a row, with cells behind it, that says what bylines say: a book and its author."""
    line = lines[number]
    if line.block.tag not in _ROWS or not any(phrase.kind is Kind.BYLINE_DATE for phrase in line.said):
        return False
    behind = lines[number + 1 : number + 3]
    # Where a table lays out the whole page, a byline and the story below it are cells.
    return len(behind) > 1 and not behind[0].prose and all(other.block.tag in _CELLS for other in behind)
