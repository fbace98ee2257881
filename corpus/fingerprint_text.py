"""A text as it is compared with others: what a reader cannot see is left out, white space is single."""

import hashlib
import re
import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cleaners.ledger import INVISIBLE

_UNITS = 0x10000
# Besides the cleaners' invisible marks the variation selectors: they only choose a drawing of the sign before.
_DROPPED = re.compile(INVISIBLE.pattern.replace("]+", "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]+"))
_BLANK = re.compile("[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")  # beyond ASCII's own
_SPACED = bytes(0x20 if byte in b"\t\n\v\f\r" else byte for byte in range(256))
_KINDS = {"Mn", "Mc", "Me", "Cs"}  # marks compose; halves of characters beyond the basic plane may be selectors
_JAMO = (0x1100, 0x11FF)  # Hangul in pieces


def normal(text: str) -> str:
    """NFC, no invisible marks or variation selectors, white space to single spaces."""
    return _single(composed(text)).decode("utf-8", "surrogatepass")


def exact_digest(text: str) -> bytes:
    """The digest two texts share when nothing but white space and invisible marks tells them apart."""
    return digest(composed(text))


def composed(text: str) -> str:
    """NFC, no invisible marks or variation selectors, white space within ASCII."""
    if text.isascii():
        return text
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
    if not _unusual()[units].any():
        return text
    # Dropped first: a mark behind a dropped one then composes with the letter before both.
    return _BLANK.sub(" ", unicodedata.normalize("NFC", _DROPPED.sub("", text)))


def digest(composed_text: str) -> bytes:
    """16 bytes of BLAKE2b over a composed text, its white space made single."""
    return hashlib.blake2b(_single(composed_text), digest_size=16).digest()


def _single(composed_text: str) -> bytes:
    """In UTF-8, whose bytes are gone through three times as fast as words are split and joined."""
    coded = composed_text.encode("utf-8", "surrogatepass")
    spaced = coded.replace(b"\n\n", b"\n").translate(_SPACED)  # most texts have no other white space in a row
    while b"  " in spaced:  # each round halves the longest run
        spaced = spaced.replace(b"  ", b" ")
    return spaced.strip(b" ")


@cache
def _unusual() -> NDArray[np.bool_]:
    """UTF-16 units that `composed` may touch; looking them up is five times faster than composing."""
    first, last = _JAMO
    return np.array(
        [
            unicodedata.category(sign) in _KINDS
            or unicodedata.normalize("NFC", sign) != sign
            or _DROPPED.match(sign) is not None
            or _BLANK.match(sign) is not None
            or first <= ord(sign) <= last
            for sign in map(chr, range(_UNITS))
        ]
    )
