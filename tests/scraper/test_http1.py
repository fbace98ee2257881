"""Our reader of HTTP/1.1 against the standard, and against h11 as an oracle: never laxer, seldom stricter."""

from collections.abc import Iterable

import h11
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scraper.http1 import (
    MAX_LINE_BYTES,
    MAX_PIECES,
    Chunks,
    Framing,
    Head,
    MalformedError,
    framing,
    head_end,
    read_head,
    stays_open,
)

OK = b"HTTP/1.1 200 OK\r\n"


def head(*fields: bytes, status: bytes = b"HTTP/1.1 200 OK") -> Head:
    return read_head(b"\r\n".join([status, *fields, b"", b""]))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", Head("HTTP/1.1", 200, b"OK", ())),
        (b"HTTP/1.0 404 Not Found\n\n", Head("HTTP/1.0", 404, b"Not Found", ())),
        (b"HTTP/1.1 200\r\n\r\n", Head("HTTP/1.1", 200, b"", ())),
        (b"HTTP/1.1 200 \r\n\r\n", Head("HTTP/1.1", 200, b"", ())),
        (b"HTTP/1.1 999 caf\xe9\r\n\r\n", Head("HTTP/1.1", 999, b"caf\xe9", ())),
        (OK + b"A: b\r\nC:d\r\n\r\n", Head("HTTP/1.1", 200, b"OK", ((b"A", b"b"), (b"C", b"d")))),
        (OK + b"A: \t b \t\r\n\r\n", Head("HTTP/1.1", 200, b"OK", ((b"A", b"b"),))),
        (OK + b"A:\r\n\r\n", Head("HTTP/1.1", 200, b"OK", ((b"A", b""),))),
        (OK + b"A: b\r\n\tc\r\n  d\r\n\r\n", Head("HTTP/1.1", 200, b"OK", ((b"A", b"b c d"),))),
        (OK + b"A: b:c\r\n\r\n", Head("HTTP/1.1", 200, b"OK", ((b"A", b"b:c"),))),
        (OK + b"A: 1\r\na: 2\r\n\r\n", Head("HTTP/1.1", 200, b"OK", ((b"A", b"1"), (b"a", b"2")))),
    ],
)
def test_heads(raw: bytes, expected: Head) -> None:
    assert read_head(raw) == expected


@pytest.mark.parametrize(
    "raw",
    [
        b"\r\n\r\n", b"HTTP/1.1\r\n\r\n", b"HTTP/2.0 200 OK\r\n\r\n", b"HTTP/1.2 200 OK\r\n\r\n",
        b"HTTP/11 200\r\n\r\n",
        b"http/1.1 200 OK\r\n\r\n", b"HTTP/1.1  200 OK\r\n\r\n", b"HTTP/1.1 20 OK\r\n\r\n", b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/1.1 000 OK\r\n\r\n", b"HTTP/1.1 -20 OK\r\n\r\n", b"HTTP/1.1 200\tOK\r\n\r\n",
        b" HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 O\x00K\r\n\r\n", b"HTTP/1.1 200 O\rK\r\n\r\n", b"<html>\r\n\r\n", OK + b"A\r\n\r\n",
        OK + b": b\r\n\r\n", OK + b"A : b\r\n\r\n", OK + b"A b: c\r\n\r\n", OK + b" A: b\r\n\r\n",
        OK + b"A\x00: b\r\n\r\n",
        OK + b"A: b\x00\r\n\r\n", OK + b"A: b\rc\r\n\r\n", OK + b"A: b\r\r\n\r\n", OK + b"\xe9: b\r\n\r\n",
        OK + b"A(: b\r\n\r\n", OK + b"A\t: b\r\n\r\n",
    ],
)  # fmt: skip
def test_malformed_heads(raw: bytes) -> None:
    with pytest.raises(MalformedError):
        read_head(raw)


