"""Dates as pages write them, into ISO 8601; what cannot be read is dropped, never guessed (htmldate's doorway)."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import htmldate

_FIRST_YEAR: Final = 1990  # before the web; a page that says so shows a template's default
_LAST_YEAR: Final = 2100
_DAY: Final = 3  # the parts of a date without a time
_ISO: Final = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?\Z")
_IN_URL: Final = re.compile(r"/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_MAX_CHARS: Final = 150_000  # htmldate parses the page a second time


def iso(text: str) -> str:
    """A date or a date with time as ISO 8601, with the zone if it names one; empty when it cannot be read."""
    text = text.strip()
    match = _ISO.match(text)
    if match is None:
        compact = _COMPACT.match(text)
        return _checked(compact.groups(default="")) if compact else _rfc(text)
    *parts, zone = match.groups(default="")
    return _checked(parts, zone)


def in_url(url: str) -> str:
    """The day that a path such as /2024/04/17/ names."""
    match = _IN_URL.search(url)
    return _checked(match.groups()) if match else ""


def search(html: str) -> str:
    """The day that htmldate finds in a page's markup; empty for pages that would take long."""
    if len(html) > _MAX_CHARS:
        return ""
    # Bounds are given because the default is today: the same page must give the same date tomorrow.
    found = htmldate.find_date(
        html,
        extensive_search=False,
        original_date=True,
        min_date=f"{_FIRST_YEAR}-01-01",
        max_date=f"{_LAST_YEAR}-01-01",
    )
    return found or ""


def _rfc(text: str) -> str:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return ""
    return moment.isoformat() if _FIRST_YEAR <= moment.year < _LAST_YEAR else ""


def _checked(parts: Sequence[str], zone: str = "") -> str:
    """Year, month and day, and perhaps hour, minute and second, if there is such a moment."""
    year, month, day, hour, minute, second = (int(part or 0) for part in (*parts, "", "", "")[:6])
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return ""
    if not _FIRST_YEAR <= moment.year < _LAST_YEAR:
        return ""
    written = moment.replace(tzinfo=None).isoformat()
    if len(parts) == _DAY or not parts[_DAY]:
        return written[:10]
    return written + (_offset(zone) if zone else "")


def _offset(zone: str) -> str:
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return "+00:00"
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
