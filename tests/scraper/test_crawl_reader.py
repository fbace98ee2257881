"""Reading sources: large ones in a process that may die of it or take too long, and the crawl goes on."""

import asyncio
from multiprocessing import get_context
from pathlib import Path

import pytest

from scraper.crawl_read import NotASourceError, Reading
from scraper.crawl_reader import AT_ONCE_BYTES, Archived, Reader, is_large, read_now, serve
from scraper.crawl_talk import Talked
from scraper.crawl_turn import SourceFailed, SourceRead
from scraper.frontier_records import Kind, Source
from scraper.outlet import Outlet
from scraper.page import Record
from tests.scraper.crawl_house import OUTLET, SITE, House, pages
from tests.scraper.test_crawl_read import answered
from tests.scraper.web import QUICK, START, Answer, Web, urlset

RECORD = Record(file="x.warc.gz", offset=0, record_id="urn:uuid:1")
SOURCE = Source(id=1, address=f"{SITE}/s.xml", host="news.example", outlet="news", kind=Kind.SITEMAP, interval_s=900.0)


def archived(answer: Answer) -> Archived:
    exchange = answered(answer)
    talked = Talked(job=SOURCE, outlet=OUTLET, exchange=exchange, ended_at=START)
    return Archived(talked=talked, source=SOURCE, exchange=exchange, record=RECORD)


def named(reading: Reading | NotASourceError) -> str:
    return reading.name if isinstance(reading, NotASourceError) else f"{len(reading.found)} found"


def elsewhere(answer: Answer, *, memory_bytes: int = 2_000_000_000) -> str:
    question = archived(answer)

    async def work() -> str:
        reader = Reader(memory_bytes=memory_bytes)
        try:
            return named((await reader.read(question, START)).reading)
        finally:
            reader.close()

    return asyncio.run(work())


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        pytest.param(urlset("/a", "/b"), "2 found", id="a sitemap"),
        pytest.param(Answer(body=b"<html>"), "not_a_sitemap", id="none"),
    ],
)
def test_what_is_read_elsewhere_is_what_is_read_at_once(answer: Answer, outcome: str) -> None:
    assert elsewhere(answer) == outcome
    assert named(read_now(archived(answer), START).reading) == outcome


def test_a_source_that_takes_too_long_is_named_and_the_next_one_is_read() -> None:
    question = archived(urlset("/a"))

    async def work() -> list[str]:
        reader = Reader(deadline_s=0.0)
        first = await reader.read(question, START)
        reader._deadline_s = 30.0  # noqa: SLF001 - the same reader, with time
        second = await reader.read(question, START)
        reader.close()
        return [named(first.reading), named(second.reading)]

    assert asyncio.run(work()) == ["source_too_slow", "1 found"]


def test_a_source_that_kills_its_reader_is_named() -> None:
    assert elsewhere(urlset(*map(str, range(100_000))), memory_bytes=1_000_000) == "source_unreadable"


def test_the_process_ends_with_its_other_end() -> None:
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=serve, args=(theirs, 2_000_000_000))
    process.start()
    theirs.close()
    ours.close()
    process.join(30)
    assert process.exitcode == 0


def test_a_fault_of_a_parser_costs_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Reading:
        raise KeyError("x")

    monkeypatch.setattr("scraper.crawl_reader.read_source", broken)
    assert named(read_now(archived(urlset("/a")), START).reading) == "internal"


def large(number: int) -> Answer:
    answer = urlset(*(f"{SITE}/{n}" for n in range(number)), *(f"https://far.example/{n}" for n in range(4_000)))
    assert len(answer.body) > AT_ONCE_BYTES
    return answer


def test_a_large_sitemap_is_read_while_other_hosts_are_asked(tmp_path: Path) -> None:
    assert is_large(answered(large(3)))
    web = {f"{SITE}/sitemap.xml": large(3)} | {f"{SITE}/{n}": Answer(body=str(n).encode()) for n in range(3)}
    outlet = Outlet(id="news", sitemaps=(f"{SITE}/sitemap.xml",), pace=QUICK)
    other = Outlet(id="other", urls=tuple(f"https://o{n}.example/" for n in range(20)), pace=QUICK)
    web |= {f"https://o{n}.example/": Answer(body=f"o{n}".encode()) for n in range(20)}
    turns = asyncio.run(House(tmp_path, Web(web)).turns(outlet, other))
    assert len(pages(turns)) == 23
    read = next(turn.result for turn in turns if isinstance(turn.result, SourceRead))
    assert (read.new, read.out_of_scope) == (3, 4_000)
    first = next(n for n, turn in enumerate(turns) if isinstance(turn.result, SourceRead))
    assert first > 0  # others had their turns while it was read


def test_a_large_answer_that_is_no_sitemap_is_named(tmp_path: Path) -> None:
    web = {f"{SITE}/sitemap.xml": Answer(body=b"<html>" + b"<p>x" * AT_ONCE_BYTES)}
    outlet = Outlet(id="news", sitemaps=(f"{SITE}/sitemap.xml",), pace=QUICK)
    house = House(tmp_path, Web(web))
    turns = asyncio.run(house.turns(outlet))
    assert [turn.result.name for turn in turns if isinstance(turn.result, SourceFailed)] == ["not_a_sitemap"]
    assert house.frontier.sources.due(["news"], 9) == ()
