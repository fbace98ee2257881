"""When a host's next turn comes: plain arithmetic over what we remember of it."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from scraper.outlet import Pace

FAILURE_FACTOR = 2.0  # each failure in a row doubles the wait
MAX_FAILURE_GAP_S = 3_600.0  # but a host is tried again every hour
MAX_NOT_BEFORE_S = 7 * 86_400.0  # a host that asks for more than a week's rest has its clock wrong
_MAX_DOUBLINGS = 32  # 2.0 ** more than that is longer than any bound
_LATENCY_WEIGHT = 0.3  # of the newest response time in the running mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """What we remember of a host between two requests; times are aware, UTC."""

    ended_at: datetime | None = None  # when the last request was over, well or not
    latency_s: float = 0.0  # running mean of response times
    crawl_delay_s: float | None = None  # robots.txt's wish for our agent
    not_before: datetime | None = None  # Retry-After's wish
    failures: int = 0  # in a row, of the kind a host feels (busy, timeout)
    day: date | None = None  # UTC day that `asked` counts
    asked: int = 0  # requests on that day


def gap_s(pace: Pace, visits: Visits) -> float:
    """Seconds of rest between the end of one request and the start of the next.

    The largest of our own floor, the host's Crawl-delay (capped to `max_delay_s`) and `latency_factor` times its
    response time (capped likewise), doubled for every failure in a row up to an hour.
    """
    wished = min(visits.crawl_delay_s or 0.0, pace.max_delay_s)
    slow = min(pace.latency_factor * visits.latency_s, pace.max_delay_s)
    calm = max(pace.delay_s, wished, slow)
    if not visits.failures:
        return calm
    grown = max(calm, 1.0) * FAILURE_FACTOR ** min(visits.failures, _MAX_DOUBLINGS)
    return max(calm, min(grown, MAX_FAILURE_GAP_S))


def capped_crawl_delay(pace: Pace, visits: Visits) -> bool:
    """Does robots.txt ask for more rest than we grant? Worth a line in the log."""
    return (visits.crawl_delay_s or 0.0) > pace.max_delay_s


def next_turn(pace: Pace, visits: Visits, now: datetime) -> datetime:
    """The earliest moment the host may be asked again, never before `now`.

    A clock set back leaves `ended_at` in the future; the wait is then counted from `now`, so that a wrong clock costs
    one gap and not a year.
    """
    turn = now
    if visits.ended_at is not None:
        turn = max(turn, min(visits.ended_at, now) + timedelta(seconds=gap_s(pace, visits)))
    if visits.not_before is not None:
        turn = max(turn, min(visits.not_before, now + timedelta(seconds=MAX_NOT_BEFORE_S)))
    if budget_left(pace, visits, turn) > 0:
        return turn
    return datetime.combine(turn.astimezone(UTC).date() + timedelta(days=1), time.min, tzinfo=UTC)


def budget_left(pace: Pace, visits: Visits, at: datetime) -> int:
    """Requests the host may still get on the UTC day of `at`."""
    used = visits.asked if visits.day == at.astimezone(UTC).date() else 0
    return max(0, pace.daily_budget - used)


def asked(visits: Visits, at: datetime) -> Visits:
    """Note that a request goes out."""
    day = at.astimezone(UTC).date()
    return replace(visits, day=day, asked=visits.asked + 1 if visits.day == day else 1)


def answered(visits: Visits, ended_at: datetime, latency_s: float) -> Visits:
    """Note an answer, whatever it says: the host is alive and took this long; 0.0 where that is not known."""
    return replace(visits, ended_at=ended_at, latency_s=_mean(visits.latency_s, latency_s), failures=0)


def failed(visits: Visits, ended_at: datetime, retry_after_s: float | None = None) -> Visits:
    """Note a failure the host may have felt, and the rest it asked for."""
    not_before = visits.not_before
    if retry_after_s is not None:
        wished = ended_at + timedelta(seconds=min(max(retry_after_s, 0.0), MAX_NOT_BEFORE_S))
        not_before = wished if not_before is None else max(not_before, wished)
    return replace(visits, ended_at=ended_at, failures=visits.failures + 1, not_before=not_before)


def _mean(before: float, newest: float) -> float:
    if newest == 0.0:
        return before
    return newest if before == 0.0 else (1 - _LATENCY_WEIGHT) * before + _LATENCY_WEIGHT * newest
