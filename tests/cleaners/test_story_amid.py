import numpy as np
import pytest

from cleaners.page import document
from cleaners.story_amid import KEPT, raise_amid

LONG = "The clerk counted the barrels twice and wrote another number into his book each time."


@pytest.mark.parametrize(
    ("middle", "score", "stays"),
    [
        pytest.param(f"<p>{LONG}</p>", 0.3, True, id="like its neighbours"),
        pytest.param(f"<p>{LONG}</p>", 0.1, False, id="hardly likely"),
        pytest.param(f'<p class="promo">{LONG}</p>', 0.3, False, id="laid out in another way"),
        pytest.param(f"<div><p>{LONG}</p></div>", 0.3, False, id="in an element of its own"),
        pytest.param("<p>Read the morning briefing.</p>", 0.3, False, id="short"),
        pytest.param(f'<p><a href="/x">{LONG}</a></p>', 0.3, False, id="a link"),
        pytest.param(f"<p>{LONG[:-1]}</p>", 0.3, False, id="no sentence"),
    ],
)
def test_a_sentence_between_two_kept_ones_of_its_kind_stays(middle: str, score: float, *, stays: bool) -> None:
    page = document(f"<article><p>{LONG}</p>{middle}<p>{LONG}</p></article>".encode()).page
    said = np.array([0.9, score, 0.9], np.float32)

    raise_amid(page, said, 0.45)

    assert bool(said[1] == KEPT) is stays


def test_what_stands_before_the_first_and_behind_the_last_is_left_alone() -> None:
    page = document(f"<article><p>{LONG}</p><p>{LONG}</p><p>{LONG}</p></article>".encode()).page
    said = np.array([0.3, 0.9, 0.3], np.float32)

    raise_amid(page, said, 0.45)

    assert said.tolist() == pytest.approx([0.3, 0.9, 0.3])
