"""One talk of a crawl with a host: robots.txt first, then the address; tells what happened, never raises."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from scraper.address import AddressError, origin
from scraper.errors import BrokenError, BusyError, FetchError, GuardedError, RefusedError
from scraper.fetch import Validators
from scraper.frontier_hosts import Hosts
from scraper.frontier_records import Lease, Source
from scraper.outlet import Outlet, Pace
from scraper.pace import Visits, gap_s
from scraper.page import Exchange
from scraper.robots import Robots

ROBOTS_MAX_BYTES = 5_000_000  # read; the first 500 KiB count
SITEMAP_MAX_BYTES = 52_428_800
UNCONDITIONAL_EVERY = 10  # readings: a host whose validators lie is found out
_SETTLED_WITHIN = timedelta(minutes=1)
_MAX_KNOWN = 1_000  # origins whose robots.txt is kept parsed


class Asks(Protocol):
    """What a crawl needs of a fetcher."""

    async def fetch(
        self,
        address: str,
        *,
        pace: Pace,
        validators: Validators = ...,
        may: Callable[[str], Awaitable[bool]] | None = None,
    ) -> Exchange:
        """One answer, redirects followed; raises FetchError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsAnswer:
    """A robots.txt that was asked for on the way."""

    origin: str
    status: int | None
    body: bytes
    exchange: Exchange | None
    crawl_delay_s: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talked:
    """What one talk brought: an answer or an error, and the robots.txt learned on the way."""

    job: Lease | Source
    outlet: Outlet
    exchange: Exchange | None = None
    error: Exception | None = None
    robots: tuple[RobotsAnswer, ...] = ()
    requests: int = 0  # to the job's host, robots.txt included
    ended_at: datetime


class Talker:
    """Talks to hosts; holds nothing but parsed robots.txt files."""

    def __init__(
        self, fetcher: Asks, hosts: Hosts, *, agent: str, now: Callable[[], datetime], stop: asyncio.Event
    ) -> None:
        self._fetcher = fetcher
        self._hosts = hosts
        self._agent = agent
        self._now = now
        self._stop = stop
        self._known: OrderedDict[str, tuple[Robots, datetime]] = OrderedDict()

    async def talk(self, job: Lease | Source, outlet: Outlet) -> Talked:
        """Ask for one address as politely as its host wishes."""
        talk = _Talk(self, job, outlet)
        exchange: Exchange | None = None
        error: Exception | None = None
        try:
            exchange = await talk.ask()
        except FetchError as raised:
            error = raised
        except Exception as raised:  # noqa: BLE001 - a fault of ours in one page is counted, the crawl goes on
            error = raised
        return Talked(
            job=job,
            outlet=outlet,
            exchange=exchange,
            error=error,
            robots=tuple(talk.learned),
            requests=talk.requests,
            ended_at=self._now(),
        )

    def known(self, place: str) -> Robots | None:
        """The robots.txt of an origin, when it is fresh enough."""
        robots, until = self._known.get(place, (None, self._now()))
        if robots is not None and self._now() < until:
            self._known.move_to_end(place)
            return robots
        kept = self._hosts.robots(place)
        if kept is None:
            return None
        robots = Robots.parse(kept.body, kept.status)
        self.learn(place, robots, kept.fresh_until)
        return robots

    def learn(self, place: str, robots: Robots, until: datetime | None = None) -> None:
        """Keep a parsed robots.txt at hand; one just asked for, only until it is in the frontier's tables."""
        self._known[place] = (robots, until or self._now() + _SETTLED_WITHIN)
        while len(self._known) > _MAX_KNOWN:
            self._known.popitem(last=False)

    async def pause(self, seconds: float) -> None:
        """Wait between two requests to one host; a stop ends the wait, and the talk with it."""
        try:
            await asyncio.wait_for(self._stop.wait(), timeout=max(seconds, 0.0))
        except TimeoutError:
            return
        raise StoppedError

    async def fetch(self, address: str, pace: Pace, validators: Validators, may: "May | None") -> Exchange:
        """Pass a request on."""
        return await self._fetcher.fetch(address, pace=pace, validators=validators, may=may)

    @property
    def agent(self) -> str:
        """The name we go by."""
        return self._agent


