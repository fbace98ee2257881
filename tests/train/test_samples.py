"""A labelled page becomes rows of features with the share of each block that is story."""

import numpy as np
import pytest

from cleaners.features_names import NAMES
from train.pages import Labelled
from train.samples import sample

FIRST = "The mill by the weir turns again after eleven years of rust and two of repairs."
SECOND = "Its first flour was sold on Saturday morning, and by noon every sack of it was gone."
PAGE = f"<body><nav><a href=/>Home</a></nav><article><p>{FIRST}</p><p>{SECOND}</p></article><p>Imprint</p></body>"


def labelled(html: str, gold: str) -> Labelled:
    return Labelled("mill", "gazette.example", "article", "en", "https://gazette.example/mill", html.encode(), gold)


def test_each_block_is_a_row_with_its_share_of_the_gold_text() -> None:
    found = sample(labelled(PAGE, f"{FIRST}\n{SECOND}"))
    assert found is not None
    assert found.rows.shape == (4, len(NAMES))
    assert found.story.tolist() == [0, 1, 1, 0]
    assert found.chars.tolist() == [len("Home"), len(FIRST), len(SECOND), len("Imprint")]
    assert found.gold_words == found.words[1:3].sum() == len(f"{FIRST} {SECOND}".split())
    assert np.isfinite(found.whole).all()


@pytest.mark.parametrize(
    ("html", "gold"),
    [pytest.param(PAGE, "", id="no gold text"), pytest.param("<body><img src=a.png></body>", FIRST, id="no text")],
)
def test_a_page_that_teaches_nothing_is_left_out(html: str, gold: str) -> None:
    assert sample(labelled(html, gold)) is None
