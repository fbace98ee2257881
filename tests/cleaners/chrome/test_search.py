"""Many strings found at once are those that are found one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.chrome.search import catch, net, tallied, tally

letters = st.text("abß \u6f22\ud800", max_size=9)
strings = st.lists(letters.filter(bool), max_size=12)


@given(st.lists(letters, max_size=8), strings)
def test_lines_that_hold_a_string_are_caught(lines: list[str], wanted: list[str]) -> None:
    one_by_one = [(n, m) for n, line in enumerate(lines) for m, text in enumerate(wanted) if text in line]
    assert catch(lines, net(wanted)) == one_by_one


@pytest.mark.parametrize(
    ("line", "wanted", "found"),
    [
        pytest.param("the newsletters", "newsletter", True, id="inside a word"),
        pytest.param("the newsletter", "newsletters", False, id="longer than what is left"),
        pytest.param("afp", "afp", True, id="three letters"),
        pytest.param("news", "news", True, id="all of it"),
        pytest.param("", "news", False, id="nothing"),
    ],
)
def test_a_string_and_a_line(line: str, wanted: str, *, found: bool) -> None:
    assert catch([line], net([wanted])) == [(0, 0)] * found


@given(
    st.lists(letters, max_size=30),
    st.sets(letters.filter(lambda text: text.strip(" ") == text and " " not in text and text != "")),
)
def test_wanted_words_are_counted(words: list[str], wanted: set[str]) -> None:
    text = " ".join(words)
    counted = tally(text, wanted)
    assert {word: counted.get(word, 0) for word in wanted} == {word: text.split(" ").count(word) for word in wanted}
    assert {word: times for word, times in counted.items() if times} == tallied(text, wanted)
