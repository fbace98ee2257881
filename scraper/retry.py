"""Which failures earn another try, and when (tenacity's doorway)."""

import asyncio
import random
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import tenacity

from scraper.errors import BrokenError, BusyError, FetchError

ATTEMPTS = 3
FIRST_WAIT_S = 1.0
MAX_WAIT_S = 60.0
MAX_RETRY_AFTER_S = 7 * 86_400.0
# The answer broke off; another one may be whole.
_BROKEN_BUT_PASSING = frozenset({"short_body", "short_coding", "disconnected"})
_SECONDS = re.compile(r"\d{1,18}")

T = TypeVar("T")


def may_retry(error: BaseException) -> bool:
    """Can the same request succeed later? Busy hosts and answers cut short, nothing else."""
    if isinstance(error, BusyError):
        return True
    return isinstance(error, BrokenError) and error.name in _BROKEN_BUT_PASSING


def retry_after_s(value: str, now: datetime) -> float | None:
    """Seconds a Retry-After field asks for, in either form; at most a week.

    Args:
        value: The field, verbatim: whole seconds or an HTTP date.
        now: Aware; what a date is compared with.

    Returns:
        None when it says nothing understandable; 0.0 for a date in the past.
    """
    text = value.strip()
    if _SECONDS.fullmatch(text) and text.isascii():
        return min(float(text), MAX_RETRY_AFTER_S)
    if not text or text.isdigit():
        return None
    try:
        then = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    aware = then if then.tzinfo else then.replace(tzinfo=UTC)
    return min(max((aware - now).total_seconds(), 0.0), MAX_RETRY_AFTER_S)


def backoff_s(attempt: int, chance: Callable[[], float]) -> float:
    """The wait after the given failed attempt (1 is the first): exponential, half of it jitter.

    Args:
        attempt: Failed attempts so far.
        chance: A number in [0, 1), so that hosts met together part ways.
    """
    full = min(FIRST_WAIT_S * 2.0 ** min(attempt - 1, 32), MAX_WAIT_S)
    return full / 2 + full / 2 * chance()


def wait_s(error: BaseException | None, attempt: int, chance: Callable[[], float]) -> float:
    """How long to wait before the next attempt: what the host asked for, or the back-off when that is longer."""
    wished = error.retry_after_s if isinstance(error, FetchError) else None
    return max(backoff_s(attempt, chance), wished or 0.0)


async def retrying(
    ask: Callable[[], Awaitable[T]],
    *,
    attempts: int = ATTEMPTS,
    patience_s: float = MAX_WAIT_S,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    chance: Callable[[], float] = random.random,  # noqa: S311 - spreads requests, guards nothing
) -> T:
    """Ask again while that can help.

    Args:
        ask: One attempt; made anew each time.
        attempts: All attempts together.
        patience_s: A longer wait than this is not sat out here: the error goes up, for the frontier to put off.
        sleep: Waits.
        chance: A number in [0, 1).

    Raises:
        FetchError: The last attempt's, when none succeeded.
    """

    async def _once() -> T:
        return await ask()  # tenacity awaits coroutine functions only, and a lambda that gives a coroutine is none

    def _wait(state: tenacity.RetryCallState) -> float:
        return wait_s(_error(state), state.attempt_number, chance)

    def _again(state: tenacity.RetryCallState) -> bool:
        error = _error(state)
        if error is None or not may_retry(error):
            return False
        return wait_s(error, state.attempt_number, lambda: 0.0) <= patience_s

    policy = tenacity.AsyncRetrying(
        stop=tenacity.stop_after_attempt(attempts), wait=_wait, retry=_again, sleep=sleep, reraise=True
    )
    return await policy(_once)


def _error(state: tenacity.RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome is not None else None
