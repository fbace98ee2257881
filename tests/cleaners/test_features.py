"""Blocks as numbers: one row each, every column finite, and the columns mean what their names say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.features import PageHints, features, page_of
from cleaners.features_names import NAMES
from cleaners.features_text import Floats
from cleaners.lexicon import nothing
from cleaners.segment import segment, segment_purely
from cleaners.segment_tree import parse
from cleaners.segment_words import BIT, hints

LONG = "A sentence of some length, with commas, that a reader would take for the paragraph of a story, and rightly so."


TEN = [float(np.log1p(10))] * 4


def rows(html: str, told: PageHints | None = None) -> Floats:
    return features(page_of(segment(parse(html))), told or PageHints(), nothing())


def column(name: str, html: str, told: PageHints | None = None) -> list[float]:
    return [float(value) for value in rows(html, told)[:, NAMES.index(name)]]


def test_names_are_as_many_as_columns_and_told_apart() -> None:
    assert rows("<p>a</p>").shape == (1, len(NAMES))
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize(
    ("name", "html", "values"),
    [
        pytest.param("link_density", "<p>ab <a href=x>cd</a></p><p>e</p>", [0.4, 0.0], id="links"),
        pytest.param("level", "<h1>a</h1><h3>b</h3><p>c</p>", [1, 3, 0], id="heading-level"),
        pytest.param("copy_before", "<p>a</p><p>b</p><p>a</p>", [0, 0, 1], id="copy-before"),
        pytest.param("copy_after", "<p>a</p><p>b</p><p>a</p>", [1, 0, 0], id="copy-after"),
        pytest.param("in_best", f"<p>menu</p><div><p>{LONG}</p><p>{LONG}!</p></div>", [0, 1, 1], id="in-best"),
        pytest.param("in_aside", "<aside><p>a</p></aside><p>b</p>", [1, 0], id="ancestors"),
        pytest.param("near_comment", "<div class=comments><p>a</p></div><p>b</p>", [1, 0], id="classes"),
        pytest.param("images_before", "<p>a</p><img><img><p>b</p>", [0, 2], id="pictures"),
        pytest.param("same_count", "<ul><li>a</li><li>b</li></ul><p>c</p>", [2, 2, 1], id="alike"),
        pytest.param("page_blocks", "<p>a</p><p>b</p>", [2, 2], id="page-totals"),
        pytest.param("page_chars", "<p>ab</p><p>\u6d77</p><p>\ud56d\uad6c</p><p>\u0e17</p>", TEN, id="wide-weigh-more"),
        pytest.param("link_density", "<p>\u6d77<a href=x>\u6e2f</a></p>", [0.5], id="wide-links"),
        pytest.param("upper_share", "<p>\u6d77A</p>", [0.5], id="shares-are-of-characters"),
    ],
)  # fmt: skip
def test_a_column_holds_what_it_is_named_after(name: str, html: str, values: list[float]) -> None:
    assert column(name, html) == pytest.approx(values)


def test_ids_and_numbers_do_not_tell_siblings_apart() -> None:
    html = "<div><p id=c-1 class='comment c12'>a</p><p id=c-2 class='comment c13'>b</p><p class=meta>c</p></div>"
    assert column("same_count", html) == [2, 2, 1]


def test_the_headline_and_the_declared_body_are_recognised() -> None:
    told = PageHints(title="Bridge closed - News", body=f"Before. {LONG} After.")
    html = f"<h1>Bridge closed</h1><p>{LONG}</p><p>Something else that is long enough to be looked for.</p>"
    assert column("in_title", html, told) == [1, 0, 0]
    assert column("after_title", html, told) == [0, 1, 2]
    assert column("in_body", html, told) == [0, 1, 0]


def test_the_cells_of_a_data_row_share_a_line() -> None:
    page = page_of(segment(parse("<table><tr><td>Goals<td>3<tr><td>Fouls<td>7</table><p>End</p>")))
    assert page.raw_text == "Goals 3\nFouls 7\nEnd"
    assert page.rows == [(0, 2), (2, 4)]


@given(
    st.lists(st.sampled_from(["<p>One", "<ul><li>Two", "<table><tr><td>1<td>2", "</table>", "<div class=a>", "Three"]))
)
def test_a_page_is_the_same_whoever_has_walked_it(pieces: list[str]) -> None:
    tree = parse("".join(pieces))
    quickly, purely = page_of(segment(tree)), page_of(segment_purely(tree))
    assert (quickly.raw_text, quickly.kinds, quickly.codes) == (purely.raw_text, purely.kinds, purely.codes)
    assert (quickly.elements, quickly.rows) == (purely.elements, purely.rows)
    assert quickly.elements == bytes(purely.segments.kinds.code[kind] for kind in purely.segments.within.kind)


def test_a_layout_row_is_no_data_row() -> None:
    page = page_of(segment(parse("<table><tr><td><p>Menu</p><p>More</p><td>Story</table>")))
    assert page.rows == []


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        pytest.param("relatedArticles", "related", id="camel-case"),
        pytest.param("c-article__body", "body", id="block-element"),
        pytest.param("AD", "promo", id="short-word"),
        pytest.param("newsletter-2024", "newsletter", id="digits"),
    ],
)
def test_a_word_hints_at_what_it_names(words: str, hint: str) -> None:
    assert hints(words) & BIT[hint]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        pytest.param("header", "promo", id="ad-in-header"),
        pytest.param("breadth", "promo", id="ad-in-a-word"),
        pytest.param("ready", "related", id="read-in-ready"),
    ],
)
def test_a_part_of_a_word_hints_at_nothing(words: str, hint: str) -> None:
    assert not hints(words) & BIT[hint]


@given(
    st.lists(
        st.sampled_from(["<p>", "<div>", "</div>", "<li>", "<a href=x>", "</a>", "x", "Ya, ", "橋。", "<td>", "7"]),
        max_size=30,
    )
)
def test_every_number_is_finite(pieces: list[str]) -> None:
    segments = segment(parse("".join(pieces)))
    if segments.text:
        assert np.isfinite(features(page_of(segments), PageHints(), nothing())).all()
