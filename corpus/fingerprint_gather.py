"""Digests, shingles and anchors of texts, and what two texts share: by the compiled kernel, or with numpy."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final

import numpy as np

from cleaners.kernels import compiled
from corpus import fingerprint_batch, fingerprint_signs
from corpus.fingerprint_batch import ANCHOR_WORDS, ANCHORS, WORDS, Gathered
from corpus.fingerprint_text import ALONE, composed, digested, flags

_KERNEL: Final[Any] = compiled("corpus.native.prints")

BATCH_CHARS: Final = fingerprint_batch.BATCH_CHARS if _KERNEL is None else 1 << 18


def by_kernel(texts: Sequence[str]) -> Gathered:
    """As fingerprint_batch.gathered."""
    digests, shingles, ends, anchors, anchor_ends = _printer().gathered(list(texts))
    return Gathered(
        digests=digests,
        shingles=np.frombuffer(shingles, np.uint64),
        ends=np.array([0, *ends], np.int64),
        anchors=np.frombuffer(anchors, np.uint64),
        anchor_ends=np.array([0, *anchor_ends], np.int64),
    )


@cache
def _printer() -> Any:  # noqa: ANN401 - a stub beside the kernel has its types
    """The kernel's reader of texts, with its tables: 320 KB."""
    values = fingerprint_signs.values()[: fingerprint_signs.BEYOND].astype(np.uint32)
    wide = [stretch for stretch in fingerprint_signs.UNSPACED if stretch[0] >= fingerprint_signs.BEYOND]
    kinds = flags() | fingerprint_signs.alone()[: fingerprint_signs.BEYOND] * np.uint8(ALONE)
    sizes = (WORDS, ANCHOR_WORDS, ANCHORS)
    return _KERNEL.Printer(values.tobytes(), kinds.tobytes(), wide, sizes, composed, digested)


gathered: Final[Callable[[Sequence[str]], Gathered]] = fingerprint_batch.gathered if _KERNEL is None else by_kernel
"""Digests, shingles and anchors of a batch of texts."""
