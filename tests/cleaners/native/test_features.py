"""Compiled features are the numpy ones, bit for bit."""

import copy
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cleaners import features as pure
from cleaners.features import Page, PageHints, page_of
from cleaners.features_compiled import KERNEL, features, rows
from cleaners.features_layout import laid_out, layout
from cleaners.features_names import NAMES
from cleaners.features_text import Floats
from cleaners.segment import segment, segment_purely
from cleaners.segment_tree import parse
from tests.cleaners.lexicons import SOME
from tests.cleaners.native.pages import WORST, broken, real, sampled, soups

pytestmark = pytest.mark.skipif(KERNEL is None, reason="the compiled features were not built")
LEVELS = np.zeros(60, np.int64)
HINTS = PageHints("Jane Doe | a story of bridges", "word word Jane Doe and more " * 9, "the description " * 3, 6)


def same(page: Page, hints: PageHints = HINTS) -> None:
    found, expected = features(page, hints, SOME), pure.features(page, hints, SOME)
    wrong = [name for place, name in enumerate(NAMES) if bits(found[:, place]) != bits(expected[:, place])]
    assert wrong == []
    assert (found.dtype, found.shape) == (expected.dtype, expected.shape)
    assert found.flags.f_contiguous  # as the trees read it


def same_layout(html: bytes) -> None:
    segments = segment(parse(html))
    found, expected = layout(segments), laid_out(segments)
    assert found[2:] == expected[2:]
    assert (found.starts == expected.starts).all()
    assert (found.ends == expected.ends).all()


def bits(column: Floats) -> bytes:
    return column.tobytes()


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(soups | broken, st.booleans())
def test_the_same_features_of_soup(html: bytes, told: bool) -> None:  # noqa: FBT001 - hypothesis calls it
    html = b"<h1>Jane Doe</h1>" + html if told else html
    same_layout(html)
    page = page_of(segment(parse(html)))
    assume(page.segments.text)
    same(page, HINTS if told else PageHints())


@pytest.mark.parametrize("html", [pytest.param(html, id=name) for name, html in WORST.items()])
def test_the_same_features_of_the_worst(html: bytes) -> None:
    same_layout(html)
    same(page_of(segment(parse(html))))


@pytest.mark.parametrize("pages", [sampled, real])
def test_the_same_features_of_pages(pages: Any) -> None:
    for html in pages():
        same_layout(html)
        page = page_of(segment(parse(html)))
        if page.segments.text:
            body = " ".join(page.segments.text[::2])
            same(page, PageHints(page.segments.text[0], body, body[:200], 1))


def test_a_page_without_blocks_has_no_rows() -> None:
    page = page_of(segment(parse(b"<p> </p>")))
    with pytest.raises(ValueError, match="without blocks"):
        KERNEL.Features(*rows(page.segments), "", page.starts, page.ends, pure_table(), LEVELS, 1)


def pure_table() -> Any:
    from cleaners.features_text import table  # noqa: PLC0415 - made at first use

    return table()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        pytest.param("container", 10**6, id="a-container-that-is-not-there"),
        pytest.param("container", -1, id="none"),
        pytest.param("parent", 10**6, id="a-parent-behind-its-child"),
        pytest.param("first", -2, id="before-the-first-block"),
        pytest.param("last", 10**6, id="behind-the-last-block"),
        pytest.param("kind", 10**6, id="a-kind-that-is-not-there"),
        pytest.param("code", 10**6, id="a-code-that-is-not-there"),
        pytest.param("signature", 10**6, id="a-signature-that-is-not-there"),
    ],
)
def test_a_number_that_counts_nothing_is_refused_before_it_is_followed(column: str, value: int) -> None:
    page = page_of(segment_purely(parse(b"<div><p>one</p><p>two</p></div>")))
    segments = copy.deepcopy(page.segments)
    for holder in (segments, segments.within, segments.kinds):
        if hasattr(holder, column):
            getattr(holder, column)[-1] = value
            break
    with pytest.raises(ValueError, match=r"column|parent"):
        features(replace(page, segments=segments), HINTS, SOME)


def test_spans_beyond_the_text_are_refused() -> None:
    page = page_of(segment(parse(b"<p>one</p><p>two</p>")))
    with pytest.raises(ValueError, match="block 1 from"):
        features(replace(page, ends=page.ends + np.array([0, 9])), HINTS, SOME)


def test_titles_of_other_blocks_are_refused() -> None:
    page = page_of(segment(parse(b"<p>one</p><p>two</p>")))
    work = KERNEL.Features(*rows(page.segments), page.raw_text, page.starts, page.ends, pure_table(), LEVELS, 1)
    with pytest.raises(ValueError, match="3 texts of 2 blocks"):
        work.read_titles(["one", "two", "three"], "", "", "")
    with pytest.raises(ValueError, match="titles were not read"):
        work.fill(np.empty((134, 2), np.float32), np.zeros(work.logs_wanted), 0, [], (1, 2))


@given(
    st.lists(st.text(st.sampled_from("ab é한🙂"), min_size=1, max_size=9), min_size=1, max_size=60), st.text("ab é한🙂")
)
def test_the_same_titles_and_copies_of_lines_that_are_much_alike(lines: list[str], declared: str) -> None:
    page = page_of(segment(parse("<p>".join(["", *lines]).encode())))
    assume(page.segments.text)
    body = " ".join([*page.segments.text[::-1], declared])
    same(page, PageHints(declared or page.segments.text[-1], body, declared + body[3:90], 0))


@given(st.text('aB1,.!:"漢한é \n', min_size=1, max_size=400))
def test_the_same_counts_of_characters(text: str) -> None:
    page = page_of(segment(parse(f"<pre>{text}</pre>".encode())))
    assume(page.segments.text)
    same(page)


CELLS = st.sampled_from(["<tr>", "<td>a", "<th>b", "<td>", "<p>c", "<br>d", "<table>", "</table>", "<div>e", "</tr>"])


@given(st.lists(CELLS, max_size=14).map("".join))
def test_the_same_rows_of_tables(html: str) -> None:
    same_layout(f"<table>{html}".encode())


@pytest.mark.parametrize(
    ("which", "place", "value"),
    [(0, 0, 10**6), (0, 0, -1), (1, 1, 10**6), (1, 1, -1), (2, 0, 256), (2, 0, -1)],
)
def test_what_counts_nothing_is_refused_before_it_is_laid_out(which: int, place: int, value: int) -> None:
    segments = segment(parse(b"<p>one</p><p>two</p>"))
    told = [np.array(held) for held in (segments.rows, segments.within.rows, segments.kinds.rows)]
    told[which][-1, place] = value
    with pytest.raises(ValueError, match=r"kind|container"):
        KERNEL.laid_out(*told, np.empty((2, 2), np.int64), 1, 2, 3)
    with pytest.raises(ValueError, match="other blocks"):
        KERNEL.laid_out(*told, np.empty((2, 3), np.int64), 1, 2, 3)
