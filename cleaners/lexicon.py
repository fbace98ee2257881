"""What words tell of a block: those it is made of, and those its elements are named with, by tables that were learnt.

A word is found in a table by a hash of its first letters and its length, so no word is stored, and words that share
these share a place; train/lexicon.py learns what a place is worth. All sums are of whole numbers, the same everywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaners.features_arrays import Arrays
from cleaners.features_text import DIGIT, OTHER, UPPER, WIDE, Column, Ints, table
from cleaners.segment import Segments
from cleaners.segment_words import MAX_CHARS

ROOM: Final = 1 << 16  # places in each table
TEXT_UNIT: Final = 32  # what a word of a block is worth is in so many parts of a log odd
NAMES_UNIT: Final = 128  # and a word of a name
TEXT: Final = ("any", "first", "last", "first_two", "last_two")  # words of a block
NAMES: Final = ("own", "above", "twice_above", "all")  # words in the names of its container and of those above
COLUMNS: Final = tuple(
    f"{what}_{where}" for what in ("said", "named") for where in ("here", "before", "after", "near", "around", "page")
)
NEAR: Final = (2, 6)  # blocks to either side
OPENING: Final = 160  # characters of a long block that are read
CLOSING: Final = 40  # and at its end
# Of 20 words so many are known, at least. English pages 15 to 20, out of fold; German ones 9 to 13; Spanish, Dutch and
# Turkish ones 5 to 8; Japanese ones 3, by chance.
SPOKEN: Final = (14, 20)
_LETTERS: Final = 8  # of a word that are read
# Odd numbers without a pattern: for each letter, for the length, and for the words of a pair.
MIXERS: Final = np.array(
    [0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1, 0xB5297A4D, 0x68E31DA5, 0x1B56C4E9, 0xD6E8FEB9,
     0x2C1B3C6D, 0xA3EBCA6B],
    np.uint32,
)  # fmt: skip
_LENGTH, _ONE, _OTHER_ONE = 8, 9, 10
_WITHIN: Final = np.tri(_LETTERS + 1, _LETTERS, -1, np.uint32)  # which letters a word of each length has
_SHIFT: Final = np.uint32(16)  # a hash's upper half is a place
# What each character of a name is read as: small letters; nothing for other signs.
_ASCII: Final = np.array([ord(chr(point).lower()) if chr(point).isalpha() else 0 for point in range(128)], np.uint8)
_POINTS: Final = 0x10000
MANY: Final = 16_384  # names whose sums are remembered, as many as segment_kinds.py remembers
Places = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What each place is worth, in units; more speaks for story."""

    text: NDArray[np.int8]  # TEXT x ROOM
    names: NDArray[np.int8]  # ROOM x NAMES: a word is looked up once for all


class Words(NamedTuple):
    """The words of some texts, by their hashes."""

    hashes: Places
    bounds: Ints  # of each text its first word; at the end how many there are


class Around(NamedTuple):
    """How the kinds of containers stand in each other."""

    above: Ints  # of each kind that of the container around it, -1 for none
    of_block: Ints  # the kind of each block's container


@cache
def lexicon() -> Lexicon:
    """The one that ships with the package, read at first use."""
    with as_file(files("cleaners") / "model" / "lexicon.npz") as path:
        return load(path)


def load(path: Path) -> Lexicon:
    """A lexicon as `train` writes it."""
    with np.load(path) as numbers:
        return Lexicon(numbers["text"], numbers["names"])


def nothing() -> Lexicon:
    """One that knows no word."""
    return Lexicon(np.zeros((len(TEXT), ROOM), np.int8), np.zeros((ROOM, len(NAMES)), np.int8))


@cache
def letters() -> NDArray[np.uint16]:
    """What each character of the basic plane is read as: small letters, 0 for all digits; nothing for other signs."""
    kinds = table()
    points = np.arange(_POINTS, dtype=np.uint16)
    read = np.where(np.isin(kinds, (OTHER, UPPER, WIDE)), points, 0).astype(np.uint16)
    read[kinds == DIGIT] = ord("0")
    for point in np.flatnonzero(kinds == UPPER).tolist():
        small = chr(point).lower()
        read[point] = ord(small) if len(small) == 1 else point
    return read


