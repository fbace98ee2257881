"""The last review, beside the corpus: what would change, by group, to be looked at in the app."""

import json
import os
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from cleaners.cleaned import Cleaned, Cut, Rejected
from corpus.atomic import sync_folder
from corpus.reclean import Change
from corpus.review import Group, Side, groups
from corpus.store_file import DamagedError, Database, Row, as_bytes, as_int, translated
from corpus.store_rows import cut as loaded_cut

FILE = "review.db"
_VERSION = 1  # bump when review.sql or what goes in changes; another version is no review
_CHANGE = "SELECT id, title, outlet, language, run, lost, gained, evidence, cuts, text FROM changes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A group with what it comes to."""

    group: Group
    documents: int
    chars: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A change as the review keeps it."""

    id: str
    title: str
    outlet: str
    language: str
    run: str
    lost: int
    gained: int
    evidence: str
    cuts: tuple[Cut, ...] | None  # None where the raw text differs, or the page is rejected today
    text: str


class Writer:
    """Fills a review, one change after the other."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._sums: dict[Group, tuple[int, int]] = {}

    def add(self, change: Change) -> None:
        """Note a change."""
        number = self._db.do(
            "INSERT INTO changes (id, title, outlet, language, run, lost, gained, evidence, cuts, text) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _cells(change),
        )
        for group, chars in groups(change).items():
            self._db.do("INSERT INTO parts VALUES (?, ?, ?, ?, ?)", (*_key(group), chars, number))
            documents, sum_ = self._sums.get(group, (0, 0))
            self._sums[group] = (documents + 1, sum_ + chars)

    def finish(self, about: Mapping[str, str]) -> None:
        """Write the sums and what was looked at."""
        self._db.many("INSERT INTO groups VALUES (?, ?, ?, ?, ?)", ((*_key(g), *n) for g, n in self._sums.items()))
        self._db.many("INSERT INTO about VALUES (?, ?)", about.items())


def _key(group: Group) -> tuple[str, str, str]:
    return group.side.value, group.kind, group.rule


def _cells(change: Change) -> Row:
    document, now = change.document, change.now
    language = document.metadata.language
    cuts = [(c.start, c.end, c.kind.value, c.rule, c.evidence, c.by) for c in getattr(now, "cuts", ())]
    return (
        document.id,
        document.title,
        document.outlet,
        language.value if language else "",
        document.provenance.run,
        change.lost.total(),
        change.gained.total(),
        now.evidence if isinstance(now, Rejected) else "",
        _packed(json.dumps(cuts, ensure_ascii=False)) if change.same_raw else None,
        _packed(now.text) if isinstance(now, Cleaned) and not change.same_raw else None,
    )


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def _unpacked(blob: bytes) -> str:
    return zlib.decompress(blob).decode("utf-8", "surrogatepass")


@contextmanager
def writing(folder: Path) -> Iterator[Writer]:
    """A new review that takes the place of the last one when the block ends well.

    Raises:
        StoreError: it cannot be written; the last one stays.
    """
    path, made = folder / FILE, folder / f".{FILE}.new"
    made.unlink(missing_ok=True)
    with translated(made):
        database = Database(sqlite3.connect(made, isolation_level=None), made)
    try:
        # Derived, and renamed when whole: a journal would only cost time.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", f"user_version = {_VERSION}"):
            database.do(f"PRAGMA {pragma}")
        database.connection.executescript(resources.files(__package__).joinpath("review.sql").read_text("utf-8"))
        with database.transaction():
            yield Writer(database)
        database.close()
        _flush(made)
        made.replace(path)
        sync_folder(folder)
    except BaseException:
        database.close()
        made.unlink(missing_ok=True)
        raise


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def opened(folder: Path) -> Iterator["Review | None"]:
    """The last review; None where there is none of this version."""
    path = folder / FILE
    if not path.is_file():
        yield None
        return
    with translated(path):
        database = Database(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None), path)
    try:
        yield Review(database) if _is_ours(database) else None
    finally:
        database.close()


def _is_ours(database: Database) -> bool:
    try:
        return database.rows("PRAGMA user_version")[0][0] == _VERSION
    except DamagedError:
        return False  # derived data: the next review is its repair


class Review:
    """Reads a review."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def about(self) -> dict[str, str]:
        """What was looked at, and when."""
        return {str(name): str(value) for name, value in self._db.rows("SELECT name, value FROM about")}

    def lines(self) -> tuple[Line, ...]:
        """Every group, most characters first, what is cut before what is kept."""
        rows = self._db.rows("SELECT side, kind, rule, documents, chars FROM groups ORDER BY side, chars DESC, rule")
        return tuple(Line(group=_group(row), documents=as_int(row[3]), chars=as_int(row[4])) for row in rows)

    def changes(self, group: Group, first: int, count: int) -> tuple[tuple[Kept, int], ...]:
        """A group's documents with its characters in each, most first."""
        rows = self._db.rows(
            f"{_CHANGE.replace('SELECT', 'SELECT p.chars,')} JOIN parts AS p ON p.change = changes.number "
            "WHERE p.side = ? AND p.kind = ? AND p.rule = ? ORDER BY p.chars DESC, p.change LIMIT ? OFFSET ?",
            (*_key(group), count, first),
        )
        return tuple((_change(row[1:]), as_int(row[0])) for row in rows)

    def change(self, name: str) -> Kept | None:
        """What would become of one document; None where nothing would."""
        rows = self._db.rows(f"{_CHANGE} WHERE id = ?", (name,))
        return _change(rows[0]) if rows else None


def _group(row: Row) -> Group:
    return Group(side=Side(str(row[0])), kind=str(row[1]), rule=str(row[2]))


def _change(row: Row) -> Kept:
    name, title, outlet, language, run, lost, gained, evidence, cuts, text = row
    return Kept(
        id=str(name),
        title=str(title),
        outlet=str(outlet),
        language=str(language),
        run=str(run),
        lost=as_int(lost),
        gained=as_int(gained),
        evidence=str(evidence),
        cuts=None if cuts is None else tuple(loaded_cut(tuple(each)) for each in json.loads(_unpacked(as_bytes(cuts)))),
        text="" if text is None else _unpacked(as_bytes(text)),
    )
