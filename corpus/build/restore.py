"""Bringing back what was archived and is not in the database: cleaned and kept as a crawl would have."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version

from cleaners.rules import Rules
from corpus.build.clean import asked, clean_page, prepare
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
from scraper.archive_record import ArchiveError
from scraper.crawl_parts import MAX_PARTS, named_part, next_part, part_and_next
from scraper.crawl_turn import Turn
from scraper.outlet import Outlet
from scraper.page import Page, Record

# On disk where there are many: an archive may hold more pages than memory has room for.
_TABLES = (
    "DROP TABLE IF EXISTS temp.archived",
    "DROP TABLE IF EXISTS temp.unknown",
    "DROP TABLE IF EXISTS temp.naming",
    # Every page that can be read, in the order it was archived.
    "CREATE TEMP TABLE archived (number INTEGER PRIMARY KEY, file, offset, record_id UNIQUE, asked, answered, digest)",
    "CREATE INDEX temp.archived_answered ON archived (answered, digest)",
    "CREATE TEMP TABLE unknown (record_id TEXT PRIMARY KEY, file TEXT, offset INTEGER, address TEXT)",
    "CREATE INDEX temp.unknown_address ON unknown (address)",
    # Pages that name a next part of their story, known ones too, each with its own number.
    "CREATE TEMP TABLE naming (at INTEGER, following TEXT, part INTEGER, file TEXT, offset INTEGER, record_id TEXT)",
    "CREATE INDEX temp.naming_following ON naming (following)",
)

# As in a crawl: an answer with the bytes of the one before is the same page, and has no row of its own. But a page that
# was fetched before another named it as its next one was asked for anew, as a part of that story.
_SORTED = """
INSERT INTO unknown SELECT record_id, file, offset, answered FROM (
  SELECT *, lag(digest) OVER (
    PARTITION BY asked, number > (SELECT min(at) FROM naming WHERE following = asked) ORDER BY number
  ) AS before FROM archived
) WHERE digest IS NOT before AND record_id NOT IN (SELECT record_id FROM pages)
"""
_ROWLESS = "DELETE FROM naming WHERE record_id NOT IN (SELECT record_id FROM unknown UNION SELECT record_id FROM pages)"
_ELSEWHERE = (
    "SELECT p.file, p.offset, p.record_id, a.file, a.offset, a.record_id, min(a.number) FROM pages AS p "
    "JOIN archived AS a ON a.answered = p.answered AND a.digest = p.digest "
    "WHERE p.record_id NOT IN (SELECT record_id FROM archived) GROUP BY p.number"
)
_AT = (
    "SELECT file, offset, record_id FROM unknown WHERE address = :address "
    "UNION SELECT file, offset, record_id FROM pages WHERE answered = :address ORDER BY 1, 2"
)


@dataclass(slots=True, kw_only=True)
class Restored:
    """What came of the pages that the database did not know."""

    kept: int = 0
    rejected: int = 0
    relinked: int = 0  # pages whose record cannot be read, and that point at another with the same bytes now
    lacked: int = 0  # pages that the database did not know
    damaged: list[str] = field(default_factory=list)  # places of the archive that cannot be read

    @property
    def may_be_lost(self) -> bool:
        """Whether damaged places may hold what is kept nowhere: a database that knew all the rest knew them too."""
        return bool(self.damaged and self.lacked)


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
        pages = _Pages(store, archive, {outlet.id: outlet for outlet in self.config.outlets})
        if not pages.note_unknown(done):
            return done
        async with self._desk(store, count) as desk:
            for page in archive.iterate(damaged=lambda _: None):  # noted before
                if pages.is_unknown(page):
                    await _bring_back(desk, pages, page)
        done.kept = count.figures["new"] + sum(count.copies.values())
        done.rejected = sum(count.rejected.values())
        return done

    @asynccontextmanager
    async def _desk(self, store: Store, count: Count) -> AsyncIterator[Desk]:
        learning = Learning.begin(store, (outlet for outlet, _ in store.stats().outlets))
        async with Worker(clean_page, prepare=prepare) as worker:
            yield Desk(
                store=store,
                count=count,
                rules=lambda outlet: self.config.rules.get(outlet, Rules()),
                clean=lambda page, rules: worker.ask(page.digest, *asked(page, rules, learning.state(page.outlet))),
                learning=learning,
                canonical=plausible_canonical,
                exceptions=self.exceptions,
                version=version("winnow"),
                now=self.now,
            )


class _Pages:
    """The pages of an archive: which of them the database lacks, and which continue one another."""

    def __init__(self, store: Store, archive: Archive, outlets: Mapping[str, Outlet]) -> None:
        self._store = store
        self._archive = archive
        self._outlets = outlets

    def note_unknown(self, done: Restored) -> int:
        """Note the pages that the database does not know; returns how many."""
        database = self._store.database
        for statement in _TABLES:
            database.do(statement)
        for page in self._archive.iterate(damaged=done.damaged.append):
            place = (page.record.file, page.record.offset, page.record.record_id)
            sql = "INSERT OR IGNORE INTO archived VALUES (NULL, ?, ?, ?, ?, ?, ?)"
            at = database.do(sql, (*place, page.asked, page.answered, page.digest))
            for following, part in self._named(page).items():
                database.do("INSERT INTO naming VALUES (?, ?, ?, ?, ?, ?)", (at, following, part, *place))
        for row in database.rows(_ELSEWHERE):
            done.relinked += self._store.relink(_record(row[:3]), _record(row[3:]))
        for statement in (_SORTED, _ROWLESS):
            database.do(statement)
        done.lacked = as_int(database.rows("SELECT count(*) FROM unknown")[0][0])
        return done.lacked

    def _named(self, page: Page) -> dict[str, int]:
        """What a page names as the next one, and which part it then is itself; 0 where that cannot be told."""
        told = part_and_next(page.body, page.answered)
        named = {told[1]: told[0]} if told else {}
        for part in (2, 1):
            address = named_part(page.body, page.answered, part, self._outlet(page))
            if address:
                named.setdefault(address, 0)
        return named

    def _outlet(self, page: Page) -> Outlet:
        return self._outlets.get(page.outlet) or Outlet(id=page.outlet)

    def is_unknown(self, page: Page) -> bool:
        """Whether the database lacks a page, and nothing was decided on it yet."""
        found = self._store.database.rows("SELECT 1 FROM unknown WHERE record_id = ?", (page.record.record_id,))
        return bool(found)

    def settled(self, pages: Iterable[Page]) -> None:
        """Take pages off the list."""
        for page in pages:
            self._store.database.do("DELETE FROM unknown WHERE record_id = ?", (page.record.record_id,))

    def story(self, page: Page) -> tuple[Page, ...]:
        """The pages of the story that a page belongs to, known ones too, in order; none where one cannot be read."""
        try:
            whole = tuple(self._onward(self._opening(page)))
            if any(each.answered == page.answered for each in whole):
                return whole
            return tuple(self._onward(page))  # what names it has another next page by now
        except ArchiveError:
            return ()

    def _opening(self, page: Page) -> Page:
        """The first page of the story that a page continues, or the page itself."""
        sql = "SELECT file, offset, record_id, part FROM naming WHERE following = ? AND part < ? ORDER BY file, offset"
        part = MAX_PARTS + 1
        while part > 1 and (rows := self._store.database.rows(sql, (page.answered, part))):
            page, part = self._archive.read(_record(rows[-1])), as_int(rows[-1][3]) or part - 1
        return page

    def _onward(self, page: Page) -> Iterator[Page]:
        """A page, and those that continue it."""
        part = 1
        while True:
            yield page
            following = named_part(page.body, page.answered, part, self._outlet(page))
            following = following or next_part(page.body, page.answered, part)
            rows = self._store.database.rows(_AT, {"address": following or ""})
            if not rows:
                return
            page, part = self._archive.read(_record(rows[-1])), part + 1  # of several the newest


async def _bring_back(desk: Desk, pages: _Pages, page: Page) -> None:
    """Decide on an unknown page with the story it belongs to.

    An older version of one of its pages is only noted, and so is one whose story cannot be read whole.
    """
    story = pages.story(page)
    if page not in story:
        desk.store.note_page(page, desk.count.run)
        pages.settled([page])
        return
    first = story[0] if pages.is_unknown(story[0]) else page
    await desk.decide(Turn(outlet=Outlet(id=page.outlet), result=first), story if len(story) > 1 else ())
    pages.settled(story)


def _record(row: Row) -> Record:
    return Record(file=str(row[0]), offset=as_int(row[1]), record_id=str(row[2]))
