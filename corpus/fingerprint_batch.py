"""Digests, shingles and anchors of texts with numpy: what fingerprint_gather.py does where no kernel is compiled.

Tokens, shingles and their hashes are made with array arithmetic over code points, a whole batch at a time: splitting
words in Python cost four times as much as everything else here together.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus import fingerprint_signs as signs
from corpus.fingerprint_text import composed, digest

Hashes = NDArray[np.uint64]

WORDS = 3  # tokens of a shingle
ANCHOR_WORDS = 8  # tokens of an anchor: eight in a row are a copied phrase, three are often chance
ANCHORS = 12  # smallest anchor hashes kept: an excerpt of 40 % then shares 4.8 of them, fewer than two in 2 % of cases

BATCH_CHARS = 64_000  # arrays of a batch stay in the processor's cache
_BASE = 0x9E3779B97F4A7C15
_PICKED = 2 * ANCHORS
_STEPS = (
    (np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)),
    (np.uint64(27), np.uint64(0x94D049BB133111EB)),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gathered:
    """What a batch of texts is made of, text after text."""

    digests: Sequence[bytes]
    shingles: Hashes  # of all texts; each one's ascending, distinct
    ends: NDArray[np.int64]  # where each text's shingles end, behind a 0
    anchors: Hashes  # as shingles, at most ANCHORS of each
    anchor_ends: NDArray[np.int64]


def gathered(texts: Sequence[str]) -> Gathered:
    """Digests, shingles and anchors of a batch of texts."""
    plain = [composed(text) for text in texts]
    tokens = _tokens(plain)
    shingles, ends = _each(*_grams(tokens, WORDS), distinct)
    long_grams, long_ends = _grams(tokens, ANCHOR_WORDS, short=False)
    anchors, anchor_ends = _each(long_grams | np.uint64(1), long_ends, _smallest)
    return Gathered(
        digests=[digest(text) for text in plain],
        shingles=shingles,
        ends=ends,
        anchors=anchors,
        anchor_ends=anchor_ends,
    )


def _each(
    numbers: Hashes, ends: NDArray[np.int64], chosen: Callable[[Hashes], Hashes]
) -> tuple[Hashes, NDArray[np.int64]]:
    """What is chosen of each text's numbers, and where it ends."""
    found = [chosen(numbers[start:end]) for start, end in pairwise(ends.tolist())]
    return np.concatenate([numbers[:0], *found]), np.cumsum([0, *map(len, found)])


def _smallest(numbers: Hashes) -> Hashes:
    """The smallest ANCHORS distinct numbers, ascending; a few are picked before all are sorted."""
    if len(numbers) > _PICKED:
        picked = distinct(np.partition(numbers, _PICKED)[:_PICKED])
        if len(picked) >= ANCHORS:  # else the smallest are repeated many times over
            return picked[:ANCHORS]
    return distinct(numbers)[:ANCHORS]


def distinct(numbers: Hashes) -> Hashes:
    """Ascending, without repeats; np.unique hashes first and takes eight times as long."""
    ordered = np.sort(numbers)
    new = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered if new.all() else ordered[new]


@dataclass(frozen=True, slots=True)
class _Tokens:
    """Hashes of all tokens of a batch, and where each text's begin and the last one's end."""

    hashes: Hashes
    bounds: NDArray[np.int64]


def _tokens(texts: list[str]) -> _Tokens:
    """Hash every token: a polynomial over its folded code points, then mixed.

    The polynomials of all tokens come from one running sum: a token's stretch of it, divided by the power it began at.
    """
    values, alone = _characters("\n".join(texts))
    starts, ends = _edges(values != 0, alone)
    powers, inverses = _powers(len(values))
    running = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values * powers, out=running[1:])
    hashes = mix((running[ends] - running[starts]) * inverses[starts])
    text_starts = np.cumsum([0, *(len(text) + 1 for text in texts)])
    return _Tokens(hashes, np.searchsorted(starts, text_starts).astype(np.int64))


