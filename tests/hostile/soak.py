"""Kill a whole crawl again and again and check every promise: `python -m tests.hostile.soak 500`.

A site on loopback is crawled, cleaned, kept, published and exported by a process that dies at a named failpoint or at a
random moment. Then the unsynced end of the archive is torn, as a power cut would, and the next process goes on. After
each kill what was acknowledged must still be there; after the last run everything must be whole.
"""

import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

from corpus.places import RAW
from scraper.failpoint import POINTS
from tests.hostile.loopback import Hits, served
from tests.hostile.soak_checks import Witness
from tests.hostile.soak_child import Life, live, reopening_s
from tests.hostile.soak_site import Site

PAGES_PER_KILL = 14
PATIENCE_S = 300.0  # for one life, on however busy a machine
_OFTEN = frozenset(
    {"archive.answer_written", "archive.written", "archive.before_sync", "archive.synced", "archive.noted"}
    | {"frontier.leased", "frontier.finished", "store.kept", "store.before_commit", "store.committed"}
)
_EXPORTED = frozenset({"export.staged", "export.half_renamed", "file.before_rename", "file.renamed"})
_WORKER = frozenset({"worker.asked"})  # has a test of its own: it kills another process than this one
ORDERS = tuple(point for point in POINTS if point not in _WORKER)
_ANY_TIME = 4  # lives that die at a random moment, for each that dies at a certain point


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found after the last run."""

    kills: int
    points: dict[str, int]  # where
    lives: int
    pages: int
    requests: int  # for pages
    torn: int  # bytes set aside
    reopening_s: float  # processor time of the slowest
    seconds: float
    processor_s: float
    faults: tuple[str, ...]


def soak(place: Path, kills: int, site: Site, seed: int = 0) -> Outcome:
    """Crawl a site with so many kills, then to its end; needs an empty folder."""
    began, used = time.monotonic(), time.process_time()
    chance = random.Random(seed)
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.hostile.soak_child", "tests.hostile.soak_warm"])
    witness, points, lives, slowest = Witness(site=site), Counter[str](), 0, 0.0
    with served(site.answer) as (port, hits):
        while points.total() < kills and lives < 3 * kills:
            life = _drawn(place, site, port, chance)
            child = processes.Process(target=live, args=(life,))
            child.start()
            lives += 1
            if _dies(child, life, hits, chance):
                points[life.order.partition(":")[0] or "any time"] += 1
                _tear(life.data / RAW, chance)
            witness.look(life.data, hits)
            if chance.random() < 0.1:
                slowest = max(slowest, reopening_s(life.data))
        last = Life(place=place, site=site, port=port, exports=True)
        child = processes.Process(target=live, args=(last,))
        child.start()
        child.join(PATIENCE_S)
        faults = [] if child.exitcode == 0 else [f"the last run ended with {child.exitcode}"]
        faults += witness.conclude(last, hits)
        faults += _again(processes.Process(target=live, args=(last,)), witness, hits, last)
        return Outcome(
            kills=points.total(),
            points=dict(points),
            lives=lives,
            pages=len(site.ends()),
            requests=hits.pages(),
            torn=sum(path.stat().st_size for path in (last.data / RAW).glob("*.torn")),
            reopening_s=round(max(slowest, reopening_s(last.data)), 3),
            seconds=round(time.monotonic() - began, 1),
            processor_s=round(time.process_time() - used, 1),
            faults=tuple(faults),
        )


def _drawn(place: Path, site: Site, port: int, chance: random.Random) -> Life:
    """A life, and where it is to end."""
    limit = chance.randint(2, PAGES_PER_KILL)
    if chance.random() * (_ANY_TIME + 1) < 1:
        return Life(place=place, site=site, port=port, limit=limit)
    point = chance.choice(ORDERS)
    nth = chance.randint(1, limit if point in _OFTEN else 2)
    exports = point in _EXPORTED or chance.random() < 0.05
    return Life(place=place, site=site, port=port, order=f"{point}:{nth}", limit=limit, exports=exports)


def _dies(child: BaseProcess, life: Life, hits: Hits, chance: random.Random) -> bool:
    """Wait for the end of a life, or bring it about; whether it was a violent one."""
    if not life.order:
        enough = hits.pages() + chance.randint(0, life.limit)
        until = time.monotonic() + PATIENCE_S
        while child.is_alive() and hits.pages() < enough and time.monotonic() < until:
            child.join(0.002)
        child.join(chance.random() * 0.02)
        child.kill()
    child.join(PATIENCE_S)
    if child.exitcode is None:
        child.kill()
        raise RuntimeError(f"a life of more than {PATIENCE_S} s: {life}")
    if child.exitcode > 0:
        raise RuntimeError(f"a life ended with {child.exitcode}: {life}")
    return child.exitcode < 0


def _tear(raw: Path, chance: random.Random) -> None:
    """What a power cut does to the archive: of what was not synced any part is lost, and what stays may be garbage."""
    written = sorted(raw.glob("*.warc.gz"), key=lambda path: path.name.rpartition("-")[2])
    if not written or chance.random() < 0.5:
        return
    newest = written[-1]
    note = newest.with_name(newest.name + ".synced")
    synced = int(note.read_text("ascii").split()[1]) if note.exists() and note.stat().st_size else 0
    with newest.open("r+b") as file:
        file.truncate(chance.randint(synced, max(synced, newest.stat().st_size)))
        file.seek(0, 2)
        file.write(chance.randbytes(chance.choice((0, 0, 1, 40))))


def _again(child: BaseProcess, witness: Witness, hits: Hits, life: Life) -> list[str]:
    """One more run finds nothing to do and changes nothing."""
    before, documents = hits.pages(), dict(witness.documents)
    child.start()
    child.join(PATIENCE_S)
    witness.faults.clear()
    witness.look(life.data, hits)
    if (hits.pages(), witness.documents, child.exitcode) != (before, documents, 0):
        witness.faults.append(f"one more run asked for {hits.pages() - before} pages, ended with {child.exitcode}")
    return witness.faults


def main() -> int:
    """Soak in a folder of the system's choice; 1 when anything was lost, doubled or left."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else kills
    hosts = 6
    with tempfile.TemporaryDirectory() as place:
        outcome = soak(Path(place), kills, Site(hosts=hosts, pages_per_host=PAGES_PER_KILL * kills // hosts + 1), seed)
    sys.stdout.write(f"{outcome}\n")
    return int(bool(outcome.faults) or outcome.kills < kills)


if __name__ == "__main__":
    sys.exit(main())
