"""The mark: how far the archive's records have been acknowledged, in one transaction with what was made of them."""

from dataclasses import dataclass
from sqlite3 import Connection

from scraper.frontier_rows import begin


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the archive between two records."""

    file: str
    offset: int
    attempts: int = 0  # runs that died while dealing with the records behind it


class Marks:
    """The mark in the frontier's tables."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self) -> Mark | None:
        """The mark; None before the first run has acknowledged anything."""
        row = self._connection.execute("SELECT file, offset, attempts FROM marks").fetchone()
        return Mark(row[0], row[1], row[2]) if row else None

    def put(self, mark: Mark) -> None:
        """Move the mark."""
        begin(self._connection)
        self._connection.execute(
            "INSERT OR REPLACE INTO marks (one, file, offset, attempts) VALUES (1, ?, ?, ?)",
            (mark.file, mark.offset, mark.attempts),
        )
