"""Tables, lists and boxes right behind a paragraph that stays go with it; what is called something else does not."""

import numpy as np
import pytest

from cleaners.page import document
from cleaners.story_held import raise_held

LEAD = "<p>The old mill at Kelder opened its doors again on Monday as a school for millers.</p>"
TABLE = "<table><tr><td>Year</td><td>Tonnes</td></tr><tr><td>1960</td><td>412</td></tr></table>"
LIST = "<ul><li>School opens in former mill<li>First course lasts two years<li>Places are free</ul>"
TERMS = "<dl><dt>1740<dd>The mill is built.<dt>1988<dd>The last miller retires.</dl>"


def boxes(*rows: tuple[str, ...]) -> str:
    return "".join(f"<div class=x>{''.join(f'<div>{cell}</div>' for cell in row)}</div>" for row in rows)


STEPS = boxes(("1", "Clean the grain."), ("2", "Dampen it overnight."), ("3", "Sift the meal twice."))
ASKED = boxes(("Who pays?", "The county pays."), ("Who may come?", "Anyone may."), ("Is it loud?", "It is."))
SAID = boxes(("anna_k", "I have lived here."), ("mole57", "They should have asked us."), ("Tom B.", "Lovely news."))
CELLS = boxes(("Year", "Tonnes"), ("1960", "412"), ("1975", "198"))


def kept(html: str, scores: list[float]) -> list[bool]:
    page = document(html.encode()).page
    assert len(page.segments.text) == len(scores)
    said = np.array(scores, np.float32)
    raise_held(page, said, 0.45)
    return [bool(score >= 0.45) for score in said]


@pytest.mark.parametrize(
    ("html", "scores"),
    [
        pytest.param(LEAD + TABLE, [0.9, *[0.2] * 4], id="a table"),
        pytest.param(f"{LEAD}<h3>Flour</h3>{TABLE}", [0.9, 0.1, *[0.2] * 4], id="its heading"),
        pytest.param(f"{LEAD}<p><b>Flour</b></p>{TABLE}", [0.9, 0.1, *[0.2] * 4], id="a line in bold"),
        pytest.param(f"{LEAD}<p>Flour:</p>{TABLE}", [0.9, 0.1, *[0.2] * 4], id="a line with a colon"),
        pytest.param(f"{LEAD}<div><div>Flour</div>{TABLE}</div>", [0.9, 0.1, *[0.2] * 4], id="a label in its box"),
        pytest.param(f"{LEAD}<h3>In short</h3>{LIST}", [0.9, 0.1, *[0.2] * 3], id="a list"),
        pytest.param(f"{LEAD}<p>In short:</p>{LIST}", [0.9, 0.1, *[0.6] * 3], id="a label above a list that stays"),
        pytest.param(f"{LEAD}<h3>Needed</h3>{LIST}<h3>In short</h3>{LIST}", [0.9, *[0.1, 0.2, 0.2, 0.2] * 2],
                     id="one list behind another"),
        pytest.param(LEAD + TERMS, [0.9, *[0.05] * 4], id="terms with sentences"),
        pytest.param(LEAD + CELLS, [0.9, *[0.25] * 6], id="boxes"),
        pytest.param(LEAD + STEPS, [0.9, *[0.12] * 6], id="boxes of sentences"),
        pytest.param(LEAD + SAID + LEAD, [0.9, *[0.12] * 6, 0.9], id="names and what they say, amid the story"),
        pytest.param(LEAD + ASKED, [0.9, *[0.12, 0.03] * 3], id="questions and answers"),
        pytest.param(f"{LEAD * 2}<p>Referee: P. Quill. Attendance in all: four hundred and twelve</p>{TABLE}",
                     [0.9, 0.9, 0.9, *[0.2] * 4], id="below lines that do not end as sentences"),
    ],
)  # fmt: skip
def test_what_a_story_holds_stays_whole(html: str, scores: list[float]) -> None:
    assert all(kept(html, scores))


@pytest.mark.parametrize(
    ("html", "scores"),
    [
        pytest.param(LEAD + TABLE, [0.9, *[0.1] * 4], id="hardly likely"),
        pytest.param(LEAD + TABLE, [0.2, *[0.2] * 4], id="behind what goes"),
        pytest.param(LEAD + TABLE.replace("412", "<a href=/x>412</a>"), [0.9, *[0.2] * 4], id="with a link"),
        pytest.param(f"<div>{LEAD}</div><div>{TABLE}<p>Ad</p></div>", [0.9, *[0.2] * 4, 0.1], id="in another element"),
        pytest.param(f"{LEAD}<p>Advertisement</p>{TABLE}", [0.9, 0.1, *[0.2] * 4], id="behind a label of its own"),
        pytest.param(f'{LEAD}<div class="newsletter-box">{LIST}</div>', [0.9, *[0.2] * 3], id="called a newsletter's"),
        pytest.param(f"{LEAD}<h3>Do you agree?</h3>{LIST}", [0.9, 0.1, *[0.2] * 3], id="to choose from"),
        pytest.param(f"{LEAD}<ul><li>Yes<li>No</ul>", [0.9, 0.2, 0.2], id="two items"),
        pytest.param(f"{LEAD}<dl><dt>Author<dd>Ines Calloway<dt>Section<dd>Local news</dl>", [0.9, *[0.1] * 4],
                     id="terms without sentences"),
        pytest.param(LEAD + CELLS, [0.9, *[0.15] * 6], id="boxes without sentences"),
        pytest.param(LEAD + boxes(*[("1", "2")] * 3), [0.9, *[0.3] * 6], id="single characters"),
        pytest.param(LEAD + STEPS, [0.9, *[0.05] * 6], id="unlikely boxes"),
        pytest.param(LEAD + SAID, [0.9, *[0.12] * 6], id="what readers say below it"),
        pytest.param(LEAD + boxes(("1", "Clean the grain."), ("2", "Dampen it.")), [0.9, *[0.12] * 4], id="two boxes"),
    ],
)  # fmt: skip
def test_what_else_stands_there_is_left_to_the_model(html: str, scores: list[float]) -> None:
    assert kept(html, scores) == [score >= 0.45 for score in scores]
