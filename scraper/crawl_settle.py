"""Settling a crawl's talks: archive first, then remember the host, then say what came of it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from scraper.address import AddressError, host
from scraper.archive import Archive
from scraper.archive_file import ArchiveFullError
from scraper.crawl_follow import Follower, Led
from scraper.crawl_reader import Archived, Read, is_large, read_now
from scraper.crawl_settle_source import NOT_MODIFIED, SourceSettler
from scraper.crawl_talk import RobotsAnswer, StoppedError, Talked
from scraper.crawl_turn import Failed, SourceFailed, SourceRead, Turn, Unchanged
from scraper.errors import BusyError, FetchError
from scraper.frontier import Frontier
from scraper.frontier_records import Lease, Source
from scraper.outlet import Outlet
from scraper.pace import Visits, answered, asked, failed
from scraper.page import Exchange, Page, Record
from scraper.retry import may_retry, wait_s

MAX_TRIES = 5
UNREACHABLE_REST_S = 3_600.0  # of a host whose robots.txt gives no answer
DISK_FULL_REST = timedelta(hours=1)
LARGE_BYTES = 256_000  # of one batch: packing more is done in a thread, so that others' deadlines are kept

_Kept = Record | ArchiveFullError | None


class Settler:
    """Turns talks into turns; writes to frontier and archive, in that transaction and that batch."""

    def __init__(
        self,
        frontier: Frontier,
        archive: Archive,
        *,
        now: Callable[[], datetime],
        chance: Callable[[], float],
        stop: asyncio.Event,
    ) -> None:
        self._frontier = frontier
        self._archive = archive
        self._now = now
        self._chance = chance
        self._stop = stop
        self._follower = Follower(frontier, now=now)
        self._sources = SourceSettler(frontier, self._follower, now=now, chance=chance)
        self._unread: list[Archived] = []

    async def settle(self, done: tuple[Talked | Read, ...]) -> tuple[Turn, ...]:
        """One turn for each talk, every answer durable.

        Talks that a stop ended give none; those of large sources give theirs once they are read, see `unread`.
        """
        talks = tuple(each for each in done if isinstance(each, Talked))
        kept = await self._archived(talks)
        for talked in talks:
            self._remember(talked)
        turns = [await self._turn(talked, record) for talked, record in zip(talks, kept, strict=True)]
        turns += [await self._read(each) for each in done if isinstance(each, Read)]
        return tuple(turn for turn in turns if turn is not None)

    def unread(self) -> tuple[Archived, ...]:
        """The answers that were archived since the last time and are too large to be read where we stand."""
        taken, self._unread = tuple(self._unread), []
        return taken

    def led(self, page: Page, lease: Lease, outlet: Outlet) -> Led:
        """Note what a page leads to."""
        return self._follower.led(page, lease, outlet)

    async def _archived(self, talks: tuple[Talked, ...]) -> list[_Kept]:
        """Where each answer lies; on a full disk the fault, and the run is stopped: more answers would be lost too."""
        large = sum(len(talked.exchange.wire_body) for talked in talks if talked.exchange) > LARGE_BYTES
        try:
            return await _in_thread(lambda: self._written(talks)) if large else self._written(talks)
        except ArchiveFullError as error:
            self._stop.set()
            return [error] * len(talks)

    def _written(self, talks: tuple[Talked, ...]) -> list[_Kept]:
        kept: list[_Kept] = [self._write(talked) for talked in talks]
        self._archive.sync()
        return kept

    def _write(self, talked: Talked) -> Record | None:
        outlet = talked.outlet.id
        for robots in talked.robots:
            if robots.exchange is not None:
                self._archive.write(robots.exchange, outlet, role="robots")
        if talked.exchange is not None:
            role = "page" if isinstance(talked.job, Lease) else "source"
            return self._archive.write(talked.exchange, outlet, role=role, earlier=talked.job.seen.record)
        exchange = talked.error.exchange if isinstance(talked.error, FetchError) else None
        return self._archive.write(exchange, outlet, role="failed") if exchange is not None else None

    def _remember(self, talked: Talked) -> None:
        """What the talk taught us of its host."""
        for robots in talked.robots:
            self._frontier.hosts.keep_robots(robots.origin, robots.status, robots.body)
        if not talked.requests and not _unreachable(talked.error):
            return
        hosts, name = self._frontier.hosts, talked.job.host
        hosts.keep(name, _visited(hosts.visits(name), talked), talked.outlet.pace)
        for other in _led_to(talked):  # a redirect's end has been asked too, and needs its rest
            visits = answered(asked(hosts.visits(other), talked.ended_at), talked.ended_at, 0.0)
            hosts.keep(other, visits, talked.outlet.pace)

    async def _turn(self, talked: Talked, kept: _Kept) -> Turn | None:
        job, outlet = talked.job, talked.outlet
        if isinstance(talked.error, StoppedError):
            if isinstance(job, Lease):
                self._frontier.give_back(job)
            return None
        remark = _capped(talked)
        if isinstance(job, Source):
            result = await self._source_result(talked, job, kept)
            return Turn(outlet=outlet, result=result, remark=remark) if result is not None else None
        page = self._page_result(talked, job, kept)
        more, fault = self.led(page, job, outlet) if isinstance(page, Page) else Led(more=False)
        return Turn(outlet=outlet, lease=job, result=page, more=more, fault=fault, remark=remark)

    async def _read(self, read: Read) -> Turn:
        archived = read.archived
        result = await self._sources.read(read, _page(archived))
        return Turn(outlet=archived.talked.outlet, result=result, remark=_capped(archived.talked))

    def _page_result(self, talked: Talked, lease: Lease, kept: _Kept) -> Page | Unchanged | Failed:
        if isinstance(kept, ArchiveFullError):
            return Failed(name="disk_full", detail=str(kept), error=kept, again_at=self._now() + DISK_FULL_REST)
        if talked.exchange is None or kept is None:
            return self._failure(talked.error, lease)
        exchange = talked.exchange
        lost = lease.seen.record if self._archive.is_lost(lease.seen.record) else None
        if exchange.status == NOT_MODIFIED:
            conditional = bool(lease.seen.etag or lease.seen.last_modified)
            return self._wanted_in_full(lease) if lost and conditional else Unchanged(status=304, record=kept)
        page = page_of(exchange, talked.outlet.id, kept)
        if page.digest != lease.seen.body_digest:
            return page
        if lost:
            self._frontier.stored_again(lease, kept)
        return Unchanged(status=exchange.status, record=kept, lost=lost)

    def _wanted_in_full(self, lease: Lease) -> Failed:
        """The host has what we have lost: it is asked once more, this time without conditions."""
        self._frontier.forget_validators(lease)
        detail = "not modified, but what was archived of it cannot be read; asked for in full"
        return Failed(name="original_lost", detail=detail, again_at=self._now())

    def _failure(self, error: Exception | None, lease: Lease) -> Failed:
        name, detail = _named(error)
        again_at = None
        if _unreachable(error):
            again_at = self._now() + timedelta(seconds=UNREACHABLE_REST_S)
        elif error is not None and may_retry(error) and lease.tries + 1 < MAX_TRIES:
            again_at = self._now() + timedelta(seconds=wait_s(error, lease.tries + 1, self._chance))
        return Failed(name=name, detail=detail, error=error, again_at=again_at)

    async def _source_result(self, talked: Talked, source: Source, kept: _Kept) -> SourceRead | SourceFailed | None:
        """None where the answer is large: its turn comes when it has been read."""
        if isinstance(kept, ArchiveFullError):
            return SourceFailed(address=source.address, name="disk_full", detail=str(kept))
        if talked.exchange is None or kept is None:
            name, why = _named(talked.error)
            passing = not _unreachable(talked.error)
            return self._sources.failed(talked.error, source, name, why, passing=passing)
        archived = Archived(talked=talked, source=source, exchange=talked.exchange, record=kept)
        page = _page(archived)
        known = self._sources.known(archived, page)
        if known is None and is_large(archived.exchange):
            self._unread.append(archived)
            return None
        return known or await self._sources.read(read_now(archived, self._now()), page)


async def _in_thread(work: Callable[[], list[_Kept]]) -> list[_Kept]:
    """Run the work in a thread, and to its end even when we are cancelled: the archive is closed after us."""
    task = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


def _page(archived: Archived) -> Page:
    return page_of(archived.exchange, archived.source.outlet, archived.record)


def page_of(exchange: Exchange, outlet: str, record: Record) -> Page:
    """The page of an exchange that is archived."""
    return Page(
        asked=exchange.asked,
        answered=exchange.answered,
        redirects=exchange.redirects,
        fetched_at=exchange.fetched_at,
        status=exchange.status,
        headers=exchange.headers,
        body=exchange.body,
        outlet=outlet,
        record=record,
    )


def _visited(visits: Visits, talked: Talked) -> Visits:
    own = [hop for hop in _hops(talked) if hop == talked.job.host]
    for _ in range(talked.requests + len(own)):
        visits = asked(visits, talked.ended_at)
    for robots in talked.robots:
        if _is_at(robots, talked.job.host):
            visits = replace(visits, crawl_delay_s=robots.crawl_delay_s)
    error = talked.error
    if _unreachable(error):
        return failed(visits, talked.ended_at, UNREACHABLE_REST_S)
    if isinstance(error, BusyError):
        return failed(visits, talked.ended_at, error.retry_after_s)
    exchange = talked.exchange or (error.exchange if isinstance(error, FetchError) else None)
    return answered(visits, talked.ended_at, exchange.elapsed_s if exchange else visits.latency_s)


def _hops(talked: Talked) -> list[str]:
    """The hosts a chain of redirects led to, one for each further request."""
    exchange = talked.exchange or (talked.error.exchange if isinstance(talked.error, FetchError) else None)
    if exchange is None or not exchange.redirects:
        return []
    return [host(address) for address in (*(hop.address for hop in exchange.redirects[1:]), exchange.answered)]


def _led_to(talked: Talked) -> set[str]:
    return set(_hops(talked)) - {talked.job.host}


def _capped(talked: Talked) -> str:
    """The Crawl-delay we do not wait out, where there is one: worth a word, for the host asked for it."""
    most = talked.outlet.pace.max_delay_s
    wished = [robots.crawl_delay_s or 0.0 for robots in talked.robots if _is_at(robots, talked.job.host)]
    return f"Crawl-delay of {max(wished):g} s capped to {most:g} s" if max(wished, default=0.0) > most else ""


def _is_at(robots: RobotsAnswer, name: str) -> bool:
    try:
        return host(robots.origin) == name
    except AddressError:
        return False


def _unreachable(error: Exception | None) -> bool:
    return isinstance(error, BusyError) and error.name == "robots_unreachable"


def _named(error: Exception | None) -> tuple[str, str]:
    if isinstance(error, FetchError):
        return error.name, error.why
    return "internal", f"{type(error).__name__}: {error}"[:500]
