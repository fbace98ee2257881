"""FiveFilters site-config files: what hand-written rules say about one site's pages.

    body: //div[@class='story']
    strip: //aside
    strip_id_or_class: share-bar

    next_page_link: //a[@class='next']/@href

Lines we have no use for (test_url, tidy, find_string, …) are passed over.
"""

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePath
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from scraper.discovery.markup import MAX_XPATH_NS
from scraper.discovery.xpath_cost import cost
from scraper.discovery.xpath_page import SMALL
from scraper.discovery.xpath_words import UnreadableError

LINKS: Final = frozenset({"next_page_link", "single_page_link"})  # what to ask for next, not what to make of a page
ORDERS: Final = frozenset({"body", "strip", "strip_id_or_class", "title", "author", "date"}) | LINKS


class SiteLine(NamedTuple):
    """One rule and where it is written."""

    host: str  # ".example.org" for a site's other hosts too
    order: str  # one of ORDERS
    path: str  # an XPath expression
    where: str  # "example.org.txt:12"


def read(name: str, text: str) -> Iterator[SiteLine]:
    """The rules of one file.

    Args:
        name: of the file: "example.org.txt", or ".example.org.txt" where it holds for subdomains.
        text: what is in it.
    """
    host = name.removesuffix(".txt").lower()
    for number, line in enumerate(text.splitlines(), start=1):
        order, colon, value = line.partition(":")
        order, value = order.strip().lower(), value.strip()
        if colon and value and order in ORDERS:
            if order == "strip_id_or_class":
                told = value.strip("'\"").replace("'", "")
                value = f"/descendant::*[contains(@class, '{told}') or contains(@id, '{told}')]"
                order = "strip"
            yield SiteLine(host, order, value, f"{PurePath(name).name}:{number}")


def fault(line: SiteLine) -> str:
    """Why a rule can be asked about no page; empty where it can, and where nobody can read it."""
    try:
        dear = cost(line.path, SMALL).total_ns > MAX_XPATH_NS
    except UnreadableError:
        return ""
    return f"{line.where}: {line.path} may take minutes even on a page of {SMALL.elements:,} elements" if dear else ""


def for_host(lines: Iterable[SiteLine], host: str) -> tuple[SiteLine, ...]:
    """The rules that hold for a host; "www." makes no difference."""
    bare = host.lower().removeprefix("www.")
    return tuple(line for line in lines if _holds(line.host.removeprefix("www."), bare))


def for_address(lines: Collection[SiteLine], address: str) -> tuple[SiteLine, ...]:
    """The rules that hold for a page's address; none for an address that is none."""
    if not lines:
        return ()
    try:
        return for_host(lines, urlsplit(address).hostname or "")
    except ValueError:
        return ()


def _holds(written: str, host: str) -> bool:
    return host == written.lstrip(".") or (written.startswith(".") and host.endswith(written))
