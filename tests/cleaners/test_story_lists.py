"""Lists amid the story and questions that unfold go with it, whole."""

import numpy as np
import pytest

from cleaners.page import document
from cleaners.story_lists import raise_answers, raise_lists

LEAD = "<p>After two years of repairs and one long winter, walkers may cross the river again by the bridge.</p>"
DATES = "<li><span>2008</span><p>The bridge is closed.</p></li><li><span>2012</span><p>It opens again.</p></li>"
ASKED = "<details><summary>Who pays?</summary><p>The county pays, and the town adds what is missing.</p></details>"


def kept(html: str, scores: list[float]) -> list[bool]:
    page = document(html.encode()).page
    assert len(page.segments.text) == len(scores)
    said = np.array(scores, np.float32)
    raise_lists(page, said, 0.45)
    return [bool(score >= 0.45) for score in said]


def test_a_list_of_days_amid_the_story_is_its_own_with_the_heading_above() -> None:
    html = f"{LEAD}<h3>Step by step</h3><ol>{DATES}</ol>{LEAD}"
    assert all(kept(html, [0.9, 0.1, 0.25, 0.2, 0.25, 0.2, 0.9]))


def test_an_editors_links_between_the_story_and_its_list_part_nothing() -> None:
    links = "<div><h4>Read also</h4><p><a href=/a>Bridge opens</a></p><p><a href=/b>Bridge shuts</a></p></div>"
    list_ = f"<ol>{DATES}</ol>{LEAD}"
    assert kept(LEAD + links + list_, [0.9, 0.1, 0.1, 0.1, 0.3, 0.2, 0.3, 0.2, 0.9])[4:] == [True] * 5
    other = LEAD + links + "<p>Ad</p>" + list_
    assert not any(kept(other, [0.9, 0.1, 0.1, 0.1, 0.1, 0.3, 0.2, 0.3, 0.2, 0.9])[1:-1])
    assert not kept(f"<ol>{DATES}</ol>{LEAD}", [0.3, 0.2, 0.3, 0.2, 0.9])[0]


@pytest.mark.parametrize(
    ("html", "scores"),
    [
        pytest.param(f"{LEAD}<ol>{DATES}</ol><p>Ad</p>", [0.9, 0.25, 0.2, 0.25, 0.2, 0.1], id="below the story"),
        pytest.param(f"{LEAD}<ol>{DATES}</ol>{LEAD}", [0.9, 0.1, 0.1, 0.1, 0.1, 0.9], id="of which little speaks"),
        pytest.param(
            f"{LEAD}<ul><li>Red<li>Green<li>Blue</ul>{LEAD}", [0.9, 0.3, 0.3, 0.3, 0.9], id="without a sentence"
        ),
        pytest.param(
            f"{LEAD}<ul><li>It rains.<li>It snows.<li><a href=/a>More.</a></ul>{LEAD}",
            [0.9, 0.3, 0.3, 0.3, 0.9],
            id="with a link",
        ),
    ],
)
def test_other_lists_are_left_to_the_model(html: str, scores: list[float]) -> None:
    assert not any(kept(html, scores)[1:3])


def test_questions_that_unfold_behind_the_story_are_kept_one_after_another() -> None:
    assert all(kept(LEAD + ASKED * 2, [0.9, 0.12, 0.2, 0.12, 0.2]))


@pytest.mark.parametrize(
    ("html", "scores"),
    [
        pytest.param(f"{LEAD}<p>Share</p>{ASKED}", [0.9, 0.1, 0.2, 0.2], id="behind something else"),
        pytest.param(LEAD + ASKED, [0.9, 0.02, 0.05], id="that the model is sure of"),
        pytest.param(f"{LEAD}<details><summary>Menu</summary><p>Home</p></details>", [0.9, 0.2, 0.2], id="no answer"),
    ],
)
def test_other_folds_are_not(html: str, scores: list[float]) -> None:
    assert not any(kept(html, scores)[1:])


ROADS = "<ul><li>K 9 near Holtum: 7 to 18 April<li>L 158 in Dauelsen: July</ul>"


