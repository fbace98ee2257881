"""Talk: HTTP/1.1 over one connection, with bounds on everything the other side may send (h11's doorway)."""

from dataclasses import dataclass

import h11

from scraper.errors import BrokenError, BusyError, FetchError, OversizeError
from scraper.wire import Wire

MAX_HEAD_BYTES = 64 * 1024
MAX_FIELDS = 200
MAX_INFORMATIONAL = 16  # 1xx answers before the real one
MAX_PIECES = 100_000  # of one body: one-byte chunks cost far more to read than to send

RawFields = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request, ready to be sent, and the bounds on its answer."""

    address: str  # for error texts
    target: bytes  # path and query
    fields: RawFields  # Host first
    max_bytes: int  # of the body as sent
    idle_s: float  # longest silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The answer before its body."""

    http_version: str
    status: int
    reason: bytes
    fields: RawFields  # names as sent


class Talk:
    """One connection, asked one thing at a time."""

    def __init__(self, wire: Wire, peer: str) -> None:
        self.peer = peer
        self.request_head = b""
        self._wire = wire
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=MAX_HEAD_BYTES)
        self._received = 0
        self._announced = 0
        self._answered = False
        self._ended = False  # has the other side closed?

    @property
    def reusable(self) -> bool:
        """Is the last exchange over, to the byte, and the connection still open?"""
        return self._http.our_state is h11.IDLE and self._wire.quiet

    async def ask(self, ask: Ask) -> Head:
        """Send a request and read the head of its answer; raises FetchError."""
        self._received = 0
        self._answered = False
        try:
            head = self._http.send(h11.Request(method="GET", target=ask.target, headers=list(ask.fields)))
        except h11.LocalProtocolError as error:
            raise BrokenError(ask.address, f"cannot be asked for: {error}", name="bad_request") from error
        self._http.send(h11.EndOfMessage())
        self.request_head = head or b""
        self._wire.write(self.request_head)
        return _checked(await self._final_head(ask), ask.address)

    async def body(self, ask: Ask) -> bytes:
        """The whole body, chunking undone; raises FetchError when it is too long or breaks off."""
        parts: list[bytes] = []
        size = 0
        if self._announced > ask.max_bytes:
            raise OversizeError(ask.address, f"announces a body of {self._announced} bytes")
        for _ in range(MAX_PIECES):
            event = await self._event(ask)
            if isinstance(event, h11.EndOfMessage):
                self._finish()
                return b"".join(parts)
            if isinstance(event, h11.Data):
                size += len(event.data)
                if size > ask.max_bytes:
                    raise OversizeError(ask.address, f"body of more than {ask.max_bytes} bytes")
                parts.append(bytes(event.data))
        raise BrokenError(ask.address, f"body in more than {MAX_PIECES} pieces", name="chunk_flood")

    def close(self) -> None:
        """Close the connection, whatever state it is in."""
        self._wire.abort()

    async def _final_head(self, ask: Ask) -> h11.Response:
        for _ in range(MAX_INFORMATIONAL + 1):
            event = await self._event(ask)
            if isinstance(event, h11.Response):
                self._answered = True
                self._announced = _length(event)
                return event
        raise BrokenError(ask.address, f"more than {MAX_INFORMATIONAL} interim answers", name="informational_flood")

    async def _event(self, ask: Ask) -> h11.Event | type[h11.PAUSED]:
        while True:
            try:
                event = self._http.next_event()
            except h11.RemoteProtocolError as error:
                raise self._malformed(ask, error) from error
            if event is not h11.NEED_DATA:
                return event  # type: ignore[return-value] # NEED_DATA is a sentinel class, excluded just above
            data = await self._read(ask)
            self._ended = not data
            if self._ended and not self._answered:
                raise self._hung_up(ask)
            self._http.receive_data(data)

    async def _read(self, ask: Ask) -> bytes:
        try:
            data = await self._wire.read(ask.idle_s)
        except TimeoutError as error:
            raise BusyError(ask.address, f"silent for {ask.idle_s:g} s", name="timeout") from error
        except OSError as error:
            raise self._hung_up(ask) from error
        self._received += len(data)
        if self._received > 2 * ask.max_bytes + 2 * MAX_HEAD_BYTES:  # chunk frames and trailers count too
            raise OversizeError(ask.address, "the framing outweighs the body")
        return data

    def _hung_up(self, ask: Ask) -> FetchError:
        if self._answered:
            return BrokenError(ask.address, "the connection broke inside the body", name="short_body")
        if self._received:
            return BrokenError(ask.address, "the connection closed inside the head", name="short_head")
        return BusyError(ask.address, "the connection closed without an answer", name="disconnected")

    def _malformed(self, ask: Ask, error: h11.RemoteProtocolError) -> FetchError:
        if not self._answered:
            if error.error_status_hint == 431:  # noqa: PLR2004 - h11's word for a head that outgrew its bound
                return OversizeError(ask.address, f"head of more than {MAX_HEAD_BYTES} bytes", name="oversize_head")
            return BrokenError(ask.address, f"malformed head: {error}", name="bad_headers")
        if self._ended:
            return BrokenError(ask.address, str(error), name="short_body")
        return BrokenError(ask.address, f"malformed body: {error}", name="bad_framing")

    def _finish(self) -> None:
        trailing, _ = self._http.trailing_data
        if not trailing and not self._ended and self._http.our_state is h11.DONE and self._http.their_state is h11.DONE:
            self._http.start_next_cycle()


def _length(event: h11.Response) -> int:
    """What Content-Length announces, in h11's checked spelling; 0 when nothing does."""
    return next((int(value) for name, value in event.headers if name == b"content-length"), 0)


def _checked(event: h11.Response, address: str) -> Head:
    fields = tuple(event.headers.raw_items())
    if len(fields) > MAX_FIELDS or sum(len(name) + len(value) for name, value in fields) > MAX_HEAD_BYTES:
        raise OversizeError(address, f"head of {len(fields)} fields", name="oversize_head")
    version = f"HTTP/{event.http_version.decode('ascii')}"
    return Head(http_version=version, status=event.status_code, reason=bytes(event.reason), fields=fields)
