"""The corpus on disk: keep, find, note a refusal."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from cleaners.cleaned import Cleaned, Cut, Rejected
from corpus import store_anew, store_find, store_named
from corpus.bands import BandIndex, IndexDamageError
from corpus.document import Document
from corpus.store_file import Database, StoreError, as_int
from corpus.store_find import Change, RuleRecord, Run, Stats, Wanted
from corpus.store_keep import Keeper, Kept, insert_page
from corpus.store_relink import relink
from corpus.store_rows import lone_page_row
from corpus.store_texts import Texts
from scraper import failpoint
from scraper.page import Page, Record

if TYPE_CHECKING:
    import sqlite3

_INDEX = "index"  # folder beside the database


class Store:
    """The database and the band index beside it. One writer at a time; readers are never blocked."""

    def __init__(self, database: Database, index: BandIndex | None) -> None:
        self._db = database
        self._index = index
        self._texts = Texts(database, index) if index is not None else None

    @classmethod
    def open(cls, path: Path, *, readonly: bool = False) -> "Store":
        """Open the corpus at a database path, making it first where there is none.

        An index that is missing, damaged or of another algorithm is filled again from the fingerprints; fingerprints
        of another algorithm are made again from the texts first, a millisecond or two for each.

        Args:
            path: the database; the band index is the folder `index` beside it.
            readonly: look but never write; any number of readers may look while one writes.

        Raises:
            StoreError: the database cannot be used; says why and what to do.
        """
        database = Database.open(path, readonly=readonly)
        if readonly:
            return cls(database, None)
        try:
            store = cls(database, _index(path.parent / _INDEX, database))
            store.texts.catch_up()
            store_anew.ensure(store)
        except BaseException:
            database.close()
            raise
        return store

    def close(self) -> None:
        """Let go of the files; the index first writes what it holds, where that spares the next opening its time."""
        if self._index is not None:
            if not self._db.connection.in_transaction:
                with suppress(StoreError):  # on a full disk it is filed again on opening; nothing is lost
                    self._settle_index(closing=True)
            self._index.close()
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def connection(self) -> "sqlite3.Connection":
        """For the frontier, whose tables live in the same file; it takes part in `transaction`."""
        return self._db.connection

    @property
    def database(self) -> Database:
        """For the other files of this room."""
        return self._db

    @property
    def texts(self) -> Texts:
        """The numbered texts; only a writer has them."""
        if self._texts is None:
            raise StoreError(self._db.path, "opened for reading only", "open it for writing")
        return self._texts

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block is stored, or nothing of it; nested blocks can fail alone.

        Raises:
            StoreError: as FullError on a full disk; everything before the block is safe.
        """
        texts = self.texts
        if not self._db.connection.in_transaction:
            self._settle_index()
        before = texts.last
        try:
            with self._db.transaction():
                yield
        except BaseException:
            texts.forget(before)
            raise

    def _settle_index(self, *, closing: bool = False) -> None:
        """Let the index write to disk what is committed; before a transaction, so that a full disk costs nothing."""
        try:
            if self._index is not None:
                self._index.settle(closing=closing)
        except OSError as error:
            raise StoreError(self._db.path, f"its index cannot be written ({error})", "free some space") from error

    def rebuild_index(self) -> int:
        """Throw the index away and file every fingerprint again, in one segment; returns the texts filed.

        Raises:
            StoreError: the folder cannot be written; the next opening begins where this ended.
        """
        self.clear_index()
        self.texts.catch_up()
        self.compact_index()
        return as_int(self._db.rows("SELECT count(*) FROM fingerprints")[0][0])

    def clear_index(self) -> None:
        """Throw the index away and begin an empty one."""
        if self._index is not None:
            self._index.close()
        folder = self._db.path.parent / _INDEX
        BandIndex.clear(folder)
        self._index = BandIndex.open(folder)
        self._texts = Texts(self._db, self._index)

    def compact_index(self) -> None:
        """Join the index into one segment.

        Raises:
            StoreError: the folder cannot be written.
        """
        try:
            if self._index is not None:
                self._index.compact()
        except OSError as error:
            raise StoreError(self._db.path, f"its index cannot be written ({error})", "free some space") from error

    def begin_run(self, run: str, at: datetime) -> None:
        """Note that a run begins; its id is then accepted in documents, refusals and failures."""
        with self.transaction():
            self._db.do("INSERT INTO runs (id, started_at) VALUES (?, ?)", (run, at.astimezone(UTC).isoformat()))

    def end_run(self, run: str, at: datetime, outcome: str, counts: Mapping[str, int]) -> None:
        """Note how a run ended, with the figures of its summary line."""
        with self.transaction():
            self._db.do(
                "UPDATE runs SET ended_at = ?, outcome = ?, counts = ? WHERE id = ?",
                (at.astimezone(UTC).isoformat(), outcome, json.dumps(dict(counts)), run),
            )

    def keep(self, document: Document, cleaned: Cleaned) -> Kept:
        """Store a document with its page and cuts, and find its place among everything ever kept.

        Raises:
            StoreError: nothing of it was stored; on a full disk as FullError.
        """
        with self.transaction():
            kept = Keeper(self._db, self.texts).keep(document, cleaned)
            failpoint.passed("store.kept")
            return kept

    def reject(self, page: Page, rejected: Rejected, run: str) -> None:
        """Note a page that gave no story. Its raw text is not kept: cleaning the archived response gives it again."""
        with self.transaction():
            number = insert_page(self._db, lone_page_row(page, run))
            self._db.do(
                "INSERT OR REPLACE INTO rejections VALUES (?, ?, ?, ?, ?)",
                (number, rejected.why.value, rejected.evidence, rejected.rules_version, run),
            )

    def note_page(self, page: Page, run: str) -> None:
        """Note a page that is part of a story which begins on another one."""
        with self.transaction():
            insert_page(self._db, lone_page_row(page, run))

    def relink(self, lost: Record, found: Record) -> bool:
        """Have what points at a lost record point at another with the same bytes; returns whether anything did."""
        with self.transaction():
            return relink(self._db, lost.record_id, found)

    def fail(self, address: str, why: str, evidence: str, *, outlet: str, run: str, at: datetime) -> None:
        """Note an address that gave no page, or a page that could not be handled."""
        with self.transaction():
            self._db.do(
                "INSERT INTO failures (run, at, outlet, address, why, evidence) VALUES (?, ?, ?, ?, ?, ?)",
                (run, at.astimezone(UTC).isoformat(), outlet, address, why, evidence),
            )

    def document(self, name: str) -> Document | None:
        """The document of an id; None where there is none."""
        return store_find.document(self._db, name)

    def documents(self, wanted: Wanted | None = None) -> Iterator[Document]:
        """Documents in the order they were first kept, streamed; every current one unless told otherwise."""
        return store_find.documents(self._db, wanted or Wanted())

    def find(self, name: str) -> tuple[Document, ...]:
        """Documents by id, by the beginning of one, or by any address they came through."""
        return store_named.find(self._db, name)

    def cuts(self, name: str) -> tuple[Cut, ...]:
        """The cuts of a document, ascending."""
        return store_find.cuts(self._db, name)

    def raw_text(self, name: str) -> str | None:
        """The text a document was cut from; None where there is no such document."""
        return store_find.raw_text(self._db, name)

    def changes(self, name: str = "") -> tuple[Change, ...]:
        """Recorded moves between stories, of one document or of all."""
        return store_find.changes(self._db, name)

    def runs(self) -> tuple[Run, ...]:
        """All runs, oldest first."""
        return store_find.runs(self._db)

    def stats(self) -> Stats:
        """The corpus in figures."""
        return store_find.stats(self._db)

    def rule_records(self) -> tuple[RuleRecord, ...]:
        """What each rule has cut, the busiest first."""
        return store_find.rule_records(self._db)


def _index(folder: Path, database: Database) -> BandIndex:
    """The band index that belongs to a database; one that cannot is cleared, to be filled again."""
    last = database.rows("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'fingerprints'")[0][0]
    try:
        index = BandIndex.open(folder)
        if index.covers <= int(str(last)):
            return index
        index.close()
    except IndexDamageError:
        pass  # derived data: what follows is its repair
    BandIndex.clear(folder)
    return BandIndex.open(folder)
