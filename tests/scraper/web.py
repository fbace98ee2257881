"""A web of answers in memory, for tests of the crawl: a fetcher that asks nobody."""

import asyncio
import selectors
import sqlite3
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

from scraper.errors import FetchError, GoneError
from scraper.fetch import Validators
from scraper.outlet import Pace
from scraper.page import Exchange, Headers, Redirect

START = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
T = TypeVar("T")
QUICK = Pace(delay_s=0.0, latency_factor=0.0)


@dataclass(slots=True)
class Clock:
    """A clock that is set by hand."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **units: float) -> None:
        self.at += timedelta(**units)


def run(work: Coroutine[None, None, T], clock: Clock) -> T:
    """Run a coroutine in an event loop whose waits move the clock instead of taking time."""
    with asyncio.Runner(loop_factory=lambda: _Loop(clock)) as runner:
        return runner.run(work)


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self, clock: Clock) -> None:
        super().__init__(_Selector(clock))
        self._clock = clock

    def time(self) -> float:
        return (self._clock.at - START).total_seconds()


class _Selector(selectors.DefaultSelector):
    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is not None and timeout > 0:
            self._clock.forward(seconds=timeout)
        return super().select(0 if timeout is not None else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one address answers."""

    body: bytes = b"<p>story</p>"
    media_type: str = "text/html"
    status: int = 200
    etag: str = ""
    moved_to: str = ""  # the fetcher follows at once


@dataclass(slots=True)
class Web:
    """Answers by address; records who asked for what."""

    answers: Mapping[str, Answer | Exception]
    clock: Clock = field(default_factory=Clock)
    asked: list[str] = field(default_factory=list)
    validators: dict[str, Validators] = field(default_factory=dict)
    at_once: Counter[str] = field(default_factory=Counter)
    most_at_once: int = 0
    before: Callable[[str], Awaitable[None]] | None = None

    async def fetch(
        self,
        address: str,
        *,
        pace: Pace,  # noqa: ARG002 - as a fetcher takes it
        validators: Validators = Validators(),  # noqa: B008 - frozen
        may: Callable[[str], Awaitable[bool]] | None = None,  # noqa: ARG002
    ) -> Exchange:
        self.asked.append(address)
        self.validators[address] = validators
        name = address.split("/")[2]
        self.at_once[name] += 1
        self.most_at_once = max(self.most_at_once, self.at_once[name])
        try:
            if self.before is not None:
                await self.before(address)
            return self._answer(address, validators)
        finally:
            self.at_once[name] -= 1

    def times(self, address: str) -> int:
        return self.asked.count(address)

    def _answer(self, address: str, validators: Validators) -> Exchange:
        answer = self.answers.get(address) or GoneError(address, "answered 404 Not Found", status=404)
        if isinstance(answer, Exception):
            raise answer
        hops: tuple[Redirect, ...] = ()
        answered = address
        if answer.moved_to:
            hops = (Redirect(address=address, status=301, location=answer.moved_to),)
            answered = answer.moved_to
            target = self.answers[answered]
            if isinstance(target, Exception):
                raise target
            answer = target
        same = bool(answer.etag) and answer.etag == validators.etag
        headers: Headers = (("Content-Type", answer.media_type),)
        body = b"" if same else answer.body
        return Exchange(
            asked=address,
            answered=answered,
            redirects=hops,
            fetched_at=self.clock(),
            request_head=f"GET {address} HTTP/1.1\r\n\r\n".encode(),
            http_version="HTTP/1.1",
            status=304 if same else answer.status,
            reason="OK",
            headers=(*headers, ("ETag", answer.etag)) if answer.etag else headers,
            wire_body=body,
            body=body,
        )


def rss(*links: str) -> Answer:
    """A feed of these links."""
    items = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
    return Answer(body=text.encode(), media_type="application/rss+xml")


def urlset(*links: str) -> Answer:
    """A sitemap of these links."""
    rows = "".join(f"<url><loc>{link}</loc></url>" for link in links)
    return Answer(body=f"<urlset>{rows}</urlset>".encode(), media_type="application/xml")


def index(*links: str) -> Answer:
    """An index of these sitemaps."""
    rows = "".join(f"<sitemap><loc>{link}</loc></sitemap>" for link in links)
    return Answer(body=f"<sitemapindex>{rows}</sitemapindex>".encode(), media_type="application/xml")


_DATABASES: Final[list[sqlite3.Connection]] = []


def database(path: str | Path = ":memory:") -> sqlite3.Connection:
    """A connection as corpus/store.py opens it, closed when the test is over (see conftest.py)."""
    _DATABASES.append(sqlite3.connect(path, isolation_level=None))
    return _DATABASES[-1]


def close_databases() -> None:
    """Python 3.13 and newer warn of connections that nobody closes."""
    while _DATABASES:
        _DATABASES.pop().close()


__all__ = [
    "QUICK", "START", "Answer", "Clock", "FetchError", "Web", "close_databases", "database", "index", "rss", "run",
    "urlset",
]  # fmt: skip
