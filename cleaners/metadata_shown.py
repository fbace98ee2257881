"""Author and day of publication as a page shows them beside its title, where it declares none.

Only what stands near the title and says what it is: a name behind "By", a date that can be read one way only.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from cleaners import metadata_dates
from cleaners.cleaned import Metadata, Sourced
from cleaners.features import Page
from cleaners.segment_words import BIT

_BEFORE: Final = 4  # blocks above the title in which a date line stands
_BEHIND: Final = 14  # and behind it: standfirst, picture, caption, share bar
_LONGEST: Final = 120  # characters of a line that names author and day
_BARE: Final = 40  # of one that needs no word or class to be a date line
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january januar jänner janvier enero gennaio janeiro januari stycznia",
            "february februar février febrero febbraio fevereiro februari lutego",
            "march märz mars marzo março maart marca",
            "april avril abril aprile kwietnia",
            "may mai mayo maggio maio mei maj maja",
            "june juni juin junio giugno junho czerwca",
            "july juli juillet julio luglio julho lipca",
            "august août agosto augustus augusti sierpnia",
            "september septembre septiembre settembre setembro września",
            "october oktober octobre octubre ottobre outubro października",
            "november novembre noviembre novembro listopada",
            "december dezember décembre diciembre dicembre dezembro grudnia",
        ),
        start=1,
    )
    for name in names.split()
}
_SHORT: Final = {name: number for number, name in enumerate(
    "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1  # noqa: SIM905 - a list of words reads as one
)} | {"sept": 9}  # fmt: skip
_DATE: Final = re.compile(
    r"\b(?P<iso>20\d\d-\d\d-\d\d)\b"
    r"|\b(?P<month>[^\W\d_]{3,10})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>20\d\d)\b"
    r"|\b(?P<day2>\d{1,2})(?:st|nd|rd|th|\.|er)? (?:de |of )?(?P<month2>[^\W\d_]{3,10})\.?,? (?:de )?"
    r"(?P<year2>20\d\d)\b"
    r"|\b(?P<day3>\d{1,2})\.(?P<month3>\d{1,2})\.(?P<year3>20\d\d)\b"
)
_CHANGED: Final = re.compile(
    r"updated|modified|aktualisiert|geändert|mis à jour|actualizad|aggiornat|atualizad", re.IGNORECASE
)
_WORD: Final = r"[^\W\d_a-zß-öø-ÿ][\w'\u2019.-]+"
_NAME: Final = rf"(?P<name>{_WORD}(?: (?:van|von|de|der|den|di|da|{_WORD})){{1,3}})"
_BY: Final = re.compile(
    rf"(?:^|[|·•] ?)(?i:written by|by|von|par|por|door|di|av):?\s+{_NAME}"
    r"(?=\s*(?:$|[|·•,(\u2013\u2014-]|\d|and |und ))"
)


def completed(facts: Metadata, page: Page, title: int | None) -> Metadata:
    """What a page declares, and beside it what it shows.

    Args:
        facts: as declared.
        page: its blocks.
        title: the number of the block that is its title, None where there is none: then nothing is near it.
    """
    if title is None or (facts.published_at and facts.byline):
        return facts
    near = list(_near(page, title))
    if facts.published_at is None and (day := next(filter(None, (_day(line, called) for line, called in near)), "")):
        facts = replace(facts, published_at=Sourced(value=day, source="shown"))
    if facts.byline is None and (name := next(filter(None, (_name(line) for line, _ in near)), "")):
        facts = replace(facts, byline=Sourced(value=name, source="shown"))
    return facts


def _near(page: Page, title: int) -> Iterator[tuple[str, bool]]:
    """Short lines around the title, nearest behind it first, and whether their elements are called meta data."""
    segments = page.segments
    behind = range(title + 1, min(len(segments.text), title + 1 + _BEHIND))
    for block in (*behind, *range(title - 1, max(-1, title - 1 - _BEFORE), -1)):
        text = segments.text[block]
        if len(text) <= _LONGEST and not segments.dead[block]:
            kind = segments.within.kind[segments.container[block]]
            yield text, bool(segments.kinds.near[kind] & BIT["meta"])


def _day(line: str, called: bool) -> str:  # noqa: FBT001 - what the element says of the line
    found = list(_DATE.finditer(line))
    if len(found) != 1 or _CHANGED.search(line) or not (called or len(line) <= _BARE or _BY.search(line)):
        return ""
    parts = found[0].groupdict()
    if parts["iso"]:
        return metadata_dates.iso(parts["iso"])
    year, month, day = (parts[name] or parts[f"{name}2"] or parts[f"{name}3"] for name in ("year", "month", "day"))
    number = int(month) if month.isdecimal() else _MONTHS.get(month.lower()) or _SHORT.get(month.lower()) or 0
    return metadata_dates.iso(f"{year}-{number:02}-{int(day):02}") if number else ""


def _name(line: str) -> str:
    found = _BY.search(line)
    return found["name"] if found else ""
