"""The names of departments."""

import pytest

from cleaners import spelling
from cleaners.chrome.departments import NAMES


@pytest.mark.parametrize("name", ["Opinion", "U.S.", "Crime & Courts", "Économie", "Происшествия", "社会", "GÜNDEM"])
def test_departments_as_they_are_printed(name: str) -> None:
    assert spelling.key(name) in NAMES


@pytest.mark.parametrize("name", ["Features", "Health", "Drought", "Interview", "Ergebnisse"])
def test_headings_of_manuals_and_stories_are_none(name: str) -> None:
    assert spelling.key(name) not in NAMES
