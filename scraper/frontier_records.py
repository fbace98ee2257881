"""What the frontier hands out: an address to ask, a source to read, and what is known of each."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from scraper.page import Record


class Kind(StrEnum):
    """What a source is read as."""

    FEED = "feed"
    SITEMAP = "sitemap"
    LINKS = "links"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An address a source or page names."""

    address: str  # canonical
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the last good answer of an address left us: its validators, its digest, where it is archived."""

    etag: str = ""
    last_modified: str = ""
    body_digest: str = ""
    record: Record | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """An address that is ours to ask until the lease expires."""

    id: int
    address: str
    host: str
    outlet: str
    found_in: str
    depth: int = 0
    tries: int = 0  # that failed already
    published_at: datetime | None = None
    part_of: int | None = None  # id of the first page of the story this continues
    part: int = 1
    checks: int = 0  # answers it has given
    seen: Seen = Seen()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A feed, a sitemap or a page read for links, due for reading."""

    id: int
    address: str
    host: str
    outlet: str
    kind: Kind
    depth: int = 0
    checks: int = 0
    failures: int = 0  # in a row
    interval_s: float
    seen: Seen = Seen()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How the frontier stands."""

    waiting: int
    later: int  # of those waiting: put off to a later time
    leased: int
    done: tuple[tuple[str, int], ...]  # outcome and number, by name
    sources: int
    sources_due: int
