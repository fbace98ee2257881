"""Short standfirsts, and what they are called in many languages."""

import numpy as np
import pytest

from cleaners.page import document
from cleaners.story_amid import KEPT
from cleaners.story_opening import _called
from cleaners.story_rules import Told, settled
from tests.cleaners.gazette import page


def test_a_short_sentence_right_below_the_title_is_its_standfirst() -> None:
    brief = "Walkers may cross the river again by the bridge."
    told = document(page(f"<h1>Swing bridge reopens</h1><h2>{brief}</h2>").encode()).page
    at = told.segments.text.index(brief)
    said = np.full(len(told.starts), 0.9, np.float32)
    said[at] = 0.1
    assert settled(told, said, Told("Swing bridge reopens", "", title_in_text=False)).scores[at] == KEPT


@pytest.mark.parametrize(("name", "stays"), [("article__lead", True), ("article__date", False)])
def test_a_few_words_right_below_the_title_are_one_where_they_are_called_so(name: str, *, stays: bool) -> None:
    html = page(f"<h1>Swing bridge reopens</h1><div class={name}>The ferry stops.</div>")
    told = document(html.encode()).page
    said = np.full(len(told.starts), 0.9, np.float32)
    said[told.segments.text.index("The ferry stops.")] = 0.1
    scores = settled(told, said, Told("Swing bridge reopens", "", title_in_text=False)).scores
    assert (scores[told.segments.text.index("The ferry stops.")] == KEPT) == stays


@pytest.mark.parametrize("name", ["materia__linha-fina", "sous-titre", "article-podtytul", "sub_titulo", "haber-ozet"])
def test_standfirsts_are_called_so_in_many_languages(name: str) -> None:
    assert _called(name) == (True, True)


@pytest.mark.parametrize("name", ["linha", "sous-menu", "titre", "titulo"])
def test_half_of_such_a_name_is_none(name: str) -> None:
    assert not _called(name)[1]
