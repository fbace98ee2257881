"""Compiled sums over words are the numpy ones, bit for bit."""

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cleaners import lexicon as pure
from cleaners.features import Page, page_of
from cleaners.features_arrays import arrays
from cleaners.features_compiled import rows
from cleaners.lexicon import COLUMNS, MIXERS, Lexicon
from cleaners.lexicon_compiled import KERNEL, fill
from cleaners.segment import segment
from cleaners.segment_tree import parse
from tests.cleaners.lexicons import SOME
from tests.cleaners.native.pages import WORST, broken, real, sampled, soups

pytestmark = pytest.mark.skipif(KERNEL is None, reason="the compiled lexicon was not built")


def same(page: Page, known: Lexicon = SOME) -> None:
    expected = np.array(pure.told(page.segments, arrays(page.segments), known), np.float32)
    found = np.empty((len(COLUMNS), len(page.segments.text)), np.float32)
    blocks, within, _ = rows(page.segments)
    fill(found, page.segments, (blocks, within), known)
    columns = zip(COLUMNS, found, expected, strict=True)
    assert [name for name, one, other in columns if one.tobytes() != other.tobytes()] == []


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(soups | broken)
def test_the_same_sums_of_soup(html: bytes) -> None:
    page = page_of(segment(parse(html)))
    assume(page.segments.text)
    same(page)


@pytest.mark.parametrize("html", [pytest.param(html, id=name) for name, html in WORST.items()])
def test_the_same_sums_of_the_worst(html: bytes) -> None:
    same(page_of(segment(parse(html))))


@pytest.mark.parametrize("pages", [sampled, real])
def test_the_same_sums_of_pages(pages: Any) -> None:
    for html in pages():
        page = page_of(segment(parse(html)))
        if page.segments.text:
            same(page)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("postShareHTML Body2x", id="large-and-small"),
        pytest.param("aB", id="seam"),
        pytest.param("ABc", id="no-seam"),
        pytest.param("\xe9t\xe9 \U0001f449x", id="beyond-ascii"),
        pytest.param("x" * 5_000, id="long"),
    ],
)
def test_the_same_words_of_names(name: str) -> None:
    same(page_of(segment(parse(f"<div class='{name}'><p id='{name}'>a</p></div>"))))


@given(st.lists(st.text("aZ9-é가漢😀 ", max_size=300), min_size=1, max_size=6), st.lists(st.text("aZ-é ", max_size=60)))
def test_the_same_words_wherever_they_begin_and_end(lines: list[str], names: list[str]) -> None:
    page = page_of(segment(parse("".join(f"<p class='{name}'>{names}<p>{name}" for name in names + lines).encode())))
    assume(page.segments.text)
    same(page)
    found = np.full((2 * len(names), 5), 7, np.int64)
    KERNEL.names([*names, *names], 50, MIXERS, SOME.names, found)  # the same objects twice
    assert found[:, :4].tolist() == pure.sums(pure.named([name[:50] for name in names]), SOME).tolist() * 2


@pytest.mark.parametrize("known", [13, 14, 15])
def test_the_same_of_a_page_of_which_few_words_are_known(known: int) -> None:
    few = Lexicon(pure.nothing().text, SOME.names)
    few.text[0, (pure.words(["read"]).hashes >> 16)[0]] = 50
    page = page_of(segment(parse(b"<p>read</p>" * known + b"<p>it</p>" * (20 - known))))
    same(page, few)


@pytest.mark.parametrize(
    "names", [["share", "post body", "x" * 20], ["a b c d e f"], ["share " * 40, "über Œuvre \U0001f600"]]
)
def test_of_names_as_much_is_read_as_asked_for(names: list[str]) -> None:
    for most in (9, 11, 300):
        found, cut = np.full((len(names), 5), 7, np.int64), [name[:most] for name in names]
        KERNEL.names(names, most, MIXERS, SOME.names, found)
        assert found[:, :4].tolist() == pure.sums(pure.named(cut), SOME).tolist()


def test_what_does_not_fit_is_refused() -> None:
    two, letters, one, many = (
        np.zeros(2, np.int64),
        pure.letters(),
        np.zeros((1, 5), np.int64),
        np.zeros((2, 5), np.int64),
    )
    blocks = np.zeros((2, 2), np.int64)
    with pytest.raises(ValueError, match="other blocks"):
        KERNEL.said(["a"], 9, 9, letters, MIXERS, SOME.text, (14, 20), two)
    with pytest.raises(ValueError, match="another shape"):
        KERNEL.said(["a", "b"], 9, 9, letters, MIXERS, SOME.names, (14, 20), two)
    with pytest.raises(ValueError, match="another shape"):
        KERNEL.names([], 9, MIXERS[:5], SOME.names, many[:0])
    with pytest.raises(ValueError, match="other names"):
        KERNEL.names(["a"], 9, MIXERS, SOME.names, many)
    with pytest.raises(ValueError, match="container 1 of kind 0 in container 1"):
        KERNEL.placed(np.array([[-1, 0], [1, 0]]), blocks, one, two)
    with pytest.raises(ValueError, match="block 0 in container 7"):
        KERNEL.placed(np.array([[-1, 0]]), blocks + 7, one, two)
    with pytest.raises(ValueError, match="kind 0 in kind 1"):
        KERNEL.placed(np.array([[-1, 1], [0, 0]]), blocks, many, two)
    with pytest.raises(ValueError, match="for 2 blocks"):
        KERNEL.columns(two, two, np.zeros((5, 2), np.float32))
