"""Dates as pages write them, into ISO 8601; what cannot be read, or can be read two ways, is dropped, never guessed."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from typing import Final

from cleaners import metadata_calendars
from cleaners.any_of import any_of, held
from cleaners.metadata_clock import clock
from cleaners.metadata_months import month

_FIRST_YEAR: Final = 1990  # before the web; a page that says so shows a template's default
_LAST_YEAR: Final = 2060  # and behind it: 2081 is a year of Nepal's calendar
_WEEKDAY: Final = 14  # characters before a day in which its weekday stands
_DAY: Final = 3  # the parts of a date without a time
_MONTHS_A_YEAR: Final = 12
_FARTHEST: Final = 14  # hours between a place's time and Greenwich's
_MINUTES: Final = 60
_DECLARED: Final = 60  # characters of a declared value that is a date in words: "Tuesday, 3rd of March 2026, 14:20 CET"
_ISO: Final = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\b\.?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)
# As nearly all pages declare it, which then need not be taken apart; of the last days of a month no pattern tells.
_PLAIN: Final = re.compile(
    r"((?:199\d|20[0-5]\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8]))"
    r"(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.\d+)?(?:(Z)|([+-](?:0\d|1[0-4])):?([0-5]\d))?)?",
    re.ASCII,
)
_HALF: Final = re.compile(r"\d\s*([ap])\.?m\b", re.IGNORECASE)  # "10:00 PM", which no parser of mails knows
_NOON: Final = 12
_COMPACT: Final = re.compile(
    r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?\Z", re.IGNORECASE
)
_GREENWICH: Final = re.compile(r"\b(?:GMT|UTC)(?=[+-]\d{4}\b)")  # "GMT+0200", as a browser's script writes a zone
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ON_A_WEEKDAY: Final = re.compile(rf"\b({'|'.join(_WEEKDAYS)})(?:s|nes|rs|ur)?(?:day)?[.,]{{0,2}}\s*\Z", re.IGNORECASE)
_EPOCH: Final = re.compile(r"(1\d{9})(?:\d{3}|\.\d{1,6})?\Z")  # seconds of this century, or thousandths, since 1970
_IN_URL: Final = re.compile(r"/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_NAMED_IN_URL: Final = re.compile(r"/(20\d{2})/([a-z]{3,9})/(\d{1,2})(?=[/-]|$)", re.IGNORECASE)  # "/2016/dec/07/"
_SHORT: Final = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/([0-4]\d)(?![\d/])")  # in this half of the century
# "05.03.24", and "5.3.24" where a line begins with it: "1.2.24" behind a word may be a version.
_SHORT_DOTTED: Final = re.compile(r"(?:^|(?<![\w.])(?=\d\d\.))(\d{1,2})\. ?(\d{1,2})\. ?([0-4]\d)(?![\w.]\d|\d)")
_SHORT_DASHED: Final = re.compile(r"(?<![\w-])(\d{1,2})-(\d{1,2})-([0-4]\d)(?![\w-])")
# Languages that write days before months wherever they are spoken; of Spanish and French, not those of America's north.
_DAY_FIRST: Final = frozenset(
    """
    be bg bn bs ca cs cy da de el es et fi fr gl gu he hi hr id is it kn lv mk ml mr ms nb nl nn no pl pt ro ru sk sl
    sq sr sv ta te th tr uk vi
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_MONTH_FIRST_THERE: Final = frozenset({"us", "pr", "ca", "pa"})
_DAY_FIRST_THERE: Final = frozenset({"gb", "ie", "au", "nz", "in", "za"})  # and of English
_DOTTED: Final = frozenset("be bg bs cs da de et fi hr is lv mk nb nn no pl ro ru sk sl sr tr uk".split())  # noqa: SIM905
_DASHED: Final = frozenset({"nl"})
CHANGED: Final = (  # before the day of a change
    r"updated?\b|modified|revised|reviewed|aktualisiert|aktualisierung|geändert|änderung|überarbeitet|mise? à jour|"
    r"modifié|actualisation|actualizad|actualitza|actualizaci[oó]n|modificad|aggiornat|aggiornament|modificat|"
    r"atualizad|atualiza[cç]|bijgewerkt|aangepast|gewijzigd|uppdaterad|uppdatering|ändrad|zaktualizowan|aktualizacja|"
    r"zmodyfikowan|aktualizov|aktualizac|upraveno|opdateret|opdatering|ændret|oppdater(?:t|ing)|endret|päivitetty|"
    r"päivitys|muokattu|frissítve|frissítés|módosít|"
    r"actualizat|actualizare|güncelle|diperbarui|pembaruan|cập nhật|обновл|обновен|изменен|отредактир|оновлен|змінен|"
    r"актуализ|ενημερ[ώω]θηκε|ενημ[έε]ρωση|ανανε[ώω]θηκε|τροποποί|تحديث|עודכן|"
    r"עדכון|更新|修改|수정|업데이트|अपडेट|अद्यतन|ปรับปรุง|แก้ไข|อัปเดต|อัพเดต|روزرسانی|ویرایش|புதுப்பி|আপডেট|হালনাগাদ|"
    r"اپ ڈیٹ|ažurir|ажурир|atnaujint|atjaunin|uuendat|muudet"
)
_CHANGED: Final = re.compile(CHANGED, re.IGNORECASE)
_CENTURY: Final = "20"  # in every day that is written
_NUMBERS: Final = re.compile(r"\d[/.-] ?\d")  # in every other day in ASCII
_DIGIT: Final = re.compile(r"\d")
# A part of one of these is in every line that has a word of CHANGED, small: the first in lines of ASCII.
_CHANGES: Final = (
    "pdat", "modif", "revis", "review", "tuali", "ggiorna", "bijgewerkt", "diperbarui", "atnaujint", "atjaunin",
    "uuendat", "muudet", "aangepast", "gewijzigd", "zmodyf", "upraveno", "endret", "muokattu", "pembaruan",
)  # fmt: skip
_OTHER_CHANGES: Final = (
    "geändert", "änderung", "überarbeitet", "mis à jour", "mise à jour", "päivit", "frissít", "módosít", "güncelle",
    "cập nhật", "ändrad", "ændret", "обнов", "изменен", "отредактир", "оновлен", "змінен", "актуализ", "ενημερ",
    "ενημέρ", "ανανε", "τροποποί", "تحديث", "עודכן", "עדכון", "更新", "修改", "수정", "업데이트", "अपडेट", "अद्यतन",
    "ปรับปรุง",
    "แก้ไข", "อัปเดต", "อัพเดต", "روزرسانی", "ویرایش", "புதுப்பி", "আপডেট", "হালনাগাদ", "اپ ڈیٹ", "ažurir", "ажурир",
)  # fmt: skip
_ALSO_SMALL: Final = ("\u0130", "\u0131", "\u017f")  # letters that a pattern takes for i and s in any case
_changes: Final = any_of(_CHANGES)
_changes_anywhere: Final = any_of(_CHANGES + _OTHER_CHANGES)
_WORD: Final = (
    r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0965\u0981-\u09e3\u0a81-\u0acd\u0b82-\u0bcd\u0c01-\u0c4d\u0c81-\u0ccd"
    r"\u0d01-\u0d4d]){1,11}"  # the vowel signs of India are no letters to a regular expression
)
_WRITTEN: Final = re.compile(
    rf"\b(?P<year10>20\d\d)\. gada (?P<day10>\d{{1,2}})\. (?P<month10>{_WORD})"
    r"|(?<![0-9A-Za-z_])(?P<year5>20\d\d)(?:(?P<sep>[-/.]) ?(?P<month5>\d{1,2})(?P=sep) ?|\. )"
    rf"(?(sep)(?P<day5>\d{{1,2}})\b|(?P<month6>{_WORD})\.? (?P<day6>\d{{1,2}})\.(?!\d))"
    rf"|\b(?P<month>{_WORD})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>20\d\d)\b"
    rf"|\b(?P<day2>\d{{1,2}})(?P<mark>st|nd|rd|th|\.|er)?,? (?:del? |of )?(?P<month2>{_WORD})\.?,? (?:del? )?"
    r"(?P<year2>20\d\d)\b"
    rf"|\b(?P<day11>\d{{1,2}})(?P<dash>[-/.])(?P<month11>{_WORD})(?P=dash)(?P<year11>20\d\d)\b"  # "03-May-2024"
    r"|\b(?P<day3>\d{1,2})\. ?(?P<month3>\d{1,2})\. ?(?P<year3>20\d\d)\b"
    rf"|\b(?P<year9>20\d\d) m\. (?P<month9>{_WORD}) (?P<day9>\d{{1,2}}) d\b"
    r"|\b(?P<one>\d{1,2})(?P<slash>[-/])(?P<other>\d{1,2})(?P=slash)(?P<year4>20\d\d)\b"
    r"|(?P<year7>20\d\d) ?[\u5e74\ub144] ?(?P<month7>\d{1,2}) ?[\u6708\uc6d4] ?(?P<day7>\d{1,2}) ?[\u65e5\uc77c]"
    r"|\b(?P<day8>\d{1,2}) tháng (?P<month8>\d{1,2})(?:,| năm)? (?P<year8>20\d\d)\b",
    re.IGNORECASE,
)
# Year, month and day of each way to write one, by the group that is read last in it.
_NAMED_PARTS: Final = {
    max(parts, key=_WRITTEN.groupindex.__getitem__): parts
    for parts in (
        tuple(f"{kind}{way}" for kind in ("year", "month", "day"))
        for way in ("", "2", "3", "5", "7", "8", "9", "10", "11")
    )
} | {"day6": ("year5", "month6", "day6")}