def words(texts: Sequence[str]) -> Words:
    """The words of a page's blocks: runs of letters and digits, of a long block those of its two ends."""
    short = [text if len(text) <= OPENING + CLOSING else f"{text[:OPENING]}\n{text[-CLOSING:]}" for text in texts]
    points = np.frombuffer("\n".join(short).encode("utf-32-le", "surrogatepass"), np.uint32)
    read = letters().take(points, mode="clip")  # beyond the basic plane as its last character, which is none
    inside = _inside(read)
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    first = edges[::2]
    return _words(read, first, edges[1::2] - first, short)


def _words(read: NDArray[Any], first: Ints, size: Ints, texts: Sequence[str]) -> Words:
    """Words by where they begin in texts that stand one character apart."""
    starts = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + 1, out=starts[1:])
    return Words(_hashes(read, first, size), first.searchsorted(starts))


def _inside(read: NDArray[Any]) -> NDArray[np.bool_]:
    """Where words are, with a place before the text and one behind it, where none is."""
    inside = np.zeros(len(read) + 2, bool)
    np.not_equal(read, 0, out=inside[1:-1])
    return inside


def _hashes(read: NDArray[Any], first: Ints, size: Ints) -> Places:
    # At each place the letters that begin there, as one piece; behind a word's end they count for nothing.
    piece = _LETTERS * read.itemsize
    pieces = np.ndarray(len(read), f"V{piece}", read.tobytes() + bytes(piece), strides=read.itemsize)[first]
    letters_of = pieces.view(read.dtype).reshape(-1, _LETTERS) * _WITHIN.take(size, axis=0, mode="clip")
    hashes: Places = letters_of @ MIXERS[:_LETTERS]
    hashes += size.astype(np.uint32) * MIXERS[_LENGTH]
    return hashes


def said(found: Words, known: Lexicon) -> Ints:
    """What each block's words are worth, in units: their sum, tempered by how many they are, its ends and its pairs.

    Nothing on a page of whose words too few are known: it is in a language of which the lexicon learnt too little.
    """
    bounds, tables = found.bounds, known.text
    count = bounds[1:] - bounds[:-1]
    if not len(found.hashes):
        return np.zeros(len(count), np.int64)
    each = tables[0].take(found.hashes >> _SHIFT)
    if SPOKEN[1] * np.count_nonzero(each) < SPOKEN[0] * len(each):
        return np.zeros(len(count), np.int64)
    total = np.zeros(len(each) + 1, np.int64)
    each.cumsum(out=total[1:])
    within = total.take(bounds)
    tempered = (within[1:] - within[:-1]) / np.sqrt(np.maximum(count, 1))
    worth: Ints = np.rint(tempered).astype(np.int64)
    some, first, last, first_two, last_two = ends(found)
    worth[some] += tables[1].take(first)
    worth[some] += tables[2].take(last)
    pairs = np.flatnonzero(count > 1)
    worth[pairs] += tables[3].take(first_two)
    worth[pairs] += tables[4].take(last_two)
    return worth


def ends(found: Words) -> tuple[Ints, Places, Places, Places, Places]:
    """Which blocks have words; places of their first and last, and of the first and last two where there are two."""
    hashes, bounds = found.hashes, found.bounds
    count = bounds[1:] - bounds[:-1]
    some, pairs = np.flatnonzero(count), np.flatnonzero(count > 1)
    opening, closing = hashes.take(bounds[:-1][pairs]), hashes.take(bounds[1:][pairs] - 1)
    second, before = hashes.take(bounds[:-1][pairs] + 1), hashes.take(bounds[1:][pairs] - 2)
    return (
        some,
        hashes.take(bounds[:-1][some]) >> _SHIFT,
        hashes.take(bounds[1:][some] - 1) >> _SHIFT,
        _pair(opening, second),
        _pair(before, closing),
    )


def _pair(one: Places, other: Places) -> Places:
    both: Places = (one * MIXERS[_ONE] + other * MIXERS[_OTHER_ONE]) >> _SHIFT
    return both


