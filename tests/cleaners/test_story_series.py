import numpy as np
import pytest

from cleaners.page import document
from cleaners.story_amid import KEPT
from cleaners.story_rules import Told, settled
from cleaners.story_series import parted, raise_series

LONG = "The clerk counted the barrels twice and wrote another number into his book each time."
FORM = "<div><h3>Mornings by the harbour</h3></div>"


def scores(body: str, said: list[float], *, news: bool) -> list[float]:
    page = document(f"<article>{body}</article>".encode()).page
    found = np.array(said, np.float32)
    raise_series(page, found, 0.45, news=news)
    return [float(score) for score in found]


@pytest.mark.parametrize(
    ("last", "score", "stays"),
    [
        pytest.param("<p>Gesa disagrees.</p>", 0.2, True, id="like those before the form"),
        pytest.param("<p>Gesa disagrees.</p>", 0.05, False, id="hardly likely"),
        pytest.param("<p>Gesa disagrees</p>", 0.2, False, id="no sentence"),
        pytest.param("<p><a href=/g>Gesa disagrees.</a></p>", 0.2, False, id="a link"),
        pytest.param("<p class=note>Gesa disagrees.</p>", 0.2, False, id="laid out in another way"),
        pytest.param("<div><p>Gesa disagrees.</p><p>So do we.</p></div>", 0.2, False, id="in an element of its own"),
    ],
)
def test_how_a_news_story_ends_behind_a_box_stays(last: str, score: float, *, stays: bool) -> None:
    said = [0.9, 0.9, 0.1, score, *([0.0] if "So do we" in last else [])]
    found = scores(f"<p>{LONG}</p><p>{LONG}</p>{FORM}{last}", said, news=True)
    assert (found[3] == KEPT) is stays


def test_what_follows_a_sentence_behind_a_box_stays_with_it() -> None:
    body = f"<p>{LONG}</p><p>{LONG}</p>{FORM}<p>And what now?</p><p>A boat.</p>"
    assert scores(body, [0.9, 0.9, 0.1, 0.2, 0.2], news=True)[3:] == [KEPT, KEPT]


def test_a_paragraph_that_leads_elsewhere_is_a_box_too() -> None:
    body = f"<p>{LONG}</p><p>{LONG}</p><p>Read also: <a href=/f>A fox that slept on the train</a></p><p>It rained.</p>"
    assert scores(f"{body}<p>Gesa disagrees.</p>", [0.9, 0.9, 0.1, 0.9, 0.2], news=True)[4] == KEPT


@pytest.mark.parametrize(("first", "stays"), [(LONG, True), ("The clerk counted.", False)])
def test_a_single_paragraph_before_the_box_has_to_be_long(first: str, *, stays: bool) -> None:
    found = scores(f"<p>{first}</p>{FORM}<p>Gesa disagrees.</p>", [0.9, 0.1, 0.2], news=True)
    assert (found[2] == KEPT) is stays


def test_without_a_box_the_model_decides() -> None:
    found = scores(f"<p>{LONG}</p><p>{LONG}</p><p>Gesa disagrees.</p>", [0.9, 0.9, 0.2], news=True)
    assert found[2] < KEPT


def test_paragraphs_in_boxes_of_their_own_are_alike() -> None:
    boxes = "".join(f"<div class=text><p>{line}</p></div>" for line in (LONG, LONG))
    found = scores(f"{boxes}{FORM}<div class=text><p>Gesa disagrees.</p></div>", [0.9, 0.9, 0.1, 0.2], news=True)
    assert found[3] == KEPT


def test_where_no_news_is_declared_the_model_decides() -> None:
    body = f"<p>{LONG}</p><p>{LONG}</p>{FORM}<p>Gesa disagrees.</p>"
    assert scores(body, [0.9, 0.9, 0.1, 0.3], news=False)[3] < KEPT


@pytest.mark.parametrize(("question", "stays"), [("And then?", True), ("Read on.", False)])
def test_a_short_question_stays_where_others_do(question: str, *, stays: bool) -> None:
    asked = "".join(f"<p>{line}</p><p>{LONG}</p>" for line in ("When was that?", question, "Did they tell you?"))
    assert (scores(asked, [0.9, 0.9, 0.2, 0.9, 0.9, 0.9], news=False)[2] == KEPT) is stays


def test_a_last_sentence_far_behind_the_others_is_no_island() -> None:
    box = "".join(f"<li>The fox on the train {at}</li>" for at in range(6))
    body = f"<p>{LONG}</p><p>{LONG}</p><ul>{box}</ul>"
    page = document(f"<article>{body}<p>Gesa disagrees.</p></article>".encode()).page
    other = document(f"<article>{body}<p class=note>Gesa disagrees.</p></article>".encode()).page
    said = np.array([0.9, 0.9, *[0.0] * 6, 0.5], np.float32)

    assert 8 in parted(page, said, 0.45, [8])
    told = Told("", "", title_in_text=False, news=True)
    assert settled(page, said, told).scores[8] > 0
    assert settled(page, said, told._replace(news=False)).scores[8] == 0
    assert settled(other, said, told).scores[8] == 0