def iso(text: str) -> str:
    """A date or a date with time as ISO 8601, with the zone if it names one; empty when it cannot be read."""
    text = text.strip()
    if plain := _PLAIN.fullmatch(text):
        day, moment, greenwich, hours, minutes = plain.groups(default="")
        zone = "+00:00" if greenwich else f"{hours}:{minutes}" if hours else ""
        return f"{day}T{moment}{zone}" if moment else day
    match = _ISO.match(text)
    if match is None:
        if _EPOCH.match(text):
            return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
        compact = _COMPACT.match(text)
        if compact:
            *parts, zone = compact.groups(default="")
            return _checked(parts, zone)
        return _rfc(text) or _in_words(text)
    *parts, half, zone = match.groups(default="")
    if half and parts[_DAY]:
        hour = _of_day(int(parts[_DAY]), half)
        if hour is None:
            return ""
        parts[_DAY] = str(hour)
    return _checked(parts, zone)


def _of_day(hour: int, half: str) -> int | None:
    """The hour that "10 PM" means, and "12 AM", and "22 PM"; none for "22 AM"."""
    if hour > _NOON:
        return hour if half[0] in "pP" else None
    return hour % _NOON + (_NOON if half[0] in "pP" else 0)


def in_url(url: str) -> str:
    """The day that a path such as /2024/04/17/ names, or /2024/apr/17/."""
    path = url.partition("?")[0].partition("#")[0]
    match = _IN_URL.search(path)
    if match:
        return _checked(match.groups())
    named = _NAMED_IN_URL.search(path)
    return _checked((named[1], str(month(named[2])), named[3])) if named else ""


