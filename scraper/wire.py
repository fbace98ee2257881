"""Wire: the bytes of one connection to one checked address."""

import asyncio
import ssl
import threading

from scraper.errors import BrokenError, BusyError
from scraper.guard import Target

LANDING_BYTES = 64 * 1024
HIGH_WATER = 256 * 1024  # bytes held before the sender is told to wait
CONNECT_TIMEOUT_S = 10.0
IMPATIENCE_S = 3.0  # for an address that has others behind it: a dead IPv6 route must not eat the deadline


_SHARED = threading.local()


def _landing() -> memoryview:
    """Where bytes land before they are copied out, one per thread: its event loop fills and empties it in one go.

    asyncio's own way allocates 256 KiB for every read, which costs a tenth of a page.
    """
    if not hasattr(_SHARED, "view"):
        _SHARED.view = memoryview(bytearray(LANDING_BYTES))
    view: memoryview = _SHARED.view
    return view


class Wire(asyncio.BufferedProtocol):
    """What arrives, in order, with a bound on how much is held."""

    def __init__(self) -> None:
        self._landing = _landing()
        self._transport: asyncio.Transport | None = None
        self._held: list[bytes] = []
        self._held_bytes = 0
        self._paused = False
        self._over = False
        self._error: Exception | None = None
        self._waiter: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport; asyncio calls this once."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - narrows what create_connection gives
        self._transport = transport

    def get_buffer(self, sizehint: int) -> memoryview:  # noqa: ARG002 - one size does for all
        """Where the next bytes go."""
        return self._landing

    def buffer_updated(self, nbytes: int) -> None:
        """Hold what came, and pause the sender when it is much."""
        self._held.append(bytes(self._landing[:nbytes]))
        self._held_bytes += nbytes
        if self._held_bytes > HIGH_WATER and not self._paused and self._transport is not None:
            self._paused = True
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> bool:
        """The peer sends no more; let asyncio close our side too."""
        self._over = True
        self._wake()
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone, with or without an error."""
        self._over = True
        self._error = exc
        self._wake()

    @property
    def quiet(self) -> bool:
        """Is it open with nothing unread? Only such a connection may be used again."""
        return not (self._over or self._held or self._transport is None or self._transport.is_closing())

    def write(self, data: bytes) -> None:
        """Send; a request is small enough never to wait."""
        if self._transport is not None:
            self._transport.write(data)

    async def read(self, idle_s: float) -> bytes:
        """What has arrived, waiting for some when there is nothing; empty at the end.

        Raises:
            TimeoutError: Nothing came for `idle_s` seconds.
            OSError: The connection broke.
        """
        if not self._held and not self._over:
            await self._arrival(idle_s)
        data = self._held[0] if len(self._held) == 1 else b"".join(self._held)
        self._held.clear()
        self._held_bytes = 0
        if self._paused and self._transport is not None:
            self._paused = False
            self._transport.resume_reading()
        if not data and self._error is not None:
            raise self._error
        return data

    def abort(self) -> None:
        """Close without ceremony."""
        if self._transport is not None:
            self._transport.abort()

    async def _arrival(self, idle_s: float) -> None:
        loop = asyncio.get_running_loop()
        waiter = self._waiter = loop.create_future()
        alarm = loop.call_later(idle_s, _give_up, waiter)  # a third of what asyncio.timeout costs
        try:
            await waiter
        finally:
            alarm.cancel()
            self._waiter = None

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


def _give_up(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_exception(TimeoutError())


async def connect(targets: tuple[Target, ...], tls: ssl.SSLContext | None, address: str) -> tuple[Wire, Target]:
    """A connection to the first target that answers.

    Args:
        targets: Checked addresses, in order.
        tls: None for plain HTTP.
        address: For error texts.

    Raises:
        BusyError: None answers ("connect", "tls").
        BrokenError: The certificate does not hold ("tls_certificate").
    """
    failure: OSError | None = None
    for target in targets:
        patience_s = CONNECT_TIMEOUT_S if target is targets[-1] else IMPATIENCE_S
        try:
            return await _connected(target, tls, patience_s), target
        except ssl.SSLCertVerificationError as error:
            raise BrokenError(address, f"certificate: {error.verify_message}", name="tls_certificate") from error
        except OSError as error:  # TimeoutError and the other SSLErrors are OSErrors
            failure = error
    name = "tls" if isinstance(failure, ssl.SSLError) else "connect"
    raise BusyError(address, f"no connection: {failure}", name=name) from failure


async def _connected(target: Target, tls: ssl.SSLContext | None, patience_s: float) -> Wire:
    name = target.host.strip("[]") if tls is not None else None
    async with asyncio.timeout(patience_s):
        loop = asyncio.get_running_loop()
        _, wire = await loop.create_connection(Wire, target.ip, target.port, ssl=tls, server_hostname=name)
    return wire
