"""The frontier's memory and speed as it grows: `python -m bench.frontier`.

Each size runs in a process of its own: fill, then lease and finish a thousand addresses, then say what it took.
"""

import multiprocessing
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scraper.frontier import Frontier
from scraper.frontier_records import Found

HOSTS = 50
LEASED = 1_000
BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Row:
    """What one size took."""

    addresses: int
    peak_mb: float  # of the whole process
    grown_mb: float  # since before the first address
    add_us: float  # CPU, for one address
    lease_us: float  # CPU, for one lease and its end
    file_bytes: float  # for one address


def measured(addresses: int) -> Row:
    """Fill and work a frontier of this size, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder, multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (folder, addresses))


def _measure(folder: str, addresses: int) -> Row:
    path = Path(folder) / "winnow.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    frontier = Frontier(connection, now=lambda: datetime.now(UTC))
    before = _peak_mb()
    began = time.process_time()
    for start in range(0, addresses, BATCH):
        frontier.add(_found(range(start, min(start + BATCH, addresses))), "o", "https://h0.example/sitemap.xml")
        connection.commit()
    filled = time.process_time()
    done = 0
    while done < LEASED:
        leases = frontier.lease(HOSTS, outlets=["o"])
        for lease in leases:
            frontier.finish(lease, "stored")
        connection.commit()
        done += len(leases)
    worked = time.process_time()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    peak = _peak_mb()
    return Row(
        addresses=addresses,
        peak_mb=peak,
        grown_mb=peak - before,
        add_us=(filled - began) / addresses * 1e6,
        lease_us=(worked - filled) / done * 1e6,
        file_bytes=path.stat().st_size / addresses,
    )


def _found(numbers: Iterable[int]) -> Iterable[Found]:
    return [Found(address=f"https://h{n % HOSTS}.example/2026/11/a-story-of-some-length-{n}") for n in numbers]


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sizes = [int(each) for each in sys.argv[1:]] or [10_000, 100_000]
    print(f"{'addresses':>10} {'peak MB':>8} {'grown MB':>9} {'add us':>7} {'lease us':>9} {'bytes each':>11}")
    for size in sizes:
        row = measured(size)
        print(
            f"{row.addresses:>10} {row.peak_mb:>8.1f} {row.grown_mb:>9.1f} {row.add_us:>7.1f}"
            f" {row.lease_us:>9.1f} {row.file_bytes:>11.0f}"
        )
