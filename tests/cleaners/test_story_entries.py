"""Times of a live blog's entries and days of a timeline's stay; those of teasers, comments and dates do not."""

import pytest

from cleaners.clean import clean_html
from cleaners.story_entries import is_stamp
from tests.cleaners.gazette import PROSE, page, story

NEWS = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Swing bridge reopens",'
    ' "datePublished": "2026-11-20T15:00:00Z"}</script>'
)
TIMES = ("14:32", "14:10", "13:47", "13:05", "12:40")
HEADINGS = ("First across", "Four hundred rivets", "A band and a dog", "What it cost", "No bicycles yet")
TITLE = (
    "<h1>Swing bridge reopens</h1><p>Walkers may cross again after two years. Follow the day of the opening here.</p>"
)


def shown(entry: str, times: tuple[str, ...] = TIMES, around: str = "<div class=live>{}</div>") -> list[str]:
    told = zip(times, HEADINGS, PROSE, strict=True)
    entries = "".join(entry.format(time=time, heading=heading, text=text) for time, heading, text in told)
    return story(page(TITLE, around.format(entries), head=NEWS))


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param("<div class=e><div class=e-time>{time}</div><h3>{heading}</h3><p>{text}</p></div>", id="own-box"),
        pytest.param("<div><header><time>{time}</time><h2>{heading}</h2></header><p>{text}</p></div>", id="head"),
        pytest.param(
            "<li><div class=post-meta><span class=post-date>{time}</span></div><div><p>{text}</p></div></li>", id="item"
        ),
        pytest.param("<p class=date>{time}</p><p>{text}</p>", id="flat"),
        pytest.param(
            '<article><div class=meta><a href="#e"><time>{time}</time></a></div><h3>{heading}</h3><p>{text}</p>'
            '<ul class=share><li><a href="https://share.example">Share</a></li></ul></article>', id="linked",
        ),
        pytest.param("<div class=e><h3>{heading}</h3><p>{text}</p><div class=e-date>{time}</div></div>", id="below"),
    ],
)  # fmt: skip
def test_the_time_of_each_entry_stays_with_it(entry: str) -> None:
    lines = shown(entry)
    assert [line for line in lines if line in TIMES] == list(TIMES)
    assert all(text in lines for text in PROSE)
    assert ("{heading}" in entry) is all(heading in lines for heading in HEADINGS)


@pytest.mark.parametrize(
    "times",
    [
        pytest.param(("14.32 Uhr", "14.10 Uhr", "13.47 Uhr", "13.05 Uhr", "12.40 Uhr"), id="de"),
        pytest.param(("vor 5 Minuten", "vor 9 Minuten", "vor 1 Stunde", "vor 2 Stunden", "vor 2 Stunden"), id="ago"),
        pytest.param(("2:32 p.m. ET", "2:10 p.m. ET", "1:47 p.m. ET", "1:05 p.m. ET", "12:40 p.m. ET"), id="us"),
        pytest.param(("14h32", "14h10", "13h47", "13h05", "12h40"), id="fr"),
        pytest.param(("午後4時58分", "午後4時41分", "午後4時20分", "午後3時59分", "午後3時31分"), id="ja"),
        pytest.param(("1987", "1994", "2003", "2011", "2024"), id="years"),
        pytest.param(("12. März 2021", "3. April 2021", "17. Mai 2021", "2. Juni 2021", "30. August 2021"), id="days"),
        pytest.param(("1985-1987", "1990s", "Spring 2016", "c. 1800", "2024 to today"), id="spans"),
        pytest.param(("Day 1", "Day 2", "Day 3", "Day 4", "Day 5"), id="counted"),
    ],
)
def test_days_and_years_do_too_however_they_are_written(times: tuple[str, ...]) -> None:
    lines = shown("<div class=e><div class=e-date>{time}</div><p>{text}</p></div>", times)
    assert [line for line in lines if line in times] == list(times)


def test_a_short_line_of_a_ticker_stays_with_the_longer_ones() -> None:
    entry = "<div class=e><div class=e-time>{}</div><div class=e-text>{}</div></div>"
    told = [*zip(TIMES, PROSE, strict=True), ("12:02", "Free kick outside the box. The wall does its job.")]
    assert story(page(TITLE, *[entry.format(*each) for each in told], head=NEWS))[-2:] == list(told[-1])


TEASERS = (
    "Ferry company announces a timetable for the summer",
    "Council rejects the plan for a second supermarket",
    "Police seek witnesses after crash on the coast road",
    "Harbour festival: what you need to know about it",
    "Five walks along the river that take an hour each",
)
STORY = "".join(f"<p>{text}</p>" for text in PROSE)


@pytest.mark.parametrize(
    "each",
    [
        pytest.param("<div><div class=time>{time}</div><a href=/a>{teaser}</a></div>", id="headlines"),
        pytest.param("<div><span>{time}</span><h3><a href=/a>{teaser}</a></h3><p>{text}</p></div>", id="teasers"),
        pytest.param(
            "<div class=comment><div>Ann K.</div><div class=time>{time}</div><p>{text}</p></div>", id="comments"
        ),
        pytest.param("<div class=event><div class=date>{time}</div><p>{teaser}</p></div>", id="calendar"),
    ],
)
def test_times_beside_what_is_no_entry_go(each: str) -> None:
    told = zip(TIMES, TEASERS, PROSE, strict=True)
    box = "".join(
        each.format(time=time, teaser=teaser, text=f"{text[:60]} and {teaser.lower()}.") for time, teaser, text in told
    )
    lines = story(page(TITLE, STORY, f"<div class=more>{box}</div>", head=NEWS))
    assert [line for line in lines if line in TIMES] == []
    assert all(text in lines for text in PROSE)


def test_the_dates_of_whole_articles_go() -> None:
    days = ("20 November 2026, 15:00", "20 November 2026, 13:10", "19 November 2026, 9:00")
    told = [
        f"<article><h1>{teaser}</h1><div class=date>{day}</div><p>{PROSE[at]}</p><p>{PROSE[at + 1]}</p></article>"
        for at, (day, teaser) in enumerate(zip(days, TEASERS, strict=False))
    ]
    outcome = clean_html(f"<html><body><main>{''.join(told)}</main></body></html>".encode())
    assert not any(line in days for line in getattr(outcome, "text", "").split("\n\n"))


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Published at 14:10 GMT", True), ("14:32 Jane Doe", True), ("45+2'", True), ("20.11.2026 • 14:32 Uhr", True),
        ("Il y a 3 minutes", True), ("5 минут назад", True), ("2 min read", False), ("$14.55", False), ("4.58", False),
        ("7", False), ("3. Sculpt", False), ("Photo from the March 2024 review", False), ("22 products", False),
    ],
)  # fmt: skip
def test_what_says_a_time_or_a_day(line: str, *, is_one: bool) -> None:
    assert is_stamp(line) is is_one
