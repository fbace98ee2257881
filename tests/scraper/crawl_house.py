"""A crawl in memory, with everything it needs, for its tests."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from scraper.archive import Archive
from scraper.crawl import crawl
from scraper.crawl_turn import Failed, SourceFailed, Turn
from scraper.frontier import Frontier
from scraper.outlet import Outlet
from scraper.page import Page
from tests.scraper.web import QUICK, Answer, Web, database, rss, run

SITE = "https://news.example"
OUTLET = Outlet(id="news", feeds=(f"{SITE}/feed.xml",), pace=QUICK)


class House:
    """What a crawl is run in, and what came of it."""

    def __init__(self, folder: Path, web: Web, connection: sqlite3.Connection | None = None) -> None:
        self.web = web
        self.connection = connection or database()
        self.frontier = Frontier(self.connection, now=web.clock)
        self.archive = Archive(folder, now=web.clock)
        self.stop = asyncio.Event()

    def run(self, *outlets: Outlet, limit: int = 0, on: Callable[[Turn], None] | None = None) -> list[Turn]:
        return run(self.turns(*outlets, limit=limit, on=on), self.web.clock)

    async def turns(self, *outlets: Outlet, limit: int = 0, on: Callable[[Turn], None] | None = None) -> list[Turn]:
        turns = []
        async for turn in crawl(
            outlets,
            frontier=self.frontier,
            fetcher=self.web,
            archive=self.archive,
            agent="Winnow/0.1",
            now=self.web.clock,
            limit=limit,
            stop=self.stop,
            commit=self.connection.commit,
        ):
            self.keep(turn)
            turns.append(turn)
            if on is not None:
                on(turn)
        assert not self.connection.in_transaction  # what the consumer writes next is its own to commit
        return turns

    def keep(self, turn: Turn) -> None:
        match turn.result:
            case _ if turn.lease is None:
                return
            case Page() as page:
                self.frontier.finish(turn.lease, "stored", page=page)
            case Failed(name=name, again_at=again_at):
                self.frontier.finish(turn.lease, name, again_at=again_at)
            case _:
                self.frontier.finish(turn.lease, "unchanged")


def results(turns: Sequence[Turn]) -> list[str]:
    return sorted(type(turn.result).__name__ for turn in turns)


def named(turns: Sequence[Turn]) -> list[str]:
    return [turn.result.name for turn in turns if isinstance(turn.result, (Failed, SourceFailed))]


def pages(turns: Sequence[Turn]) -> list[str]:
    return sorted(turn.result.answered for turn in turns if isinstance(turn.result, Page))


def two_stories() -> dict[str, Answer | Exception]:
    return {
        f"{SITE}/feed.xml": rss("/a", "/b?utm_source=rss"),
        f"{SITE}/a": Answer(),
        f"{SITE}/b": Answer(body=b"<p>b</p>"),
    }
