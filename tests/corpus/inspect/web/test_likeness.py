"""A copy's paragraph is told apart from its original's, word by word, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.inspect.web.likeness import Original

LINES = ("The bridge reopened on Saturday after two years.", "Walkers followed.", "永济桥历时两年修缮。")


def own(line: str) -> list[str]:
    return [run.text.strip() for run in Original(LINES).runs(line) if not run.shared]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(LINES[0], [], id="the same"),
        pytest.param("The  bridge reopened on Saturday after two years.", [], id="the same but for white space"),
        pytest.param("The bridge reopened on Sunday after two years.", ["Sunday"], id="another word"),
        pytest.param("The old bridge reopened on Saturday after two years.", ["old"], id="a word more"),
        pytest.param("Nothing of it is here.", ["Nothing of it is here."], id="a paragraph of its own"),
        pytest.param("永济桥历时三年修缮。", ["三"], id="another character"),
        pytest.param("", [""], id="nothing"),
    ],
)
def test_only_what_differs_is_its_own(line: str, expected: list[str]) -> None:
    assert own(line) == expected


@given(st.lists(st.text("ab 一.\n", max_size=30), max_size=5), st.text("ab 一.\n", max_size=30))
def test_every_character_is_there_in_order(lines: list[str], line: str) -> None:
    assert "".join(run.text for run in Original(lines).runs(line)) == line


def test_very_long_paragraphs_are_compared_whole() -> None:
    long = "word " * 2_000
    assert Original([long]).runs(long + "more")[0].shared is False
    assert Original([long]).runs(long)[0].shared is True


def test_a_page_compares_only_so_many_paragraphs() -> None:
    lines = [f"Paragraph {number} says that w{number} came and v{number} went." for number in range(300)]
    original = Original(lines)
    compared = [original.runs(line.replace("says", "said")) for line in lines]
    assert [len(runs) for runs in compared] == [3] * 200 + [1] * 100


def test_without_an_original_all_is_its_own() -> None:
    assert not any(run.shared for run in Original(()).runs("Some words."))
