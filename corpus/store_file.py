"""The database file: opening, migrating, transactions, and what its failures are called (sqlite3's doorway)."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from importlib import resources
from pathlib import Path

Value = str | int | float | bytes | None
Row = tuple[Value, ...]
# In the order of their question marks, or by name (":outlet"): some Pythons warn of numbers ("?1").
Values = Sequence[Value] | Mapping[str, Value]

MIGRATIONS = ("schema.sql", "schema_parts.sql", "schema_cleanings.sql", "schema_changes.sql")
"""SQL files of this package; the nth brings a database to version n. Released ones are never edited."""

_ROOM = "corpus"
_CACHE_KIB = 24_000
_BUSY_MS = 10_000  # a checkpoint of a large write-ahead log can hold a writer for seconds
# WAL: readers never wait. FULL: a commit is on the disk before it is acknowledged; NORMAL may lose the last ones in a
# power cut, and then the band index would know texts that the database has forgotten.
# The cache holds what a batch of documents changes in the trees of a large corpus, so that nothing is written twice.
_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", f"cache_size = -{_CACHE_KIB}")


_REPAIR = "winnow doctor --repair"
_HARMFUL = {"load_extension", "fts3_tokenizer", "writefile", "readfile", "edit"}


class StoreError(Exception):
    """The database cannot do what it was asked; the message says what, where, and the next step."""

    def __init__(self, path: Path, what: str, remedy: str) -> None:
        super().__init__(f"{path}: {what}; {remedy.replace(_REPAIR, f'{_REPAIR} --data {path.parent}')}")
        self.path = path


class FullError(StoreError):
    """The disk is full, or the file may not grow. The transaction was rolled back."""


class BusyError(StoreError):
    """Another process is writing and did not finish in time."""


class StatementError(StoreError):
    """A statement is wrong, or fails where it meets what is stored; the database is as it was."""


class DamagedError(StoreError):
    """The file is no database of ours, or no longer a whole one."""


_FAILURES: dict[int, tuple[type[StoreError], str, str]] = {
    sqlite3.SQLITE_FULL: (FullError, "the disk is full", "free some space and run again, nothing stored is lost"),
    sqlite3.SQLITE_IOERR: (FullError, "the disk refuses to write", "check its space and health, then run again"),
    sqlite3.SQLITE_BUSY: (BusyError, "another process is writing", "wait for it to end and run again"),
    sqlite3.SQLITE_LOCKED: (BusyError, "the table is in use", "wait and run again"),
    sqlite3.SQLITE_CORRUPT: (DamagedError, "the database is damaged", f"run: {_REPAIR}"),
    sqlite3.SQLITE_NOTADB: (DamagedError, "not a database", f"run: {_REPAIR}"),
    sqlite3.SQLITE_CANTOPEN: (
        StoreError,
        "cannot be opened",
        f"check that it and its folder may be read and written; where it is lost, run: {_REPAIR}",
    ),
    sqlite3.SQLITE_READONLY: (StoreError, "may not be written", "check the permissions of the file and its folder"),
}


class Database:
    """One connection: the only writer of this process, or a reader."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._parts = 0

    @classmethod
    def open(cls, path: Path, *, readonly: bool = False) -> "Database":
        """Open a database, making or migrating it first unless it is only read.

        Raises:
            StoreError: it is missing, no database, damaged, locked, or newer than this program.
        """
        with translated(path):
            if readonly:
                uri = f"{path.resolve().as_uri()}?mode=ro"
                connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_MS / 1000)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                connection = sqlite3.connect(path, isolation_level=None, timeout=_BUSY_MS / 1000)
        database = cls(connection, path)
        try:
            database.prepare(readonly=readonly)
        except BaseException:
            connection.close()
            raise
        return database

    def prepare(self, *, readonly: bool) -> None:
        """Set the connection up and bring the tables to this program's version."""
        for pragma in ("query_only = ON",) if readonly else _PRAGMAS:
            self.do(f"PRAGMA {pragma}")
        if readonly:
            self.check_version()
        else:
            self.migrate(_ROOM, migrations())

    def check_version(self) -> None:
        """Refuse to read tables this program does not know."""
        version = self._version(_ROOM) if self.rows("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'") else 0
        if version != len(MIGRATIONS):
            remedy = f"run: {_REPAIR}" if version < len(MIGRATIONS) else "update winnow"
            raise StoreError(self.path, f"its tables are version {version}, this is version {len(MIGRATIONS)}", remedy)

    def migrate(self, room: str, scripts: Sequence[str]) -> None:
        """Run what a room's tables lack, each script and its version number in one transaction.

        Raises:
            StoreError: the tables are newer than the scripts.
        """
        self.do("CREATE TABLE IF NOT EXISTS migrations (room TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT")
        version = self._version(room)
        if version > len(scripts):
            raise StoreError(self.path, f"its {room} tables are version {version}, newer than this", "update winnow")
        for number, script in enumerate(scripts[version:], version + 1):
            with self.transaction():
                for statement in statements(script):
                    self.do(statement)
                self.do("INSERT OR REPLACE INTO migrations VALUES (?, ?)", (room, number))

    def _version(self, room: str) -> int:
        found = self.rows("SELECT version FROM migrations WHERE room = ?", (room,))
        return int(str(found[0][0])) if found else 0

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a small answer."""
        with translated(self.path):
            return self.connection.execute(sql, values).fetchall()

    def do(self, sql: str, values: Values = ()) -> int:
        """Run one statement; returns the number of the row it inserted, if it did."""
        with translated(self.path):
            return self.connection.execute(sql, values).lastrowid or 0

    def many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row."""
        with translated(self.path):
            self.connection.executemany(sql, rows)

    @contextmanager
    def only_reading(self, tables: frozenset[str]) -> Iterator[None]:
        """Statements of the block may read these tables and call harmless functions; others are refused unread."""

        def permits(action: int, one: str | None, other: str | None, *_: str | None) -> int:
            allowed = {
                sqlite3.SQLITE_SELECT: True,
                sqlite3.SQLITE_READ: one in tables,
                sqlite3.SQLITE_FUNCTION: other not in _HARMFUL,
            }
            return sqlite3.SQLITE_OK if allowed.get(action, False) else sqlite3.SQLITE_DENY

        self.connection.set_authorizer(permits)
        try:
            yield
        finally:
            self.connection.set_authorizer(None)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block or nothing of it; inside another transaction a part that can fail alone."""
        if self.connection.in_transaction:
            yield from self._part()
            return
        self.do("BEGIN IMMEDIATE")
        try:
            yield
            self.do("COMMIT")
        except BaseException:
            self._undo("ROLLBACK")
            raise

    def _undo(self, *steps: str) -> None:
        """Roll back, where SQLite has not done so itself: on a full disk it may have."""
        if self.connection.in_transaction:
            for step in steps:
                self.do(step)

    def _part(self) -> Iterator[None]:
        """A part of a transaction that can be undone alone."""
        self._parts += 1
        name = f"part_{self._parts}"
        self.do(f"SAVEPOINT {name}")
        try:
            yield
            self.do(f"RELEASE {name}")
        except BaseException:
            self._undo(f"ROLLBACK TO {name}", f"RELEASE {name}")
            raise
        finally:
            self._parts -= 1

    def close(self) -> None:
        """Let go of the file; the last connection folds the write-ahead log into it."""
        with translated(self.path):
            self.connection.close()


def migrations() -> tuple[str, ...]:
    """The corpus room's SQL scripts, oldest first."""
    return tuple(resources.files(__package__).joinpath(name).read_text("utf-8") for name in MIGRATIONS)


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: sqlite3 would commit before running them at once."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


class _Translated:
    """Foreign failures of a block under the names of this room; a generator would cost more than most statements."""

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> None:
        if isinstance(error, sqlite3.Error):
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            kind, what, remedy = _FAILURES.get(code, (StatementError, "the database refuses", "run: winnow doctor"))
            raise kind(self._path, f"{what} ({error})", remedy) from error
        if isinstance(error, UnicodeEncodeError):
            half = f"a text holds half a character, U+{ord(error.object[error.start]):04X}"
            raise StoreError(self._path, half, "clean that page again; nothing of it was stored") from error
        if isinstance(error, OSError):
            raise StoreError(
                self._path, f"{error.strerror or error}", "check the folder and its permissions"
            ) from error


def translated(path: Path) -> AbstractContextManager[None]:
    """SQLite's failures under the names of this room."""
    return _Translated(path)


def as_int(value: Value) -> int:
    """A cell of an INTEGER column."""
    if not isinstance(value, int):
        raise TypeError(f"an integer was stored, {value!r} was read")
    return value


def as_bytes(value: Value) -> bytes:
    """A cell of a BLOB column."""
    if not isinstance(value, bytes):
        raise TypeError(f"bytes were stored, {value!r} was read")
    return value
