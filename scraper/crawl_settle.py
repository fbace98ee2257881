"""Settling a crawl's talks: archive first, then remember the host, then say what came of it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from scraper.address import AddressError, host
from scraper.archive import Archive
from scraper.archive_file import ArchiveFullError
from scraper.crawl_parts import next_part
from scraper.crawl_read import NotASourceError, Reading, links, read_source
from scraper.crawl_talk import RobotsAnswer, StoppedError, Talked
from scraper.crawl_turn import Failed, SourceFailed, SourceRead, Turn, Unchanged
from scraper.errors import BusyError, FetchError, shown
from scraper.frontier import Frontier
from scraper.frontier_records import Kind, Lease, Seen, Source
from scraper.frontier_rows import seen_of
from scraper.outlet import Outlet
from scraper.pace import Visits, answered, asked, failed
from scraper.page import Exchange, Page, Record, digest
from scraper.retry import may_retry, wait_s

MAX_TRIES = 5
SOURCE_RETRIES = 2  # of a busy source, before its interval grows: a run without its feed is an empty run
UNREACHABLE_REST_S = 3_600.0  # of a host whose robots.txt gives no answer
DISK_FULL_REST = timedelta(hours=1)
NOT_MODIFIED = 304


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
        self._followed: dict[str, int] = {}  # links followed in this run, by outlet

    def settle(self, talks: tuple[Talked, ...]) -> tuple[Turn, ...]:
        """One turn for each talk, every answer durable; talks that a stop ended give none."""
        kept = self._archived(talks)
        for talked in talks:
            self._remember(talked)
        turns = [self._turn(talked, record) for talked, record in zip(talks, kept, strict=True)]
        return tuple(turn for turn in turns if turn is not None)

    def _archived(self, talks: tuple[Talked, ...]) -> list[Record | ArchiveFullError | None]:
        """Where each answer lies; on a full disk the fault, and the run is stopped: more answers would be lost too."""
        try:
            kept: list[Record | ArchiveFullError | None] = [self._write(talked) for talked in talks]
            self._archive.sync()
        except ArchiveFullError as error:
            self._stop.set()
            return [error] * len(talks)
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
        visits = _visited(self._frontier.hosts.visits(talked.job.host), talked)
        self._frontier.hosts.keep(talked.job.host, visits, talked.outlet.pace)

    def _turn(self, talked: Talked, kept: Record | ArchiveFullError | None) -> Turn | None:
        job, outlet = talked.job, talked.outlet
        if isinstance(talked.error, StoppedError):
            if isinstance(job, Lease):
                self._frontier.give_back(job)
            return None
        if isinstance(job, Lease):
            return Turn(outlet=outlet, lease=job, result=self._page_result(talked, job, kept))
        result = self._source_result(talked, job, kept)
        if isinstance(result, SourceRead) and (capped := _capped(talked)):
            result = replace(result, remark="; ".join(filter(None, (result.remark, capped))))
        return Turn(outlet=outlet, result=result)

    def _page_result(
        self, talked: Talked, lease: Lease, kept: Record | ArchiveFullError | None
    ) -> Page | Unchanged | Failed:
        if isinstance(kept, ArchiveFullError):
            return Failed(name="disk_full", detail=str(kept), error=kept, again_at=self._now() + DISK_FULL_REST)
        if talked.exchange is None or kept is None:
            return self._failure(talked.error, lease)
        exchange = talked.exchange
        if exchange.status == NOT_MODIFIED:
            return Unchanged(status=exchange.status, record=kept)
        page = page_of(exchange, talked.outlet.id, kept)
        if page.digest == lease.seen.body_digest:
            return Unchanged(status=exchange.status, record=kept)
        self._follow(page, lease, talked)
        # Without an id the address was asked for by hand and is not in the queue: its other parts are not either.
        if lease.id and (following := next_part(page.body, page.answered, lease.part)):
            self._frontier.add_part(lease, following)
        return page

    def _failure(self, error: Exception | None, lease: Lease) -> Failed:
        name, detail = _named(error)
        again_at = None
        if _unreachable(error):
            again_at = self._now() + timedelta(seconds=UNREACHABLE_REST_S)
        elif error is not None and may_retry(error) and lease.tries + 1 < MAX_TRIES:
            again_at = self._now() + timedelta(seconds=wait_s(error, lease.tries + 1, self._chance))
        return Failed(name=name, detail=detail, error=error, again_at=again_at)

    def _follow(self, page: Page, lease: Lease, talked: Talked) -> None:
        """Note the links of a page that was itself found by a link, while `follow.depth` lets us."""
        follow = talked.outlet.follow
        if follow is not None and 0 < lease.depth < follow.depth:
            reading = self._followable(links(page.body, page.answered, talked.outlet, self._now()), talked.outlet)
            self._add(reading, talked, found_in=lease.address, depth=lease.depth + 1)

    def _source_result(
        self, talked: Talked, source: Source, kept: Record | ArchiveFullError | None
    ) -> SourceRead | SourceFailed:
        if isinstance(kept, ArchiveFullError):
            return SourceFailed(address=source.address, name="disk_full", detail=str(kept))
        if talked.exchange is None or kept is None:
            return self._source_failed(talked.error, source)
        try:
            return self._source_read(talked, source, talked.exchange, kept)
        except NotASourceError as error:
            self._frontier.sources.failed(source, error.name)
            return SourceFailed(address=source.address, name=error.name, detail=str(error))

    def _source_failed(self, error: Exception | None, source: Source) -> SourceFailed:
        name, detail = _named(error)
        again_at = again_s = None
        if error is not None and may_retry(error) and not _unreachable(error) and source.failures < SOURCE_RETRIES:
            again_s = wait_s(error, source.failures + 1, self._chance)
            again_at = self._now() + timedelta(seconds=again_s)
        self._frontier.sources.failed(source, name, again_s=again_s)
        return SourceFailed(address=source.address, name=name, detail=detail, again_at=again_at)

    def _source_read(self, talked: Talked, source: Source, exchange: Exchange, record: Record) -> SourceRead:
        sources = self._frontier.sources
        if exchange.status == NOT_MODIFIED or digest(exchange.body) == source.seen.body_digest:
            seen = source.seen if exchange.status == NOT_MODIFIED else seen_of(page_of(exchange, source.outlet, record))
            sources.read(source, outcome="unchanged", changed=False, answered=exchange.answered, seen=seen)
            return SourceRead(address=source.address, changed=False)
        if sources.is_copy(source, exchange.answered):
            sources.read(source, outcome="copy", changed=False, answered=exchange.answered, seen=Seen())
            return SourceRead(
                address=source.address, changed=False, remark=f"a second name of {shown(exchange.answered)}"
            )
        reading = read_source(exchange, source.kind, source.depth, talked.outlet, self._now())
        depth = 1 if source.kind is Kind.LINKS else 0
        if depth:
            reading = self._followable(reading, talked.outlet)
        new = self._add(reading, talked, found_in=source.address, depth=depth)
        new_children = sources.add_children(source, reading.children)
        # The answer counts as changed when it told us something new: a feed with a clock in it changes every time.
        changed = new + new_children > 0
        # With links left out it is read again the next time, even when it has not changed.
        seen = Seen() if reading.left_out else seen_of(page_of(exchange, source.outlet, record))
        sources.read(source, outcome="read", changed=changed, answered=exchange.answered, seen=seen)
        return SourceRead(
            address=source.address,
            changed=changed,
            new=new,
            listed=reading.listed,
            out_of_scope=reading.out_of_scope,
            trapped=reading.trapped,
            remark=reading.remark,
        )

    def _add(self, reading: Reading, talked: Talked, *, found_in: str, depth: int) -> int:
        outlet = talked.outlet.id
        new = self._frontier.add(reading.found, outlet, found_in, depth=depth)
        self._followed[outlet] = self._followed.get(outlet, 0) + (new if depth else 0)
        return new

    def _followable(self, reading: Reading, outlet: Outlet) -> Reading:
        """The new links of a page, as many as this run may follow, without those whose like never led to a story."""
        barren = self._frontier.shapes.is_barren
        found = tuple(each for each in reading.found if not barren(outlet.id, each.address))
        new = self._frontier.unknown(found)
        most = outlet.follow.max_links if outlet.follow is not None else 0
        room = max(0, most - self._followed.get(outlet.id, 0))
        left_out = len(new[room:])
        return replace(
            reading,
            found=new[:room],
            trapped=reading.trapped + len(reading.found) - len(found),
            left_out=left_out,
            remark=f"max-links of {most} reached, {left_out} links left out" if left_out else reading.remark,
        )


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
    for _ in range(talked.requests):
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
