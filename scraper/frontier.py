"""Frontier: what to ask next, in SQLite, so that kill -9 loses nothing.

It joins the transaction of whoever holds the connection and never commits: a page's story and the end of its lease
become durable together or not at all.
"""

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from sqlite3 import Connection

from scraper import failpoint
from scraper.address import AddressError, canonical
from scraper.address import host as host_of
from scraper.frontier_hosts import Hosts
from scraper.frontier_marks import Marks
from scraper.frontier_parts import Parts
from scraper.frontier_records import Counts, Found, Lease
from scraper.frontier_rows import begin, migrate, moment, seconds, seen, seen_of, seen_row, truthful
from scraper.frontier_shapes import Shapes
from scraper.frontier_sources import Sources
from scraper.frontier_yields import Yields
from scraper.page import Page, Record

LEASE_S = 900.0  # longer than any request with its robots.txt and its cleaning
_LATEST_RETRY_S = 60 * 86_400.0  # no failure is put off so far: later times come from a wrong clock
_WAITING, _LEASED, _DONE = 0, 1, 2

_READY = """
SELECT q.outlet, q.host FROM queues q LEFT JOIN hosts h USING (host)
WHERE q.outlet IN (SELECT value FROM json_each(:outlets)) AND q.host NOT IN (SELECT value FROM json_each(:busy))
  AND coalesce(h.turn_at, 0) <= :now
  AND EXISTS (
    SELECT 1 FROM frontier f WHERE f.outlet = q.outlet AND f.host = q.host AND f.state = 0 AND f.due_at <= :now
  )
ORDER BY coalesce(h.turn_at, 0), q.host LIMIT :n
"""
_NEXT = """
UPDATE frontier SET state = 1, leased_until = :until WHERE id = (
  SELECT id FROM frontier WHERE outlet = :outlet AND host = :host AND state = 0 AND due_at <= :now
  ORDER BY published_at DESC, id LIMIT 1
) RETURNING id, address, host, outlet, found_in, depth, tries, published_at, part_of, part, checks,
  etag, last_modified, body_digest, record_file, record_offset, record_id
"""
_THIS = """
UPDATE frontier SET state = 1, leased_until = ? WHERE address = ? AND state = 0
RETURNING id, address, host, outlet, found_in, depth, tries, published_at, part_of, part, checks,
  etag, last_modified, body_digest, record_file, record_offset, record_id
"""
_SOONEST = """
SELECT min(max(coalesce(h.turn_at, 0), CASE
  WHEN EXISTS (
    SELECT 1 FROM frontier f WHERE f.outlet = q.outlet AND f.host = q.host AND f.state = 0 AND f.due_at <= :now
  ) THEN 0
  ELSE (SELECT min(due_at) FROM frontier f WHERE f.outlet = q.outlet AND f.host = q.host AND f.state = 0)
END)) FROM queues q LEFT JOIN hosts h USING (host) WHERE q.outlet IN (SELECT value FROM json_each(:outlets))
  AND q.host NOT IN (SELECT value FROM json_each(:busy))
"""
_KNOWN = "SELECT address FROM frontier WHERE address IN (SELECT value FROM json_each(?))"
_ADD = """
INSERT OR IGNORE INTO frontier (address, host, outlet, found_in, depth, published_at, added_at, part_of, part)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_FINISH = """
UPDATE frontier SET state = ?, due_at = ?, leased_until = NULL, tries = ?, outcome = ?, finished_at = ?,
  checks = checks + ? WHERE id = ?