May = Callable[[str], Awaitable[bool]]


class StoppedError(Exception):
    """The crawl ended before the address was asked for."""


class _Talk:
    """The requests of one talk, counted."""

    def __init__(self, talker: Talker, job: Lease | Source, outlet: Outlet) -> None:
        self._talker = talker
        self._job = job
        self._outlet = outlet
        self._fresh: dict[str, Robots] = {}
        self.learned: list[RobotsAnswer] = []
        self.requests = 0
        self._silence: FetchError | None = None  # why robots.txt gave no answer, where it was asked for just now

    async def ask(self) -> Exchange:
        """The answer to the job's address, if its host lets us."""
        robots = await self._robots(_origin(self._job.address))
        if not robots.reachable:
            raise BusyError(self._job.address, unreachable(self._silence), name="robots_unreachable")
        if not robots.allows(self._job.address, self._talker.agent):
            raise RefusedError(self._job.address, "robots.txt forbids it", name="robots")
        if self.learned:  # its own request counts: the page has to wait its turn
            visits = Visits(crawl_delay_s=robots.crawl_delay(self._talker.agent))
            await self._talker.pause(gap_s(self._outlet.pace, visits))
        self.requests += 1
        return await self._talker.fetch(self._job.address, self._pace(), self._validators(), self._may)

    async def _may(self, address: str) -> bool:
        robots = await self._robots(_origin(address))
        return robots.allows(address, self._talker.agent)

    async def _robots(self, place: str) -> Robots:
        known = self._fresh.get(place) or self._talker.known(place)
        if known is not None:
            return known
        robots, answer = await self._asked_robots(place)
        self._fresh[place] = robots
        self._talker.learn(place, robots)
        self.learned.append(answer)
        return robots

    async def _asked_robots(self, place: str) -> tuple[Robots, RobotsAnswer]:
        self.requests += int(_origin(self._job.address) == place)
        pace = replace(self._outlet.pace, max_bytes=ROBOTS_MAX_BYTES)
        try:
            exchange = await self._talker.fetch(f"{place}/robots.txt", pace, Validators(), None)
        except GuardedError:
            raise  # the page lies behind the same address: it is refused for that, not for want of robots.txt
        except FetchError as error:
            robots = Robots.unanswered(error)
            self._silence = error
            status = error.status if error.status is not None or not robots.reachable else 404  # as if there were none
            return robots, _robots_answer(place, status, b"", error.exchange, None)
        robots = Robots.parse(exchange.body, exchange.status)
        delay = robots.crawl_delay(self._talker.agent)
        return robots, _robots_answer(place, exchange.status, exchange.body, exchange, delay)

    def _pace(self) -> Pace:
        pace = self._outlet.pace
        return (
            replace(pace, max_bytes=max(pace.max_bytes, SITEMAP_MAX_BYTES)) if isinstance(self._job, Source) else pace
        )

    def _validators(self) -> Validators:
        job = self._job
        if job.checks % UNCONDITIONAL_EVERY == UNCONDITIONAL_EVERY - 1:
            return Validators()
        return Validators(etag=job.seen.etag, last_modified=job.seen.last_modified)


def unreachable(error: FetchError | None) -> str:
    """What to say where robots.txt gave no answer."""
    return f"robots.txt gave no answer, so nothing is asked{f': {error.why}' if error else ''}"


def _robots_answer(
    place: str, status: int | None, body: bytes, exchange: Exchange | None, delay: float | None
) -> RobotsAnswer:
    return RobotsAnswer(origin=place, status=status, body=body, exchange=exchange, crawl_delay_s=delay)


def _origin(address: str) -> str:
    try:
        return origin(address)
    except AddressError as error:
        raise BrokenError(address, str(error), name="bad_address") from error
