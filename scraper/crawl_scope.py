"""Which addresses belong to an outlet, and which look like a trap: plain functions of the address."""

import re
from collections import Counter
from datetime import datetime
from urllib.parse import parse_qsl, urlsplit

from scraper.address import AddressError, host
from scraper.frontier_records import Kind
from scraper.outlet import Outlet

MAX_PATH_PARTS = 20  # news addresses have up to 10
MAX_PARAMETERS = 12
MAX_PART_REPEATS = 3  # /a/b/a/b/a/b/: a relative link that grows with every visit
MAX_PAGE_NUMBER = 50  # of a listing: what is older is in the sitemaps or not wanted
_SESSION_NAMES = frozenset(
    {"jsessionid", "phpsessid", "sid", "sessionid", "session_id", "aspsessionid", "cfid", "cftoken"}
)
_SESSION_CHARS = 16
_PAGE_NAMES = frozenset({"page", "paged", "seite", "pagina", "pag", "offset", "start", "from", "skip"})
_OFFSETS = frozenset({"offset", "start", "from", "skip"})  # count stories, not pages
_STORIES_PER_PAGE = 20
_PAGE_PART = re.compile(r"^(?:page|seite|pagina|pag)[-_]?(\d+)?$")
_SESSION_IN_PATH = re.compile(r";jsessionid=", re.IGNORECASE)
_YEAR_MONTH = re.compile(r"/((?:19|20|21)\d\d)[/-](\d{1,2})(?=[/-]|$)")
_FIRST_YEAR = 1990


def own_hosts(outlet: Outlet) -> frozenset[str]:
    """The hosts whose addresses belong to an outlet, each with and without "www."."""
    named = [_host(address) for address in (*outlet.feeds, *outlet.sitemaps, *outlet.urls)]
    bare = {name.lower().removeprefix("www.") for name in (*named, *outlet.allow_hosts) if name}
    return frozenset(bare | {f"www.{name}" for name in bare})


def sources_of(outlet: Outlet) -> tuple[tuple[Kind, str], ...]:
    """What is read regularly for an outlet: its feeds and sitemaps, and the pages links are followed from.

    With `follow`, the outlet's `urls` are those pages; without any, its paths at every host it names, as far as they
    are plainly written.
    """
    listed = [(Kind.FEED, each) for each in outlet.feeds] + [(Kind.SITEMAP, each) for each in outlet.sitemaps]
    if outlet.follow is None:
        return tuple(listed)
    origins = dict.fromkeys("/".join(each.split("/", 3)[:3]) for each in (*outlet.feeds, *outlet.sitemaps))
    plain = dict.fromkeys(_plain(path) for path in outlet.follow.paths)
    starts = outlet.urls or tuple(origin + path for origin in origins for path in plain)
    return (*listed, *((Kind.LINKS, each) for each in starts))


def trap(address: str, now: datetime) -> str:
    """Why an address looks endless: "repeats", "session", "pagination", "calendar", "too long"; empty if it does not.

    Meant for links and listings; a false alarm costs one page, a miss costs a budget.
    """
    parts = urlsplit(address)
    path = [part for part in parts.path.split("/") if part]
    pairs = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=None)
    checks = (
        ("too long", len(path) > MAX_PATH_PARTS or len(pairs) > MAX_PARAMETERS),
        ("repeats", max(Counter(path).values(), default=0) >= MAX_PART_REPEATS),
        ("session", _has_session(parts.path, pairs)),
        ("pagination", _page_number(path, pairs) > MAX_PAGE_NUMBER),
        ("calendar", _outside_time(parts.path, now)),
    )
    return next((name for name, holds in checks if holds), "")


def _plain(path: str) -> str:
    """A path as far as it holds no `*`: "/*/news/" starts at "/", "/de/*.html$" at "/de/"."""
    if "*" not in path:
        return path.removesuffix("$")
    return path.partition("*")[0].rpartition("/")[0] + "/"


def _host(address: str) -> str:
    try:
        return host(address)
    except AddressError:
        return ""


def _has_session(path: str, pairs: list[tuple[str, str]]) -> bool:
    # A short `sid` is a story's number in some systems; a session's is long.
    long = (name.lower() in _SESSION_NAMES for name, value in pairs if len(value) >= _SESSION_CHARS)
    return bool(_SESSION_IN_PATH.search(path)) or any(long)


def _page_number(path: list[str], pairs: list[tuple[str, str]]) -> int:
    numbers = [0]
    for name, value in pairs:
        if name.lower() in _PAGE_NAMES and value.isdecimal() and len(value) < 10:  # noqa: PLR2004 - a number, not a key
            numbers.append(int(value) // (_STORIES_PER_PAGE if name.lower() in _OFFSETS else 1))
    for part, following in zip(path, [*path[1:], ""], strict=False):
        found = _PAGE_PART.match(part.lower())
        digits = (found[1] or following) if found else ""
        numbers.append(int(digits) if digits.isdecimal() and len(digits) < 10 else 0)  # noqa: PLR2004
    return max(numbers)


def _outside_time(path: str, now: datetime) -> bool:
    found = _YEAR_MONTH.search(path)
    if found is None or not 1 <= int(found[2]) <= 12:  # noqa: PLR2004 - months
        return False
    return not (_FIRST_YEAR, 1) <= (int(found[1]), int(found[2])) <= _months_ahead(now)


def _months_ahead(now: datetime) -> tuple[int, int]:
    """Next month: announcements are dated ahead, calendars go on for ever."""
    return (now.year + now.month // 12, now.month % 12 + 1)
