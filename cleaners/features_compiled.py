"""Blocks as numbers, by the compiled kernel where there is one."""

from typing import Final

import numpy as np

from cleaners import features as pure
from cleaners import lexicon, lexicon_compiled
from cleaners.features import Page, PageHints
from cleaners.features_names import NAMES
from cleaners.features_text import Floats, Ints, table
from cleaners.kernels import compiled
from cleaners.lexicon import Lexicon
from cleaners.segment_kinds import KINDS
from cleaners.segment_records import BLOCKS, CONTAINERS, Segments
from cleaners.segment_rows import Rows
from cleaners.segment_tags import BLOCK_TAGS, CODE, HEADING
from cleaners.segment_words import BIT, HINTS, TAG_HINTS, TAG_SHIFT

KERNEL: Final = compiled("cleaners.native.features")
_LEVEL: Final = np.array([HEADING.get(code, 0) for code in range(len(BLOCK_TAGS))], np.int64)
# As features_names.py has them: near, all, then elements of all.
_BITS: Final = [
    *((everywhere, place) for everywhere in (False, True) for place in range(len(HINTS))),
    *((True, TAG_SHIFT + place) for place in range(len(TAG_HINTS))),
]  # fmt: skip
_OTHERS: Final = len(NAMES) - len(lexicon.COLUMNS)  # columns that no lexicon fills
_CODES: Final = (CODE["article"], CODE["h1"])


def rows(segments: Segments) -> tuple[Rows | Ints, Rows | Ints, Rows | Ints]:
    """The columns of blocks, containers and kinds as rows, as the compiled walk has left them or out of lists."""
    records = ((segments, BLOCKS), (segments.within, CONTAINERS), (segments.kinds, KINDS))
    blocks, within, kinds = (
        record.rows or np.ascontiguousarray(np.array([getattr(record, name) for name in names], np.int64).T)
        for record, names in records
    )
    return blocks, within, kinds


def features(page: Page, hints: PageHints, known: Lexicon) -> Floats:
    """One row for each block, in the order of `features_names.NAMES`."""
    if KERNEL is None or not page.segments.text:
        return pure.features(page, hints, known)
    blocks, within, kinds = rows(page.segments)
    text = page.raw_text, page.starts, page.ends
    work = KERNEL.Features(blocks, within, kinds, *text, table(), _LEVEL, BIT["comment"])
    logs = np.empty(work.logs_wanted)
    work.ask(logs)
    np.log1p(logs, out=logs)
    matrix = np.empty((len(NAMES), len(page.starts)), np.float32)
    work.read_titles(page.segments.text, hints.title, hints.description, hints.body)
    work.fill(matrix[:_OTHERS], logs, hints.kind, _BITS, _CODES)
    lexicon_compiled.fill(matrix[_OTHERS:], page.segments, (blocks, within), known)
    return matrix.T
