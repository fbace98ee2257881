"""Crawl: the loop that joins frontier, fetcher and archive, one turn at a time."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from datetime import datetime, timedelta

from scraper.archive import Archive
from scraper.crawl_adopt import adopt
from scraper.crawl_reader import Archived, Read, Reader
from scraper.crawl_scope import sources_of
from scraper.crawl_settle import Settler
from scraper.crawl_talk import Asks, Talked, Talker
from scraper.crawl_turn import Turn
from scraper.frontier import Frontier
from scraper.frontier_marks import Mark
from scraper.frontier_records import Lease, Source
from scraper.outlet import Outlet
from scraper.page import Page

__all__ = ["CONCURRENCY", "PATIENCE_S", "crawl", "declare"]

CONCURRENCY = 64  # hosts talked to at the same time
PATIENCE_S = 120.0  # a turn that comes later than this is left to the next run
_SHORTEST_WAIT_S = 0.02


async def crawl(  # noqa: PLR0913 - the joints of the house, each passed in by name
    outlets: Sequence[Outlet],
    *,
    frontier: Frontier,
    fetcher: Asks,
    archive: Archive,
    agent: str,
    now: Callable[[], datetime],
    limit: int = 0,
    stop: asyncio.Event,
    commit: Callable[[], None],
) -> AsyncIterator[Turn]:
    """Follow the outlets until nothing is due within PATIENCE_S, the limit is reached, or `stop` is set.

    Every answer is archived and durable before it is handed out. The consumer stores what it made of a turn and ends
    its lease (`frontier.finish`) in the open transaction; `commit` is called after each batch of turns, once the next
    leases are taken. If the consumer dies in between, the next run hands out what is archived once more and asks again
    for what is not.

    Args:
        outlets: Whom to follow.
        frontier: Shares its connection with the consumer's store.
        fetcher: Asks.
        archive: Takes every answer.
        agent: The name robots.txt files know us by.
        now: The clock.
        limit: Pages to fetch at most; 0 for no limit.
        stop: Set it to drain: what is being asked is finished and handed out, nothing new is begun.
        commit: Makes what was written to the connection durable.

    Raises:
        ArchiveError: The archive cannot be opened; later faults of it are `Failed` turns.
    """
    archive.open()
    run = _Run(outlets, frontier, now, limit, stop)
    talker = Talker(fetcher, frontier.hosts, agent=agent, now=now, stop=stop)
    settler = Settler(frontier, archive, now=now, chance=random.random, stop=stop)  # noqa: S311 - spreads requests
    run.begin()
    commit()
    for turn in adopt(frontier, archive, {outlet.id: outlet for outlet in outlets}, commit, settler.led):
        run.count(turn)
        yield turn
    commit()
    reader = Reader()
    try:
        while run.start(talker):
            commit()  # what the turns before came to, and the next leases, before the network is waited for
            for turn in await settler.settle(await run.finished()):
                run.count(turn)
                yield turn
            run.read(reader, settler.unread())
            frontier.marks.put(Mark(*archive.end()))
        commit()  # the last turns; and what the consumer writes from now on is its own to commit
    finally:
        await run.abandon()
        reader.close()


def declare(frontier: Frontier, outlets: Iterable[Outlet]) -> None:
    """Bring the frontier's sources and listed addresses up to the settings."""
    for outlet in outlets:
        frontier.sources.declare(outlet.id, sources_of(outlet))
        if outlet.follow is None and outlet.urls:
            frontier.add_urls(outlet.urls, outlet.id)


