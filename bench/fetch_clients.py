"""The clients of bench/fetch.py, each run in a process of its own: `python -m bench.fetch_clients winnow ...`.

Prints one JSON line: pages, CPU seconds of this process, seconds on the clock. A first round, not counted, pays for
imports and first connections.
"""

import argparse
import asyncio
import json
import logging
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from bench.fetch_crawl import crawled
from scraper.archive import Archive
from scraper.fetch import Fetcher
from scraper.guard import Guard
from scraper.outlet import Pace

SIZE = 20_000


def addresses(given: argparse.Namespace, pages: int) -> list[str]:
    """Addresses spread over loopback hosts: 127.0.1.1 and up."""
    return [f"http://127.0.1.{1 + number % given.hosts}:{given.port}/story/{number}" for number in range(pages)]


def now() -> datetime:
    return datetime.now(UTC)


def report(pages: int, cpu: float, clock: float) -> None:
    found = {"pages": pages, "cpu_s": time.process_time() - cpu, "s": time.perf_counter() - clock}
    print(json.dumps(found))


async def at_once(ask: Callable[[str], Awaitable[int]], urls: list[str], concurrent: int) -> int:
    """How many whole pages `concurrent` workers get."""
    queue: Iterator[str] = iter(urls)

    async def work() -> int:
        return sum([await ask(url) > SIZE for url in queue])

    return sum(await asyncio.gather(*(work() for _ in range(concurrent))))


async def counted(ask: Callable[[str], Awaitable[int]], given: argparse.Namespace) -> None:
    await at_once(ask, addresses(given, given.hosts + 50), given.concurrent)
    cpu, clock = time.process_time(), time.perf_counter()
    report(await at_once(ask, addresses(given, given.pages), given.concurrent), cpu, clock)


async def winnow(given: argparse.Namespace, *, warc: bool) -> None:
    """Our own fetcher, every bound in force; with `warc`, every exchange is archived as it comes."""
    guard = Guard(allow_private=True, ports=frozenset({given.port}))
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder), now=now) as archive:
        async with Fetcher(agent="Winnow/0.1 (+bench@winnow.example)", guard=guard, now=now) as fetcher:

            async def ask(url: str) -> int:
                exchange = await fetcher.fetch(url, pace=Pace())
                if warc:
                    archive.write(exchange, "bench")
                return len(exchange.body)

            await counted(ask, given)


def whole_crawl(given: argparse.Namespace) -> None:
    """Our crawl, from the addresses to the last commit; one connection per host, as always."""

    def address(number: int) -> str:
        return f"http://127.0.1.{1 + number % given.hosts}:{given.port}/story/{number}"

    crawled(given, given.hosts + 50, address)
    cpu, clock = time.process_time(), time.perf_counter()
    report(crawled(given, given.pages, address), cpu, clock)


async def plain_httpx(given: argparse.Namespace) -> None:
    """The plain library with one client and no bounds, for orientation."""
    httpx = import_module("httpx")
    limits = httpx.Limits(max_connections=given.concurrent, max_keepalive_connections=given.concurrent)
    async with httpx.AsyncClient(limits=limits, timeout=30, trust_env=False) as client:

        async def ask(url: str) -> int:
            return len((await client.get(url)).content)

        await counted(ask, given)


def trafilatura(given: argparse.Namespace) -> None:
    """The threaded downloader; its guard against private addresses has to be off on loopback."""
    downloads, settings = import_module("trafilatura.downloads"), import_module("trafilatura.settings")
    settings.DEFAULT_CONFIG.set("DEFAULT", "SSRF_PROTECTION", "off")

    def run(pages: int) -> int:
        found = downloads.buffered_response_downloads(addresses(given, pages), given.concurrent)
        return sum(response is not None and len(response.data) > SIZE for _, response in found)

    run(given.hosts + 50)
    cpu, clock = time.process_time(), time.perf_counter()
    report(run(given.pages), cpu, clock)


CLIENTS: dict[str, Callable[[argparse.Namespace], None]] = {
    "winnow": lambda given: asyncio.run(winnow(given, warc=False)),
    "winnow+warc": lambda given: asyncio.run(winnow(given, warc=True)),
    "winnow crawl": whole_crawl,
    "httpx": lambda given: asyncio.run(plain_httpx(given)),
    "trafilatura": trafilatura,
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("client", choices=CLIENTS)
    for name in ("port", "hosts", "pages", "concurrent"):
        parser.add_argument(f"--{name}", type=int, required=True)
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    CLIENTS[given.client](given)


if __name__ == "__main__":
    main()
