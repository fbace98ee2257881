"""Templates escape every value, and a policy names exactly the style and script of its page."""

import pytest
from jinja2 import UndefinedError

from corpus.inspect.standalone import source_hash
from corpus.inspect.web.templates import page
from tests.corpus.inspect.hostile import HOSTILE


def _message(words: str) -> str:
    return page("message.html", title=words, here="", heading=words, words=words).html


@pytest.mark.parametrize("text", HOSTILE)
def test_values_stay_text(text: str) -> None:
    made = _message(text)
    assert made.count("<script>") == 1
    assert "\x00" not in made
    assert "\u202e" not in made


def test_acting_characters_are_spelled_out() -> None:
    assert "a⟨RLO⟩b" in _message("a\u202eb")


def test_styles_of_one_page_are_in_its_policy() -> None:
    made = page("message.html", style=".x{}", title="", here="", heading="", words="")
    css = made.html.partition("<style>")[2].partition("</style>")[0]
    assert css.endswith(".x{}")
    assert source_hash(css) in made.policy


def test_a_value_that_is_forgotten_is_a_bug() -> None:
    with pytest.raises(UndefinedError):
        page("message.html", title="", here="", heading="")
