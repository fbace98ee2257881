"""The compiled kernel and numpy make the same of every text."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import fingerprint_batch, fingerprint_gather
from corpus.fingerprint_gather import by_kernel
from tests.corpus.shelf import prose
from tests.corpus.test_fingerprint import TEXTS

compiled = pytest.mark.skipif(fingerprint_gather._KERNEL is None, reason="the kernel is not built, or not asked for")  # noqa: SLF001
FIRST_WIDE = range(0x10000, 0x20000)


def assert_same(texts: Sequence[str]) -> None:
    one, other = by_kernel(texts), fingerprint_batch.gathered(texts)
    assert list(one.digests) == list(other.digests)
    for ours, theirs in zip(
        (one.shingles, one.ends, one.anchors, one.anchor_ends),
        (other.shingles, other.ends, other.anchors, other.anchor_ends),
        strict=True,
    ):
        assert ours.dtype == theirs.dtype
        assert np.array_equal(ours, theirs)


@compiled
@given(st.lists(TEXTS | st.text(max_size=40), max_size=6))
def test_any_texts(texts: list[str]) -> None:
    assert_same(texts)


@compiled
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("\t\u2003\n ", id="only gaps"),
        pytest.param("\u00ad\u200b", id="only what is dropped"),
        pytest.param("e\u200b\u0301te\u0301 fin", id="a mark behind a dropped one"),
        pytest.param("again and again " * 400, id="the same few shingles, many times over"),
        pytest.param(prose(3), id="a story"),
        pytest.param(prose(4).replace("e", "e\u0301"), id="a story that has to be composed"),
        pytest.param("速報です。" + prose(5) + "🎉🇩🇪 ❤\ufe0f", id="scripts and emoji mixed"),
        pytest.param("\ud83d\ude00 half \ud800", id="halves of characters"),
        pytest.param("word " * 70_000, id="longer than any before"),
    ],
)
def test_odd_texts(text: str) -> None:
    assert_same([text, prose(1), text])


@compiled
@pytest.mark.parametrize(
    "points", [range(0x10000), FIRST_WIDE, range(0x20000, 0x110000, 251)], ids=["basic plane", "the next", "the rest"]
)
def test_every_character(points: range) -> None:
    for start in range(0, len(points), 4_096):
        assert_same([f"a{chr(point)}b{chr(point)} c" for point in points[start : start + 4_096]])
