"""Fetch, clean, keep: the only file that sees every room."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path, PurePath
from time import monotonic

import newsroom.server
from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned, Rejected, Why
from cleaners.rules import RULES_VERSION, Rules
from cleaners.sitememory import SiteMemory, load
from corpus.clock import utc_now
from corpus.config import Config
from corpus.desk import Desk, Verdict, with_own_canonical
from corpus.learning import Learning
from corpus.lock import holding
from corpus.plan import Plan, agent_of, run_id
from corpus.publish import publish
from corpus.store import Store
from corpus.store_file import translated
from corpus.tally import Count, Tally
from corpus.worker import Worker
from scraper.address import canonical, plausible_canonical
from scraper.address import host as host_of
from scraper.archive import Archive
from scraper.crawl import crawl, declare
from scraper.crawl_scope import own_hosts
from scraper.crawl_settle import Settler
from scraper.crawl_talk import Talker
from scraper.crawl_turn import Turn
from scraper.fetch import Fetcher
from scraper.frontier import Frontier
from scraper.frontier_records import Lease
from scraper.guard import Guard
from scraper.outlet import Outlet
from scraper.page import Page, Record, digest

DATABASE = "winnow.db"
LOCK = "winnow.lock"
RAW = "raw"
CLEAN = "clean"

_HTML_NAMES = {".html", ".htm", ".xhtml"}
_TEXT_NAMES = {".txt", ".text", ".md"}
_SNIFFED = 1_000  # bytes in which a page shows that it is one


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """What a run holds open."""

    store: Store
    frontier: Frontier
    archive: Archive
    learning: Learning
    overrides: Mapping[str, tuple[str, int]]


Watch = Callable[[Turn, Verdict | None, Count], None]


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
    with _opened(plan, now) as rooms:
        rooms.store.begin_run(count.run, at)
        _hurry(rooms.frontier, plan)
        async for turn, verdict in _turns(plan, rooms, count, now, stop):
            watch(turn, verdict, count)
        rooms.learning.save(rooms.store, now())
        publish(rooms.store, plan.data / CLEAN)
        tally = count.tally(monotonic() - begun, interrupted=stop.is_set())
        rooms.store.end_run(count.run, now(), tally.state, tally.figures())
        return tally


def due(plan: Plan, *, now: Callable[[], datetime]) -> tuple[tuple[str, ...], int]:
    """The sources that a crawl would read now, and how many pages wait; nothing is asked.

    Raises:
        LockedError: as `run`; StoreError too.
    """
    with _opened(plan, now) as rooms:
        names = [outlet.id for outlet in plan.outlets]
        declare(rooms.frontier, plan.outlets)
        _hurry(rooms.frontier, plan)
        sources = rooms.frontier.sources.all_due(names)
        waiting = rooms.frontier.counts(names).waiting
        rooms.store.connection.rollback()
    return sources, waiting


@contextmanager
def _opened(plan: Plan, now: Callable[[], datetime]) -> Iterator[_Open]:
    with ExitStack() as held:
        held.enter_context(holding(plan.data / LOCK))
        held.enter_context(translated(plan.data / DATABASE))  # the frontier's faults are the database's too
        overrides = held.enter_context(_overrides(plan.config))
        store = held.enter_context(Store.open(plan.data / DATABASE))
        archive = held.enter_context(Archive(plan.data / RAW, now=now))
        yield _Open(
            store=store,
            frontier=Frontier(store.connection, now=now),
            archive=archive,
            learning=Learning.begin(store, (outlet.id for outlet in plan.outlets)),
            overrides=overrides,
        )


@contextmanager
def _overrides(config: Config) -> Iterator[Mapping[str, tuple[str, int]]]:
    """The hosts that are reached elsewhere: the settings' own, and the sample newsroom's while it is served."""
    if not config.newsroom:
        yield config.network.resolve
        return
    with newsroom.server.serve() as served:
        yield {**dict.fromkeys(served.hosts, ("127.0.0.1", served.port)), **config.network.resolve}


def _hurry(frontier: Frontier, plan: Plan) -> None:
    names = [outlet.id for outlet in plan.outlets]
    if plan.every_source:
        frontier.sources.hurry(names)
    if plan.refetch:
        frontier.reopen(names)


async def _turns(
    plan: Plan, rooms: _Open, count: Count, now: Callable[[], datetime], stop: asyncio.Event
) -> AsyncIterator[tuple[Turn, Verdict | None]]:
    """Every turn with what became of it, its lease ended in the same transaction as its document is kept."""
    async with _cleaning_and_fetching(plan, rooms, count, now) as (desk, fetcher):
        turns = crawl(
            plan.outlets,
            frontier=rooms.frontier,
            fetcher=fetcher,
            archive=rooms.archive,
            agent=agent_of(plan.config),
            now=now,
            limit=plan.limit,
            stop=stop,
            commit=lambda: _commit(rooms.store),
        )
        async for turn in turns:
            outcome, verdict = await desk.decide(turn)
            if turn.lease is not None:
                page = turn.result if isinstance(turn.result, Page) else None
                rooms.frontier.finish(turn.lease, outcome, page=page, again_at=getattr(turn.result, "again_at", None))
            yield turn, verdict


async def fetch_one(plan: Plan, address: str, *, now: Callable[[], datetime]) -> tuple[Turn, Verdict | None]:
    """Ask for one address as a crawl would, robots.txt and the host's pace included, and keep what comes of it.

    Args:
        plan: its first outlet is the one the address belongs to.
        address: where to ask.
        now: the clock.

    Raises:
        AddressError: it is no address.
        LockedError: as `run`; StoreError and ArchiveError too.
    """
    lease = Lease(id=0, address=canonical(address), host=host_of(address), outlet=plan.outlets[0].id, found_in="fetch")
    at, stop = now(), asyncio.Event()
    count = Count(run=run_id(at))
    with _opened(plan, now) as rooms:
        rooms.store.begin_run(count.run, at)
        async with _cleaning_and_fetching(plan, rooms, count, now) as (desk, fetcher):
            await asyncio.sleep(max(0.0, rooms.frontier.hosts.turn_at(lease.host) - now().timestamp()))
            talker = Talker(fetcher, rooms.frontier.hosts, agent=agent_of(plan.config), now=now, stop=stop)
            settler = Settler(rooms.frontier, rooms.archive, now=now, chance=lambda: 0.5, stop=stop)
            (turn,) = settler.settle((await talker.talk(lease, plan.outlets[0]),))
            _, verdict = await desk.decide(turn)
            _commit(rooms.store)
        tally = count.tally(0.0)
        rooms.store.end_run(count.run, now(), tally.state, tally.figures())
    return turn, verdict


@asynccontextmanager
async def _cleaning_and_fetching(
    plan: Plan, rooms: _Open, count: Count, now: Callable[[], datetime]
) -> AsyncIterator[tuple[Desk, Fetcher]]:
    network = plan.config.network
    guard = Guard(allow_private=network.allow_private, ports=network.ports, override=rooms.overrides)
    async with Worker(clean_page) as worker, Fetcher(agent=agent_of(plan.config), guard=guard, now=now) as fetcher:
        desk = Desk(
            store=rooms.store,
            count=count,
            rules=lambda outlet: plan.config.rules.get(outlet, Rules()),
            clean=lambda page, rules: worker.ask(
                page.digest, page.body, page.answered, page.media_type, rules, rooms.learning.state(page.outlet)
            ),
            learning=rooms.learning,
            canonical=plausible_canonical,
            exceptions=plan.exceptions,
            version=version("winnow"),
            now=now,
        )
        yield desk, fetcher


def _commit(store: Store) -> None:
    """Make the frontier's and the corpus's part of the open transaction durable, together."""
    if store.connection.in_transaction:
        store.database.do("COMMIT")
    with store.transaction():
        pass  # what is committed may now go into the index


def outlet_of(config: Config, address: str) -> Outlet | None:
    """The outlet that names the host of an address.

    Raises:
        AddressError: it is no address.
    """
    host = host_of(address)
    return next((outlet for outlet in config.outlets if host in own_hosts(outlet)), None)


def archive_reader(data: Path) -> Callable[[Record], Page]:
    """Reads archived pages of a data folder, and verifies them."""
    return Archive(data / RAW, now=utc_now).read


def believed(page: Page, cleaned: Cleaned) -> Cleaned:
    """The cleaned page with no canonical address but one that can be its own."""
    return with_own_canonical(page, cleaned, plausible_canonical)


def clean_page(body: bytes, url: str, media_type: str, rules: Rules, state: str) -> Cleaned | Rejected:
    """Clean one response; what a worker process runs.

    Args:
        body: as received, content coding undone.
        url: where it came from.
        media_type: verbatim; taken for HTML where the host names none.
        rules: the outlet's.
        state: the outlet's site memory, dumped; empty for none.
    """
    memory = _recalled(state) if state else None
    return clean_html(body, url=url, media_type=media_type or "text/html", rules=rules, memory=memory)


@lru_cache(maxsize=64)
def _recalled(state: str) -> SiteMemory:
    """A run cleans all pages of an outlet with one state; reading it once is enough."""
    return load(state)


def clean_input(
    data: bytes, *, name: str = "", form: str = "auto", url: str = "", lang: str | None = None
) -> Cleaned | Rejected:
    """Clean what a person hands in: a page or a text.

    Args:
        data: the bytes as they are.
        name: the file's name; its ending tells a page from a text.
        form: "html", "text" or "auto".
        url: where a page came from.
        lang: the language of a text, where known.
    """
    if _is_html(data, name) if form == "auto" else form == "html":
        return clean_html(data, url=url)
    try:
        return clean_text(data.decode("utf-8"), lang=lang)
    except UnicodeDecodeError as error:
        evidence = f"not UTF-8: byte {data[error.start]:#04x} at {error.start}; convert it, or name it .html"
        return Rejected(page_digest=digest(data), why=Why.UNDECODABLE, evidence=evidence, rules_version=RULES_VERSION)


def _is_html(data: bytes, name: str) -> bool:
    ending = PurePath(name).suffix.lower()
    if ending in _HTML_NAMES | _TEXT_NAMES:
        return ending in _HTML_NAMES
    head = data[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body")) or b"<html" in head
