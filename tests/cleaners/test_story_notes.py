"""Footnotes that are sentences stay; works that are cited, and small print of other parts, do not."""

import numpy as np
import pytest

from cleaners.page import document
from cleaners.story_notes import raise_notes

NOTES = ("Holt's grandfather worked at the mill until 1961.", "The trust's accounts for the year say so, too.")
WORKS = ("Lorenz W. Moss cushions as sensors. Urban Bryology 2019;12:44.", "Ay S. (2021). Walls that breathe.")


def kept(items: tuple[str, ...], scores: list[float], attributes: str = 'class="wp-block-footnotes"') -> list[bool]:
    page = document(f"<ol {attributes}>{''.join(f'<li>{item}</li>' for item in items)}</ol>".encode()).page
    said = np.array(scores, np.float32)
    raise_notes(page, said, 0.45)
    return [bool(score >= 0.45) for score in said]


def test_sentences_called_footnotes_stay_with_the_sign_that_leads_back() -> None:
    assert kept(NOTES, [0.1, 0.1]) == [True, True]
    assert kept(tuple(f'{note} <a href="#ref">↩︎</a>' for note in NOTES), [0.1, 0.1]) == [True, True]
    assert kept((NOTES[0], "Page 14."), [0.1, 0.1], 'class="footnote"') == [False, False]  # half of them says something


@pytest.mark.parametrize(
    ("items", "scores", "attributes"),
    [
        pytest.param(WORKS, [0.1, 0.1], "class=footnotes", id="works"),
        pytest.param(NOTES, [0.01, 0.01], "class=footnotes", id="hardly likely"),
        pytest.param(NOTES, [0.1, 0.1], "class=sources", id="called otherwise"),
        pytest.param(NOTES, [0.1, 0.1], 'class="newsletter-footnote"', id="of a newsletter"),
        pytest.param(NOTES * 16, [0.1] * 32, "class=footnotes", id="a paper's"),
    ],
)
def test_other_small_print_does_not(items: tuple[str, ...], scores: list[float], attributes: str) -> None:
    assert not any(kept(items, scores, attributes))
