"""Code: lines of listings, and lines that only have a mark of theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.code import _LOOKS, is_code


@pytest.mark.parametrize(
    "text",
    [
        "for boat in harbour: print(boat)",
        "body {",
        "}",
        "return sailings;",
        'name = "Holt"',
        "    --verbose",
        '  "sailings": 4,',
        "{% if boats %}",
    ],
)
def test_a_line_of_a_listing(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry leaves at nine (and at ten).",
        "Tickets: 9 crowns",
        "showPaywall: false",
        "4 + 5 boats make a fleet",
        "- a walk by the sea",
        '"We are going home," she said.',
    ],
)
def test_a_line_of_a_story(text: str) -> None:
    assert not is_code(text)


@given(st.text("{};=(-\"': \n\x1fa\u00e9", max_size=8))
def test_no_line_is_told_apart_without_a_look_that_would_not_be_with_one(text: str) -> None:
    assert is_code(text) == (_LOOKS.search(text) is not None)
