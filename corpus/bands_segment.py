"""One sorted run of (key, text) pairs, in memory or on disk, that never changes."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.atomic import replacing
from corpus.bands_spans import Spans, stretches
from corpus.fingerprint_batch import Hashes

Texts = NDArray[np.uint32]

PAIR_BYTES = 12  # 8 of key, 4 of text number
MAX_POSTINGS = 512  # texts read for one key: a phrase in more stories than that tells nothing about any
_FENCE = 128  # keys between two that are held in memory: 1 KiB of disk, 64 bytes of memory per 1,000 pairs
# A bit for every prefix of a key, eight times as many as keys: of eight unknown keys seven cost no reading. The bound,
# 16 MB, keeps memory from growing with the corpus; above it fewer readings are spared.
_SIEVE_CELLS, _SIEVE_BITS = 8, 27
_READ_PAIRS = 1 << 18  # keys read at a time when a file is opened
_LAST = np.uint64(2**64 - 1)
_FIND_KEYS = 2_048  # looked for at a time: what is read for them is 6 MB at most
_MERGE_PAIRS = 1 << 18  # pairs merged at a time: 3 MB from each side


class Run(Protocol):
    """A sorted run of pairs."""

    def __len__(self) -> int: ...

    def find(self, keys: Hashes) -> tuple[Hashes, Texts]:
        """All pairs with one of the keys, at most MAX_POSTINGS for each, in order."""
        ...

    def slice(self, start: int, end: int) -> tuple[Hashes, Texts]:
        """Pairs start to end, in order."""
        ...


class MemoryRun:
    """A sorted run that is not on disk yet."""

    def __init__(self, keys: Hashes, texts: Texts) -> None:
        """Sort pairs. Those of one key must come with ascending texts, as they do when texts are filed in order."""
        order = keys.argsort(kind="stable")  # a long sorted part, followed by a few new pairs, is merged in one pass
        self._keys, self._texts = keys[order], texts[order]

    def __len__(self) -> int:
        return len(self._keys)

    def find(self, keys: Hashes) -> tuple[Hashes, Texts]:
        """All pairs with one of the keys, in order."""
        keys = np.sort(keys)
        low, high = self._keys.searchsorted(keys), self._keys.searchsorted(keys, "right")
        known = np.flatnonzero(low < high)
        if not len(known):
            return self.slice(0, 0)
        low = low[known]
        at = stretches(low, np.minimum(high[known] - low, MAX_POSTINGS))
        return self._keys[at], self._texts[at]

    def slice(self, start: int, end: int) -> tuple[Hashes, Texts]:
        """Pairs start to end, in order."""
        return self._keys[start:end], self._texts[start:end]


class DiskRun:
    """A sorted run in a file: all keys, then all texts, little-endian.

    It is read with pread, not mapped: mapped pages count as this process's memory and grow with the corpus.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = os.open(path, os.O_RDONLY)
        size = os.fstat(self._file).st_size
        self._pairs = size // PAIR_BYTES
        if size % PAIR_BYTES:
            os.close(self._file)
            raise ValueError(f"{path.name}: {size} bytes are no whole number of pairs")
        cells = max((self._pairs * _SIEVE_CELLS).bit_length(), 3)
        self._shift = np.uint64(64 - min(cells, _SIEVE_BITS))
        self._sieve = np.zeros(1 << (min(cells, _SIEVE_BITS) - 3), np.uint8)
        self._fence = self._read_through()

    def _read_through(self) -> Hashes:
        """Fill the sieve; returns every _FENCE-th key."""
        fence = [np.empty(0, np.uint64)]
        for start in range(0, self._pairs, _READ_PAIRS):
            keys = self._keys(start, start + _READ_PAIRS)
            self._mark((keys >> self._shift).astype(np.int64))
            fence.append(keys[-start % _FENCE :: _FENCE])
        return np.concatenate(fence)

    def _mark(self, cells: NDArray[np.int64]) -> None:
        """Set the sieve's bits of ascending cells."""
        first = int(cells[0]) >> 3
        marks = np.zeros((int(cells[-1]) | 7) + 1 - first * 8, bool)
        marks[cells - first * 8] = True
        packed = np.packbits(marks, bitorder="little")
        self._sieve[first : first + len(packed)] |= packed

    def _sifted(self, keys: Hashes) -> Hashes:
        """The keys that may be here."""
        cells = keys >> self._shift
        marks, bits = self._sieve[cells >> np.uint64(3)], (cells & np.uint64(7)).astype(np.uint8)
        seen: NDArray[np.bool_] = (marks >> bits & np.uint8(1)) == 1
        return keys[seen]

    def __len__(self) -> int:
        return self._pairs

    def find(self, keys: Hashes) -> tuple[Hashes, Texts]:
        """All pairs with one of the keys, in order."""
        keys = np.sort(self._sifted(keys))
        found = [self._find(keys[at : at + _FIND_KEYS]) for at in range(0, len(keys), _FIND_KEYS)]
        if not found:
            return self.slice(0, 0)
        return found[0] if len(found) == 1 else _joined(found)

    def _find(self, keys: Hashes) -> tuple[Hashes, Texts]:
        """As find; ascending keys, so few that all they need can be read at once."""
        starts = np.maximum(self._fence.searchsorted(keys) - 1, 0) * _FENCE
        # One key more than a block: its first may be the one that is looked for.
        spans = Spans(starts, np.minimum(starts + (_FENCE + 1), self._pairs))
        read = np.frombuffer(self._read(spans, 8, 0), "<u8")
        low, high = read.searchsorted(keys), read.searchsorted(keys, "right")
        known = np.flatnonzero(low < high)
        if not len(known):
            return self.slice(0, 0)
        firsts, ends = spans.places(low[known]), spans.places(high[known] - 1) + 1
        for row in spans.cut_short(ends, self._pairs):
            ends[row] = self._end(keys[known[row]], int(firsts[row]))
        sizes = np.minimum(ends - firsts, MAX_POSTINGS)
        spans = Spans(firsts, firsts + sizes)
        texts = np.frombuffer(self._read(spans, 4, self._pairs * 8), "<u4")
        return np.repeat(keys[known], sizes), texts[stretches(spans.rows(firsts), sizes)]

    def _read(self, spans: Spans, width: int, offset: int) -> bytes:
        """Numbers of a width, those at place 0 at an offset of the file."""
        bounds = zip((spans.starts * width).tolist(), (spans.ends * width).tolist(), strict=True)
        return b"".join([os.pread(self._file, end - start, offset + start) for start, end in bounds])

    def _end(self, key: np.uint64, first: int) -> int:
        """Where the pairs of a key end that reach the end of what was read."""
        return first + int(self._keys(first, first + MAX_POSTINGS).searchsorted(key, "right"))

    def slice(self, start: int, end: int) -> tuple[Hashes, Texts]:
        """Pairs start to end, in order."""
        return self._keys(start, end), self._texts(start, end)

    def _keys(self, start: int, end: int) -> Hashes:
        end = min(end, self._pairs)
        return np.frombuffer(os.pread(self._file, (end - start) * 8, start * 8), "<u8")

    def _texts(self, start: int, end: int) -> Texts:
        end = min(end, self._pairs)
        return np.frombuffer(os.pread(self._file, (end - start) * 4, self._pairs * 8 + start * 4), "<u4")

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)


