"""Lines that hold nothing but a date, a time or how long the reading takes."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from cleaners.chrome.reading import Line, Reading
from cleaners.chrome.traits import DIGIT
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION
from cleaners.sitememory import CALENDAR

_LONGEST: Final = 70  # weight; a date, a time, a time zone and an author's name have less
_FEW: Final = 3  # more dates than that inside a story are headings of a timeline
_DIGIT: Final = re.compile(r"\d")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_DATE: Final = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\b|\b\d{1,2}\. \d{1,2}\. \d{4}\b|\b\d{4}[./-]\d{1,2}[./-]\d{1,2}\b"
    r"|\b\d{1,2}[:.]\d\d (?:uhr|am|pm)\b"
    r"|\b(?:vandaag|gisteren|heute|gestern|today|yesterday|hoje|ontem|hoy|ayer|oggi|ieri|dnes|včera|azi|bugün|dün|сегодня"
    r"|вчера|сьогодні|вчора)\W{1,4}\d{1,2}[:.]\d\d\b"
    r"|\d{4}\u5e74\d{1,2}\u6708|\b\d{4}\ub144 \d{1,2}\uc6d4"
)
_MONTH_NEAR_NUMBER: Final = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th|\.)? ?(?:de |of )?([^\W\d_]{3,})|([^\W\d_]{3,})\.? \d{1,4}\b"
)
# "2 days ago", in the order of each language.
_UNITS: Final = "|".join(
    """
    minutes? hours? days? weeks? months? years? stunden? tagen? wochen? monaten? jahren? heures? jours? semaines? mois
    ans? horas? días? semanas? meses años? ore giorni settimane mesi anni dias? uur dagen weken maanden jaar godzin dni
    tygodni dagar veckor timmar saat gün hafta ay yil
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_AGO_WORDS: Final = "of de ago fa atrás geleden temu sedan önce vor hace há il y a".split()  # noqa: SIM905 (as above)
_TH: Final = ("st", "nd", "rd", "th")
_AGO: Final = re.compile(
    rf"\b\d{{1,3}} (?:{_UNITS}) (?:ago|fa|atrás|geleden|temu|sedan|önce)\b"
    rf"|\b(?:vor|hace|há|il y a) \d{{1,3}} (?:{_UNITS})\b"
)
_LABELS: Final = frozenset(
    """
    published updated posted last modified on at by date from min mins minute minutes read reading time edt est gmt utc
    pst pt et ist cet mez am pm uhr stand aktualisiert veröffentlicht vom um lesezeit lesedauer minuten zuletzt de le el
    la il à du mis jour publié modifié actualizado publicado aggiornato pubblicato alle ore às em hrs ago first the and
    st nd rd th h old new
    data publicării vandaag gisteren hoje ontem hoy ayer oggi ieri dnes včera azi heute gestern today yesterday bugün
    dün сегодня вчера сьогодні вчора thứ hai tư năm sáu bảy chủ nhật hari tanggal giriş güncelleme
    kl klo ob ora wib wita wit v o publisert publiceret publicerad opdateret oppdatert uppdaterad opublikowano
    julkaistu päivitetty publikováno aktualizováno publicat actualizat közzétéve frissítve terbit diperbarui lúc ngày
    δημοσίευση ενημέρωση στισ نشر نشرت تحديث בתאריך בשעה עודכן פורסם
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_AROUND: Final = CALENDAR | _LABELS
# All words of a line that is a date: those around it, and those in it.
_WITHIN: Final = frozenset(
    (
        *_AROUND, *re.findall(r"\w+", _UNITS), *(unit.replace("?", "") for unit in _UNITS.split("|")),
        *(unit.replace("s?", "") for unit in _UNITS.split("|")), *(f"{th}{month}" for th in _TH for month in CALENDAR),
        *_AGO_WORDS,
    )
)  # fmt: skip
_GLUED: Final = ("\u5e74", "\ub144")  # years whose words are not parted by blanks
# What the words around such years are made of: units, weekdays, halves of the day, "published", "updated", "entered".
_EASTERN: Final = frozenset(
    "年月日时時分点點秒上下午前後星期周一二三四五六火水木金土发布表于更新最后終间時公開配信掲載投稿発行년월일시분초오전후입력수정등록승인"
)


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line that says a date and, but for the words around dates, nothing more."""
    dates = [
        (number, reading.lines[number], date)
        for number in reading.numbers(DIGIT)
        if reading.lines[number].weight <= _LONGEST and (date := date_of(reading.lines[number].bare))
    ]
    heads = {number for number, _, _ in dates if _heads_a_sentence(reading.lines, number)}
    for number, line, date in dates:
        if number in heads and len(heads) > _FEW:
            continue
        if number <= reading.head or number >= reading.tail or len(dates) <= _FEW:
            yield Cut(
                start=line.block.start,
                end=line.block.end,
                kind=Kind.BYLINE_DATE,
                rule="byline_date.alone",
                evidence=date,
                by=f"rules@{RULES_VERSION}",
            )


def _heads_a_sentence(lines: Sequence[Line], number: int) -> bool:
    """Whether a line stands between two sentences, as times of a ticker do; those of comments follow a name."""
    return 0 < number < len(lines) - 1 and lines[number - 1].ends and lines[number + 1].ends


@lru_cache(maxsize=1_024)  # a page's short lines: they are asked again when others are gone
def date_of(bare: str) -> str:
    """The date a line consists of, without its bullet; empty when it says something else too."""
    if not _DIGIT.search(bare) or bare.endswith((":", "?", "|")):
        return ""
    words = _WORDS.findall(bare)
    if not any(year in bare for year in _GLUED) and not all(w in _WITHIN or _EASTERN.issuperset(w) for w in words):
        return ""  # nearly all lines
    match = _DATE.search(bare) or (
        _AGO.search(bare)
        or next((found for found in _MONTH_NEAR_NUMBER.finditer(bare) if (found[1] or found[2]) in CALENDAR), None)
        if words
        else None
    )
    if match is None:
        return ""
    rest = bare[: match.start()] + bare[match.end() :]
    strange = [word for word in _WORDS.findall(rest) if word not in _AROUND]
    return match[0] if all(map(_EASTERN.issuperset, strange)) else ""
