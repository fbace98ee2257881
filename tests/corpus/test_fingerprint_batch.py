import numpy as np
import pytest

from corpus.fingerprint_batch import ANCHOR_WORDS, ANCHORS, WORDS, distinct, gathered, mix
from tests.corpus.shelf import prose


@pytest.mark.parametrize(
    ("words", "shingles", "anchors"),
    [
        pytest.param(0, 0, 0, id="no word"),
        pytest.param(1, 1, 0, id="one"),
        pytest.param(WORDS, 1, 0, id="one shingle"),
        pytest.param(ANCHOR_WORDS - 1, ANCHOR_WORDS - WORDS, 0, id="just no anchor"),
        pytest.param(ANCHOR_WORDS, ANCHOR_WORDS - WORDS + 1, 1, id="one anchor"),
        pytest.param(ANCHOR_WORDS + 40, ANCHOR_WORDS + 41 - WORDS, ANCHORS, id="more anchors than are kept"),
    ],
)
def test_as_many_as_a_text_has(words: int, shingles: int, anchors: int) -> None:
    made = gathered(["", " ".join(f"w{n}" for n in range(words)), prose(2)])
    assert (made.ends[0], made.ends[1], made.ends[2]) == (0, 0, shingles)
    assert (made.anchor_ends[1], made.anchor_ends[2]) == (0, anchors)


def test_a_repeated_phrase_counts_once() -> None:
    made = gathered(["one two three " * 9])
    assert len(made.shingles) == len(made.anchors) == 3


def test_distinct() -> None:
    assert distinct(np.array([3, 1, 3, 2], np.uint64)).tolist() == [1, 2, 3]
    assert distinct(np.empty(0, np.uint64)).tolist() == []


def test_mixing_leaves_no_two_numbers_alike() -> None:
    assert len(set(mix(np.arange(1_000, dtype=np.uint64)).tolist())) == 1_000
