"""Days of other calendars, each against the day that the calendar's own almanac has for it."""

# ruff: noqa: RUF001 - digits of Persian and Arabic

from datetime import date, timedelta

import pytest

from cleaners.metadata_calendars import others
from cleaners.metadata_dates import written


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("۱۲ مهر ۱۴۰۳ - ۱۴:۳۰", "2024-10-03", id="iran"),
        pytest.param("پنج‌شنبه ۱۲ مهر ماه ۱۴۰۳", "2024-10-03", id="iran-month-said"),
        pytest.param("۳۰ اسفند ۱۴۰۳", "2025-03-20", id="last-day-of-a-leap-year"),
        pytest.param("۱ فروردین ۱۴۰۴", "2025-03-21", id="new-year-behind-a-leap-year"),
        pytest.param("۱ فروردین ۱۳۹۹", "2020-03-20", id="new-year-a-day-earlier"),
        pytest.param("۱ فروردین ۱۳۷۰", "1991-03-21", id="another-cycle"),
        pytest.param("۱ فروردین ۱۳۷۵", "1996-03-20", id="new-year-of-1375"),
        pytest.param("۳۰ اسفند ۱۴۰۴", "", id="no-leap-year"),
        pytest.param("۳۲ تیر ۱۴۰۳", "", id="no-such-day-in-iran"),
        pytest.param("تاریخ انتشار: ۱۴۰۳/۰۷/۱۲", "2024-10-03", id="iran-in-numbers"),
        pytest.param("18 กันยายน 2567", "2024-09-18", id="thailand"),
        pytest.param("18 ก.ย. 2567 06:30", "2024-09-18", id="thailand-cut-short"),
        pytest.param("๑๘ กันยายน ๒๕๖๗", "2024-09-18", id="thai-digits"),
        pytest.param("18 ก.ย. 67", "2024-09-18", id="short-year-of-the-buddha"),
        pytest.param("18 กันยายน 2024", "2024-09-18", id="our-year-in-thai"),
        pytest.param("18 ก.ย. 24", "", id="short-year-of-either"),
        pytest.param("31 ก.ย. 2567", "", id="no-such-day-in-thailand"),
        pytest.param("18/09/2567", "2024-09-18", id="thailand-in-numbers"),
        pytest.param("令和6年9月18日", "2024-09-18", id="reiwa"),
        pytest.param("令和元年9月18日", "2019-09-18", id="first-year-of-an-era"),
        pytest.param("民國113年9月18日", "2024-09-18", id="taiwan"),
    ],
)
def test_a_day_of_another_calendar_is_one_of_ours(line: str, day: str) -> None:
    assert others(line) == (day,)
    assert written(line) == (day,)


@pytest.mark.parametrize(
    "line", ["1403/07/12", "١٤٤٦/٠٣/١٥", "15 رمضان 1445", "Kapitel 12 مهر", "3. März 2025", "9.5.2511"]
)
def test_what_may_be_of_some_other_calendar_is_none(line: str) -> None:
    assert others(line) == ()


def test_the_days_of_iran_follow_one_another_without_a_gap() -> None:
    months = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
    days = [
        day
        for year in range(1369, 1440)
        for month in months
        for number in range(1, 32)
        for day in others(f"{number} {month} {year}")
        if day
    ]
    first = date(1990, 3, 21)
    assert days == [(first + timedelta(place)).isoformat() for place in range(len(days))]
    assert len(days) == 71 * 365 + 17
