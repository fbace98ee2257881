"""Tags counted in one pass: fine exactly where the slow counts say so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaners import kernels, limits
from tests.cleaners.native.pages import WORST, broken, real, soups

tags = kernels.compiled("cleaners.native.tags")
pytestmark = pytest.mark.skipif(tags is None, reason="the compiled counts were not built")
PIECES = st.sampled_from([
    b"<", b">", b'"', b"'", b"=", b" ", b"/", b"a", b"B", b"\t", b"\n", b"!", b"\x00", b"\xff", b"div", b"option", b"</b>",
    b'x="1"', b"font", b"<!--", b"\x0b", b"\x1c",
])  # fmt: skip
SMALL = {
    "_MAX_TAGS": 40, "_FEW_TAGS": 0, "_MAX_BLOCKS": 6, "_MAX_OPTIONS": 3, "_STRAY": 3, "_MAX_REOPENED": 12,
    "_MAX_ATTRIBUTES": 3, "_LONG_TAG": 5,
}  # fmt: skip


def alike(body: bytes) -> None:
    assert limits._complexity(body) == limits._complexity_counted(body)


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=30).map(b"".join))
def test_a_tag_ends_where_the_pattern_ends(body: bytes) -> None:
    found = limits._TAG.match(body, 0)
    assert tags.tag_end(body, 0) == (found.end() if found else -1)


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=40).map(b"".join) | soups | broken)
def test_the_same_refusals_where_bounds_are_small(body: bytes) -> None:
    bounds = {
        "tags": 12, "few_tags": 2, "many_bytes": 10**6, "blocks": 3, "options": 1, "stray": 1, "reopened": 6, "depth": 3,
        "steps": 4, "long_tag": 5,
    }  # fmt: skip
    found = tags.long_tags(body, tags.Bounds(**bounds, meaning=limits._BOUNDS_MEANING))
    slow = counted(body, bounds)
    assert (found is None) == slow


@pytest.mark.parametrize("body", [pytest.param(html, id=name) for name, html in WORST.items()])
def test_the_same_refusals_of_the_worst(body: bytes) -> None:
    alike(body)


def test_the_same_refusals_of_pages() -> None:
    for body in real():
        alike(body)
