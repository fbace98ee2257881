"""Fetch: ask once (httpx's doorway).

One httpx client per host, over a transport of our own: it connects to the address the guard has checked, bounds what
it reads, and holds no pool that a cancelled request could leak from.
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
from scraper.answer import MOVED, bare_exchange, content_coding, failure, hop, is_page, next_address
from scraper.decode import decode
from scraper.errors import BrokenError, BusyError, FetchError, RefusedError
from scraper.guard import Guard
from scraper.outlet import Pace
from scraper.page import Exchange, Redirect
from scraper.request import Validators, request
from scraper.talk import Ask, Head, Talk
from scraper.wire import connect

__all__ = ["Fetcher", "May", "Validators"]

MAX_ERROR_BYTES = 1_000_000  # of the page that comes with an error or a redirect
MAX_CLIENTS = 256
MAX_IDLE = 64  # connections kept per host; the pace decides how many there ever are

May = Callable[[str], Awaitable[bool]]
"""May this address be asked? Robots.txt's word on the addresses a redirect leads to."""

_NONE = Validators()


class Fetcher:
    """Asks for addresses; use it as an async context manager. How often is the caller's business."""

    def __init__(
        self,
        *,
        agent: str,
        guard: Guard,
        now: Callable[[], datetime],
        tls: ssl.SSLContext | None = None,
        max_clients: int = MAX_CLIENTS,
    ) -> None:
        """Set up; nothing is opened before the first request.

        Args:
            agent: "Winnow/<version> (+contact)".
            guard: Where connections may go.
            now: The clock; aware, UTC.
            tls: Trust of one's own; by default certifi's roots, whatever the environment says.
            max_clients: Hosts whose connections are kept; the one asked longest ago is let go.

        Raises:
            ValueError: The agent cannot stand in a header field.
        """
        if not agent or not agent.isascii() or not agent.isprintable():
            raise ValueError(f"agent {agent!r} is not printable ASCII")
        self._agent = agent
        self._guard = guard
        self._now = now
        self._tls = tls
        self._max_clients = max_clients
        self._clients: OrderedDict[str, httpx.AsyncClient] = OrderedDict()

    async def __aenter__(self) -> Self:
        """Nothing to open."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every idle connection."""
        while self._clients:
            _, client = self._clients.popitem()
            await client.aclose()

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
            exchange, whole = await self._exchange(here, pace, validators)
            if hops:
                exchange = replace(exchange, asked=first.spelled, redirects=hops)
            if exchange.status not in MOVED:
                return self._judged(exchange, whole=whole, conditional=bool(validators))
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

    async def _exchange(self, here: Endpoint, pace: Pace, validators: Validators) -> tuple[Exchange, bool]:
        """One request and its answer, and whether the body came whole.

        A broken body does not hide a status that is no page anyway.
        """
        clock = asyncio.get_running_loop().time
        started, fetched_at = clock(), self._now()
        response = await self._sent(here, request(here, self._agent, validators, pace.max_bytes))
        bare = bare_exchange(here, fetched_at, response.extensions["talk"], response.extensions["head"])
        try:
            wire_body = await self._wire_body(here, response)
            body = decode(wire_body, content_coding(bare), pace.max_bytes)
        except FetchError as error:
            if is_page(bare.status):
                raise error.at(here.spelled) from error
            return bare, False
        return replace(bare, wire_body=wire_body, body=body, elapsed_s=clock() - started), True

    async def _sent(self, here: Endpoint, ask: Ask) -> httpx.Response:
        # The path travels in the extension: httpx would respell it, and log it, secrets and all.
        asked = httpx.Request("GET", f"{here.origin}/", headers=list(ask.fields), extensions={"ask": ask})
        try:
            client = await self._client(here)
            return await client.send(asked, stream=True)
        except FetchError as error:
            raise error.at(here.spelled) from error
        except asyncio.CancelledError:
            await self._drop(here)
            raise

    async def _wire_body(self, here: Endpoint, response: httpx.Response) -> bytes:
        try:
            return b"".join([piece async for piece in response.aiter_raw()])
        except asyncio.CancelledError:
            await self._drop(here)
            raise
        finally:
            await response.aclose()

    async def _client(self, here: Endpoint) -> httpx.AsyncClient:
        client = self._clients.get(here.origin)
        if client is None:
            if len(self._clients) >= self._max_clients:
                _, longest_ago = self._clients.popitem(last=False)
                await longest_ago.aclose()
            transport = _Transport(here, self._guard, self._trust)
            client = self._clients[here.origin] = httpx.AsyncClient(transport=transport, trust_env=False)
        self._clients.move_to_end(here.origin)
        return client

    async def _drop(self, here: Endpoint) -> None:
        """Throw a host's client away; what others are still reading over it goes on and is not kept."""
        client = self._clients.pop(here.origin, None)
        if client is not None:
            await client.aclose()

    def _trust(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = httpx.create_ssl_context(trust_env=False)
        return self._tls


class _Transport(httpx.AsyncBaseTransport):
    """The connections to one host."""

    def __init__(self, here: Endpoint, guard: Guard, trust: Callable[[], ssl.SSLContext]) -> None:
        self._here = here
        self._guard = guard
        self._trust = trust
        self._idle: list[Talk] = []
        self._closed = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask over a kept connection or a new one.

        httpx is shown no header field: it would store cookies, parse Location and undo codings on its own, and each
        of these has a gap. The fields as sent are in `extensions["head"]`.
        """
        ask: Ask = request.extensions["ask"]
        talk, head = await self._asked(ask)
        bounded = ask if is_page(head.status) else replace(ask, max_bytes=min(ask.max_bytes, MAX_ERROR_BYTES))
        body = _Body(talk, bounded, self.keep)
        return httpx.Response(head.status, stream=body, extensions={"talk": talk, "head": head})

    def keep(self, talk: Talk) -> None:
        """Take a connection back, or close it when it cannot be used again."""
        if talk.reusable and not self._closed and len(self._idle) < MAX_IDLE:
            self._idle.append(talk)
        else:
            talk.close()

    async def aclose(self) -> None:
        """Close what is idle, and keep nothing from now on."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    async def _asked(self, ask: Ask) -> tuple[Talk, Head]:
        kept = self._kept()
        if kept is not None:
            try:
                return kept, await _head(kept, ask)
            except BusyError as error:
                if error.name != "disconnected":
                    raise
        fresh = await self._fresh(ask)
        return fresh, await _head(fresh, ask)

    def _kept(self) -> Talk | None:
        while self._idle:
            talk = self._idle.pop()
            if talk.reusable:
                return talk
            talk.close()
        return None

    async def _fresh(self, ask: Ask) -> Talk:
        targets = await self._guard.resolve(self._here.host, self._here.port)
        secure = self._here.secure and not targets[0].overridden
        wire, target = await connect(targets, self._trust() if secure else None, ask.address)
        return Talk(wire, target.ip)


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


async def _head(talk: Talk, ask: Ask) -> Head:
    try:
        return await talk.ask(ask)
    except BaseException:  # cancelled or failed: what may still arrive belongs to nobody
        talk.close()
        raise


def _endpoint(address: str) -> Endpoint:
    try:
        return endpoint(address)
    except AddressError as error:
        raise BrokenError(address, str(error), name="bad_address") from error
