"""The band index: which texts ever kept share a band or an anchor with this one, on disk and in bounded memory.

It is derived: everything in it can be made again from the fingerprints in the database. It therefore never needs to be
in step with a transaction; what the database knows beyond `covers` is filed again on opening.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from corpus.atomic import sync_folder, write_text
from corpus.bands_lot import Lot
from corpus.bands_segment import DiskRun, MemoryRun, Run, joined, write
from corpus.fingerprint import ALGORITHM
from corpus.fingerprint_batch import Hashes
from scraper import failpoint

_FORMAT = 1
_MANIFEST = "manifest.json"
_FRESH_TEXTS = 1_024  # filed in a dict, the dearest place
_HELD_TEXTS = 16_384  # held in memory, 5.5 MB of pairs, before they become a segment
_LOT_TEXTS = 16  # fewer are looked up one by one
_MIN_ANCHORS = 2  # one shared phrase of eight words is a quotation; two are a reason to look


class IndexDamageError(Exception):
    """The index cannot be read, or was made by another algorithm. Rebuild it from the fingerprints."""


@dataclass(frozen=True, slots=True)
class _Manifest:
    """Which segments are valid, and up to which text they know everything."""

    covers: int
    segments: tuple[str, ...]  # file names, largest first
    serial: int  # of the last segment ever written


class BandIndex:
    """Keys of texts in sorted segments, largest first, and in memory until enough have come together."""

    def __init__(self, folder: Path, manifest: _Manifest, segments: list[DiskRun]) -> None:
        self._folder = folder
        self._manifest = manifest
        self._segments = segments
        self._held: MemoryRun | None = None
        self._held_texts = 0
        self._filed = manifest.covers
        self._fresh: dict[int, tuple[int, ...]] = {}  # filed one by one
        self._fresh_keys: dict[int, Hashes] = {}
        self._lot: MemoryRun | None = None  # filed many at a time, and fresh too
        self._lot_texts: list[int] = []

    @property
    def covers(self) -> int:
        """Every text up to this number is on disk."""
        return self._manifest.covers

    @classmethod
    def open(cls, folder: Path) -> "BandIndex":
        """Open an index, or begin an empty one.

        Raises:
            IndexDamageError: what is there cannot be used; `clear` and file all fingerprints again.
        """
        path = folder / _MANIFEST
        manifest = _read(path) if path.exists() else _Manifest(0, (), 0)
        try:
            segments = [DiskRun(folder / name) for name in manifest.segments]
        except (OSError, ValueError) as error:
            raise IndexDamageError(f"{folder}: {error}; run: winnow doctor --repair") from error
        _sweep(folder, manifest.segments)
        return cls(folder, manifest, segments)

    @staticmethod
    def clear(folder: Path) -> None:
        """Forget everything that was filed."""
        (folder / _MANIFEST).unlink(missing_ok=True)
        _sweep(folder, ())

    def __len__(self) -> int:
        """Pairs filed."""
        return sum(map(len, self._runs())) + sum(map(len, self._fresh_keys.values()))

    def candidates(self, keys: Hashes) -> tuple[int, ...]:
        """Texts worth verifying against one with these keys: they share a band, or two anchors; ascending."""
        by_band: set[int] = set()
        by_anchor: list[int] = []
        for run in self._runs():
            found, texts = run.find(keys)
            if len(found):
                is_anchor = (found & np.uint64(1)).astype(bool)
                by_band.update(texts[~is_anchor].tolist())
                by_anchor += texts[is_anchor].tolist()
        for key in self._fresh.keys() & keys.tolist():
            (by_anchor.extend if key & 1 else by_band.update)(self._fresh[key])
        by_band.update(text for text, shared in Counter(by_anchor).items() if shared >= _MIN_ANCHORS)
        return tuple(sorted(by_band))

    def file(self, first: int, keys: Sequence[Hashes]) -> list[tuple[int, ...]]:
        """File texts numbered on from `first`; returns of each the candidates among all texts before it.

        The same as `candidates` and `add` one by one, and faster, but for keys that more than MAX_POSTINGS texts have.
        """
        if len(keys) < _LOT_TEXTS:
            return [self._file_one(text, own) for text, own in enumerate(keys, first)]
        self._pool()
        lot = Lot(first, keys)
        met = lot.candidates(self._runs())
        if met is None:
            half = len(keys) // 2
            return self.file(first, keys[:half]) + self.file(first + half, keys[half:])
        self._take(lot.run, range(first, first + len(keys)))
        return met

    def _file_one(self, text: int, keys: Hashes) -> tuple[int, ...]:
        met = self.candidates(keys)
        self.add(text, keys)
        return met

    def add(self, text: int, keys: Hashes) -> None:
        """File a text; numbers only grow."""
        self._fresh_keys[text] = keys
        own: dict[int, tuple[int, ...]] = dict.fromkeys(keys.tolist(), (text,))
        for key in self._fresh.keys() & own:
            own[key] = (*self._fresh[key], text)
        self._fresh.update(own)

    def forget(self, after: int) -> None:
        """Take back texts above a number: their transaction was undone."""
        for text in [text for text in self._fresh_keys if text > after]:
            for key in self._fresh_keys.pop(text).tolist():
                others = tuple(other for other in self._fresh.pop(key, ()) if other != text)
                if others:
                    self._fresh[key] = others
        if self._lot is not None:
            keys, texts = self._lot.slice(0, len(self._lot))
            kept = texts <= after
            self._lot = MemoryRun(keys[kept], texts[kept])
            self._lot_texts = [text for text in self._lot_texts if text <= after]

    def settle(self, *, closing: bool = False) -> None:
        """Everything filed so far is committed: it may leave the dict, and the memory, when there is enough of it."""
        if len(self._fresh_keys) + len(self._lot_texts) >= _FRESH_TEXTS:
            self._hold()
        if self._held_texts >= (_FRESH_TEXTS if closing else _HELD_TEXTS):
            self.flush()

    def flush(self) -> None:
        """Write what is in memory as a segment, joined with segments less than twice as long."""
        self._hold()
        if self._held is None:
            return
        keep, size = len(self._segments), len(self._held)
        while keep and len(self._segments[keep - 1]) < 2 * size:
            keep -= 1
            size += len(self._segments[keep])
        self._write(keep)

    def compact(self) -> None:
        """Join everything into one segment."""
        self._hold()
        self._write(0)

    def close(self) -> None:
        """Let go of the files; what is in memory is filed again from the fingerprints."""
        for segment in self._segments:
            segment.close()

    def _runs(self) -> list[Run]:
        return [*self._segments, *(run for run in (self._held, self._lot) if run)]

    def _pool(self) -> None:
        """Move the texts filed one by one to those filed many at a time; they stay fresh."""
        if self._fresh_keys:
            texts = [np.full(len(own), text, np.uint32) for text, own in self._fresh_keys.items()]
            run = MemoryRun(np.concatenate(list(self._fresh_keys.values())), np.concatenate(texts))
            self._take(run, self._fresh_keys)
            self._fresh, self._fresh_keys = {}, {}

    def _take(self, run: MemoryRun, texts: Iterable[int]) -> None:
        """Add texts, numbered above all others, to those filed many at a time."""
        self._lot = joined(self._lot, run)
        self._lot_texts.extend(texts)

    def _hold(self) -> None:
        """Move fresh texts into the sorted run in memory."""
        self._pool()
        if self._lot is not None and self._lot_texts:
            self._held = joined(self._held, self._lot)
            self._held_texts += len(self._lot_texts)
            self._filed = max(self._filed, self._lot_texts[-1])
            self._lot, self._lot_texts = None, []

    def _write(self, keep: int) -> None:
        """Merge all but the first `keep` segments with what is in memory; the manifest's rename makes it so."""
        serial = self._manifest.serial + 1
        name = f"{serial:08d}.run"
        merged = self._segments[keep:]
        write(self._folder / name, [*merged, *([self._held] if self._held else [])])
        failpoint.passed("index.merged")
        manifest = _Manifest(self._filed, (*self._manifest.segments[:keep], name), serial)
        write_text(self._folder / _MANIFEST, _text(manifest))
        self._manifest, self._held, self._held_texts = manifest, None, 0
        self._segments = [*self._segments[:keep], DiskRun(self._folder / name)]
        for segment in merged:
            segment.close()
            segment.path.unlink(missing_ok=True)


def _read(path: Path) -> _Manifest:
    """The manifest, when this program can use what it lists."""
    try:
        plain = json.loads(path.read_text("utf-8"))
        if plain["format"] != _FORMAT or plain["algorithm"] != ALGORITHM:
            raise IndexDamageError(f"{path.parent}: made by {plain['algorithm']}, this is {ALGORITHM}; rebuild it")
        return _Manifest(int(plain["covers"]), tuple(plain["segments"]), int(plain["serial"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamageError(f"{path}: cannot be read ({error}); run: winnow doctor --repair") from error


def _text(manifest: _Manifest) -> str:
    plain = {"format": _FORMAT, "algorithm": ALGORITHM, **asdict(manifest)}
    return json.dumps(plain, indent=1) + "\n"


def _sweep(folder: Path, valid: tuple[str, ...]) -> None:
    """Remove what a crash left: segments no manifest lists, and files never renamed."""
    if not folder.exists():
        return
    for path in (*folder.glob("*.run"), *folder.glob(".*.tmp")):
        if path.name not in valid:
            path.unlink(missing_ok=True)
    sync_folder(folder)
