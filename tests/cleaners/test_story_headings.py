"""Subheadings that score low go with the prose they stand over, or with headings that are laid out alike."""

import numpy as np
import pytest

from cleaners.page import document
from cleaners.story_headings import raise_headings

LEAD = "After two years of repairs and one long winter, walkers may cross the river again by the bridge."


def kept(html: str, scores: list[float], title: int | None = None) -> list[bool]:
    page = document(html.encode()).page
    assert len(page.segments.text) == len(scores)
    said = np.array(scores, np.float32)
    raise_headings(page, said, 0.45, title)
    return [bool(score >= 0.45) for score in said]


def test_a_heading_right_above_prose_is_kept_though_an_advert_follows_that() -> None:
    html = f"<p>{LEAD}</p><h3>Who pays</h3><p>{LEAD}</p><div>Ad</div><p>{LEAD}</p>"
    assert kept(html, [0.9, 0.13, 0.9, 0.02, 0.9])[1]


def test_a_heading_of_the_first_level_amid_the_story_is_one_too() -> None:
    html = f"<h1>Bridge opens</h1><p>{LEAD}</p><h1>Who pays</h1><p>{LEAD}</p><p>{LEAD}</p>"
    assert kept(html, [0.1, 0.9, 0.1, 0.9, 0.9], title=0) == [False, True, True, True, True]


def test_the_title_is_raised_by_nothing() -> None:
    html = f"<p>{LEAD}</p><h1>Bridge opens</h1><p>{LEAD}</p><p>{LEAD}</p>"
    assert not kept(html, [0.9, 0.3, 0.9, 0.9], title=1)[1]


def test_an_advert_may_stand_between_a_heading_and_its_text() -> None:
    html = f"<p>{LEAD}</p><h3>Who pays</h3><div>Advertisement</div><p>{LEAD}</p>"
    assert kept(html, [0.9, 0.2, 0.05, 0.9]) == [True, True, False, True]


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("<div><a href=/a>Bus fares rise again</a></div>", id="a link"),
        pytest.param("<h4>Read this too</h4>", id="another heading"),
    ],
)
def test_a_heading_of_something_else_is_not(between: str) -> None:
    assert not kept(f"<p>{LEAD}</p><h3>More of this</h3>{between}<p>{LEAD}</p>", [0.9, 0.2, 0.05, 0.9])[1]


@pytest.mark.parametrize(
    ("heading", "score", "stays"),
    [
        pytest.param("<h3><a href=/a>1. Ridge lamp</a></h3>", 0.15, True, id="over its text"),
        pytest.param("<h3><a href=/a>1. Ridge lamp</a></h3>", 0.05, False, id="hardly likely"),
        pytest.param("<h3><a href=/a>Related: a lamp for the ridge</a></h3>", 0.3, False, id="behind a label"),
        pytest.param("<div><h3><a href=/a>1. Ridge lamp</a></h3></div>", 0.15, False, id="in another element"),
        pytest.param("<p><a href=/a>1. Ridge lamp</a></p>", 0.3, False, id="no heading"),
    ],
)
def test_a_heading_that_is_a_link_stays_over_what_is_kept(heading: str, score: float, *, stays: bool) -> None:
    assert kept(f"<p>{LEAD}</p>{heading}<p>{LEAD}</p>", [0.9, score, 0.9])[1] is stays
    assert not kept(f"<p>{LEAD}</p>{heading}<p>{LEAD}</p>", [0.6, score, 0.9])[1]


def test_a_heading_laid_out_as_one_that_stays_does_so_above_a_short_line() -> None:
    html = f"<p>{LEAD}</p><h3 class=a>Who pays</h3><p>{LEAD}</p><h3 class=a>Who builds</h3><p>Ada Brook</p>"
    assert kept(html, [0.9, 0.7, 0.9, 0.12, 0.6])[3]


def test_one_laid_out_otherwise_goes() -> None:
    html = f"<p>{LEAD}</p><h3 class=a>Who pays</h3><p>{LEAD}</p><h3 class=b>Who builds</h3><p>Ada Brook</p>"
    assert not kept(html, [0.9, 0.7, 0.9, 0.12, 0.6])[3]


def test_headings_that_the_model_is_sure_of_are_left_alone() -> None:
    html = f"<p>{LEAD}</p><h3>Newsletter</h3><p>{LEAD}</p><div>Ad</div>"
    assert not kept(html, [0.9, 0.02, 0.9, 0.02])[1]


SHORT = "<h2 class=a>{}. Ridge</h2><p>Two hours up, one down.</p>"


@pytest.mark.parametrize(("count", "raised"), [pytest.param(3, True, id="three"), pytest.param(2, False, id="two")])
def test_the_headings_of_a_list_of_short_texts_stay_with_them(count: int, *, raised: bool) -> None:
    html = f"<p>{LEAD}</p>" + "".join(SHORT.format(at) for at in range(count))
    assert all(kept(html, [0.9, *[0.15, 0.5] * count])) is raised


def test_one_of_them_above_something_else_leaves_them_all() -> None:
    html = f"<p>{LEAD}</p>" + "".join(SHORT.format(at) for at in range(4))
    assert not any(kept(html, [0.9, *[0.15, 0.5] * 3, 0.15, 0.1])[1::2])


def test_a_term_stays_over_what_explains_it_however_it_scores() -> None:
    html = f"<p>{LEAD}</p><dl><dt>Ada Reed</dt><dd>{LEAD}</dd><dt>Tom Ash</dt><dd>{LEAD}</dd></dl>"
    assert kept(html, [0.9, 0.01, 0.7, 0.01, 0.2]) == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("headings", "stays"),
    [
        pytest.param(["h3", "h3", "h3"], True, id="entries of a live blog"),
        pytest.param(["h3", "h3"], False, id="one other"),
        pytest.param(["h3", "h2", "h2"], False, id="laid out otherwise"),
        pytest.param(["h3", "h3", "h3", "h3 "], False, id="one that goes"),
    ],
)
def test_the_first_of_like_headings_stays_without_an_introduction(headings: list[str], *, stays: bool) -> None:
    text = "<p>The first boat leaves at six in the morning and the last one at eleven at night, every day.</p>"
    entries = [f"<div id=b{n}><{tag}>News {n}</{tag}>{text if tag.strip() == tag else ''}</div>" for n, tag in
               enumerate(headings)]  # fmt: skip
    page = document(f"<h1>The ferries</h1>{''.join(entries)}<p>Ad</p>".encode()).page
    said = np.array([0.1 if line == "Ad" else 0.9 for line in page.segments.text], np.float32)
    said[1] = 0.1
    said[0] = 0.0
    raise_headings(page, said, 0.45, 0)
    assert bool(said[1] >= 0.45) is stays
