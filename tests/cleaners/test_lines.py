"""Plain text into blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.lines import blocks


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("one\ntwo", ["one", "two"], id="line feeds"),
        pytest.param("one\r\n\r\ntwo\r", ["one", "two"], id="Windows and old Mac"),
        pytest.param("one\u2028two\x85three", ["one", "two", "three"], id="Unicode line ends"),
        pytest.param("  one \n \t \ntwo", ["  one ", "two"], id="blanks stay inside, blank lines go"),
        pytest.param("\u200b\n\ufeffone", ["\ufeffone"], id="a line of marks alone is blank"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_every_line_that_says_something_is_a_block(text: str, said: list[str]) -> None:
    assert [block.text for block in blocks(text)] == said


@given(st.text(alphabet="ab \r\n\x0b\u2028\ufeff"))
def test_offsets_are_exact(text: str) -> None:
    at = 0
    for block in blocks(text):
        assert text[block.start : block.end] == block.text
        assert block.start >= at
        at = block.end
