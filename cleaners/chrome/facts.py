"""Facts: lines that name a thing and say what it is, as boxes about books, films and people have them in a row."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cleaners.chrome.phrases import Phrase
    from cleaners.chrome.reading import Line

FACT: Final = 40  # weight of the longest; headlines that begin with a topic are longer
_FACTS: Final = re.compile(r"[^\W\d_]{2,20}(?: [^\W\d_]{1,20})? ?: ?['\w]")
_BOX: Final = 3  # of them that nothing claims, in a row with as many or fewer that something does
_DIGIT: Final = re.compile(r"\d")  # a price, a length, a day: who made a page is told without


def is_fact(line: "Line") -> bool:
    """Whether a line names a thing and says what it is: "Referee: A. Penhallow", "Pages : 288"."""
    return line.weight <= FACT and _FACTS.match(line.bare) is not None


def boxed(lines: Sequence["Line"], counted: Sequence["Phrase | None"]) -> Iterator[int]:
    """The numbers of the lines in such boxes, whatever their words: "Author: Ada Kemp" is there who wrote the book."""
    number = 0
    while number < len(lines):
        end = number
        while end < len(lines) and is_fact(lines[end]):
            end += 1
        own = [place for place in range(number, end) if counted[place] is None]
        if len(own) >= _BOX:  # what is claimed below them is another's, and above them but below a sentence
            told = number > 0 and counted[number - 1] is None and lines[number - 1].ends
            box = range(number if told else own[0], own[-1] + 1)
            if 2 * len(own) >= len(box) and any(_DIGIT.search(lines[place].bare) for place in box):
                yield from box
        number = end + 1
