"""The compiled spelling says of every text what pure Python says."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import kernels, spelling

compiled = kernels.compiled("cleaners.native.strings")
pytestmark = pytest.mark.skipif(compiled is None, reason="the compiled spelling was not built")

PAIRS = [
    pytest.param(spelling.key, spelling.key_purely, id="key"),
    pytest.param(spelling.shown, spelling.shown_purely, id="shown"),
    pytest.param(spelling.weight, spelling.weight_purely, id="weight"),
    pytest.param(spelling.ends_sentence, spelling.ends_sentence_purely, id="ends"),
]
HARD = (
    " \t\n\x00\x1f\x7f\x85\xa0\xad\xdf\"'`.)\u0301\u0130\u0149\u200b\u2019\u2026\u3002\u1100\u1161\uac00\ufb03"
    "\ud800\U0001d400"
)


@pytest.mark.parametrize(("said", "purely"), PAIRS)
def test_every_letter_alone_and_among_others(said: Callable[[str], object], purely: Callable[[str], object]) -> None:
    every = [chr(point) for point in range(0x110000)]
    assert list(map(said, every)) == list(map(purely, every))
    around = [f" {letter}A " for letter in every[:0x3100]]
    assert list(map(said, around)) == list(map(purely, around))


@pytest.mark.parametrize(("said", "purely"), PAIRS)
@given(text=st.text(alphabet=st.sampled_from(HARD + "aZ\xc4\u4e2d")) | st.text())
def test_any_text(said: Callable[[str], object], purely: Callable[[str], object], text: str) -> None:
    assert said(text) == purely(text)


@pytest.mark.parametrize("letter", ["a", "\xdf", "\u2026", "\u4e2d", "\u200b"])
@pytest.mark.parametrize("size", [511, 512, 513, 40_000])
def test_long_texts_have_room(letter: str, size: int) -> None:
    text = letter * size
    assert spelling.key(text) == spelling.key_purely(text)


def test_letters_that_become_several_can_be_more_than_there_is_room_for() -> None:
    told = compiled.Spelling(lambda letter: letter * 3, spelling.key_purely, str, "", "", [])
    texts = [chr(point) for point in range(0x61, 0x7B)] + [chr(point) for point in range(0x430, 0x450)]
    said = [told.key(text) for text in texts]
    assert said[0] == "aaa"
    assert said[-1] == spelling.key_purely(texts[-1])  # asked of Python, for there is no number left


def test_too_many_wide_letters_are_refused() -> None:
    with pytest.raises(ValueError, match="too many ranges"):
        compiled.Spelling(str, str, str, "", "", [(1, 2)] * 9)
