"""HTTP/1.1 answers, read strictly and without waiting for anything: heads, framing, chunks.

Written by hand because reading one page with a general parser costs more than sending it; tests hold it to h11's
verdicts, which they ask as an oracle.

Source:
    RFC 9112. Where it lets a reader choose between repairing and refusing, we refuse: a repaired body is a guess.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

MAX_LINE_BYTES = 4_096  # of a chunk's size and extensions
MAX_PIECES = 100_000  # of one body: one-byte chunks cost far more to read than to send
MAX_LENGTH_DIGITS = 19  # as many as 2**63 has

RawFields = tuple[tuple[bytes, bytes], ...]

_END = re.compile(rb"\r?\n\r?\n")
_FORBIDDEN = re.compile(rb"[\x00\r\x0b\x0c]")
_STATUS = re.compile(rb"HTTP/1\.([01]) ([1-9]\d\d)(?: ([^\x00\r\n]*))?")
_TOKEN_MARKS = b"!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SIZE = re.compile(rb"([0-9a-fA-F]{1,15})[ \t]*(?:;[^\x00\r\n]*)?")


class MalformedError(ValueError):
    """The bytes break the protocol."""


@dataclass(frozen=True, slots=True)
class Head:
    """The answer before its body."""

    http_version: str
    status: int
    reason: bytes
    fields: RawFields  # names as sent
    _index: dict[bytes, list[bytes]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Sort the fields by name: six are looked up for every page."""
        index: dict[bytes, list[bytes]] = {}
        for name, value in self.fields:
            index.setdefault(name.lower(), []).append(value)
        object.__setattr__(self, "_index", index)

    def values(self, name: bytes) -> list[bytes]:
        """Every value of a field, in order; the name in lower case."""
        return self._index.get(name, [])


class Framing(Enum):
    """How a body ends."""

    LENGTH = auto()
    CHUNKED = auto()
    CLOSE = auto()


def head_end(held: bytearray, start: int) -> int:
    """Where the body begins, or -1 while the head is incomplete.

    Args:
        held: All that arrived.
        start: How much of it was searched before.
    """
    found = _END.search(held, max(start - 3, 0))
    return found.end() if found else -1


def read_head(raw: bytes) -> Head:
    """A complete head, its empty line included; raises MalformedError."""
    text = raw.replace(b"\r\n", b"\n")
    if _FORBIDDEN.search(text):
        raise MalformedError("NUL, carriage return or another break inside the head")
    lines = text.rstrip(b"\n").split(b"\n")
    status = _STATUS.fullmatch(lines[0])
    if status is None:
        raise MalformedError(f"status line {lines[0][:40]!r}")
    minor, code, reason = status.groups()
    return Head(f"HTTP/1.{minor.decode()}", int(code), reason or b"", _fields(lines))


def _fields(lines: list[bytes]) -> RawFields:
    fields: list[tuple[bytes, bytes]] = []
    for line in lines[1:]:
        if line[:1] in {b" ", b"\t"}:  # folded, as RFC 822 had it
            if not fields:
                raise MalformedError("a folded line without a field")
            fields[-1] = (fields[-1][0], fields[-1][1] + b" " + line.strip(b" \t"))
            continue
        name, colon, value = line.partition(b":")
        if not name or not colon or name.translate(None, _TOKEN_MARKS):
            raise MalformedError(f"field {line[:40]!r}")
        fields.append((name, value.strip(b" \t")))
    return tuple(fields)


def framing(head: Head) -> tuple[Framing, int]:
    """How the body of an answer to GET ends, and its length where that is known; raises MalformedError."""
    announced = _announced(head)
    if head.status < 200 or head.status in {204, 304}:  # noqa: PLR2004 - these have no body, whatever they say
        return Framing.LENGTH, 0
    return announced


def _announced(head: Head) -> tuple[Framing, int]:
    lengths = {part.strip() for value in head.values(b"content-length") for part in value.split(b",")}
    if len(lengths) > 1 or not all(part.isdigit() and len(part) <= MAX_LENGTH_DIGITS for part in lengths):
        raise MalformedError("lengths that differ or are none")
    codings = head.values(b"transfer-encoding")
    if not codings:
        return (Framing.LENGTH, int(lengths.pop())) if lengths else (Framing.CLOSE, 0)
    if [coding.lower() for coding in codings] != [b"chunked"] or head.http_version == "HTTP/1.0":
        raise MalformedError(f"transfer coding {b', '.join(codings)[:40]!r}")
    return Framing.CHUNKED, 0


def stays_open(head: Head) -> bool:
    """May the connection carry another exchange, by what the head says?

    An answer with both a length and chunks was put together by two parties that disagree; such a connection is not
    trusted any further.
    """
    if head.http_version == "HTTP/1.0" or (head.values(b"transfer-encoding") and head.values(b"content-length")):
        return False
    return not any(b"close" in value.lower() for value in head.values(b"connection"))


_Step = Callable[[bytearray, int, list[bytes]], int]
"""Reads one thing off a buffer at a place: where it ends, or -1 while it has not arrived."""


class Chunks:
    """Undoes chunked framing, piece by piece."""

    def __init__(self) -> None:
        self.done = False
        self._pieces = 0
        self._left = 0  # bytes of the current chunk still to come
        self._state: _Step = self._size  # reads what is expected next
        self._trailer_bytes = 0

    def feed(self, held: bytearray) -> list[bytes]:
        """Take what can be taken off the front of `held`; raises MalformedError."""
        pieces: list[bytes] = []
        at = 0
        while not self.done:
            step = self._state(held, at, pieces)
            if step < 0:
                break
            at = step
        del held[:at]
        return pieces

    def _size(self, held: bytearray, at: int, _: list[bytes]) -> int:
        end = _line(held, at)
        if end < 0:
            return -1
        found = _SIZE.fullmatch(held, at, end)
        if found is None:
            raise MalformedError(f"chunk size {bytes(held[at : min(end, at + 20)])!r}")
        self._pieces += 1
        if self._pieces > MAX_PIECES:
            raise MalformedError(f"more than {MAX_PIECES} chunks")
        self._left = int(found.group(1), 16)
        self._state = self._chunk if self._left else self._trailer
        return end + 2

    def _chunk(self, held: bytearray, at: int, pieces: list[bytes]) -> int:
        piece = bytes(held[at : at + self._left])
        if not piece:
            return -1
        pieces.append(piece)
        self._left -= len(piece)
        if not self._left:
            self._state = self._chunk_end
        return at + len(piece)

    def _chunk_end(self, held: bytearray, at: int, _: list[bytes]) -> int:
        if len(held) < at + 2:
            return -1
        if held[at : at + 2] != b"\r\n":
            raise MalformedError("a chunk longer than it said")
        self._state = self._size
        return at + 2

    def _trailer(self, held: bytearray, at: int, _: list[bytes]) -> int:
        end = _line(held, at)
        if end < 0:
            return -1
        self._trailer_bytes += end - at
        if self._trailer_bytes > MAX_LINE_BYTES:
            raise MalformedError("endless trailers")
        self.done = end == at
        return end + 2


def _line(held: bytearray, at: int) -> int:
    """Where the line ends, or -1 while it has not."""
    end = held.find(b"\r\n", at, at + MAX_LINE_BYTES + 2)
    if end < 0 and len(held) - at > MAX_LINE_BYTES:
        raise MalformedError("an endless line inside the body")
    return end
