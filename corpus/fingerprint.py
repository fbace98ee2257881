"""What a text is compared by: its exact digest, its shingles, a MinHash signature and anchors (rensa's doorway).

Tokens, shingles and their hashes are made with array arithmetic over code points, a whole batch at a time: splitting
words in Python cost four times as much as everything else here together.
"""

import gc
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import rensa
from numpy.typing import NDArray

from corpus.fingerprint_text import composed, digest

Hashes = NDArray[np.uint64]

PERMUTATIONS = 64
BANDS = 16
ROWS = PERMUTATIONS // BANDS
WORDS = 3  # tokens of a shingle
ANCHOR_WORDS = 8  # tokens of an anchor: eight in a row are a copied phrase, three are often chance
ANCHORS = 12  # smallest anchor hashes kept: an excerpt of 40 % then shares 4.8 of them, fewer than two in 2 % of cases
SEED = 0x57494E
ALGORITHM = (
    f"shingle2/{WORDS}:rmin{rensa.RMinHash.ALGORITHM_VERSION}/{SEED}/{BANDS}x{ROWS}:anchor2/{ANCHOR_WORDS}/{ANCHORS}"
)
"""Names everything that shapes a fingerprint; an index made under another name must be rebuilt."""

_BATCH_CHARS = 64000  # arrays of a batch stay in the processor's cache
_MASK = (1 << 64) - 1
_BEYOND = 0x10000  # first code point outside the basic plane
# One token a character: Han and Kana as measured, and the scripts that are written without spaces for the same reason.
_UNSPACED = (
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
_BASE = 0x9E3779B97F4A7C15
_PICKED = 2 * ANCHORS
_STEPS = (
    (np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)),
    (np.uint64(27), np.uint64(0x94D049BB133111EB)),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fingerprint:
    """What one text is compared by."""

    digest: bytes  # 16 bytes of BLAKE2b over the normal form; equal for texts that differ in white space only
    shingles: Hashes  # ascending, distinct
    signature: bytes  # 64 little-endian 32-bit numbers; empty for a text without a word
    anchors: Hashes  # ascending, at most ANCHORS
    keys: Hashes  # what the band index files this text under: band hashes (even), then anchors (odd)


def fingerprint(text: str) -> Fingerprint:
    """What one text is compared by."""
    return next(fingerprints([text]))


def fingerprints(texts: Sequence[str]) -> Iterator[Fingerprint]:
    """What each text is compared by, in order; the same as one by one, and faster."""
    for batch in _batches([composed(text) for text in texts]):
        with _no_collection():
            made = list(_batch(batch))
        yield from made


def shingles(text: str) -> Hashes:
    """The shingles of one text, ascending and distinct: what verifying needs and no more."""
    return _distinct(_grams(_tokens([composed(text)]), WORDS)[0])


def bands(signature: bytes) -> Hashes:
    """The band hashes of a signature, low bit clear; none for an empty signature."""
    if not signature:
        return np.empty(0, np.uint64)
    return _bands(np.frombuffer(signature, "<u4")).reshape(-1)


def _bands(signatures: NDArray[np.uint32]) -> Hashes:
    """A row of band hashes for each row of a matrix of signatures."""
    rows = signatures.astype(np.uint64).reshape(-1, BANDS, ROWS)
    mixed = np.arange(1, BANDS + 1, dtype=np.uint64)
    for row in range(ROWS):
        mixed = _mix(mixed + rows[:, :, row])
    return mixed & np.uint64(_MASK - 1)


def _batches(texts: list[str]) -> Iterator[list[str]]:
    """Texts in groups of a bounded length; a text longer than the bound stands alone."""
    batch: list[str] = []
    chars = 0
    for text in texts:
        if batch and chars + len(text) > _BATCH_CHARS:
            yield batch
            batch, chars = [], 0
        batch.append(text)
        chars += len(text)
    if batch:
        yield batch


@contextmanager
def _no_collection() -> Iterator[None]:
    """The garbage collector rests while a batch makes only numbers; it cost a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _batch(texts: list[str]) -> Iterator[Fingerprint]:
    """Fingerprints of composed texts."""
    tokens = _tokens(texts)
    grams, ends = _grams(tokens, WORDS)
    long_grams, long_ends = _grams(tokens, ANCHOR_WORDS, short=False)
    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(grams, ends, PERMUTATIONS, SEED)
    signatures = np.array(matrix.to_rows(), dtype="<u4").reshape(-1, PERMUTATIONS)
    band_rows = _bands(signatures)
    for row, text in enumerate(texts):
        own = grams[ends[row] : ends[row + 1]]
        anchors = _smallest(long_grams[long_ends[row] : long_ends[row + 1]] | np.uint64(1))
        yield Fingerprint(
            digest=digest(text),
            shingles=_distinct(own),
            signature=signatures[row].tobytes() if len(own) else b"",
            anchors=anchors,
            keys=np.concatenate((band_rows[row] if len(own) else own, anchors)),
        )


def _smallest(numbers: Hashes) -> Hashes:
    """The smallest ANCHORS distinct numbers, ascending; a few are picked before all are sorted."""
    if len(numbers) > _PICKED:
        picked = _distinct(np.partition(numbers, _PICKED)[:_PICKED])
        if len(picked) >= ANCHORS:  # else the smallest are repeated many times over
            return picked[:ANCHORS]
    return _distinct(numbers)[:ANCHORS]


def _distinct(numbers: Hashes) -> Hashes:
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
    hashes = _mix((running[ends] - running[starts]) * inverses[starts])
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
        values = _values()[points]
        return values, _alone()[points] if len(points) and points.max() >= _UNSPACED[0][0] else None
    wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    low = np.minimum(wide, _BEYOND)
    values, alone = _values()[low], _alone()[low]
    at = np.flatnonzero(wide >= _BEYOND)  # few: emoji, rare Han
    values[at] = wide[at] + np.uint64(1)
    alone[at] = [any(first <= point <= last for first, last in _UNSPACED) for point in wide[at].tolist()]
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
    return _mix(grams), ends


@cache
def _values() -> Hashes:
    """For each code point of the basic plane its folded self and one more, 0 for a gap; a last cell for all beyond."""
    letters = (
        chr(point).lower()[0] if unicodedata.category(chr(point))[0] in "LMN" else "" for point in range(_BEYOND)
    )
    return np.array([ord(letter) + 1 if letter else 0 for letter in letters] + [_BEYOND], np.uint64)


@cache
def _alone() -> NDArray[np.bool_]:
    """Which code points of the basic plane are tokens of their own."""
    alone = np.zeros(_BEYOND + 1, bool)
    for first, last in _UNSPACED:
        alone[first : last + 1] = True
    alone[_values() == 0] = False
    return alone


@lru_cache(maxsize=4)
def _powers_of(size: int) -> tuple[Hashes, Hashes]:
    """Powers of an odd number and their inverses, modulo 2 to the 64th."""
    powers = np.full(size + 1, _BASE, np.uint64)
    inverses = np.full(size + 1, pow(_BASE, -1, 1 << 64), np.uint64)
    inverses[0] = 1
    return np.cumprod(powers), np.cumprod(inverses)


def _powers(length: int) -> tuple[Hashes, Hashes]:
    """Enough powers for a batch; sizes are powers of two, so that few are ever made."""
    powers, inverses = _powers_of(1 << max(length, _BATCH_CHARS).bit_length())
    return powers[:length], inverses


def _mix(numbers: Hashes) -> Hashes:
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
