"""LightGBM's trees as complete binary trees in plain arrays."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaners.features_text import Floats
from cleaners.story import Model

# What LightGBM's dump calls a tree: nested dictionaries.
Tree = Mapping[str, Any]


def model(trees: list[Tree], depth: int) -> Model:
    """The arrays that `cleaners.story` asks.

    Raises:
        ValueError: a tree is deeper than `depth`.
    """
    inner = 2**depth - 1
    feature = np.zeros((len(trees), inner), np.int32)
    threshold = np.full((len(trees), inner), np.inf, np.float32)
    leaf = np.zeros((len(trees), inner + 1), np.float32)
    for row, tree in enumerate(trees):
        _fill(tree["tree_structure"], 0, feature[row], threshold[row], leaf[row])
    return Model(feature=feature, threshold=threshold, leaf=leaf)


def _fill(tree: Tree, node: int, feature: NDArray[np.int32], threshold: Floats, leaf: Floats) -> None:
    """Write a subtree at a node's place; a leaf too high up goes down on the left, where every row ends."""
    inner = len(feature)
    if "leaf_value" in tree:
        while node < inner:
            node = 2 * node + 1
        leaf[node - inner] = tree["leaf_value"]
        return
    if node >= inner:
        raise ValueError("a tree is deeper than the arrays")
    feature[node] = tree["split_feature"]
    # The float32 below the split keeps a float32 row on the side where float64 had it.
    limit = np.float32(tree["threshold"])
    threshold[node] = limit if limit <= tree["threshold"] else np.nextafter(limit, np.float32(-np.inf))
    _fill(tree["left_child"], 2 * node + 1, feature, threshold, leaf)
    _fill(tree["right_child"], 2 * node + 2, feature, threshold, leaf)
