"""The line model: its trees, and when it may cut."""

import pytest

from cleaners import chrome
from cleaners.block import Block
from cleaners.chrome import line_model, shape
from cleaners.chrome.context import Context
from cleaners.chrome.phrasebook import book
from cleaners.chrome.reading import lines_of
from cleaners.lines import blocks

LONG = "The ferry to the outer islands will sail every hour from Monday, " * 4 + "the port authority said."
PROMPTS = ("Explore Our Tours", "Get Your Free Guide", "Want more? Register for our tours!", "Island Tours")


def page() -> str:
    told = (LONG.replace("Monday", day) for day in ("Monday", "Tuesday", "Friday", "Sunday") * 4)
    return "\n".join(["Ferries sail hourly", *told, *PROMPTS])


def features_of(node: line_model.Node) -> set[int]:
    """The features a tree asks for."""
    return {node[0]} | features_of(node[2]) | features_of(node[3]) if isinstance(node, tuple) else set()


def test_the_trees_ask_for_features_there_are() -> None:
    asked = set[int]().union(*map(features_of, line_model.trees()))
    assert asked <= set(range(len(shape.NAMES)))
    assert len(asked) > 10


def test_a_chance_is_a_chance() -> None:
    assert 0 < line_model.chance([0.0] * len(shape.NAMES)) < 1


@pytest.mark.parametrize(("share", "least"), [(0.0, 0.35), (0.0029, 0.35), (0.003, 0.7), (1.0, 0.7)])
def test_a_line_that_weighs_more_needs_more_evidence(share: float, least: float) -> None:
    assert line_model.least(share) == least


def test_prompts_no_phrase_knows_go_with_their_chance_as_evidence() -> None:
    cuts = tuple(line_model.find(lines_of(blocks(page()), book("en")), frozenset()))
    assert len(cuts) == len(PROMPTS)
    assert all(cut.rule == "other.line_model" and cut.evidence.startswith("chance 0.") for cut in cuts)
    assert all(cut.start > page().rindex("Sunday") for cut in cuts)


def test_what_a_rule_has_claimed_is_not_claimed_again() -> None:
    laid = lines_of(blocks(page()), book("en"))
    assert not tuple(line_model.find(laid, {line.block.start for line in laid}))


def test_blocks_of_html_are_not_asked_about() -> None:
    laid: list[Block] = [block._replace(tag="p") for block in blocks(page())]
    assert not [cut for cut in chrome.find(laid, Context(lang="en")) if cut.rule == "other.line_model"]
