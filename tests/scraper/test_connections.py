"""Connections are lent, taken back clean, and never leak."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable

import pytest

from scraper.address import endpoint
from scraper.connections import MAX_IDLE, Connections
from scraper.errors import FetchError
from scraper.guard import Guard
from scraper.outlet import Pace
from scraper.request import Validators, request
from tests.hostile.bodies import PAGE
from tests.hostile.scripts import answer, by_turn, kept, says
from tests.hostile.server import HostileServer, Script

HERE = endpoint("http://news.example/page")
ASK = request(HERE, "Winnow/0.1", Validators(), Pace().max_bytes)


def no_trust() -> ssl.SSLContext:
    pytest.fail("plain HTTP asked for TLS")


def with_connections(script: Script, use: Callable[[Connections, HostileServer], Awaitable[None]]) -> None:
    async def run() -> None:
        async with HostileServer({"page": script}) as server:
            connections = Connections(HERE, Guard(override={"*": ("127.0.0.1", server.port)}), no_trust)
            await use(connections, server)
            connections.close()

    asyncio.run(run())


async def asked(connections: Connections) -> bytes:
    talk, _ = await connections.ask(ASK)
    body = await talk.body(ASK)
    connections.keep(talk)
    return body


def test_a_connection_taken_back_is_lent_again() -> None:
    async def use(connections: Connections, server: HostileServer) -> None:
        assert [await asked(connections) for _ in range(3)] == [PAGE] * 3
        assert server.connections == 1

    with_connections(kept(answer()), use)


def test_one_that_was_not_taken_back_is_not() -> None:
    async def use(connections: Connections, server: HostileServer) -> None:
        first, _ = await connections.ask(ASK)
        await asked(connections)
        assert server.connections == 2
        connections.keep(first)  # with its body unread
        assert await server.settled(1) == 1

    with_connections(kept(answer()), use)


def test_one_that_closed_in_the_meantime_is_replaced_once() -> None:
    async def use(connections: Connections, server: HostileServer) -> None:
        assert [await asked(connections) for _ in range(3)] == [PAGE] * 3
        assert server.connections == 3

    with_connections(by_turn(kept(answer()), says()), use)


def test_a_host_that_only_hangs_up_is_not_asked_for_ever() -> None:
    async def use(connections: Connections, server: HostileServer) -> None:
        with pytest.raises(FetchError) as caught:
            await asked(connections)
        assert (caught.value.name, server.connections) == ("disconnected", 1)

    with_connections(says(), use)


def test_no_more_than_so_many_are_kept() -> None:
    async def use(connections: Connections, server: HostileServer) -> None:
        lent = [(await connections.ask(ASK))[0] for _ in range(MAX_IDLE + 3)]
        for talk in lent:
            await talk.body(ASK)
            connections.keep(talk)
        assert (server.connections, await server.settled(MAX_IDLE)) == (MAX_IDLE + 3, MAX_IDLE)

    with_connections(kept(answer()), use)


def test_after_closing_nothing_is_kept() -> None:
    async def use(connections: Connections, server: HostileServer) -> None:
        talk, _ = await connections.ask(ASK)
        await asked(connections)
        connections.close()
        assert await talk.body(ASK) == PAGE  # what is under way goes on
        connections.keep(talk)
        assert await server.settled(0) == 0

    with_connections(kept(answer()), use)
