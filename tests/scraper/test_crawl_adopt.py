"""What a killed run had archived is handed out by the next one, and not asked for again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from scraper.archive_file import members
from scraper.crawl_adopt import MAX_ATTEMPTS
from scraper.crawl_turn import Turn, Unchanged
from scraper.outlet import Follow, Outlet
from scraper.page import Page
from tests.scraper.crawl_house import OUTLET, SITE, House, pages, two_stories
from tests.scraper.web import QUICK, Answer, Web, rss

STORY = f"{SITE}/a"


class Killed(BaseException):
    """Stands for kill -9: nothing of ours catches it."""


def dying(*, after: int = 1) -> Callable[[Turn], None]:
    """Die at the nth page."""
    left = after

    def on(turn: Turn) -> None:
        nonlocal left
        if isinstance(turn.result, Page):
            left -= 1
            if left == 0:
                raise Killed

    return on


def killed(house: House, *outlets: Outlet, after: int = 1) -> House:
    """The house after a run that died: what was not committed is gone, what was written is not."""
    with pytest.raises(Killed):
        house.run(*outlets, on=dying(after=after))
    house.connection.rollback()
    house.archive.close()
    return House(house.archive.folder, house.web, house.connection)


def test_an_archived_page_is_handed_out_again_and_not_asked_for(tmp_path: Path) -> None:
    again = killed(House(tmp_path, Web(two_stories())), OUTLET)
    turns = again.run(OUTLET)
    assert pages(turns) == [STORY, f"{SITE}/b"]
    assert [again.web.times(f"{SITE}/{path}") for path in ("a", "b")] == [1, 1]
    first = turns[0].result
    assert isinstance(first, Page)
    assert again.archive.read(first.record) == first
    assert again.run(OUTLET) == []


def test_what_an_adopted_page_leads_to_is_not_forgotten(tmp_path: Path) -> None:
    story = {
        f"{SITE}/feed.xml": rss("/a"),
        STORY: Answer(body=b"<link rel=next href=/a/2>"),
        f"{SITE}/a/2": Answer(body=b"the end"),
    }
    turns = killed(House(tmp_path, Web(story)), OUTLET).run(OUTLET)
    assert [(turn.lease.part, turn.more) for turn in turns if turn.lease] == [(1, True), (2, False)]
    front = {f"{SITE}/news/": Answer(body=b"<a href=/news/1>"), f"{SITE}/news/1": Answer(body=b"<a href=/news/2>")}
    outlet = Outlet(id="n", urls=(f"{SITE}/news/",), follow=Follow(paths=("/news/",), depth=2), pace=QUICK)
    house = House(tmp_path / "links", Web(front | {f"{SITE}/news/2": Answer(body=b"2")}))
    assert pages(killed(house, outlet).run(outlet)) == [f"{SITE}/news/1", f"{SITE}/news/2"]


def test_an_order_too_dear_for_an_adopted_page_is_told_with_that_page(tmp_path: Path) -> None:
    story = {f"{SITE}/feed.xml": rss("/a", "/b"), STORY: Answer(body=b"<p>x</p>" * 10_000), f"{SITE}/b": Answer()}
    outlet = replace(OUTLET, next_links=("//*[not(preceding-sibling::p)]/a",))
    turns = killed(House(tmp_path, Web(story)), outlet).run(outlet)
    assert {turn.lease.address: bool(turn.fault) for turn in turns if turn.lease} == {STORY: True, f"{SITE}/b": False}


def test_a_page_is_adopted_as_often_as_a_run_dies_of_it_but_not_for_ever(tmp_path: Path) -> None:
    house = House(tmp_path, Web(two_stories()))
    for _ in range(MAX_ATTEMPTS + 1):
        house = killed(house, OUTLET)
    assert house.web.times(STORY) == 1
    turns = house.run(OUTLET)
    assert pages(turns) == [STORY, f"{SITE}/b"]
    assert house.web.times(STORY) == 2


def test_pages_of_an_outlet_that_is_not_followed_now_are_asked_for_later(tmp_path: Path) -> None:
    other = Outlet(id="other", feeds=("https://other.example/feed",), pace=QUICK)
    web = Web(two_stories() | {"https://other.example/feed": rss("/x"), "https://other.example/x": Answer()})
    again = killed(House(tmp_path, web), OUTLET)
    assert pages(again.run(other)) == ["https://other.example/x"]
    assert pages(again.run(OUTLET)) == [STORY, f"{SITE}/b"]


def test_a_record_that_was_damaged_meanwhile_is_asked_for_again(tmp_path: Path) -> None:
    house = House(tmp_path, Web({f"{SITE}/feed.xml": rss("/a"), STORY: Answer(body=b"x" * 50_000)}))
    again = killed(house, OUTLET)
    (path,) = tmp_path.glob("*.warc.gz")
    *_, response, _request = members(path, 0)
    whole = bytearray(path.read_bytes())
    whole[response.end - 30] ^= 0xFF
    path.write_bytes(whole)
    assert pages(again.run(OUTLET)) == [STORY]
    assert again.web.times(STORY) == 2


@pytest.mark.parametrize("spoil", [False, True])
def test_an_adopted_page_takes_the_place_of_one_that_cannot_be_read(tmp_path: Path, *, spoil: bool) -> None:
    house = House(tmp_path, Web({f"{SITE}/feed.xml": rss("/a"), STORY: Answer()}))
    (first,) = [turn.result for turn in house.run(OUTLET) if isinstance(turn.result, Page)]
    house.frontier.reopen(["news"])
    if spoil:
        path = tmp_path / first.record.file
        path.write_bytes(path.read_bytes().replace(path.read_bytes()[first.record.offset + 200 :][:8], b"\0" * 8))
    with pytest.raises(Killed):
        house.run(OUTLET, on=dying_of_anything)
    house.connection.rollback()
    house.archive.close()
    (turn,) = House(tmp_path, house.web, house.connection).run(OUTLET)
    assert isinstance(turn.result, Unchanged)
    assert turn.result.lost == (first.record if spoil else None)
    assert house.web.times(STORY) == 2


def dying_of_anything(_: Turn) -> None:
    raise Killed


def test_a_first_run_over_an_older_archive_adopts_nothing(tmp_path: Path) -> None:
    house = House(tmp_path, Web(two_stories()))
    house.run(OUTLET)
    house.archive.close()
    fresh = House(tmp_path, Web(two_stories()))
    assert len(pages(fresh.run(OUTLET))) == 2
    assert fresh.web.times(STORY) == 1
