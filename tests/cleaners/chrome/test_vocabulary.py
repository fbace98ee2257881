"""What lines are told by: words as letters make them, and who signs."""

import pytest

from cleaners.chrome import vocabulary
from cleaners.chrome.vocabulary import INITIALS, PIECES, SIGNING


@pytest.mark.parametrize(
    ("bare", "expected"),
    [
        pytest.param("dpa/reuters", True, id="two of them"),
        pytest.param("mit material von ap", True, id="among other words"),
        pytest.param("infocom", True, id="a piece of a name"),
        pytest.param("dpaa", False, id="more letters"),
        pytest.param("mit von", False, id="the words between them alone"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_which_lines_name_an_agency(bare: str, *, expected: bool) -> None:
    assert vocabulary.names_agency(bare) is expected


def test_every_long_piece_of_a_name_and_what_stands_between_names_may_be_signed_with() -> None:
    words = vocabulary.AGENCIES | vocabulary.BESIDE_AGENCIES
    pieces = {piece for word in words for piece in PIECES.findall(word)}
    assert {piece for piece in pieces if len(piece) > INITIALS} == SIGNING


def test_words_of_dates_are_looked_up_in_small_letters() -> None:
    assert all(word == word.casefold() for word in vocabulary.DATING | vocabulary.AROUND_DATES)
    assert {"may", "märz", "days", "geleden", "2nd"[1:]} <= vocabulary.DATING
