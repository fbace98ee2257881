"""Turn: what came of one address or one source, handed to whoever keeps pages."""

from dataclasses import dataclass, replace
from datetime import datetime

from scraper.frontier_records import Lease
from scraper.outlet import Outlet
from scraper.page import Page, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The page is what it was: the host said "not modified", or sent the same bytes again."""

    status: int  # 304, or 200 where the host does not know
    record: Record  # the revisit record; where `lost` is set, the answer in full
    lost: Record | None = None  # what was archived of it before and can no longer be read; `record` takes its place


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """There is no page."""

    name: str  # to count by: "timeout", "http_404", "robots" ...
    detail: str  # a sentence for people
    error: Exception | None = None
    again_at: datetime | None = None  # to be asked again then; None: asking again changes nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRead:
    """A feed, sitemap or page of links was read."""

    address: str
    changed: bool
    new: int = 0  # addresses not known before
    listed: int = 0
    out_of_scope: int = 0  # at hosts the outlet does not allow, or off its paths
    trapped: int = 0  # endless-looking addresses left alone
    remark: str = ""  # what was odd: "cut short: ...", "a second name of ..."


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFailed:
    """A source could not be read, or is none."""

    address: str
    name: str
    detail: str
    again_at: datetime | None = None  # it may pass: tried again in this run if that is soon


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One result of a crawl. With a lease, the consumer ends it: `frontier.finish(turn.lease, ...)`."""

    outlet: Outlet
    result: Page | Unchanged | Failed | SourceRead | SourceFailed
    lease: Lease | None = None  # None for sources
    more: bool = False  # a further page of the same story is still to come
    fault: str = ""  # an order of the outlet's own that could not be followed on this page
    remark: str = ""  # what the talk taught of the host: "Crawl-delay of 90 s capped to 60 s"


@dataclass(frozen=True, slots=True)
class Summary:
    """A crawl counted."""

    pages: int = 0
    unchanged: int = 0
    failed: tuple[tuple[str, int], ...] = ()  # by name, most frequent first
    sources_read: int = 0
    sources_failed: tuple[tuple[str, int], ...] = ()
    new_addresses: int = 0
    out_of_scope: int = 0
    trapped: int = 0

    def plus(self, turn: Turn) -> "Summary":
        """The summary with one more turn counted."""
        return _counted(self, turn.result)


def _counted(so_far: Summary, result: Page | Unchanged | Failed | SourceRead | SourceFailed) -> Summary:
    match result:
        case Page():
            return replace(so_far, pages=so_far.pages + 1)
        case Unchanged():
            return replace(so_far, unchanged=so_far.unchanged + 1)
        case Failed(name=name):
            return replace(so_far, failed=_one_more(so_far.failed, name))
        case SourceFailed(name=name):
            return replace(so_far, sources_failed=_one_more(so_far.sources_failed, name))
        case SourceRead():
            return replace(
                so_far,
                sources_read=so_far.sources_read + 1,
                new_addresses=so_far.new_addresses + result.new,
                out_of_scope=so_far.out_of_scope + result.out_of_scope,
                trapped=so_far.trapped + result.trapped,
            )


def _one_more(counts: tuple[tuple[str, int], ...], name: str) -> tuple[tuple[str, int], ...]:
    numbers = dict(counts)
    numbers[name] = numbers.get(name, 0) + 1
    return tuple(sorted(numbers.items(), key=lambda item: (-item[1], item[0])))
