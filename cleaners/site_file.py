"""FiveFilters site-config files: what hand-written rules say about one site's pages.

    body: //div[@class='story']
    strip: //aside
    strip_id_or_class: share-bar

    next_page_link: //a[@class='next']/@href

Lines we have no use for (test_url, tidy, find_string, …) are passed over.
"""

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from pathlib import PurePath
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from scraper.discovery.markup import MAX_XPATH_NS
from scraper.discovery.xpath_cost import cost
from scraper.discovery.xpath_page import SMALL
from scraper.discovery.xpath_words import UnreadableError, unknown_function

LINKS: Final = frozenset({"next_page_link", "single_page_link"})  # what to ask for next, not what to make of a page
ORDERS: Final = frozenset({"body", "strip", "strip_id_or_class", "title", "author", "date"}) | LINKS
# What other programs that read such files know; of these we make nothing.
_OTHERS: Final = frozenset(
    """
    autodetect_next_page autodetect_on_failure convert_double_br_tags dissolve find_string footnotes http_header
    if_page_contains insert_detected_image login_extra_fields login_password_field login_uri login_username_field
    move_into native_ad_clue not_logged_in_xpath parser prune replace_string requires_login single_page_link_in_feed
    skip_json_ld src_lazy_load_attr strip_attr strip_comments strip_image_src test_contains test_url tidy
    user_agent wrap_in
    """.split()  # noqa: SIM905 (a list of words reads as one)
)


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
    for order, value, line in _orders(name, text):
        if value and order in ORDERS:
            yield line


def overlooked(name: str, text: str) -> Iterator[SiteLine]:
    """The lines of one file that no page is asked about though somebody meant them to be, what is wrong as their path.

    Args:
        name: of the file, as above.
        text: what is in it.
    """
    for order, value, line in _orders(name, text):
        unread = _unreadable(line.path) if value else f"{order} says nothing"
        if wrong := unread if order in ORDERS else _unknown(order):
            yield line._replace(path=wrong)


def _unknown(order: str) -> str:
    if order.partition("(")[0].strip() in _OTHERS:
        return ""
    close = get_close_matches(order, ORDERS, n=1)
    return f"unknown order {order[:40]!r}" + (f"; did you mean {close[0]!r}?" if close else "")


def _orders(name: str, text: str) -> Iterator[tuple[str, str, SiteLine]]:
    """Each line that is no comment: its order, what it says, and the rule it would be."""
    host = name.removesuffix(".txt").lower()
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        order, _, value = line.partition(":")
        known, value = order.strip().lower(), value.strip()
        order, path = known, value
        if known == "strip_id_or_class":
            told = value.strip("'\"").replace("'", "")
            path = f"/descendant::*[contains(@class, '{told}') or contains(@id, '{told}')]"
            order = "strip"
        yield known, value, SiteLine(host, order, path, f"{PurePath(name).name}:{number}")


def _unreadable(path: str) -> str:
    """Why nobody can read an expression; empty for one that can be read."""
    try:
        cost(path, SMALL)
    except UnreadableError as error:
        return f"{path[:200]} is no XPath that we can read: {error}"
    unknown = unknown_function(path)
    return f"{path[:200]} asks for {unknown}(), which XPath 1.0 does not know" if unknown else ""


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
