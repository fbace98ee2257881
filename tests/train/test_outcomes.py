"""Each labelled page is cut by models that have not seen its site, and what came out wrong is named."""

import re
from types import SimpleNamespace

import numpy as np
import pytest

import cleaners.page
from cleaners.lexicon import nothing
from cleaners.story import WORDLESS, Model
from train import outcomes as module
from train.folds import fold
from train.models import Models
from train.outcomes import Outcome, outcome, outcomes
from train.pages import Labelled

PARTS = vars(cleaners.page)
FIRST = "The mill by the weir turns again after eleven years of rust and two of repairs, as the miller had hoped."
SECOND = "Its first flour was sold on Saturday morning, and by noon every sack of it was gone from the stalls."
THIRD = "The council paid for the wheel, the bakers of the valley for the stones, and nobody yet for the sluice."
STORY = f"<article><h1>The mill</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"


def token_lines(text: str) -> list[list[str]]:
    return [words for line in text.splitlines() if (words := re.findall(r"\w+", line.lower()))]


def uncovered(lines: list[list[str]], reference: list[list[str]]) -> list[tuple[int, int, int]]:
    """As the shared file has it, but whole lines only."""
    return [(size, 0 if line in reference else size, 0) for line in lines for size in [sum(map(len, line))]]


@pytest.fixture(autouse=True)
def _measured(monkeypatch: pytest.MonkeyPatch) -> None:
    measures = SimpleNamespace(token_lines=token_lines, uncovered=uncovered)
    monkeypatch.setattr("train.metrics.load", lambda: measures)


def labelled(gold: str, html: str = STORY, site: str = "gazette.example") -> Labelled:
    return Labelled(site, site, "article", "en", f"https://{site}/mill", f"<body>{html}</body>".encode(), gold)


@pytest.mark.parametrize(
    ("gold", "why"),
    [
        pytest.param(f"{FIRST}\n{SECOND}\n{THIRD}", "", id="right"),
        pytest.param(f"{FIRST}\n{SECOND}", "kept, 81 characters: the council paid for", id="kept too much"),
        pytest.param(
            f"{FIRST}\n{SECOND}\n{THIRD}\nThe sluice itself, of oak and iron, is next.",
            "lost, 33 characters (not in it): the sluice itself",
            id="lost",
        ),
    ],
)
def test_the_longest_line_that_came_out_wrong_is_named(gold: str, why: str) -> None:
    found = outcome(labelled(gold))
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert found.why.startswith(why)
    assert bool(found.why) is bool(why)


def test_a_rejection_is_an_empty_text_with_its_reason() -> None:
    found = outcome(labelled(FIRST, "<p>Error 404</p><p>The page you are looking for does not exist.</p>"))
    assert not found.text
    assert found.why.startswith("rejected: error_page")


def test_every_page_is_asked_with_the_models_of_its_fold(monkeypatch: pytest.MonkeyPatch) -> None:
    def models_without(number: int) -> Models:
        def named(place: int) -> Model:
            answer = np.full((1, 1), 10 * number + place, np.float32)
            return Model(answer.astype(np.int32), answer, answer)

        return Models(nothing(), *map(named, range(1, 6)))

    def asked(page: Labelled) -> Outcome:
        names = ("story", "other", f"story{WORDLESS}", f"other{WORDLESS}")
        given = (*map(PARTS["model"], names), PARTS["type_model"]())
        assert [one.leaf[0, 0] for one in given] == [10 * fold(page.site) + place for place in range(1, 6)]
        return Outcome(page, "", PARTS["threshold"].__name__)

    known = [labelled(FIRST, site=f"outlet{number}.example") for number in range(12)]
    monkeypatch.setattr(module, "read", lambda: [*known, labelled("", site="empty.example")])
    monkeypatch.setattr(module, "models_without", models_without)
    monkeypatch.setattr(module, "outcome", asked)
    assert sorted(found.page.name for found in outcomes()) == sorted(page.name for page in known)
    assert len(list(outcomes(every=3))) == 4

    def off() -> None: ...

    assert {found.why for found in outcomes(replaced={"cleaners.page.threshold": off})} == {"off"}
    assert PARTS["model"].__module__ == "cleaners.story"  # put back
