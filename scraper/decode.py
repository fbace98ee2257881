"""Content codings undone, with hard bounds (brotli's and zstandard's doorway)."""

import zlib
from collections.abc import Callable

import brotli
import zstandard

from scraper.errors import BrokenError, OversizeError

MAX_CODINGS = 2  # "gzip, gzip" occurs by accident; more is an attack
MAX_MEMBERS = 10_000  # of one gzip or zstd body; block-wise compressors write one per 64 KiB
_SLICE = 16_384  # bytes of input at a time: what follows a member's end is copied, so slices stay small
_ZSTD_SLICE = 256  # a block of 4 bytes may stand for 128 KiB, and zstandard takes no bound on output
_ZSTD_WINDOW = 8 * 1024 * 1024  # what RFC 9659 lets a sender use
_BROTLI_STEP = 65_536
_GZIP = 31
_ZLIB = 15
_RAW = -15
_GZIP_MAGIC = b"\x1f\x8b"


def decode(body: bytes, content_encoding: str, max_bytes: int) -> bytes:
    """Undo the content codings of a whole body.

    Args:
        body: As received, chunking undone.
        content_encoding: The Content-Encoding field, verbatim; fields sent twice joined by commas.
        max_bytes: Bound on the result, and on the step between two codings.

    Raises:
        BrokenError: Unknown coding, more than two, corrupt, or cut short.
        OversizeError: More than `max_bytes` come out.
    """
    codings = [name for part in content_encoding.split(",") if (name := part.strip().lower()) not in {"", "identity"}]
    if len(codings) > MAX_CODINGS:
        raise BrokenError(
            "", f"{len(codings)} content codings, at most {MAX_CODINGS} are undone", name="unknown_coding"
        )
    for name in reversed(codings):
        body = _undone(body, name, max_bytes)
    if len(body) > max_bytes:
        raise OversizeError("", f"body of more than {max_bytes} bytes")
    return body


def _undone(body: bytes, name: str, max_bytes: int) -> bytes:
    undo = _CODINGS.get(name)
    if undo is None:
        raise BrokenError("", f"unknown content coding {name[:40]!r}", name="unknown_coding")
    if not body:  # nothing was sent, so nothing was coded
        return b""
    try:
        return undo(body, max_bytes)
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        raise BrokenError("", f"corrupt {name} body: {error}", name="undecodable") from error


def _gzip(body: bytes, max_bytes: int) -> bytes:
    """Every member of a gzip body; bytes after a whole member that start no other are padding, which senders add."""
    parts: list[bytes] = []
    at = room = 0
    for _ in range(MAX_MEMBERS):
        part, at = _inflated(body, at, _GZIP, max_bytes - room)
        parts.append(part)
        room += len(part)
        if body[at : at + 2] != _GZIP_MAGIC:
            return b"".join(parts)
    raise BrokenError("", f"more than {MAX_MEMBERS} gzip members", name="undecodable")


def _deflate(body: bytes, max_bytes: int) -> bytes:
    """A zlib stream as the standard says, or raw deflate as some servers send."""
    try:
        return _inflated(body, 0, _ZLIB, max_bytes)[0]
    except zlib.error:
        return _inflated(body, 0, _RAW, max_bytes)[0]


def _inflated(body: bytes, at: int, wbits: int, room: int) -> tuple[bytes, int]:
    """One deflate stream from `at` on, and where it ended."""
    stream = zlib.decompressobj(wbits)
    parts: list[bytes] = []
    while not stream.eof and at < len(body):
        piece = body[at : at + _SLICE]
        part = stream.decompress(piece, room + 1)
        room = _spent(room, part)
        parts.append(part)
        at += len(piece) - len(stream.unused_data)
    if not stream.eof:
        raise _cut("deflate")
    return b"".join(parts), at


def _brotli(body: bytes, max_bytes: int) -> bytes:
    stream = brotli.Decompressor()
    parts: list[bytes] = []
    room, feed = max_bytes, body
    while not stream.is_finished():
        part = stream.process(feed, output_buffer_limit=_BROTLI_STEP)
        feed = b""
        room = _spent(room, part)
        parts.append(part)
        if stream.can_accept_more_data() and not stream.is_finished():
            raise _cut("brotli")
    return b"".join(parts)


def _zstd(body: bytes, max_bytes: int) -> bytes:
    parts: list[bytes] = []
    at, room = 0, max_bytes
    for _ in range(MAX_MEMBERS):
        part, at = _zstd_frame(body, at, room)
        parts.append(part)
        room -= len(part)
        if at >= len(body):
            return b"".join(parts)
    raise BrokenError("", f"more than {MAX_MEMBERS} zstd frames", name="undecodable")


def _zstd_frame(body: bytes, at: int, room: int) -> tuple[bytes, int]:
    stream = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
    parts: list[bytes] = []
    while not stream.eof and at < len(body):
        piece = body[at : at + _ZSTD_SLICE]
        part = stream.decompress(piece)
        room = _spent(room, part)
        parts.append(part)
        at += len(piece) - len(stream.unused_data)
    if not stream.eof:
        raise _cut("zstd")
    return b"".join(parts), at


def _spent(room: int, part: bytes) -> int:
    if len(part) > room:
        raise OversizeError("", "the decoded body is larger than allowed")
    return room - len(part)


def _cut(name: str) -> BrokenError:
    return BrokenError("", f"the {name} body is cut short", name="short_coding")


_CODINGS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
