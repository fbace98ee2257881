"""The compiled kernel and numpy come to the same numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from corpus import fingerprint_hashes
from corpus.fingerprint import PERMUTATIONS, shingles
from corpus.fingerprint_batch import Hashes
from corpus.fingerprint_hashes import BANDS, Signatures, bands_by_kernel, bands_by_numpy, shared, shared_by_numpy
from tests.corpus.shelf import prose, reworded

compiled = pytest.mark.skipif(fingerprint_hashes._KERNEL is None, reason="the kernel is not built, or not asked for")  # noqa: SLF001
SETS = st.sets(st.integers(0, 60) | st.integers(0, 2**64 - 1), max_size=60)


def ascending(numbers: set[int]) -> Hashes:
    return np.array(sorted(numbers), np.uint64)


@given(SETS, SETS)
def test_what_two_sets_share(one: set[int], other: set[int]) -> None:
    ours, theirs = ascending(one), ascending(other)
    assert shared(ours, theirs) == shared_by_numpy(ours, theirs) == len(one & other)


def test_a_reworded_text_shares_what_was_left() -> None:
    one, other = shingles(prose(1)), shingles(reworded(prose(1), 40))
    assert shared(one, other) == len(set(one.tolist()) & set(other.tolist())) == len(one) - 3


@compiled
@given(arrays(np.uint32, st.tuples(st.integers(0, 3), st.just(PERMUTATIONS))))
def test_bands(signatures: Signatures) -> None:
    made = bands_by_kernel(signatures)
    assert made.shape == (len(signatures), BANDS)
    assert np.array_equal(made, bands_by_numpy(signatures))


@compiled
def test_bands_of_a_signature_that_cannot_be_parted_are_refused() -> None:
    with pytest.raises(ValueError, match="15 numbers make no 16 bands"):
        bands_by_kernel(np.zeros((1, BANDS - 1), np.uint32))
