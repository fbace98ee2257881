"""What is tried again, how often and after how long; no test waits."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.errors import BrokenError, BusyError, FetchError, GoneError, GuardedError, OversizeError, RefusedError
from scraper.retry import MAX_RETRY_AFTER_S, MAX_WAIT_S, backoff_s, may_retry, retry_after_s, retrying, wait_s

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Host:
    """Fails as it is told, then answers; remembers how long it was left alone."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.asked = 0
        self.waits: list[float] = []

    async def ask(self) -> str:
        self.asked += 1
        if self.failures:
            raise self.failures.pop(0)
        return "page"

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    def tried(self, attempts: int = 3, patience_s: float = 60.0) -> str:
        return asyncio.run(
            retrying(self.ask, attempts=attempts, patience_s=patience_s, sleep=self.sleep, chance=lambda: 0.5)
        )


def busy(**more: float) -> BusyError:
    return BusyError("https://news.example/", "busy", name="timeout", **more)  # type: ignore[arg-type] # only floats


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (BusyError("", "", name="timeout"), True),
        (BusyError("", "", name="dns"), True),
        (BusyError("", "", status=429), True),
        (BusyError("", "", status=503), True),
        (BrokenError("", "", name="short_body"), True),
        (BrokenError("", "", name="short_coding"), True),
        (BrokenError("", "", name="bad_headers"), False),
        (BrokenError("", "", name="redirect_loop"), False),
        (BrokenError("", "", name="tls_certificate"), False),
        (RefusedError("", "", status=403), False),
        (RefusedError("", "", name="robots"), False),
        (GoneError("", "", status=404), False),
        (OversizeError("", ""), False),
        (GuardedError("", "", name="private_address"), False),
        (ValueError("a bug"), False),
        (KeyboardInterrupt(), False),
        (asyncio.CancelledError(), False),
    ],
    ids=lambda value: getattr(value, "name", type(value).__name__),
)
def test_which_failures_earn_another_try(error: BaseException, *, expected: bool) -> None:
    assert may_retry(error) is expected


def test_a_busy_host_is_asked_again_with_growing_waits() -> None:
    host = Host(busy(), busy())
    assert host.tried() == "page"
    assert host.waits == [0.75, 1.5]


def test_it_is_not_asked_for_ever() -> None:
    host = Host(*(busy() for _ in range(9)))
    with pytest.raises(BusyError):
        host.tried()
    assert (host.asked, len(host.waits)) == (3, 2)


@pytest.mark.parametrize(
    "error", [GoneError("", "", status=404), RefusedError("", "", status=403), ValueError("a bug")]
)
def test_what_does_not_pass_is_not_tried_again(error: Exception) -> None:
    host = Host(error)
    with pytest.raises(type(error)):
        host.tried()
    assert (host.asked, host.waits) == (1, [])


def test_the_hosts_wish_is_granted() -> None:
    host = Host(busy(retry_after_s=20.0))
    assert host.tried() == "page"
    assert host.waits == [20.0]


def test_a_wish_beyond_our_patience_goes_up() -> None:
    host = Host(busy(retry_after_s=61.0))
    with pytest.raises(BusyError):
        host.tried()
    assert (host.asked, host.waits) == (1, [])


def test_a_shorter_wish_does_not_shorten_the_wait() -> None:
    assert wait_s(busy(retry_after_s=0.0), 3, lambda: 0.0) == backoff_s(3, lambda: 0.0) == 2.0


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", 0.0),
        ("120", 120.0),
        (" 120 ", 120.0),
        ("Sun, 01 Mar 2026 12:02:00 GMT", 120.0),
        ("Sunday, 01-Mar-26 12:02:00 GMT", 120.0),
        ("Sun Mar  1 12:02:00 2026", 120.0),
        ("Sun, 01 Mar 2026 13:02:00 +0100", 120.0),
        ("Sun, 01 Mar 2026 11:59:00 GMT", 0.0),
        ("99999999999", MAX_RETRY_AFTER_S),
        ("9" * 500, None),
        ("Fri, 01 Mar 2999 12:00:00 GMT", MAX_RETRY_AFTER_S),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("1e3", None),
        ("٣", None),
        ("²", None),
        ("120, 60", None),
        ("Sun, 99 Mar 2026 12:02:00 GMT", None),
        ("\x00", None),
    ],
)
def test_retry_after_in_both_forms(value: str, expected: float | None) -> None:
    assert retry_after_s(value, NOW) == expected


@given(st.integers(0, 600_000))
def test_both_forms_say_the_same(seconds: int) -> None:
    date = format_datetime(NOW + timedelta(seconds=seconds), usegmt=True)
    assert retry_after_s(str(seconds), NOW) == retry_after_s(date, NOW) == seconds


@given(st.text(max_size=40))
def test_no_text_breaks_it(value: str) -> None:
    seconds = retry_after_s(value, NOW)
    assert seconds is None or 0.0 <= seconds <= MAX_RETRY_AFTER_S


@given(st.integers(1, 10_000), st.floats(0, 1, exclude_max=True))
def test_the_back_off_is_bounded_and_never_nothing(attempt: int, chance: float) -> None:
    assert 0.5 <= backoff_s(attempt, lambda: chance) <= MAX_WAIT_S


@given(st.integers(1, 20))
def test_jitter_is_half_of_it(attempt: int) -> None:
    assert backoff_s(attempt, lambda: 0.0) * 2 == pytest.approx(backoff_s(attempt, lambda: 1.0))


def test_a_cancelled_wait_stays_cancelled() -> None:
    async def never(_: float) -> None:
        raise asyncio.CancelledError

    ask: Callable[[], Awaitable[str]] = Host(busy()).ask
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(retrying(ask, sleep=never))


def test_the_last_error_is_the_hosts_own() -> None:
    last = busy()
    with pytest.raises(FetchError) as caught:
        Host(busy(), last).tried(attempts=2)
    assert caught.value is last


def test_anything_that_gives_an_awaitable_can_be_asked_again() -> None:
    host = Host(busy())
    assert asyncio.run(retrying(lambda: host.ask(), sleep=host.sleep)) == "page"  # noqa: PLW0108 - a lambda is the point
    assert host.asked == 2
