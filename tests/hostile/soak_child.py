"""What a process of the kill soak does until it dies: crawl, keep, publish, export, take a cut back."""

import asyncio
import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from cleaners.cleaned import Cleaned, Rejected
from corpus import bands, publish
from corpus.atomic import write_text
from corpus.build import rooms
from corpus.build.crawl import run
from corpus.config import Config, Network
from corpus.export import jsonl, txt
from corpus.export.piece import Piece
from corpus.export.sink import exporting
from corpus.inspect.exceptions import Off
from corpus.inspect.exceptions_file import revise
from corpus.places import DATABASE
from corpus.plan import Plan
from corpus.store import Store
from corpus.store_file import StoreError
from scraper import failpoint
from scraper.archive import Archive
from scraper.archive_record import ArchiveError
from scraper.outlet import Outlet, Pace
from tests.hostile.soak_site import BUSY, Site

AGENT = "desk@winnow.example"
EXPORT, EXCEPTIONS, TALLY = "export", "exceptions.toml", "tally.json"  # beside the data folder
PACE = Pace(delay_s=0.0, latency_factor=0.0, daily_budget=10**9)
FULL = 3  # exit code of a life that found the disk full, as of `winnow crawl`
_SMALL_ARCHIVE = 15_000  # bytes, so that kills meet the end of a file too


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One process: where it works and when it dies."""

    place: Path  # holds the data folder, the export and exceptions.toml
    site: Site
    port: int
    order: str = ""  # for failpoint
    limit: int = 0  # pages
    exports: bool = False
    refetch: bool = False
    clock_days: float = 0.0  # that the clock is wrong by
    loud: bool = False  # say why it ended
    file_bytes: int = 0  # no file may grow longer: a full disk without one; 0 for no bound

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.place / "data"

    def now(self) -> datetime:
        """By this process's clock."""
        return datetime.now(UTC) + timedelta(days=self.clock_days)

    def plan(self) -> Plan:
        """Follow every host of the site, each an outlet."""
        names = (*self.site.names(), BUSY)
        outlets = tuple(
            Outlet(id=name.partition(".")[0], sitemaps=(f"http://{name}/sitemap.xml",), pace=PACE) for name in names
        )
        network = Network(resolve=dict.fromkeys(names, ("127.0.0.1", self.port)))
        config = Config(
            path=Path("soak.toml"), contact=AGENT, outlets=outlets, rules={}, network=network, newsroom=False
        )
        return Plan(config=config, outlets=outlets, data=self.data, limit=self.limit, refetch=self.refetch)


def live(life: Life) -> None:
    """Do all of a run; die on the way if so ordered, or end with FULL when the disk is full."""
    try:
        _live(life)
    except (StoreError, ArchiveError, OSError) as error:
        sys.stderr.write(f"{error}\n" if life.loud else "")
        sys.exit(FULL)


def _live(life: Life) -> None:
    os.environ[failpoint.VARIABLE] = life.order
    importlib.reload(failpoint)  # the server this process was forked from had read another environment
    _made_small()
    if life.file_bytes:
        import resource  # noqa: PLC0415 - not everywhere

        resource.setrlimit(resource.RLIMIT_FSIZE, (life.file_bytes, life.file_bytes))
    tally = asyncio.run(run(life.plan(), now=life.now, stop=asyncio.Event(), watch=lambda *_: None))
    if life.exports:
        _export(life)
        _take_back(life)
    write_text(life.place / TALLY, json.dumps(tally.values()))
    if {"disk_full"} & (tally.deferred.keys() | tally.sources_failed.keys()):
        sys.exit(FULL)


def _export(life: Life) -> None:
    with Store.open(life.data / DATABASE, readonly=True) as store, exporting(life.place / EXPORT) as sink:
        pieces = [Piece(document=document) for document in store.documents()]
        jsonl.write(pieces, sink, shard_bytes=40_000)
        txt.write(pieces[:5], sink)


def _take_back(life: Life) -> None:
    """Add an exception, as `winnow keep` does."""
    revise(
        life.place / EXCEPTIONS,
        lambda known: known.adding(Off(outlet="h0", rule=f"promo.{len(known.offs)}", reason="soak")),
    )


class _Inline:
    """Cleans where it is asked. The worker's own death has its tests; starting one costs more than this whole life."""

    def __init__(self, work: Callable[..., Cleaned | Rejected], **_: object) -> None:
        self._work = work

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to end."""

    async def ask(self, _digest: str, *arguments: object) -> Cleaned | Rejected:
        """The answer."""
        return self._work(*arguments)


def _made_small() -> None:
    """Files so short that every life begins some and ends some."""
    for module, name, small in (
        (bands, "_FRESH_TEXTS", 2),
        (bands, "_HELD_TEXTS", 4),
        (publish, "_PART_DOCUMENTS", 40),
        (rooms, "Archive", partial(Archive, max_bytes_per_file=_SMALL_ARCHIVE)),
        (rooms, "Worker", _Inline),
    ):
        setattr(module, name, small)


def reopening_s(data: Path) -> float:
    """Processor seconds that opening the corpus for writing costs, whatever the last life left."""
    began = time.process_time()
    with Store.open(data / DATABASE):
        pass
    return time.process_time() - began
