"""Units and lengths of time are two things, and written as keys are."""

from cleaners import spelling
from cleaners.unit_words import LENGTHS, UNITS


def test_no_word_is_both() -> None:
    assert not UNITS & LENGTHS


def test_words_are_keys() -> None:
    assert all(spelling.key(word) == word for word in UNITS | LENGTHS)
    assert {"degrees", "zentimeter", "рублей", "درجة"} <= UNITS
    assert {"minutes", "stunden", "часов", "ימים"} <= LENGTHS
