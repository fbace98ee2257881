"""What each code point is to a fingerprint: part of a word, a word of its own, or a gap."""

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

BEYOND = 0x10000  # first code point outside the basic plane
# One token a character: Han and Kana as measured, and the scripts that are written without spaces for the same reason.
UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x2FDF),  # radicals
    (0x3005, 0x3007),
    (0x3021, 0x3029),
    (0x3031, 0x30FF),  # Kana
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),  # half-width Kana
    (0x1AFF0, 0x1B16F),
    (0x20000, 0x3FFFF),
)


@cache
def values() -> NDArray[np.uint64]:
    """For each code point of the basic plane its folded self and one more, 0 for a gap; a last cell for all beyond."""
    letters = (chr(point).lower()[0] if unicodedata.category(chr(point))[0] in "LMN" else "" for point in range(BEYOND))
    return np.array([ord(letter) + 1 if letter else 0 for letter in letters] + [BEYOND], np.uint64)


@cache
def alone() -> NDArray[np.bool_]:
    """Which code points of the basic plane are tokens of their own."""
    found = np.zeros(BEYOND + 1, bool)
    for first, last in UNSPACED:
        found[first : last + 1] = True
    found[values() == 0] = False
    return found
