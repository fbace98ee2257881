"""Modules: cards that are alike, threads of comments, and sections from heading to heading."""

import pytest

from cleaners.features import PageHints, features, page_of
from cleaners.features_names import NAMES
from cleaners.lexicon import nothing
from cleaners.segment import segment
from cleaners.segment_tree import parse

LONG = "A sentence of some length, with commas, that a reader would take for the paragraph of a story, and rightly so."


def column(name: str, html: str) -> list[float]:
    found = features(page_of(segment(parse(html))), PageHints(), nothing())[:, NAMES.index(name)]
    return [round(float(value), 2) for value in found]


CARDS = "<div class=card><h3>a</h3><p>b</p></div>" * 3


def test_cards_that_are_alike_are_counted() -> None:
    html = f"<main><p>{LONG}</p></main><div class=cards>{CARDS}</div>"
    assert column("count_cards1", html)[1:] == [1.39] * 6  # log of one and three
    assert column("prose_cards1", html)[1:] == [0.0] * 6


THREAD = f"<ol class=comments><li class=comment><p>{LONG}</p></ol>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"<p>{LONG}</p>{THREAD}", [-1.0, 4.71], id="below-a-story"),
        pytest.param(f"{THREAD}<p>{LONG}</p>", [0.0, -1.0], id="above-it"),
        pytest.param(f"<p>{LONG}</p><ol><li><p>{LONG}</p></ol>", [-1.0, -1.0], id="no-thread"),
    ],
)
def test_prose_before_a_thread_is_measured(body: str, expected: list[float]) -> None:
    assert column("before_thread", body) == expected


def test_a_page_that_allows_comments_is_no_thread() -> None:
    assert column("before_thread", f"<body class=comments-open><p>{LONG}</p>") == [-1.0]
    assert column("all_comment", f"<body class=comments-open><p>{LONG}</p>") == [0.0]


def test_a_section_runs_from_heading_to_heading() -> None:
    html = f"<p>{LONG}</p><h2>a</h2><p>b</p><p>c</p><h3>d</h3><p>{LONG}</p>"
    assert column("after_heading", html) == [0, 0, 1, 2, 0, 1]
    assert column("heading_level", html) == [0, 2, 2, 2, 3, 3]
    assert column("section_prose", html)[:4] == [1.0, 0.0, 0.0, 0.0]
