"""The compiled shape of a page is the one that pure Python adds up."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import kernels
from cleaners.block import Block
from cleaners.chrome import shape as shapes
from cleaners.chrome import shape_words
from cleaners.chrome.phrasebook import book
from cleaners.chrome.reading import Line, lines_of
from cleaners.chrome.shape_compiled import looks
from cleaners.features_text import Floats
from cleaners.lines import blocks

compiled = kernels.compiled("cleaners.native.shape")
pytestmark = pytest.mark.skipif(compiled is None, reason="the compiled shape was not built")
LONG = "The ferry to the outer islands will sail every hour from Monday, " * 4 + "the port authority said."
ENDS = [".", "!", "?", ":", "...", "", " ", "\u2026"]
PARTS = [
    *sorted(shape_words.YOU | shape_words.WE | shape_words.DO),
    *sorted(shape_words.ARROWS | shape_words.QUOTES | shape_words.SIGNS),
    "Nora Feldt is", "N\xe9lia Ba is", "\xe9lia Ba is", "$5", "12 \u20ac", "020 555-1234", "1998", "\u0663\u0664",
    "|", ",", "@", "www.port", "HTTP", "\xb2", "\x1c", "\x85", "\xa0", "\u2028", "\u200b", "\u01c5", "\u0130",
    "\U0001d400", "\ud800", "- ", "(", "*", "[x", "Ferry", "ferry", "the", "Sign up for our newsletter", "Share",
]  # fmt: skip
line = st.builds(
    "{}{}".format,
    st.lists(st.sampled_from(PARTS) | st.text(max_size=6), min_size=1, max_size=9).map(" ".join),
    st.sampled_from(ENDS),
)
pages = st.lists(line | st.just(LONG), min_size=1, max_size=12)


def pure(found: shapes.Shape, numbers: list[int]) -> Floats:
    words = Counter(" ".join([line.bare for line in found.lines]).split(" "))
    return shapes.rowed(found, numbers, frozenset(found.lines[0].bare.split()), words)


@given(pages, st.sets(st.integers(0, 15), max_size=6))
def test_lines_look_as_pure_python_sees_them(said: list[str], gone: set[int]) -> None:
    laid = lines_of(blocks("\n".join([*said, LONG, said[0], LONG.replace("Monday", "May"), *said[:2]])), book("en"))
    claimed = {line.block.start for number, line in enumerate(laid) if number in gone}
    assert compiled.summed(laid, claimed, looks(shapes.LONG)) == shapes.summed(laid, claimed)
    found = shapes.shape_of(laid, claimed)
    assert found
    every = [*range(len(laid))]
    assert np.array_equal(shapes.rows(found, every), pure(found, every))


@pytest.mark.parametrize("count", [1, 40, 900])
def test_pages_of_every_length_do(count: int) -> None:
    laid = lines_of(blocks("\n".join([LONG, "Ferry sails", *["Sign up now", LONG, "By Nora"] * count])), book("en"))
    found = shapes.shape_of(laid)
    assert found
    every = [*range(len(laid))]
    assert np.array_equal(shapes.rows(found, every), pure(found, every))


def test_a_word_of_two_kinds_counts_for_both() -> None:
    assert {"lire", "see"} <= shape_words.DO  # the words are there to be told
    both = (shape_words.YOU & shape_words.WE) | (shape_words.YOU & shape_words.DO) | (shape_words.WE & shape_words.DO)
    laid = lines_of(blocks(f"{LONG}\n{LONG} {LONG}\n{' '.join(sorted(both))} \u201e\xbb and \xbb\n"), book("en"))
    found = shapes.shape_of(laid)
    assert found
    assert np.array_equal(shapes.rows(found, [2]), pure(found, [2]))


def usual() -> tuple[tuple[Line, ...], tuple[tuple[int, ...], ...]]:
    laid = lines_of(blocks(f"Ferry\n{LONG}\nSign up\n{LONG} Again."), book("en"))
    return laid, shapes.summed(laid, frozenset())


@pytest.mark.parametrize(
    ("count", "changed"),
    [
        pytest.param(5, {}, id="other lines"),
        pytest.param(4, {0: (0, 1)}, id="too few sizes"),
        pytest.param(4, {3: ()}, id="no prose"),
        pytest.param(4, {4: ()}, id="nothing long"),
    ],
)
def test_sums_of_other_lines_are_refused(count: int, changed: dict[int, tuple[int, ...]]) -> None:
    _, sums = usual()
    with pytest.raises(ValueError, match="sums of other lines"):
        compiled.Sums(count, *[changed.get(place, each) for place, each in enumerate(sums)], 200.0)


@pytest.mark.parametrize(
    ("numbers", "wide", "why"),
    [
        pytest.param([4], len(shapes.NAMES), "no such line", id="a line behind the last"),
        pytest.param([-1], len(shapes.NAMES), "no such line", id="one before the first"),
        pytest.param([0], 3, "rows of other lines", id="no room"),
    ],
)
def test_what_does_not_fit_is_refused(numbers: list[int], wide: int, why: str) -> None:
    laid, sums = usual()
    out = np.empty((len(numbers), wide), np.float32)
    known = Counter(" ".join(line.bare for line in laid).split())
    with pytest.raises(ValueError, match=why):
        compiled.rows(laid, numbers, compiled.Sums(4, *sums, 200.0), known, frozenset(), looks(shapes.LONG), out)


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param((1, 2), id="a short record"),
        pytest.param("line", id="no record"),
        pytest.param(usual()[0][0]._replace(block=(1,)) if compiled else (), id="a block of other fields"),  # type: ignore[arg-type]
    ],
)
def test_lines_of_other_fields_are_refused(odd: object) -> None:
    with pytest.raises(ValueError, match="of other fields"):
        compiled.summed((odd,), frozenset(), looks(shapes.LONG))


def test_an_empty_line_is_refused() -> None:
    laid, sums = usual()
    empty = (*laid[:3], laid[3]._replace(block=Block(" ", 0, 1)))
    with pytest.raises(ValueError, match="an empty line"):
        compiled.rows(
            empty, [3], compiled.Sums(4, *sums, 200.0), Counter(), frozenset(), looks(shapes.LONG),
            np.empty((1, len(shapes.NAMES)), np.float32),
        )  # fmt: skip