def short(line: str, lang: str = "") -> str:
    """The one day of a line with a year of two digits, "12/16/16"; empty where its parts can change places.

    Args:
        line: short, with nothing else that looks like a day.
        lang: BCP 47, of its page; "05.03.24" is a day in languages that write so.
    """
    spoken = lang.partition("-")[0].lower()
    for pattern, languages in ((_SHORT_DOTTED, _DOTTED), (_SHORT_DASHED, _DASHED)):
        days = pattern.findall(line) if spoken in languages else ()
        if len(days) == 1:
            return _checked((f"20{days[0][2]}", days[0][1], days[0][0]))
    found = _SHORT.findall(line) if "/" in line else ()
    if len(found) != 1:
        return ""
    one, two, three = found[0]
    if _is_day_first(lang):
        return _checked((f"20{three}", two, one))
    orders = ((f"20{three}", one, two), (f"20{three}", two, one), (f"20{one:0>2}", two, three))
    told = set(map(_checked, orders)) - {""}
    return told.pop() if len(told) == 1 else ""


def _is_day_first(lang: str) -> bool:
    """Whether 3/4/2026 is in April to whoever writes a language there."""
    spoken, *more = lang.lower().split("-")
    if spoken == "en":
        return not _DAY_FIRST_THERE.isdisjoint(more)
    return spoken in _DAY_FIRST and _MONTH_FIRST_THERE.isdisjoint(more)


