"""Kill a crawl with -9 at random moments, again and again, and count what was lost: `python -m bench.kill_crawl 50`.

A site on loopback is crawled by a child process that is killed at a random time, or kills itself after a write or just
before or after a sync or a commit. Then one last run finishes, and everything is checked: every page stored once, every
record whole, no address asked more often than it was in flight when a kill came.
"""

import multiprocessing
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.kill_crawl_child import Site, archive_of, crawl_once, served
from scraper.archive import Archive
from scraper.archive_record import ArchiveError
from scraper.page import Record

LONGEST_LIFE_S = 0.6  # of a child, from its first commit on; most lives are shorter
PATIENCE_S = 600.0  # for the last run
POINTS = ("", "", "after write", "before sync", "after sync", "before commit", "after commit")  # "": at any time


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found after the last run."""

    kills: int
    pages: int  # of the site
    stored: int  # rows, one for each page as it should be
    lost: int
    duplicated: int
    unreadable: int  # rows whose record is not one whole record with matching digests
    repeated: int  # requests for pages beyond the first
    most_repeated: int  # for one page
    most_in_flight: int  # hosts: one request each
    orphans: int  # page records in the archive that no row points at
    torn: int  # bytes set aside
    left_over: int  # addresses still waiting or leased
    seconds: float

    @property
    def good(self) -> bool:
        """Nothing lost, nothing twice, and no more repeats than requests that can have been in flight."""
        faults = (self.lost, self.duplicated, self.unreadable, self.left_over, self.orphans)
        return (
            not any(faults) and self.repeated <= self.kills * self.most_in_flight and self.most_repeated <= self.kills
        )


def soak(folder: Path, kills: int, site: Site, seed: int = 0) -> Outcome:
    """Crawl a site with so many kills, then to its end; needs an empty folder."""
    began = time.monotonic()
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["bench.kill_crawl_child"])
    killed = 0
    with served(site) as (port, hits):
        while killed < kills:
            killed += _one_life(processes, folder, site, port, chance)
            if _is_done(folder, site):
                break
        last = processes.Process(target=crawl_once, args=(str(folder), site, port, "", 0))
        last.start()
        last.join(PATIENCE_S)
        if last.exitcode != 0:
            last.kill()
            raise RuntimeError(f"the last run ended with {last.exitcode}")
        return _checked(folder, site, killed, Counter(hits()), time.monotonic() - began)


def _one_life(
    processes: "multiprocessing.context.ForkServerContext", folder: Path, site: Site, port: int, chance: random.Random
) -> int:
    """Start a child and let it die; 1 when it was killed, 0 when it was finished first."""
    point = chance.choice(POINTS)
    child = processes.Process(target=crawl_once, args=(str(folder), site, port, point, chance.randrange(1, 30)))
    child.start()
    if not point:
        child.join(chance.random() * LONGEST_LIFE_S)
        child.kill()
    child.join(PATIENCE_S)
    return int(child.exitcode != 0)


def _is_done(folder: Path, site: Site) -> bool:
    with suppress(sqlite3.Error):
        connection = sqlite3.connect(folder / "winnow.db")
        try:
            return bool(connection.execute("SELECT count(*) FROM kept").fetchone()[0] >= site.pages)
        finally:
            connection.close()
    return False


def _checked(folder: Path, site: Site, kills: int, hits: Counter[str], seconds: float) -> Outcome:
    connection = sqlite3.connect(folder / "winnow.db")
    rows = connection.execute("SELECT address, digest, file, offset, record_id FROM kept").fetchall()
    left = connection.execute("SELECT count(*) FROM frontier WHERE state != 2").fetchone()[0]
    connection.close()
    wanted = set(site.addresses())
    counts = Counter(row[0] for row in rows)
    archive = archive_of(folder)
    repeats = [hits[address] - 1 for address in wanted if hits[address] > 1]
    archived = sum(1 for _ in archive.iterate())
    return Outcome(
        kills=kills,
        pages=site.pages,
        stored=len(rows),
        lost=len(wanted - set(counts)),
        duplicated=sum(number - 1 for number in counts.values()),
        unreadable=sum(1 for row in rows if not _is_whole(archive, row)),
        repeated=sum(repeats),
        most_repeated=max(repeats, default=0),
        most_in_flight=site.hosts,
        orphans=archived - len(rows),
        torn=sum(path.stat().st_size for path in (folder / "raw").glob("*.torn")),
        left_over=left,
        seconds=round(seconds, 1),
    )


def _is_whole(archive: Archive, row: tuple[str, str, str, int, str]) -> bool:
    address, digest, file, offset, record_id = row
    try:
        page = archive.read(Record(file=file, offset=offset, record_id=record_id))
    except ArchiveError:
        return False
    return (page.answered, page.digest) == (address, digest)


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    with tempfile.TemporaryDirectory() as place:
        outcome = soak(Path(place), number, Site(hosts=10, pages_per_host=300 * max(1, number // 50)), seed=number)
    print(outcome)
    sys.exit(0 if outcome.good else 1)
