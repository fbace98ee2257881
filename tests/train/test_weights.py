"""What a page and its blocks weigh when a model learns."""

import numpy as np
import pytest

from cleaners.features_names import NAMES
from train.pages import Labelled
from train.samples import Sample
from train.weights import ALIKE, OTHERS, STORIES, clear, weights

EMPTY = np.zeros(0, np.float32)


def sample(words: list[float], page_type: str = "article") -> Sample:
    rows = np.zeros((len(words), len(NAMES)), np.float32)
    rows[:, NAMES.index("log_words")] = np.log1p(words)
    return Sample(Labelled("a", "a.example", page_type, "en", "", b"", ""), rows, EMPTY, EMPTY, EMPTY, 1, EMPTY)


def test_long_blocks_weigh_more_and_all_pages_the_same() -> None:
    found = weights(sample([3, 15, 399]), (), ALIKE)
    assert found[1] == pytest.approx(2 * found[0], rel=1e-4)
    assert found[2] == pytest.approx(found[0] * 201**0.5 / 2, rel=1e-4)  # beyond 200 words no more is gained
    assert found.sum() == pytest.approx(30, rel=1e-4)
    assert weights(sample([5] * 400), (), ALIKE).sum() == pytest.approx(30, rel=1e-4)


@pytest.mark.parametrize(
    ("page_type", "stories", "others"),
    [
        pytest.param("news", 60, 9, id="news"),
        pytest.param("article", 30, 9, id="article"),
        pytest.param("listing", 9, 30, id="listing"),
    ],
)
def test_each_model_learns_most_from_its_own_pages(page_type: str, stories: float, others: float) -> None:
    page = sample([5, 7], page_type)
    assert weights(page, (), STORIES).sum() == pytest.approx(stories, rel=1e-4)
    assert weights(page, (), OTHERS).sum() == pytest.approx(others, rel=1e-4)


def test_a_page_with_a_doubted_gold_text_weighs_little() -> None:
    assert weights(sample([5, 7]), {"a"}, ALIKE).sum() == pytest.approx(4.5, rel=1e-4)
    assert weights(sample([5, 7]), {"b"}, ALIKE).sum() == pytest.approx(30, rel=1e-4)


def test_blocks_half_in_the_gold_text_and_those_without_words_do_not_teach() -> None:
    told = np.array([-1, 0, 0.29, 0.31, 0.5, 0.6, 0.61, 1], np.float32)
    assert clear(told).tolist() == [False, True, True, False, False, False, True, True]
