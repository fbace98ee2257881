"""What a text is compared by: its exact digest, its shingles, a MinHash signature and anchors (rensa's doorway).

What a text is made of comes from fingerprint_gather.py, its signature from rensa.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import rensa

from corpus.fingerprint_batch import ANCHOR_WORDS, ANCHORS, WORDS, Hashes
from corpus.fingerprint_gather import BATCH_CHARS, gathered
from corpus.fingerprint_hashes import BANDS, bands_of

PERMUTATIONS = 64
ROWS = PERMUTATIONS // BANDS
SEED = 0x57494E
ALGORITHM = (
    f"shingle2/{WORDS}:rmin{rensa.RMinHash.ALGORITHM_VERSION}/{SEED}/{BANDS}x{ROWS}:anchor2/{ANCHOR_WORDS}/{ANCHORS}"
)
"""Names everything that shapes a fingerprint; an index made under another name must be rebuilt."""


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
    for batch in _batches(texts):
        with _no_collection():
            made = list(_batch(batch))
        yield from made


def shingles(text: str) -> Hashes:
    """The shingles of one text, ascending and distinct: what verifying needs and no more."""
    return gathered([text]).shingles


def bands(signature: bytes) -> Hashes:
    """The band hashes of a signature, low bit clear; none for an empty signature."""
    if not signature:
        return np.empty(0, np.uint64)
    return bands_of(np.frombuffer(signature, "<u4").reshape(1, -1)).reshape(-1)


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Texts in groups of a bounded length; a text longer than the bound stands alone."""
    batch: list[str] = []
    chars = 0
    for text in texts:
        if batch and chars + len(text) > BATCH_CHARS:
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


def _batch(texts: Sequence[str]) -> Iterator[Fingerprint]:
    made = gathered(texts)
    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(made.shingles, made.ends, PERMUTATIONS, SEED)
    signatures = np.array(matrix.to_rows(), dtype="<u4").reshape(-1, PERMUTATIONS)
    band_rows = bands_of(signatures)
    ends, anchor_ends = pairwise(made.ends.tolist()), pairwise(made.anchor_ends.tolist())
    for row, (shingled, anchored) in enumerate(zip(ends, anchor_ends, strict=True)):
        own, anchors = made.shingles[slice(*shingled)], made.anchors[slice(*anchored)]
        yield Fingerprint(
            digest=made.digests[row],
            shingles=own,
            signature=signatures[row].tobytes() if len(own) else b"",
            anchors=anchors,
            keys=np.concatenate((band_rows[row] if len(own) else own, anchors)),
        )
