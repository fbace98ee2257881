"""Figures a story reports are told from days, times, and from figures that never change."""

import time

import pytest

from cleaners.figures import (
    has_figures,
    is_cell,
    is_contact,
    is_label,
    is_measured,
    is_reported,
    is_score,
    name_of_figures,
    undated,
)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        pytest.param("Updated 3 March 2031, 14:05", False, id="English"),
        pytest.param("Stand: Montag, 3. März 2031, 9.30 Uhr", False, id="German"),
        pytest.param("12 de mayo de 2031", False, id="Spanish"),
        pytest.param("2026年10月7日 9時", False, id="Japanese"),
        pytest.param("3.5.2031", False, id="numbers only"),
        pytest.param("Reading time: 4 minutes", False, id="a length of time"),
        pytest.param("Ещё 4 часа", False, id="a Russian one"),
        pytest.param("Friday 8 degrees", True, id="a day and a measure"),
        pytest.param("Friday: 8", True, id="a day and a figure"),
        pytest.param("Halbzeit: 2:1", True, id="a result"),
        pytest.param("Endstand: 98:87", True, id="no time of day"),
        pytest.param("150日元", True, id="yen"),
        pytest.param("Attendance: 4039", True, id="a count"),
    ],
)
def test_days_and_times_are_no_figures(line: str, *, left: bool) -> None:
    assert has_figures(line)
    assert has_figures(undated(line)) is left


def test_figures_are_told_apart_by_what_is_no_day_where_there_is_something() -> None:
    named = name_of_figures
    assert named("Quay 4, open until 18:00") == named("Quay 4, open until 19:00")
    assert named("Quay 4, open until 18:00") != named("Quay 5, open until 18:00")
    assert named("Born: 3 May 1931") != named("Born: 4 May 1931")
    assert named("Paper and ink") == 0


@pytest.mark.parametrize(
    ("line", "reported"),
    [
        pytest.param("Dow Jones: 34213 points (0.3 per cent)", True, id="a quote"),
        pytest.param("Gold closed at $2009 an ounce.", True, id="a price in a sentence"),
        pytest.param("Half-time: 0-1", True, id="a result"),
        pytest.param("Mi-temps\xa0: 0-1", True, id="French"),
        pytest.param("最高気温: 31度", True, id="Japanese"),
        pytest.param("When: 3 May, 19:30", False, id="a day"),
        pytest.param("The office opens at 9:30", False, id="a time is no row"),
        pytest.param("Yesterday 412 people came.", False, id="a count in a sentence"),
        pytest.param("12 burglaries", False, id="a count"),
    ],
)
def test_what_stories_report(line: str, *, reported: bool) -> None:
    assert is_reported(line) is reported


def test_forms() -> None:
    assert is_label("Venue: Marlow Park")
    assert not is_label("Open until 9:30")
    assert is_score("Rovers 2-1 Thistle")
    assert not is_score("Call 01234-567-890")
    assert is_measured("Wind 40 km/h")
    assert not is_measured("L'édition 12")
    assert is_cell("4,039")
    assert is_cell("£12.50")
    assert not is_cell("4 things to know")
    assert is_contact("Desk: 01234 567890")
    assert not is_contact("Gold: 2009")


@pytest.mark.parametrize(
    "text", ["0/" * 20_000, "@ 1 " * 10_000, "1" * 40_000, "0 " * 20_000, "1-" * 20_000, "a:" * 20_000]
)
def test_long_lines_are_cheap(text: str) -> None:
    began = time.perf_counter()
    for ask in (is_reported, is_label, is_score, is_cell, is_contact, name_of_figures):
        ask(text)
    assert time.perf_counter() - began < 1
