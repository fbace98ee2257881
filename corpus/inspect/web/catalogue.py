"""The catalogue: what the app looks documents up in, derived from the corpus and kept beside it."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from importlib import resources
from pathlib import Path

from corpus.store_file import DamagedError, Database, translated

FILE = "inspect.db"
_PRAGMAS = ("journal_mode = WAL", "synchronous = NORMAL", "cache_size = -65536", "mmap_size = 1073741824")
_VERSION = 1  # bump when catalogue.sql or what goes in changes: the file is then made anew

# Scripts written without spaces: every character is a word of its own, found as part of a phrase.
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd])"
)


@contextmanager
def opened(folder: Path) -> Iterator[Database]:
    """The catalogue of a data folder, made when it is missing, damaged or of another version."""
    path = folder / FILE
    database = _current(path) or _made(path)
    try:
        yield database
    finally:
        database.close()


def _current(path: Path) -> Database | None:
    """The catalogue that is there; None when it is not one of ours, of this version."""
    database = _connected(path)
    try:
        if database.rows("PRAGMA user_version")[0][0] == _VERSION:
            for pragma in _PRAGMAS:
                database.do(f"PRAGMA {pragma}")
            return database
    except DamagedError:
        pass  # derived data: making it anew is its repair
    except BaseException:
        database.close()
        raise
    database.close()
    return None


def _made(path: Path) -> Database:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
    database = _connected(path)
    try:
        for pragma in _PRAGMAS:
            database.do(f"PRAGMA {pragma}")
        database.migrate("catalogue", (resources.files(__package__).joinpath("catalogue.sql").read_text("utf-8"),))
        database.do(f"PRAGMA user_version = {_VERSION}")
    except BaseException:
        database.close()
        raise
    return database


def _connected(path: Path) -> Database:
    with translated(path):
        return Database(sqlite3.connect(path, isolation_level=None), path)


def searchable(text: str) -> str:
    """Text as the index takes it: unspaced scripts character by character."""
    return _UNSPACED.sub(r" \1 ", text.replace("\0", " ").encode("utf-8", "replace").decode())


def match(asked: str) -> str:
    """A query for the index: every word must occur, "words in quotes" together; nothing in it is an operator."""
    phrases = re.findall(r'"([^"]*)"|(\S+)', asked)
    quoted = (searchable(phrase or word).replace('"', " ").split() for phrase, word in phrases)
    return " ".join(f'"{" ".join(words)}"' for words in quoted if any(map(str.isalnum, "".join(words))))


def week_of(day: str) -> str:
    """The Monday of a day's week, both in ISO 8601; a day that is none is its own."""
    try:
        at = date.fromisoformat(day)
    except ValueError:
        return day
    return (at - timedelta(days=at.weekday())).isoformat()
