"""The site and the crawl of the kill soak: what the child process runs until it dies."""

import asyncio
import os
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from scraper.archive import Archive
from scraper.crawl import crawl
from scraper.crawl_turn import Failed
from scraper.fetch import Fetcher
from scraper.frontier import Frontier
from scraper.guard import Guard
from scraper.outlet import Outlet, Pace
from scraper.page import Exchange, Page, Record

AGENT = "Winnow/0.1 (+mailto:soak@example.org)"
MAX_FILE_BYTES = 300_000  # so small that kills meet rotations too
_KEPT = "CREATE TABLE IF NOT EXISTS kept (address TEXT, digest TEXT, file TEXT, offset INTEGER, record_id TEXT) STRICT"


@dataclass(frozen=True, slots=True)
class Site:
    """Hosts with a sitemap each, and pages whose text is their address."""

    hosts: int
    pages_per_host: int

    @property
    def pages(self) -> int:
        """All pages of all hosts."""
        return self.hosts * self.pages_per_host

    def names(self) -> tuple[str, ...]:
        """The host names."""
        return tuple(f"h{number}.example" for number in range(self.hosts))

    def addresses(self) -> Iterator[str]:
        """Every page."""
        return (f"http://{name}/{number}" for name in self.names() for number in range(self.pages_per_host))

    def answer(self, name: str, path: str) -> bytes:
        """The body of a page or sitemap; empty where there is none."""
        if path == "/sitemap.xml":
            rows = "".join(f"<url><loc>http://{name}/{n}</loc></url>" for n in range(self.pages_per_host))
            return f"<urlset>{rows}</urlset>".encode()
        return b"" if path == "/robots.txt" else f"<p>{name}{path} {'word ' * 200}</p>".encode()


@contextmanager
def served(site: Site) -> Iterator[tuple[int, Callable[[], list[str]]]]:
    """Serve the site on loopback; gives the port and the addresses asked so far."""
    hits: list[str] = []

    class Desk(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = self.headers.get("Host", "")
            hits.append(f"http://{name}{self.path}")
            body = site.answer(name, self.path)
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """The child died in the middle of a request, as it should."""

    with Server(("127.0.0.1", 0), Desk) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server.server_address[1], lambda: list(hits)
        finally:
            server.shutdown()
            thread.join()


def archive_of(folder: Path) -> Archive:
    """The archive of a soak."""
    return Archive(folder / "raw", now=_now)


def crawl_once(folder: str, site: Site, port: int, point: str, at: int) -> None:
    """Crawl until nothing is left, or die by our own hand the `at`-th time we pass `point`."""
    asyncio.run(_crawl(Path(folder), site, port, _Death(point, at)))


class _Death:
    """Kills this process at a named point."""

    def __init__(self, point: str, at: int) -> None:
        self._point = point
        self._left = at

    def at(self, point: str) -> None:
        """Pass a point, perhaps for the last time."""
        if point == self._point:
            self._left -= 1
            if self._left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def around(self, name: str, act: Callable[[], None]) -> Callable[[], None]:
        """The act with a point before and after it."""

        def acted() -> None:
            self.at(f"before {name}")
            act()
            self.at(f"after {name}")

        return acted


class _Dying(Archive):
    """The archive of the child, with the points where it may die."""

    def __init__(self, folder: Path, death: _Death) -> None:
        super().__init__(folder / "raw", now=_now, max_bytes_per_file=MAX_FILE_BYTES)
        self._death = death

    def write(self, exchange: Exchange, outlet: str, *, role: str = "page", earlier: Record | None = None) -> Record:
        """Write, and perhaps die of it."""
        record = super().write(exchange, outlet, role=role, earlier=earlier)
        self._death.at("after write")
        return record

    def sync(self) -> None:
        """Sync, and perhaps die before or after."""
        self._death.at("before sync")
        super().sync()
        self._death.at("after sync")


async def _crawl(folder: Path, site: Site, port: int, death: _Death) -> None:
    connection = sqlite3.connect(folder / "winnow.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(_KEPT)
    frontier = Frontier(connection, now=_now)
    archive = _Dying(folder, death)
    commit = death.around("commit", connection.commit)
    guard = Guard(override=dict.fromkeys(site.names(), ("127.0.0.1", port)))
    pace = Pace(delay_s=0.0, latency_factor=0.0, daily_budget=10**9)
    outlets = [Outlet(id=name, sitemaps=(f"http://{name}/sitemap.xml",), pace=pace) for name in site.names()]
    stop = asyncio.Event()
    async with Fetcher(agent=AGENT, guard=guard, now=_now) as fetcher:
        async for turn in crawl(
            outlets,
            frontier=frontier,
            fetcher=fetcher,
            archive=archive,
            agent=AGENT,
            now=_now,
            stop=stop,
            commit=commit,
        ):
            if turn.lease is None:
                continue
            if isinstance(turn.result, Page):
                _keep(connection, turn.result)
                frontier.finish(turn.lease, "stored", page=turn.result)
            elif isinstance(turn.result, Failed):
                frontier.finish(turn.lease, turn.result.name, again_at=turn.result.again_at)
    archive.close()
    connection.close()


def _keep(connection: sqlite3.Connection, page: Page) -> None:
    place = page.record
    row = (page.answered, page.digest, place.file, place.offset, place.record_id)
    connection.execute("INSERT INTO kept VALUES (?, ?, ?, ?, ?)", row)


def _now() -> datetime:
    return datetime.now(UTC)
