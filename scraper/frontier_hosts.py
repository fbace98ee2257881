"""What we remember of hosts: their next turn, their patience, their robots.txt."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from sqlite3 import Connection
from typing import NamedTuple

from scraper.frontier_rows import begin, moment, seconds
from scraper.outlet import Pace
from scraper.pace import Visits, next_turn

ROBOTS_MAX_AGE = timedelta(hours=24)  # RFC 9309, section 2.4
ROBOTS_RETRY = timedelta(hours=1)  # where there was no answer, or a 5xx: nothing is asked meanwhile
_SERVER_ERROR = 500
_LONGEST_REST_S = 8 * 86_400.0  # a Retry-After counts for a week at most: later turns come from a wrong clock


class KeptRobots(NamedTuple):
    """A robots.txt as last answered."""

    status: int | None
    body: bytes
    fresh_until: datetime


class Hosts:
    """Hosts and their robots.txt in the frontier's tables."""

    def __init__(self, connection: Connection, *, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def visits(self, host: str) -> Visits:
        """What is remembered of a host; of a stranger, nothing."""
        row = self._connection.execute(
            "SELECT ended_at, latency_s, crawl_delay_s, not_before, failures, day, asked FROM hosts WHERE host = ?",
            (host,),
        ).fetchone()
        if row is None:
            return Visits()
        return Visits(
            ended_at=moment(row[0]),
            latency_s=row[1],
            crawl_delay_s=row[2],
            not_before=moment(row[3]),
            failures=row[4],
            day=date.fromisoformat(row[5]) if row[5] else None,
            asked=row[6],
        )

    def keep(self, host: str, visits: Visits, pace: Pace) -> datetime:
        """Remember a host, and when its next turn comes; returns that."""
        turn_at = next_turn(pace, visits, self._now())
        begin(self._connection)
        self._connection.execute(
            "INSERT OR REPLACE INTO hosts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                host,
                seconds(turn_at),
                seconds(visits.ended_at) if visits.ended_at else None,
                visits.latency_s,
                visits.crawl_delay_s,
                seconds(visits.not_before) if visits.not_before else None,
                visits.failures,
                visits.day.isoformat() if visits.day else None,
                visits.asked,
            ),
        )
        return turn_at

    def turn_at(self, host: str) -> float:
        """When a host may be asked again, in seconds; 0 for a stranger."""
        row = self._connection.execute("SELECT turn_at FROM hosts WHERE host = ?", (host,)).fetchone()
        return float(row[0]) if row else 0.0

    def robots(self, origin: str) -> KeptRobots | None:
        """An origin's robots.txt; None when unknown or too old."""
        row = self._connection.execute(
            "SELECT fetched_at, status, body FROM robots WHERE origin = ?", (origin,)
        ).fetchone()
        if row is None:
            return None
        no_answer = row[1] is None or row[1] >= _SERVER_ERROR
        fetched_at = datetime.fromtimestamp(row[0], UTC)
        fresh_until = fetched_at + (ROBOTS_RETRY if no_answer else ROBOTS_MAX_AGE)
        fresh = fetched_at <= self._now() < fresh_until
        return KeptRobots(row[1], bytes(row[2]), fresh_until) if fresh else None

    def keep_robots(self, origin: str, status: int | None, body: bytes) -> None:
        """Remember an origin's robots.txt."""
        begin(self._connection)
        self._connection.execute(
            "INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)", (origin, seconds(self._now()), status, body)
        )

    def forgive_clock(self) -> None:
        """Bring turns that only a wrong clock can have set back to now."""
        begin(self._connection)
        now = seconds(self._now())
        self._connection.execute("UPDATE hosts SET turn_at = ? WHERE turn_at > ?", (now, now + _LONGEST_REST_S))
