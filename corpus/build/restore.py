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
from corpus.store_file import Row, as_int
from corpus.tally import Count
from corpus.worker import Worker
from scraper.address import plausible_canonical
from scraper.archive import Archive
from scraper.crawl_parts import MAX_PARTS, next_part, part_and_next
from scraper.crawl_turn import Turn
from scraper.outlet import Outlet
from scraper.page import Page, Record

# On disk where there are many: an archive may hold more pages than memory has room for.
_TABLES = (
    "DROP TABLE IF EXISTS temp.unknown",
    "DROP TABLE IF EXISTS temp.naming",
    "CREATE TEMP TABLE unknown (record_id TEXT PRIMARY KEY, file TEXT, offset INTEGER, address TEXT)",
    "CREATE INDEX temp.unknown_address ON unknown (address)",
    # Pages that name a next part of their story, known ones too.
    "CREATE TEMP TABLE naming (following TEXT, part INTEGER, file TEXT, offset INTEGER, record_id TEXT)",
    "CREATE INDEX temp.naming_following ON naming (following)",
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
                if _is_unknown(store, page):
                    await _bring_back(desk, page, _story(store, archive, page))
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


async def _bring_back(desk: Desk, page: Page, story: tuple[Page, ...]) -> None:
    """Decide on an unknown page with the story it belongs to; an older version of one of its pages is only noted."""
    if page not in story:
        desk.store.note_page(page, desk.count.run)
        story = ()
    else:
        first = story[0] if _is_unknown(desk.store, story[0]) else page
        turn = Turn(outlet=Outlet(id=page.outlet), result=first)
        await desk.decide(turn, story if len(story) > 1 else ())
    for each in (page, *story):
        desk.store.database.do("DELETE FROM unknown WHERE record_id = ?", (each.record.record_id,))


def _note_unknown(store: Store, archive: Archive, done: Restored) -> int:
    """Note the pages that the database does not know; returns how many."""
    for statement in _TABLES:
        store.database.do(statement)
    known = "SELECT 1 FROM pages WHERE record_id = ?"
    count = 0
    for page in archive.iterate(damaged=done.damaged.append):
        place = (page.record.file, page.record.offset, page.record.record_id)
        if named := part_and_next(page.body, page.answered):
            part, following = named
            store.database.do("INSERT INTO naming VALUES (?, ?, ?, ?, ?)", (following, part, *place))
        if not store.database.rows(known, (page.record.record_id,)):
            count += 1
            sql = "INSERT INTO unknown (file, offset, record_id, address) VALUES (?, ?, ?, ?)"
            store.database.do(sql, (*place, page.answered))
    return count


def _is_unknown(store: Store, page: Page) -> bool:
    return bool(store.database.rows("SELECT 1 FROM unknown WHERE record_id = ?", (page.record.record_id,)))


def _story(store: Store, archive: Archive, page: Page) -> tuple[Page, ...]:
    """The pages of the story that a page belongs to, known ones too, in order."""
    whole = tuple(_onward(store, archive, _opening(store, archive, page)))
    if any(each.answered == page.answered for each in whole):
        return whole
    return tuple(_onward(store, archive, page))  # what names it has another next page by now


def _opening(store: Store, archive: Archive, page: Page) -> Page:
    """The first page of the story that a page continues, or the page itself."""
    part = MAX_PARTS + 1
    while part > 1:
        rows = store.database.rows(
            "SELECT file, offset, record_id, part FROM naming WHERE following = ? AND part < ? ORDER BY file, offset",
            (page.answered, part),
        )
        if not rows:
            break
        page, part = archive.read(_record(rows[-1])), as_int(rows[-1][3])
    return page


def _onward(store: Store, archive: Archive, page: Page) -> Iterator[Page]:
    """A page, and those that continue it."""
    part = 1
    while True:
        yield page
        following = next_part(page.body, page.answered, part)
        rows = store.database.rows(
            "SELECT file, offset, record_id FROM unknown WHERE address = ?1 "
            "UNION SELECT file, offset, record_id FROM pages WHERE answered = ?1 ORDER BY 1, 2",
            (following or "",),
        )
        if not rows:
            return
        page, part = archive.read(_record(rows[-1])), part + 1  # of several the newest


def _record(row: Row) -> Record:
    return Record(file=str(row[0]), offset=as_int(row[1]), record_id=str(row[2]))
