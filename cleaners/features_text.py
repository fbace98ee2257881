"""What a block's characters say: one pass over the whole text, summed per block."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Column = NDArray[Any]  # a value for each block, whatever its type
Ints = NDArray[np.int64]

OTHER, SPACE, DIGIT, UPPER, COMMA, STOP, MARK, WIDE, COLON, QUOTE = range(10)
_TABLE_SIZE: Final = 0x10000
_COMMAS: Final = frozenset(",;、，；،·")
_STOPS: Final = frozenset(".!?。！？…।؟॥")
_COLONS: Final = frozenset(":：")
_QUOTES: Final = frozenset("\"'“”„«»‘’‚‹›「」『』)）")
# Scripts written without spaces: a character there is about half a word.
_WIDE: Final = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF))


@cache
def table() -> NDArray[np.uint8]:
    """The class of every character of the basic plane, made at first use."""
    return np.fromiter((_kind(chr(point)) for point in range(_TABLE_SIZE)), np.uint8, _TABLE_SIZE)


def _kind(mark: str) -> int:
    for kind, marks in ((COMMA, _COMMAS), (STOP, _STOPS), (COLON, _COLONS), (QUOTE, _QUOTES)):
        if mark in marks:
            return kind
    category = unicodedata.category(mark)
    if any(first <= ord(mark) <= last for first, last in _WIDE):
        return WIDE
    if mark.isspace():
        return SPACE
    return {"Nd": DIGIT, "Lu": UPPER, "Lt": UPPER}.get(category, MARK if category[0] in "PSC" else OTHER)


@dataclass(frozen=True, slots=True)
class Letters:
    """Counts per block of each class of characters."""

    chars: Ints
    words: Ints
    counts: Floats  # blocks x 10 classes
    opening: NDArray[np.uint8]  # class of the first character
    closing: NDArray[np.uint8]  # of the last
    closing_before: NDArray[np.uint8]  # of the last but one: a full stop inside a quotation mark


def letters(raw_text: str, starts: Ints, ends: Ints) -> Letters:
    """Count the classes of characters between each start and end; blocks are not empty and one character apart."""
    points = np.frombuffer(raw_text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = table()[np.minimum(points, _TABLE_SIZE - 1)]
    rows = np.repeat(np.arange(len(starts)) * 10, ends - starts + 1)[: len(kinds)]  # the line end counts as a space
    counts = np.bincount(rows + kinds, minlength=len(starts) * 10).reshape(-1, 10).astype(np.float32)
    chars = ends - starts
    words = np.maximum(counts[:, SPACE], 1) + counts[:, WIDE] / 2
    return Letters(
        chars=chars,
        words=words.astype(np.int64),
        counts=counts,
        opening=kinds[starts],
        closing=kinds[ends - 1],
        closing_before=kinds[np.maximum(ends - 2, starts)],
    )
