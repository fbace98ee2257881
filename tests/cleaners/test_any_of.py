"""Strings looked for all at once are found where each by itself would be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import kernels
from cleaners.any_of import any_of, held

texts = st.text(alphabet="ab \u017c\u4e0b\U0001f600\ud800", max_size=12)


@given(st.lists(texts, max_size=6), texts, texts)
def test_a_text_holds_what_python_finds_in_it(strings: list[str], before: str, behind: str) -> None:
    finds = any_of(strings)
    for text in ("", before, behind, *(before + each + behind for each in strings), *(each[:-1] for each in strings)):
        assert finds(text) == held(text, strings)


@pytest.mark.parametrize(
    ("text", "held_there"),
    [
        ("read this article", True),
        ("this articl", False),
        ("an \xabarticle here\xbb", True),
        ("this \U0001f600", True),
        ("", False),
    ],
)
def test_strings_of_any_size_are_found(text: str, held_there: bool) -> None:  # noqa: FBT001 - a table's
    assert any_of(("this article", "\xabarticle", "\U0001f600"))(text) is held_there


def test_nothing_holds_none() -> None:
    assert not any_of(())("a text")


def test_strings_that_the_kernel_cannot_hold_are_refused() -> None:
    compiled = kernels.compiled("cleaners.native.strings")
    if compiled is None:
        pytest.skip("the kernel was not built")
    with pytest.raises(ValueError, match="too short"):
        compiled.AnyOf(("ab",))
