"""The line model: how likely a doubtful line is chrome, by small trees trained on labelled lines.

It knows no site and hardly a language, only how lines look among their neighbours; train/chrome.py
made it. It is asked after the rules, only about plain text, and only where they leave a line in doubt.
"""

import json
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from importlib import resources
from math import exp
from typing import Final

from cleaners.chrome import shape as shapes
from cleaners.chrome.reading import Line
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

LINE_MODEL_VERSION: Final = 1  # bump when the trees change
# Chances from which a line goes. A wrong cut of a line that is next to nothing of its page costs next to
# nothing: with one threshold for all, a third fewer pages come out spotless at the same harm.
_LEAST: Final = 0.7
_LEAST_SMALL: Final = 0.35
_SMALL: Final = 0.003  # share of the page's weight

Node = float | tuple[int, float, "Node", "Node"]  # a leaf, or feature, threshold and where to go on


@cache
def trees() -> tuple[Node, ...]:
    """The trees, read once.

    Raises:
        ValueError: they were trained on other features than `shape.py` reads.
    """
    laid = json.loads(resources.files(__package__).joinpath("line_model.json").read_text("utf-8"))
    if tuple(laid["features"]) != shapes.NAMES:
        raise ValueError("line_model.json was trained on other features: run train/chrome.py")
    return tuple(_grown(tree, 0) for tree in laid["trees"])


def _grown(nodes: Sequence[Sequence[float]], number: int) -> Node:
    """The subtree of a node; in the file children come after their parents."""
    node = nodes[number]
    if len(node) == 1:
        return node[0]
    left, right = int(node[2]), int(node[3])
    if not (number < left < len(nodes) and number < right < len(nodes)):
        raise ValueError(f"line_model.json: node {number} leads to {left} and {right} of {len(nodes)}")
    return int(node[0]), node[1], _grown(nodes, left), _grown(nodes, right)


def chance(features: Sequence[float]) -> float:
    """How likely a line with these features is chrome, from 0 to 1."""
    total = 0.0
    for tree in trees():
        node = tree
        while isinstance(node, tuple):
            node = node[2] if features[node[0]] <= node[1] else node[3]
        total += node
    return 1 / (1 + exp(-total))


def least(share: float) -> float:
    """The chance from which a line goes that is this share of its page."""
    return _LEAST_SMALL if share < _SMALL else _LEAST


def find(lines: Sequence[Line], claimed: AbstractSet[int]) -> Iterator[Cut]:
    """A cut for each doubtful line that is likely chrome.

    Args:
        lines: all of the page, those the rules claim included.
        claimed: the offsets of those.
    """
    shape = shapes.shape_of(lines)
    if shape is None:
        return
    for number, line in enumerate(lines):
        if line.block.start in claimed or not shapes.is_doubtful(shape, number):
            continue
        likely = chance(shapes.features(shape, number))
        if likely >= least(line.weight / max(1, shape.sizes[-1])):
            yield Cut(
                start=line.block.start,
                end=line.block.end,
                kind=line.said[0].kind if line.said else Kind.OTHER,
                rule="other.line_model",
                evidence=f"chance {likely:.2f}",
                by=f"lines@{LINE_MODEL_VERSION}",
            )
