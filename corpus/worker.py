"""Cleaning in a process of its own: a page that eats time or memory takes the worker with it, not the crawl."""

import asyncio
import gc
import multiprocessing
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Self

from cleaners.cleaned import Cleaned, Rejected, Why
from cleaners.rules import RULES_VERSION
from scraper import failpoint

# The worst page we accept takes about two seconds and half a gigabyte; what needs much more is hostile or broken.
# Processor time, so that a busy machine or a laptop asleep does not make a story poison.
PROCESSOR_S = 12.0
MEMORY_BYTES = 2_000_000_000
DEADLINE_S = 120.0  # for a worker that does nothing at all: stopped, or swapped out

_NO_MEMORY = 71  # exit code
# Pages, after which models and phrases are at hand. What is at hand then lives as long as the worker, and need not be
# looked through for garbage again and again: 0.35 ms a page, measured over 182 pages in a row.
SETTLED = 10

# Not "fork": a forked child of a process with threads (the sample newsroom's server) may hold another's lock for ever.
_PROCESSES = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one page may cost."""

    processor_s: float = PROCESSOR_S
    memory_bytes: int = MEMORY_BYTES
    deadline_s: float = DEADLINE_S


class Worker:
    """A process that applies one function to one argument after another.

    Use as an asynchronous context manager; `ask` must not be called again before it has answered.
    """

    def __init__(
        self,
        work: Callable[..., Cleaned | Rejected],
        limits: Limits | None = None,
        prepare: Callable[[], object] | None = None,
    ) -> None:
        """Name what the process does.

        Args:
            work: the function.
            limits: what one answer may cost.
            prepare: done first in each process, on no page's account: what `work` loads once, a second on a slow
                machine.
        """
        self._work = work
        self._prepare = prepare
        self._limits = limits or Limits()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    async def __aenter__(self) -> Self:
        """Nothing starts before the first question: a crawl without news needs no worker."""
        return self

    async def __aexit__(self, *_: object) -> None:
        self._end()

    async def ask(self, digest: str, *arguments: object) -> Cleaned | Rejected:
        """The function's answer, or a rejection as poison when it died of the question or ran out of time.

        Raises:
            RuntimeError: no process could be started.
        """
        try:
            return await asyncio.wait_for(asyncio.to_thread(self._answer, arguments), self._limits.deadline_s)
        except TimeoutError:
            return self._poison(digest, f"not cleaned within {self._limits.deadline_s:g} s")
        except (EOFError, OSError):
            return self._poison(digest, self._how())

    def _answer(self, arguments: tuple[object, ...]) -> Cleaned | Rejected:
        pipe = self._pipe or self._start()
        pipe.send(arguments)
        answer = pipe.recv()
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, Cleaned | Rejected)  # noqa: S101 - the other end is ours
        return answer

    def _start(self) -> Connection:
        try:
            pipe, process = self._started()
        except OSError as error:  # no memory, process or file left: the machine's fault, which makes no page poison
            raise RuntimeError(f"no process to clean in: {error}") from error
        self._pipe, self._process = pipe, process  # only now: nobody would answer in a pipe without a process
        return pipe

    def _started(self) -> tuple[Connection, BaseProcess]:
        pipe, theirs = _PROCESSES.Pipe()
        with theirs:
            process = _PROCESSES.Process(
                target=serve,
                args=(theirs, self._work, self._limits, self._prepare),
                daemon=True,
                name="winnow-clean",
            )
            process.start()
        return pipe, process

    def _poison(self, digest: str, evidence: str) -> Rejected:
        self._end()
        return Rejected(page_digest=digest, why=Why.POISON, evidence=evidence, rules_version=RULES_VERSION)

    def _how(self) -> str:
        assert self._process is not None  # noqa: S101 - who failed was asked through its pipe
        self._process.join(timeout=1)
        code = self._process.exitcode or 0
        if code == -signal.SIGPROF:
            return f"not cleaned within {self._limits.processor_s:g} s of processor time"
        if code == _NO_MEMORY:
            return f"not cleaned within {self._limits.memory_bytes} bytes of memory"
        return f"the worker died: {signal.Signals(-code).name if code < 0 else f'exit code {code}'}"

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def serve(
    pipe: Connection,
    work: Callable[..., Cleaned | Rejected],
    limits: Limits,
    prepare: Callable[[], object] | None = None,
) -> None:
    """The worker's whole life: answer until the other end is gone."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a page's text has no business in a core file
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle; it ends us when it is done
    if prepare is not None:
        prepare()
    for asked in count(1):
        try:
            arguments = pipe.recv()
        except EOFError:
            return
        failpoint.passed("worker.asked")
        signal.setitimer(signal.ITIMER_PROF, limits.processor_s)  # at its end SIGPROF ends us
        try:
            pipe.send(work(*arguments))
        except MemoryError:
            sys.exit(_NO_MEMORY)  # the parent sees a closed pipe and names the page poison
        except Exception as error:  # noqa: BLE001 - a bug in cleaning is raised again where the crawl counts it
            pipe.send(error)
        signal.setitimer(signal.ITIMER_PROF, 0)
        if asked == SETTLED:
            gc.collect()
            gc.freeze()
