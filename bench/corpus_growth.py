"""What a thousand more documents cost beside ten thousand kept ones and beside a million.

The kept ones are rows and keys of random numbers: look-ups cost the same, and writing a million stories takes hours.
Run by itself, `python -m bench.corpus_growth KEPT FOLDER`, so that the memory measured is its own; prints JSON.
"""

import json
import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import numpy as np

from bench.corpus_planted import plant
from corpus.bands import BandIndex
from corpus.fingerprint_batch import ANCHORS
from corpus.fingerprint_hashes import BANDS
from corpus.store import Store
from tests.corpus.shelf import NOON, RUN, pair

ADDED = 1_000
_BATCH = 10_000


def grow(kept: int, folder: Path) -> dict[str, float]:
    """Fill a corpus, then measure the adding."""
    documents = [pair(10_000_000 + n, p.text) for n, p in enumerate(plant(ADDED)[:ADDED])]
    with Store.open(folder / "winnow.db") as store:
        store.begin_run(RUN, NOON)
        _fill(store, kept)
    start = process_time()
    store = Store.open(folder / "winnow.db")
    opened = process_time() - start
    start = process_time()
    for first in range(0, ADDED, 100):
        with store.transaction():
            for document, cleaned in documents[first : first + 100]:
                store.keep(document, cleaned)
    seconds = process_time() - start
    store.close()
    runs = sum(path.stat().st_size for path in (folder / "index").glob("*.run"))
    covered = json.loads((folder / "index" / "manifest.json").read_text("utf-8"))["covers"] if runs else 0
    return {
        "kept": kept,
        "opening_s": opened,
        "added_per_s": ADDED / seconds,
        "ms_each": 1000 * seconds / ADDED,
        "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "index_bytes_each": runs / covered if covered else 0.0,
        "segments": len(list((folder / "index").glob("*.run"))),
    }


def _fill(store: Store, kept: int) -> None:
    """Rows and index entries of documents that share nothing with any."""
    store.connection.execute("PRAGMA synchronous = OFF")  # a fill that fails is made again
    index = store._index  # noqa: SLF001 - what is filed is random numbers, which no public way in would take
    assert isinstance(index, BandIndex)
    chance = np.random.default_rng(1)
    for first in range(1, kept + 1, _BATCH):
        with store.transaction():
            for table, rows in _rows(range(first, min(first + _BATCH, kept + 1)), chance):
                marks = ", ".join("?" * len(rows[0]))
                store.database.many(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our own names
        for number in range(first, min(first + _BATCH, kept + 1)):
            keys = chance.integers(0, 2**63, BANDS + ANCHORS, np.uint64) * np.uint64(2)
            keys[BANDS:] += np.uint64(1)
            index.add(number, keys)
            index.settle()


def _rows(
    numbers: range, chance: np.random.Generator
) -> Iterator[tuple[str, list[tuple[str | int | float | bytes, ...]]]]:
    day = NOON.isoformat()
    yield (
        "pages",
        [(n, f"a{n}", f"a{n}", "[]", day, 200, "", "", "", "[]", "f", n, f"r{n}", "d", "o", RUN) for n in numbers],
    )
    yield "fingerprints", [(n, chance.bytes(16), chance.bytes(256), chance.bytes(96)) for n in numbers]
    columns = "documents (number, id, page, identity, canonical, outlet, version, fetched_at, title, metadata, agency, "
    columns += "length, winnow_version, rules_version, model_version, memory_state, run, fingerprint, raw, text)"
    yield (
        columns,
        [
            (n, f"{n:016d}", n, f"a{n}", "", "o", 1, day, "t", "{}", "", 2, "", 1, 0, "", RUN, n, b"r", "t")
            for n in numbers
        ],
    )
    yield "stories", [(n, f"{n:016d}", "original", "", 1.0, "the only copy") for n in numbers]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        print(json.dumps(grow(int(sys.argv[1]), Path(scratch))))
