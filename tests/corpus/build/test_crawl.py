"""What a crawl makes of its own faults: a page is not taken for read when cleaning it failed."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from corpus.build.clean import archive_reader
from corpus.build.crawl import FAULT_TRIES, due, run
from corpus.clock import utc_now
from corpus.config import load
from corpus.doctor import examine
from corpus.document import Document
from corpus.inspect.exceptions import Exceptions, Keep, block_name
from corpus.places import DATABASE
from corpus.plan import Plan
from corpus.store import Store
from corpus.tally import Tally
from tests.corpus.shelf import prose
from tests.loopback import Site, served, settings

OUTLET = '[[outlet]]\nid = "h"\nurls = ["http://h.example/1"]\n'
NONE = Exceptions()
PAGE = f"<title>x</title><article><h1>x</h1><p>{prose(1)}</p></article>".encode()


@pytest.fixture
def site() -> Iterator[Site]:
    with served(Site({"/1": PAGE})) as site:
        yield site


def crawled(folder: Path, site: Site, *, days: int = 0, exceptions: Exceptions = NONE, refetch: bool = False) -> Tally:
    config = load(settings(folder, site, OUTLET))
    plan = Plan(config=config, outlets=config.outlets, data=folder / "data", exceptions=exceptions, refetch=refetch)

    def now() -> datetime:
        return utc_now() + timedelta(days=days)

    return asyncio.run(run(plan, now=now, stop=asyncio.Event(), watch=lambda *_: None))


def broken(*_: object) -> None:
    raise ValueError("a fault of ours")


def test_a_page_that_could_not_be_cleaned_is_asked_for_again_a_day_later(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("corpus.build.rooms.clean_page", broken)
        assert crawled(tmp_path, site).failed == {"internal": 1}
    assert crawled(tmp_path, site).taken_up == 0
    assert crawled(tmp_path, site, days=2).new == 1
    assert site.asked.count("/1") == 2


def test_but_not_for_ever(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.build.rooms.clean_page", broken)
    for days in range(0, 2 * FAULT_TRIES + 6, 2):
        crawled(tmp_path, site, days=days)
    assert site.asked.count("/1") == FAULT_TRIES + 1


def test_what_is_due_is_told_without_asking(tmp_path: Path, site: Site) -> None:
    config = load(settings(tmp_path, site, OUTLET))
    plan = Plan(config=config, outlets=config.outlets, data=tmp_path / "data")
    assert due(plan, now=utc_now) == ((), 1)
    assert due(plan, now=utc_now) == ((), 1)
    assert site.asked == []


def test_an_order_too_dear_for_a_page_is_noted_among_the_failures(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    rule = "next_page_link: //*[not(preceding-sibling::p)]/a\n"
    (tmp_path / "sites" / "h.example.txt").write_text(rule, "utf-8")
    outlet = f'[winnow]\nsite-config = "sites"\n{OUTLET}'
    with served(Site({"/1": PAGE + b"<p>x</p>" * 10_000})) as site:
        config = load(settings(tmp_path, site, outlet))
        plan = Plan(config=config, outlets=config.outlets, data=tmp_path / "data")
        asyncio.run(run(plan, now=utc_now, stop=asyncio.Event(), watch=lambda *_: None))
    with Store.open(tmp_path / "data" / DATABASE, readonly=True) as store:
        ((why, evidence),) = store.database.rows("SELECT why, evidence FROM failures")
    assert why == "too_complex"
    assert "not(preceding-sibling::p)]/a may take seconds or minutes on a page of 10,00" in str(evidence)


def test_what_has_to_wait_is_said_with_the_time(tmp_path: Path) -> None:
    busy = Site({"/1": PAGE}, statuses={"/1": 429}, fields={"/1": {"Retry-After": "86400"}})
    with served(busy) as site:
        tallies = [crawled(tmp_path, site) for _ in range(2)]
    for tally in tallies:
        assert (tally.waiting, tally.new) == (1, 0)
        assert tally.waits_until is not None
        assert timedelta(hours=23) < tally.waits_until - utc_now() < timedelta(hours=25)
    assert [tally.deferred for tally in tallies] == [{"http_429": 1}, {}]


def test_an_address_that_is_tried_again_ends_in_one_count(tmp_path: Path) -> None:
    busy = Site({"/1": PAGE}, statuses={"/1": 503}, fields={"/1": {"Retry-After": "1"}})

    def better(_: str) -> None:
        if busy.asked.count("/1") > 1:
            busy.statuses = {}

    busy.before = better
    with served(busy) as site:
        tally = crawled(tmp_path, site)
    assert (tally.new, tally.deferred, tally.taken_up, tally.waiting) == (1, {}, 1, 0)


def test_a_page_that_is_fetched_again_mends_what_was_archived_of_it(tmp_path: Path, site: Site) -> None:
    crawled(tmp_path, site)
    data = tmp_path / "data"
    with Store.open(data / DATABASE, readonly=True) as store:
        (kept,) = store.documents()
        spoil(data / "raw" / kept.provenance.record.file, kept.provenance.record.offset)
        (finding,) = examine(store, archive_reader(data), data / "clean").findings
    assert "`winnow crawl --refetch --outlet h`" in finding.what
    assert crawled(tmp_path, site, refetch=True).same == 1
    with Store.open(data / DATABASE, readonly=True) as store:
        (again,) = store.documents()
        assert examine(store, archive_reader(data), data / "clean").findings == ()
        assert store.stats().pages == 1
    assert replace(again, provenance=replace(again.provenance, record=kept.provenance.record)) == kept


def spoil(file: Path, offset: int) -> None:
    data = bytearray(file.read_bytes())
    data[offset + 200] ^= 1
    file.write_bytes(bytes(data))


def test_what_a_person_kept_stays_in_a_later_version(tmp_path: Path, site: Site) -> None:
    site.bodies["/1"] = PAGE.replace(b"<article>", b"<nav><p>The harbour desk</p></nav><article>")
    crawled(tmp_path, site)
    (document,) = _documents(tmp_path)
    assert "The harbour desk" not in document.text
    keep = Keep(outlet="h", block=block_name("The harbour desk"), doc=document.id)
    site.bodies["/1"] += b"<!-- changed -->"
    crawled(tmp_path, site, days=1, exceptions=Exceptions(keeps=(keep,)), refetch=True)
    (again,) = _documents(tmp_path)
    assert again.id != document.id
    assert "The harbour desk" in again.text


def _documents(folder: Path) -> list[Document]:
    with Store.open(folder / "data" / DATABASE, readonly=True) as store:
        return list(store.documents())
