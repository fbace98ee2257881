"""Cleaned | Rejected: the two outcomes of a page, and the ledger of cuts between them."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from cleaners.kinds import Kind


class Cut(NamedTuple):
    """One removed span of raw_text, and the reason.

    A NamedTuple, not a dataclass: pages have dozens, some made to keep us busy ten thousand, and it is made twice as
    fast.
    """

    start: int  # code points into raw_text
    end: int  # exclusive
    kind: Kind
    rule: str  # the rule's id: "newsletter.prompt", "repeats.exact", "story.model"
    evidence: str  # short: the phrase, the twin's offset, "17 of 18 pages", the score
    by: str  # who decided, with its version: "rules@7", "story@3", "repeats@7", "memory"


class Why(StrEnum):
    """Why a page gave no story."""

    ERROR_PAGE = "error_page"
    CHALLENGE = "challenge"
    CONSENT_WALL = "consent_wall"
    PAYWALL_STUB = "paywall_stub"
    LISTING = "listing"
    EMPTY = "empty"
    TOO_SHORT = "too_short"
    NOT_HTML = "not_html"
    TOO_LARGE = "too_large"  # more bytes or text than we parse
    TOO_COMPLEX = "too_complex"  # nesting, attributes or XPath that would need minutes
    UNDECODABLE = "undecodable"
    ROBOTS_META = "robots_meta"
    POISON = "poison"  # killed the worker that tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A metadata value and where on the page it was read."""

    value: str
    source: str  # "json-ld", "og:title", "meta", "itemprop", "h1", "shown", "detected", ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says about its story. None means the page does not say."""

    title: Sourced | None = None
    byline: Sourced | None = None
    published_at: Sourced | None = None  # ISO 8601, with the time zone when the page gives one
    modified_at: Sourced | None = None
    language: Sourced | None = None  # BCP 47
    language_confidence: float | None = None  # 0 to 1, where it was detected
    canonical: Sourced | None = None
    site_name: Sourced | None = None
    section: Sourced | None = None
    tags: tuple[str, ...] = ()
    tags_source: str = ""  # as a Sourced's
    licence: Sourced | None = None
    paywalled: bool | None = None
    paywalled_source: str = ""
    robots: tuple[str, ...] = ()  # directives of meta robots, lower case: "noindex", "noarchive", ...
    page_type: str = ""  # "article", "forum", "listing", ...; empty when not judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A story, the text it was cut from, and every cut.

    raw_text is the page's whole visible text in reading order, or a text input as given.
    The spans of `cuts` are ascending, disjoint and not empty; what they leave is kept.
    """

    page_digest: str
    raw_text: str
    text: str
    cuts: tuple[Cut, ...]
    metadata: Metadata = field(default_factory=Metadata)
    rules_version: int = 0
    model_version: int = 0  # 0: no model was asked
    verdict: str = "story"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """No story, and why."""

    page_digest: str
    why: Why
    evidence: str
    raw_text: str = ""  # as far as it could be read
    metadata: Metadata = field(default_factory=Metadata)
    rules_version: int = 0
