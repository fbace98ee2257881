"""Arithmetic over hashes, by the compiled kernel or with numpy: what two texts share, and the bands of signatures."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cleaners.kernels import compiled
from corpus.fingerprint_batch import Hashes, mix

Signatures = NDArray[np.uint32]
"""A row of numbers for each text."""

BANDS: Final = 16

_KERNEL: Final[Any] = compiled("corpus.native.hashes")
_EVEN: Final = np.uint64((1 << 64) - 2)


def shared_by_numpy(one: Hashes, other: Hashes) -> int:
    """How many numbers two ascending, distinct sets share."""
    both = np.concatenate((one, other))
    both.sort(kind="stable")  # which merges two ascending halves in one pass
    return int(np.count_nonzero(both[1:] == both[:-1]))


def bands_by_numpy(signatures: Signatures) -> Hashes:
    """A row of band hashes for each signature, low bit clear."""
    rows = signatures.astype(np.uint64).reshape(-1, BANDS, signatures.shape[1] // BANDS)
    mixed = np.arange(1, BANDS + 1, dtype=np.uint64)
    for step in range(rows.shape[2]):
        mixed = mix(mixed + rows[:, :, step])
    return mixed & _EVEN


def bands_by_kernel(signatures: Signatures) -> Hashes:
    """As bands_by_numpy."""
    return np.frombuffer(_KERNEL.bands(signatures.astype(np.uint32, copy=False), BANDS), np.uint64).reshape(-1, BANDS)


shared: Final[Callable[[Hashes, Hashes], int]] = shared_by_numpy if _KERNEL is None else _KERNEL.shared
"""How many numbers two ascending, distinct sets share."""

bands_of: Final[Callable[[Signatures], Hashes]] = bands_by_numpy if _KERNEL is None else bands_by_kernel
"""A row of band hashes for each signature, low bit clear."""
