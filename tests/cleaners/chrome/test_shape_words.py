"""What a line's words and marks say about it."""

from collections import Counter

import pytest

from cleaners.chrome import shape_words
from cleaners.chrome.phrasebook import book
from cleaners.chrome.reading import lines_of
from cleaners.lines import blocks


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        pytest.param("Ready to sail?", "question", 1, id="a question"),
        pytest.param("Ready to sail", "question", 0, id="no question"),
        pytest.param("Call 020 555-1234", "phone", 1, id="a phone number"),
        pytest.param("In 1998 the ferry sank", "phone", 0, id="a year is none"),
        pytest.param("In 1998 the ferry sank", "year", 1, id="a year"),
        pytest.param("Tickets from $12", "price", 1, id="a price"),
        pytest.param("Twelve dollars", "price", 0, id="a price in words"),
        pytest.param("Nora Feldt is a writer.", "person", 1, id="a name and what it is"),
        pytest.param("The ferry is late.", "person", 0, id="a subject that is no name"),
        pytest.param("Home | Sports | Weather", "bars", 2, id="bars"),
        pytest.param("Get your tickets", "do_first", 1, id="an imperative"),
        pytest.param("Tickets get dearer", "do_first", 0, id="the verb elsewhere"),
        pytest.param("Wir und unser Team", "we", 0.5, id="we"),
        pytest.param("Ferry sails again", "as_in_title", 2 / 3, id="words of the title"),
        pytest.param("\u7f16\u8f91", "words", 1, id="a script without blanks"),
    ],
)
def test_a_feature(text: str, name: str, value: float) -> None:
    title, line = lines_of(blocks(f"The ferry sails\n{text}"), book("en"))
    found = shape_words.words_of(line, set(title.bare.split()), Counter(f"{title.bare} {line.bare}".split()))
    assert dict(zip(shape_words.NAMES, found, strict=True))[name] == value
