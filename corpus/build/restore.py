"""Bringing back what was archived and is not in the database: cleaned and kept as a crawl would have."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version

from cleaners.rules import Rules
from corpus.build.clean import clean_page
from corpus.config import Config
from corpus.desk import Desk
from corpus.inspect.exceptions import Exceptions
from corpus.learning import Learning
from corpus.store import Store
from corpus.store_file import as_int
from corpus.tally import Count
from corpus.worker import Worker
from scraper.address import plausible_canonical
from scraper.archive import Archive
from scraper.crawl_parts import next_part
from scraper.crawl_turn import Turn
from scraper.outlet import Outlet
from scraper.page import Page, Record

# On disk where there are many: an archive may hold more pages than memory has room for.
_TABLE = (
    "CREATE TEMP TABLE unknown (record_id TEXT PRIMARY KEY, file TEXT, offset INTEGER, address TEXT)",
    "CREATE INDEX temp.unknown_address ON unknown (address)",
)


@dataclass(slots=True, kw_only=True)
class Restored:
    """What came of the pages that the database did not know."""

    kept: int = 0
    rejected: int = 0
    damaged: list[str] = field(default_factory=list)  # places of the archive that cannot be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Restorer:
    """What restoring needs."""

    config: Config
    exceptions: Exceptions
    now: Callable[[], datetime]
    run: str  # begun

    async def restore(self, store: Store, archive: Archive) -> Restored:
        """Keep or refuse every unknown page, those of one story together.

        Raises:
            StoreError: the disk refuses; what was restored stays.
        """
        done = Restored()
        count = Count(run=self.run)
        if not _note_unknown(store, archive, done):
            return done
        async with self._desk(store, count) as desk:
            for page in archive.iterate(damaged=lambda _: None):  # noted before
                if _take(store, "record_id", page.record.record_id):
                    story = tuple(_story(store, archive, page))
                    turn = Turn(outlet=Outlet(id=page.outlet), result=page)
                    await desk.decide(turn, story if len(story) > 1 else ())
        store.database.do("DROP TABLE unknown")
        done.kept = count.figures["new"] + sum(count.copies.values())
        done.rejected = sum(count.rejected.values())
        return done

    @asynccontextmanager
    async def _desk(self, store: Store, count: Count) -> AsyncIterator[Desk]:
        learning = Learning.begin(store, (outlet for outlet, _ in store.stats().outlets))
        async with Worker(clean_page) as worker:
            yield Desk(
                store=store,
                count=count,
                rules=lambda outlet: self.config.rules.get(outlet, Rules()),
                clean=lambda page, rules: worker.ask(
                    page.digest, page.body, page.answered, page.media_type, rules, learning.state(page.outlet)
                ),
                learning=learning,
                canonical=plausible_canonical,
                exceptions=self.exceptions,
                version=version("winnow"),
                now=self.now,
            )


def _note_unknown(store: Store, archive: Archive, done: Restored) -> int:
    """Note the pages that the database does not know; returns how many."""
    store.database.do("DROP TABLE IF EXISTS unknown")
    for statement in _TABLE:
        store.database.do(statement)
    known = "SELECT 1 FROM pages WHERE record_id = ?"
    count = 0
    for page in archive.iterate(damaged=done.damaged.append):
        record = page.record
        if not store.database.rows(known, (record.record_id,)):
            count += 1
            cells = (record.record_id, record.file, record.offset, page.answered)
            store.database.do("INSERT INTO unknown (record_id, file, offset, address) VALUES (?, ?, ?, ?)", cells)
    return count


def _take(store: Store, column: str, value: str) -> Record | None:
    """An unknown page, taken off the list; None where it is not on it."""
    sql = f"SELECT file, offset, record_id FROM unknown WHERE {column} = ? ORDER BY file, offset"  # noqa: S608 - ours
    rows = store.database.rows(sql, (value,))
    if not rows:
        return None
    file, offset, record_id = rows[-1]  # of several at one address the newest
    store.database.do("DELETE FROM unknown WHERE record_id = ?", (record_id,))
    return Record(file=str(file), offset=as_int(offset), record_id=str(record_id))


def _story(store: Store, archive: Archive, page: Page) -> Iterator[Page]:
    """A page, and those that continue it."""
    part = 1
    while True:
        yield page
        following = next_part(page.body, page.answered, part)
        record = _take(store, "address", following) if following else None
        if record is None:
            return
        page, part = archive.read(record), part + 1
