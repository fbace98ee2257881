"""A disk that is full, at any byte and at any point: a named end, nothing acknowledged lost, and on it goes."""

import multiprocessing
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.places import DATABASE
from scraper.failpoint import POINTS
from tests.hostile.loopback import Hits, served
from tests.hostile.soak_checks import Witness
from tests.hostile.soak_child import FULL, Life, live
from tests.hostile.soak_site import Site

SITE = Site(hosts=2, pages_per_host=12)
STEP_BYTES = 4_096
PATIENCE_S = 120.0
WHERE = [point for point in POINTS if not point.startswith("worker.")]


def ended(life: Life) -> int | None:
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.hostile.soak_child", "tests.hostile.soak_warm"])
    child = processes.Process(target=live, args=(life,))
    child.start()
    child.join(PATIENCE_S)
    return child.exitcode


def carry_on(life: Life, witness: Witness, hits: Hits) -> None:
    """With room again, and two hours later, one run ends it all as if nothing had been."""
    assert ended(replace(life, clock_days=life.clock_days + 1 / 12)) == 0
    assert witness.conclude(life, hits) == []


def test_files_that_may_grow_by_four_kilobytes_each_time(tmp_path: Path) -> None:
    """The limit stands in for a disk: every write of a whole crawl fails once, from the first to the last."""
    witness, ends = Witness(site=SITE), []
    with served(SITE.answer) as (port, hits):
        life = Life(place=tmp_path, site=SITE, port=port, exports=True)
        for step in range(1, 200):
            ends.append(ended(replace(life, file_bytes=step * STEP_BYTES)))
            witness.look(life.data, hits)
            if ends[-1] == 0:
                break
        assert set(ends[:-1]) == {FULL}
        assert len(ends) > 40
        carry_on(life, witness, hits)


def test_the_disk_fills_up_at_each_point(tmp_path: Path) -> None:
    witness, ends = Witness(site=SITE), {}
    with served(SITE.answer) as (port, hits):
        life = Life(place=tmp_path, site=SITE, port=port, limit=3, exports=True)
        for number, point in enumerate(WHERE):
            now = replace(life, order=f"{point}:1:full", clock_days=number / 12)  # two hours later each time
            ends[point] = ended(now)
            witness.look(life.data, hits)
        assert set(ends.values()) <= {FULL, 0}, ends
        assert list(ends.values()).count(FULL) > len(WHERE) // 2, ends
        carry_on(replace(life, limit=0, clock_days=len(WHERE) / 12), witness, hits)


@contextmanager
def small_disk(place: Path, kilobytes: int) -> Iterator[None]:
    """A disk in memory, where we may mount one."""
    size = f"size={kilobytes}k"
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", place], capture_output=True, check=False)  # noqa: S607
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.decode().strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", place], check=True)  # noqa: S607


@pytest.mark.parametrize("kilobytes", [100, 400])
def test_a_small_disk_runs_full_and_is_made_larger(kilobytes: int, tmp_path: Path) -> None:
    witness = Witness(site=SITE)
    with small_disk(tmp_path, kilobytes), served(SITE.answer) as (port, hits):
        life = Life(place=tmp_path, site=SITE, port=port, exports=True)
        assert ended(life) == FULL
        witness.look(life.data, hits)
        larger = ["mount", "-o", "remount,size=20m", str(tmp_path)]
        subprocess.run(larger, check=True)
        assert (life.data / DATABASE).exists()
        carry_on(life, witness, hits)


def test_a_clock_that_is_a_year_wrong_either_way_costs_nothing(tmp_path: Path) -> None:
    witness = Witness(site=SITE)
    with served(SITE.answer) as (port, hits):
        life = Life(place=tmp_path, site=SITE, port=port, exports=True)
        for days, limit in ((365.0, 5), (-365.0, 5), (0.0, 5)):
            assert ended(replace(life, clock_days=days, limit=limit)) == 0
            witness.look(life.data, hits)
        carry_on(life, witness, hits)
