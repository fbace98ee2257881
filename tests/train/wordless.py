"""A sample's words, where a test has none."""

from typing import Final

import numpy as np

from cleaners.lexicon import Around, Words

_NONE: Final = np.zeros(0, np.uint32), np.zeros(1, np.int64)
WORDLESS: Final = Words(*_NONE), Words(*_NONE), Around(np.zeros(0, np.int64), np.zeros(0, np.int64))
