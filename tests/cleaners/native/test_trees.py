"""Compiled trees answer bit for bit as numpy does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import kernels
from cleaners.story import Model, answered, answers

compiled = kernels.compiled("cleaners.native.trees")
pytestmark = pytest.mark.skipif(compiled is None, reason="the compiled trees were not built")


def some(seed: int, trees: int, depth: int, columns: int) -> Model:
    chance = np.random.default_rng(seed)
    inner = 2**depth - 1
    return Model(
        feature=chance.integers(0, columns, (trees, inner)).astype(np.int32),
        threshold=chance.normal(size=(trees, inner)).astype(np.float32),
        leaf=chance.normal(size=(trees, inner + 1)).astype(np.float32),
    )


@given(
    st.integers(0, 999),
    st.integers(1, 30),
    st.integers(1, 7),
    st.integers(0, 40),
    st.sampled_from("CF"),
    st.sampled_from(["odd", "even"]),
)
def test_the_same_answers_for_every_shape_and_order(
    seed: int, trees: int, depth: int, size: int, order: str, kind: str
) -> None:
    model = some(seed, trees, depth, 7)
    rows = np.random.default_rng(seed + 1).normal(size=(size, 7)).astype(np.float32)
    if kind == "odd" and size:
        rows[0] = [np.nan, np.inf, -np.inf, 0, -0.0, 1e-45, model.threshold[0, 0]]
    rows = np.asarray(rows, order="F" if order == "F" else "C")
    assert answers(rows, model).tobytes() == answered(rows, model).tobytes()
    assert answers(rows[::2], model).tobytes() == answered(rows[::2], model).tobytes()


@pytest.mark.parametrize("column", [-1, 7], ids=["before-the-first", "behind-the-last"])
def test_a_column_that_is_not_there_is_refused_before_it_is_read(column: int) -> None:
    model = some(1, 3, 2, 7)
    model.feature[1, 1] = column
    with pytest.raises(ValueError, match=f"column {column} of 7"):
        answers(np.zeros((2, 7), np.float32), model)


def test_shapes_that_do_not_fit_are_refused() -> None:
    model = some(1, 3, 2, 7)
    with pytest.raises(ValueError, match="do not fit"):
        answers(np.zeros((2, 7), np.float32), Model(model.feature, model.threshold, model.leaf[:, :-1].copy()))


def test_numbers_of_another_size_go_the_pure_way() -> None:
    model = some(1, 3, 2, 7)
    rows = np.random.default_rng(3).normal(size=(9, 7))
    assert (answers(rows, model) == answered(rows, model)).all()  # type: ignore[arg-type] # what the test is about
