"""What the election of an original looks at, read off a document; and how a changed place is told."""

import re
from datetime import UTC, datetime, timedelta

from corpus.document import Document
from corpus.duplicates import Standing

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # before the web: a broken clock or an empty field
_AHEAD = timedelta(days=1)  # time zones and hasty clocks; a later date is an announcement or a mistake
_DAY = len("2026-01-02")
_ZONED = re.compile(r"(?:[+-]\d\d:\d\d|Z)\Z")
_HEAD_CHARS = 400  # where datelines stand

_AGENCIES = (
    "AAP|AFP|ANI|ANP|ANSA|APA|APTN|AP|Associated Press|Belga|Bloomberg|CTK|dapd|dpa-AFX|dpa|dts|EFE|epd|IANS|Interfax|"
    "Keystone-SDA|KNA|Kyodo|Lusa|MTI|PA Media|PAP|PTI|Reuters|Ritzau|SDA|SID|STT|TASS|TT|UPI|Xinhua|Yonhap"
)
# In brackets, alone or behind a place or a sister service: "(Reuters)", "BERLIN (dpa/AFP)", "(AP Photo)" is not one.
_DATELINE = re.compile(rf"\((?:[\w .-]{{1,20}}[/,] ?)??({_AGENCIES})(?:[/,] ?[\w .-]{{1,20}})?\)")
_CREDIT = re.compile(rf"(?<![\w-])({_AGENCIES})(?![\w-])")


def standing(document: Document, text: int, *, superseded: bool) -> Standing:
    """Where a document stands in the election of its story's original.

    Args:
        document: the document.
        text: the number of its normalised text.
        superseded: a later version of its address is kept.
    """
    return Standing(
        id=document.id,
        text=text,
        published_at=believed(document),
        fetched_at=document.provenance.fetched_at,
        agency=agency(document),
        length=len(document.text),
        superseded=superseded,
    )


def believed(document: Document) -> datetime | None:
    """The publication time in UTC, where the page gives one that can be right.

    A date without a time counts as the end of its day: it must not beat a copy that gives the hour. So does one with
    a time that is only shown, on the outlet's own clock, which may be many hours from ours.
    """
    stated = document.metadata.published_at
    local = stated is not None and stated.source == "shown" and not _ZONED.search(stated.value)
    moment = instant(stated.value[:_DAY] if local else stated.value) if stated else None
    if moment is None or not _EARLIEST <= moment <= document.provenance.fetched_at + _AHEAD:
        return None
    return moment


def instant(stated: str) -> datetime | None:
    """An ISO 8601 date or time in UTC; times without a zone are taken as UTC, None when it is neither."""
    try:
        moment = datetime.fromisoformat(stated.strip())
        if len(stated.strip()) <= _DAY:
            moment = moment.replace(hour=23, minute=59, second=59)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def agency(document: Document) -> str:
    """The news agency a document credits in its byline or dateline; empty when it seems the outlet's own."""
    byline = document.metadata.byline
    credited = _CREDIT.search(byline.value) if byline else None
    credited = credited or _DATELINE.search(document.text[:_HEAD_CHARS])
    return credited[1] if credited else ""
