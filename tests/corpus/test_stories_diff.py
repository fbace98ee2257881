import pytest

from corpus.stories_diff import changed_words, differences
from tests.corpus.shelf import prose

A, B, C = (prose(n, 48).replace("\n\n", " ") for n in range(3))


@pytest.mark.parametrize(
    ("other", "text", "expected"),
    [
        pytest.param("a b c", "a b c", "", id="the same"),
        pytest.param("a b c", "a  b\nc", "", id="white space"),
        pytest.param("a b c", "a x c", "a [-b-] {+x+} c", id="a word exchanged"),
        pytest.param("a c", "a b c", "a {+b+} c", id="a word put in"),
        pytest.param("a b c", "a c", "a [-b-] c", id="a word taken out"),
        pytest.param("1 2 3 4 5 x", "1 2 3 4 5 y", "… 3 4 5 [-x-] {+y+}", id="only a few words around"),
        pytest.param("x 1 2 3 4 5 6 7 x", "y 1 2 3 4 5 6 7 y", "[-x-] {+y+} 1 2 3 … 5 6 7 [-x-] {+y+}", id="two"),
    ],
)
def test_changed_words_are_marked(other: str, text: str, expected: str) -> None:
    assert changed_words(text, other) == expected


def test_paragraphs_of_one_side_are_signed() -> None:
    reworded = A.replace(A.split()[4], "another")
    found = differences(f"{reworded}\n\n{C}", f"{A}\n\n{B}")
    assert [(each.sign, each.text) for each in found] == [
        ("-", B),
        ("~", changed_words(reworded, A)),
        ("+", C),
    ]


def test_a_text_does_not_differ_from_itself() -> None:
    assert differences(f"{A}\n\n{B}", f"{A}\n\n{B}") == ()
