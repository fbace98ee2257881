"""The time of day beside a day: with the zone that it names, and none that can be read two ways."""

import pytest

from cleaners.clean import clean_html
from cleaners.metadata_clock import clock
from cleaners.metadata_dates import iso


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("17 Feb 2026 07.45 GMT", "T07:45:00+00:00", id="dots"),
        pytest.param("March 3, 2026, 7:45 p.m. EDT", "T19:45:00-04:00", id="half-of-the-day"),
        pytest.param("March 3, 2026 7 pm UTC", "T19:00:00+00:00", id="hour-alone"),
        pytest.param("17.02.2026 07:45 Uhr MESZ", "T07:45:00+02:00", id="german"),
        pytest.param("17 feb 2026, 07:45 p. m. GMT-3", "T19:45:00-03:00", id="half-with-a-blank"),
        pytest.param("17 Feb 2026 07:45 (GMT+2)", "T07:45:00+02:00", id="from-greenwich"),
        pytest.param("17 Feb 2026 07:45 UTC+05:30", "T07:45:00+05:30", id="with-minutes"),
        pytest.param("17 февраля 2026, 07:45 МСК", "T07:45:00+03:00", id="moscow"),  # noqa: RUF001 - as it is written there
        pytest.param("17 Feb 2026 07:45", "", id="no-zone"),
        pytest.param("17 Feb 2026 07:45 IST", "", id="a-name-of-three-zones"),
        pytest.param("17 Feb 2026 07:45 CET", "", id="winter-s-name-in-summer"),
        pytest.param("17 Feb 2026, 07:45 GMT, 08:45 GMT", "", id="two"),
        pytest.param("17 Feb 2026 10:15 -12:30", "", id="a-span"),
        pytest.param("17 Feb 2026 25:15 GMT", "", id="no-such-hour"),
        pytest.param("17 Feb 2026 19:45 pm GMT", "", id="nor-half"),
    ],
)
def test_a_shown_time_names_its_zone(text: str, told: str) -> None:
    assert clock(text, 5, zoned=True) == told


def test_in_winter_its_names_mean_what_they_say() -> None:
    assert clock("17 Feb 2026 07:45 CET", 2, zoned=True) == "T07:45:00+01:00"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("17 février 2026 à 07h45", "2026-02-17T07:45:00", id="french"),
        pytest.param("3 mars 2026 à 7h", "2026-03-03T07:00:00", id="french-hour"),
        pytest.param("17. Februar 2026, 7.45 Uhr", "2026-02-17T07:45:00", id="german"),
        pytest.param("17 de febrero de 2026 - 07:45 h", "2026-02-17T07:45:00", id="spanish"),
        pytest.param("Thu, 09/25/2025 - 11:38", "2025-09-25T11:38:00", id="american"),
        pytest.param("02/28/2023 05:17:31 AM", "2023-02-28T05:17:31", id="seconds"),
        pytest.param("17.02.2026", "2026-02-17", id="dots-of-a-day"),
        pytest.param("2. März 2026", "2026-03-02", id="none"),
    ],
)
def test_a_declared_day_in_words_keeps_its_time(text: str, told: str) -> None:
    assert iso(text) == told


def test_a_time_shown_beside_the_title_is_read_with_its_zone() -> None:
    body = (
        "<p>The bridge over the river stays closed until spring, the mayor said on Tuesday, and so do its roads.</p>"
        * 4
    )
    for line, told in (
        ("17 February 2026 07.45 GMT", "2026-02-17T07:45:00+00:00"),
        ("17 February 2026 07.45", "2026-02-17"),
    ):
        html = f"<html lang=en><article><h1>Bridge stays closed until spring</h1><p>{line}</p>{body}"
        published = clean_html(html.encode()).metadata.published_at
        assert published is not None
        assert published.value == told
