"""Days near a title on which something else was or will be: an event, a release, a life, a deadline, the weather.

A label that has nothing of publishing tells it, or an event's facts beside a bare "Date:". Rather no day than that.
"""

# ruff: noqa: RUF001 - words in many alphabets

import re
from collections.abc import Sequence
from typing import Final

from cleaners import metadata_dates
from cleaners.calendar_words import CALENDAR
from cleaners.metadata_byline import by
from cleaners.metadata_months import MONTHS
from cleaners.metadata_names import person
from cleaners.metadata_near import Line
from cleaners.metadata_other_labels import FACT, LAST_WORD, NONE_OF_PUBLISHING, PUBLISHING, THREAD, WHEN

_LABEL: Final = 30  # characters of a line that says what the next one is
_FACTS: Final = 3  # lines before and behind a "Date:" among which an event's other facts stand
_FACT_LINE: Final = 60  # characters of such a fact
_WEATHER: Final = 24  # characters of a line that says how warm it is, and little more
_PARTS: Final = re.compile(r" ?[|•·⋅\uff5c] ?")
_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_DIGIT: Final = re.compile(r"\d")
_LAST: Final = re.compile(r"(?:[^\W\d_]+[.,]?|\d{1,4}(?:st|nd|rd|th|er|[.,:/-])?)\W{0,2}\Z", re.IGNORECASE)
_WARM: Final = re.compile(r"\d ?(?:[°º] ?[CF]?|[\u2103\u2109])(?!\w)")
_DEGREES: Final = ("°", "º", "\u2103", "\u2109")
# What may stand between a label and its day.
_BETWEEN: Final = frozenset(
    """
    on the at from since of am den dem vom ab der le du au la de el del al il dal em no na do a op per om på i
    ngày dnia dne tanggal
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_UNTIL: Final = re.compile(
    r"(?<!\w)(?:until|till|through|bis(?: zum)?|jusqu['\u2019](?:au|à)|à partir du|hasta(?: el)?|fino al?|"
    r"a partir del?|até(?: o| a)?|tot(?: en met)?|t/m|vanaf|till och med|fram till|til og med|frem til|asti|do dnia|"
    r"od dnia|starting|beginning|ab(?: dem)?|hingga|sampai|حتى|لغاية|до|μέχρι(?: τις)?|έως(?: τις)?) "
    r"(?:\w+\.? )?\d{1,4}\b|^do \d|20\d\d tarihine kadar|(?:至|摄于|攝於|拍摄于|拍攝於) ?20\d\d|"
    r"[日일] ?(?:まで|から|より|公開予定|予定|까지|부터|예정|截止|为止|為止|撮影|촬영|拍摄|拍攝)",
    re.IGNORECASE,
)
# "Concert on 12 May 2027 in the Harbour Hall"; and not "Ada Brook on 3 May 2026 in News", for that is a name.
_PLACED: Final = re.compile(
    r"20\d\d,? (?:im|in|at|bei|auf|à|au|aux|en|nel|nella|al|no|na|em|op|på|i|ved|w|v|ve|в|у|στο|στη)\b \w",
    re.IGNORECASE,
)
# "Judgment of 4 May 2021", "Urteil vom 4. Mai 2021": of what is no label of publishing and has no comma behind it.
_ON: Final = re.compile(
    r" (?:of|on|at|from|since|vom|am|ab|dem|du|le|au|del|el|al|dal|il|de|da|em|no|op|om|på|i)\b", re.IGNORECASE
)
_LAST_ON: Final = re.compile(
    r" (?:for|by|to|zum|zur|im|van|voor|uit|z|ze|od|na|från|för|av|af|fra|til|den|от|из|за|на|від|з|pada|dari|من|في)\Z",
    re.IGNORECASE,
)
_SMALL: Final = re.compile(r"(?<![\w.@'\u2019-])[a-zß-öø-ÿ]{4,}(?!\w)")  # "First broadcast 12 March 2011"
_COLONS: Final = (":", "\uff1a")
_LABELLED: Final = " :\uff1a¿?"
_LOOSE: Final = " ,/(\u2013\u2014-"
_FORUM: Final = "forum"
# Labels of scripts whose words we know less of are other days' only where we know them.
_KNOWN_SCRIPT: Final = re.compile(
    r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u045f\u0620-\u06d3\u1e00-\u1fff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"
)
# "14-16 March", "14. bis 16. März", "du 14 au 16 mars"; neither "10:15 - 14 March" nor "No 7 - 14 March".
_DAYS: Final = re.compile(
    r"(?:^\d{1,2}\.? [-\u2013\u2014] |(?<![\w.:/-])\d{1,2}\.?(?:st|nd|rd|th)?"
    r"(?:[-\u2013\u2014]| (?:bis|to|till|until|through|au|al|ao|tot|t/m|til|do|по|až|and|und|et|y|e) "
    r"(?:zum |the |el )?))"
    r"\d{1,2}(?:\.|st|nd|rd|th)? ?(?:de |of )?(?P<month>[^\W\d_]{3,12}|\d{1,2}\.)",
    re.IGNORECASE,
)


def is_of_another(lines: Sequence[Line], at: int, page_type: str) -> bool:
    """Whether the day in a line near a title is not that of publication, as its label or its neighbours tell.

    Args:
        lines: those near the title, neighbours beside each other.
        at: the place of the line that names a day.
        page_type: of the page; the "start date" of a forum's thread is that of its publication.
    """
    line = lines[at]
    said = _part(line.said)
    lead = _lead(said)
    if _is_warm(said) or LAST_WORD.search(lead) or _UNTIL.search(said):
        return True
    if PUBLISHING.search(lead) or by(line.text):
        return False
    label = (lead or line.before).strip(_LABELLED)
    if page_type == _FORUM and THREAD.fullmatch(label):
        return False
    if _is_span(said) or NONE_OF_PUBLISHING.search(lead) or (not line.called and _tells_what(said, lead)):
        return True
    return len(label) <= _LABEL and _is_labelled(lines, at, lead, label)


def _tells_what(said: str, lead: str) -> bool:
    """Whether words before a day say what was on it: "First broadcast 12 March 2011"; a name before it does not."""
    if not lead or person(lead):
        return False
    if _PLACED.search(said) or _ON.match(said, len(lead)) or _LAST_ON.search(lead):
        return True
    several = " " in lead and "," not in lead and len(lead) <= _LABEL  # one alone may be a weekday that nobody listed
    return several and _SMALL.search(lead) is not None


def _is_labelled(lines: Sequence[Line], at: int, lead: str, label: str) -> bool:
    """Whether a label that is short says that a day is another one, or what stands beside it."""
    line = lines[at]
    if WHEN.fullmatch(label):
        return FACT.search(line.text) is not None or any(_is_fact(each.text) for each in _beside(lines, at, _FACTS))
    if lead:
        return lead.endswith(_COLONS) and not line.called and _KNOWN_SCRIPT.search(lead) is not None
    warm = any(len(each.text) <= _WEATHER and _is_warm(each.text) for each in _beside(lines, at, 1))
    return warm or NONE_OF_PUBLISHING.fullmatch(label) is not None


def _part(said: str) -> str:
    """The part of a line that names the day: "City | When: 3 March 2026"."""
    parts = _PARTS.split(said)
    return next((part for part in parts if metadata_dates.written(part)), said) if len(parts) > 1 else said


def _lead(said: str) -> str:
    """What stands before a day: up to its year, or to its first number, without weekday, month and clock."""
    end = _YEAR.search(said) or _DIGIT.search(said)
    lead = said[: end.start()].rstrip(_LOOSE) if end else ""
    while lead and (last := _LAST.search(lead)) and _is_of_date(last[0]):
        lead = lead[: last.start()].rstrip(_LOOSE)
    return lead


def _is_of_date(text: str) -> bool:
    word = text.rstrip(_LOOSE + ".").casefold()
    return word[:1].isdigit() or word in MONTHS or word in CALENDAR or word in _BETWEEN


def _is_span(said: str) -> bool:
    """Whether a line names a few days in a row, of which the last is read as a day."""
    found = _DAYS.search(said)
    return found is not None and (found["month"][0].isdigit() or found["month"].casefold() in MONTHS)


def _beside(lines: Sequence[Line], at: int, reach: int) -> Sequence[Line]:
    return [*lines[max(0, at - reach) : at], *lines[at + 1 : at + 1 + reach]]


def _is_warm(text: str) -> bool:
    """Whether a text says how warm it is."""
    return any(map(text.__contains__, _DEGREES)) and _WARM.search(text) is not None


def _is_fact(text: str) -> bool:
    return len(text) <= _FACT_LINE and FACT.match(text) is not None
