"""Sources into addresses: what one answer of a feed, sitemap or link page adds to an outlet."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from scraper.address import AddressError, canonical
from scraper.address import host as host_of
from scraper.crawl_scope import own_hosts, trap
from scraper.discovery.feed import NotAFeedError, read_feed
from scraper.discovery.links import in_scope, read_alternates, read_links
from scraper.discovery.sitemap import NotASitemapError, read_sitemap
from scraper.errors import shown
from scraper.frontier_records import Found, Kind
from scraper.outlet import Outlet
from scraper.page import Exchange, header

MAX_CHILDREN = 5_000  # of one sitemap index
MAX_SITEMAP_DEPTH = 3  # an index of indexes occurs; more is a loop


class NotASourceError(ValueError):
    """The answer is no feed, sitemap or page of links; `name` says which was expected."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(why)
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a source lists, sorted into ours and not ours."""

    found: tuple[Found, ...] = ()
    children: tuple[tuple[str, datetime | None], ...] = ()
    listed: int = 0
    out_of_scope: int = 0
    trapped: int = 0
    left_out: int = 0  # ours and new, but more than a run may follow
    remark: str = ""


def read_source(exchange: Exchange, kind: Kind, depth: int, outlet: Outlet, now: datetime) -> Reading:
    """Read a source's answer.

    Args:
        exchange: A complete answer with a body.
        kind: What the source is declared as.
        depth: 0 for a declared sitemap, 1 for those an index names, and so on.
        outlet: Whose it is; decides the scope.
        now: For what a calendar may show.

    Raises:
        NotASourceError: The body is not what it should be.
    """
    try:
        match kind:
            case Kind.FEED:
                return _feed(exchange, outlet, now)
            case Kind.SITEMAP:
                return _sitemap(exchange, depth, outlet, now)
            case Kind.LINKS:
                return links(exchange.body, exchange.answered, outlet, now)
    except NotAFeedError as error:
        raise NotASourceError("not_a_feed", str(error) + _hint(exchange)) from error
    except NotASitemapError as error:
        raise NotASourceError("not_a_sitemap", str(error)) from error


def links(body: bytes, base: str, outlet: Outlet, now: datetime) -> Reading:
    """The links of a page that the outlet's `follow` lets in."""
    follow = outlet.follow
    if follow is None:
        return Reading()
    listed = read_links(body, base)
    ours = [each for each in listed if in_scope(each, follow, own_hosts(outlet))]
    reading = _sorted(((each, None) for each in ours), outlet, now)
    return replace(reading, listed=len(listed), out_of_scope=len(listed) - len(ours))


def _feed(exchange: Exchange, outlet: Outlet, now: datetime) -> Reading:
    feed = read_feed(exchange.body, exchange.answered, header(exchange.headers, "content-type"))
    reading = _sorted(((entry.address, entry.published_at) for entry in feed.entries), outlet, now)
    return _remarked(reading, f"cut short: {feed.cut_short}" if feed.cut_short else "")


def _sitemap(exchange: Exchange, depth: int, outlet: Outlet, now: datetime) -> Reading:
    sitemap = read_sitemap(exchange.body, exchange.answered)
    reading = _sorted(((each.address, each.published_at or each.modified_at) for each in sitemap.entries), outlet, now)
    hosts = own_hosts(outlet)
    children = [(each.address, each.modified_at) for each in sitemap.children if _is_at(each.address, hosts)]
    too_deep = depth + 1 >= MAX_SITEMAP_DEPTH and bool(children)
    whole = replace(
        reading,
        children=() if too_deep else tuple(children[:MAX_CHILDREN]),
        listed=reading.listed + len(sitemap.children),
        out_of_scope=reading.out_of_scope + len(sitemap.children) - len(children),
    )
    cut_short = f"cut short: {sitemap.cut_short}" if sitemap.cut_short else ""
    deep = f"indexes nested deeper than {MAX_SITEMAP_DEPTH}" if too_deep else ""
    many = f"more than {MAX_CHILDREN} sitemaps in one index" if len(children) > MAX_CHILDREN else ""
    return _remarked(whole, cut_short, deep, many)


def _hint(exchange: Exchange) -> str:
    """Where the feed is instead, when a page was given that names one."""
    feeds = read_alternates(exchange.body, exchange.answered).feeds
    return f"; that page names the feed {shown(feeds[0])}" if feeds else ""


def _remarked(reading: Reading, *remarks: str) -> Reading:
    return replace(reading, remark="; ".join(filter(None, (*remarks, reading.remark))))


def _sorted(entries: Iterable[tuple[str, datetime | None]], outlet: Outlet, now: datetime) -> Reading:
    hosts = own_hosts(outlet)
    found: dict[str, Found] = {}
    outside: Counter[str] = Counter()
    listed = trapped = 0
    for address, published_at in entries:
        listed += 1
        if not _is_at(address, hosts):
            outside[_host(address)] += 1
        elif trap(address, now):
            trapped += 1
        else:
            spelled = canonical(address)
            found.setdefault(spelled, Found(address=spelled, published_at=published_at))
    return Reading(
        found=tuple(found.values()),
        listed=listed,
        out_of_scope=outside.total(),
        trapped=trapped,
        remark=_stated(outside),
    )


def _stated(outside: Counter[str]) -> str:
    """Which hosts were left out, and what lets them in."""
    if not outside:
        return ""
    named = ", ".join(f"{name} ({number})" for name, number in outside.most_common(3))
    return f"left out, not in allow-hosts: {named}"


def _is_at(address: str, hosts: frozenset[str]) -> bool:
    return _host(address) in hosts


def _host(address: str) -> str:
    try:
        return host_of(address)
    except AddressError:
        return "?"
