"""Which blocks score so much, or between two figures: most rules ask of what the model doubts, and little is."""

from typing import Final

from cleaners.features_text import Floats
from cleaners.story_blocks import FLOAT, KERNEL

_ANY: Final = float("inf")


def between(said: Floats, least: float, below: float = _ANY) -> list[int]:
    """The blocks that score as much as the one and less than the other, in their order.

    Args:
        said: how likely each is story.
        least: score.
        below: and the one from which on there are none.
    """
    if KERNEL is None or said.dtype is not FLOAT:
        return between_purely(said, least, below)
    found: list[int] = KERNEL.between(said, least, below)
    return found


def first(said: Floats, least: float, start: int = 0) -> int:
    """The first block from one on that scores as much; -1 where none does."""
    if KERNEL is None or said.dtype is not FLOAT:
        return first_purely(said, least, start)
    return int(KERNEL.first(said, least, start))


def first_purely(said: Floats, least: float, start: int) -> int:
    """The same in numpy."""
    kept = said[start:] >= least
    at = int(kept.argmax()) if len(kept) else 0
    return start + at if len(kept) and kept[at] else -1


def staying(said: Floats, least: float) -> list[bool]:
    """Of each block whether it scores as much."""
    if KERNEL is None or said.dtype is not FLOAT:
        return staying_purely(said, least)
    found: list[bool] = KERNEL.staying(said, least)
    return found


def staying_purely(said: Floats, least: float) -> list[bool]:
    """The same in numpy."""
    found: list[bool] = (said >= least).tolist()
    return found


def above(said: Floats, least: float) -> list[int]:
    """The blocks that score less and stand right before one that scores as much."""
    if KERNEL is None or said.dtype is not FLOAT:
        return above_purely(said, least)
    found: list[int] = KERNEL.above(said, least)
    return found


def above_purely(said: Floats, least: float) -> list[int]:
    """The same in numpy."""
    kept = said >= least
    found: list[int] = (kept[1:] & ~kept[:-1]).nonzero()[0].tolist()
    return found


def lifted(said: Floats, least: float, scores: Floats, below: float) -> list[int]:
    """The blocks that score as much and scored less than another figure before.

    Args:
        said: how likely each is story.
        least: score.
        scores: as they were before.
        below: and the one from which on there were none.
    """
    if KERNEL is None or not said.dtype is scores.dtype is FLOAT:
        return lifted_purely(said, least, scores, below)
    found: list[int] = KERNEL.lifted(said, least, scores, below)
    return found


def lifted_purely(said: Floats, least: float, scores: Floats, below: float) -> list[int]:
    """The same in numpy."""
    found: list[int] = ((said >= least) & (scores < below)).nonzero()[0].tolist()
    return found


def between_purely(said: Floats, least: float, below: float) -> list[int]:
    """The same in numpy."""
    found: list[int] = ((said >= least) & (said < below)).nonzero()[0].tolist()
    return found
