"""How large a page is, in what decides the cost of an XPath expression."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple


class Shape(NamedTuple):
    """What of a page decides what an expression costs."""

    names: Mapping[str, int]  # elements by name
    elements: int
    nodes: int  # with texts and comments
    attributes: int
    depth: int
    below: int  # of every element, all that stands below it, summed up
    widest: int  # children of one node
    fullest: int  # attributes of one element
    chars: int  # of all of it, markup too
    longest: int  # characters of one attribute


SMALL: Final = Shape({}, 1_000, 2_500, 1_600, 20, 25_000, 100, 10, 80_000, 1_000)
"""Nearly every page is larger: what is too dear here is too dear anywhere."""

AXES: Final[
    Mapping[str, Callable[[Shape], tuple[float, float, float]]]
] = {  # from one node at most; from all nodes together; from how many one node is reached
    "self": lambda shape: (1, shape.nodes, 1),
    "child": lambda shape: (shape.widest, shape.nodes, 1),
    "attribute": lambda shape: (shape.fullest, shape.attributes, 1),
    "parent": lambda shape: (1, shape.nodes, shape.widest),
    "ancestor": lambda shape: (shape.depth, shape.below, shape.nodes),
    "ancestor-or-self": lambda shape: (shape.depth + 1, shape.below + shape.nodes, shape.nodes),
    "descendant": lambda shape: (shape.nodes, shape.below, shape.depth),
    "descendant-or-self": lambda shape: (shape.nodes, shape.below + shape.nodes, shape.depth + 1),
    "following": lambda shape: (shape.nodes, shape.nodes**2, shape.nodes),
    "preceding": lambda shape: (shape.nodes, shape.nodes**2, shape.nodes),
    "following-sibling": lambda shape: (shape.widest, shape.nodes * shape.widest, shape.widest),
    "preceding-sibling": lambda shape: (shape.widest, shape.nodes * shape.widest, shape.widest),
}
