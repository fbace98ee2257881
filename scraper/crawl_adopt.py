"""Adopting what a killed run had archived but not yet acknowledged: handed out again, asked for never again."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from scraper.archive import Archive
from scraper.archive_record import ArchiveError
from scraper.crawl_follow import Led
from scraper.crawl_turn import Turn, Unchanged
from scraper.frontier import Frontier
from scraper.frontier_marks import Mark
from scraper.frontier_records import Lease
from scraper.outlet import Outlet
from scraper.page import Page, Record

MAX_ATTEMPTS = 5  # a page that kills whoever reads it is not adopted for ever

Lead = Callable[[Page, Lease, Outlet], Led]
"""Notes what a page leads to, and says what of it."""


def adopt(
    frontier: Frontier, archive: Archive, outlets: Mapping[str, Outlet], commit: Callable[[], None], lead: Lead
) -> Iterator[Turn]:
    """The pages behind the mark whose addresses still wait, as turns; then the mark moves to the archive's end.

    Pages of outlets that are not part of this run are asked for again when theirs is.

    Args:
        frontier: Its leases of the killed run taken back already.
        archive: Open, its tail mended.
        outlets: Of this run, by id.
        commit: Called once before the first turn, to count the attempt.
        lead: Called with each page: the killed run's notes of its links and its next part were rolled back.
    """
    mark, end = frontier.marks.get(), archive.end()
    if mark is None or mark.attempts >= MAX_ATTEMPTS or (mark.file, mark.offset) == end:
        frontier.marks.put(Mark(*end))
        return
    frontier.marks.put(replace(mark, attempts=mark.attempts + 1))
    commit()
    archive.sync()  # the killed run may not have come to it
    for page in _pages(archive, mark):
        outlet = outlets.get(page.outlet)
        lease = frontier.lease_one(page.asked) if outlet is not None else None
        if outlet is not None and lease is not None:
            if page.digest == lease.seen.body_digest:
                lost = _lost(archive, lease.seen.record)
                if lost:
                    frontier.stored_again(lease, page.record)
                result = Unchanged(status=page.status, record=page.record, lost=lost)
                yield Turn(outlet=outlet, lease=lease, result=result)
            else:
                more, fault = lead(page, lease, outlet)
                yield Turn(outlet=outlet, lease=lease, result=page, more=more, fault=fault)
    frontier.marks.put(Mark(*end))


def _lost(archive: Archive, record: Record | None) -> Record | None:
    """What was archived before, where it cannot be read."""
    try:
        if record is not None:
            archive.read(record)
    except ArchiveError:
        return record
    return None


def _pages(archive: Archive, mark: Mark) -> Iterator[Page]:
    try:
        yield from archive.iterate(since=(mark.file, mark.offset))
    except ArchiveError:
        return  # what cannot be read back is asked for again
