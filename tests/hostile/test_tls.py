"""TLS is verified: by name, by root, and against the address that was checked.

news_example.pem is a key and certificate for "news.example" made for these tests; it guards nothing.
"""

import asyncio
import ssl
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.errors import BrokenError, BusyError, FetchError
from scraper.fetch import Fetcher
from scraper.guard import Guard
from scraper.outlet import Pace
from tests.hostile.bodies import PAGE
from tests.hostile.scripts import answer, kept, silent
from tests.hostile.server import HostileServer

PEM = Path(__file__).with_name("news_example.pem")


def server_side() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    return context


def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(PEM))


async def this_machine(_host: str, _port: int) -> tuple[str, ...]:
    return ("127.0.0.1",)


async def asked(host: str, trust: ssl.SSLContext | None, port: int, times: int = 1) -> bytes:
    guard = Guard(allow_private=True, ports=frozenset({port}), lookup=this_machine)
    now = datetime(2026, 3, 1, tzinfo=UTC)
    async with Fetcher(agent="Winnow/0.1", guard=guard, now=lambda: now, tls=trust) as fetcher:
        for _ in range(times):
            exchange = await fetcher.fetch(f"https://{host}:{port}/", pace=Pace(timeout_s=5.0))
        return exchange.body


async def outcome(host: str, trust: ssl.SSLContext | None) -> bytes | FetchError:
    async with HostileServer({"": kept(answer())}, tls=server_side()) as server:
        try:
            return await asked(host, trust, server.port)
        except FetchError as error:
            return error


def test_a_trusted_certificate_of_the_right_name_gives_a_page() -> None:
    assert asyncio.run(outcome("news.example", trusting())) == PAGE


def test_a_tls_connection_is_kept() -> None:
    async def ask() -> tuple[bytes, int]:
        async with HostileServer({"": kept(answer())}, tls=server_side()) as server:
            return await asked("news.example", trusting(), server.port, times=3), server.connections

    assert asyncio.run(ask()) == (PAGE, 1)


@pytest.mark.parametrize(
    ("host", "trust"),
    [
        pytest.param("other.example", trusting(), id="trusted, for another name"),
        pytest.param("news.example", None, id="the right name, signed by itself"),
    ],
)
def test_other_certificates_are_refused(host: str, trust: ssl.SSLContext | None) -> None:
    error = asyncio.run(outcome(host, trust))
    assert isinstance(error, BrokenError)
    assert error.name == "tls_certificate"


def test_plain_http_on_the_tls_port_is_a_failed_connection() -> None:
    async def speaks_first(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(status=b"400 This is not TLS"))
        writer.close()
        await writer.wait_closed()

    async def ask() -> str:
        async with await asyncio.start_server(speaks_first, "127.0.0.1", 0) as server:
            with pytest.raises(BusyError) as caught:
                await asked("news.example", trusting(), server.sockets[0].getsockname()[1])
        return caught.value.name

    assert asyncio.run(ask()) == "tls"


def test_a_silent_handshake_ends_by_the_deadline() -> None:
    async def ask() -> str:
        async with HostileServer({"": silent()}) as server:
            guard = Guard(allow_private=True, ports=frozenset({server.port}), lookup=this_machine)
            now = datetime(2026, 3, 1, tzinfo=UTC)
            async with Fetcher(agent="Winnow/0.1", guard=guard, now=lambda: now, tls=trusting()) as fetcher:
                with pytest.raises(BusyError) as caught:
                    await fetcher.fetch(f"https://news.example:{server.port}/", pace=Pace(timeout_s=0.3))
        return caught.value.name

    assert asyncio.run(ask()) == "timeout"
