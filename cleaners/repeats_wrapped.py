"""Text whose lines were broken to fit a width, given twice: no line of it need be a sentence.

How such a break is known: the next word would not have fitted. Verse, rows and lists break where they like.
"""

from collections.abc import Sequence
from typing import Final

from cleaners import spelling
from cleaners.block import Block
from cleaners.code import is_code
from cleaners.repeats_altered import Run

_LINES: Final = 4  # of the shortest text
_WIDTH: Final = 50  # weight of its longest line; lines of verse have less
_BREAKS: Final = 3
_FULL: Final = 0.8  # share of breaks behind which a word did not fit
_ON: Final = 0.3  # share of those behind which no capital stands, as it does in every line of verse; German has many
_ENDS: Final = 8  # lines to a sentence that ends with its line, or rows of a table are as wide
_WORD: Final = 20  # characters of the longest next word; what has no blanks breaks anywhere
_LETTERS: Final = 3


def may_be(text: str) -> bool:
    """Whether a line, by its key, may be broken to fit a width."""
    return 3 * len(text) >= _WIDTH and spelling.weight(text) >= _WIDTH and not spelling.ends_sentence(text)


def is_copy(blocks: Sequence[Block], keys: Sequence[str], run: Run) -> bool:
    """Whether what is said again is running text broken to fit a width."""
    if run.length < _LINES:
        return False
    said = keys[run.second : run.second + run.length]
    if not any(map(may_be, said)):
        return False
    width = max(map(spelling.weight, said))
    breaks = [step for step in range(run.length - 1) if not spelling.ends_sentence(said[step])]
    ended = sum(map(spelling.ends_sentence, said))
    if len(breaks) < _BREAKS or ended * _ENDS < run.length or any(map(is_code, said)):
        return False
    full = [step for step in breaks if spelling.weight(said[step]) + 1 + _first(said[step + 1]) > width]
    on = sum(not blocks[run.second + step + 1].text.lstrip()[:1].isupper() for step in full)
    return len(full) >= _FULL * len(breaks) and on >= _ON * len(full)


def _first(text: str) -> int:
    """The weight of a line's first word."""
    unspaced = not text.isascii() and spelling.weight(text) > 2 * len(text)
    return spelling.weight(text[:_LETTERS] if unspaced else text[:_WORD].split(" ", 1)[0])
