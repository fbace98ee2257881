"""Mending a data folder: everything that can be derived from the archive and the kept texts, made anew."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cleaners.rules import Rules
from corpus import memory, publish_card, store_anew
from corpus.build.restore import Restored, Restorer
from corpus.config import Config
from corpus.doctor import ill_spelled
from corpus.inspect.exceptions import Exceptions
from corpus.learning import Learning
from corpus.lock import holding
from corpus.places import CLEAN, DATABASE, LOCK, RAW
from corpus.plan import run_id
from corpus.publish import PublishError, check, clear
from corpus.reclean import Again, compared, kept_anew
from corpus.store import Store
from corpus.store_file import DamagedError, Database, as_int
from corpus.store_find import Wanted
from scraper.archive import Archive
from scraper.archive_record import ArchiveError


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What mending needs to know."""

    data: Path
    config: Config
    exceptions: Exceptions
    now: Callable[[], datetime]


@dataclass(slots=True, kw_only=True)
class Repaired:
    """What was done. Where nothing was wrong, what was made anew is what stood there."""

    set_aside: str = ""  # where a damaged database went
    brought_back: Restored = field(default_factory=Restored)  # from archived pages that the database did not know
    recleaned: int = 0  # documents whose text and cuts no longer fitted together
    texts: int = 0  # fingerprinted, compared and filed anew
    moved: int = 0  # documents that found another place in their story
    relearned: tuple[str, ...] = ()  # outlets whose site memory was lost
    published: int = 0  # documents in the published files

    def figures(self) -> Mapping[str, int]:
        """The summary line's counts."""
        back = self.brought_back
        names = ("recleaned", "texts", "moved", "published")
        counts = {name: getattr(self, name) for name in names}
        found = {"restored": back.kept, "rejected": back.rejected, "relinked": back.relinked}
        return {**found, **counts, "relearned": len(self.relearned)}


def repair(order: Repair) -> Repaired:
    """Mend torn tails, bring back lost pages, and make index, stories, site memory and published files anew.

    Killed midway, it can be begun again.

    Raises:
        LockedError: a run is at work in the folder.
        StoreError: the disk refuses.
        ArchiveError: as StoreError, of the archive.
    """
    done = Repaired()
    with holding(order.data / LOCK), Archive(order.data / RAW, now=order.now) as archive:
        done.set_aside = _set_aside(order.data / DATABASE, order.now())
        with Store.open(order.data / DATABASE) as store:
            at = order.now()
            run = run_id(at)
            store.begin_run(run, at)
            restorer = Restorer(config=order.config, exceptions=order.exceptions, now=order.now, run=run)
            done.brought_back = asyncio.run(restorer.restore(store, archive))
            done.recleaned = _reclean(order, store, run)
            moves = _moves(store)
            done.texts = store_anew.remake(store, run)
            done.moved = _moves(store) - moves
            done.relearned = _relearn(order, store)
            memory.sweep(store)
            done.published = _publish(store, order.data / CLEAN)
            store.end_run(run, order.now(), "ok", done.figures())
    return done


def _set_aside(path: Path, at: datetime) -> str:
    """Move a database away that SQLite cannot read whole; returns its new name, or "" where it is sound or missing."""
    if not path.exists() or _is_sound(path):
        return ""
    name = f"{path.name}.damaged-{at:%Y%m%dT%H%M%SZ}"
    for ending in ("", "-wal", "-shm"):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(path.with_name(name + ending))
    return name


def _is_sound(path: Path) -> bool:
    try:
        database = Database.open(path)
    except DamagedError:
        return False
    try:
        return database.rows("PRAGMA integrity_check(1)") == [("ok",)]
    except DamagedError:
        return False
    finally:
        with suppress(DamagedError):
            database.close()


def _reclean(order: Repair, store: Store, run: str) -> int:
    """Clean those documents again whose kept spans do not spell their text."""
    broken = [document for document in store.documents(Wanted(versions=True)) if ill_spelled(store, document)]
    again = Again(
        data=order.data,
        rules=lambda outlet: order.config.rules.get(outlet, Rules()),
        learning=Learning.begin(store, {document.outlet for document in broken}),
        exceptions=order.exceptions,
        store=store,
    )
    for document in broken:
        with suppress(ArchiveError), store.transaction():  # the doctor's next look names what cannot be read
            change = compared(document, "", (), again.clean(document))
            # As if made by rules of long ago: where only the raw text is spoilt, it would be taken for unchanged.
            store.database.do("UPDATE documents SET rules_version = 0 WHERE id = ?", (document.id,))
            kept_anew(store, again, change, run)
    return len(broken)


def _moves(store: Store) -> int:
    return as_int(store.database.rows("SELECT count(*) FROM story_changes")[0][0])


def _relearn(order: Repair, store: Store) -> tuple[str, ...]:
    """Learn anew what outlets repeat, of which nothing is known though documents are kept."""
    known = {str(row[0]) for row in store.database.rows("SELECT outlet FROM memory")}
    lost = [outlet for outlet, _ in store.stats().outlets if outlet not in known]
    learning = Learning.begin(store, lost)
    for outlet in lost:
        learning.learn_again(store, outlet)
    return learning.save(store, order.now())


def _publish(store: Store, folder: Path) -> int:
    """Publish what is not published as it should be."""
    try:
        check(folder)
    except PublishError:
        clear(folder)
    return publish_card.release(store, folder).rows
