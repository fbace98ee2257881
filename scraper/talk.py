"""Talk: HTTP/1.1 over one connection, with bounds on everything the other side may send."""

from dataclasses import dataclass

from scraper.errors import BrokenError, BusyError, FetchError, OversizeError
from scraper.http1 import Chunks, Framing, Head, MalformedError, RawFields, framing, head_end, read_head, stays_open
from scraper.wire import Wire

MAX_HEAD_BYTES = 64 * 1024
MAX_FIELDS = 200
MAX_INFORMATIONAL = 16  # 1xx answers before the real one
_SWITCHING = 101
_FINAL = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request, ready to be sent, and the bounds on its answer."""

    address: str  # for error texts
    target: bytes  # path and query
    fields: RawFields  # Host first
    max_bytes: int  # of the body as sent
    idle_s: float  # longest silence


class Talk:
    """One connection, asked one thing at a time."""

    def __init__(self, wire: Wire, peer: str) -> None:
        self.peer = peer
        self.request_head = b""
        self._wire = wire
        self._held = bytearray()
        self._received = 0
        self._head: Head | None = None
        self._framing = (Framing.CLOSE, 0)
        self._clean = True  # has every exchange so far ended to the byte?

    @property
    def reusable(self) -> bool:
        """Is the last exchange over, to the byte, and the connection still open?"""
        return self._clean and not self._held and self._wire.quiet

    async def ask(self, ask: Ask) -> Head:
        """Send a request and read the head of its answer; raises FetchError."""
        self._received = 0
        self._head = None
        self._clean = False
        self.request_head = _request_head(ask)
        self._wire.write(self.request_head)
        for _ in range(MAX_INFORMATIONAL + 1):
            head = _checked(await self._next_head(ask), ask)
            self._framing = _framed(head, ask)
            if head.status >= _FINAL:
                self._head = head
                return head
        raise BrokenError(ask.address, f"more than {MAX_INFORMATIONAL} interim answers", name="informational_flood")

    async def body(self, ask: Ask) -> bytes:
        """The whole body, framing undone; raises FetchError when it is too long or breaks off."""
        assert self._head is not None  # noqa: S101 - a body follows a head
        kind, length = self._framing
        if length > ask.max_bytes:
            raise OversizeError(ask.address, f"announces a body of {length} bytes")
        if kind is Framing.CHUNKED:
            body = await self._chunked(ask)
        elif kind is Framing.LENGTH:
            body = await self._counted(ask, length)
        else:
            return await self._rest(ask)
        self._clean = stays_open(self._head)
        return body

    def close(self) -> None:
        """Close the connection, whatever state it is in."""
        self._wire.abort()

    async def _next_head(self, ask: Ask) -> Head:
        searched = 0
        while (end := head_end(self._held, searched)) < 0:
            searched = len(self._held)
            if searched > MAX_HEAD_BYTES:
                raise _oversize_head(ask)
            if not await self._more(ask):
                raise self._hung_up(ask)
        if end > MAX_HEAD_BYTES:
            raise _oversize_head(ask)
        raw = bytes(self._held[:end])
        del self._held[:end]
        try:
            return read_head(raw)
        except MalformedError as error:
            raise BrokenError(ask.address, f"malformed head: {error}", name="bad_headers") from error

    async def _counted(self, ask: Ask, length: int) -> bytes:
        while len(self._held) < length:
            if not await self._more(ask):
                told = f"{len(self._held)} of {length} bytes, then the connection closed"
                raise BrokenError(ask.address, told, name="short_body")
        body = bytes(self._held[:length])
        del self._held[:length]
        return body

    async def _chunked(self, ask: Ask) -> bytes:
        chunks, pieces, size = Chunks(), [], 0
        while True:
            try:
                fed = chunks.feed(self._held)
            except MalformedError as error:
                raise BrokenError(ask.address, f"malformed body: {error}", name="bad_framing") from error
            pieces += fed
            size += sum(map(len, fed))
            if size > ask.max_bytes:
                raise OversizeError(ask.address, f"body of more than {ask.max_bytes} bytes")
            if chunks.done:
                return b"".join(pieces)
            if not await self._more(ask):
                raise BrokenError(ask.address, "the connection closed between chunks", name="short_body")

    async def _rest(self, ask: Ask) -> bytes:
        while len(self._held) <= ask.max_bytes:
            if not await self._more(ask):
                body = bytes(self._held)
                self._held.clear()
                return body
        raise OversizeError(ask.address, f"body of more than {ask.max_bytes} bytes")

    async def _more(self, ask: Ask) -> bool:
        """Hold what arrives next; false at the end."""
        try:
            data = await self._wire.read(ask.idle_s)
        except TimeoutError as error:
            raise BusyError(ask.address, f"silent for {ask.idle_s:g} s", name="timeout") from error
        except OSError as error:
            raise self._hung_up(ask) from error
        self._held += data
        self._received += len(data)
        if self._received > 2 * ask.max_bytes + 2 * MAX_HEAD_BYTES:  # chunk frames and interim answers count too
            raise OversizeError(ask.address, "the framing outweighs the body")
        return bool(data)

    def _hung_up(self, ask: Ask) -> FetchError:
        if self._head is not None:
            return BrokenError(ask.address, "the connection broke inside the body", name="short_body")
        if self._received:
            return BrokenError(ask.address, "the connection closed inside the head", name="short_head")
        return BusyError(ask.address, "the connection closed without an answer", name="disconnected")


def _request_head(ask: Ask) -> bytes:
    lines = [b"GET %b HTTP/1.1" % ask.target, *[b"%b: %b" % field for field in ask.fields], b"", b""]
    head = b"\r\n".join(lines)
    ends = len(lines) - 1  # any more were smuggled in
    if head.count(b"\r") != ends or head.count(b"\n") != ends or b"\x00" in head:
        raise BrokenError(ask.address, "line ends inside a request field", name="bad_request")
    return head


def _checked(head: Head, ask: Ask) -> Head:
    if len(head.fields) > MAX_FIELDS:
        raise OversizeError(ask.address, f"head of {len(head.fields)} fields", name="oversize_head")
    if head.status == _SWITCHING:
        raise BrokenError(ask.address, "switches protocols unasked", name="bad_headers")
    return head


def _framed(head: Head, ask: Ask) -> tuple[Framing, int]:
    try:
        return framing(head)
    except MalformedError as error:
        raise BrokenError(ask.address, f"malformed head: {error}", name="bad_headers") from error


def _oversize_head(ask: Ask) -> OversizeError:
    return OversizeError(ask.address, f"head of more than {MAX_HEAD_BYTES} bytes", name="oversize_head")
