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
COPY = "copy"  # and of one that says what another address of the outlet has said
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
        self._count(outlet, shape(address), int(outcome == STORY))
        if outcome == COPY:
            self._count(outlet, _copies(address), 0)

    def _count(self, outlet: str, alike: str, stories: int) -> None:
        begin(self._connection)
        now = seconds(self._now())
        self._connection.execute(
            "DELETE FROM shapes WHERE outlet = ? AND first_at < ?", (outlet, now - ANOTHER_CHANCE.total_seconds())
        )
        self._connection.execute(
            "INSERT INTO shapes VALUES (?, ?, 1, ?, ?) ON CONFLICT (outlet, shape)"
            " DO UPDATE SET pages = pages + 1, stories = stories + excluded.stories",
            (outlet, alike, stories, now),
        )

    def is_barren(self, outlet: str, address: str) -> bool:
        """Whether links of this shape have led to BARREN_PAGES pages and no story, or to as many copies of each."""
        pages, stories = self._counted(outlet, shape(address))
        copies, _ = self._counted(outlet, _copies(address))
        return (pages >= BARREN_PAGES and not stories) or copies >= BARREN_PAGES * (1 + stories)

    def _counted(self, outlet: str, alike: str) -> tuple[int, int]:
        """Pages and stories of a shape; none where they are too long ago."""
        row = self._connection.execute(
            "SELECT pages, stories, first_at FROM shapes WHERE outlet = ? AND shape = ?", (outlet, alike)
        ).fetchone()
        if row is None or row[2] < seconds(self._now() - ANOTHER_CHANCE):
            return 0, 0
        return row[0], row[1]


def _copies(address: str) -> str:
    """Under which name copies are counted: no shape has a space in it."""
    return f"{shape(address)} {COPY}"
