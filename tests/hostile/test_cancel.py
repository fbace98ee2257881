"""A cancelled request leaves nothing behind: no connection, no half-read answer, no lost place."""

import asyncio
from datetime import UTC, datetime

import pytest

from scraper.errors import BusyError
from scraper.fetch import Fetcher
from scraper.guard import Guard
from scraper.outlet import Pace
from tests.hostile.bodies import PAGE
from tests.hostile.scripts import answer, head, kept, silent
from tests.hostile.server import HostileServer

SCRIPTS = {
    "page": kept(answer()),
    "silent": silent(),
    "half": silent(head(b"HTTP/1.1 200 OK", b"Content-Length: 10") + b"half"),
}
PACE = Pace(timeout_s=10.0)


def fetcher_for(server: HostileServer) -> Fetcher:
    guard = Guard(override={"*": ("127.0.0.1", server.port)})
    return Fetcher(agent="Winnow/0.1", guard=guard, now=lambda: datetime(2026, 3, 1, tzinfo=UTC))


@pytest.mark.parametrize("endpoint", ["silent", "half"])
def test_after_150_cancelled_requests_a_host_is_asked_as_if_nothing_had_been(endpoint: str) -> None:
    address = f"http://h.example/{endpoint}"

    async def ask() -> tuple[bytes, int]:
        async with HostileServer(SCRIPTS) as server, fetcher_for(server) as fetcher:
            for _ in range(3):
                stuck = [asyncio.create_task(fetcher.fetch(address, pace=PACE)) for _ in range(50)]
                await asyncio.sleep(0.1)
                for task in stuck:
                    task.cancel()
                ended = await asyncio.gather(*stuck, return_exceptions=True)
                assert all(isinstance(end, asyncio.CancelledError) for end in ended)
            exchange = await fetcher.fetch("http://h.example/page", pace=PACE)
            return exchange.body, await server.settled(1)

    assert asyncio.run(ask()) == (PAGE, 1)


def test_a_deadline_closes_the_connection_it_interrupts() -> None:
    async def ask() -> int:
        async with HostileServer(SCRIPTS) as server, fetcher_for(server) as fetcher:
            with pytest.raises(BusyError):
                await fetcher.fetch("http://h.example/half", pace=Pace(timeout_s=0.2))
            return await server.settled(0)

    assert asyncio.run(ask()) == 0


def test_others_on_the_same_host_go_on_when_one_is_cancelled() -> None:
    async def ask() -> list[bytes]:
        slow = kept(answer()[:-10], answer()[-10:])
        async with HostileServer({**SCRIPTS, "slow": slow}) as server, fetcher_for(server) as fetcher:
            stuck = asyncio.create_task(fetcher.fetch("http://h.example/silent", pace=PACE))
            others = [asyncio.create_task(fetcher.fetch("http://h.example/slow", pace=PACE)) for _ in range(5)]
            await asyncio.sleep(0.01)
            stuck.cancel()
            return [exchange.body for exchange in await asyncio.gather(*others)]

    assert asyncio.run(ask()) == [PAGE] * 5


def test_leaving_closes_what_was_kept() -> None:
    async def ask() -> tuple[int, int]:
        async with HostileServer(SCRIPTS) as server:
            async with fetcher_for(server) as fetcher:
                for number in range(5):
                    await fetcher.fetch(f"http://h{number}.example/page", pace=PACE)
                during = await server.settled(5)
            return during, await server.settled(0)

    assert asyncio.run(ask()) == (5, 0)
