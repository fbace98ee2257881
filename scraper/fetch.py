"""Fetch: ask once (httpx's doorway).

One httpx transport per host, of our own making: it connects to the address the guard has checked, bounds what it
reads, and holds no pool that a cancelled request could leak from. httpx's client above it would add cookies, redirects,
proxies and logs; all of these are off here, and so is the client.
"""

import asyncio
import ssl
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Self

import httpx

from scraper.address import AddressError, Endpoint, endpoint, registrable_domain
from scraper.answer import MOVED, Heard, content_coding, failure, hop, is_page, next_address
from scraper.connections import Connections
from scraper.decode import decode
from scraper.errors import BrokenError, BusyError, FetchError, RefusedError
from scraper.guard import Guard
from scraper.outlet import Pace
from scraper.page import Exchange, Redirect
from scraper.request import Validators, request
from scraper.talk import Ask, Talk

__all__ = ["Fetcher", "May", "Validators"]

MAX_ERROR_BYTES = 1_000_000  # of the page that comes with an error or a redirect
MAX_HOSTS = 256

May = Callable[[str], Awaitable[bool]]
"""May this address be asked? Robots.txt's word on the addresses a redirect leads to."""

_NONE = Validators()
_NOTHING = httpx.ByteStream(b"")  # the body of a request


