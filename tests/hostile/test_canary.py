"""Nobody reaches a loopback or private address by spelling, redirect or a resolver that changes its mind."""

import asyncio
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.errors import FetchError
from scraper.fetch import Fetcher
from scraper.guard import Guard, system_lookup
from scraper.outlet import Pace
from tests.hostile.scripts import answer, kept, sends_to
from tests.hostile.server import HostileServer

TABLE = tomllib.loads((Path(__file__).parents[1] / "data" / "address_hosts.toml").read_text(encoding="utf-8"))
HOSTS = [
    pytest.param(host, why, id=f"{group}-{number}-{host}")
    for group, rows in TABLE.items()
    for why, hosts in rows.items()
    for number, host in enumerate(hosts)
]
PACE = Pace(timeout_s=5.0)
AGENT = "Winnow/0.1 (+desk@winnow.example)"


def now() -> datetime:
    return datetime(2026, 3, 1, tzinfo=UTC)


async def says_this_machine(host: str, port: int) -> tuple[str, ...]:
    """A resolver in the attacker's hands; written numbers go to the system, which knows no DNS for them."""
    is_number = host[0].isdigit() and all(mark in "0123456789abcdefxABCDEFX." for mark in host)
    return await system_lookup(host, port) if is_number else ("127.0.0.1", "::1", "0.0.0.0")  # noqa: S104 - bait


async def reached(host: str) -> tuple[str, int]:
    """The error's name, and how many connections the canary saw."""
    async with HostileServer({"": kept(answer())}) as canary:
        guard = Guard(ports=frozenset({80, 443, canary.port}), lookup=says_this_machine)
        async with Fetcher(agent=AGENT, guard=guard, now=now) as fetcher:
            try:
                exchange = await fetcher.fetch(f"http://{host}:{canary.port}/", pace=PACE)
            except FetchError as error:
                return error.name, canary.connections
    return f"reached {exchange.peer}", canary.connections


@pytest.mark.parametrize(("host", "why"), HOSTS)
def test_no_spelling_reaches_the_canary(host: str, why: str) -> None:
    assert asyncio.run(reached(host)) == (why, 0)


def test_the_canary_sings_when_private_addresses_are_allowed() -> None:
    async def ask() -> tuple[int, int]:
        async with HostileServer({"": kept(answer())}) as canary:
            guard = Guard(allow_private=True, ports=frozenset({canary.port}), lookup=says_this_machine)
            async with Fetcher(agent=AGENT, guard=guard, now=now) as fetcher:
                exchange = await fetcher.fetch(f"http://intranet:{canary.port}/", pace=PACE)
        return exchange.status, canary.connections

    assert asyncio.run(ask()) == (200, 1)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "2130706433", "evil.example"])
def test_a_redirect_does_not_reach_the_canary(host: str) -> None:
    async def ask() -> tuple[str, int]:
        async with HostileServer({"": kept(answer())}) as canary:
            location = f"http://{host}:{canary.port}/".encode()
            async with HostileServer({"": sends_to(location)}) as server:
                override = {"news.example": ("127.0.0.1", server.port)}
                ports = frozenset({80, canary.port})
                guard = Guard(ports=ports, override=override, lookup=says_this_machine)
                async with Fetcher(agent=AGENT, guard=guard, now=now) as fetcher:
                    with pytest.raises(FetchError) as caught:
                        await fetcher.fetch("http://news.example/", pace=PACE)
        return caught.value.name, canary.connections

    assert asyncio.run(ask()) == ("private_address", 0)


def test_a_resolver_that_changes_its_mind_is_asked_once_per_connection_and_checked_each_time() -> None:
    """Rebinding: the answer that was checked is the answer that is connected to."""
    answers = [("127.0.0.1",), ("169.254.169.254",), ("127.0.0.1",)]
    asked: list[str] = []

    async def changing(host: str, _port: int) -> tuple[str, ...]:
        asked.append(host)
        return answers[len(asked) - 1]

    async def ask() -> tuple[list[str], int]:
        async with HostileServer({"": kept(answer(b"x", b"Connection: close"))}) as server:
            guard = Guard(allow_private=True, ports=frozenset({server.port}), lookup=changing)
            outcomes = []
            async with Fetcher(agent=AGENT, guard=guard, now=now) as fetcher:
                for _ in answers:
                    try:
                        exchange = await fetcher.fetch(f"http://news.example:{server.port}/", pace=PACE)
                        outcomes.append(exchange.peer)
                    except FetchError as error:
                        outcomes.append(error.name)
        return outcomes, server.connections

    assert asyncio.run(ask()) == (["127.0.0.1", "private_address", "127.0.0.1"], 2)
    assert asked == ["news.example"] * 3


def test_a_mixed_answer_is_cut_to_what_may_be_asked() -> None:
    async def mixed(_host: str, _port: int) -> tuple[str, ...]:
        return ("10.0.0.1", "93.184.215.14", "::1", "2606:2800:21f::1")

    targets = asyncio.run(Guard(lookup=mixed).resolve("news.example", 443))
    assert [target.ip for target in targets] == ["93.184.215.14", "2606:2800:21f::1"]