"""
_FOLD = """
UPDATE frontier SET state = 2, outcome = 'redirect_target', finished_at = ? WHERE address = ? AND state = 0
"""
_REMEMBER = """
UPDATE frontier SET etag = ?, last_modified = ?, body_digest = ?, record_file = ?, record_offset = ?, record_id = ?
WHERE id = ?
"""
_STATES = """
SELECT state, due_at > :now AS later, outcome, count(*) FROM frontier
WHERE outlet IN (SELECT value FROM json_each(:outlets)) GROUP BY state, later, outcome ORDER BY outcome
"""


class Frontier:
    """The queue of addresses, with the hosts and sources that govern it."""

    def __init__(self, connection: Connection, *, now: Callable[[], datetime], since: datetime | None = None) -> None:
        """Make or update the tables; the caller owns the connection.

        Args:
            connection: Of the database the corpus tables lie in.
            now: The clock.
            since: Addresses published earlier, as far as their source says when, are left out: `--since`.

        Raises:
            FrontierError: The tables are newer than this program.
        """
        migrate(connection)
        self._connection = connection
        self._now = now
        self._since = since
        self.hosts = Hosts(connection, now=now)
        self.sources = Sources(connection, now=now)
        self.yields = Yields(connection, now=now)
        self.shapes = Shapes(connection, now=now)
        self.marks = Marks(connection)
        self.parts = Parts(connection, now=now)

    def begin_run(self) -> int:
        """Take back the leases of a run that was killed; returns how many. Runs never overlap: the caller's lock."""
        begin(self._connection)
        self.hosts.forgive_clock()
        self.sources.forgive_clock()
        now = seconds(self._now())
        self._connection.execute(
            "UPDATE frontier SET due_at = 0 WHERE state = 0 AND due_at > ?", (now + _LATEST_RETRY_S,)
        )
        return self._connection.execute("UPDATE frontier SET state = 0, leased_until = NULL WHERE state = 1").rowcount

    def add(self, found: Iterable[Found], outlet: str, found_in: str, *, depth: int = 0) -> int:
        """Note addresses; those known already, be it from another outlet, are left as they are.

        Args:
            found: Canonical addresses.
            outlet: Outlet.id.
            found_in: Address of the feed, sitemap or page.
            depth: Links followed to get there.

        Returns:
            How many were new.
        """
        begin(self._connection)
        before = self._connection.total_changes
        now = seconds(self._now())
        rows = [(each, host_of(each.address)) for each in found if not self._is_old(each)]
        self._connection.executemany(
            _ADD, ((each.address, host, outlet, found_in, depth, _published(each), now, None, 1) for each, host in rows)
        )
        new = self._connection.total_changes - before
        hosts = {host for _, host in rows}
        self._connection.executemany("INSERT OR IGNORE INTO queues VALUES (?, ?)", ((outlet, host) for host in hosts))
        return new

    def unknown(self, found: Iterable[Found]) -> tuple[Found, ...]:
        """Those of the addresses that were never noted."""
        each_once = {each.address: each for each in found}
        known = self._connection.execute(_KNOWN, (json.dumps([*each_once]),))
        for (address,) in known.fetchall():
            del each_once[address]
        return tuple(each_once.values())

    def add_urls(self, urls: Iterable[str], outlet: str) -> int:
        """Note the lines of a URL list; returns how many were new."""
        known = {spelled: None for each in urls if (spelled := _spelled(each))}
        return self.add((Found(address=address) for address in known), outlet, "urls")

    def lease(self, n: int, *, outlets: Collection[str], busy: Collection[str] = ()) -> tuple[Lease, ...]:
        """Take up to n addresses to ask now, newest first, at most one for each host.

        Args:
            n: Free places.
            outlets: The outlets that may still be asked.
            busy: Hosts that are being talked to.
        """
        begin(self._connection)
        now = seconds(self._now())
        self._connection.execute("UPDATE frontier SET state = 0 WHERE state = 1 AND leased_until <= ?", (now,))
        values = {"outlets": json.dumps([*outlets]), "busy": json.dumps([*busy]), "now": now, "n": n}
        queues = {host: outlet for outlet, host in reversed(self._connection.execute(_READY, values).fetchall())}
        until = now + LEASE_S
        rows = [
            self._connection.execute(_NEXT, {"until": until, "now": now, "outlet": outlet, "host": host}).fetchone()
            for host, outlet in reversed(queues.items())
        ]
        failpoint.passed("frontier.leased")
        return tuple(_lease(row) for row in rows)

    def lease_one(self, address: str) -> Lease | None:
        """Take a certain address; None when it does not wait."""
        begin(self._connection)
        row = self._connection.execute(_THIS, (seconds(self._now()) + LEASE_S, address)).fetchone()
        return _lease(row) if row else None

    def finish(self, lease: Lease, outcome: str, *, page: Page | None = None, again_at: datetime | None = None) -> None:
        """End a lease: the address is done, and is not asked again unless `reopen` says so.

        Args:
            lease: As handed out.
            outcome: A word to count by: "stored", "rejected", "unchanged", "http_404" ...
            page: The answer, when there was one: its validators serve the next time.
            again_at: Not done after all: to be asked again then.
        """
        begin(self._connection)
        state, due_at, tries = (_WAITING, seconds(again_at), lease.tries + 1) if again_at else (_DONE, 0.0, 0)
        answered = page is not None or outcome == "unchanged"
        values = (state, due_at, tries, outcome, seconds(self._now()), answered, lease.id)
        self._connection.execute(_FINISH, values)
        if page is not None and lease.depth > 0 and lease.part == 1:  # a later page of a story says nothing of links
            self.shapes.note(lease.outlet, lease.address, outcome)
        if page is not None:
            self._connection.execute(_REMEMBER, (*seen_row(truthful(seen_of(page), lease.seen)), lease.id))
            self._fold(lease, _spelled(page.answered))
        failpoint.passed("frontier.finished")

    def _is_old(self, found: Found) -> bool:
        return self._since is not None and found.published_at is not None and found.published_at < self._since

    def _fold(self, lease: Lease, answered: str) -> None:
        """Where a redirect led is not asked again under its own name."""
        if answered in {"", lease.address}:
            return
        now = seconds(self._now())
        values = (answered, host_of(answered), lease.outlet, lease.address, lease.depth, 0.0, now, None, 1)
        self._connection.execute(_ADD, values)
        self._connection.execute(_FOLD, (now, answered))

    def give_back(self, lease: Lease) -> None:
        """Return an address unasked."""
        begin(self._connection)
        self._connection.execute("UPDATE frontier SET state = 0, leased_until = NULL WHERE id = ?", (lease.id,))

    def stored_again(self, lease: Lease, record: Record) -> None:
        """Note where the last answer lies from now on: what was archived of it before cannot be read."""
        begin(self._connection)
        values = (record.file, record.offset, record.record_id, lease.id)
        self._connection.execute(
            "UPDATE frontier SET record_file = ?, record_offset = ?, record_id = ? WHERE id = ?", values
        )

    def forget_validators(self, lease: Lease) -> None:
        """Have an address asked for in full the next time, whether it has changed or not."""
        begin(self._connection)
        self._connection.execute("UPDATE frontier SET etag = '', last_modified = '' WHERE id = ?", (lease.id,))

    def reopen(self, outlets: Collection[str], *, older_than: timedelta = timedelta(0)) -> int:
        """Have addresses that are done asked again, with their validators: `--refetch`.

        Args:
            outlets: Whose.
            older_than: Only those done at least that long ago.

        Returns:
            How many.
        """
        begin(self._connection)
        return self._connection.execute(
            "UPDATE frontier SET state = 0, due_at = 0 WHERE state = 2 AND finished_at <= ?"
            " AND outlet IN (SELECT value FROM json_each(?))",
            (seconds(self._now() - older_than), json.dumps([*outlets])),
        ).rowcount

    def next_due(
        self, outlets: Collection[str], busy: Collection[str] = (), *, pages_only: bool = False
    ) -> datetime | None:
        """When the next source or address of these outlets can be asked, busy hosts aside; None when nothing waits."""
        values = {"now": seconds(self._now()), "outlets": json.dumps([*outlets]), "busy": json.dumps([*busy])}
        pages = self._connection.execute(_SOONEST, values).fetchone()[0]
        sources = None if pages_only else self.sources.next_due(outlets, busy)
        times = [each for each in (pages, sources) if each is not None]
        return (moment(min(times)) or self._now()) if times else None

    def waiting(self, outlets: Collection[str]) -> int:
        """How many addresses of these outlets are still to be asked, now or later."""
        row = self._connection.execute(
            "SELECT count(*) FROM frontier WHERE state = 0 AND outlet IN (SELECT value FROM json_each(?))",
            (json.dumps([*outlets]),),
        ).fetchone()
        return int(row[0])

    def counts(self, outlets: Collection[str]) -> Counts:
        """How the frontier stands for these outlets."""
        values = {"now": seconds(self._now()), "outlets": json.dumps([*outlets])}
        rows = self._connection.execute(_STATES, values).fetchall()
        sources, due = self.sources.count(outlets)
        return Counts(
            waiting=sum(number for state, _, _, number in rows if state == _WAITING),
            later=sum(number for state, later, _, number in rows if state == _WAITING and later),
            leased=sum(number for state, _, _, number in rows if state == _LEASED),
            done=tuple((outcome, number) for state, _, outcome, number in rows if state == _DONE),
            sources=sources,
            sources_due=due,
        )


def _spelled(address: str) -> str:
    try:
        return canonical(address)
    except AddressError:
        return ""  # settings are checked where they are read


def _published(found: Found) -> float:
    return seconds(found.published_at) if found.published_at else 0.0


def _lease(
    row: tuple[int, str, str, str, str, int, int, float, int | None, int, int, str, str, str, str, int, str],
) -> Lease:
    lease = Lease(id=row[0], address=row[1], host=row[2], outlet=row[3], found_in=row[4], depth=row[5], tries=row[6])
    return replace(lease, published_at=moment(row[7]), part_of=row[8], part=row[9], checks=row[10], seen=seen(row[11:]))
