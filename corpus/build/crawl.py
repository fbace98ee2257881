"""A crawl: every outlet followed once, each turn kept or refused, all of it written down."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from time import monotonic

from corpus.build.parts import story_of
from corpus.build.rooms import Rooms, at_work, commit, opened
from corpus.desk import Verdict
from corpus.places import CLEAN
from corpus.plan import Plan, agent_of, run_id
from corpus.publish_card import release
from corpus.tally import Count, Tally
from scraper.crawl import crawl, declare
from scraper.crawl_turn import Turn
from scraper.frontier import Frontier
from scraper.frontier_records import Lease
from scraper.page import Page

FAULT_REST = timedelta(days=1)  # by then the program may be a newer one
FAULT_TRIES = 3
_QUEUE_EVERY = 50  # turns: counting 100,000 addresses takes some milliseconds
Watch = Callable[[Turn, str, Verdict | None, Count], None]
"""Told of each turn, the word it ended with, what became of its page, and the counts so far."""


async def run(plan: Plan, *, now: Callable[[], datetime], stop: asyncio.Event, watch: Watch) -> Tally:
    """Follow the outlets once: fetch what is new, archive it, clean it, keep it.

    Args:
        plan: what to do.
        now: the clock.
        stop: set it to drain; what is in flight is finished and kept.
        watch: told of every turn, for progress.

    Raises:
        LockedError: another run is at work in the data folder.
        StoreError: the database cannot be used or the disk is full; what was kept before stays.
        ArchiveError: as StoreError, of the archive.
    """
    begun, at = monotonic(), now()
    count = Count(run=run_id(at))
    with opened(plan, now) as rooms:
        rooms.store.begin_run(count.run, at)
        _hurry(rooms.frontier, plan)
        async for turn, outcome, verdict in _turns(plan, rooms, count, now, stop):
            watch(turn, outcome, verdict, count)
        waits_until = _waiting(rooms.frontier, plan, count, now())
        commit(rooms.store)  # the last look into the queue began a transaction; what follows must not hang on it
        alarms = _learned(rooms, count, now())
        release(rooms.store, plan.data / CLEAN)
        tally = count.tally(monotonic() - begun, interrupted=stop.is_set(), alarms=alarms, waits_until=waits_until)
        rooms.store.end_run(count.run, now(), tally.state, tally.figures())
        return tally


def _waiting(frontier: Frontier, plan: Plan, count: Count, at: datetime) -> datetime | None:
    """Count what is still to be asked; returns when the first of it may be, None where that is now."""
    names = [outlet.id for outlet in plan.outlets]
    count.waiting = frontier.waiting(names)
    first = frontier.next_due(names, pages_only=True)
    return first if first is not None and first > at else None


def _learned(rooms: Rooms, count: Count, at: datetime) -> tuple[str, ...]:
    """Remember what the outlets repeat and how many of their pages were stories; returns what is alarming."""
    with rooms.store.transaction():
        rooms.learning.catch_up(rooms.store, count.run)
        rooms.learning.save(rooms.store, at)
        noted = [
            rooms.frontier.yields.note(outlet, pages, count.stories[outlet]) for outlet, pages in count.pages.items()
        ]
    return tuple(str(alarm) for alarm in noted if alarm is not None)


def due(plan: Plan, *, now: Callable[[], datetime]) -> tuple[tuple[str, ...], int]:
    """The sources that a crawl would read now, and how many pages wait; nothing is asked.

    Raises:
        LockedError: as `run`; StoreError too.
    """
    with opened(plan, now) as rooms:
        names = [outlet.id for outlet in plan.outlets]
        declare(rooms.frontier, plan.outlets)
        _hurry(rooms.frontier, plan)
        sources = rooms.frontier.sources.all_due(names)
        waiting = rooms.frontier.counts(names).waiting
        rooms.store.connection.rollback()
    return sources, waiting


def _hurry(frontier: Frontier, plan: Plan) -> None:
    names = [outlet.id for outlet in plan.outlets]
    if plan.every_source:
        frontier.sources.hurry(names)
    if plan.refetch:
        frontier.reopen(names)


async def _turns(
    plan: Plan, rooms: Rooms, count: Count, now: Callable[[], datetime], stop: asyncio.Event
) -> AsyncIterator[tuple[Turn, str, Verdict | None]]:
    """Every turn with what became of it: the word it ended with, and its page's verdict.

    Its lease ended in the same transaction as its document is kept.
    """
    names = [outlet.id for outlet in plan.outlets]
    async with at_work(plan, rooms, count, now) as (desk, fetcher):
        turns = crawl(
            plan.outlets,
            frontier=rooms.frontier,
            fetcher=fetcher,
            archive=rooms.archive,
            agent=agent_of(plan.config),
            now=now,
            limit=plan.limit,
            stop=stop,
            commit=lambda: commit(rooms.store),
        )
        async for turn in turns:
            _watched(rooms.frontier, count, turn, names)
            outcome, verdict = await desk.decide(turn, story_of(rooms, turn))
            if verdict is not None:
                rooms.archive.annotate(verdict.page.record, verdict.page.answered, verdict.notes())
            if turn.lease is not None:
                _finish(rooms.frontier, turn, turn.lease, outcome, now())
            yield turn, outcome, verdict


def _watched(frontier: Frontier, count: Count, turn: Turn, outlets: list[str]) -> None:
    """What progress shows besides the counts: hosts asked so far, and now and then the length of the queue."""
    count.turns += 1
    if turn.lease is not None:
        count.hosts.add(turn.lease.host)
    if count.turns % _QUEUE_EVERY == 1:
        count.waiting = frontier.waiting(outlets)


def _finish(frontier: Frontier, turn: Turn, lease: Lease, outcome: str, at: datetime) -> None:
    """End a lease. A page that a fault of ours kept from being read is not remembered, and asked for once more."""
    if outcome == "internal" and isinstance(turn.result, Page):
        frontier.finish(lease, outcome, again_at=at + FAULT_REST if lease.tries < FAULT_TRIES else None)
        return
    page = turn.result if isinstance(turn.result, Page) else None
    frontier.finish(lease, outcome, page=page, again_at=getattr(turn.result, "again_at", None))
