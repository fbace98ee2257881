"""What structure settles: subheadings and rows stay with the story they belong to."""

import numpy as np
import pytest

from cleaners.clean import clean_html
from cleaners.page import document
from cleaners.story_rules import Told, settled
from tests.cleaners.gazette import PROSE, page, story


def test_a_subheading_goes_with_the_text_below_it() -> None:
    lines = [f"<p>{line}</p>" for line in PROSE]
    assert story(page("", *lines[:3], "<h2>What comes next</h2>", *lines[3:]))[3] == "What comes next"


LEAD = "After two years of repairs, walkers may cross the river again."


def test_a_question_that_opens_its_answer_goes_with_it() -> None:
    parsed = document(f"<p>{LEAD}</p><details><summary>Who pays?</summary><p>{LEAD}</p></details>".encode())
    told = settled(parsed.page, np.array([0.9, 0.3, 0.9], np.float32), Told("", "", title_in_text=False))
    assert told.scores[1] >= told.keep_at


@pytest.mark.parametrize(
    ("quote", "scores", "stays"),
    [
        pytest.param(f"<blockquote><p>{LEAD}</p></blockquote>", [0.6, 0.2, 0.6], True, id="beside paragraphs"),
        pytest.param(f"<blockquote>{LEAD}</blockquote>", [0.6, 0.2, 0.6], True, id="without one of its own"),
        pytest.param(f"<blockquote>{LEAD}</blockquote>", [0.6, 0.2, 0.1], False, id="the story has ended"),
        pytest.param(f"<figure><blockquote>{LEAD}</blockquote></figure>", [0.6, 0.2, 0.6], False, id="set apart"),
        pytest.param(
            f'<blockquote class="twitter-tweet">{LEAD}</blockquote>', [0.6, 0.2, 0.6], False, id="a post shown",
        ),
        pytest.param(f"<figure><blockquote>{LEAD}</blockquote></figure>", [0.9, 0.2, 0.9], True, id="sure ones"),
    ],
)  # fmt: skip
def test_a_quote_among_the_paragraphs_of_a_story_stays(quote: str, scores: list[float], *, stays: bool) -> None:
    parsed = document(f"<article><p>{LEAD}</p>{quote}<p>{LEAD}</p></article>".encode())
    told = settled(parsed.page, np.array(scores, np.float32), Told("", "", title_in_text=False))
    assert bool(told.scores[1] >= told.keep_at) is stays


FORM = "<form><label>Email address</label></form>"


@pytest.mark.parametrize(
    ("quote", "around", "stays"),
    [
        pytest.param(f"<blockquote>{LEAD}</blockquote>", (0.9, 0.6), True, id="behind a form"),
        pytest.param(f"<div><blockquote><p>{LEAD}</p></blockquote></div>", (0.9, 0.6), True, id="in a theme's box"),
        pytest.param(f"<blockquote>{LEAD}</blockquote>", (0.9, 0.1), False, id="the story has ended"),
        pytest.param(f'<blockquote class="twitter-tweet">{LEAD}</blockquote>', (0.9, 0.6), False, id="a post shown"),
        pytest.param(f"<pre>{LEAD}</pre>", (0.9, 0.6), False, id="code"),
    ],
)
def test_a_quote_stays_where_the_text_goes_on_around_a_box_beside_it(
    quote: str, around: tuple[float, float], *, stays: bool
) -> None:
    parsed = document(f"<article><p>{LEAD}</p>{FORM}{quote}<p>{LEAD}</p></article>".encode())
    scores = np.array([around[0], 0.05, 0.2, around[1]], np.float32)
    told = settled(parsed.page, scores, Told("", "", title_in_text=False))
    assert bool(told.scores[2] >= told.keep_at) is stays


def test_who_said_it_stays_in_the_footer_of_a_quote() -> None:
    lines = [f"<p>{line}</p>" for line in PROSE]
    quote = (
        "<blockquote><p>Nobody believed that it would ever open.</p><footer>Ada Brook, ferrywoman</footer></blockquote>"
    )
    assert "Ada Brook, ferrywoman" in story(page("", *lines[:3], quote, *lines[3:]))
    assert "Ada Brook, ferrywoman" not in story(page("", *lines, "<footer>Ada Brook, ferrywoman</footer>"))


