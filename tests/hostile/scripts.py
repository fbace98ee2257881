"""What hostile endpoints do: small scripts from which the table is put together."""

import asyncio
import socket
import struct

from tests.hostile.bodies import BOMBS, PAGE
from tests.hostile.server import Asked, Script

PAUSE_S = 0.02


def answer(body: bytes = PAGE, *fields: bytes, status: bytes = b"200 OK", length: int | None = None) -> bytes:
    """A well-formed answer, or one whose length is a lie."""
    told = len(body) if length is None else length
    lines = (b"HTTP/1.1 " + status, *fields, b"Content-Length: %d" % told)
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def head(*lines: bytes) -> bytes:
    """The given lines, the first being the status line."""
    return b"\r\n".join(lines) + b"\r\n\r\n"


def chunked(*pieces: bytes, end: bytes = b"0\r\n\r\n", fields: tuple[bytes, ...] = ()) -> bytes:
    """A chunked answer."""
    body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    return head(b"HTTP/1.1 200 OK", b"Transfer-Encoding: chunked", *fields) + body + end


def coded(coding: bytes, body: bytes) -> bytes:
    """An answer in a content coding."""
    return answer(body, b"Content-Encoding: " + coding)


def says(*pieces: bytes, keep: bool = False) -> Script:
    """Send the pieces, a moment apart, then hang up or wait for the next request."""

    async def play(_: Asked, writer: asyncio.StreamWriter) -> bool:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            if len(pieces) > 1:
                await asyncio.sleep(PAUSE_S)
        return keep

    return play


def kept(*pieces: bytes) -> Script:
    """Send the pieces and wait for the next request."""
    return says(*pieces, keep=True)


def endless(start: bytes, piece: bytes, *, pause_s: float = 0.0) -> Script:
    """Send the start, then the piece for ever."""

    async def play(_: Asked, writer: asyncio.StreamWriter) -> bool:
        writer.write(start)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause_s)

    return play


def silent(start: bytes = b"") -> Script:
    """Send the start, then nothing, and keep the line open."""

    async def play(_: Asked, writer: asyncio.StreamWriter) -> bool:
        writer.write(start)
        await asyncio.Event().wait()
        return False

    return play


def resets(start: bytes = b"") -> Script:
    """Send the start, then tear the connection down with a reset."""

    async def play(_: Asked, writer: asyncio.StreamWriter) -> bool:
        writer.write(start)
        await writer.drain()
        await asyncio.sleep(PAUSE_S)
        raw = writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()
        return False

    return play


def sends_to(location: bytes, *, status: bytes = b"302 Found", body: bytes = b"") -> Script:
    """Redirect."""
    return kept(answer(body, b"Location: " + location, status=status))


def countdown(endpoint: str) -> Script:
    """Redirect from /endpoint/n to /endpoint/n-1; at 0 there is a page."""

    async def play(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        left = int(asked.rest or "0")
        onwards = answer(b"", b"Location: /%s/%d" % (endpoint.encode(), left - 1), status=b"301 Moved")
        writer.write(onwards if left else answer())
        return True

    return play


def circle(endpoint: str) -> Script:
    """Redirect from /endpoint/a to /endpoint/b and back."""

    async def play(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        other = b"b" if asked.rest == "a" else b"a"
        writer.write(answer(b"", b"Location: /%s/%s" % (endpoint.encode(), other), status=b"302 Found"))
        return True

    return play


def by_turn(first: Script, then: Script) -> Script:
    """One script for the first request on a connection, another for those that follow on it."""

    async def play(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        return await (first if asked.nth == 1 else then)(asked, writer)

    return play


def refuses_fields(*names: bytes) -> Script:
    """A page for whoever sends none of the named fields, a 500 for the others."""

    async def play(asked: Asked, writer: asyncio.StreamWriter) -> bool:
        sent = {line.partition(b":")[0].strip().lower() for line in asked.head.split(b"\r\n")[1:]}
        writer.write(answer(status=b"500 Leaked") if sent & set(names) else answer())
        return True

    return play


def bomb(name: str) -> Script:
    """A short body that decodes to a very long one; made when it is first asked for."""

    async def play(_: Asked, writer: asyncio.StreamWriter) -> bool:
        coding, make = BOMBS[name]
        writer.write(coded(coding, make()))
        return True

    return play
