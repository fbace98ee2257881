"""Which blocks score between two figures: most rules about structure ask of what the model doubts, and little is."""

from typing import Final

import numpy as np

from cleaners.features_text import Floats
from cleaners.story_blocks import KERNEL

_ANY: Final = float("inf")


def between(said: Floats, least: float, below: float = _ANY) -> list[int]:
    """The blocks that score as much as the one and less than the other, in their order.

    Args:
        said: how likely each is story.
        least: score.
        below: and the one from which on there are none.
    """
    if KERNEL is None or said.dtype != np.float32:
        return between_purely(said, least, below)
    found: list[int] = KERNEL.between(said, least, below)
    return found


def between_purely(said: Floats, least: float, below: float) -> list[int]:
    """The same in numpy."""
    found: list[int] = ((said >= least) & (said < below)).nonzero()[0].tolist()
    return found
