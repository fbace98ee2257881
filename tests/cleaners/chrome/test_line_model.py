"""The line model: its trees, and when it may cut."""

from collections.abc import Sequence

import numpy as np
import pytest

from cleaners import chrome
from cleaners.block import Block
from cleaners.chrome import line_model, shape
from cleaners.chrome.context import Context
from cleaners.chrome.phrasebook import book
from cleaners.chrome.reading import lines_of
from cleaners.lines import blocks
from cleaners.story import Model

LONG = "The ferry to the outer islands will sail every hour from Monday, " * 4 + "the port authority said."
PROMPTS = (
    "Explore Our Tours",
    "Get Your Free Guide",
    "Want more? Register for our tours!",
    "Boats for hire!",
    "Need a boat? We have three!",
)


def page() -> str:
    told = (LONG.replace("Monday", f"{day} May") for day in range(1, 17))
    return "\n".join(["Ferries sail hourly", *told, *PROMPTS])


def test_the_trees_ask_for_features_there_are() -> None:
    model = line_model.trees()
    asked = set(model.feature[np.isfinite(model.threshold)].tolist())
    assert asked <= set(range(len(shape.NAMES)))
    assert len(asked) > 40


def test_a_chance_is_a_chance() -> None:
    assert all(
        0 < chance < 1
        for chance in line_model.chances(np.array([[0.0] * len(shape.NAMES), [9.0] * len(shape.NAMES)], np.float32))
    )


@pytest.mark.parametrize(
    ("likely", "shares", "gone"),
    [
        pytest.param({0: 0.51}, {0: 0.0001}, [0], id="a doubtful line of no weight"),
        pytest.param({0: 0.49}, {0: 0.0001}, [], id="one that is likelier story"),
        pytest.param({0: 0.9}, {0: 0.05}, [], id="a likely one of much weight"),
        pytest.param({0: 0.99}, {0: 0.04}, [0], id="a sure one of much weight"),
        pytest.param({0: 0.9, 1: 0.8, 2: 0.85}, dict.fromkeys(range(3), 0.006), [0], id="the likeliest uses it up"),
        pytest.param({0: 0.9, 1: 0.8, 2: 0.95}, {0: 0.002, 1: 0.003, 2: 0.014}, [2, 0], id="in order of chance"),
    ],
)
def test_what_may_be_lost_with_a_page_is_bounded(
    likely: dict[int, float], shares: dict[int, float], gone: list[int]
) -> None:
    assert line_model.chosen(likely, shares) == gone


def test_prompts_no_phrase_knows_go_with_their_chance_as_evidence() -> None:
    cuts = chrome.find(blocks(page()), Context(lang="en"))
    assert len(cuts) == len(PROMPTS)
    likely = [cut for cut in cuts if cut.rule == "other.line_model"]
    assert len(likely) > 1
    assert all(cut.evidence.startswith("chance 0.") for cut in likely)
    assert all(cut.start > page().rindex("16 May") for cut in cuts)


def test_what_a_rule_has_claimed_is_not_claimed_again() -> None:
    laid = lines_of(blocks(page()), book("en"))
    assert not tuple(line_model.find(laid, {line.block.start for line in laid}))


def test_blocks_of_html_are_not_asked_about() -> None:
    laid: list[Block] = [block._replace(tag="p") for block in blocks(page())]
    assert not [cut for cut in chrome.find(laid, Context(lang="en")) if cut.rule == "other.line_model"]


@pytest.mark.parametrize("behind", [pytest.param(400, id="asked about"), pytest.param(600, id="too many")])
def test_a_page_with_more_doubtful_lines_than_any_article_is_not_judged(
    behind: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def counting(rows: Sequence[Sequence[float]], _model: Model | None = None) -> list[float]:
        asked.append(len(rows))
        return [0.0] * len(rows)

    monkeypatch.setattr(line_model, "chances", counting)
    text = page() + "".join(f"\nTour {number}" for number in range(behind))
    tuple(line_model.find(lines_of(blocks(text), book("en")), set()))
    assert asked == ([behind + len(PROMPTS)] if behind < 500 else [])


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("body {", id="a style"),
        pytest.param("  }, 1000);", id="the end of a call"),
        pytest.param("tours = 3", id="a value"),
        pytest.param("print('Island Tours')", id="a call"),
        pytest.param("--island-tours", id="an option"),
        pytest.param('"tours": 3', id="a field"),
    ],
)
def test_what_programs_are_written_in_never_goes(code: str) -> None:
    """A tour of a library ends with lines as short as those of a menu."""
    text = f"{page()}\n{code}"
    laid = lines_of(blocks(text), book("en"))
    likely = Model(np.zeros((1, 1), np.int32), np.array([[np.inf]], np.float32), np.array([[9.0, 9.0]], np.float32))
    gone = {text[cut.start : cut.end] for cut in line_model.find(laid, set(), likely)}
    assert code.strip() not in {line.strip() for line in gone}
    assert gone & set(PROMPTS)
