"""The block model: how likely each block is story. Boosted trees, kept as plain numbers, asked with numpy."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaners.features_text import Floats

MODEL_VERSION: Final = 1  # bump whenever cleaners/model/ changes


@dataclass(frozen=True, slots=True)
class Model:
    """Complete binary trees of one depth; a leaf higher up is repeated below itself.

    Node n of a tree has the children 2n+1 (its feature is at most the threshold) and 2n+2.
    """

    feature: NDArray[np.int32]  # trees x (2**depth - 1): column of a row
    threshold: Floats  # same shape
    leaf: Floats  # trees x 2**depth: addends of the log odds
    keep_at: float  # a block with at least this probability is story

    @property
    def depth(self) -> int:
        """How many questions each tree asks."""
        return int(self.leaf.shape[1]).bit_length() - 1


@cache
def model() -> Model:
    """The model that ships with the package, read at first use."""
    with as_file(files("cleaners") / "model" / "story.npz") as path, np.load(path) as numbers:
        return Model(
            feature=numbers["feature"].astype(np.int32),
            threshold=numbers["threshold"],
            leaf=numbers["leaf"],
            keep_at=float(numbers["keep_at"]),
        )


def probabilities(rows: Floats, trees: Model) -> Floats:
    """How likely each row is story, 0 to 1.

    Args:
        rows: blocks x features, in the order of `features.NAMES`.
        trees: the model.
    """
    odds = np.zeros(len(rows), np.float32)
    if not len(rows):
        return odds
    flat = rows.ravel()
    row = (np.arange(len(rows), dtype=np.int32) * rows.shape[1])[:, None]
    count, inner = trees.feature.shape
    offset = np.arange(count, dtype=np.int32) * inner
    feature, threshold = trees.feature.ravel(), trees.threshold.ravel()
    node = np.zeros((len(rows), count), np.int32)
    for _ in range(trees.depth):
        place = node + offset
        right = flat[row + feature[place]] > threshold[place]
        node = 2 * node + 1 + right
    leaves = node - inner + np.arange(count, dtype=np.int32) * (inner + 1)
    odds = trees.leaf.ravel()[leaves].sum(axis=1)
    return np.asarray(1 / (1 + np.exp(-odds)), np.float32)