@pytest.mark.parametrize(
    ("fields", "status", "expected"),
    [
        ((), b"HTTP/1.1 200 OK", (Framing.CLOSE, 0)),
        ((b"Content-Length: 5",), b"HTTP/1.1 200 OK", (Framing.LENGTH, 5)),
        ((b"content-LENGTH: 005",), b"HTTP/1.1 200 OK", (Framing.LENGTH, 5)),
        ((b"Content-Length: 5", b"Content-Length: 5"), b"HTTP/1.1 200 OK", (Framing.LENGTH, 5)),
        ((b"Content-Length: 5, 5",), b"HTTP/1.1 200 OK", (Framing.LENGTH, 5)),
        ((b"Content-Length: 5",), b"HTTP/1.0 200 OK", (Framing.LENGTH, 5)),
        ((b"Transfer-Encoding: chunked",), b"HTTP/1.1 200 OK", (Framing.CHUNKED, 0)),
        ((b"Transfer-Encoding: Chunked", b"Content-Length: 5"), b"HTTP/1.1 200 OK", (Framing.CHUNKED, 0)),
        ((b"Content-Length: 5",), b"HTTP/1.1 304 Same", (Framing.LENGTH, 0)),
        ((b"Transfer-Encoding: chunked",), b"HTTP/1.1 204 None", (Framing.LENGTH, 0)),
        ((b"Content-Length: 5",), b"HTTP/1.1 100 On", (Framing.LENGTH, 0)),
    ],
)
def test_framing(fields: tuple[bytes, ...], status: bytes, expected: tuple[Framing, int]) -> None:
    assert framing(head(*fields, status=status)) == expected


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ((b"Content-Length: 5", b"Content-Length: 6"), b"HTTP/1.1 200 OK"),
        ((b"Content-Length: 5, 6",), b"HTTP/1.1 200 OK"),
        ((b"Content-Length: -5",), b"HTTP/1.1 200 OK"),
        ((b"Content-Length: +5",), b"HTTP/1.1 200 OK"),
        ((b"Content-Length: 5.0",), b"HTTP/1.1 200 OK"),
        ((b"Content-Length: 0x5",), b"HTTP/1.1 200 OK"),
        ((b"Content-Length:",), b"HTTP/1.1 200 OK"),
        ((b"Content-Length: 5,",), b"HTTP/1.1 200 OK"),
        ((b"Content-Length: " + b"1" * 20,), b"HTTP/1.1 200 OK"),
        ((b"Content-Length: \xb2",), b"HTTP/1.1 200 OK"),
        ((b"Transfer-Encoding: gzip, chunked",), b"HTTP/1.1 200 OK"),
        ((b"Transfer-Encoding: chunked", b"Transfer-Encoding: chunked"), b"HTTP/1.1 200 OK"),
        ((b"Transfer-Encoding: identity",), b"HTTP/1.1 200 OK"),
        ((b"Transfer-Encoding:",), b"HTTP/1.1 200 OK"),
        ((b"Transfer-Encoding: xchunked",), b"HTTP/1.1 200 OK"),
        ((b"Transfer-Encoding: chunked",), b"HTTP/1.0 200 OK"),
    ],
)
def test_malformed_framing(fields: tuple[bytes, ...], status: bytes) -> None:
    with pytest.raises(MalformedError):
        framing(head(*fields, status=status))


@pytest.mark.parametrize(
    ("fields", "status", "expected"),
    [
        ((), b"HTTP/1.1 200 OK", True),
        ((b"Connection: keep-alive",), b"HTTP/1.1 200 OK", True),
        ((b"Connection: Close",), b"HTTP/1.1 200 OK", False),
        ((b"Connection: foo, close",), b"HTTP/1.1 200 OK", False),
        ((b"Connection: keep-alive",), b"HTTP/1.0 200 OK", False),
        ((b"Content-Length: 3", b"Transfer-Encoding: chunked"), b"HTTP/1.1 200 OK", False),
    ],
)
def test_staying_open(fields: tuple[bytes, ...], status: bytes, *, expected: bool) -> None:
    assert stays_open(head(*fields, status=status)) is expected


def fed(*pieces: bytes) -> tuple[bytes, Chunks, bytes]:
    chunks, held, found = Chunks(), bytearray(), []
    for piece in pieces:
        held += piece
        found += chunks.feed(held)
    return b"".join(found), chunks, bytes(held)


@pytest.mark.parametrize(
    ("raw", "body", "left"),
    [
        (b"0\r\n\r\n", b"", b""),
        (b"3\r\nabc\r\n0\r\n\r\n", b"abc", b""),
        (b"3\r\nabc\r\n0\r\n\r\nHTTP", b"abc", b"HTTP"),
        (b"A\r\n0123456789\r\n00\r\n\r\n", b"0123456789", b""),
        (b"3;a=b;c\r\nabc\r\n0;d\r\n\r\n", b"abc", b""),
        (b"3 \r\nabc\r\n0\r\n\r\n", b"abc", b""),
        (b"3\r\n\r\n\n\r\n0\r\n\r\n", b"\r\n\n", b""),
        (b"1\r\na\r\n0\r\nA: b\r\nC: d\r\n\r\n", b"a", b""),
    ],
)
def test_chunks(raw: bytes, body: bytes, left: bytes) -> None:
    found, chunks, rest = fed(raw)
    assert (found, chunks.done, rest) == (body, True, left)


@pytest.mark.parametrize(
    "raw",
    [
        b"\r\n", b"x\r\n", b"-1\r\n", b"+1\r\n", b"0x1\r\n", b" 1\r\n", b"1 2\r\n", b"1_0\r\n",
        b"1" + b"0" * 15 + b"\r\n",
        b"3\r\nabcd\r\n", b"3\r\nabc\n0\r\n", b"3;\x00\r\n", b"3" + b";" * (MAX_LINE_BYTES + 1),
        b"0\r\n" + b"A: b\r\n" * MAX_LINE_BYTES, b"0\r\n" + b"A" * (MAX_LINE_BYTES + 1),
    ],
)  # fmt: skip
def test_malformed_chunks(raw: bytes) -> None:
    with pytest.raises(MalformedError):
        fed(raw)


