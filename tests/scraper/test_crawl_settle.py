"""Settling: nothing is handed out before it is durable, and a full disk ends the run without a loss."""

from dataclasses import replace
from pathlib import Path

import pytest

from scraper.archive import Archive
from scraper.archive_file import ArchiveFullError, member_at
from scraper.crawl_turn import Failed, Unchanged
from scraper.outlet import Pace
from scraper.page import Exchange, Page, Record
from tests.scraper.crawl_house import OUTLET, SITE, House, named, pages, two_stories
from tests.scraper.web import Answer, Web, rss


class Fills(Archive):
    """An archive whose disk is full after so many syncs or writes."""

    def __init__(self, folder: Path, web: Web, *, syncs: int = 99, writes: int = 99) -> None:
        super().__init__(folder, now=web.clock)
        self.syncs, self.writes = syncs, writes

    def write(self, exchange: Exchange, outlet: str, *, role: str = "page", earlier: Record | None = None) -> Record:
        self.writes -= 1
        if self.writes < 0:
            raise ArchiveFullError("x.warc.gz: No space left on device")
        return super().write(exchange, outlet, role=role, earlier=earlier)

    def sync(self) -> None:
        self.syncs -= 1
        if self.syncs < 0:
            raise ArchiveFullError("x.warc.gz: No space left on device")
        super().sync()


@pytest.mark.parametrize("room", [{"syncs": 1}, {"writes": 1}], ids=["at the sync", "at the write"])
def test_a_full_disk_is_named_stops_the_run_and_loses_nothing(tmp_path: Path, room: dict[str, int]) -> None:
    web = Web(two_stories())
    house = House(tmp_path, web)
    house.archive = Fills(tmp_path, web, **room)
    turns = house.run(OUTLET)
    assert set(named(turns)) == {"disk_full"}
    assert pages(turns) == []
    assert house.stop.is_set()
    assert house.frontier.counts(["news"]).leased == 0
    again = House(tmp_path, web, house.connection)
    web.clock.forward(hours=2)
    assert len(pages(again.run(OUTLET))) == 2


def test_every_page_can_be_read_back_at_the_moment_it_is_handed_out(tmp_path: Path) -> None:
    house = House(tmp_path, Web(two_stories()))
    reader = Archive(tmp_path, now=house.web.clock)
    read = []
    house.run(
        OUTLET, on=lambda turn: read.append(reader.read(turn.result.record)) if isinstance(turn.result, Page) else None
    )
    assert len(read) == 2


@pytest.mark.parametrize(
    ("wished", "remark"),
    [
        pytest.param(7, "Crawl-delay of 7 s capped to 5 s", id="more than we grant"),
        pytest.param(5, "", id="as much as we grant"),
        pytest.param(1, "", id="less"),
    ],
)
def test_a_crawl_delay_is_kept_up_to_our_cap_and_a_longer_one_is_said(tmp_path: Path, wished: int, remark: str) -> None:
    robots = Answer(body=f"User-agent: *\nCrawl-delay: {wished}".encode(), media_type="text/plain")
    house = House(tmp_path, Web(two_stories() | {f"{SITE}/robots.txt": robots}))
    began = house.web.clock()
    turns = house.run(replace(OUTLET, pace=Pace(delay_s=0.0, max_delay_s=5.0)))
    assert [turn.remark for turn in turns] == [remark, "", ""]  # said once, with the turn that learned it
    assert (house.web.clock() - began).total_seconds() >= 3 * min(wished, 5)  # robots.txt, feed, two pages: three gaps


def test_a_second_answer_of_an_address_is_archived_as_a_revisit(tmp_path: Path) -> None:
    house = House(tmp_path, Web({f"{SITE}/feed.xml": rss("/a"), f"{SITE}/a": Answer(body=b"long " * 5_000)}))
    house.run(OUTLET)
    size = sum(path.stat().st_size for path in tmp_path.glob("*.gz"))
    house.frontier.reopen(["news"])
    house.run(OUTLET)
    assert sum(path.stat().st_size for path in tmp_path.glob("*.gz")) < size + 2_000
    assert [page.body for page in house.archive.iterate()] == [b"long " * 5_000] * 2


def spoilt(house: House) -> Record:
    """A page's record, of which one bit is no longer what it was."""
    page = next(house.archive.iterate())
    path = house.archive.folder / page.record.file
    data = bytearray(path.read_bytes())
    data[page.record.offset + 200] ^= 1
    path.write_bytes(bytes(data))
    assert list(house.archive.iterate(damaged=lambda _: None)) == []
    return page.record


def test_an_answer_whose_original_cannot_be_read_takes_its_place(tmp_path: Path) -> None:
    house = House(tmp_path, Web({f"{SITE}/feed.xml": rss("/a"), f"{SITE}/a": Answer(body=b"long " * 5_000)}))
    house.run(OUTLET)
    lost = spoilt(house)
    seen = []
    for _ in range(2):
        house.frontier.reopen(["news"])
        seen += [turn.result for turn in house.run(OUTLET) if isinstance(turn.result, Unchanged)]
    whole, again = (house.archive.read(each.record) for each in seen)
    assert [each.lost for each in seen] == [lost, None]
    assert whole.body == again.body == b"long " * 5_000
    revisit = member_at(tmp_path / again.record.file, again.record.offset).plain
    assert f"WARC-Refers-To: <{whole.record.record_id}>".encode() in revisit


def test_what_is_lost_is_asked_for_in_full_though_the_host_says_it_has_not_changed(tmp_path: Path) -> None:
    house = House(tmp_path, Web({f"{SITE}/feed.xml": rss("/a"), f"{SITE}/a": Answer(etag='"1"')}))
    house.run(OUTLET)
    lost = spoilt(house)
    house.frontier.reopen(["news"])
    first, second = (turn.result for turn in house.run(OUTLET) if turn.lease)
    assert isinstance(first, Failed)
    assert (first.name, first.again_at) == ("original_lost", house.web.clock())
    assert isinstance(second, Unchanged)
    assert second.lost == lost
    assert house.archive.read(second.record).body == b"<p>story</p>"


def test_a_failure_keeps_its_error_for_the_consumer(tmp_path: Path) -> None:
    web = Web({f"{SITE}/feed.xml": rss("/gone")})
    failed = [turn.result for turn in House(tmp_path, web).run(OUTLET) if isinstance(turn.result, Failed)]
    assert [(each.name, each.again_at, type(each.error).__name__) for each in failed] == [
        ("http_404", None, "GoneError")
    ]


def test_where_a_redirect_leads_has_its_rest_too(tmp_path: Path) -> None:
    far = "https://other.example"
    web = {f"{SITE}/feed.xml": rss("/a"), f"{SITE}/a": Answer(moved_to=f"{far}/a"), f"{far}/a": Answer()}
    house = House(tmp_path, Web(web))
    house.run(OUTLET)
    visits = house.frontier.hosts.visits("other.example")
    assert (visits.asked, visits.ended_at is not None) == (1, True)


def test_the_hops_of_a_redirect_count_towards_the_daily_budget(tmp_path: Path) -> None:
    web = {f"{SITE}/feed.xml": rss("/a"), f"{SITE}/a": Answer(moved_to=f"{SITE}/b"), f"{SITE}/b": Answer()}
    house = House(tmp_path, Web(web))
    house.run(OUTLET)
    assert house.frontier.hosts.visits("news.example").asked == 4  # robots.txt, the feed, two for the page
