"""The time of day right beside a day that a page shows, on the outlet's own clock: it names no zone.

Only where it touches the day: the length of a film and the hours of an exhibition stand on such lines too.
"""

# ruff: noqa: RUF001 - words in many alphabets

import re
from typing import Final

from cleaners import metadata_dates
from cleaners.calendar_words import CALENDAR
from cleaners.metadata_calendars import ours
from cleaners.metadata_clock import clock
from cleaners.metadata_months import MONTHS
from cleaners.metadata_near import PUBLISHED

_NOON: Final = 12
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59
_HALVES: Final = (  # which half of the day it is: the first, and the second
    r"a\. ?m\b\.?|am\b|π\.? ?μ\.?(?!\w)|ص(?!\w)|ق\.ظ|पूर्वाह्न",
    r"p\. ?m\b\.?|pm\b|μ\.? ?μ\.?(?!\w)|م(?!\w)|ب\.ظ|अपराह्न",
)
_FIRST_BEFORE: Final = "午前|上午|오전"
_SECOND_BEFORE: Final = "午後|下午|오후"
_O_CLOCK: Final = "[時时点點시]"
_TIME: Final = re.compile(
    rf"(?:(?P<morning>{_FIRST_BEFORE})|(?P<evening>{_SECOND_BEFORE}))? ?"
    r"(?:(?<=20\d\d/)|(?<![\d.:/+-]))(?P<hour>\d{1,2})"
    rf"(?:(?P<mark>[:.]| ?(?:h|{_O_CLOCK}) ?)(?P<minute>\d{{2}}|\d(?= ?[分분]))(?: ?[分분](?!钟|鐘))?"
    rf"(?::(?P<second>\d{{2}})\b)?|(?P<full> ?(?:uhr|uur|h)\b|{_O_CLOCK}(?!\d)))(?![\d:%/-]|\.\d)"
    rf" ?(?:(?P<am>{_HALVES[0]})|(?P<pm>{_HALVES[1]}))?"
    r"(?P<oclock> ?(?:uhr|uur|hs|hrs?|h|hod|น)\b\.?)?",
    re.IGNORECASE,
)
_MARKS: Final = "@ \u00a0\u060c,|·•⋅●/\uff5c\uff0c–—-(\uff08[>."
_APART: Final = re.compile("[|·•⋅●\uff5c]")
# "at", and how else a time is put behind a day.
_AT: Final = frozenset(
    """
    at um à a las les às as alle ore h kl kl. klo ob om o v ve в во у о об saat saati pukul jam lúc ora la ora στις ώρα
    godz godz. godzina u i den เวลา الساعة ساعت בשעה г г. р р. r r. g g. року года год d d.
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_YEAR: Final = re.compile(r"20\d\d")
_O_CLOCKS: Final = frozenset("uhr uur hs hrs hr hod p a m am pm et gmt utc cet cest edt est ist".split())  # noqa: SIM905
_PIECE: Final = re.compile(r"[^\W\d_]+")
_AT_MOST: Final = 2  # such words in a row: "a las"
_HOURLY: Final = frozenset({"kl", "kl.", "klo", "pukul", "jam", "เวลา", "ore", "ora", "saat", "om", "um"})
# Languages that put a full stop between hour and minute.
_DOTTED: Final = frozenset({"sv", "fi", "nb", "nn", "no", "da", "de", "id", "it", "et", "th"})
_IN_INDIA: Final = frozenset({"hi", "bn", "mr", "ta", "te", "ml", "kn", "gu", "pa", "or", "as"})
_INDIAN: Final = re.compile(r" ?\(?IST\b")
_LENGTH: Final = re.compile(
    r"\W{0,2}(?:min|mn\b|sec|мин|хв|dk\b|分[钟鐘]|phút|λεπ|דק|دقيق|دقیقه|นาที|मिनट|분)|"
    r" ?(?:[–—-]|bis|to|till|until|до|à) ?\d{1,2}[:.h]\d\d",
    re.IGNORECASE,
)
# What may stand behind an hour that could be one of two: an end, a mark, a zone's name, a word in Chinese or Japanese.
_CLOSED: Final = re.compile(
    r"\s*(?:\Z|[|·•⋅●,;/()\[\]\uff5c\uff08\uff09\uff0c\u2013\u2014-]|[A-Z]{2,5}\b|[\u3040-\u30ff\u4e00-\u9fff])"
)
_HOURS: Final = frozenset({"uhr", "uur"})
_ZONE: Final = re.compile("[A-Z]{2,5}")
_DAY_ENDS: Final = frozenset("0123456789日일號号年)）")
_LABEL: Final = re.compile(r"(?:[^\W\d_]|[\s'\u2019.])*[:：]?\s*")
_WORD: Final = re.compile(r"[^\s\u060c,|·•()\[\]]+\Z")
_FIRST_WORD: Final = re.compile(r"[^\s,|·•()\[\]]+")
_ON: Final = frozenset({"on", "le", "el", "den", "del", "de", "am", "ngày", "op", "il", "d.", "the"})


def timed(day: str, said: str, lang: str = "") -> str:
    """A day with the time that stands beside it, with its zone where the line names one.

    Args:
        day: in ISO 8601.
        said: the line that names it.
        lang: BCP 47, of its page, where known.
    """
    return day + (clock(said, int(day[5:7]), zoned=True) or _beside(said, lang))


def is_moment(text: str) -> bool:
    """Whether a line has nothing but a day and its time: "Wednesday, 12 March 2026 at 2:05 p.m."."""
    words = _PIECE.findall(text.casefold())
    return all(word in CALENDAR or word in MONTHS or word in _AT or word in _ON or word in _O_CLOCKS for word in words)


def _beside(said: str, lang: str) -> str:
    """The one time of day that touches the day of a line; empty for none, and where it can be read two ways."""
    line = said if said.isascii() else ours(said)
    spoken = lang.partition("-")[0].lower()
    parts = _APART.split(line)
    if len(parts) > 1:  # "Ada Brook | 2:05 PM March 12, 2026"
        line = next((part for part in parts if _YEAR.search(part) and _TIME.search(part)), line)
    told = {time for found in _TIME.finditer(line) if (time := _told(line, found, spoken))}
    if len(told) != 1:
        return ""
    indian = (spoken in _IN_INDIA or lang.upper() == "EN-IN") and _INDIAN.search(line)
    return told.pop() + ("+05:30" if indian else "")


def _told(line: str, found: re.Match[str], spoken: str) -> str:
    """A time as ISO 8601 has it; empty where it is none, or may be none of the day's."""
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    half = "p" if found["pm"] or found["evening"] else "a" if found["am"] or found["morning"] else ""
    if half and not 1 <= hour <= _NOON:
        return ""
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    rest = line[found.end() :]
    if hour > _LAST_HOUR or max(minute, second) > _LAST_MINUTE or _LENGTH.match(rest):
        return ""
    named = bool(half or found["oclock"])
    if not (named or hour > _NOON or not hour or _CLOSED.match(rest)):
        return ""  # "2:05" and a word that may say which half of the day is meant
    return f"T{hour:02}:{minute:02}:{second:02}" if _is_placed(line, found, spoken, named=named) else ""


def _is_placed(line: str, found: re.Match[str], spoken: str, *, named: bool) -> bool:
    """Whether a time stands right behind a day, or right before one with which its line begins."""
    before = line[: found.start()]
    bare, at = _without_at(before)
    full = (found["full"] or "").strip().lower()
    if full and not at and full not in _HOURS:
        return False
    if found["mark"] == "." and not (named or at & _HOURLY or spoken in _DOTTED):
        return False
    long = named or len(found["hour"]) > 1  # "| 4:32" may be the length of a film
    last = _WORD.search(bare)
    if last and ":" in last[0][:-1]:
        return False  # "10:15 - 12:30"
    if bare[-1:] in _DAY_ENDS or _is_of_date(last):
        return long or not _APART.search(before[len(bare) :])
    return long and _is_label(bare, at) and _leads_to_day(line[found.end() :])


def _is_label(bare: str, at: set[str]) -> bool:
    """Whether what stands before a time, if anything, is a label and no part of a sentence."""
    if not bare:
        return True
    told = at or bare[-1] in ":：" or PUBLISHED.search(bare) or metadata_dates.change(bare)
    return _LABEL.fullmatch(bare) is not None and bool(told)


def _leads_to_day(rest: str) -> bool:
    """Whether a day is what comes next, a zone and "on" left out."""
    for _ in range(_AT_MOST + 1):
        rest = rest.lstrip(_MARKS)
        first = _FIRST_WORD.match(rest)
        if first is None:
            return False
        if first[0][0].isdigit() or _is_of_date(first):
            return True
        if first[0].casefold() not in _ON and not _ZONE.fullmatch(first[0]):
            return False
        rest = rest[first.end() :]
    return False


def _without_at(before: str) -> tuple[str, set[str]]:
    """What stands before a time, without the marks and the words that put it there, and these words."""
    bare, words = before.rstrip(_MARKS), set[str]()
    for _ in range(_AT_MOST):
        last = _WORD.search(bare)
        if last is None or last[0].casefold() not in _AT:
            break
        words.add(last[0].casefold())
        bare = bare[: last.start()].rstrip(_MARKS)
    return bare, words


def _is_of_date(word: re.Match[str] | None) -> bool:
    told = word[0].strip(".,").casefold() if word else ""
    return told in CALENDAR or told in MONTHS
