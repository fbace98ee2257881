"""The crawl against the bundled newsroom: real HTTP, real robots.txt, real feeds and sitemaps."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from newsroom.server import Newsroom, serve
from newsroom.shelf import articles
from newsroom.source import Folder, folders
from scraper.archive import Archive
from scraper.crawl import crawl
from scraper.crawl_turn import Failed, SourceFailed, Turn
from scraper.fetch import Fetcher
from scraper.frontier import Frontier
from scraper.guard import Guard
from scraper.outlet import Outlet, Pace
from scraper.page import Page
from tests.scraper.test_archive import faults

AGENT = "Winnow/0.1 (+mailto:test@example.org)"
NO_FEED = ("robots", "sitemap", ".txt")
PACE = Pace(delay_s=0.0, latency_factor=0.0, max_delay_s=0.0)


def now() -> datetime:
    return datetime.now(UTC)


def outlets_of(room: Newsroom) -> tuple[Outlet, ...]:
    """Each outlet by what it lists: feeds, the sitemap index, a list of addresses."""
    return tuple(_outlet(folder) for folder in folders() if folder.host in room.hosts)


def _outlet(folder: Folder) -> Outlet:
    listed = [f"http://{folder.host}{each.path}" for each in folder.listings]
    return Outlet(
        id=folder.id,
        feeds=tuple(address for address in listed if not any(word in address for word in NO_FEED)),
        sitemaps=tuple(address for address in listed if address.endswith(("/sitemap.xml", "/latest.txt"))),
        pace=PACE,
    )


async def followed(room: Newsroom, folder: Path, outlets: tuple[Outlet, ...]) -> list[Turn]:
    connection = sqlite3.connect(folder / "winnow.db", isolation_level=None)
    frontier = Frontier(connection, now=now)
    guard = Guard(override=dict.fromkeys(room.hosts, ("127.0.0.1", room.port)))
    turns: list[Turn] = []
    async with Fetcher(agent=AGENT, guard=guard, now=now) as fetcher:
        with Archive(folder / "raw", now=now) as archive:
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
                turns.append(turn)
                if turn.lease is not None:
                    result = turn.result
                    name = result.name if isinstance(result, Failed) else "stored"
                    frontier.finish(turn.lease, name, page=result if isinstance(result, Page) else None)
    connection.close()
    return turns


def test_every_article_of_the_newsroom_arrives_once_and_is_archived(tmp_path: Path) -> None:
    wanted = {article.url for article in articles()}
    with serve() as room:
        outlets = outlets_of(room)
        turns = asyncio.run(followed(room, tmp_path, outlets))
        asked = len(room.asked())
        again = asyncio.run(followed(room, tmp_path, outlets))
        assert len(room.asked()) == asked  # nothing is due again so soon
    got = [turn.result.answered for turn in turns if isinstance(turn.result, Page)]
    assert wanted <= set(got)
    assert len(got) == len(set(got))
    assert [turn.result for turn in turns if isinstance(turn.result, SourceFailed)] == []
    assert again == []
    assert faults(tmp_path / "raw") == ""
    archived = {page.answered for page in Archive(tmp_path / "raw", now=now).iterate()}
    assert archived == set(got)
