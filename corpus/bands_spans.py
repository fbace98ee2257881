"""Stretches of a sorted file: which to read at once, and where in the file what was read stands."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]

_GAP = 256  # numbers between two stretches that are read with both: sooner done than asking again


class Spans:
    """Stretches of numbers, ascending and apart, read one behind the other."""

    def __init__(self, starts: Places, ends: Places) -> None:
        """Join stretches that touch, or nearly do; both starts and ends ascend, and there is at least one."""
        apart = starts[1:] > ends[:-1] + _GAP
        self.starts = starts[np.concatenate(([True], apart))]
        self.ends = ends[np.concatenate((apart, [True]))]
        self._rows = np.cumsum(self.ends - self.starts)  # where each ends in what is read

    def places(self, rows: Places) -> Places:
        """Where in the file rows of what was read stand."""
        span = self._rows.searchsorted(rows, "right")
        return self.ends[span] - self._rows[span] + rows

    def rows(self, places: Places) -> Places:
        """Where in what was read places of the file stand, all of which were read."""
        span = self.ends.searchsorted(places, "right")
        return places - self.ends[span] + self._rows[span]

    def cut_short(self, ends: Places, size: int) -> Iterator[int]:
        """Which of these ends are ends of a stretch, though the file of that size goes on."""
        last = self.ends[np.minimum(self.ends.searchsorted(ends), len(self.ends) - 1)]
        return iter(np.flatnonzero((last == ends) & (ends < size)).tolist())


def stretches(starts: Places, sizes: Places) -> Places:
    """The places of all stretches, one after the other."""
    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + sizes, sizes)
