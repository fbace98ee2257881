"""The whole crawl as a client of bench/fetch.py: frontier, robots.txt, pace and archive included, pages thrown away."""

import argparse
import asyncio
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from scraper.archive import Archive
from scraper.crawl import crawl
from scraper.fetch import Fetcher
from scraper.frontier import Frontier
from scraper.guard import Guard
from scraper.outlet import Outlet, Pace
from scraper.page import Page

AGENT = "Winnow/0.1 (+bench@winnow.example)"
PACE = Pace(delay_s=0.0, latency_factor=0.0, daily_budget=10**9)


def now() -> datetime:
    return datetime.now(UTC)


def crawled(given: argparse.Namespace, pages: int, address: Callable[[int], str]) -> int:
    """Crawl so many pages from nothing to the last commit; returns how many came whole."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_crawled(Path(folder), given, pages, address))


async def _crawled(folder: Path, given: argparse.Namespace, pages: int, address: Callable[[int], str]) -> int:
    connection = sqlite3.connect(folder / "winnow.db", isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")
    frontier = Frontier(connection, now=now)
    guard = Guard(allow_private=True, ports=frozenset({given.port}))
    urls = tuple(address(number) for number in range(pages))
    outlets = [Outlet(id="bench", urls=urls, pace=PACE)]
    got = 0
    with Archive(folder / "raw", now=now) as archive:
        async with Fetcher(agent=AGENT, guard=guard, now=now) as fetcher:
            async for turn in crawl(
                outlets,
                frontier=frontier,
                fetcher=fetcher,
                archive=archive,
                agent=AGENT,
                now=now,
                stop=asyncio.Event(),
                commit=connection.commit,
            ):
                if turn.lease is not None and isinstance(turn.result, Page):
                    frontier.finish(turn.lease, "stored", page=turn.result)
                    got += 1
    connection.close()
    return got
