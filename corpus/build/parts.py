"""Stories on several pages: which pages a turn of a crawl completes, read back from the archive."""

from corpus.build.rooms import Rooms
from scraper.archive_record import ArchiveError
from scraper.crawl_turn import Failed, Turn
from scraper.frontier_records import Lease
from scraper.page import Page


def story_of(rooms: Rooms, turn: Turn) -> tuple[Page, ...]:
    """The pages of the story that a turn ends, in order; empty for a story on one page, or one with more to come.

    A story ends with its last page, and with a page that cannot be had: what came before is all there is of it. When
    one page of it changes, it ends anew with that one.
    """
    lease, result = turn.lease, turn.result
    if lease is None or turn.more:
        return ()
    if isinstance(result, Page):
        return _pages(rooms, lease, result)
    if isinstance(result, Failed) and result.again_at is None and lease.part > 1:
        return _pages(rooms, lease, None)
    return ()


def _pages(rooms: Rooms, lease: Lease, page: Page | None) -> tuple[Page, ...]:
    records = dict(rooms.frontier.parts.fetched(lease))
    if len(records.keys() | {lease.part}) == 1 or (page is None and lease.part in records):
        return ()  # on one page; or a page that was there once, and stays in the story
    try:
        pages = {number: rooms.archive.read(record) for number, record in records.items() if number != lease.part}
    except ArchiveError:
        return ()  # without all of its pages a story stays as it is; `winnow doctor` names the damaged one
    if page is not None:
        pages[lease.part] = page
    return tuple(pages[number] for number in sorted(pages))