class _Run:
    """What is in flight, and what may still be begun."""

    def __init__(
        self,
        outlets: Sequence[Outlet],
        frontier: Frontier,
        now: Callable[[], datetime],
        limit: int,
        stop: asyncio.Event,
    ) -> None:
        self._outlets = {outlet.id: outlet for outlet in outlets}
        self._frontier = frontier
        self._now = now
        self._limit = limit
        self._stop = stop
        self._tasks: dict[asyncio.Task[Talked] | asyncio.Task[Read], Lease | Source] = {}
        self._pages: dict[str, int] = dict.fromkeys(self._outlets, 0)  # got, by outlet
        self._reading: set[str] = set()  # hosts whose last talk was one of many sitemaps

    def begin(self) -> None:
        """Take back what a killed run left, and bring the sources up to the settings."""
        self._frontier.begin_run()
        declare(self._frontier, self._outlets.values())

    def start(self, talker: Talker) -> bool:
        """Begin what can be begun; False when the run is over."""
        if not self._stop.is_set():
            for job in self._jobs(CONCURRENCY - len(self._tasks)):
                task = asyncio.create_task(talker.talk(job, self._outlets[job.outlet]))
                self._tasks[task] = job
        return bool(self._tasks) or (not self._stop.is_set() and self._wait_s() <= PATIENCE_S)

    def read(self, reader: Reader, unread: tuple[Archived, ...]) -> None:
        """Have large answers read; their hosts rest meanwhile, as they would while being asked."""
        for archived in unread:
            self._tasks[asyncio.create_task(reader.read(archived, self._now()))] = archived.source

    async def finished(self) -> tuple[Talked | Read, ...]:
        """Wait until something is finished, or the next host's turn has come, or the run is stopped."""
        stopped = asyncio.create_task(self._stop.wait())
        waits = {*self._tasks} if self._stop.is_set() else {*self._tasks, stopped}
        wait_s = (
            None if self._stop.is_set() or len(self._tasks) >= CONCURRENCY else max(self._wait_s(), _SHORTEST_WAIT_S)
        )
        try:
            await asyncio.wait(waits, timeout=wait_s, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopped.cancel()
        done = [task for task in self._tasks if task.done()]
        for task in done:
            del self._tasks[task]
        return tuple(task.result() for task in done)

    def count(self, turn: Turn) -> None:
        """Note a page towards the limits."""
        if isinstance(turn.result, Page):
            self._pages[turn.outlet.id] += 1

    async def abandon(self) -> None:
        """Cancel what is in flight; its leases are taken back by the next run."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _jobs(self, free: int) -> list[Lease | Source]:
        """Sources before pages; where an index names many sitemaps, pages have every second turn."""
        jobs: list[Lease | Source] = []
        for ask in (self._sources, self._leases, self._more_sources):
            active = self._active()
            if free > len(jobs) and active:
                busy = {job.host for job in (*self._tasks.values(), *jobs)}
                jobs += ask(active, free - len(jobs), busy)
        return jobs

    def _sources(self, active: list[str], free: int, busy: set[str]) -> tuple[Lease | Source, ...]:
        return self._read(self._frontier.sources.due(active, free, busy | self._reading))

    def _more_sources(self, active: list[str], free: int, busy: set[str]) -> tuple[Lease | Source, ...]:
        return self._read(self._frontier.sources.due(active, free, busy))

    def _leases(self, active: list[str], free: int, busy: set[str]) -> tuple[Lease | Source, ...]:
        taken: list[Lease] = []
        for lease in self._frontier.lease(free, outlets=active, busy=busy):
            if self._room(taken) > 0 and not self._is_full(self._outlets[lease.outlet], taken):
                taken.append(lease)
            else:
                self._frontier.give_back(lease)
        self._reading -= {lease.host for lease in taken}
        return tuple(taken)

    def _read(self, sources: tuple[Source, ...]) -> tuple[Source, ...]:
        self._reading |= {source.host for source in sources if source.depth > 0}
        return sources

    def _active(self) -> list[str]:
        """The outlets that have not had their fill."""
        if self._room() <= 0:
            return []
        return [outlet.id for outlet in self._outlets.values() if not self._is_full(outlet)]

    def _room(self, taken: Sequence[Lease] = ()) -> int:
        """Pages that may still be asked for."""
        if not self._limit:
            return CONCURRENCY
        return self._limit - sum(self._pages.values()) - len(self._asked()) - len(taken)

    def _is_full(self, outlet: Outlet, taken: Sequence[Lease] = ()) -> bool:
        if not outlet.max_docs:
            return False
        asked = sum(1 for lease in (*self._asked(), *taken) if lease.outlet == outlet.id)
        return outlet.max_docs <= self._pages[outlet.id] + asked

    def _asked(self) -> list[Lease]:
        return [job for job in self._tasks.values() if isinstance(job, Lease)]

    def _wait_s(self) -> float:
        """Seconds until the next thing can be begun; more than PATIENCE_S when nothing can."""
        due = self._frontier.next_due(self._active(), {job.host for job in self._tasks.values()})
        return (due - self._now()) / timedelta(seconds=1) if due is not None else PATIENCE_S + 1
