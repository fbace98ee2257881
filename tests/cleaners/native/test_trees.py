"""Compiled trees answer bit for bit as numpy does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import kernels, story
from cleaners.features_text import Floats
from cleaners.story import Model, answered, answers, log_odds

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


def assert_the_same(rows: Floats, model: Model) -> None:
    purely = answered(rows, model)
    assert answers(rows, model).tobytes() == purely.tobytes()
    assert log_odds(rows, model).tobytes() == purely.sum(axis=1).tobytes()


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
    assert_the_same(rows, model)
    assert_the_same(rows[::2], model)


@given(st.integers(0, 999), st.integers(1, 8), st.integers(16, 40) | st.integers(500, 530), st.floats(0, 1))
def test_the_same_answers_where_many_questions_are_never_asked(seed: int, depth: int, size: int, share: float) -> None:
    model = some(seed, 5, depth, 7)
    model.threshold[np.random.default_rng(seed + 2).random(model.threshold.shape) < share] = np.inf
    rows = np.asfortranarray(np.random.default_rng(seed + 1).normal(size=(size, 7)).astype(np.float32))
    rows[0] = np.inf
    assert_the_same(rows, model)


@pytest.mark.parametrize("size", [31, 32, 33, 63, 64, 65, 97, 255, 256, 257, 288])
@pytest.mark.parametrize("apart", [0, 5])  # numbers between two columns
def test_rows_that_fill_no_whole_instruction_are_answered_alike(size: int, apart: int) -> None:
    model = some(size, 20, 5, 7)
    columns = np.random.default_rng(apart).normal(size=(7, size + apart)).astype(np.float32)
    rows = columns[:, :size].T
    assert_the_same(rows, model)
    assert_the_same(rows[:, ::-1], model)


@given(st.integers(0, 99), st.integers(1, 20) | st.integers(120, 140) | st.integers(240, 700), st.integers(16, 40))
def test_however_many_trees_are_added_up_as_numpy_adds(seed: int, trees: int, size: int) -> None:
    rows = np.asfortranarray(np.random.default_rng(seed + 1).normal(size=(size, 7)).astype(np.float32))
    assert_the_same(rows, some(seed, trees, 2, 7))


def test_a_model_that_changes_later_changes_no_answer() -> None:
    model = some(1, 3, 2, 7)
    rows = np.random.default_rng(3).normal(size=(40, 7)).astype(np.float32)
    before = answers(rows, model).tobytes(), log_odds(rows, model).tobytes()
    model.feature[:] = 10**6
    assert (answers(rows, model).tobytes(), log_odds(rows, model).tobytes()) == before


SCORES = st.sampled_from([0.0, -0.0, 0.25, 0.5, 1.0]) | st.floats(0, 1, width=32)


@given(st.lists(st.tuples(SCORES, st.integers(1, 5_000)), min_size=1, max_size=300))
def test_the_same_threshold(blocks: list[tuple[float, int]]) -> None:
    scores, chars = np.array([score for score, _ in blocks], np.float32), np.array([size for _, size in blocks])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(story, "_COMPILED", None)
        slowly = story.threshold(scores, chars)
    assert story.threshold(scores, chars) == slowly


def test_no_threshold_without_a_score_for_each_block() -> None:
    for sizes in (0, 3):
        with pytest.raises(ValueError, match=f"2 scores of {sizes} blocks|0 scores"):
            compiled.kept_from(np.zeros(2, np.float32), np.zeros(sizes, np.int64))


@pytest.mark.parametrize("column", [-1, 7], ids=["before-the-first", "behind-the-last"])
def test_a_column_that_is_not_there_is_refused_before_it_is_read(column: int) -> None:
    model = some(1, 3, 2, 7)
    model.feature[1, 1] = column
    for ask in (answers, log_odds):
        with pytest.raises(ValueError, match=f"column {column} of 7"):
            ask(np.zeros((20, 7), np.float32, order="F"), model)


def test_shapes_that_do_not_fit_are_refused() -> None:
    model = some(1, 3, 2, 7)
    with pytest.raises(ValueError, match="do not fit"):
        answers(np.zeros((2, 7), np.float32), Model(model.feature, model.threshold, model.leaf[:, :-1].copy()))


def test_numbers_of_another_size_go_the_pure_way() -> None:
    model = some(1, 3, 2, 7)
    rows = np.random.default_rng(3).normal(size=(9, 7))
    assert (answers(rows, model) == answered(rows, model)).all()  # type: ignore[arg-type] # what the test is about
