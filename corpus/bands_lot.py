"""Many texts looked up in the band index at once: what each meets, in runs and among the others of its lot."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.bands_segment import MemoryRun, Run, Texts
from corpus.bands_spans import stretches
from corpus.fingerprint_batch import Hashes

MOST_MEETINGS = 1 << 20  # pairs counted at a time, 8 MB; a lot of which every text has the same template is halved
_BAND, _ANCHOR = 2, 1  # points; one shared phrase of eight words is a quotation, two are a reason to look
_REASON = 2


class Lot:
    """Texts that come together, numbered on from a first one."""

    def __init__(self, first: int, keys: Sequence[Hashes]) -> None:
        """Sort the texts' keys.

        Args:
            first: the number of the first text.
            keys: of each text, at least one text.
        """
        self.first, self.size = first, len(keys)
        owners = np.repeat(np.arange(first, first + len(keys), dtype=np.uint32), [len(own) for own in keys])
        self.run = MemoryRun(np.concatenate(keys), owners)
        self._keys, self._owners = self.run.slice(0, len(self.run))
        new = np.ones(len(self._keys), bool)
        np.not_equal(self._keys[1:], self._keys[:-1], out=new[1:])
        self.keys = self._keys[new]  # distinct

    def candidates(self, runs: Iterable[Run]) -> list[tuple[int, ...]] | None:
        """Of each text those it is worth comparing with: of earlier ones that share a band, or two anchors; ascending.

        Args:
            runs: where to look, besides the lot itself.

        Returns:
            None where there are too many pairs to count at once.
        """
        met = [self._met(*run.find(self.keys)) for run in (*runs, self.run)]
        if self.size > 1 and sum(int(counts.sum()) for _, counts, _ in met) > MOST_MEETINGS:
            return None
        return self._split(_worth(np.concatenate([self._points(*each) for each in met])))

    def _met(self, keys: Hashes, texts: Texts) -> tuple[NDArray[np.int64], NDArray[np.int64], Texts]:
        """Where the owners of each found key begin, how many they are, and the text that has it too."""
        low = self._keys.searchsorted(keys)
        return low, self._keys.searchsorted(keys, "right") - low, texts

    def _points(self, low: NDArray[np.int64], counts: NDArray[np.int64], texts: Texts) -> Hashes:
        """For every meeting owner, text and points as one number; an owner comes before the texts it is to meet."""
        at = stretches(low, counts)
        owners, others = self._owners[at], np.repeat(texts, counts)
        points = np.where(self._keys[at] & np.uint64(1), np.uint64(_ANCHOR), np.uint64(_BAND))
        number = (owners - np.uint32(self.first)).astype(np.uint64) << np.uint64(34)
        number |= others.astype(np.uint64) << np.uint64(2) | points
        return number[others < owners]

    def _split(self, meetings: Hashes) -> list[tuple[int, ...]]:
        """Texts met, by owner."""
        bounds = meetings.searchsorted(np.arange(self.size + 1, dtype=np.uint64) << np.uint64(32))
        texts = (meetings & np.uint64(0xFFFFFFFF)).tolist()
        return [tuple(texts[start:end]) for start, end in pairwise(bounds.tolist())]


def _worth(points: Hashes) -> Hashes:
    """Owner and text, as one number each, of those that met for reason enough; ascending."""
    points.sort()
    pairs = points >> np.uint64(2)
    first = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1]))) if len(pairs) else np.empty(0, np.int64)
    total = np.add.reduceat(points & np.uint64(3), first) if len(first) else points
    return pairs[first[total >= _REASON]]
