"""The compiled count of words, at its edges, and lines parted as pure Python parts them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import kernels
from cleaners.block import Block
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.ledger import rendered_purely, settle
from cleaners.lines import parted

compiled = kernels.compiled("cleaners.native.strings")
pytestmark = pytest.mark.skipif(compiled is None, reason="the compiled count was not built")
PLAIN = Block("", 0, 0)[3:]


def test_no_words_are_counted_in_no_text() -> None:
    assert compiled.tally(b"", b"", 1) == []
    assert compiled.tally(b"", b"news", 1) == [0]


@given(
    st.text(alphabet="ab \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x7f\x85\xa0\u2028\u2029\u3000\ufeff\U0001d400\ud800")
    | st.text()
)
def test_lines_are_parted_as_pure_python_parts_them(text: str) -> None:
    assert compiled.blocks(text, Block, PLAIN) == parted(text)


def test_every_character_ends_a_line_or_does_not() -> None:
    text = "".join(f"a{chr(point)}" for point in range(0x110000))
    assert compiled.blocks(text, Block, PLAIN) == parted(text)


def test_a_class_of_no_tuples_is_refused() -> None:
    with pytest.raises(TypeError, match="no tuple's class"):
        compiled.blocks("a", str, PLAIN)


def test_letters_that_stay_join_none_and_are_joined_by_none() -> None:
    every = [chr(point) for point in range(0x110000)]
    stay = {letter for letter in every if compiled.is_composed(letter)}
    pieces = [unicodedata.normalize("NFD", letter) for letter in every]
    assert not stay.intersection(piece for each in pieces if len(each) > 1 for piece in each[1:])
    assert all(unicodedata.normalize("NFC", letter) == letter and not unicodedata.combining(letter) for letter in stay)


@given(st.text(st.sampled_from("eE\xe9\u0301\u0327\u2019\u212b\u1112\u1161\u11ab\ud558\U0001f600\U000110a5\U000110ba")))
def test_what_is_composed_stays_as_it_is(text: str) -> None:
    assert not compiled.is_composed(text) or unicodedata.normalize("NFC", text) == text


@pytest.mark.parametrize(
    "text", ["", "It\u2019s caf\xe9", "\u041c\u043e\u0441\u043a\u0432\u0430", "\u6771\u4eac", "\u2019\U0001f600"]
)
def test_most_texts_are_known_to_be_composed(text: str) -> None:
    assert compiled.is_composed(text)


SOME = ("a", "ab", "ba", "b\u0456\u0434", "\u4eac", "aXb", "\U0001f600a", "aab", "abb")


@given(
    st.lists(st.sampled_from((*SOME, " ", "\n", "\x1c", "\x85", "\xa0", "\u3000", "b", "\ud800"))).map("".join)
    | st.lists(st.sampled_from(SOME)).map(" ".join)
    | st.text()
)
def test_common_words_are_counted_as_pure_python_counts_them(text: str) -> None:
    words = text.split()
    assert compiled.Common(SOME).counted(text) == (len(list(filter(SOME.__contains__, words))), len(words))


def test_every_character_parts_words_or_does_not() -> None:
    text = "".join(f"ab{chr(point)}" for point in range(0x110000))
    assert compiled.Common(("ab",)).counted(text) == (text.split().count("ab"), len(text.split()))


@pytest.mark.parametrize("words", [("a", ""), tuple(map(str, range(256)))], ids=["an empty word", "too many"])
def test_common_words_are_few_and_none_is_empty(words: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="a word is empty, or there are too many"):
        compiled.Common(words)


LONG = st.text(st.sampled_from("e\xe9\u2019"), min_size=100, max_size=300)


@given(LONG, st.sampled_from(["", "\u0301", "\u0327", "\u2067", "\u0300", "\u2064", "\u02ff", "\u200f"]), LONG)
def test_many_letters_are_looked_at_at_once_and_none_is_missed(before: str, letter: str, behind: str) -> None:
    text = before + letter + behind
    assert not compiled.is_composed(text) or unicodedata.normalize("NFC", text) == text
    assert compiled.is_composed(text) == all(map(compiled.is_composed, text))


BLANK = "ab \t\r\n\x0b\x0c\x1c\x1e\x1f\x85\xa0"
LINES = st.lists(st.sampled_from(["a" * 33, " " * 40, "b", "\n", "\r", "\x85", "\u2028", "\x1f"])).map("".join)
CUTS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 90)).map(sorted), max_size=8)


@given(
    LINES
    | st.text(BLANK, max_size=40)
    | st.text(BLANK + "\u2028\u3000", max_size=40)
    | st.text(BLANK + "\u2029\U0001f600"),
    CUTS,
    st.sampled_from(["\n\n", "\n", " | ", ""]),
)
def test_what_cuts_leave_is_spelled_as_in_pure_python(raw: str, spans: list[list[int]], gap: str) -> None:
    claims = [Cut(start, min(end, len(raw)), Kind.OTHER, "", "", "") for start, end in spans if start < len(raw)]
    cuts = settle(claims)
    assert compiled.rendered(raw, cuts, gap) == rendered_purely(raw, cuts, gap)


def test_every_character_is_blank_or_not_where_a_cut_leaves_it() -> None:
    raw = "".join(f"{chr(point)}a{chr(point)}b" for point in range(0x110000))
    cuts = tuple(Cut(at + 3, at + 4, Kind.OTHER, "", "", "") for at in range(0, len(raw), 4))
    assert compiled.rendered(raw, cuts, "\n") == rendered_purely(raw, cuts, "\n")


@pytest.mark.parametrize("cuts", [((2, 2),), ((3, 2),), ((0, 5),), ((1, 3), (2, 4)), ((2, 3), (0, 1)), ((-1, 1),)])
def test_cuts_that_are_none_are_refused(cuts: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValueError, match="overlaps, is empty or out of order"):
        compiled.rendered("abcd", cuts, "\n")


def test_a_gap_that_is_no_ascii_is_refused() -> None:
    with pytest.raises(ValueError, match="no ASCII"):
        compiled.rendered("abcd", (), "\u2014")
