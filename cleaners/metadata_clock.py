"""The time of day beside a day in words: "07.45 GMT", "14:20 Uhr", "à 07h45"; none where it can be read two ways."""

import re
from typing import Final

_NOON: Final = 12
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59
_FARTHEST: Final = 14  # hours between a place's time and Greenwich's
# Names that mean one zone wherever they are written; neither IST nor BST, CST, PST, which are two or three each.
_ZONES: Final = {
    "gmt": "+00:00", "utc": "+00:00", "wet": "+00:00", "west": "+01:00", "cest": "+02:00", "mesz": "+02:00",
    "eest": "+03:00", "msk": "+03:00", "мск": "+03:00", "sast": "+02:00", "eat": "+03:00", "pkt": "+05:00",
    "npt": "+05:45", "wib": "+07:00", "ict": "+07:00", "wita": "+08:00", "sgt": "+08:00", "hkt": "+08:00",
    "jst": "+09:00", "kst": "+09:00", "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00",
    "edt": "-04:00", "cdt": "-05:00", "mdt": "-06:00", "pdt": "-07:00",
}  # fmt: skip
# In summer some write the winter's name and mean the clock on the wall.
_IN_WINTER: Final = {"cet": "+01:00", "mez": "+01:00", "eet": "+02:00", "est": "-05:00"}
_WINTER: Final = frozenset({1, 2, 11, 12})
_OFFSET: Final = re.compile(r"(?:gmt|utc)?([+-]\d{1,2})(?::?(\d{2}))?\Z", re.IGNORECASE)
_ANY_ZONE: Final = "|".join(sorted((*_ZONES, *_IN_WINTER), key=len, reverse=True))
_CLOCK: Final = re.compile(
    # With its minutes, behind which "Uhr" or a half of the day may stand, else as "7 pm", "14 Uhr", "7h".
    r"(?<![\w.:/+-])(?P<hour>\d{1,2})(?:(?P<mark>[:.h]|(?= ?[ap](?:\. ?)?m\b)|(?= ?(?:uhr|h|uur)\b))(?P<minute>\d{2})?)"
    r"(?::(?P<second>\d{2}))?(?![\d:]|\.\d)"
    r" ?(?P<half>[ap](?:\. ?)?m\b\.?)?(?P<oclock> ?(?:uhr|uur|hrs?|h|hod|น)\b\.?)?"
    # "10:15 -12:30" is a span, and so a colon wants a name or a plus.
    rf",?(?: ?\(?(?P<zone>(?:gmt|utc) ?[+-] ?\d{{1,2}}(?::?\d{{2}})?|(?:{_ANY_ZONE})\b|"
    r"[+-]\d{4}\b|\+\d{2}:\d{2}\b))?",
    re.IGNORECASE,
)


def clock(text: str, month: int, *, zoned: bool) -> str:
    """The one time of day that a text names, as it stands behind an ISO day: "T07:45:00+00:00"; else nothing.

    Args:
        text: a day and its time, in one line.
        month: of the day.
        zoned: whether it must name its zone; without one, a declared time is the outlet's own.
    """
    told = {said for each in _CLOCK.finditer(text) if (said := _time(each, month, zoned=zoned))}
    return told.pop() if len(told) == 1 else ""


def _time(found: re.Match[str], month: int, *, zoned: bool) -> str:
    half, named = found["half"], found["zone"]
    bare = not (half or found["oclock"] or named)
    if bare and found["mark"] != "h" and (found["mark"] == "." or not found["minute"]):
        return ""  # "17.02"
    hour = _of_day(int(found["hour"]), half) if half else int(found["hour"])
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    zone = _zone(named or "", month)
    if hour > _LAST_HOUR or max(minute, second) > _LAST_MINUTE or (zoned and not zone):
        return ""
    return f"T{hour:02}:{minute:02}:{second:02}{zone}"


def _of_day(hour: int, half: str) -> int:
    """The hour that "7 pm" means; one that no day has for "19 pm" and "0 am"."""
    return hour % _NOON + (_NOON if half[0] in "pP" else 0) if 1 <= hour <= _NOON else _LAST_HOUR + 1


def _zone(name: str, month: int) -> str:
    small = name.lower().replace(" ", "")
    if offset := _OFFSET.match(small):
        hours, minutes = int(offset[1]), int(offset[2] or 0)
        sane = abs(hours) <= _FARTHEST and minutes <= _LAST_MINUTE
        return f"{'-' if offset[1][0] == '-' else '+'}{abs(hours):02}:{minutes:02}" if sane else ""
    return _ZONES.get(small) or (_IN_WINTER.get(small, "") if month in _WINTER else "")
