"""Outlet: a site we follow, where it lists its stories, and its pace."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How often one host may be asked, and how much."""

    delay_s: float = 2.0  # floor between the end of one request and the start of the next
    max_delay_s: float = 60.0  # a longer Crawl-delay is capped to this, and logged
    latency_factor: float = 1.0  # wait this many times the last response time, when that is longer
    timeout_s: float = 30.0  # whole request, redirects included
    max_bytes: int = 10_000_000  # of a decoded body
    daily_budget: int = 5_000  # requests per host and UTC day


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """Which links of an outlet's own pages are followed."""

    paths: tuple[str, ...]  # path prefixes, "/news/"; `*` and `$` mean what they mean in robots.txt
    depth: int = 1
    max_links: int = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One site we follow. Its name is its `id`; every document carries it."""

    id: str  # [a-z0-9-]+
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()  # the lines of a URL list
    follow: Follow | None = None
    allow_hosts: tuple[str, ...] = ()  # hosts other than the feeds' own that entries may lead to
    lang: str = ""  # BCP 47, empty when unknown
    max_docs: int = 0  # per run; 0 is no limit
    next_links: tuple[str, ...] = ()  # XPath of the link to a story's next page, where `rel=next` does not tell
    single_links: tuple[str, ...] = ()  # XPath of the link to all of a story on one page
    pace: Pace = Pace()
