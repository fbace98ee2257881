"""The name a line is remembered by: the same whatever day, number or time of day it prints."""

import re
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from cleaners import spelling
from cleaners.calendar_words import CALENDAR

_NUMBER: Final = re.compile(r"\d+")
_WORD: Final = re.compile(r"[^\W\d]+")
_NO_OTHER_WORD: Final = 5  # letters: "may" and "sun" say other things too
# Where no blank parts words, a weekday is known by what stands beside it. Half days too, as times of day print them.
_WEEKDAY: Final = re.compile(
    "[月火水木金土日]曜日?|(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]|[월화수목금토일]요일"
    r"|(?<=\()[月火水木金土日월화수목금토일](?=\))|午前|午後|上午|下午|오전|오후"
)


def mask(text: str) -> str:
    """A line's key with numbers, months and weekdays blotted out, so that a new date makes no new line."""
    return _masked(spelling.bare(spelling.key(text)))


def is_fixed(text: str) -> bool:
    """Whether a line has no number, month or weekday, so that it says the same wherever it is met."""
    words = _WORD.findall(spelling.key(text))
    return not _NUMBER.search(text) and not any(len(word) >= _NO_OTHER_WORD and word in CALENDAR for word in words)


@lru_cache(maxsize=1_024)  # a page's lines are asked for several times
def name_of(text: str) -> int:
    """The 64-bit name a line is remembered by."""
    return hashed(mask(text))


def hashed(text: str) -> int:
    """A text as 64 bits, signed as SQLite wants them."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def _masked(plain: str) -> str:
    blotted = plain
    if not CALENDAR.isdisjoint(_WORD.findall(plain)):
        blotted = _WORD.sub(lambda word: "0" if word[0] in CALENDAR else word[0], plain)
    if not plain.isascii():
        blotted = _WEEKDAY.sub("0", blotted)
    masked = re.sub(r"0(?:\W{0,2}0)*", "0", _NUMBER.sub("0", blotted))
    # Nothing but numbers: every year at the head of a table's column would be one line, and so template.
    return masked if _WORD.search(masked) else plain