def _edges(word: NDArray[np.bool_], alone: NDArray[np.bool_] | None) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where tokens begin and end: runs of word characters, but for those that stand alone."""
    walled = np.zeros(len(word) + 2, bool)
    walled[1:-1] = word
    change = np.flatnonzero(walled[1:] != walled[:-1])
    if alone is None:
        return change[::2], change[1::2]
    cut = np.zeros(len(word) + 1, bool)
    cut[change] = True
    cut[:-1] |= alone
    cut[1:] |= alone
    bounds = np.flatnonzero(cut)
    inside = word[bounds[:-1]]
    return bounds[:-1][inside], bounds[1:][inside]


def _characters(text: str) -> tuple[Hashes, NDArray[np.bool_] | None]:
    """The value of every character, 0 for a gap, and which are tokens of their own: None where none is."""
    coded = text.encode("utf-16-le", "surrogatepass")
    if len(coded) == 2 * len(text):
        points = np.frombuffer(coded, np.uint16)
        unspaced = len(points) and points.max() >= signs.UNSPACED[0][0]
        return signs.values()[points], signs.alone()[points] if unspaced else None
    wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    low = np.minimum(wide, signs.BEYOND)
    values, alone = signs.values()[low], signs.alone()[low]
    at = np.flatnonzero(wide >= signs.BEYOND)  # few: emoji, rare Han
    values[at] = wide[at] + np.uint64(1)
    alone[at] = [any(first <= point <= last for first, last in signs.UNSPACED) for point in wide[at].tolist()]
    return values, alone


def _grams(tokens: _Tokens, words: int, *, short: bool = True) -> tuple[Hashes, NDArray[np.int64]]:
    """Hashes of runs of `words` tokens of each text, and the bounds of each text's share.

    With `short`, a text of fewer tokens gives one gram of all it has, instead of none.
    """
    bounds, counts = tokens.bounds, np.diff(tokens.bounds)
    wanted = np.maximum(counts - (words - 1), (np.minimum(counts, 1) if short else 0))
    ends = np.concatenate(([0], np.cumsum(wanted)))
    first = np.arange(ends[-1]) - np.repeat(ends[:-1] - bounds[:-1], wanted)
    # Runs are summed over the whole batch, across the ends of texts as well; only those inside one are then taken.
    padded = np.concatenate((tokens.hashes, np.zeros(words, np.uint64)))
    sums = np.zeros(len(tokens.hashes) + 1, np.uint64)
    for step, power in enumerate(_powers(words)[0]):
        sums += padded[step : step + len(sums)] * power
    grams = sums[first]
    for row in np.flatnonzero((counts < words) & (wanted > 0)):
        own = tokens.hashes[bounds[row] : bounds[row + 1]]
        grams[ends[row]] = (own * _powers(words)[0][: len(own)]).sum()
    return mix(grams), ends


@lru_cache(maxsize=4)
def _powers_of(size: int) -> tuple[Hashes, Hashes]:
    """Powers of an odd number and their inverses, modulo 2 to the 64th."""
    powers = np.full(size + 1, _BASE, np.uint64)
    inverses = np.full(size + 1, pow(_BASE, -1, 1 << 64), np.uint64)
    inverses[0] = 1
    return np.cumprod(powers), np.cumprod(inverses)


def _powers(length: int) -> tuple[Hashes, Hashes]:
    """Enough powers for a batch; sizes are powers of two, so that few are ever made."""
    powers, inverses = _powers_of(1 << max(length, BATCH_CHARS).bit_length())
    return powers[:length], inverses


def mix(numbers: Hashes) -> Hashes:
    """Spread every bit over all 64.

    Source:
        the finishing steps of SplitMix64 (Steele, Lea and Flood, 2014).
    """
    mixed = numbers + np.uint64(_BASE)
    for shift, factor in _STEPS:
        mixed ^= mixed >> shift
        mixed *= factor
    mixed ^= mixed >> np.uint64(31)
    return mixed
