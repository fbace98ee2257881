"""One talk over a wire that is cut into pieces anywhere."""

import asyncio
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.errors import BusyError, FetchError
from scraper.http1 import Head
from scraper.talk import MAX_FIELDS, MAX_HEAD_BYTES, MAX_INFORMATIONAL, Ask, Talk
from scraper.wire import Wire

ASK = Ask(
    address="https://news.example/", target=b"/a?b", fields=((b"Host", b"news.example"),), max_bytes=1_000, idle_s=1.0
)
PLAIN = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nferry"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nfe\r\n3\r\nrry\r\n0\r\n\r\n"
INTERIM = b"HTTP/1.1 103 Early Hints\r\n\r\n"


class Played(Wire):
    """A wire that yields what it is given, then the end or an error."""

    def __init__(self, *pieces: bytes, error: Exception | None = None) -> None:
        super().__init__()
        self.pieces = list(pieces)
        self.error = error
        self.sent = b""
        self.closed = False

    @property
    def quiet(self) -> bool:
        return not self.pieces and not self.closed

    def write(self, data: bytes) -> None:
        self.sent += data

    async def read(self, idle_s: float) -> bytes:  # noqa: ARG002 - plays without waiting
        if self.pieces:
            return self.pieces.pop(0)
        if self.error is not None:
            raise self.error
        return b""

    def abort(self) -> None:
        self.closed = True


def talked(wire: Played, ask: Ask = ASK) -> tuple[Head, bytes, Talk]:
    async def run() -> tuple[Head, bytes, Talk]:
        talk = Talk(wire, "192.0.2.7")
        head = await talk.ask(ask)
        return head, await talk.body(ask), talk

    return asyncio.run(run())


def error_name(wire: Played) -> str:
    with pytest.raises(FetchError) as caught:
        talked(wire)
    return caught.value.name


def test_what_is_sent_is_on_record() -> None:
    wire = Played(PLAIN)
    _, _, talk = talked(wire)
    assert wire.sent == talk.request_head == b"GET /a?b HTTP/1.1\r\nHost: news.example\r\n\r\n"


def test_the_head_keeps_the_spelling_of_names() -> None:
    head, body, talk = talked(Played(PLAIN))
    assert (head.http_version, head.status, head.reason, body) == ("HTTP/1.1", 200, b"OK", b"ferry")
    assert head.fields == ((b"Content-Type", b"text/plain"), (b"Content-Length", b"5"))
    assert talk.reusable


@given(st.sampled_from([PLAIN, CHUNKED, INTERIM + PLAIN]), st.sets(st.integers(1, 120)))
def test_pieces_do_not_matter(whole: bytes, cuts: set[int]) -> None:
    edges = [0, *sorted(cut for cut in cuts if cut < len(whole)), len(whole)]
    pieces = [whole[start:end] for start, end in itertools.pairwise(edges)]
    _, body, talk = talked(Played(*pieces))
    assert body == b"ferry"
    assert talk.reusable


@given(st.sampled_from([PLAIN, CHUNKED, INTERIM + PLAIN]), st.data())
def test_an_answer_cut_anywhere_is_an_error(whole: bytes, data: st.DataObject) -> None:
    length = data.draw(st.integers(0, len(whole) - 1))
    expected = {"disconnected"} if length == 0 else {"short_head", "short_body"}
    assert error_name(Played(whole[:length] or b"")) in expected


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        (Played(), "disconnected"),
        (Played(error=ConnectionResetError()), "disconnected"),
        (Played(error=TimeoutError()), "timeout"),
        (Played(PLAIN[:30], error=ConnectionResetError()), "short_head"),
        (Played(PLAIN[:-1], error=ConnectionResetError()), "short_body"),
        (Played(PLAIN[:-1], error=TimeoutError()), "timeout"),
        (Played(INTERIM * (MAX_INFORMATIONAL + 1) + PLAIN), "informational_flood"),
        (Played(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * (MAX_FIELDS + 1) + b"\r\n"), "oversize_head"),
        (Played(b"HTTP/1.1 200 OK\r\nA: " + b"b" * MAX_HEAD_BYTES + b"\r\n\r\n"), "oversize_head"),
        (Played(b"HTTP/1.1 200 OK\r\nA: " + b"b" * (MAX_HEAD_BYTES + 9)), "oversize_head"),
        (Played(b"HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n"), "oversize"),
        (Played(b"HTTP/1.1 200 OK\r\n\r\n" + b"y" * 1_001), "oversize"),
        (Played(b"HTTP/1.1 200 OK\r\n\r\n", *[b"y" * 100] * 11), "oversize"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_failures_by_name(wire: Played, name: str) -> None:
    assert error_name(wire) == name


def test_as_many_interim_answers_as_allowed() -> None:
    assert talked(Played(INTERIM * MAX_INFORMATIONAL + PLAIN))[1] == b"ferry"


@pytest.mark.parametrize(
    ("answer", "is_reusable"),
    [
        (PLAIN, True),
        (CHUNKED, True),
        (PLAIN + b"stray", False),
        (PLAIN.replace(b"\r\nCon", b"\r\nConnection: close\r\nCon", 1), False),
        (PLAIN.replace(b"HTTP/1.1", b"HTTP/1.0"), False),
        (b"HTTP/1.1 200 OK\r\n\r\nuntil close", False),
    ],
)
def test_only_a_clean_connection_is_used_again(answer: bytes, *, is_reusable: bool) -> None:
    assert talked(Played(answer))[2].reusable is is_reusable


def test_a_second_exchange_on_the_same_connection() -> None:
    async def run() -> list[bytes]:
        wire = Played(PLAIN)
        talk = Talk(wire, "192.0.2.7")
        bodies = []
        for _ in range(3):
            await talk.ask(ASK)
            bodies.append(await talk.body(ASK))
            wire.pieces.append(CHUNKED)
        return bodies

    assert asyncio.run(run()) == [b"ferry"] * 3


def test_half_a_second_answer_is_no_disconnect() -> None:
    """Only a connection that closed without a word may be blamed on its age."""

    async def run() -> FetchError:
        wire = Played(PLAIN)
        talk = Talk(wire, "192.0.2.7")
        await talk.ask(ASK)
        await talk.body(ASK)
        wire.pieces.append(b"HTTP")
        with pytest.raises(FetchError) as caught:
            await talk.ask(ASK)
        return caught.value

    error = asyncio.run(run())
    assert not isinstance(error, BusyError)
    assert error.name == "short_head"


@pytest.mark.parametrize("value", [b"a\r\nX-Injected: b", b"a\nb", b"a\x00b"])
def test_nothing_can_be_slipped_into_a_request(value: bytes) -> None:
    ask = Ask(address="a", target=b"/", fields=((b"Host", b"h"), (b"If-None-Match", value)), max_bytes=9, idle_s=1.0)
    wire = Played(PLAIN)
    with pytest.raises(FetchError) as caught:
        talked(wire, ask)
    assert (caught.value.name, wire.sent) == ("bad_request", b"")
