"""Gold texts are doubted where a model that has not seen the site cuts quite differently."""

import numpy as np
import pytest

from cleaners.features_names import NAMES
from cleaners.page_type import TYPES
from cleaners.story import Model
from train.pages import Labelled
from train.samples import Sample
from train.story import agreement, disagreeing

LONG = NAMES.index("log_chars")
# One question: blocks of more than 100 characters are story.
JUDGE = Model(
    feature=np.array([[LONG]], np.int32),
    threshold=np.array([[np.log1p(100)]], np.float32),
    leaf=np.array([[-4.0, 4.0]], np.float32),
)


def sample(story: list[float], page_type: str = "article") -> Sample:
    chars = np.array([400, 300, 20, 20], np.float32)
    words = (chars / 5).astype(np.float32)
    rows = np.zeros((4, len(NAMES)), np.float32)
    rows[:, LONG] = np.log1p(chars)
    page = Labelled("a", "a.example", page_type, "en", "", b"", "")
    gold = int((words * np.array(story)).sum())
    return Sample(page, rows, np.array(story, np.float32), chars, words, gold, np.zeros(len(TYPES), np.float32))


@pytest.mark.parametrize(
    ("story", "f1", "doubted"),
    [
        pytest.param([1, 1, 0, 0], 1.0, False, id="agreed"),
        pytest.param([1, 0, 0, 0], 2 * 80 / (140 + 80), False, id="in-part"),
        pytest.param([0, 0, 1, 1], 0.0, True, id="not-at-all"),
    ],
)
def test_a_gold_text_is_doubted_where_little_is_agreed(story: list[float], f1: float, *, doubted: bool) -> None:
    assert agreement(JUDGE, sample(story)) == pytest.approx(f1)
    assert disagreeing(JUDGE, [sample(story)]) == ({"a"} if doubted else set())


def test_shops_are_not_doubted() -> None:
    assert disagreeing(JUDGE, [sample([0, 0, 1, 1], "product")]) == set()