def written(line: str, lang: str = "") -> tuple[str, ...]:
    """Every day that a line names, in ISO 8601; an empty one for what looks like a date and is none, or may be two.

    3/4/2026 is in March or in April and so nobody's, 25/4/2026 is in April.

    Args:
        line: short, as a page shows it.
        lang: BCP 47, of its page, where known: in French 3/4/2026 is in April.
    """
    if not may_tell_day(line):
        return ()
    days = metadata_calendars.others(line)
    if not line.isascii():
        line = metadata_calendars.ours(line)
    if _CENTURY in line and not days:
        days = tuple(_day(match, lang) for match in _WRITTEN.finditer(line))
    return days


def may_tell_day(line: str) -> bool:
    """Whether a line could name a day that `written` or `short` reads; no for most."""
    if line.isascii():
        return _CENTURY in line or _NUMBERS.search(line) is not None
    return _DIGIT.search(line) is not None


def change(text: str) -> re.Match[str] | None:
    """Where a text first says that something was changed; most have no part of any such word, which is soon told."""
    return _CHANGED.search(text) if may_tell_change(text) else None


def may_tell_change(line: str) -> bool:
    """Whether a word of CHANGED could stand in a line: five times as fast, and no for most."""
    if line.isascii():
        return _changes(line.lower())
    return _changes_anywhere(line.lower()) or held(line, _ALSO_SMALL)


def _in_words(text: str) -> str:
    days = written(text) if len(text) <= _DECLARED else ()
    return days[0] + clock(text, int(days[0][5:7]), zoned=False) if len(days) == 1 and days[0] else ""


def _day(match: re.Match[str], lang: str) -> str:
    if match["one"]:
        one, other, year = int(match["one"]), int(match["other"]), match["year4"]
        on = _ON_A_WEEKDAY.search(match.string, max(0, match.start() - _WEEKDAY), match.start())
        if on and (told := _on(on[1], {_checked((year, *two)) for two in _orders(one, other)})):
            return told
        ours = _is_day_first(lang) and other <= _MONTHS_A_YEAR
        return _checked((year, str(other), str(one))) if ours else _slashed(one, other, year)
    year, name, day = match.group(*_NAMED_PARTS[match.lastgroup or ""])
    number = int(name) if name.isdecimal() else month(name, match["mark"] or "")
    return _checked((year, str(number), day))


def _orders(one: int, other: int) -> tuple[tuple[str, str], ...]:
    """Month and day, in either order, of two numbers."""
    return (str(one), str(other)), (str(other), str(one))


def _on(weekday: str, days: set[str]) -> str:
    """The one of some days that is on a weekday: "Fri, 05/03/2024" is in May, for the 5th of March is a Tuesday."""
    wanted = _WEEKDAYS.index(weekday.lower())
    told = [day for day in days if day and date.fromisoformat(day).weekday() == wanted]
    return told[0] if len(told) == 1 else ""


def _slashed(one: int, other: int, year: str) -> str:
    """The day of 25/4/2026 and 4/25/2026; none where either number may be the month."""
    if one != other and max(one, other) <= _MONTHS_A_YEAR:
        return ""
    return _checked((year, str(min(one, other)), str(max(one, other))))


def _rfc(text: str) -> str:
    try:
        moment = parsedate_to_datetime(_GREENWICH.sub("", text))
    except (ValueError, IndexError, TypeError):
        return ""
    if not _FIRST_YEAR <= moment.year < _LAST_YEAR:
        return ""
    half = _HALF.search(text)
    hour = _of_day(moment.hour, half[1]) if half else moment.hour
    return moment.replace(hour=hour).isoformat() if hour is not None else ""


def _checked(parts: Sequence[str], zone: str = "") -> str:
    """Year, month and day, and perhaps hour, minute and second, if there is such a moment."""
    year, month, day, hour, minute, second = [int(part or 0) for part in (*parts, "", "", "")[:6]]
    if not _FIRST_YEAR <= year < _LAST_YEAR:
        return ""
    try:
        told = date(year, month, day).isoformat()
        if len(parts) == _DAY or not parts[_DAY]:
            return told
        return f"{told}T{time(hour, minute, second).isoformat()}{_offset(zone) if zone else ''}"
    except ValueError:
        return ""


def _offset(zone: str) -> str:
    """A zone as ISO 8601 has it; empty for an offset that no place has, as +25:99."""
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return "+00:00"
    hours, minutes = zone[:3], zone[3:].removeprefix(":") or "00"
    return f"{hours}:{minutes}" if int(hours[1:]) <= _FARTHEST and int(minutes) < _MINUTES else ""
