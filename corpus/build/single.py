"""One address, asked for as a crawl would ask."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from corpus.build.rooms import at_work, commit, opened
from corpus.config import Config
from corpus.desk import Verdict
from corpus.plan import Plan, agent_of, run_id
from corpus.tally import Count
from scraper.address import canonical
from scraper.address import host as host_of
from scraper.crawl_scope import own_hosts
from scraper.crawl_settle import Settler
from scraper.crawl_talk import Talker
from scraper.crawl_turn import Turn
from scraper.frontier_records import Lease
from scraper.outlet import Outlet

PATIENCE_S = 60.0  # a host that asks for a longer rest is not waited for: somebody sits before the screen


class RestingError(Exception):
    """A host wants no request for longer than anybody would wait."""

    def __init__(self, host: str, until: datetime) -> None:
        super().__init__(f"{host} is to get no request before {until:%Y-%m-%d %H:%M:%S} UTC")


async def fetch_one(
    plan: Plan, address: str, *, now: Callable[[], datetime], waits: Callable[[float], object] = float
) -> tuple[Turn, Verdict | None]:
    """Ask for one address as a crawl would, robots.txt and the host's pace included, and keep what comes of it.

    Args:
        plan: its first outlet is the one the address belongs to.
        address: where to ask.
        now: the clock.
        waits: told how many seconds the host still rests, before they are waited for.

    Raises:
        AddressError: it is no address.
        RestingError: the host rests for longer than `PATIENCE_S`; nothing is asked.
        LockedError: as `run`; StoreError and ArchiveError too.
    """
    lease = Lease(id=0, address=canonical(address), host=host_of(address), outlet=plan.outlets[0].id, found_in="fetch")
    at, stop = now(), asyncio.Event()
    count = Count(run=run_id(at))
    with opened(plan, now) as rooms:
        rest_s = rooms.frontier.hosts.turn_at(lease.host) - at.timestamp()
        if rest_s > PATIENCE_S:
            raise RestingError(lease.host, at + timedelta(seconds=rest_s))
        rooms.store.begin_run(count.run, at)
        async with at_work(plan, rooms, count, now) as (desk, fetcher):
            if rest_s > 0:
                waits(rest_s)
                await asyncio.sleep(max(0.0, rooms.frontier.hosts.turn_at(lease.host) - now().timestamp()))
            talker = Talker(fetcher, rooms.frontier.hosts, agent=agent_of(plan.config), now=now, stop=stop)
            settler = Settler(rooms.frontier, rooms.archive, now=now, chance=lambda: 0.5, stop=stop)
            (turn,) = await settler.settle((await talker.talk(lease, plan.outlets[0]),))
            _, verdict = await desk.decide(turn)
            commit(rooms.store)
        tally = count.tally(0.0)
        rooms.store.end_run(count.run, now(), tally.state, tally.figures())
    return turn, verdict


def outlet_of(config: Config, address: str) -> Outlet | None:
    """The outlet that names the host of an address.

    Raises:
        AddressError: it is no address.
    """
    host = host_of(address)
    return next((outlet for outlet in config.outlets if host in own_hosts(outlet)), None)
