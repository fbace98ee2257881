"""Shapes: followed links that look alike and never lead to a story are a trap, whatever they are called."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from sqlite3 import Connection
from urllib.parse import urlsplit

from scraper.frontier_rows import begin, seconds

BARREN_PAGES = 30  # without one story; a section front and its first pages are fewer
ANOTHER_CHANCE = timedelta(days=30)
STORY = "stored"  # the outcome a consumer ends the lease of a story with
_SLUG_CHARS = 16
_NUMBER = re.compile(r"\d+")


def shape(address: str) -> str:
    """What an address has in common with its siblings: numbers, slugs and values of parameters left out."""
    parts = urlsplit(address)
    path = "/".join("*" if len(part) >= _SLUG_CHARS or part.count("-") > 1 else part for part in parts.path.split("/"))
    names = sorted({pair.partition("=")[0] for pair in parts.query.split("&") if pair})
    return _NUMBER.sub("#", f"{parts.netloc}{path}{'?' if names else ''}{'&'.join(names)}")


class Shapes:
    """The yield of shapes in the frontier's tables."""

    def __init__(self, connection: Connection, *, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def note(self, outlet: str, address: str, outcome: str) -> None:
        """Count a followed page that was judged."""
        begin(self._connection)
        now = seconds(self._now())
        self._connection.execute(
            "DELETE FROM shapes WHERE outlet = ? AND first_at < ?", (outlet, now - ANOTHER_CHANCE.total_seconds())
        )
        self._connection.execute(
            "INSERT INTO shapes VALUES (?, ?, 1, ?, ?) ON CONFLICT (outlet, shape)"
            " DO UPDATE SET pages = pages + 1, stories = stories + excluded.stories",
            (outlet, shape(address), int(outcome == STORY), now),
        )

    def is_barren(self, outlet: str, address: str) -> bool:
        """Whether links of this shape have led to BARREN_PAGES pages and not one story."""
        row = self._connection.execute(
            "SELECT pages, stories, first_at FROM shapes WHERE outlet = ? AND shape = ?", (outlet, shape(address))
        ).fetchone()
        if row is None or row[2] < seconds(self._now() - ANOTHER_CHANCE):
            return False
        return bool(row[0] >= BARREN_PAGES and not row[1])
