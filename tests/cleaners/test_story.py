"""The trees answer as trees do, the threshold is where expected F1 is best, and cuts say why."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.features_names import NAMES
from cleaners.features_text import Floats
from cleaners.story import Model, log_odds, model, probabilities, threshold


def walked(row: Floats, trees: Model) -> float:
    """The answer by asking one question after another."""
    odds = 0.0
    for feature, limit, leaf in zip(trees.feature, trees.threshold, trees.leaf, strict=True):
        node = 0
        while node < len(feature):
            node = 2 * node + 1 + int(row[feature[node]] > limit[node])
        odds += float(leaf[node - len(feature)])
    return float(1 / (1 + np.exp(-odds)))


def small(seed: int, trees: int, depth: int, columns: int) -> Model:
    chance = np.random.default_rng(seed)
    inner = 2**depth - 1
    return Model(
        feature=chance.integers(0, columns, (trees, inner)).astype(np.int32),
        threshold=chance.normal(size=(trees, inner)).astype(np.float32),
        leaf=chance.normal(scale=0.05, size=(trees, inner + 1)).astype(np.float32),
    )


@given(st.integers(0, 999), st.integers(1, 70), st.integers(1, 5))
def test_all_rows_at_once_get_the_answer_each_gets_alone(seed: int, trees: int, depth: int) -> None:
    asked = small(seed, trees, depth, 7)
    rows = np.random.default_rng(seed + 1).normal(size=(9, 7)).astype(np.float32)
    assert probabilities(log_odds(rows, asked)) == pytest.approx([walked(row, asked) for row in rows], abs=1e-4)


def test_no_rows_get_no_answers() -> None:
    assert len(log_odds(np.zeros((0, 7), np.float32), small(1, 50, 3, 7))) == 0


def test_the_shipped_model_asks_for_features_we_have() -> None:
    trees = model()
    assert trees.feature.min() >= 0
    assert trees.feature.max() < len(NAMES)
    assert trees.leaf.shape == (trees.feature.shape[0], trees.feature.shape[1] + 1)


@pytest.mark.parametrize(
    ("scores", "chars", "kept"),
    [
        pytest.param([0.98, 0.97, 0.02], [900, 800, 900], [True, True, False], id="sure"),
        pytest.param(
            [0.45, 0.44, 0.05, 0.04], [500, 500, 900, 900], [True, True, False, False], id="the-best-of-a-doubtful-page"
        ),
        pytest.param([0.99, 0.45], [9_000, 100], [True, False], id="doubtful-beside-sure"),
        pytest.param([0.01, 0.01], [10, 10], [True, True], id="nothing-to-choose"),
    ],
)
def test_the_threshold_follows_how_sure_the_page_is(scores: list[float], chars: list[int], kept: list[bool]) -> None:
    said = np.array(scores, np.float32)
    assert (said >= threshold(said, np.array(chars))).tolist() == kept


@given(
    st.lists(
        st.tuples(st.integers(1, 99).map(lambda percent: percent / 100), st.integers(1, 5_000)), min_size=1, max_size=12
    )
)
def test_no_other_threshold_expects_a_better_f1(blocks: list[tuple[float, int]]) -> None:
    said, chars = np.array([score for score, _ in blocks], np.float32), np.array([size for _, size in blocks])

    def expected(kept: np.ndarray) -> float:
        return float(2 * (said * chars)[kept].sum() / (chars[kept].sum() + (said * chars).sum()))

    best = max(expected(said >= score) for score in said)
    assert expected(said >= threshold(said, chars)) == pytest.approx(best, rel=1e-3)
