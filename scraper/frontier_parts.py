"""Stories on several pages, in the frontier's tables: which pages belong together, and where each is archived."""

from collections.abc import Callable
from datetime import datetime
from sqlite3 import Connection

from scraper.address import host as host_of
from scraper.frontier_records import Lease
from scraper.frontier_rows import begin, seconds
from scraper.page import Record

_DONE = 2
_ADD = """
INSERT INTO frontier (address, host, outlet, found_in, depth, published_at, added_at, part_of, part)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_TAKE_IN = """
UPDATE frontier SET part_of = ?, part = ?, state = iif(state = 2, 0, state), due_at = 0,
  etag = '', last_modified = '', body_digest = '', record_file = '', record_offset = 0, record_id = ''
WHERE id = ?
"""


class Parts:
    """Stories on several pages; the first page's row stands for the story."""

    def __init__(self, connection: Connection, *, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def add(self, lease: Lease, address: str) -> bool:
        """Note the next page of a story.

        One that was known already, from a listing, becomes a part with all that followed it; if it was fetched
        already, it is asked for once more, because it was read as a story of its own and not for what follows.

        Args:
            lease: Of the page that names it.
            address: Canonical.

        Returns:
            Whether it is still to be fetched for the first time.
        """
        begin(self._connection)
        first = lease.part_of or lease.id
        known = self._connection.execute(
            "SELECT id, outlet, part_of, state, record_id FROM frontier WHERE address = ?", (address,)
        ).fetchone()
        if known is None:
            self._insert(lease, address, first)
            return True
        number, outlet, part_of, state, record_id = known
        if number == first or outlet != lease.outlet or part_of not in {None, first}:
            return False  # a circle, or a page of somebody else's story
        if part_of is None:
            self._take_in(number, first, lease.part + 1)
            return True
        return bool(state != _DONE and not record_id)

    def addresses(self, first: int) -> tuple[str, ...]:
        """The addresses of a story's pages, the first one's included, in order."""
        rows = self._connection.execute(
            "SELECT address FROM frontier WHERE id = :id OR part_of = :id ORDER BY part", {"id": first}
        )
        return tuple(row[0] for row in rows)

    def fetched(self, lease: Lease) -> tuple[tuple[int, Record], ...]:
        """The number and the newest record of each page of the lease's story that was ever fetched, in order."""
        rows = self._connection.execute(
            "SELECT part, record_file, record_offset, record_id FROM frontier"
            " WHERE (id = :id OR part_of = :id) AND record_id != '' ORDER BY part, id",
            {"id": lease.part_of or lease.id},
        )
        return tuple((row[0], Record(file=row[1], offset=row[2], record_id=row[3])) for row in rows)

    def _insert(self, lease: Lease, address: str, first: int) -> None:
        host, now = host_of(address), seconds(self._now())
        published = seconds(lease.published_at) if lease.published_at else 0.0
        values = (address, host, lease.outlet, lease.address, lease.depth, published, now, first, lease.part + 1)
        self._connection.execute(_ADD, values)
        self._connection.execute("INSERT OR IGNORE INTO queues VALUES (?, ?)", (lease.outlet, host))

    def _take_in(self, number: int, first: int, part: int) -> None:
        self._connection.execute(_TAKE_IN, (first, part, number))
        self._connection.execute(
            "UPDATE frontier SET part_of = ?, part = part + ? WHERE part_of = ?", (first, part - 1, number)
        )