class Fetcher:
    """Asks for addresses; use it as an async context manager. How often is the caller's business."""

    def __init__(
        self,
        *,
        agent: str,
        guard: Guard,
        now: Callable[[], datetime],
        tls: ssl.SSLContext | None = None,
        max_hosts: int = MAX_HOSTS,
    ) -> None:
        """Set up; nothing is opened before the first request.

        Args:
            agent: "Winnow/<version> (+contact)".
            guard: Where connections may go.
            now: The clock; aware, UTC.
            tls: Trust of one's own; by default certifi's roots, whatever the environment says.
            max_hosts: Hosts whose connections are kept; the one asked longest ago is let go.

        Raises:
            ValueError: The agent cannot stand in a header field.
        """
        if not agent or not agent.isascii() or not agent.isprintable():
            raise ValueError(f"agent {agent!r} is not printable ASCII")
        self._agent = agent
        self._guard = guard
        self._now = now
        self._tls = tls
        self._max_hosts = max_hosts
        self._hosts: OrderedDict[str, _Transport] = OrderedDict()

    async def __aenter__(self) -> Self:
        """Nothing to open."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every idle connection."""
        while self._hosts:
            _, transport = self._hosts.popitem()
            await transport.aclose()

    async def fetch(
        self, address: str, *, pace: Pace, validators: Validators = _NONE, may: May | None = None
    ) -> Exchange:
        """Ask for an address and follow where it leads, within one deadline.

        Args:
            address: An http or https address.
            pace: `timeout_s` bounds the whole, redirects included; `max_bytes` the body, as sent and as decoded.
            validators: Sent to the asked registrable domain only.
            may: Asked about every address a redirect leads to.

        Returns:
            A complete answer of status 200, 203 or, when validators were sent, 304. A 304 speaks about `answered`:
            compare it with the address the validators came from.

        Raises:
            FetchError: Every other outcome, by name; `exchange` holds the answer where there was a whole one.
        """
        try:
            async with asyncio.timeout(pace.timeout_s):
                return await self._follow(_endpoint(address), pace, validators, may)
        except TimeoutError:
            raise BusyError(address, f"no whole answer within {pace.timeout_s:g} s", name="timeout") from None

    async def _follow(self, first: Endpoint, pace: Pace, validators: Validators, may: May | None) -> Exchange:
        here = first
        hops: tuple[Redirect, ...] = ()
        while True:
            heard = await self._heard(here, pace, validators)
            exchange = heard.exchange(first.spelled, here.spelled, hops)
            if exchange.status not in MOVED:
                return self._judged(exchange, whole=heard.whole, conditional=bool(validators))
            here = _endpoint(next_address(exchange))
            if may is not None and not await may(here.spelled):
                raise RefusedError(here.spelled, "robots.txt forbids where a redirect leads", name="robots")
            if registrable_domain(here.host) != registrable_domain(first.host):
                validators = _NONE
            hops = (*hops, hop(exchange))

    def _judged(self, exchange: Exchange, *, whole: bool, conditional: bool) -> Exchange:
        error = failure(exchange, self._now(), conditional=conditional)
        if error is None:
            return exchange
        error.exchange = exchange if whole else None
        raise error

    async def _heard(self, here: Endpoint, pace: Pace, validators: Validators) -> Heard:
        """One request and its answer; raises FetchError."""
        transport = await self._transport(here)
        asked = transport.request(request(here, self._agent, validators, pace.max_bytes))
        try:
            return await self._talked(transport, asked, pace)
        except FetchError as error:
            raise error.at(here.spelled) from error
        except asyncio.CancelledError:
            await self._drop(here)
            raise

    async def _talked(self, transport: "_Transport", asked: httpx.Request, pace: Pace) -> Heard:
        clock = asyncio.get_running_loop().time
        started, fetched_at = clock(), self._now()
        response = await transport.handle_async_request(asked)
        talk, head = response.extensions["talk"], response.extensions["head"]
        whole = True
        try:
            wire_body = await _wire_body(response)
            body = decode(wire_body, content_coding(head), pace.max_bytes)
        except FetchError:
            if is_page(head.status):
                raise
            wire_body, body, whole = b"", b"", False  # a broken body does not hide a status that is no page anyway
        return Heard(
            head=head,
            request_head=talk.request_head,
            peer=talk.peer,
            wire_body=wire_body,
            body=body,
            whole=whole,
            fetched_at=fetched_at,
            elapsed_s=clock() - started,
        )

    async def _transport(self, here: Endpoint) -> "_Transport":
        transport = self._hosts.get(here.origin)
        if transport is None:
            if len(self._hosts) >= self._max_hosts:
                _, longest_ago = self._hosts.popitem(last=False)
                await longest_ago.aclose()
            transport = self._hosts[here.origin] = _Transport(here, Connections(here, self._guard, self._trust))
        self._hosts.move_to_end(here.origin)
        return transport

    async def _drop(self, here: Endpoint) -> None:
        """Throw a host's transport away; what others are still reading over it goes on and is not kept."""
        transport = self._hosts.pop(here.origin, None)
        if transport is not None:
            await transport.aclose()

    def _trust(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = httpx.create_ssl_context(trust_env=False)
        return self._tls


class _Transport(httpx.AsyncBaseTransport):
    """httpx's door to the connections of one host.

    httpx is shown neither path nor fields: it would respell the one, and store cookies, parse Location and undo
    codings with the others. They travel in the extensions, as sent.
    """

    def __init__(self, here: Endpoint, connections: Connections) -> None:
        self._url = httpx.URL(f"{here.origin}/")
        self._connections = connections

    def request(self, ask: Ask) -> httpx.Request:
        """A request in httpx's terms."""
        return httpx.Request("GET", self._url, stream=_NOTHING, extensions={"ask": ask})

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask over a kept connection or a new one."""
        ask: Ask = request.extensions["ask"]
        talk, head = await self._connections.ask(ask)
        bounded = ask if is_page(head.status) else replace(ask, max_bytes=min(ask.max_bytes, MAX_ERROR_BYTES))
        body = _Body(talk, bounded, self._connections.keep)
        return httpx.Response(head.status, stream=body, extensions={"talk": talk, "head": head})

    async def aclose(self) -> None:
        """Close what is idle, and keep nothing from now on."""
        self._connections.close()


class _Body(httpx.AsyncByteStream):
    """The body of one answer; closing it gives the connection back."""

    def __init__(self, talk: Talk, ask: Ask, keep: Callable[[Talk], None]) -> None:
        self._talk = talk
        self._ask = ask
        self._keep = keep

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """The body, in one piece: its bound is in the request."""
        yield await self._talk.body(self._ask)

    async def aclose(self) -> None:
        """Give the connection back."""
        self._keep(self._talk)


async def _wire_body(response: httpx.Response) -> bytes:
    """The body as sent: what aiter_raw gives, without its counting and its two closings."""
    assert isinstance(response.stream, httpx.AsyncByteStream)  # noqa: S101 - ours always is
    try:
        return b"".join([piece async for piece in response.stream])
    finally:
        await response.stream.aclose()


def _endpoint(address: str) -> Endpoint:
    try:
        return endpoint(address)
    except AddressError as error:
        raise BrokenError(address, str(error), name="bad_address") from error
