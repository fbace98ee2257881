"""HTML pages into addresses: links within a scope, the next part, and the feeds and sitemaps a page names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from scraper.address import resolve
from scraper.discovery.markup import Tag, linked, start_tags
from scraper.outlet import Follow

MAX_BYTES = 3_000_000  # of a page; links beyond are not seen
MAX_LINKS = 10_000

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
    own_base, links = _read(html)
    hrefs = (link.href for link in links if link.name in {"a", "area"} and "nofollow" not in link.rel)
    own = resolve(base, base)
    return tuple(each for each in _addresses(base, own_base, hrefs) if each != own)


def read_alternates(html: bytes, base: str) -> Alternates:
    """The feeds and sitemaps a page names in its links."""
    own_base, links = _read(html)
    links = tuple(link for link in links if link.name == "link")
    feeds = (link.href for link in links if "alternate" in link.rel and link.media_type in FEED_TYPES)
    sitemaps = (link.href for link in links if "sitemap" in link.rel)
    return Alternates(
        feeds=tuple(_addresses(base, own_base, feeds)),
        sitemaps=tuple(_addresses(base, own_base, sitemaps)),
    )


def read_next(html: bytes, base: str) -> str | None:
    """The address of the next part of a story or listing, as `rel=next` names it."""
    own_base, links = _read(html)
    hrefs = (link.href for link in links if "next" in link.rel)
    return next(_addresses(base, own_base, hrefs), None)


def read_named(html: bytes, base: str, paths: Sequence[str]) -> str | None:
    """The first address that an outlet's own XPath expressions name on a page; none of them costs nothing."""
    if not paths:
        return None
    text = html[:MAX_BYTES].decode("utf-8", "replace").replace("\x00", "")
    own_base, _ = _read(html)
    return next(_addresses(base, own_base, linked(text, paths)), None)


def in_scope(address: str, follow: Follow, hosts: frozenset[str]) -> bool:
    """Whether a link may be followed: one of the outlet's hosts, below one of its paths."""
    parts = urlsplit(address)
    return (parts.hostname or "") in hosts and any(_pattern(path).match(parts.path or "/") for path in follow.paths)


@lru_cache(maxsize=1_024)
def _pattern(path: str) -> re.Pattern[str]:
    """A path prefix as in robots.txt: `*` stands for anything, `$` at the end for the end."""
    parts = (re.escape(part) for part in path.removesuffix("$").split("*"))
    return re.compile(".*?".join(parts) + ("$" if path.endswith("$") else ""))


@dataclass(frozen=True, slots=True)
class _Link:
    name: str
    href: str
    rel: frozenset[str]
    media_type: str


def _read(html: bytes) -> tuple[str, tuple[_Link, ...]]:
    """The page's own base, and its links."""
    # Addresses are ASCII or UTF-8 in practice; a mis-decoded one is asked for, answers 404, and is counted.
    text = html[:MAX_BYTES].decode("utf-8", "replace").replace("\x00", "")
    tags = start_tags(text, frozenset({"a", "area", "link", "base"}), MAX_LINKS)
    # The first with a href, whatever it says; of HTTP or not is looked at when it is joined.
    base = next((tag.attributes["href"].strip() for tag in tags if tag.name == "base" and "href" in tag.attributes), "")
    return base, tuple(_link(tag) for tag in tags if tag.name != "base" and tag.attributes.get("href", "").strip())


def _link(tag: Tag) -> _Link:
    return _Link(
        name=tag.name,
        href=tag.attributes["href"].strip(),
        rel=frozenset(tag.attributes.get("rel", "").lower().split()),
        media_type=tag.attributes.get("type", "").partition(";")[0].strip().lower(),
    )


def _addresses(base: str, own_base: str, hrefs: Iterator[str]) -> Iterator[str]:
    start = (resolve(base, own_base) if own_base else None) or base
    seen: set[str] = set()
    for href in hrefs:
        address = resolve(start, href)
        if address is not None and address not in seen:
            seen.add(address)
            yield address
