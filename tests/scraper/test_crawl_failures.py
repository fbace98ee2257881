"""The crawl when things go wrong: named, counted, and the rest goes on."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from scraper.crawl_turn import SourceFailed, SourceRead, Turn
from scraper.errors import BusyError, FetchError, RefusedError
from scraper.outlet import Outlet
from scraper.page import Page
from tests.scraper.crawl_house import OUTLET, SITE, House, named, pages, two_stories
from tests.scraper.web import QUICK, Answer, Web, database, index, rss


def test_robots_txt_is_asked_first_and_obeyed(tmp_path: Path) -> None:
    answers = two_stories() | {
        f"{SITE}/robots.txt": Answer(body=b"User-agent: *\nDisallow: /b", media_type="text/plain")
    }
    house = House(tmp_path, Web(answers))
    turns = house.run(OUTLET)
    assert house.web.asked[0] == f"{SITE}/robots.txt"
    assert named(turns) == ["robots"]
    assert f"{SITE}/b" not in house.web.asked


def test_without_an_answer_from_robots_txt_nothing_is_asked_for_an_hour(tmp_path: Path) -> None:
    down = {f"{SITE}/robots.txt": BusyError(f"{SITE}/robots.txt", "down", status=503)}
    house = House(tmp_path, Web(two_stories() | down))
    assert named(house.run(OUTLET)) == ["robots_unreachable"]
    assert house.web.asked == [f"{SITE}/robots.txt"]
    house.web.clock.forward(minutes=30)
    assert house.run(OUTLET) == []
    house.web.answers = two_stories()
    house.web.clock.forward(minutes=45)
    assert len(pages(house.run(OUTLET))) == 2


def test_a_busy_page_is_asked_again_and_a_gone_one_is_not(tmp_path: Path) -> None:
    answers = two_stories() | {f"{SITE}/a": BusyError(f"{SITE}/a", "busy", status=503, retry_after_s=600)}
    del answers[f"{SITE}/b"]
    house = House(tmp_path, Web(answers))
    assert named(house.run(OUTLET)) == ["http_503"]
    answers[f"{SITE}/a"] = Answer()
    assert house.run(OUTLET) == []  # Retry-After: the whole host rests
    house.web.clock.forward(minutes=11)
    turns = house.run(OUTLET)
    assert (pages(turns), named(turns)) == ([f"{SITE}/a"], ["http_404"])
    house.web.clock.forward(hours=1)
    house.run(OUTLET)
    assert house.web.times(f"{SITE}/b") == 1


def test_a_page_that_stays_busy_is_given_up_with_its_name(tmp_path: Path) -> None:
    answers = two_stories() | {f"{SITE}/a": BusyError(f"{SITE}/a", "busy", status=503)}
    house = House(tmp_path, Web(answers))
    for _ in range(12):
        house.run(OUTLET)
        house.web.clock.forward(hours=2)
    assert house.web.times(f"{SITE}/a") == 5
    assert ("http_503", 1) in house.frontier.counts(["news"]).done


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        pytest.param(Answer(body=b"<!doctype html><p>hi"), "not_a_feed", id="html"),
        pytest.param(Answer(body=b""), "not_a_feed", id="empty"),
        pytest.param(Answer(body=b'<!DOCTYPE l [<!ENTITY a "ha">]><rss/>'), "not_a_feed", id="entities"),
        pytest.param(Answer(body=b"\x89PNG\r\n"), "not_a_feed", id="binary"),
        pytest.param(RefusedError(SITE, "no", status=403), "http_403", id="refused"),
        pytest.param(RuntimeError("a bug"), "internal", id="a fault of ours"),
    ],
)
def test_a_source_that_fails_is_named_and_slows_down(tmp_path: Path, answer: Answer | Exception, name: str) -> None:
    house = House(tmp_path, Web({f"{SITE}/feed.xml": answer}))
    assert named(house.run(OUTLET)) == [name]
    house.web.clock.forward(minutes=16)
    assert house.run(OUTLET) == []  # 15 minutes became 22
    house.web.clock.forward(minutes=8)
    assert named(house.run(OUTLET)) == [name]


def test_a_busy_source_is_tried_again_in_the_same_run(tmp_path: Path) -> None:
    feed = f"{SITE}/feed.xml"
    answers = two_stories() | {feed: BusyError(feed, "no whole answer", name="timeout")}
    house = House(tmp_path, Web(answers))

    def recover(turn: Turn) -> None:
        if isinstance(turn.result, SourceFailed):
            assert turn.result.again_at is not None
            answers[feed] = two_stories()[feed]

    turns = house.run(OUTLET, on=recover)
    assert (named(turns), len(pages(turns))) == (["timeout"], 2)


def test_a_source_that_stays_busy_is_given_up_for_this_run(tmp_path: Path) -> None:
    feed = f"{SITE}/feed.xml"
    house = House(tmp_path, Web({feed: BusyError(feed, "no whole answer", name="timeout")}))
    assert named(house.run(OUTLET)) == ["timeout"] * 3
    assert house.run(OUTLET) == []


def test_a_fault_in_one_page_does_not_end_the_crawl(tmp_path: Path) -> None:
    house = House(tmp_path, Web(two_stories() | {f"{SITE}/a": ZeroDivisionError("oops")}))
    turns = house.run(OUTLET)
    assert named(turns) == ["internal"]
    assert pages(turns) == [f"{SITE}/b"]


def test_limit_and_max_docs_are_kept(tmp_path: Path) -> None:
    many = {f"{SITE}/{n}": Answer(body=str(n).encode()) for n in range(20)}
    web = {f"{SITE}/feed.xml": rss(*(f"/{n}" for n in range(20))), **many}
    assert len(pages(House(tmp_path / "1", Web(web)).run(OUTLET, limit=3))) == 3
    assert len(pages(House(tmp_path / "2", Web(web)).run(replace(OUTLET, max_docs=5)))) == 5
    house = House(tmp_path / "3", Web(web))
    assert len(pages(house.run(OUTLET, limit=3))) == 3
    assert len(pages(house.run(OUTLET))) == 17


def test_a_stop_drains(tmp_path: Path) -> None:
    many = {f"{SITE}/{n}": Answer(body=str(n).encode()) for n in range(20)}
    house = House(tmp_path, Web({f"{SITE}/feed.xml": rss(*(f"/{n}" for n in range(20))), **many}))
    turns = house.run(OUTLET, on=lambda turn: house.stop.set() if isinstance(turn.result, Page) else None)
    assert len(pages(turns)) == 1
    counts = house.frontier.counts(["news"])
    assert (counts.waiting, counts.leased) == (19, 0)


def test_a_loop_of_sitemaps_ends(tmp_path: Path) -> None:
    web = {f"{SITE}/s{n}.xml": index(f"/s{n + 1}.xml", "/s0.xml") for n in range(50)}
    outlet = Outlet(id="news", sitemaps=(f"{SITE}/s0.xml",), pace=QUICK)
    house = House(tmp_path, Web(web))
    turns = house.run(outlet)
    assert len(house.web.asked) <= 5
    assert any("nested deeper" in turn.result.remark for turn in turns if isinstance(turn.result, SourceRead))


def test_error_pages_are_archived_too(tmp_path: Path) -> None:
    answers = two_stories()
    house = House(tmp_path, Web(answers))
    error: FetchError = RefusedError(f"{SITE}/a", "no", status=403)
    error.exchange = replace(
        asyncio.run(Web(two_stories()).fetch(f"{SITE}/a", pace=QUICK)), status=403, body=b"keep out"
    )
    error.exchange = replace(error.exchange, wire_body=b"keep out")
    answers[f"{SITE}/a"] = error
    assert named(house.run(OUTLET)) == ["http_403"]
    house.archive.sync()
    assert [page.body for page in house.archive.iterate("failed")] == [b"keep out"]


def test_a_consumer_that_dies_loses_nothing(tmp_path: Path) -> None:
    connection = database()
    house = House(tmp_path, Web(two_stories()), connection)

    def die(turn: Turn) -> None:
        if isinstance(turn.result, Page):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        house.run(OUTLET, on=die)
    connection.rollback()
    house.archive.close()
    again = House(tmp_path, house.web, connection)
    assert len(pages(again.run(OUTLET))) == 2
    assert house.web.times(f"{SITE}/a") + house.web.times(f"{SITE}/b") <= 3
