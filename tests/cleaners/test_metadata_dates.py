"""Dates are written as ISO 8601 has them, or dropped: none is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import metadata_calendars, metadata_dates
from cleaners.cleaned import Metadata
from cleaners.metadata import metadata
from cleaners.metadata_dates import in_url, iso, may_tell_day, short, written
from cleaners.metadata_head import read
from cleaners.segment_tree import parse


def facts(html: str, url: str = "") -> Metadata:
    return metadata(read(parse(html)), url)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        pytest.param("2024-05-03", "2024-05-03", id="day"),
        pytest.param("2024-05-03T08:00Z", "2024-05-03T08:00:00+00:00", id="zulu"),
        pytest.param("2024-05-03 08:00:01 +0530", "2024-05-03T08:00:01+05:30", id="offset-without-colon"),
        pytest.param("2024-5-3 08:00", "2024-05-03T08:00:00", id="no-zone-is-not-guessed"),
        pytest.param("2024-05-03T08:00:00.123456789Z", "2024-05-03T08:00:00+00:00", id="fractions"),
        pytest.param("20240503T080000", "2024-05-03T08:00:00", id="compact"),
        pytest.param("Fri, 03 May 2024 08:00:00 +0200", "2024-05-03T08:00:00+02:00", id="mail-style"),
        pytest.param("2024/05/03", "2024-05-03", id="slashes"),
        pytest.param("20240503T080000Z", "2024-05-03T08:00:00+00:00", id="compact-with-a-zone"),
        pytest.param("Fri May 03 2024 10:15:22 GMT+0200 (Central European Summer Time)", "2024-05-03T10:15:22+02:00", id="a-browser-s-zone"),  # noqa: E501 - one case, one line
        pytest.param("03-May-2024", "2024-05-03", id="dashes-around-a-month"),
        pytest.param("Fri, 05/03/2024 - 10:15", "2024-05-03T10:15:00", id="the-weekday-tells-the-month"),
        pytest.param("Tue, 05/03/2024 - 10:15", "2024-03-05T10:15:00", id="another-weekday-tells-another"),
        pytest.param("Sun, 05/03/2024 - 10:15", None, id="on-neither-day"),
        pytest.param("Monday, 03/10/2024", None, id="on-neither-of-two"),
        pytest.param("Saturday 04/05/2024 and 05/04/2024", None, id="two-days-with-one-weekday"),
        pytest.param("May 3, 2024", "2024-05-03", id="in-words"),
        pytest.param("On 3 May 2024", "2024-05-03", id="in-words-day-first"),
        pytest.param("25/4/2024", "2024-04-25", id="only-one-of-them-is-a-month"),
        pytest.param("4/25/2024", "2024-04-25", id="only-the-first-is-a-month"),
        pytest.param("3/4/2024", None, id="march-or-april"),
        pytest.param("May 3, 2024 to May 5, 2024", None, id="two-days"),
        pytest.param("2024-13-03", None, id="no-such-month"),
        pytest.param("0001-01-01T00:00:00", None, id="a-template's-default"),
        pytest.param("yesterday", None, id="words"),
        pytest.param("2024-05-03 10:30 PM", "2024-05-03T22:30:00", id="evening-in-halves"),
        pytest.param("2024-05-03 12:05 a.m. +0200", "2024-05-03T00:05:00+02:00", id="after-midnight-in-halves"),
        pytest.param("May 3, 2024 10:30 PM", "2024-05-03T22:30:00", id="evening-in-words"),
        pytest.param("2024-05-03T22:30 AM", None, id="a-half-that-contradicts-its-hour"),
        pytest.param("2024-05-03T10:00:00+05", "2024-05-03T10:00:00+05:00", id="zone-of-whole-hours"),
        pytest.param("2024-05-03T10:00:00+25:99", "2024-05-03T10:00:00", id="no-such-zone"),
        pytest.param("3", None, id="a-number"),
        pytest.param("{{date}}", None, id="a-placeholder"),
        pytest.param("1709629200", "2024-03-05T09:00:00+00:00", id="seconds-since-1970"),
        pytest.param("1709629200000", "2024-03-05T09:00:00+00:00", id="thousandths-since-1970"),
        pytest.param("2709629200", None, id="a-number-as-long"),
        pytest.param("2081-06-02", None, id="a-year-of-nepal"),
    ],
)  # fmt: skip
def test_a_date_is_normalised_or_dropped(written: str, iso: str | None) -> None:
    found = facts(f'<meta property="article:published_time" content="{written}">').published_at
    assert (found.value if found else None) == iso


def test_a_day_behind_the_path_is_another_page_s() -> None:
    assert facts("", "https://harbour.example/news?back=/2020/01/02/").published_at is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("12/16/16 12:21pm", "2016-12-16", id="no-month-is-the-sixteenth"),
        pytest.param("16/12/07", "", id="december-2016-or-2007"),
        pytest.param("03/04/16", "", id="march-or-april"),
        pytest.param("25/12/99", "", id="another-century"),
        pytest.param("12/16/16 - 12/18/16", "", id="two-days"),
        pytest.param("1/12/16/16", "", id="four-numbers"),
        pytest.param("page 3 of 9", "", id="none"),
    ],
)
def test_a_short_year_is_read_where_its_parts_cannot_change_places(line: str, day: str) -> None:
    assert short(line) == day


@pytest.mark.parametrize(
    ("line", "lang", "day"),
    [
        pytest.param("05.03.24 | 14:30 Uhr", "de-DE", "2024-03-05", id="german"),
        pytest.param("05.03.24", "en", "", id="dots-in-english"),
        pytest.param("05.03.24", "hu", "", id="the-year-may-be-first-in-hungarian"),
        pytest.param("Version 1.2.24", "de", "", id="a-version"),
        pytest.param("18-09-24, 06:30", "nl", "2024-09-18", id="dutch"),
        pytest.param("18-09-24", "sv", "", id="the-year-is-first-in-swedish"),
        pytest.param("05/03/24", "fr-FR", "2024-03-05", id="french"),
        pytest.param("05/03/24", "fr-CA", "", id="three-orders-in-canada"),
        pytest.param("31.02.24", "de", "", id="no-such-day"),
        pytest.param("05.03.24 - 07.03.24", "de", "", id="two-days-in-german"),
    ],
)
def test_a_short_year_is_read_in_the_order_of_a_language_that_has_one(line: str, lang: str, day: str) -> None:
    assert short(line, lang) == day


@pytest.mark.parametrize(
    ("lang", "day"),
    [("pt-BR", "2024-03-05"), ("fr", "2024-03-05"), ("es-MX", "2024-03-05"), ("es-US", ""), ("en", ""), ("", "")],
)
def test_a_day_stands_before_its_month_in_languages_that_write_so_everywhere(lang: str, day: str) -> None:
    assert written("05/03/2024", lang) == (day,)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        pytest.param("/2016/12/07/bridge", "2016-12-07", id="numbers"),
        pytest.param("/2016/dec/07/bridge", "2016-12-07", id="a-month's-name"),
        pytest.param("/2016/October/7", "2016-10-07", id="its-full-name"),
        pytest.param("/2016/tide/07/", "", id="another-word"),
        pytest.param("/2016/feb/30/", "", id="no-such-day"),
    ],
)
def test_a_path_may_name_a_day(path: str, day: str) -> None:
    assert in_url(f"https://harbour.example{path}") == day


@pytest.mark.parametrize(
    ("lang", "day"), [("en-GB", "2026-04-03"), ("en-AU", "2026-04-03"), ("en", ""), ("en-US", ""), ("en-CA", "")]
)
def test_english_writes_days_first_where_its_region_does(lang: str, day: str) -> None:
    assert written("3/4/2026", lang) == (day,)


PIECES = (
    "20", "24", "5", "12", "2026", "2567", "/", "-", ".", ". ", " ", "May", "พ.ค.", "۱۴۰۳", "٢٠",
    "令和", "元", "年", "月", "日", "فروردین", "é",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from(["", "en", "de", "nl"]))
def test_a_line_that_may_tell_no_day_tells_none(line: str, lang: str) -> None:
    if not may_tell_day(line):
        assert not short(line, lang)
        assert not metadata_calendars.others(line)
        assert not metadata_dates._WRITTEN.search(metadata_calendars.ours(line))  # noqa: SLF001 - asked behind it alone


NUMBERS = st.sampled_from(["00", "01", "02", "10", "12", "13", "14", "23", "24", "28", "29", "30", "31", "59", "60"])
YEARS = st.sampled_from(["1989", "1990", "1999", "2000", "2024", "2059", "2060", "0000"])
DECLARED = st.builds(
    lambda year, month, day, gap, hour, minute, second, part, zone, other: (
        f"{year}-{month}-{day}{gap}" + (f"{hour}:{minute}:{second}{part}{zone.format(other)}" if gap else "")
    ),
    YEARS, NUMBERS, NUMBERS, st.sampled_from(["", "T", "t", " "]), NUMBERS, NUMBERS, NUMBERS,
    st.sampled_from(["", ".0", ".123456", ",5"]), st.sampled_from(["", "Z", "z", "+{}:00", "-{}30", "+05:{}", "+{}"]),
    NUMBERS,
)  # fmt: skip


@given(DECLARED)
def test_a_day_is_read_alike_as_a_whole_and_in_parts(declared: str) -> None:
    assert iso(declared) == iso(f"{declared} |")  # behind which more stands, so that it is taken apart


@pytest.mark.parametrize(
    "line",
    [
        "2024-05-14", "2024. május 14.", "2024. gada 14. maijs", "May 14, 2024", "14th of May 2024", "14. Mai 2024",
        "14-May-2024", "14.5.2024", "2024 m. gegužės 14 d", "14/5/2024", "2024年5月14日", "14 tháng 5, 2024",
        "14.mai.2024", "송고시간2024-05-14",
    ],
)  # fmt: skip
def test_a_day_is_read_in_each_way_to_write_one(line: str) -> None:
    assert written(line) == ("2024-05-14",)
