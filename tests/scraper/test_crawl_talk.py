"""One talk: robots.txt of every host on the way, validators, and a stop that is heard."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from scraper.crawl_talk import UNCONDITIONAL_EVERY, StoppedError, Talked, Talker
from scraper.errors import RefusedError
from scraper.fetch import Validators
from scraper.frontier import Frontier
from scraper.frontier_records import Kind, Lease, Seen, Source
from scraper.outlet import Outlet, Pace
from scraper.page import Exchange
from tests.scraper.web import QUICK, Answer, Web, database, run

SITE = "https://news.example"
OUTLET = Outlet(id="o", pace=QUICK)
SEEN = Seen(etag='"1"', last_modified="Mon, 01 Jun 2026 10:00:00 GMT")


def lease(path: str = "/a", **more: object) -> Lease:
    values = {"id": 1, "address": SITE + path, "host": "news.example", "outlet": "o", "found_in": "f"} | more
    return Lease(**values)  # type: ignore[arg-type] # a row of a table


def source(checks: int) -> Source:
    address = f"{SITE}/feed"
    return Source(
        id=1, address=address, host="news.example", outlet="o", kind=Kind.FEED, checks=checks, interval_s=900, seen=SEEN
    )


class Phone:
    """A talker with its surroundings."""

    def __init__(self, web: Web) -> None:
        self.web, self.stop = web, asyncio.Event()
        self.frontier = Frontier(database(), now=web.clock)
        self.talker = Talker(web, self.frontier.hosts, agent="Winnow/0.1", now=web.clock, stop=self.stop)

    def talk(self, job: Lease | Source, outlet: Outlet = OUTLET) -> Talked:
        talked = run(self.talker.talk(job, outlet), self.web.clock)
        for robots in talked.robots:
            self.frontier.hosts.keep_robots(robots.origin, robots.status, robots.body)
        return talked


def test_robots_txt_is_asked_once_a_day() -> None:
    phone = Phone(Web({f"{SITE}/a": Answer()}))
    assert phone.talk(lease()).requests == 2
    assert phone.talk(lease()).requests == 1
    phone.web.clock.forward(hours=25)
    assert phone.talk(lease()).requests == 2
    assert phone.web.times(f"{SITE}/robots.txt") == 2


@pytest.mark.parametrize("checks", range(2 * UNCONDITIONAL_EVERY))
def test_a_source_is_asked_unconditionally_now_and_then(checks: int) -> None:
    phone = Phone(Web({f"{SITE}/feed": Answer()}))
    phone.talk(source(checks))
    plain = (checks + 1) % UNCONDITIONAL_EVERY == 0
    expected = Validators() if plain else Validators(etag='"1"', last_modified=SEEN.last_modified)
    assert phone.web.validators[f"{SITE}/feed"] == expected


class Moved(Web):
    """A web whose every page leads to another host, if that may be asked."""

    async def fetch(
        self,
        address: str,
        *,
        pace: Pace,
        validators: Validators = Validators(),  # noqa: B008 - frozen
        may: Callable[[str], Awaitable[bool]] | None = None,
    ) -> Exchange:
        if may is not None and not await may("https://other.example/b"):
            raise RefusedError(address, "robots.txt forbids where a redirect leads", name="robots")
        return await Web.fetch(self, address, pace=pace, validators=validators)


@pytest.mark.parametrize(
    ("rules", "error"),
    [pytest.param(b"", "", id="open"), pytest.param(b"User-agent: *\nDisallow: /b", "robots", id="closed")],
)
def test_where_a_redirect_leads_has_its_own_robots_txt(rules: bytes, error: str) -> None:
    phone = Phone(Moved({f"{SITE}/a": Answer(), "https://other.example/robots.txt": Answer(body=rules)}))
    talked = phone.talk(lease())
    assert getattr(talked.error, "name", "") == error
    assert [robots.origin for robots in talked.robots] == [SITE, "https://other.example"]
    assert talked.requests == 2  # robots.txt of the other host is not the first one's burden


def test_a_stop_ends_the_wait_between_robots_txt_and_the_page() -> None:
    robots = Answer(body=b"User-agent: *\nCrawl-delay: 30")
    phone = Phone(Web({f"{SITE}/robots.txt": robots, f"{SITE}/a": Answer()}))

    async def talk_and_stop() -> Talked:
        talking = asyncio.create_task(phone.talker.talk(lease(), OUTLET))
        await asyncio.sleep(5)
        phone.stop.set()
        return await talking

    began = phone.web.clock()
    talked = run(talk_and_stop(), phone.web.clock)
    assert isinstance(talked.error, StoppedError)
    assert phone.web.clock() - began < timedelta(seconds=6)
    assert f"{SITE}/a" not in phone.web.asked


@pytest.mark.parametrize("address", ["mailto:x@y.z", "https://", "nonsense"])
def test_what_is_no_address_is_named(address: str) -> None:
    talked = Phone(Web({})).talk(lease(address=address))
    assert getattr(talked.error, "name", "") == "bad_address"
    assert talked.requests == 0
