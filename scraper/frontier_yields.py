"""Yield: how many pages of an outlet become stories, and the alarm when that falls against its own past."""

import json
import math
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from scraper.frontier_rows import begin, seconds

MEMORY = 0.9  # what a run leaves of the weight of those before it: about ten runs count
MIN_PAGES = 10  # of a run, before it is judged
MIN_PAST_PAGES = 30  # of the past, before it is a measure
SIGMAS = 3.0
WORST_DROP = 0.7  # and the share must fall below this much of what it was: three sigmas of a thousand pages are little


@dataclass(frozen=True, slots=True, kw_only=True)
class Yield:
    """Pages fetched and stories made of them; the past counts in fractions."""

    pages: float
    stories: float

    @property
    def share(self) -> float:
        """Stories to a page, 0 to 1."""
        return self.stories / self.pages if self.pages else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """An outlet gives much less than it used to: a new layout, a wall, a block."""

    outlet: str
    share: float
    usual: float
    pages: int

    def __str__(self) -> str:
        """One line for the summary."""
        return f"{self.outlet}: {self.share:.0%} of {self.pages} pages were stories, usually {self.usual:.0%}"


def alarm(outlet: str, past: Yield, pages: int, stories: int) -> Alarm | None:
    """Judge a run by an outlet's own past.

    Args:
        outlet: Outlet.id.
        past: The weighted past, without this run.
        pages: Fetched and judged in this run; unchanged ones do not count.
        stories: Of those.

    Returns:
        An alarm when the share fell by more than chance explains (three standard deviations of a binomial) and by
        more than a little.
    """
    if pages < MIN_PAGES or past.pages < MIN_PAST_PAGES:
        return None
    usual, share = past.share, stories / pages
    spread = math.sqrt(usual * (1 - usual) / pages)
    fell = share < usual - SIGMAS * spread and share < usual * WORST_DROP
    return Alarm(outlet=outlet, share=share, usual=usual, pages=pages) if fell else None


def remembered(past: Yield, pages: int, stories: int) -> Yield:
    """The past with one more run in it."""
    return Yield(pages=past.pages * MEMORY + pages, stories=past.stories * MEMORY + stories)


class Yields:
    """The yields in the frontier's tables."""

    def __init__(self, connection: Connection, *, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def past(self, outlet: str) -> Yield:
        """The weighted past of an outlet; nothing for a new one."""
        row = self._connection.execute("SELECT pages, stories FROM yields WHERE outlet = ?", (outlet,)).fetchone()
        return Yield(pages=row[0], stories=row[1]) if row else Yield(pages=0.0, stories=0.0)

    def note(self, outlet: str, pages: int, stories: int) -> Alarm | None:
        """Judge a run at its end, remember it, and keep the alarm if there is one.

        A run that raised an alarm is not taken into the past: a layout that stays broken keeps ringing.
        """
        if not pages:
            return None
        past = self.past(outlet)
        found = alarm(outlet, past, pages, stories)
        begin(self._connection)
        kept = past if found else remembered(past, pages, stories)
        self._connection.execute(
            "INSERT OR REPLACE INTO yields (outlet, pages, stories, noted_at, alarm) VALUES (?, ?, ?, ?, ?)",
            (outlet, kept.pages, kept.stories, seconds(self._now()), str(found) if found else ""),
        )
        return found

    def forget(self, outlet: str) -> None:
        """Start an outlet's past anew, after its change was looked at."""
        begin(self._connection)
        self._connection.execute("DELETE FROM yields WHERE outlet = ?", (outlet,))

    def alarms(self, outlets: Collection[str]) -> tuple[str, ...]:
        """The alarms that stand, one line each."""
        rows = self._connection.execute(
            "SELECT alarm FROM yields WHERE alarm != '' AND outlet IN (SELECT value FROM json_each(?)) ORDER BY outlet",
            (json.dumps([*outlets]),),
        )
        return tuple(str(row[0]) for row in rows)
