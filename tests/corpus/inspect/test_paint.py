"""Lines keep to their cells in every script, and only colour brings control codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.inspect.paint import Line, Span, cells, clip, pad, painted, wrap


def _text(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(span.text for span in line) for line in lines]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param("one two three", 7, ["one two", "three"], id="words"),
        pytest.param("  one \n two ", 20, ["one two"], id="white space folds"),
        pytest.param("abcdefghij", 4, ["abcd", "efgh", "ij"], id="a word too long"),
        pytest.param("古桥修缮完工。新闻", 12, ["古桥修缮完", "工。新闻"], id="closing mark stays with its word"),
        pytest.param("「古桥」修缮", 6, ["「古", "桥」修", "缮"], id="opening mark goes along"),
        pytest.param("서울 시내 버스", 9, ["서울 시내", "버스"], id="hangul wraps by word"),
        pytest.param("ab👨\u200d👩\u200d👧cd", 4, ["ab👨\u200d👩\u200d👧", "cd"], id="a family is not parted"),
        pytest.param("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"], id="accents stay on"),
        pytest.param("تابعونا على فيسبوك", 11, ["تابعونا على", "فيسبوك"], id="arabic in logical order"),
        pytest.param("", 9, [""], id="nothing is one line"),
    ],
)
def test_lines_break_where_the_script_allows(text: str, width: int, expected: list[str]) -> None:
    assert _text(wrap([Span(text)], width)) == expected


def test_a_word_through_two_styles_is_not_parted() -> None:
    spans = [Span("reopened Do"), Span("·", "dim"), Span("nau today")]
    assert _text(wrap(spans, 15)) == ["reopened Do·nau", "today"]


WORDS = st.text(st.sampled_from("ab 中。「e\u0301👩\u200dक्षש\t"), max_size=80)


@given(st.lists(WORDS, max_size=4), st.integers(2, 20))
def test_no_line_is_too_wide_and_no_word_is_lost(texts: list[str], width: int) -> None:
    lines = _text(wrap([Span(text) for text in texts], width))
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join("".join(texts).split())


@given(WORDS, st.integers(0, 12))
def test_clipping_keeps_to_the_width(text: str, width: int) -> None:
    result = clip(text, width)
    assert cells(result) <= width
    assert result == text or result.endswith("…") or width == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("क्\u200dष", 2, id="a joiner in Hindi hides no letter"),
        pytest.param("a\u200db\u200dc", 3, id="nor in Latin"),
        pytest.param("👨\u200d👩\u200d👧", 2, id="a family is one picture"),
        pytest.param("❤\ufe0f", 2, id="a heart made a picture"),
        pytest.param("🇩🇪", 2, id="a flag"),
    ],
)
def test_cells_of_joined_characters(text: str, expected: int) -> None:
    assert cells(text) == expected


def test_padding_counts_cells() -> None:
    assert "".join(span.text for span in pad((Span("古桥"),), 6)) == "古桥  "


def test_without_colour_lines_are_bare() -> None:
    assert painted([(Span("a", "bold red"), Span("b  ")), ()], colour=False) == "ab\n\n"


def test_with_colour_only_styles_are_added() -> None:
    assert painted([(Span("[b]a:smile:", "red"),)], colour=True) == "\x1b[31m[b]a:smile:\x1b[0m\n"
