"""When a host's next turn comes, and what moves it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.outlet import Pace
from scraper.pace import (
    MAX_FAILURE_GAP_S,
    MAX_NOT_BEFORE_S,
    Visits,
    answered,
    asked,
    budget_left,
    capped_crawl_delay,
    failed,
    gap_s,
    next_turn,
)

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
PACE = Pace(delay_s=2.0, max_delay_s=60.0, latency_factor=1.0, daily_budget=100)

visits_seen = st.builds(
    Visits,
    ended_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    latency_s=st.floats(0, 1e6),
    crawl_delay_s=st.none() | st.floats(0, 1e9),
    not_before=st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2900, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    failures=st.integers(0, 10_000),
    day=st.none() | st.just(NOW.date()),
    asked=st.integers(0, 200),
)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        pytest.param(Visits(), 2.0, id="our own floor"),
        pytest.param(Visits(crawl_delay_s=1.0), 2.0, id="a shorter wish does not hurry us"),
        pytest.param(Visits(crawl_delay_s=10.0), 10.0, id="a longer wish is granted"),
        pytest.param(Visits(crawl_delay_s=600.0), 60.0, id="up to a cap"),
        pytest.param(Visits(latency_s=1.0), 2.0, id="a quick host"),
        pytest.param(Visits(latency_s=7.0), 7.0, id="a slow host gets as long a rest"),
        pytest.param(Visits(latency_s=900.0), 60.0, id="up to the same cap"),
        pytest.param(Visits(latency_s=7.0, crawl_delay_s=9.0), 9.0, id="the larger of both"),
        pytest.param(Visits(failures=1), 4.0, id="one failure doubles"),
        pytest.param(Visits(failures=3), 16.0, id="three failures double thrice"),
        pytest.param(Visits(failures=99), MAX_FAILURE_GAP_S, id="up to an hour"),
        pytest.param(Visits(crawl_delay_s=60.0, failures=6), MAX_FAILURE_GAP_S, id="an hour for all"),
    ],
)
def test_the_gap(visits: Visits, expected: float) -> None:
    assert gap_s(PACE, visits) == expected


def test_failures_count_even_without_a_delay_of_our_own() -> None:
    assert gap_s(Pace(delay_s=0.0), Visits()) == 0.0
    assert gap_s(Pace(delay_s=0.0), Visits(failures=2)) == 4.0


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        pytest.param(Visits(), 0.0, id="never asked"),
        pytest.param(Visits(ended_at=NOW), 2.0, id="just asked"),
        pytest.param(Visits(ended_at=after(-1)), 1.0, id="asked a second ago"),
        pytest.param(Visits(ended_at=after(-3)), 0.0, id="asked long ago"),
        pytest.param(Visits(ended_at=after(86_400)), 2.0, id="asked tomorrow: the clock was set back"),
        pytest.param(Visits(not_before=after(30)), 30.0, id="rest wished for"),
        pytest.param(Visits(not_before=after(-30)), 0.0, id="rest over"),
        pytest.param(Visits(ended_at=NOW, not_before=after(1)), 2.0, id="the later of both"),
        pytest.param(Visits(not_before=after(10**9)), MAX_NOT_BEFORE_S, id="a wish for years"),
        pytest.param(Visits(day=NOW.date(), asked=99), 0.0, id="one left in the budget"),
        pytest.param(Visits(day=NOW.date(), asked=100), 43_200.0, id="budget spent: at midnight"),
        pytest.param(Visits(day=date(2026, 2, 28), asked=100), 0.0, id="yesterday's budget"),
    ],
)
def test_the_next_turn(visits: Visits, expected: float) -> None:
    assert next_turn(PACE, visits, NOW) == after(expected)


def test_the_budget_is_of_the_utc_day() -> None:
    visits = Visits(day=date(2026, 3, 1), asked=40)
    here = timezone(timedelta(hours=14))
    assert budget_left(PACE, visits, NOW) == 60
    assert budget_left(PACE, visits, datetime(2026, 3, 2, 1, 0, tzinfo=here)) == 60  # still the 1st in UTC
    assert budget_left(PACE, visits, datetime(2026, 3, 2, 1, 0, tzinfo=UTC)) == 100


def test_asking_counts() -> None:
    visits = asked(asked(Visits(), NOW), NOW)
    assert (visits.day, visits.asked) == (NOW.date(), 2)
    assert asked(visits, after(86_400)).asked == 1


def test_an_answer_forgives_and_its_latency_is_remembered_in_part() -> None:
    visits = answered(Visits(failures=5), NOW, 1.0)
    assert (visits.failures, visits.latency_s, visits.ended_at) == (0, 1.0, NOW)
    assert answered(visits, NOW, 2.0).latency_s == pytest.approx(1.3)


def test_a_failure_counts_and_its_wish_is_kept() -> None:
    visits = failed(Visits(), NOW, retry_after_s=50.0)
    assert (visits.failures, visits.not_before) == (1, after(50))
    assert failed(visits, NOW).not_before == after(50)
    assert failed(visits, NOW, retry_after_s=10.0).not_before == after(50)
    assert failed(visits, NOW, retry_after_s=90.0).not_before == after(90)
    assert failed(visits, NOW, retry_after_s=-9.0).not_before == after(50)
    assert failed(visits, NOW, retry_after_s=10.0**12).not_before == after(MAX_NOT_BEFORE_S)


def test_a_capped_wish_is_known() -> None:
    assert capped_crawl_delay(PACE, Visits(crawl_delay_s=61.0))
    assert not capped_crawl_delay(PACE, Visits(crawl_delay_s=60.0))
    assert not capped_crawl_delay(PACE, Visits())


@given(visits_seen)
def test_the_turn_is_never_past_and_never_further_than_a_week_and_a_day(visits: Visits) -> None:
    turn = next_turn(PACE, visits, NOW)
    assert NOW <= turn <= after(MAX_NOT_BEFORE_S + 86_400)
    assert budget_left(PACE, visits, turn) > 0


@given(visits_seen, st.floats(0, 1e4))
def test_one_more_failure_never_brings_the_turn_forward(visits: Visits, wish: float) -> None:
    before = replace(visits, ended_at=NOW)
    assert next_turn(PACE, failed(before, NOW, wish), NOW) >= next_turn(PACE, before, NOW)


@given(visits_seen)
def test_the_gap_is_never_shorter_than_our_own_floor(visits: Visits) -> None:
    assert gap_s(PACE, visits) >= PACE.delay_s
