"""Stories on several pages: is the page that `rel=next` names the next part, or just another story?"""

import re
from urllib.parse import parse_qsl, urlsplit

from scraper.address import AddressError, canonical
from scraper.discovery.links import read_named, read_next
from scraper.outlet import Outlet

MAX_PARTS = 20  # the longest reports met have a dozen pages
_NEXT = re.compile(rb"""rel\s*=\s*["']?[^"'<>]{0,100}\bnext\b""")  # of lower case: its first letters are searched fast
_PART_NAMES = frozenset({"page", "p", "pg", "part", "seite", "pagina", "teil"})
_ENDING = re.compile(r"(?:\.(?:s?html?|php|aspx?))?/?$", re.IGNORECASE)


def next_part(body: bytes, answered: str, part: int) -> str | None:
    """The address of the story's next page, spelled canonically.

    Many templates mark the next *article* with `rel=next` as well, so the address must be that of this page with the
    number of the next part: `/a` and `/a/2`, `/a-1.html` and `/a-2.html`, `/a?page=2`, `/a/page/2`.

    Args:
        body: Of the page.
        answered: Its address.
        part: Its number; 1 for a story's first page.
    """
    address = _named(body, answered) if part < MAX_PARTS else None
    return address if address and continues(answered, address, part) else None


def part_and_next(body: bytes, answered: str) -> tuple[int, str] | None:
    """Which part of a story a page is, and the address of the next one, where the two addresses tell."""
    address = _named(body, answered)
    parts = (part for part in range(1, MAX_PARTS) if address and continues(answered, address, part))
    part = next(parts, None)
    return (part, address) if part is not None and address else None


def _named(body: bytes, answered: str) -> str | None:
    """The address that a page names as the next one, spelled canonically."""
    if not _NEXT.search(body.lower()):
        return None
    named = read_next(body, answered)
    try:
        return canonical(named) if named else None
    except AddressError:
        return None


def named_part(body: bytes, answered: str, part: int, outlet: Outlet) -> str | None:
    """The address of what its outlet's site-config file names as the rest of the story, spelled canonically.

    For a first page that is the page with all of the story in one, else the next page. Whoever wrote the file looked at
    the site, so the address may be any on the same host. Of a page with all of it, what the first said is a copy.

    Args:
        body: Of the page.
        answered: Its address.
        part: Its number; 1 for a story's first page.
        outlet: Whose page it is.
    """
    if part >= MAX_PARTS:
        return None
    whole = outlet.single_links if part == 1 else ()
    for paths in (whole, outlet.next_links):
        named = read_named(body, answered, paths)
        try:
            address = canonical(named) if named else ""
        except AddressError:
            continue
        if address and address != answered and urlsplit(address).netloc == urlsplit(answered).netloc:
            return address
    return None


def continues(address: str, following: str, part: int) -> bool:
    """Whether one address is another one with the number of the next part."""
    here, there = urlsplit(address), urlsplit(following)
    if (here.scheme, here.netloc) != (there.scheme, there.netloc) or address == following:
        return False
    if here.path == there.path:
        return _is_next_in_query(dict(parse_qsl(here.query)), dict(parse_qsl(there.query)), part)
    stem = _stem(there.path, part + 1)
    if here.query != there.query or stem == _plain(there.path):
        return False
    return stem == _stem(here.path, part) or (part == 1 and stem == _plain(here.path))


def _is_next_in_query(here: dict[str, str], there: dict[str, str], part: int) -> bool:
    changed = {name for name in {*here, *there} if here.get(name) != there.get(name)}
    return len(changed) == 1 and changed <= _PART_NAMES and there.get(next(iter(changed))) == str(part + 1)


def _plain(path: str) -> str:
    return _ENDING.sub("", path)


def _stem(path: str, number: int) -> str:
    """The path without its ending and the given part number; unchanged but for the ending when it has none."""
    return re.sub(rf"(?:[/_,-](?:page|seite|pagina|part|teil|p))?[/_,-]?(?<!\d){number}$", "", _plain(path))
