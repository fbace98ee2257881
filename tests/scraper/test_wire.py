"""The bytes of one connection, over a transport that only writes down what is asked of it."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

from scraper.errors import BusyError
from scraper.guard import Target
from scraper.wire import HIGH_WATER, Wire, connect


class Paper(asyncio.Transport):
    """A transport of paper."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.notes.append(f"write {bytes(data)!r}")

    def pause_reading(self) -> None:
        self.notes.append("pause")

    def resume_reading(self) -> None:
        self.notes.append("resume")

    def abort(self) -> None:
        self.notes.append("abort")

    def is_closing(self) -> bool:
        return "abort" in self.notes


def connected() -> tuple[Wire, Paper]:
    wire, paper = Wire(), Paper()
    wire.connection_made(paper)
    return wire, paper


def arrives(wire: Wire, data: bytes) -> None:
    """What an event loop does when bytes come in."""
    while data:
        room = wire.get_buffer(-1)
        count = min(len(room), len(data))
        room[:count] = data[:count]
        wire.buffer_updated(count)
        data = data[count:]


def read(wire: Wire, idle_s: float = 1.0) -> bytes:
    return asyncio.run(wire.read(idle_s))


def test_what_arrived_is_read_in_order() -> None:
    wire, paper = connected()
    arrives(wire, b"one ")
    arrives(wire, b"two")
    quiet = [wire.quiet]
    assert read(wire) == b"one two"
    quiet.append(wire.quiet)
    assert quiet == [False, True]
    assert paper.notes == []


def test_reading_waits_for_something() -> None:
    async def run() -> bytes:
        wire, _ = connected()
        asyncio.get_running_loop().call_soon(arrives, wire, b"late")
        return await wire.read(5.0)

    assert asyncio.run(run()) == b"late"


def test_reading_does_not_wait_for_ever() -> None:
    wire, _ = connected()
    with pytest.raises(TimeoutError):
        read(wire, idle_s=0.01)


def test_the_end_is_read_after_everything_before_it() -> None:
    wire, _ = connected()
    arrives(wire, b"last")
    assert wire.eof_received() is False
    assert (read(wire), read(wire), read(wire)) == (b"last", b"", b"")
    assert not wire.quiet


def test_an_error_is_raised_after_everything_before_it() -> None:
    wire, _ = connected()
    arrives(wire, b"last")
    wire.connection_lost(ConnectionResetError())
    assert read(wire) == b"last"
    with pytest.raises(ConnectionResetError):
        read(wire)


def test_the_end_wakes_who_waits() -> None:
    async def run() -> bytes:
        wire, _ = connected()
        asyncio.get_running_loop().call_soon(wire.connection_lost, None)
        return await wire.read(5.0)

    assert asyncio.run(run()) == b""


def test_a_flood_is_paused_until_it_is_read() -> None:
    wire, paper = connected()
    arrives(wire, b"y" * HIGH_WATER)
    assert paper.notes == []
    arrives(wire, b"y")
    arrives(wire, b"y")
    assert paper.notes == ["pause"]
    assert len(read(wire)) == HIGH_WATER + 2
    assert paper.notes == ["pause", "resume"]


def test_wires_share_their_landing_and_nothing_else() -> None:
    one, other = connected()[0], connected()[0]
    arrives(one, b"for one")
    arrives(other, b"for other")
    assert (read(one), read(other)) == (b"for one", b"for other")


def test_threads_share_nothing() -> None:
    async def found() -> memoryview:
        return Wire().get_buffer(-1)

    mine = asyncio.run(found())
    with ThreadPoolExecutor(1) as threads:
        theirs = threads.submit(asyncio.run, found()).result()
    assert mine.obj is not theirs.obj


def test_writing_and_closing() -> None:
    wire, paper = connected()
    wire.write(b"GET")
    wire.abort()
    assert paper.notes == ["write b'GET'", "abort"]
    assert not wire.quiet


def test_a_wire_without_a_connection_is_not_quiet() -> None:
    wire = Wire()
    wire.write(b"lost")
    wire.abort()
    assert not wire.quiet


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def test_the_first_target_that_answers_is_taken() -> None:
    async def run() -> Target:
        async with await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            targets = tuple(Target(host="h", ip="127.0.0.1", port=number) for number in (free_port(), port))
            wire, target = await connect(targets, None, "https://news.example/")
            wire.abort()
            assert target is targets[1]
            return target

    assert asyncio.run(run()).ip == "127.0.0.1"


def test_nobody_answers() -> None:
    targets = (Target(host="h", ip="127.0.0.1", port=free_port()),)
    with pytest.raises(BusyError) as caught:
        asyncio.run(connect(targets, None, "https://news.example/"))
    assert caught.value.name == "connect"
