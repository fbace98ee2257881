"""HTML pages into addresses: links within a scope, the next part, and the feeds and sitemaps a page names (by lxml)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from scraper.address import resolve
from scraper.outlet import Follow

MAX_BYTES = 3_000_000  # of a page; links beyond are not seen
MAX_LINKS = 10_000
_PIECE_CHARS = 65_536

FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternates:
    """Where a page says its outlet lists stories."""

    feeds: tuple[str, ...]
    sitemaps: tuple[str, ...]


def read_links(html: bytes, base: str) -> tuple[str, ...]:
    """The addresses a page links to, in reading order, each once.

    Links marked `rel=nofollow` are left out, the page itself and its fragments too.
    """
    page = _read(html)
    hrefs = (tag.href for tag in page.found if tag.name == "a" and "nofollow" not in tag.rel)
    own = resolve(base, base)
    return tuple(each for each in _addresses(page, base, hrefs) if each != own)


def read_alternates(html: bytes, base: str) -> Alternates:
    """The feeds and sitemaps a page names in its links."""
    page = _read(html)
    tags = tuple(tag for tag in page.found if tag.name == "link")
    feeds = (tag.href for tag in tags if "alternate" in tag.rel and tag.media_type in FEED_TYPES)
    sitemaps = (tag.href for tag in tags if "sitemap" in tag.rel)
    return Alternates(
        feeds=tuple(_addresses(page, base, feeds)),
        sitemaps=tuple(_addresses(page, base, sitemaps)),
    )


def read_next(html: bytes, base: str) -> str | None:
    """The address of the next part of a story or listing, as `rel=next` names it."""
    page = _read(html)
    hrefs = (tag.href for tag in page.found if "next" in tag.rel)
    return next(_addresses(page, base, hrefs), None)


def in_scope(address: str, follow: Follow, hosts: frozenset[str]) -> bool:
    """Whether a link may be followed: one of the outlet's hosts, below one of its paths."""
    parts = urlsplit(address)
    return (parts.hostname or "") in hosts and any((parts.path or "/").startswith(path) for path in follow.paths)


@dataclass(frozen=True, slots=True)
class _Tag:
    name: str
    href: str
    rel: frozenset[str]
    media_type: str


class _Reader:
    """Hears each start tag and keeps those that carry addresses: without a tree nothing nests and nothing recurses."""

    def __init__(self) -> None:
        self.found: list[_Tag] = []
        self.base = ""

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Note <a>, <area>, <link> and the first <base>."""
        if tag not in {"a", "link", "area", "base"} or len(self.found) >= MAX_LINKS:
            return
        href = attrs.get("href", "").strip()
        if tag == "base":
            self.base = self.base or href
        elif href:
            rel = frozenset(attrs.get("rel", "").lower().split())
            media_type = attrs.get("type", "").partition(";")[0].strip().lower()
            self.found.append(_Tag("a" if tag == "area" else tag, href, rel, media_type))

    def close(self) -> "_Reader":
        """End of the page, as the parser announces it."""
        return self


def _read(html: bytes) -> _Reader:
    # Addresses are ASCII or UTF-8 in practice; a mis-decoded one is asked for, answers 404, and is counted.
    text = html[:MAX_BYTES].decode("utf-8", "replace").replace("\x00", "")
    reader = _Reader()
    parser = etree.HTMLParser(target=reader, no_network=True, recover=True, huge_tree=True)
    try:
        # In pieces: libxml2 copies what it is handed whole, and an endless tag is then seen for what it is.
        for at in range(0, len(text), _PIECE_CHARS):
            parser.feed(text[at : at + _PIECE_CHARS])
        parser.close()
    except etree.LxmlError:
        return reader  # what was heard until then stands; nothing at all is a page without links
    return reader


def _addresses(page: _Reader, base: str, hrefs: Iterator[str]) -> Iterator[str]:
    start = (resolve(base, page.base) if page.base else None) or base
    seen: set[str] = set()
    for href in hrefs:
        address = resolve(start, href)
        if address is not None and address not in seen:
            seen.add(address)
            yield address
