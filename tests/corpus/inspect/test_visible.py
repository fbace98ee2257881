"""Nothing a page says can act on the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.inspect.visible import acting, bracketed, one_line, same_words, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\x1b[31mred", "␛[31mred", id="escape sequence"),
        pytest.param("\x9b31m", "⟨U+009B⟩31m", id="C1 introducer"),
        pytest.param("a\x07b\x7f", "a␇b␡", id="bell and delete"),
        pytest.param("\u202eexe.txt", "⟨RLO⟩exe.txt", id="override"),
        pytest.param("Do\u00adnau", "Do⟨SHY⟩nau", id="soft hyphen"),
        pytest.param("\U000e0041x", "⟨U+E0041⟩x", id="tag letter"),
        pytest.param("\ud800", "⟨U+D800⟩", id="lone surrogate"),
        pytest.param("می\u200cشود", "می\u200cشود", id="joiner is spelling"),
        pytest.param("❤\ufe0f 👨\u200d👩", "❤\ufe0f 👨\u200d👩", id="emoji sequences stay"),
        pytest.param("tab\tstays", "tab\tstays", id="tab"),
    ],
)
def test_acting_characters_are_spelled_out(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(st.text())
def test_what_is_shown_cannot_act_and_loses_nothing_else(text: str) -> None:
    result = shown(text)
    assert shown(result) == result
    assert all(char == "\t" or (ord(char) >= 32 and not 0x7F <= ord(char) < 0xA0) for char in result)
    assert "".join(run for run, _ in acting(text)) == result


def test_a_title_over_several_lines_is_one() -> None:
    assert one_line(" Two\r\n  lines\u2028here ") == "Two lines here"


@pytest.mark.parametrize(("text", "expected"), [(" Share it", " [-Share it-]"), ("\x1b ", "[-␛-] "), (" ", "[- -]")])
def test_a_cut_in_a_line_is_bracketed(text: str, expected: str) -> None:
    assert bracketed(text) == expected


def test_copies_meet_whatever_their_invisible_marks() -> None:
    assert same_words("\u200fte\u00adxt  e\u0301") == same_words("text é")
    assert same_words("text 1") != same_words("text 2")
