"""Lines that hold nothing but a date, a time or how long the reading takes."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from cleaners.calendar_words import CALENDAR
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.chrome.traits import DATE, DATED, is_dating
from cleaners.chrome.vocabulary import AROUND_DATES, PIECES, UNITS
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_FEW: Final = 3  # dates inside a story; more are headings of a timeline, and so many between two sentences each
_HEADS: Final = 2  # of those below the story's first paragraph
_LINKED: Final = 0.5  # of what a day heads: teasers are links
_DIGIT: Final = re.compile(r"\d")
_DIGITS: Final = 4
_YEAR: Final = re.compile(r"1\d{3}|20\d\d")
# From when to when something is open or goes on: no story is published so.
_HOURS: Final = re.compile(r"\d[:.]\d\d ?[-\u2013\u2014] ?\d{1,2}[:.]\d\d\b")
_RUNS: Final = re.compile(r"\d+|[^\W\d_]+")
_DATE: Final = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\b|\b\d{1,2}\. \d{1,2}\. \d{4}\b"
    r"|\b\d{4}(?:[./-]|\. )\d{1,2}(?:[./-]|\. )\d{1,2}\b"
    r"|\b\d{1,2}[:.]\d\d (?:uhr|am|pm)\b"
    r"|\b(?:vandaag|gisteren|heute|gestern|today|yesterday|hoje|ontem|hoy|ayer|oggi|ieri|dnes|včera|azi|bugün|dün|сегодня"
    r"|вчера|сьогодні|вчора)\W{1,4}\d{1,2}[:.]\d\d\b"
    r"|\d{4}\u5e74\d{1,2}\u6708|\b\d{4}\ub144 \d{1,2}\uc6d4"
)
_MONTH_NEAR_NUMBER: Final = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th|\.)?[ /-]?(?:de |of )?([^\W\d_]{3,})|([^\W\d_]{3,})\.? \d{1,4}(?:st|nd|rd|th)?\b"
)
_AGO: Final = re.compile(
    rf"\b\d{{1,3}} (?:{UNITS}) (?:ago|fa|atrás|geleden|temu|sedan|önce)\b"
    rf"|\b(?:vor|hace|há|il y a) \d{{1,3}} (?:{UNITS})\b"
)
# What the words around years in Chinese, Japanese and Korean are made of: units, weekdays, "published", "entered".
_EASTERN: Final = frozenset(
    "年月日时時分点點秒上下午前後星期周一二三四五六火水木金土发布表于更新最后終间時公開配信掲載投稿発行년월일시분초오전후입력수정등록승인"
)
NEEDS: Final = DATED


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line that says a date and, but for the words around dates, nothing more."""
    dates = [
        (number, line, date)
        for number in reading.numbers(DATED)
        if number not in reading.held
        and (line := reading.lines[number]).weight <= DATE
        and (date := date_of(line.bare))
    ]
    if not dates:
        return
    heads = _heads(reading, [number for number, _, _ in dates])
    for number, line, date in dates:
        if number in heads or number in reading.boxed:
            continue
        if number <= reading.head or number >= reading.tail or len(dates) <= _FEW:
            yield cut_of(line, Kind.BYLINE_DATE, "byline_date.alone", date)


def _years(reading: Reading) -> Iterator[int]:
    """The lines between two sentences that are a year."""
    for number, line in enumerate(reading.lines):
        if len(line.bare) == _DIGITS and _YEAR.fullmatch(line.bare) and _heads_a_sentence(reading, number):
            yield number


def _heads(reading: Reading, dates: Sequence[int]) -> set[int]:
    """The dates and times that head what stands below them, of a timeline or a ticker."""
    lines = reading.lines
    heads = {number for number in dates if _heads_a_sentence(reading, number)}
    days = {number for number in dates if number > reading.head and _is_set_as_heading(lines, number)}
    days = days if len(days) >= _HEADS else set()
    if not heads:
        return days
    # A year alone is no date that a story bears, but heads what happened in it as the days around it do.
    heads.update(_years(reading))
    # The first one stands below a title, which is no sentence, and is written as the others are. What was written then
    # is as new as the newest of them.
    shapes = {_shape(lines[number]) for number in heads}
    newest = max(_year(lines[number]) for number in heads)
    above = [n for n in dates if n < min(heads) and n + 1 < len(lines) and lines[n + 1].ends]
    first = {n for n in above if _shape(lines[n]) in shapes and _year(lines[n]) < (newest or 1)}
    if len(heads | first) >= _FEW:
        return heads | first | days
    heads = {number for number in heads if number > reading.head}
    return heads | days if len(heads) >= _HEADS else days


def _is_set_as_heading(lines: Sequence[Line], number: int) -> bool:
    """Whether a page sets a day as a heading of what stands below it, as programmes do; no link."""
    below = lines[number + 1].block if number + 1 < len(lines) else None
    return bool(lines[number].block.heading and below and not below.heading and below.link_density < _LINKED)


def _year(line: Line) -> int:
    """The year a date says, 0 for none."""
    year = _YEAR.search(line.bare)
    return int(year[0]) if year else 0


def _shape(line: Line) -> str:
    """How a date is written, whatever its numbers and names."""
    return _RUNS.sub(lambda run: "0" if run[0].isdigit() else "a", line.bare)


def _heads_a_sentence(reading: Reading, number: int) -> bool:
    """Whether a line stands between two sentences, as times of a ticker do; those of comments follow a name."""
    lines = reading.lines
    if not 0 < number < len(lines) - 1 or not lines[number + 1].ends:
        return False
    above = number - 1
    while above > 0 and _is_amid(reading, above):
        above -= 1
    return lines[above].ends


def _is_amid(reading: Reading, number: int) -> bool:
    """Whether a line is chrome that may stand amid a story: no reader's comment."""
    taken = reading.taken[number]
    phrase = reading.counted[number] or (taken[1] if taken else None)
    return phrase is not None and phrase.kind is not Kind.COMMENTS


@lru_cache(maxsize=1_024)  # a page's short lines: they are asked again when others are gone
def date_of(bare: str) -> str:
    """The date a line consists of, without its bullet; empty when it says something else too."""
    if not _DIGIT.search(bare) or bare.endswith((":", "?", "|")):
        return ""
    if not is_dating(bare) or _HOURS.search(bare):
        return ""
    match = _DATE.search(bare) or (
        _AGO.search(bare)
        or next((found for found in _MONTH_NEAR_NUMBER.finditer(bare) if (found[1] or found[2]) in CALENDAR), None)
        if PIECES.search(bare)
        else None
    )
    if match is None:
        return ""
    rest = bare[: match.start()] + bare[match.end() :]
    strange = [word for word in PIECES.findall(rest) if word not in AROUND_DATES]
    return match[0] if all(map(_EASTERN.issuperset, strange)) else ""
