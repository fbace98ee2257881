"""A lexicon in which every place is worth something."""

from typing import Final

import numpy as np

from cleaners.lexicon import Lexicon, nothing

_RANDOM: Final = np.random.default_rng(5)
SOME: Final = Lexicon(
    _RANDOM.integers(-127, 127, nothing().text.shape, np.int8) | 1,
    _RANDOM.integers(-127, 127, nothing().names.shape, np.int8) | 1,
)
