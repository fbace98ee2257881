"""Days of other calendars into ISO 8601: Jalali ones of Iran, Buddhist years of Thailand, eras of Japan and Taiwan.

Each is exact arithmetic; a Hijri day hangs on who saw the moon, and is not read.
"""

import re
from datetime import date
from typing import Final

_JALALI: Final = """
    فروردین حمل | اردیبهشت ثور | خرداد جوزا | تیر سرطان | مرداد امرداد اسد | شهریور سنبله | مهر میزان | آبان عقرب |
    آذر قوس | دی جدی | بهمن دلو | اسفند حوت
"""
_THAI: Final = """
    มกราคม ม.ค. | กุมภาพันธ์ ก.พ. | มีนาคม มี.ค. | เมษายน เม.ย. | พฤษภาคม พ.ค. | มิถุนายน มิ.ย. | กรกฎาคม ก.ค. |
    สิงหาคม ส.ค. | กันยายน ก.ย. | ตุลาคม ต.ค. | พฤศจิกายน พ.ย. | ธันวาคม ธ.ค.
"""


def _numbered(months: str) -> dict[str, int]:
    return {name: number for number, names in enumerate(months.split("|"), start=1) for name in names.split()}


def _any_of(months: dict[str, int]) -> str:
    """A pattern of names, the longest first."""
    return "|".join(map(re.escape, sorted(months, key=len, reverse=True)))


_JALALI_MONTHS: Final = _numbered(_JALALI)
_THAI_MONTHS: Final = _numbered(_THAI)
_JALALI_DAY: Final = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:م|ام)? ({_any_of(_JALALI_MONTHS)})(?:[ \u200c]?ماه)?[,\u060c]? (?:سال )?(1[34]\d\d)(?!\d)"
)
# "1403/07/12" is a day of Iran where it is written with Persian digits; with Arabic ones it may be a Hijri day.
_JALALI_NUMBERS: Final = re.compile(
    "(?<![\u06f0-\u06f9/])([\u06f0-\u06f9]{4})([/-])([\u06f0-\u06f9]{1,2})\\2([\u06f0-\u06f9]{1,2})(?![\u06f0-\u06f9/])"
)
_THAI_DAY: Final = re.compile(
    rf"(?<!\d)(\d{{1,2}}) ?({_any_of(_THAI_MONTHS)}),? ?(?:พ\.ศ\.|ค\.ศ\.)? ?((?:20|25)\d\d|\d\d)(?![\d:.])"
)
_THAI_NUMBERS: Final = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(25[3-9]\d)(?!\d)")
_ERA_DAY: Final = re.compile(
    "(\u4ee4\u548c|\u5e73\u6210|\u6c11\u570b|\u6c11\u56fd)"
    " ?(\\d{1,3}|\u5143) ?\u5e74 ?(\\d{1,2}) ?\u6708 ?(\\d{1,2}) ?\u65e5"
)
# The year before the first of each: Reiwa, Heisei, the Republic of China.
_ERAS: Final = {"\u4ee4\u548c": 2018, "\u5e73\u6210": 1988, "\u6c11\u570b": 1911, "\u6c11\u56fd": 1911}
# "كانون الثاني", the second Kanun, is January from Beirut to Baghdad; agencies give both names: "شباط/فبراير".
_BY_TWO_WORDS: Final = {
    "تشرين الأول": "أكتوبر", "تشرين الاول": "أكتوبر", "تشرين الثاني": "نوفمبر",
    "كانون الأول": "ديسمبر", "كانون الاول": "ديسمبر", "كانون الثاني": "يناير",
}  # fmt: skip
_BOTH_NAMES: Final = re.compile(r"(?<=\d )([\u0620-\u064a]{2,8}) ?/ ?[\u0620-\u064a]{2,8}(?= \d{4})")
_BUDDHIST: Final = 543
_LEAST_SHORT: Final = 43  # of two digits: 2543 is 2000; "24" may be one of ours
_SHORT: Final = 100
_FIRST_JALALI: Final = 1369  # 1990
_LAST_JALALI: Final = 1439  # Hijri years of the web begin behind it, but for its first ten
# One is in each of these days: the ends of Thai months, and beginnings of years.
_MARKS: Final = ("25", "13", "14", "\u5e74", "ค.", "ย.", "พ.", "คม", "ยน", "พันธ์")
_ASCII_MARKS: Final = ("/25", "-25", ".25")


def others(line: str) -> tuple[str, ...]:
    """Every day that a line names in another calendar, in ISO 8601; an empty one for what looks like one and is none.

    Args:
        line: with digits as it has them; those of Arabic, Persian and Thai are read as ours.
    """
    if line.isascii() and not any(map(line.__contains__, _ASCII_MARKS)):
        return ()
    found = [_jalali(*map(int, each.group(1, 3, 4))) for each in _JALALI_NUMBERS.finditer(line)]
    plain = line.translate(DIGITS)
    if any(map(plain.__contains__, _MARKS)):
        found += [_jalali(int(year), _JALALI_MONTHS[name], int(day)) for day, name, year in _JALALI_DAY.findall(plain)]
        found += [_thai(int(day), _THAI_MONTHS[name], int(year)) for day, name, year in _THAI_DAY.findall(plain)]
        found += [_thai(int(day), int(month), int(year)) for day, _, month, year in _THAI_NUMBERS.findall(plain)]
        found += [
            _iso(_ERAS[era] + (int(year) if year.isdecimal() else 1), int(month), int(day))
            for era, year, month, day in _ERA_DAY.findall(plain)
        ]
    return tuple(found)


def ours(line: str) -> str:
    """A line with our digits, and with one word for each month that Arabic calls by two words or by two names."""
    line = line.translate(DIGITS)
    for two, one in _BY_TWO_WORDS.items():
        line = line.replace(two, one)
    return _BOTH_NAMES.sub(r"\1", line) if "/" in line else line


def _thai(day: int, month: int, year: int) -> str:
    """A day of Thailand: its months are ours, its years mostly those of the Buddha."""
    if year < _SHORT:
        return _iso(year + 2500 - _BUDDHIST, month, day) if year >= _LEAST_SHORT else ""
    return _iso(year - _BUDDHIST if year > _BUDDHIST + 1900 else year, month, day)


def _jalali(year: int, month: int, day: int) -> str:
    """A day of the Iranian calendar.

    Source:
        K. M. Borkowski, "The Persian calendar for 3000 years", Earth, Moon, and Planets 74 (1996): between the years
        1210 and 1634 every cycle of 33 years has 8 leap years, the first after four years.
    """
    longest = 31 if month <= 6 else 30 if month <= 11 or _leaps(year + 1) > _leaps(year) else 29  # noqa: PLR2004
    if not (_FIRST_JALALI <= year <= _LAST_JALALI and 1 <= month <= 12 and 1 <= day <= longest):  # noqa: PLR2004
        return ""
    before = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6  # noqa: PLR2004 - six months of 31 days
    years = 365 * (year - _EPOCH_YEAR) + _leaps(year) - _leaps(_EPOCH_YEAR)
    return date.fromordinal(_EPOCH + years + before + day - 1).isoformat()


def _leaps(year: int) -> int:
    """How many leap years there were before one, counted from somewhere."""
    return (8 * year + 21) // 33


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


_EPOCH_YEAR: Final = 1400  # whose first day was the 21st of March 2021
_EPOCH: Final = date(2021, 3, 21).toordinal()
DIGITS: Final = {  # of Arabic, Persian, Hindi, Bengali and Thai, and the wide ones of Japan
    first + digit: str(digit) for first in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10) for digit in range(10)
}