@pytest.mark.parametrize(
    ("html", "scores", "stays"),
    [
        pytest.param(
            f"{LEAD}<p>These roads will be closed during the year:</p>{ROADS}",
            [0.9, 0.9, 0.2, 0.2],
            True,
            id="a sentence",
        ),
        pytest.param(f"{LEAD}<p>Pros:</p>{ROADS}", [0.9, 0.9, 0.2, 0.5], True, id="a label, some of the list kept"),
        pytest.param(f"{LEAD}<p>Sources:</p>{ROADS}", [0.9, 0.9, 0.2, 0.2], False, id="a label"),
        pytest.param(
            f"{LEAD}<p>These roads will be closed during the year.</p>{ROADS}",
            [0.9, 0.9, 0.2, 0.2],
            False,
            id="without a colon",
        ),
        pytest.param(
            f"{LEAD}<p>These roads will be closed during the year:</p>{ROADS}",
            [0.9, 0.9, 0.0, 0.1],
            False,
            id="hardly likely",
        ),
        pytest.param(
            f"{LEAD}<p>These roads will be closed during the year:</p>{ROADS}",
            [0.9, 0.1, 0.2, 0.2],
            False,
            id="behind what goes",
        ),
        pytest.param(
            f"<div>{LEAD}<p>These roads will be closed during the year:</p></div>{ROADS}",
            [0.9, 0.9, 0.2, 0.2],
            False,
            id="in another element",
        ),
        pytest.param(
            f"{LEAD}<p>These roads will be closed during the year:</p>{ROADS.replace('K 9', '<a href=/k>K 9</a>')}",
            [0.9, 0.9, 0.2, 0.2],
            False,
            id="of links",
        ),
    ],
)
def test_a_list_that_a_colon_leads_up_to_stays(html: str, scores: list[float], *, stays: bool) -> None:
    assert kept(html, scores)[2:] == ([True, True] if stays else [score >= 0.45 for score in scores[2:]])


@pytest.mark.parametrize(
    ("part", "scores", "stays"),
    [
        pytest.param("<p>The file looks like this:</p><pre>a = 1</pre>", [0.9, 0.9, 0.2], True, id="code"),
        pytest.param("<p>The file looks like this.</p><pre>a = 1</pre>", [0.9, 0.9, 0.2], False, id="without a colon"),
        pytest.param(
            "<p>The meeting is open to everybody:</p><dl><dt>Day<dd>3 May</dl>", [0.9, 0.9, 0.2, 0.2], True, id="terms"
        ),
        pytest.param("<p>Sources:</p><dl><dt>Text<dd>Ada Kemp</dl>", [0.9, 0.9, 0.2, 0.2], False, id="a label's terms"),
    ],
)
def test_so_do_listings_and_terms(part: str, scores: list[float], *, stays: bool) -> None:
    assert all(kept(LEAD + part, scores)) is stays


def answered(html: str, scores: list[float]) -> bool:
    """Whether the last block is raised."""
    page = document(html.encode()).page
    said = np.array(scores, np.float32)
    raise_answers(page, said, 0.45)
    return bool(said[-1] >= 0.45)


TALK = "<p><b>Who pays?</b></p><p>The county pays.</p><p><b>And then?</b></p><p>The town pays.</p>"


@pytest.mark.parametrize(
    ("html", "scores", "stays"),
    [
        pytest.param(f"{TALK}<p><b>Gladly?</b></p><p>No.</p>", [0.9] * 5 + [0.1], True, id="a word"),
        pytest.param(f"{TALK}<p><b>Gladly?</b></p><p>No.</p>", [0.9] * 5 + [0.01], False, id="hardly likely"),
        pytest.param(f"{TALK}<p><b>Gladly?</b></p><p>No.</p>", [0.9] * 4 + [0.1, 0.1], False, id="what nobody asks"),
        pytest.param(f"{TALK}<p><b>Gladly?</b></p><p>Share</p>", [0.9] * 5 + [0.1], False, id="a button"),
        pytest.param(f"{TALK}<p><b>Gladly?</b></p><div>Join.</div>", [0.9] * 5 + [0.1], False, id="laid out otherwise"),
        pytest.param(f"{TALK}<p><b>Gladly?</b></p><p><a href=/a>Join.</a></p>", [0.9] * 5 + [0.1], False, id="a link"),
        pytest.param(
            "<p>Who pays?</p><p>The county.</p><p>And?</p><p>No.</p>", [0.9] * 3 + [0.1], False, id="one pair"
        ),
    ],
)
def test_a_word_answers_the_last_question_of_an_interview(html: str, scores: list[float], *, stays: bool) -> None:
    assert answered(html, scores) is stays