def _joined(found: Sequence[tuple[Hashes, Texts]]) -> tuple[Hashes, Texts]:
    return np.concatenate([keys for keys, _ in found]), np.concatenate([texts for _, texts in found])


def joined(first: MemoryRun | None, second: MemoryRun) -> MemoryRun:
    """The pairs of two runs; the second one's texts come after the first one's."""
    return MemoryRun(*_joined([run.slice(0, len(run)) for run in (first, second) if run])) if first else second


def write(path: Path, runs: Sequence[Run]) -> None:
    """Merge sorted runs into one file, a bounded number of pairs at a time, and flush it to disk.

    Texts of one key stay in ascending order.
    """
    total = sum(map(len, runs))
    with replacing(path) as file:
        at = 0
        for keys, texts in _merged(runs):
            file.seek(at * 8)
            file.write(keys.astype("<u8").tobytes())
            file.seek(total * 8 + at * 4)
            file.write(texts.astype("<u4").tobytes())
            at += len(keys)


def _merged(runs: Sequence[Run]) -> Iterator[tuple[Hashes, Texts]]:
    """Pairs of all runs in order, in chunks cut where every run can be cut."""
    places = [0] * len(runs)
    while any(place < len(run) for place, run in zip(places, runs, strict=True)):
        parts = [run.slice(place, min(place + _MERGE_PAIRS, len(run))) for place, run in zip(places, runs, strict=True)]
        # Every run has been read up to its last key here; what lies at or below the smallest of those is complete,
        # but for that key itself, whose pairs may go on behind the part.
        ends = [
            keys[-1] for (keys, _), place, run in zip(parts, places, runs, strict=True) if place + len(keys) < len(run)
        ]
        limit = min(ends) if ends else None
        taken = [len(keys) if limit is None else int(np.searchsorted(keys, limit, "left")) for keys, _ in parts]
        if limit is not None and not any(taken):
            taken = [int(np.searchsorted(keys, limit, "right")) for keys, _ in parts]
        keys = np.concatenate([part[0][:count] for part, count in zip(parts, taken, strict=True)])
        texts = np.concatenate([part[1][:count] for part, count in zip(parts, taken, strict=True)])
        order = np.lexsort((texts, keys))
        yield keys[order], texts[order]
        places = [place + count for place, count in zip(places, taken, strict=True)]