ASKED = (
    '<div class="fold"><button>Who pays for the bridge?</button></div><div><p>The county pays for it.</p></div>'
    '<div class="fold"><button>May horses cross it?</button></div><div><p>They may, if they are led by hand.</p></div>'
)


@pytest.mark.parametrize(
    ("html", "article", "stays"),
    [
        pytest.param(ASKED, True, True, id="two alike"),
        pytest.param(ASKED, False, False, id="a shop's"),
        pytest.param(ASKED.replace("?", ""), True, False, id="that ask nothing"),
        pytest.param(ASKED.replace("button", "i", 2), True, False, id="one of each kind"),
    ],
)
def test_questions_alike_stay_above_the_answers_that_do(html: str, *, article: bool, stays: bool) -> None:
    parsed = document(f"<p>{LEAD}</p>{html}".encode())
    told = settled(
        parsed.page,
        np.array([0.9, 0.3, 0.9, 0.3, 0.9], np.float32),
        Told("", "", title_in_text=False, article=article),
    )
    assert [bool(score >= told.keep_at) for score in told.scores[1::2]] == [stays, stays]


TABLE = "<table><tr><th>Fare</th><th>Until March</th></tr><tr><td>Bicycle</td><td>5.00</td></tr></table>"


def test_a_row_of_a_table_is_one_line() -> None:
    outcome = clean_html(page("", *(f"<p>{line}</p>" for line in PROSE), TABLE).encode())
    assert "\nFare Until March\nBicycle 5.00\n" in outcome.raw_text


def test_cells_that_lay_out_a_page_are_no_row() -> None:
    cells = "<table><tr><td><p>Left one</p><p>Left two</p></td><td><p>Right one</p></td></tr></table>"
    outcome = clean_html(page("", *(f"<p>{line}</p>" for line in PROSE), cells).encode())
    assert "\nLeft one\nLeft two\nRight one\n" in outcome.raw_text


@pytest.mark.parametrize(
    ("around", "kept"),
    [
        pytest.param((0.9, 0.9), True, id="between sure paragraphs"),
        pytest.param((0.9, 0.05), False, id="below the story"),
        pytest.param((0.05, 0.05), False, id="where there is none"),
    ],
)
def test_a_list_of_terms_goes_the_way_of_what_stands_around_it(around: tuple[float, float], *, kept: bool) -> None:
    above, below = around
    terms = "<dl><dt>Cost<dd>Three million for the pillars<dt>Time<dd>Two years</dl>"
    parsed = document(f"<p>{'Above. ' * 30}</p>{terms}<p>{'Below. ' * 30}</p><p>{'Story. ' * 60}</p>".encode())
    scores = np.array([above, *[0.2] * 4, below, 0.9], np.float32)
    told = settled(parsed.page, scores, Told("", "", title_in_text=False))
    assert [bool(score >= told.keep_at) for score in told.scores[1:5]] == [kept] * 4


def test_asterisks_are_no_title_where_the_head_has_none() -> None:
    told = document("".join(f"<p>{line}</p>" for line in (PROSE[0], "* * *", *PROSE[1:])).encode()).page
    said = np.full(len(told.starts), 0.9, np.float32)
    assert settled(told, said, Told("", "", title_in_text=False)).title is None


@pytest.mark.parametrize(
    ("cells", "stays"),
    [
        pytest.param([0.4, 0.4, 0.9, 0.9, 0.9, 0.9], True, id="a header"),
        pytest.param([0.1, 0.1, 0.9, 0.9, 0.9, 0.9], False, id="that nothing speaks for"),
        pytest.param([0.4, 0.4, 0.4, 0.4, 0.9, 0.9], False, id="most of it"),
    ],
)
def test_a_table_that_mostly_stays_at_the_end_keeps_its_header(cells: list[float], *, stays: bool) -> None:
    rows = "".join(f"<tr><td>{day} May</td><td>Rovers</td></tr>" for day in (3, 4, 5))
    parsed = document(f"<p>{LEAD}</p><table>{rows}</table>".encode())
    told = settled(parsed.page, np.array([0.9, *cells], np.float32), Told("", "", title_in_text=False))
    assert bool((told.scores[1:] >= told.keep_at).all()) is stays
