"""Words of dates are known in the spelling of keys and of texts."""

from cleaners import spelling
from cleaners.calendar_words import CALENDAR


def test_words_are_known_as_they_are_printed_and_as_they_are_compared() -> None:
    assert {"september", "märz", "mayis", "الاثنين"} <= CALENDAR
    assert {spelling.key(word) for word in CALENDAR} <= CALENDAR
