"""Boosted trees asked about many rows at once, in pure numpy: from the last questions up to the first.

Each question of each tree is answered for all rows in one go, as a row of bytes. Then each node, a level of all trees
at a time, takes from the one or the other node below it which leaf a row ends in. That moves whole rows of bytes, where
going down from the first question would look up a node, a feature and a limit for every row in every tree.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaners.features_text import Floats

_MANY: Final = 256  # rows at a time: what is known of them stays near the processor
_DEEPEST: Final = 8  # a leaf's number is a byte
Places = NDArray[np.intp]


class Level(NamedTuple):
    """The nodes of all trees that ask something, at one distance from the root."""

    question: Places  # what each asks
    left: Places  # the node below by its place in the next level and one more; 0 where nothing more is asked
    right: Places
    half: int  # leaves below the left one


class Plan(NamedTuple):
    """The questions of some trees, each once, and their nodes by level, from the root."""

    feature: Places  # of each question
    threshold: NDArray[np.float32]
    levels: tuple[Level, ...]
    root: Places  # of each tree, as the nodes of a level


def plan(feature: NDArray[np.int32], threshold: Floats) -> Plan:
    """Lay out complete trees as `story.Model` has them.

    Raises:
        ValueError: they are deeper than eight questions.
    """
    trees, inner = feature.shape
    depth = (inner + 1).bit_length() - 1
    if depth > _DEEPEST:
        raise ValueError(f"trees of {depth} questions, {_DEEPEST} allowed")
    asks = threshold != np.inf  # nothing is larger: such a node is a leaf that is repeated below itself
    for inside in reversed(range(inner // 2)):
        asks[:, inside] |= asks[:, 2 * inside + 1] | asks[:, 2 * inside + 2]
    pairs, question = np.unique(np.rec.fromarrays([feature, threshold]), return_inverse=True)
    question = question.reshape(feature.shape)
    place = np.zeros((trees, 2 * inner + 1), np.intp)
    levels: list[Level] = []
    for above in reversed(range(depth)):
        tree, node = np.nonzero(asks[:, 2**above - 1 : 2 ** (above + 1) - 1])
        node += 2**above - 1
        place[tree, node] = np.arange(1, len(tree) + 1)
        levels.append(Level(
            question[tree, node], place[tree, 2 * node + 1], place[tree, 2 * node + 2], 2 ** (depth - 1 - above)
        ))  # fmt: skip
    return Plan(pairs["f0"].astype(np.intp), pairs["f1"], tuple(levels), place[:, 0])


def answered(rows: Floats, asked: Plan, leaf: Floats) -> Floats:
    """What each tree says to each row: rows x trees.

    Args:
        rows: quickest where a column lies in one piece, as `features` makes them.
        asked: the trees' questions.
        leaf: what the trees say at their leaves.
    """
    first = np.arange(leaf.shape[0])[:, None] * leaf.shape[1]
    said = np.empty((len(rows), leaf.shape[0]), np.float32)
    for start in range(0, len(rows), _MANY):
        leaves = first + _leaves(rows[start : start + _MANY], asked)
        said[start : start + _MANY] = leaf.ravel().take(leaves, mode="clip").T
    return said


def answered_alone(row: Floats, feature: NDArray[np.int32], threshold: Floats, leaf: Floats) -> Floats:
    """What each tree says to a single row, which goes down each: no other questions are looked at."""
    trees, inner = feature.shape
    first = np.arange(0, trees * inner, inner)
    node = np.zeros(trees, np.intp)
    while node[0] < inner:
        here = first + node
        node += node + 1 + (row.take(feature.take(here)) > threshold.take(here))
    return np.asarray(leaf.take(np.arange(trees) + first + node - inner), np.float32)


def _leaves(rows: Floats, asked: Plan) -> NDArray[np.uint8]:
    """The number of the leaf in which each row ends: trees x rows."""
    right = np.empty((len(asked.feature), len(rows)), bool)
    for first in range(0, len(right), _MANY):  # of questions, as of rows
        some = slice(first, first + _MANY)
        np.greater(rows.T.take(asked.feature[some], axis=0, mode="clip"), asked.threshold[some, None], out=right[some])
    goes = right.view(np.uint8)
    np.negative(goes, out=goes)  # to the right: every bit
    below = np.zeros((1, len(rows)), np.uint8)
    for level in asked.levels:
        here = np.zeros((len(level.question) + 1, len(rows)), np.uint8)
        left, other = below.take(level.left, axis=0, mode="clip"), below.take(level.right, axis=0, mode="clip")
        # Of two numbers that which the answer says, without a branch: left ^ ((left ^ right) & goes).
        other |= level.half
        other ^= left
        other &= goes.take(level.question, axis=0, mode="clip")
        np.bitwise_xor(left, other, out=here[1:])
        below = here
    return below.take(asked.root, axis=0, mode="clip")
