"""Boosted trees asked about many rows at once, in pure numpy: from the first questions down to the last.

Each question of each tree is answered for all rows in one go, as a row of bits. Then each node, a level of all trees at
a time, hands the rows that reach it to the one or the other node below it, again as bits: a few bytes for a page, where
going down row by row would look up a node, a feature and a limit for every row in every tree.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaners.features_text import Floats

_MANY: Final = 1_024  # rows at a time
_ASKED: Final = 512  # questions at a time: what is known of both stays near the processor
_ALL: Final = 0xFF
_DEEPEST: Final = 8  # a leaf's number is a byte
Places = NDArray[np.intp]
Bits = NDArray[np.uint8]  # eight rows of a page in each


class Level(NamedTuple):
    """The nodes of all trees that ask something, at one distance from the root.

    First one node of each tree that has any, then a second one of those that have two, and so on: the trees stand in
    the same order each time, those with the most nodes first.
    """

    question: Places  # what each asks
    reached: Places  # its place among all nodes left of those in the level above, then all right of them
    trees: Places  # in their order
    sizes: tuple[int, ...]  # how many trees have a first node here, a second one, ...


class Plan(NamedTuple):
    """The questions of some trees, each once, and their nodes by level, from the root."""

    feature: Places  # of each question
    threshold: NDArray[np.float32]
    levels: tuple[Level, ...]


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
    reached = np.zeros((trees, 2 * inner + 1), np.intp)
    levels: list[Level] = []
    for above in range(depth):
        order, tree, node, sizes = _in_turn(asks[:, 2**above - 1 : 2 ** (above + 1) - 1])
        node += 2**above - 1
        levels.append(Level(question[tree, node], reached[tree, node], order, sizes))
        reached[tree, 2 * node + 1] = np.arange(len(node))
        reached[tree, 2 * node + 2] = np.arange(len(node), 2 * len(node))
    return Plan(pairs["f0"].astype(np.intp), pairs["f1"], tuple(levels))


def _in_turn(asks: NDArray[np.bool_]) -> tuple[Places, Places, Places, tuple[int, ...]]:
    """The trees of a level and its nodes, each with its tree, as `Level` has them.

    Args:
        asks: trees x nodes.
    """
    order = np.argsort(-asks.sum(axis=1), kind="stable")
    tree, node = np.nonzero(asks[order])
    turn = np.arange(len(tree)) - tree.searchsorted(tree)  # which of its tree's nodes each is
    by_turn = np.argsort(turn, kind="stable")
    sizes = np.bincount(turn)
    return order[: sizes.max(initial=0)], order[tree[by_turn]], node[by_turn], tuple(sizes.tolist())


def answered(rows: Floats, asked: Plan, leaf: Floats) -> Floats:
    """What each tree says to each row: rows x trees.

    Args:
        rows: quickest where a column lies in one piece, as `features` makes them.
        asked: the trees' questions.
        leaf: what the trees say at their leaves.
    """
    first = np.arange(0, leaf.size, leaf.shape[1])
    said = np.empty((len(rows), leaf.shape[0]), np.float32)
    for start in range(0, len(rows), _MANY):
        some = said[start : start + _MANY]
        leaves = _leaves(rows[start : start + _MANY], asked, len(leaf))[:, : len(some)]
        leaf.ravel().take(leaves.T.copy() + first, mode="clip", out=some)
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


def _leaves(rows: Floats, asked: Plan, trees: int) -> NDArray[np.uint8]:
    """The number of the leaf in which each row ends: trees x rows, and others up to a multiple of eight."""
    right = _right(rows, asked)
    turns = np.zeros((len(asked.levels), trees, right.shape[1]), np.uint8)  # who goes right at each level of a tree
    below = np.full((trees, right.shape[1]), _ALL, np.uint8)
    for level, turn in zip(asked.levels, turns, strict=True):
        here = below.take(level.reached, axis=0, mode="clip")
        below = np.empty((2, *here.shape), np.uint8)
        goes = np.bitwise_and(here, right.take(level.question, axis=0, mode="clip"), out=below[1])
        np.bitwise_xor(here, goes, out=below[0])
        turn[level.trees] = _together(goes, level.sizes)
        below = below.reshape(-1, right.shape[1])
    # A leaf's number are the answers on the way to it.
    bits = np.unpackbits(turns, bitorder="little").reshape(len(turns), trees, 8 * right.shape[1])
    number: NDArray[np.uint8] = bits[0].copy()
    for each in bits[1:]:
        number += number
        number |= each
    return number


def _right(rows: Floats, asked: Plan) -> Bits:
    """Which rows are beyond the limit of each question."""
    wide = (len(rows) + 7) // 8
    columns = np.zeros((rows.shape[1], 8 * wide), rows.dtype)  # so that the bits of all can be packed in one go
    columns[:, : len(rows)] = rows.T
    right = np.empty((len(asked.feature), wide), np.uint8)
    for first in range(0, len(right), _ASKED):
        some = slice(first, first + _ASKED)
        beyond = columns.take(asked.feature[some], axis=0, mode="clip") > asked.threshold[some, None]
        right[some] = np.packbits(beyond, bitorder="little").reshape(-1, wide)
    return right


def _together(goes: Bits, sizes: tuple[int, ...]) -> Bits:
    """The rows that go right at any node of a tree."""
    if not sizes:
        return goes
    first, *others = sizes
    found, at = goes[:first].copy(), first
    for size in others:
        found[:size] |= goes[at : at + size]
        at += size
    return found
