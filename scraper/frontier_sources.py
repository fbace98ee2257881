"""Feeds, sitemaps and link pages: which are due, and how often each is worth asking."""

import json
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from sqlite3 import Connection

from scraper.address import AddressError, canonical
from scraper.address import host as host_of
from scraper.frontier_records import Kind, Seen, Source
from scraper.frontier_rows import begin, seconds, seen, seen_row

FIRST_INTERVAL_S = 900.0
MIN_INTERVAL_S = 900.0  # 15 minutes
MAX_INTERVAL_S = 90 * 86_400.0
UNCHANGED_FACTOR = 1.5
CHANGED_FACTOR = 0.8
FAILED_FACTOR = 1.5  # a dead source slows down but never vanishes

# Declared ones before the children of an index, those before by how new they say they are: archives of old months wait.
_DUE = """
SELECT id, address, host, outlet, kind, depth, checks, failures, interval_s,
  etag, last_modified, body_digest, record_file, record_offset, record_id
FROM (
  SELECT *, row_number() OVER (PARTITION BY host ORDER BY depth, modified_at DESC, due_at, id) AS place FROM feeds
  WHERE declared = 1 AND due_at <= :now
    AND outlet IN (SELECT value FROM json_each(:outlets)) AND host NOT IN (SELECT value FROM json_each(:busy))
    AND coalesce((SELECT turn_at FROM hosts WHERE hosts.host = feeds.host), 0) <= :now
) WHERE place = 1 ORDER BY depth, modified_at DESC, due_at, id LIMIT :n
"""
_PUT_OFF = """
UPDATE feeds SET due_at = ?, interval_s = ?, checked_at = ?, checks = checks + 1, failures = ?, outcome = ? WHERE id = ?
"""


def next_interval(interval_s: float, factor: float) -> float:
    """The time to the next reading, after one that changed, did not change, or failed.

    Source:
        The factors are the ones the issue asks to start from; they settle a source that changes in
        one reading of three at a steady pace (1.5 x 1.5 x 0.8 x ... crosses 1 near 0.65 unchanged).
    """
    return min(max(interval_s * factor, MIN_INTERVAL_S), MAX_INTERVAL_S)


