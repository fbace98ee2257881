"""Where an outlet lists its stories: found from its home page and robots.txt, and tried out. Nothing is kept."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from corpus.build.rooms import overrides
from corpus.config import Config
from corpus.plan import agent_of
from scraper.address import origin
from scraper.crawl_read import NotASourceError, read_source
from scraper.discovery.links import read_alternates
from scraper.errors import FetchError, GuardedError, RefusedError
from scraper.fetch import Fetcher
from scraper.frontier_records import Kind
from scraper.guard import Guard
from scraper.outlet import Outlet, Pace
from scraper.robots import Robots

MAX_CANDIDATES = 12  # of a home page; some name a feed for each section


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What a source gave when it was read."""

    outlet: str
    address: str
    kind: str
    listed: int = 0
    fault: str = ""  # why it could not be read; empty when it was


async def discover(config: Config, address: str, *, now: Callable[[], datetime]) -> tuple[Probe, ...]:
    """The feeds and sitemaps that a home page and its robots.txt name, each read once.

    Raises:
        AddressError: it is no address.
        FetchError: the home page gives no answer, or robots.txt forbids it.
    """
    async with _asking(config, now) as ask:
        robots = await ask.robots(address)
        home = await ask.fetcher.fetch(address, pace=Pace())
        named = read_alternates(home.body, home.answered)
        candidates = [(Kind.FEED, each) for each in named.feeds]
        candidates += [(Kind.SITEMAP, each) for each in dict.fromkeys((*named.sitemaps, *robots.sitemaps))]
        outlet = Outlet(id="found", urls=(home.answered,), feeds=tuple(each for _, each in candidates))
        return tuple([await ask.probe(outlet, kind, each) for kind, each in candidates[:MAX_CANDIDATES]])


async def probe(config: Config, *, now: Callable[[], datetime]) -> AsyncIterator[Probe]:
    """Read every feed and sitemap of the settings once, one after the other."""
    async with _asking(config, now) as ask:
        for outlet in config.outlets:
            for address in outlet.feeds:
                yield await ask.probe(outlet, Kind.FEED, address)
            for address in outlet.sitemaps:
                yield await ask.probe(outlet, Kind.SITEMAP, address)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ask:
    """Asks politely: robots.txt first, one request after the other, with the default pause between them."""

    fetcher: Fetcher
    agent: str
    now: Callable[[], datetime]

    async def robots(self, address: str) -> Robots:
        try:
            answer = await self.fetcher.fetch(f"{origin(address)}/robots.txt", pace=Pace())
        except GuardedError:
            raise
        except FetchError as error:
            robots = Robots.unanswered(error)
        else:
            robots = Robots.parse(answer.body, answer.status)
        if not robots.allows(address, self.agent):
            raise RefusedError(address, "robots.txt forbids it or gives no answer", name="robots")
        return robots

    async def probe(self, outlet: Outlet, kind: Kind, address: str) -> Probe:
        said = Probe(outlet=outlet.id, address=address, kind=str(kind))
        try:
            await self.robots(address)
            await asyncio.sleep(outlet.pace.delay_s)
            answer = await self.fetcher.fetch(address, pace=outlet.pace)
            listed = read_source(answer, kind, 0, outlet, self.now()).listed
        except (FetchError, NotASourceError) as error:
            return Probe(outlet=said.outlet, address=address, kind=said.kind, fault=str(error))
        return Probe(outlet=said.outlet, address=address, kind=said.kind, listed=listed)


@asynccontextmanager
async def _asking(config: Config, now: Callable[[], datetime]) -> AsyncIterator[_Ask]:
    network, agent = config.network, agent_of(config)
    with overrides(config) as resolved:
        guard = Guard(allow_private=network.allow_private, ports=network.ports, override=resolved)
        async with Fetcher(agent=agent, guard=guard, now=now) as fetcher:
            yield _Ask(fetcher=fetcher, agent=agent, now=now)
