"""Links of a page into addresses."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urljoin, urlsplit

from cleaners.segment_tree import Tree

_HOMES: Final = re.compile(r"/*(?:(?:index|default|home)(?:\.\w{2,5})?)?\Z", re.IGNORECASE)
# A path that begins otherwise, as nearly all pages' do; a parser of addresses leaves out tabs and line ends.
_BELOW_HOME: Final = re.compile(
    r"https?://[A-Za-z0-9.-]+/(?!index|default|home)[A-Za-z0-9][^\t\r\n]*", re.IGNORECASE | re.ASCII
)
_NUMBERED: Final = re.compile(r"(?:\A|&)(?!utm_)\w{1,12}=\d+(?:&|\Z)", re.ASCII)  # "?p=48213", and no tracker's
_UNMEANT: Final = re.compile(
    r"\Ahttps?://(?:[^/@]*@)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|"
    r"[^/:]+\.(?:local|test|internal|lan))(?=[:/]|\Z)|/(?:undefined|null|\[object(?:%20| )object\])/?\Z",
    re.IGNORECASE,
)
_SCHEME: Final = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*:")
# What nearly all pages write, and a parser of addresses gives back as it is.
_PLAIN: Final = re.compile(r"https?://[A-Za-z0-9.-]+(?:/[^\x00-\x20\s;?#]*)?(?:\?[^\x00-\x20\s#]+)?")


def base_of(tree: Tree, links: Iterable[str]) -> str:
    """What the page's first `<base href>` says; empty where none does, or where all of these links are absolute."""
    if not any(link and not _SCHEME.match(link) for link in links):
        return ""
    node = tree.css_first("base[href]")
    return (node.attributes.get("href") or "").strip() if node else ""


def based(url: str, base: str) -> str:
    """The address that a page's relative links start from.

    Args:
        url: the page's own; empty where it is not known.
        base: as its first `<base>` has it, itself perhaps relative. One that is no address of the web counts for
            nothing, and the second is not asked instead.
    Source:
        HTML, "document base URL".
    """
    address = joined(url, base)
    return address if address and urlsplit(address).scheme else url


def joined(url: str, link: str) -> str:
    """A link's address; none for one that no parser of addresses takes, or that is none of the web's."""
    if not link or (_PLAIN.fullmatch(link) and (not url or _PLAIN.fullmatch(url))):
        return link
    try:
        address = urljoin(url, link)
        return address if urlsplit(address).scheme in {"http", "https", ""} else ""
    except ValueError:
        return ""


def not_home(address: str, url: str) -> str:
    """What a page calls its own address, empty where that is its site's home page, and the page is another one.

    Nor is it the machine on which the site was made, or what a script puts where it knows no address.

    Args:
        address: as the page declares it.
        url: where it came from; empty where that is not known, and then all is believed.
    """
    if not url or not address:
        return address
    unfit = _is_home(address) and not _is_home(url)
    return "" if unfit or (_UNMEANT.search(address) and not _UNMEANT.search(url)) else address


def _is_home(address: str) -> bool:
    """Whether an address is a site's own, "https://a.example/" or "https://a.example/index.html"."""
    if _BELOW_HOME.fullmatch(address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(address) and not _NUMBERED.search(parts.query) and _HOMES.match(parts.path) is not None
