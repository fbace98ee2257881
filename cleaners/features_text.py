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

_CLASSES: Final = 10
OTHER, SPACE, DIGIT, UPPER, COMMA, STOP, MARK, WIDE, COLON, QUOTE = range(_CLASSES)
_OF_CATEGORY: Final = {
    "Nd": DIGIT, "Lu": UPPER, "Lt": UPPER, "Zs": SPACE, "Zl": SPACE, "Zp": SPACE,
    **dict.fromkeys("Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Cc Cf Cs Co Cn".split(), MARK),  # noqa: SIM905 - as listed
}  # fmt: skip
_SPACES: Final = frozenset("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85")
_TABLE_SIZE: Final = 0x10000
# Chinese, Japanese, Arabic, Indic and Khmer marks are written as numbers: they look like ours.
_COMMAS: Final = frozenset(",;\u3001\uff0c\uff1b\u060c\u00b7")
_STOPS: Final = frozenset(".!?\u3002\uff01\uff1f\u2026\u0964\u061f\u0965")
_COLONS: Final = frozenset(":\uff1a")
_QUOTES: Final = frozenset(
    "\"'\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u201a\u2039\u203a\u300c\u300d\u300e\u300f)\uff09"
)
# Scripts written without spaces: a character there is about half a word.
_WIDE: Final = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF))
# The same story takes a third of the characters in Chinese and little more in Japanese, in Korean half: what is written
# so counts for more, or its paragraphs would look like labels to a model that has learnt from other scripts.
_WEIGHTY: Final = ((0x3040, 0x30FF, 2), (0x3400, 0x9FFF, 2), (0xAC00, 0xD7A3, 1), (0xF900, 0xFAFF, 2))  # and 1 each
_FIRST_WEIGHTY: Final = _WEIGHTY[0][0]


@cache
def table() -> NDArray[np.uint8]:
    """The class of every character of the basic plane, made at first use."""
    kinds = np.array(
        [_OF_CATEGORY.get(unicodedata.category(chr(point)), OTHER) for point in range(_TABLE_SIZE)], np.uint8
    )
    for first, last in _WIDE:
        kinds[first : last + 1] = np.where(kinds[first : last + 1] == OTHER, WIDE, kinds[first : last + 1])
    for kind, marks in ((SPACE, _SPACES), (COMMA, _COMMAS), (STOP, _STOPS), (COLON, _COLONS), (QUOTE, _QUOTES)):
        kinds[[ord(mark) for mark in marks]] = kind
    return kinds


@dataclass(frozen=True, slots=True)
class Letters:
    """Counts per block of each class of characters."""

    size: Ints  # characters
    chars: Ints  # the same, weighed: a Chinese character says as much as three of Latin script
    words: Ints
    counts: Floats  # blocks x 10 classes; OTHER is not counted
    opening: NDArray[np.uint8]  # class of the first character
    closing: NDArray[np.uint8]  # of the last
    closing_before: NDArray[np.uint8]  # of the last but one: a full stop inside a quotation mark


def letters(raw_text: str, starts: Ints, ends: Ints) -> Letters:
    """Count the classes of characters between each start and end; blocks are not empty and one character apart."""
    points = np.frombuffer(raw_text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = table().take(points, mode="clip")  # beyond the basic plane as its last character
    told = np.flatnonzero(kinds != OTHER)  # most are letters
    first = np.arange(0, len(starts) * _CLASSES, _CLASSES, dtype=np.int32)
    rows = first.repeat(ends - starts + 1).take(told)  # the line end counts as a space
    rows += kinds.take(told)
    counts = np.bincount(rows, minlength=len(starts) * _CLASSES).reshape(-1, _CLASSES).astype(np.float32)
    size = ends - starts
    words = np.maximum(counts[:, SPACE], 1) + counts[:, WIDE] / 2
    return Letters(
        size=size,
        chars=size + _weights(points, starts, ends),
        words=words.astype(np.int64),
        counts=counts,
        opening=kinds.take(starts),
        closing=kinds.take(ends - 1),
        closing_before=kinds.take(np.maximum(ends - 2, starts)),
    )


def _weights(points: NDArray[np.uint32], starts: Ints, ends: Ints) -> Ints:
    """What the characters of each block count for beyond one each."""
    if points.max(initial=0) < _FIRST_WEIGHTY:
        return np.zeros(len(starts), np.int64)
    at = np.flatnonzero(points >= _FIRST_WEIGHTY)
    weighty, more = points[at], np.zeros(len(at), np.int64)
    for first, last, weight in _WEIGHTY:
        more += weight * ((weighty >= first) & (weighty <= last))
    before = np.zeros(len(at) + 1, np.int64)
    np.cumsum(more, out=before[1:])
    return before[at.searchsorted(ends)] - before[at.searchsorted(starts)]
