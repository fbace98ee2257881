"""Code: lines of listings, and lines that only have a mark of theirs."""

import pytest

from cleaners.code import is_code


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
