"""What words tell of a block, by the compiled kernel where there is one."""

from typing import Final

import numpy as np

from cleaners import lexicon as pure
from cleaners.features_arrays import arrays
from cleaners.features_text import Floats, Ints
from cleaners.kernels import compiled
from cleaners.lexicon import CLOSING, COLUMNS, MIXERS, NAMES, NEAR, OPENING, SPOKEN, Lexicon
from cleaners.segment import Segments
from cleaners.segment_rows import Rows
from cleaners.segment_words import MAX_CHARS

KERNEL: Final = compiled("cleaners.native.lexicon")
_NEAR: Final = np.array(NEAR, np.int64)
_HALF: Final = len(COLUMNS) // 2  # of the words of blocks, and as many of names
_SUMS: Final = len(NAMES) + 1


def fill(
    matrix: Floats,
    segments: Segments,
    rows: tuple[Rows | Ints, Rows | Ints],
    known: Lexicon,
) -> None:
    """Fill in the columns of a page that has blocks, in the order of `lexicon.COLUMNS`.

    Args:
        matrix: columns x blocks.
        segments: what the page consists of.
        rows: the columns of its blocks and of its containers.
        known: what words are worth.
    """
    if KERNEL is None:
        for row, column in zip(matrix, pure.told(segments, arrays(segments), known), strict=True):
            row[:] = column
        return
    blocks, within = rows
    worth = np.empty(len(segments.text), np.int64)
    KERNEL.said(segments.text, OPENING, CLOSING, pure.letters(), MIXERS, known.text, SPOKEN, worth)
    KERNEL.columns(worth, _NEAR, matrix[:_HALF])
    sums = np.empty((len(segments.kinds.words), _SUMS), np.int64)
    KERNEL.names(segments.kinds.words, MAX_CHARS, MIXERS, known.names, sums)
    KERNEL.placed(within, blocks, sums, worth)
    KERNEL.columns(worth, _NEAR, matrix[_HALF:])
