"""Gold texts are doubted where a model that has not seen the site cuts quite differently."""

import numpy as np
import pytest

from cleaners.features_names import NAMES
from cleaners.page_type import TYPES
from cleaners.story import Model, log_odds, probabilities
from tests.train.wordless import WORDLESS
from train.pages import Labelled
from train.samples import Sample
from train.story import OTHERS, STORIES, agreement, disagreeing, fit

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
    whole = np.zeros(len(TYPES), np.float32)
    return Sample(page, rows, np.array(story, np.float32), chars, words, gold, whole, *WORDLESS)


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


def test_a_model_follows_the_pages_that_weigh_most() -> None:
    pytest.importorskip("lightgbm", reason="the trainer is of the extra `train`")
    long = np.arange(400) % 2
    rows = np.zeros((400, len(NAMES)), np.float32)
    rows[:, LONG] = np.log1p(20 + 380 * long)

    def told(page_type: str, story: np.ndarray) -> Sample:
        page = Labelled(page_type, f"{page_type}.example", page_type, "en", "", b"", "")
        sizes = np.full(400, 20, np.float32)
        return Sample(page, rows, story.astype(np.float32), sizes, sizes, 1, np.zeros(0, np.float32), *WORDLESS)

    # Long blocks are the story of an article, short ones the main text of a listing.
    pages = [told("article", long), told("listing", 1 - long)]
    ask = rows[:2]
    short_block, long_block = probabilities(log_odds(ask, fit(pages, (), STORIES._replace(trees=20))))
    assert short_block < 0.5 < long_block
    short_block, long_block = probabilities(log_odds(ask, fit(pages, (), OTHERS._replace(trees=20))))
    assert long_block < 0.5 < short_block
