"""What is shown and logged while a crawl runs, and when it has failed often enough."""

import asyncio
import time
from collections import deque
from types import TracebackType
from typing import Self

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from corpus.build.crawl import Watch
from corpus.clock import utc_now
from corpus.desk import Verdict
from corpus.event import as_json, event, logfmt
from corpus.tally import Count
from scraper.crawl_turn import Turn

RECENT = 100  # turns that the rate is taken over


class Watching:
    """Told of every turn: draws a line on a terminal, writes a log line, stops after too many failures."""

    def __init__(self, *, shown: bool, log_form: str | None, max_failures: int | None) -> None:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._drawn = Progress(*columns, console=Console(stderr=True), transient=True, disable=not shown)
        self._task = self._drawn.add_task("starting")
        self._log = {"logfmt": logfmt, "json": as_json}.get(log_form or "")
        self._max_failures = max_failures
        self._times: deque[float] = deque(maxlen=RECENT)

    def __enter__(self) -> Self:
        """Begin to draw."""
        self._drawn.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the terminal as it was."""
        self._drawn.stop()

    def told(self, stop: asyncio.Event) -> Watch:
        """The function to tell; it sets `stop` when enough has failed."""

        def watch(turn: Turn, outcome: str, verdict: Verdict | None, count: Count) -> None:
            self._drawn.update(self._task, description=words(turn.outlet.id, count, self._rate()))
            if self._log is not None:
                click.echo(self._log(event(turn, outcome, verdict, utc_now())), err=True)
            if self._max_failures is not None and _failures(count) >= self._max_failures:
                stop.set()

        return watch

    def _rate(self) -> float:
        """Turns per second, over the last RECENT."""
        self._times.append(time.monotonic())
        took = self._times[-1] - self._times[0]
        return (len(self._times) - 1) / took if took else 0.0


def words(outlet: str, count: Count, rate: float) -> str:
    """The line of progress: whose turn it was, hosts, queue, rate, and what came of it all so far."""
    queue = f"{len(count.hosts)} hosts  {count.waiting} waiting  {rate:.1f}/s"
    good = f"new {count.figures['new']}  copies {count.copies.total()}  same {count.figures['same']}"
    return f"{outlet:16.16}  {queue}  {good}  rejected {count.rejected.total()}  failed {_failures(count)}"


def _failures(count: Count) -> int:
    return count.failed.total() + count.sources_failed.total() + count.deferred.total()
