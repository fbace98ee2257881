"""What a run holds open, from the lock to the worker."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import newsroom.server
from cleaners.rules import Rules
from corpus.build.clean import asked, clean_page, prepare
from corpus.config import Config
from corpus.desk import Desk
from corpus.learning import Learning
from corpus.lock import holding
from corpus.places import DATABASE, LOCK, RAW
from corpus.plan import Plan, agent_of
from corpus.store import Store
from corpus.store_file import StoreError, translated
from corpus.tally import Count
from corpus.worker import Worker
from scraper import failpoint
from scraper.address import plausible_canonical
from scraper.archive import Archive
from scraper.fetch import Fetcher
from scraper.frontier import Frontier
from scraper.guard import Guard


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """What a run holds open."""

    store: Store
    frontier: Frontier
    archive: Archive
    learning: Learning
    overrides: Mapping[str, tuple[str, int]]


@contextmanager
def opened(plan: Plan, now: Callable[[], datetime]) -> Iterator[Rooms]:
    """Lock, database, archive and, where it is followed, the sample newsroom.

    Raises:
        LockedError: another run is at work in the data folder.
        StoreError: the database cannot be used, or fails while the block runs.
        ArchiveError: the archive cannot be written.
    """
    with ExitStack() as held:
        held.enter_context(holding(plan.data / LOCK))
        _not_lost(plan.data)
        held.enter_context(translated(plan.data / DATABASE))  # the frontier's faults are the database's too
        resolved = held.enter_context(overrides(plan.config))
        store = held.enter_context(Store.open(plan.data / DATABASE))
        archive = held.enter_context(Archive(plan.data / RAW, now=now))
        yield Rooms(
            store=store,
            frontier=Frontier(store.connection, now=now, since=plan.since),
            archive=archive,
            learning=Learning.begin(store, (outlet.id for outlet in plan.outlets)),
            overrides=resolved,
        )


def _not_lost(data: Path) -> None:
    """With a new database beside a full archive everything would be asked for again."""
    path = data / DATABASE
    if any((data / RAW).glob("*.warc*")) and not (path.exists() and path.stat().st_size):
        remedy = "run: winnow doctor --repair, or move the archive away to begin anew"
        raise StoreError(path, "the database is lost, its archive is there", remedy)


@contextmanager
def overrides(config: Config) -> Iterator[Mapping[str, tuple[str, int]]]:
    """The hosts that are reached elsewhere: the settings' own, and the sample newsroom's while it is served."""
    if not config.newsroom:
        yield config.network.resolve
        return
    with newsroom.server.serve() as served:
        yield {**dict.fromkeys(served.hosts, ("127.0.0.1", served.port)), **config.network.resolve}


@asynccontextmanager
async def at_work(
    plan: Plan, rooms: Rooms, count: Count, now: Callable[[], datetime]
) -> AsyncIterator[tuple[Desk, Fetcher]]:
    """Where turns are decided, and who asks."""
    network = plan.config.network
    guard = Guard(allow_private=network.allow_private, ports=network.ports, override=rooms.overrides)
    async with (
        Worker(clean_page, prepare=prepare) as worker,
        Fetcher(agent=agent_of(plan.config), guard=guard, now=now) as fetcher,
    ):
        desk = Desk(
            store=rooms.store,
            count=count,
            rules=lambda outlet: plan.config.rules.get(outlet, Rules()),
            clean=lambda page, rules: worker.ask(page.digest, *asked(page, rules, rooms.learning.state(page.outlet))),
            learning=rooms.learning,
            canonical=plausible_canonical,
            exceptions=plan.exceptions,
            version=version("winnow"),
            now=now,
        )
        yield desk, fetcher


def commit(store: Store) -> None:
    """Make the frontier's and the corpus's part of the open transaction durable, together."""
    if store.connection.in_transaction:
        failpoint.passed("store.before_commit")
        store.database.do("COMMIT")
        failpoint.passed("store.committed")
    with store.transaction():
        pass  # what is committed may now go into the index