def test_one_byte_chunks_are_counted() -> None:
    assert fed(b"1\r\na\r\n" * (MAX_PIECES - 1) + b"0\r\n\r\n")[1].done
    with pytest.raises(MalformedError):
        fed(b"1\r\na\r\n" * (MAX_PIECES + 1))


@given(st.lists(st.binary(min_size=1, max_size=30), max_size=6), st.sets(st.integers(1, 200)))
def test_chunks_come_back_however_they_are_cut(parts: list[bytes], cuts: set[int]) -> None:
    raw = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
    edges = [0, *sorted(cut for cut in cuts if cut < len(raw)), len(raw)]
    found, chunks, left = fed(*(raw[start:end] for start, end in zip(edges, edges[1:], strict=False)))  # noqa: RUF007
    assert (found, chunks.done, left) == (b"".join(parts), True, b"")


@given(st.binary(max_size=60), st.integers(0, 60))
def test_the_end_of_a_head_is_found_however_it_arrives(raw: bytes, cut: int) -> None:
    whole = head_end(bytearray(raw), 0)
    if head_end(bytearray(raw[:cut]), 0) < 0:
        assert head_end(bytearray(raw), min(cut, len(raw))) == whole


def told(fields: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """All fields but the two about framing, which h11 respells and we keep as sent."""
    return [(name, value) for name, value in fields if name.lower() not in {b"content-length", b"transfer-encoding"}]


def oracle(raw: bytes) -> tuple[int, bytes, list[tuple[bytes, bytes]], bytes] | None:
    """What h11 makes of a whole answer; None when it refuses or is left waiting."""
    connection = h11.Connection(h11.CLIENT)
    connection.send(h11.Request(method="GET", target="/", headers=[("Host", "h")]))
    connection.send(h11.EndOfMessage())
    body = b""
    try:
        connection.receive_data(raw)
        connection.receive_data(b"")
        event = connection.next_event()
        if not isinstance(event, h11.Response):
            return None
        while not isinstance(part := connection.next_event(), h11.EndOfMessage):
            assert isinstance(part, h11.Data)
            body += part.data
    except h11.RemoteProtocolError:
        return None
    return event.status_code, event.reason, told(event.headers.raw_items()), body


def ours(raw: bytes) -> tuple[int, bytes, list[tuple[bytes, bytes]], bytes] | None:
    """What we make of the same."""
    end = head_end(bytearray(raw), 0)
    if end < 0:
        return None
    held = raw[end:]
    try:
        found = read_head(raw[:end])
        kind, length = framing(found)
        if kind is Framing.CHUNKED:
            body, chunks, _ = fed(held)
            if not chunks.done:
                return None
        else:
            body = held if kind is Framing.CLOSE else held[:length]
            if kind is Framing.LENGTH and len(body) < length:
                return None
    except MalformedError:
        return None
    return found.status, found.reason, told(found.fields), body


fields = st.sampled_from(
    [b"A: b", b"Content-Length: 3", b"Content-Length: 03", b"Content-Length: 4", b"Content-Length: 3, 3", b"A:\t\x0b",
     b"Transfer-Encoding: chunked", b"transfer-encoding: CHUNKED", b"Connection: close", b" folded", b"A : b", b"A",
     b"A: \xe9", b"A: b\x00", b"A: b\rc", b"Content-Length: x", b"Transfer-Encoding: gzip", b": b", b"A: " + b"c" * 50]
)  # fmt: skip
statuses = st.sampled_from(
    [b"HTTP/1.1 200 OK", b"HTTP/1.0 200 OK", b"HTTP/1.1 204 None", b"HTTP/1.1 304 Same", b"HTTP/1.1 200",
     b"HTTP/1.1 2 OK",
     b"HTTP/1.1 404 ", b"HTTP/1.1  200 OK", b"HTTP/9.9 200 OK"]
)  # fmt: skip
bodies = st.sampled_from(
    [
        b"",
        b"abc",
        b"abcd",
        b"3\r\nabc\r\n0\r\n\r\n",
        b"3\r\nabc\r\n0\r\n",
        b"3;x\r\nabc\r\n0\r\nA: b\r\n\r\n",
        b"3\r\nabcd",
    ]
)


@given(statuses, st.lists(fields, max_size=3), st.sampled_from([b"\r\n", b"\n"]), bodies)
@example(b"HTTP/1.1 200 OK", [b"Transfer-Encoding: chunked", b"Content-Length: 3"], b"\r\n", b"3\r\nabc\r\n0\r\n\r\n")
def test_what_we_accept_h11_reads_alike(status: bytes, lines: list[bytes], end: bytes, body: bytes) -> None:
    raw = end.join([status, *lines, b"", b""]) + body
    found = ours(raw)
    if found is not None:
        assert found == oracle(raw)
