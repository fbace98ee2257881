"""A site without an end is left: within its budget in the first run, at once in the next."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.build.crawl import run
from corpus.config import Config, Network
from corpus.plan import Plan
from corpus.tally import Tally
from scraper.crawl_parts import MAX_PARTS
from scraper.outlet import Follow, Outlet, Pace
from tests.hostile.loopback import Answer, Hits, served
from tests.hostile.trap_sites import SITES

MAX_LINKS, BUDGET = 40, 20
QUICK = Pace(delay_s=0.0, latency_factor=0.0)
FOLLOW = Follow(paths=("/",), depth=6, max_links=MAX_LINKS)


def host(name: str) -> str:
    return f"{name}.example"


def outlet(name: str) -> Outlet:
    start = f"http://{host(name)}/"
    match name:
        case "maps":
            return Outlet(id=name, sitemaps=(f"{start}map1.xml",), pace=QUICK)
        case "parts":
            return Outlet(id=name, urls=(f"{start}long",), pace=QUICK)
        case "thrifty":
            return Outlet(
                id=name, urls=(start,), follow=FOLLOW, pace=Pace(delay_s=0.0, latency_factor=0.0, daily_budget=BUDGET)
            )
    return Outlet(id=name, urls=(start,), follow=FOLLOW, pace=QUICK)


def answer(name: str, path: str) -> Answer:
    site = SITES.get(name.split(".")[-2], SITES["wordy"])
    return (404, {}, b"none") if path == "/robots.txt" else (200, {}, site(path))


@dataclass(frozen=True, slots=True)
class Crawled:
    """What two runs asked for, host by host."""

    first: Hits
    both: Hits
    tallies: tuple[Tally, Tally]

    def again(self, name: str) -> int:
        """Pages the second run asked for."""
        return self.both.pages(host(name)) - self.first.pages(host(name))


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    names = (*SITES, "thrifty")
    with served(answer) as (port, hits):
        network = Network(resolve={"*": ("127.0.0.1", port)})
        outlets = tuple(outlet(name) for name in names)
        config = Config(path=Path("t"), contact="", outlets=outlets, rules={}, network=network, newsroom=False)
        data = tmp_path_factory.mktemp("traps")
        tallies = []
        for every in (False, True):
            plan = Plan(config=config, outlets=outlets, data=data, every_source=every)
            work = run(plan, now=lambda: datetime.now(UTC), stop=asyncio.Event(), watch=lambda *_: None)
            tallies.append(asyncio.run(work))
            if not every:
                first = Hits(hits.counts.copy())
        yield Crawled(first, hits, (tallies[0], tallies[1]))


@pytest.mark.parametrize("name", ["calendar", "sessions", "pagination", "growing", "wordy", "copies", "hosts"])
def test_a_trap_ends_within_the_links_of_a_run(name: str, crawled: Crawled) -> None:
    assert 1 <= crawled.first.pages(host(name)) <= 1 + MAX_LINKS


@pytest.mark.parametrize("name", ["sessions", "hosts"])
def test_sessions_and_made_up_hosts_are_not_followed_at_all(name: str, crawled: Crawled) -> None:
    assert crawled.both.pages(host(name)) == 2
    assert not [address for address in crawled.both.counts if ".hosts.example" in address]


@pytest.mark.parametrize("name", ["calendar", "pagination", "wordy", "copies"])
def test_what_led_nowhere_is_left_alone_the_next_time(name: str, crawled: Crawled) -> None:
    assert crawled.again(name) <= 1  # the start


def test_a_path_that_repeats_itself_is_not_followed(crawled: Crawled) -> None:
    paths = [address for address in crawled.both.counts if host("growing") in address]
    assert all(path.split("/").count(part) < 3 for path in paths for part in "abcdefgh")


def test_a_hosts_budget_holds_over_runs(crawled: Crawled) -> None:
    asked = sum(n for address, n in crawled.both.counts.items() if host("thrifty") in address)
    assert asked <= BUDGET


def test_maps_that_list_maps_end_at_their_depth(crawled: Crawled) -> None:
    maps = [address for address in crawled.both.counts if "/map" in address]
    assert len(maps) <= 1 + 9 + 9 * 9
    assert all(number <= 2 for address, number in crawled.both.counts.items() if "/map" in address)


def test_a_story_has_so_many_parts_and_no_more(crawled: Crawled) -> None:
    assert 2 <= crawled.first.pages(host("parts")) <= MAX_PARTS
    assert crawled.again("parts") == 0


def test_both_runs_end_by_themselves(crawled: Crawled) -> None:
    assert [tally.interrupted for tally in crawled.tallies] == [False, False]
    assert sum(tally.new for tally in crawled.tallies) >= 2
