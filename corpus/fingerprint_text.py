"""A text as it is compared with others: what a reader cannot see is left out, white space is single."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cleaners.ledger import INVISIBLE

BLANK, DROPPED, COMPOSED, ALONE = 1, 2, 4, 8
"""Flags of a code point: white space; not seen by a reader; may be composed with others; a token of its own."""

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
    found = int(np.bitwise_or.reduce(_unusual()[units]))
    # Dropped first: a mark behind a dropped one then composes with the letter before both.
    if found & (DROPPED | COMPOSED):
        text = _DROPPED.sub("", text)
    if found & COMPOSED:
        text = unicodedata.normalize("NFC", text)
    return _BLANK.sub(" ", text) if found & (BLANK | COMPOSED) else text


def digest(composed_text: str) -> bytes:
    """16 bytes of BLAKE2b over a composed text, its white space made single."""
    return digested(_single(composed_text))


def digested(normal_form: bytes) -> bytes:
    """16 bytes of BLAKE2b."""
    return hashlib.blake2b(normal_form, digest_size=16).digest()


def _single(composed_text: str) -> bytes:
    """In UTF-8, whose bytes are gone through three times as fast as words are split and joined."""
    coded = composed_text.encode("utf-8", "surrogatepass")
    spaced = coded.replace(b"\n\n", b"\n").translate(_SPACED)  # most texts have no other white space in a row
    while b"  " in spaced:  # each round halves the longest run
        spaced = spaced.replace(b"  ", b" ")
    return spaced.strip(b" ")


@cache
def flags() -> NDArray[np.uint8]:
    """What `composed` and the normal form do to each UTF-16 unit: looking that up is five times faster than doing it.

    A dropped mark is no COMPOSED one, though it is a mark; halves of a pair are, they may be anything.
    """
    units = "".join(map(chr, range(_UNITS)))
    found = np.array([COMPOSED * _composes(unit) for unit in units], np.uint8)
    found[_JAMO[0] : _JAMO[1] + 1] = COMPOSED
    found[_points([*_BLANK.findall(units), *"\t\n\v\f\r "])] = BLANK
    found[_points("".join(_DROPPED.findall(units)))] = DROPPED
    return found


def _points(signs: Iterable[str]) -> list[int]:
    return [*map(ord, signs)]


def _composes(sign: str) -> bool:
    return unicodedata.category(sign) in _KINDS or not unicodedata.is_normalized("NFC", sign)


@cache
def _unusual() -> NDArray[np.uint8]:
    """Flags, but for white space of ASCII, which `composed` leaves alone."""
    found = flags().copy()
    found[:0x80] = 0
    return found
