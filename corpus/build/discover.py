"""Where an outlet lists its stories: found from its home page and robots.txt, and tried out. Nothing is kept."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from corpus.build.rooms import overrides
from corpus.config import Config
from corpus.plan import agent_of
from scraper.address import host, origin
from scraper.crawl_read import NotASourceError, read_source
from scraper.crawl_scope import sources_of
from scraper.crawl_talk import unreachable
from scraper.discovery.links import read_alternates
from scraper.errors import BusyError, FetchError, GuardedError, RefusedError
from scraper.fetch import Fetcher
from scraper.frontier_records import Kind
from scraper.guard import Guard
from scraper.outlet import Outlet, Pace
from scraper.pace import Visits, gap_s
from scraper.page import Exchange
from scraper.retry import retrying
from scraper.robots import Robots

MAX_CANDIDATES = 12  # of a home page; some name a feed for each section
USUAL = Pace()
PATIENCE_S = 10.0  # a host that asks for a longer rest is not waited for: somebody sits before the screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What a source gave when it was read."""

    outlet: str
    address: str
    kind: str
    listed: int = 0
    answered: str = ""  # where redirects ended
    fault: str = ""  # why it could not be read; empty when it was


async def discover(
    config: Config, address: str, *, now: Callable[[], datetime], pace: Pace = USUAL
) -> tuple[Probe, ...]:
    """The feeds and sitemaps that a home page and its robots.txt name, each read once; two names of one feed are one.

    Raises:
        AddressError: it is no address.
        FetchError: the home page gives no answer, or robots.txt forbids it.
    """
    async with _asking(config, now) as ask:
        home = await ask.page(address, pace)
        named, robots = read_alternates(home.body, home.answered), await ask.robots(home.answered, pace)
        candidates = [(Kind.FEED, each) for each in named.feeds]
        candidates += [(Kind.SITEMAP, each) for each in dict.fromkeys((*named.sitemaps, *robots.sitemaps))]
        outlet = Outlet(id="found", urls=(home.answered,), feeds=tuple(each for _, each in candidates), pace=pace)
        probes = [await ask.probe(outlet, kind, each) for kind, each in candidates[:MAX_CANDIDATES]]
    by_place = {each.answered or each.address: each for each in reversed(probes)}
    return tuple(each for each in probes if by_place[each.answered or each.address] is each)


async def probe(config: Config, *, now: Callable[[], datetime]) -> AsyncIterator[Probe]:
    """Read every feed and sitemap of the settings once, one after the other."""
    async with _asking(config, now) as ask:
        for outlet in config.outlets:
            for kind, address in sources_of(outlet):
                yield await ask.probe(outlet, kind, address)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ask:
    """Asks politely: robots.txt first and once, one request after the other, a host's pause between two."""

    fetcher: Fetcher
    agent: str
    now: Callable[[], datetime]
    known: dict[str, Robots] = field(default_factory=dict)  # by origin
    silence: dict[str, FetchError] = field(default_factory=dict)  # by origin: why robots.txt gave no answer
    asked: set[str] = field(default_factory=set)  # hosts that need their pause first

    async def robots(self, address: str, pace: Pace) -> Robots:
        place = origin(address)
        if place not in self.known:
            try:
                answer = await self._answer(f"{place}/robots.txt", pace)
            except GuardedError:
                raise
            except FetchError as error:
                self.known[place], self.silence[place] = Robots.unanswered(error), error
            else:
                self.known[place] = Robots.parse(answer.body, answer.status)
        return self.known[place]

    async def page(self, address: str, pace: Pace) -> Exchange:
        robots = await self.robots(address, pace)
        if not robots.reachable:
            raise BusyError(address, unreachable(self.silence.get(origin(address))), name="robots_unreachable")
        if not robots.allows(address, self.agent):
            raise RefusedError(address, "robots.txt forbids it", name="robots")
        return await self._answer(address, pace)

    async def probe(self, outlet: Outlet, kind: Kind, address: str) -> Probe:
        said = Probe(outlet=outlet.id, address=address, kind=str(kind))
        try:
            answer = await self.page(address, outlet.pace)
            listed = read_source(answer, kind, 0, outlet, self.now()).listed
        except (FetchError, NotASourceError) as error:
            return replace(said, fault=str(error))
        return replace(said, listed=listed, answered=answer.answered)

    async def _may(self, address: str, pace: Pace) -> bool:
        return (await self.robots(address, pace)).allows(address, self.agent)

    async def _answer(self, address: str, pace: Pace) -> Exchange:
        """One answer; a busy host is asked again a moment later, a few times."""
        name = host(address)
        if name in self.asked:
            wished = self.known[origin(address)].crawl_delay(self.agent) if origin(address) in self.known else None
            await asyncio.sleep(gap_s(pace, Visits(crawl_delay_s=wished)))
        self.asked.add(name)
        may = None if address.endswith("/robots.txt") else lambda there: self._may(there, pace)
        return await retrying(lambda: self.fetcher.fetch(address, pace=pace, may=may), patience_s=PATIENCE_S)


@asynccontextmanager
async def _asking(config: Config, now: Callable[[], datetime]) -> AsyncIterator[_Ask]:
    network, agent = config.network, agent_of(config)
    with overrides(config) as resolved:
        guard = Guard(allow_private=network.allow_private, ports=network.ports, override=resolved)
        async with Fetcher(agent=agent, guard=guard, now=now) as fetcher:
            yield _Ask(fetcher=fetcher, agent=agent, now=now)