class Sources:
    """The sources in the frontier's tables."""

    def __init__(self, connection: Connection, *, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def declare(self, outlet: str, sources: Iterable[tuple[Kind, str]]) -> None:
        """Make the sources of an outlet those of its settings; what is no longer named rests, with all it knew."""
        begin(self._connection)
        self._connection.execute("UPDATE feeds SET declared = 0 WHERE outlet = ? AND parent IS NULL", (outlet,))
        for kind, address in sources:
            self._add(outlet, kind, address, parent=None, depth=0)

    def add_children(self, parent: Source, children: Iterable[tuple[str, datetime | None]]) -> int:
        """Note the sitemaps an index names; one that says it changed since we read it is due at once.

        Returns:
            How many were new.
        """
        begin(self._connection)
        new = 0
        for address, modified_at in children:
            new += self._add(parent.outlet, Kind.SITEMAP, address, parent=parent.id, depth=parent.depth + 1)
            if modified_at is not None:
                self._changed(parent.outlet, address, seconds(modified_at))
        return new

    def due(self, outlets: Collection[str], n: int, busy: Collection[str] = ()) -> tuple[Source, ...]:
        """Sources whose time has come, at hosts whose turn it is; at most one for each host."""
        now = seconds(self._now())
        rows = self._connection.execute(
            _DUE, {"now": now, "outlets": json.dumps([*outlets]), "busy": json.dumps([*busy]), "n": n}
        )
        return tuple(_source(row) for row in rows)

    def all_due(self, outlets: Collection[str]) -> tuple[str, ...]:
        """The addresses of every source whose time has come, whatever its host's turn."""
        rows = self._connection.execute(
            "SELECT address FROM feeds WHERE declared = 1 AND due_at <= ?"
            " AND outlet IN (SELECT value FROM json_each(?)) ORDER BY outlet, depth, id",
            (seconds(self._now()), json.dumps([*outlets])),
        )
        return tuple(address for (address,) in rows)

    def hurry(self, outlets: Collection[str]) -> None:
        """Make every source of these outlets due now."""
        begin(self._connection)
        self._connection.execute(
            "UPDATE feeds SET due_at = 0 WHERE outlet IN (SELECT value FROM json_each(?))", (json.dumps([*outlets]),)
        )

    def read(self, source: Source, *, outcome: str, changed: bool, answered: str, seen: Seen) -> None:
        """Note a reading that went well: changed sources are asked sooner next time, unchanged ones later."""
        factor = CHANGED_FACTOR if changed else UNCHANGED_FACTOR
        self._put_off(source, next_interval(source.interval_s, factor), outcome, failures=0)
        self._connection.execute(
            "UPDATE feeds SET answered = ?, etag = ?, last_modified = ?, body_digest = ?, record_file = ?,"
            " record_offset = ?, record_id = ? WHERE id = ?",
            (answered, *seen_row(seen), source.id),
        )

    def failed(self, source: Source, outcome: str, *, again_s: float | None = None) -> None:
        """Note a reading that failed.

        Args:
            source: As handed out.
            outcome: A word to count by.
            again_s: Where it may pass soon: seconds until it is tried again, the interval left as it was.
        """
        failures = source.failures + 1
        if again_s is not None:
            self._put_off(source, source.interval_s, outcome, failures=failures, wait_s=again_s)
        else:
            self._put_off(source, next_interval(source.interval_s, FAILED_FACTOR), outcome, failures=failures)

    def is_copy(self, source: Source, answered: str) -> bool:
        """Whether an older source of the outlet ends at the same address: two names for one feed."""
        row = self._connection.execute(
            "SELECT 1 FROM feeds WHERE outlet = ? AND id < ? AND declared = 1 AND (address = ? OR answered = ?)",
            (source.outlet, source.id, answered, answered),
        ).fetchone()
        return row is not None

    def next_due(self, outlets: Collection[str], busy: Collection[str] = ()) -> float | None:
        """When the next source can be read, in seconds; its host's turn counts."""
        row = self._connection.execute(
            "SELECT min(max(due_at, coalesce((SELECT turn_at FROM hosts WHERE hosts.host = feeds.host), 0)))"
            " FROM feeds WHERE declared = 1 AND outlet IN (SELECT value FROM json_each(?))"
            " AND host NOT IN (SELECT value FROM json_each(?))",
            (json.dumps([*outlets]), json.dumps([*busy])),
        ).fetchone()
        return None if row[0] is None else float(row[0])

    def count(self, outlets: Collection[str]) -> tuple[int, int]:
        """How many sources there are, and how many of them are due."""
        row = self._connection.execute(
            "SELECT count(*), count(*) FILTER (WHERE due_at <= ?) FROM feeds"
            " WHERE declared = 1 AND outlet IN (SELECT value FROM json_each(?))",
            (seconds(self._now()), json.dumps([*outlets])),
        ).fetchone()
        return int(row[0]), int(row[1])

    def forgive_clock(self) -> None:
        """Make due what only a wrong clock can have put off so far."""
        begin(self._connection)
        now = seconds(self._now())
        self._connection.execute("UPDATE feeds SET due_at = ? WHERE due_at > ?", (now, now + MAX_INTERVAL_S + 86_400))

    def _add(self, outlet: str, kind: Kind, address: str, *, parent: int | None, depth: int) -> int:
        try:
            spelled = canonical(address)
        except AddressError:
            return 0  # a child that cannot be asked for; settings are checked where they are read
        added = self._connection.execute(
            "INSERT INTO feeds (outlet, address, kind, host, parent, depth, interval_s) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (outlet, address) DO UPDATE SET declared = 1 WHERE declared = 0 RETURNING checks",
            (outlet, spelled, kind, host_of(spelled), parent, depth, FIRST_INTERVAL_S),
        ).fetchone()
        return int(added is not None and added[0] == 0)

    def _changed(self, outlet: str, address: str, modified_at: float) -> None:
        self._connection.execute(
            "UPDATE feeds SET modified_at = :at, due_at = CASE WHEN checked_at < :at THEN 0 ELSE due_at END"
            " WHERE outlet = :outlet AND address = :address",
            {"at": modified_at, "outlet": outlet, "address": address},
        )

    def _put_off(
        self, source: Source, interval_s: float, outcome: str, *, failures: int, wait_s: float | None = None
    ) -> None:
        begin(self._connection)
        now = seconds(self._now())
        self._connection.execute(
            _PUT_OFF, (now + (interval_s if wait_s is None else wait_s), interval_s, now, failures, outcome, source.id)
        )


def _source(row: tuple[int, str, str, str, str, int, int, int, float, str, str, str, str, int, str]) -> Source:
    return Source(
        id=row[0],
        address=row[1],
        host=row[2],
        outlet=row[3],
        kind=Kind(row[4]),
        depth=row[5],
        checks=row[6],
        failures=row[7],
        interval_s=row[8],
        seen=seen(row[9:]),
    )
