"""Settling what was asked of sources: unchanged, a second name, to be read, or failed; and when to ask again."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from scraper.crawl_follow import Follower
from scraper.crawl_read import NotASourceError, Reading
from scraper.crawl_reader import Archived, Read
from scraper.crawl_turn import SourceFailed, SourceRead
from scraper.errors import shown
from scraper.frontier import Frontier
from scraper.frontier_records import Kind, Seen, Source
from scraper.frontier_rows import seen_of, truthful
from scraper.page import Page, digest
from scraper.retry import may_retry, wait_s

SOURCE_RETRIES = 2  # of a busy source, before its interval grows: a run without its feed is an empty run
NOT_MODIFIED = 304
_AT_A_TIME = 1_000  # addresses noted before others have their turn: 50,000 take a second


class SourceSettler:
    """Turns answers of sources into results; writes to the frontier."""

    def __init__(
        self,
        frontier: Frontier,
        follower: Follower,
        *,
        now: Callable[[], datetime],
        chance: Callable[[], float],
    ) -> None:
        self._sources = frontier.sources
        self._follower = follower
        self._now = now
        self._chance = chance

    def failed(self, error: Exception | None, source: Source, name: str, why: str, *, passing: bool) -> SourceFailed:
        """A source that gave no answer.

        Args:
            error: What was raised.
            source: As handed out.
            name: The word to count by.
            why: A sentence for people.
            passing: May it be over soon?
        """
        again_at = again_s = None
        if error is not None and passing and may_retry(error) and source.failures < SOURCE_RETRIES:
            again_s = wait_s(error, source.failures + 1, self._chance)
            again_at = self._now() + timedelta(seconds=again_s)
        self._sources.failed(source, name, again_s=again_s)
        return SourceFailed(address=source.address, name=name, detail=why, again_at=again_at)

    def known(self, archived: Archived, page: Page) -> SourceRead | None:
        """The result of an answer that needs no reading; None where it has to be read."""
        source, exchange = archived.source, archived.exchange
        if exchange.status == NOT_MODIFIED or digest(exchange.body) == source.seen.body_digest:
            seen = source.seen if exchange.status == NOT_MODIFIED else seen_of(page)
            self._sources.read(source, outcome="unchanged", changed=False, answered=exchange.answered, seen=seen)
            return SourceRead(address=source.address, changed=False)
        if self._sources.is_copy(source, exchange.answered):
            self._sources.read(source, outcome="copy", changed=False, answered=exchange.answered, seen=Seen())
            remark = f"a second name of {shown(exchange.answered)}"
            return SourceRead(address=source.address, changed=False, remark=remark)
        return None

    async def read(self, read: Read, page: Page) -> SourceRead | SourceFailed:
        """The result of an answer that was read; notes what it lists, others having their turns in between."""
        source, outlet, reading = read.archived.source, read.archived.talked.outlet, read.reading
        if isinstance(reading, NotASourceError):
            self._sources.failed(source, reading.name)
            return SourceFailed(address=source.address, name=reading.name, detail=str(reading))
        depth = 1 if source.kind is Kind.LINKS else 0
        if depth:
            reading = self._follower.followable(reading, outlet)
        new = 0
        for few in _in_parts(reading):
            new += self._follower.add(few, outlet, found_in=source.address, depth=depth)
            await asyncio.sleep(0)
        new_children = self._sources.add_children(source, reading.children)
        # The answer counts as changed when it told us something new: a feed with a clock in it changes every time.
        changed = new + new_children > 0
        seen = seen_of(page)
        honest = truthful(seen, source.seen)
        # With links left out it is read again the next time, even when it has not changed.
        left = Seen() if reading.left_out else honest
        answered = read.archived.exchange.answered
        self._sources.read(source, outcome="read", changed=changed, answered=answered, seen=left)
        lied = (
            "" if honest == seen else "its validators stayed the same while its bytes changed; not sent the next time"
        )
        return SourceRead(
            address=source.address,
            changed=changed,
            new=new,
            listed=reading.listed,
            out_of_scope=reading.out_of_scope,
            trapped=reading.trapped,
            remark="; ".join(filter(None, (reading.remark, lied))),
        )


def _in_parts(reading: Reading) -> Iterator[Reading]:
    for at in range(0, len(reading.found), _AT_A_TIME):
        yield replace(reading, found=reading.found[at : at + _AT_A_TIME])
