"""The block model: how likely each block is story. Boosted trees, kept as plain numbers, asked with numpy."""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cleaners import story_trees
from cleaners.features_text import Floats, Ints
from cleaners.kernels import compiled
from cleaners.story_trees import Plan, plan

WORDLESS: Final = "-wordless"  # of a model for pages in languages that the lexicon does not know
MODEL_VERSION: Final = 5  # bump whenever cleaners/model/ changes
_COMPILED: Final = compiled("cleaners.native.trees")


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Complete binary trees of one depth; a leaf higher up is repeated below itself.

    Node n of a tree has the children 2n+1 (its feature is at most the threshold) and 2n+2.
    """

    feature: NDArray[np.int32]  # trees x (2**depth - 1): column of a row
    threshold: Floats  # same shape
    leaf: Floats  # trees x 2**depth: addends of the log odds

    @property
    def depth(self) -> int:
        """How many questions each tree asks."""
        return int(self.leaf.shape[1]).bit_length() - 1


@cache
def model(name: str = "story") -> Model:
    """A model that ships with the package, read at first use.

    Args:
        name: "story" for articles, "other" for all other pages; with WORDLESS behind it, the one that learnt no words.
    """
    with as_file(files("cleaners") / "model" / f"{name}.npz") as path:
        return load(path)


def load(path: Path) -> Model:
    """A model as `train` writes it."""
    with np.load(path) as numbers:
        return Model(
            feature=numbers["feature"].astype(np.int32),
            threshold=numbers["threshold"],
            leaf=numbers["leaf"],
        )


def log_odds(rows: Floats, trees: Model) -> Floats:
    """How likely each row is story, as log odds.

    Args:
        rows: blocks x features, in the order of `features.NAMES`.
        trees: the model.
    """
    if _COMPILED is not None and rows.dtype == np.float32:
        odds = np.empty(len(rows), np.float32)
        if _forest(trees).log_odds(rows, odds):  # many at once
            return odds
    return np.asarray(answers(rows, trees).sum(axis=1))


def probabilities(odds: Floats) -> Floats:
    """Log odds as chances from 0 to 1."""
    return np.asarray(1 / (1 + np.exp(-odds)), np.float32)


def answers(rows: Floats, trees: Model) -> Floats:
    """What each tree says to each row: rows x trees."""
    if _COMPILED is None or rows.dtype != np.float32:
        return answered(rows, trees)
    said = np.empty((len(rows), len(trees.feature)), np.float32)
    _forest(trees).answers(rows, said)
    return said


@lru_cache(maxsize=8)  # a process has six models
def _forest(trees: Model) -> Any:  # noqa: ANN401 - a kernel's own record
    return _COMPILED.Forest(trees.feature, trees.threshold, trees.leaf)


def answered(rows: Floats, trees: Model) -> Floats:
    """The same in pure Python and numpy."""
    if len(rows) == 1:
        return story_trees.answered_alone(rows[0], trees.feature, trees.threshold, trees.leaf)[None]
    return story_trees.answered(rows, _plan(trees), trees.leaf)


@lru_cache(maxsize=8)  # a process has six models
def _plan(trees: Model) -> Plan:
    return plan(trees.feature, trees.threshold)


def threshold(scores: Floats, chars: Ints) -> float:
    """The score from which on blocks are kept: where the expected F1 of the kept text is best.

    A page the model is sure of is cut at about one half; where it is not, keeping what is likely enough
    costs less than losing it. Calibrated scores make the expectation a sum.

    Args:
        scores: how likely each block is story.
        chars: how long each is.
    """
    if _COMPILED is not None and scores.dtype == np.float32 and scores.flags.c_contiguous:
        return float(_COMPILED.kept_from(scores, chars))
    order = np.argsort(-scores, kind="stable")
    story = np.cumsum((scores * chars)[order])
    f1 = 2 * story / (np.cumsum(chars[order]) + story[-1])
    return float(f1.max()) / 2
