"""Reading sources: small ones at once, large ones in a process of its own that has a deadline.

A sitemap of 50 MB takes seconds to parse, a broken feed of 1 MB as many: the event loop would miss its deadlines, and
a parser that hangs would hang the crawl.
"""

import asyncio
import multiprocessing
import resource
import signal
from dataclasses import dataclass, replace
from datetime import datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from scraper.crawl_read import NotASourceError, Reading, read_source
from scraper.crawl_talk import Talked
from scraper.frontier_records import Kind, Source
from scraper.outlet import Outlet
from scraper.page import Exchange, Record

AT_ONCE_BYTES = 64_000  # read where we stand: the forgiving feed reader needs a quarter of a second for that
DEADLINE_S = 60.0  # the worst we accept takes five of CPU, and a busy machine several times that
MEMORY_BYTES = 2_000_000_000  # of address space
# Not "fork": a forked child of a process with threads may hold another's lock for ever.
_PROCESSES = multiprocessing.get_context("spawn")

_Question = tuple[Exchange, Kind, int, Outlet, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """A source's answer that is archived and waits to be read."""

    talked: Talked
    source: Source
    exchange: Exchange
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What reading an archived answer brought."""

    archived: Archived
    reading: Reading | NotASourceError


def read_now(archived: Archived, now: datetime) -> Read:
    """Read where we stand; whatever the parsers do, it is an outcome."""
    return Read(archived=archived, reading=_outcome(_question(archived, now)))


def is_large(exchange: Exchange) -> bool:
    """Should the answer be read elsewhere?"""
    return len(exchange.body) > AT_ONCE_BYTES


class Reader:
    """A process that reads one source after another; it starts with the first."""

    def __init__(self, *, deadline_s: float = DEADLINE_S, memory_bytes: int = MEMORY_BYTES) -> None:
        self._deadline_s = deadline_s
        self._memory_bytes = memory_bytes
        self._turn = asyncio.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    async def read(self, archived: Archived, now: datetime) -> Read:
        """Read in the process; one that dies or takes too long is ended, and that is the outcome."""
        async with self._turn:
            try:
                reading = await asyncio.to_thread(self._answer, _question(archived, now))
            except (EOFError, OSError) as error:
                self.close()
                reading = self._unread(error)
            except asyncio.CancelledError:
                self.close()
                raise
        return Read(archived=archived, reading=reading)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _answer(self, question: _Question) -> Reading | NotASourceError:
        pipe = self._pipe or self._start()
        pipe.send(question)
        if not pipe.poll(self._deadline_s):
            raise TimeoutError
        answer = pipe.recv()
        return answer if isinstance(answer, Reading) else NotASourceError(*answer)

    def _unread(self, error: Exception) -> NotASourceError:
        if isinstance(error, TimeoutError):
            return NotASourceError("source_too_slow", f"not read within {self._deadline_s:g} s")
        return NotASourceError("source_unreadable", "the process that read it died of it")

    def _start(self) -> Connection:
        self._pipe, theirs = _PROCESSES.Pipe()
        self._process = _PROCESSES.Process(
            target=serve, args=(theirs, self._memory_bytes), daemon=True, name="winnow-read"
        )
        self._process.start()
        theirs.close()
        return self._pipe


def serve(pipe: Connection, memory_bytes: int) -> None:
    """The process's whole life: read until the other end is gone."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle; it ends us when it is done
    while True:
        try:
            outcome = _outcome(pipe.recv())
        except (EOFError, MemoryError):
            return  # the address space is spent; the other end sees a closed pipe and names the source
        # An exception with fields of its own does not survive pickling; its two words do.
        pipe.send(outcome if isinstance(outcome, Reading) else (outcome.name, str(outcome)))


def _question(archived: Archived, now: datetime) -> _Question:
    source, outlet = archived.source, archived.talked.outlet
    return replace(archived.exchange, wire_body=b""), source.kind, source.depth, outlet, now


def _outcome(question: _Question) -> Reading | NotASourceError:
    try:
        return read_source(*question)
    except NotASourceError as error:
        return error
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault of a parser costs its source, not the crawl
        return NotASourceError("internal", f"{type(error).__name__}: {error}"[:500])