def named(given: Sequence[str]) -> Words:
    """The words of names: runs of ASCII letters, parted before a large one behind a small one."""
    points = np.frombuffer(" ".join(given).encode("ascii", "replace"), np.uint8)
    read = _ASCII.take(points)
    inside = _inside(read)
    small = inside[1:-1] & (read == points)
    parted = inside[1:] != inside[:-1]
    seam = np.flatnonzero(small[:-1] & (read[1:] != points[1:]) & inside[2:-1]) + 1
    first = np.flatnonzero(parted & inside[1:])
    last = np.flatnonzero(parted & inside[:-1])
    if len(seam):
        first, last = np.sort(np.concatenate((first, seam))), np.sort(np.concatenate((last, seam)))
    return _words(read, first, last - first, given)


def around(page: Arrays) -> Around:
    """How a page's kinds of containers stand in each other, and blocks in them."""
    kind, parent = page.kind, page.parent
    above = np.full(len(page.code), -1, np.int64)
    inner = np.flatnonzero(parent >= 0)
    above[kind.take(inner)] = kind.take(parent.take(inner))
    return Around(above, kind.take(page.container))


def sums(found: Words, known: Lexicon) -> Ints:
    """What the words of each name add up to: names x NAMES."""
    total = np.zeros((len(found.hashes) + 1, len(NAMES)), np.int64)
    np.cumsum(known.names.take(found.hashes >> _SHIFT, axis=0), axis=0, out=total[1:])
    return total[found.bounds[1:]] - total[found.bounds[:-1]]


@lru_cache(maxsize=8)  # a process has one
def _remembered(known: Lexicon) -> dict[str, bytes]:
    """The sums of names that were seen: an outlet's pages share nearly all of them. A memo, it changes no result."""
    del known
    return {}


def sums_of(names: Sequence[str], known: Lexicon) -> Ints:
    """The same of names, new ones only."""
    memo = _remembered(known)
    found = [memo.get(name, b"") for name in names]
    if not all(found):
        given = [name[:MAX_CHARS] for name in names]
        new = set(given).difference(memo)
        if new:
            if len(memo) > MANY:
                memo.clear()
                new = set(given)
            some = list(new)
            memo.update(zip(some, map(bytes, sums(named(some), known)), strict=True))
        found = [memo[name] for name in given]
    return np.frombuffer(b"".join(found), np.int64).reshape(len(names), len(NAMES))


def placed(added: Ints, where: Around) -> Ints:
    """What the names around each block are worth, in units.

    Args:
        added: what the words of each kind's names add up to.
        where: how the kinds stand in each other.
    """
    own, above, further, every = added.T
    parent = where.above.tolist()
    so_far: list[int] = []
    for much, outer in zip(every.tolist(), parent, strict=True):  # a kind stands behind the one around it
        so_far.append(much + so_far[outer] if outer >= 0 else much)
    inside = where.above >= 0
    worth: Ints = own + np.array(so_far, np.int64)
    worth[inside] += above.take(where.above[inside])
    twice = where.above.take(where.above)
    deep = inside & (twice >= 0)
    worth[deep] += further.take(twice[deep])
    return worth.take(where.of_block)


def columns(*scores: Ints) -> list[Column]:
    """Of each score that of each block, those beside it, the means near it and around it, and that of the page."""
    n = len(scores[0])
    index, radius = np.arange(n), np.array(NEAR)[:, None]
    low, high = np.maximum(index - radius, 0), np.minimum(index + radius + 1, n)
    many = high - low
    found: list[Column] = []
    for worth in scores:
        beside = np.zeros(n + 2, np.int64)
        beside[1:-1] = worth
        total = np.zeros(n + 1, np.int64)
        worth.cumsum(out=total[1:])
        means = (total.take(high) - total.take(low)) / many
        found += [worth, beside[:-2], beside[2:], *means, np.full(n, total[-1] / n)]
    return found


def told(segments: Segments, page: Arrays, known: Lexicon) -> Sequence[Column]:
    """The columns of a page that has blocks, in the order of COLUMNS.

    Args:
        segments: what the page consists of.
        page: the same as arrays.
        known: what words are worth.
    """
    names = placed(sums_of(segments.kinds.words, known), around(page))
    return columns(said(words(segments.text), known), names)
