"""All rows asked at once get the answers that each gets when it is asked one question after another."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import story_trees
from cleaners.features_text import Floats
from cleaners.story_trees import answered, answered_alone, plan


def alone(row: Floats, feature: np.ndarray, threshold: Floats, leaf: Floats) -> list[float]:
    said = []
    for asks, limit, ends in zip(feature, threshold, leaf, strict=True):
        node = 0
        while node < len(asks):
            node = 2 * node + 1 + int(row[asks[node]] > limit[node])
        said.append(float(ends[node - len(asks)]))
    return said


@given(
    seed=st.integers(0, 999), trees=st.integers(1, 20), depth=st.integers(1, 8), size=st.integers(0, 30),
    short=st.floats(0, 1), order=st.sampled_from("CF"),
)  # fmt: skip
def test_each_row_ends_in_its_own_leaf(seed: int, trees: int, depth: int, size: int, short: float, order: str) -> None:
    chance = np.random.default_rng(seed)
    inner = 2**depth - 1
    feature = chance.integers(0, 5, (trees, inner)).astype(np.int32)
    threshold = chance.normal(size=(trees, inner)).astype(np.float32)
    threshold[chance.random((trees, inner)) < short] = np.inf  # no question: always to the left
    leaf = chance.normal(size=(trees, inner + 1)).astype(np.float32)
    rows = chance.normal(size=(size, 5)).astype(np.float32)
    odd = chance.random(rows.shape) < 0.1
    rows[odd] = chance.choice([np.inf, -np.inf, np.nan, 0], int(odd.sum()))
    said = answered(np.asarray(rows, order="F" if order == "F" else "C"), plan(feature, threshold), leaf)
    expected = [alone(row, feature, threshold, leaf) for row in rows]
    assert said.tolist() == expected
    assert [answered_alone(row, feature, threshold, leaf).tolist() for row in rows] == expected


def test_a_page_of_many_blocks_is_asked_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(1)
    feature = chance.integers(0, 5, (9, 15)).astype(np.int32)
    threshold, leaf = (chance.normal(size=(9, size)).astype(np.float32) for size in (15, 16))
    rows = chance.normal(size=(40, 5)).astype(np.float32)
    whole = answered(rows, plan(feature, threshold), leaf)
    monkeypatch.setattr(story_trees, "_MANY", 7)
    assert answered(rows, plan(feature, threshold), leaf).tobytes() == whole.tobytes()


def test_trees_with_more_leaves_than_a_byte_can_number_are_refused() -> None:
    with pytest.raises(ValueError, match="9 questions, 8 allowed"):
        plan(np.zeros((1, 511), np.int32), np.zeros((1, 511), np.float32))
