"""Links of a page into addresses."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urljoin, urlsplit

from cleaners.segment_tree import Tree

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
