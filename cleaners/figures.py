"""The figures of a line that are no date and no time, and whether they look like what a story reports."""

import re
from functools import lru_cache
from typing import Final

from cleaners import spelling
from cleaners.calendar_words import CALENDAR
from cleaners.sitemask import hashed
from cleaners.unit_words import LENGTHS, UNITS

_DIGIT: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"[^\W\d_]+")
# Days and times of day by their form, where no word tells: 3.5.2031, 2031-05-03, 14:05, 14h05, 2031年5月3日, 7시. A
# result is none: 2:1, 98:87; nor is a sum of 150 yen.
_CLOCK: Final = re.compile(
    r"(?<!\d)(?:\d{1,4}([./-])\d{1,2}\1\d{2,4}|(?:[01]?\d|2[0-4])[:h][0-5]\d(?!\d)"
    r"|\d{1,4} ?(?:日(?![元圆圓])|[年月時时분년월일시分]))"
)
# A number beside the name of a month or a day, which stands here as @: "3. @ 2031", "26th of @", "@ 7, 2031". No
# measure: "@ 8 degrees".
_DAY: Final = re.compile(
    r"(?:\d{1,4}(?:\.\d{2})?(?:st|nd|rd|th|er|º|ª|\.)?,? ?(?:(?:of|de|del) )?)?@"
    r"(?:,? ?(?:(?:the|de|del) )?\d{1,4}\b(?! ?(?:[°%]|degr|grad|cent|point|punkt|pont|punt|[ck]?m\b|mm\b)))*"
)
_BEHIND: Final = re.compile(r"\d{1,5} ?([^\W\d_]+)")
_LABELLED: Final = re.compile(r"[^:\uff1a]{2,40}(?:(?<!\d)[:\uff1a]|[:\uff1a](?!\d)) ?\S")  # 9:30 is no row
_SCORE: Final = re.compile(r"(?<![\d:.-])\d{1,3} ?[-:] ?\d{1,3}(?![\d:.-]|\w)")
_SIGNS: Final = re.compile(
    r"[$£€¥₹₽₺₴%°\u2030\uff05]|per cent|\d ?(?:度|点|點|元|円|원|도|포인트|달러|ポイント|ドル|人|票)"
)
_NO_OTHER_WORD: Final = 4  # letters: "m" and "l" are parts of other words unless they stand behind a figure
_CONTACT: Final = re.compile(r"@|www\.|https?:|\.(?:com|org|net|de|fr|co)\b|(?:\+|\b0)\d[\d /()-]{6}")
_CELL: Final = re.compile(r"[$£€¥]?[\d][\d.,:/ -]*(?:[%°]?\w{0,3}|[$£€¥])")


def has_figures(text: str) -> bool:
    """Whether a line prints a number of any kind."""
    return _DIGIT.search(text) is not None


@lru_cache(maxsize=1_024)
def undated(text: str) -> str:
    """A line's key without its days, times of day and lengths of time."""
    key = spelling.bare(spelling.key(text))
    plain = _CLOCK.sub("@", key)
    if not CALENDAR.isdisjoint(_WORD.findall(plain)):
        plain = _WORD.sub(lambda word: "@" if word[0] in CALENDAR else word[0], plain)
    return _BEHIND.sub(lambda last: "@" if last[1] in LENGTHS else last[0], _DAY.sub("@", plain))


def name_of_figures(text: str) -> int:
    """What a line's figures are told apart by, days and times aside where it has others; nothing where it has none."""
    if not has_figures(text):
        return 0
    plain = undated(text)
    return hashed(plain if has_figures(plain) else spelling.key(text))


def is_label(text: str) -> bool:
    """Whether a line has the form of a row: a name, a colon and what goes with it."""
    return _LABELLED.match(spelling.key(text)) is not None


def is_contact(text: str) -> bool:
    """Whether a line says where to write or to call: an address of the web, of mail, of a telephone."""
    return _CONTACT.search(spelling.key(text)) is not None


def is_score(text: str) -> bool:
    """Whether a line tells a result: two small numbers against each other."""
    return _SCORE.search(undated(text)) is not None


def is_measured(text: str) -> bool:
    """Whether a line has a figure, no day and no time, that is measured or paid in something."""
    plain = undated(text)
    if not has_figures(plain):
        return False
    words = {word for word in _WORD.findall(plain) if len(word) >= _NO_OTHER_WORD}
    return not UNITS.isdisjoint((*words, *_BEHIND.findall(plain))) or _SIGNS.search(plain) is not None


def is_reported(text: str) -> bool:
    """Whether a line has a figure as stories report them: a result, a measure, or what a row gives for its name."""
    return has_figures(undated(text)) and (is_measured(text) or is_score(text) or is_label(text))


def is_cell(text: str) -> bool:
    """Whether a line is a figure and nothing else, as the second cell of a row is."""
    return _CELL.fullmatch(spelling.key(text)) is not None and has_figures(undated(text))
