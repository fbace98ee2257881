"""Shapes: a kind of link that never leads to a story is left alone after a while."""

from pathlib import Path

import pytest

from scraper.crawl_turn import SourceRead, Turn
from scraper.frontier import Frontier
from scraper.frontier_shapes import BARREN_PAGES, shape
from scraper.outlet import Follow, Outlet
from scraper.page import Page
from tests.scraper.crawl_house import SITE, House, pages
from tests.scraper.web import QUICK, Answer, Clock, Web, database

OUTLET = Outlet(id="news", urls=(f"{SITE}/news/",), follow=Follow(paths=("/news/",), depth=3), pace=QUICK)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param("/news/1", "/news/22", True, id="numbers"),
        pytest.param("/news/a-first-story", "/news/another-story-here", True, id="slugs"),
        pytest.param("/cal?day=2026-01-01", "/cal?day=2026-01-02", True, id="values"),
        pytest.param("/cal?a=1&b=2", "/cal?b=3&a=4", True, id="order of parameters"),
        pytest.param("/news/1", "/sport/1", False, id="sections"),
        pytest.param("/news/1", "/news/1?print=1", False, id="a parameter more"),
        pytest.param("/news/1", "/news/1/2", False, id="depth"),
    ],
)
def test_what_is_alike(one: str, other: str, *, alike: bool) -> None:
    assert (shape(SITE + one) == shape(SITE + other)) is alike


@pytest.mark.parametrize(
    ("rejected", "stored", "barren"),
    [(BARREN_PAGES, 0, True), (BARREN_PAGES - 1, 0, False), (BARREN_PAGES * 3, 1, False), (0, BARREN_PAGES, False)],
)
def test_when_a_shape_is_barren(rejected: int, stored: int, *, barren: bool) -> None:
    frontier = Frontier(database(), now=Clock())
    for n in range(rejected):
        frontier.shapes.note("news", f"{SITE}/cal/{n}", "rejected")
    for n in range(stored):
        frontier.shapes.note("news", f"{SITE}/cal/{n}", "stored")
    assert frontier.shapes.is_barren("news", f"{SITE}/cal/999") is barren
    assert not frontier.shapes.is_barren("other", f"{SITE}/cal/999")


@pytest.mark.parametrize(
    ("copies", "stored", "barren"),
    [(BARREN_PAGES, 0, True), (2 * BARREN_PAGES - 1, 1, False), (2 * BARREN_PAGES, 1, True), (BARREN_PAGES, 9, False)],
)
def test_a_shape_that_says_the_same_again_and_again_is_barren(copies: int, stored: int, *, barren: bool) -> None:
    frontier = Frontier(database(), now=Clock())
    for n in range(copies):
        frontier.shapes.note("news", f"{SITE}/read/{n}", "copy")
    for n in range(stored):
        frontier.shapes.note("news", f"{SITE}/read/{n}", "stored")
    assert frontier.shapes.is_barren("news", f"{SITE}/read/999") is barren


def test_a_barren_shape_gets_another_chance_after_a_month() -> None:
    clock = Clock()
    frontier = Frontier(database(), now=clock)
    for n in range(BARREN_PAGES):
        frontier.shapes.note("news", f"{SITE}/cal/{n}", "rejected")
    clock.forward(days=31)
    assert not frontier.shapes.is_barren("news", f"{SITE}/cal/1")
    frontier.shapes.note("news", f"{SITE}/cal/1", "rejected")
    assert not frontier.shapes.is_barren("news", f"{SITE}/cal/1")


class Choosy(House):
    """A consumer to whom only dated pages are stories."""

    def keep(self, turn: Turn) -> None:
        if turn.lease is not None and isinstance(turn.result, Page):
            story = "/story/" in turn.lease.address
            self.frontier.finish(turn.lease, "stored" if story else "rejected", page=turn.result)
        else:
            super().keep(turn)


def test_an_endless_calendar_is_left_while_stories_are_followed_on(tmp_path: Path) -> None:
    days = {
        f"{SITE}/news/day/{n}": Answer(body=f"{n}<a href=/news/day/{n + 1}><a href=/news/story/{n}>".encode())
        for n in range(500)
    }
    stories = {f"{SITE}/news/story/{n}": Answer(body=f"story {n}".encode()) for n in range(500)}
    starts = "".join(f"<a href=/news/day/{n}><a href=/news/story/{n}>" for n in range(0, 500, 5))
    house = Choosy(tmp_path, Web(days | stories | {f"{SITE}/news/": Answer(body=starts.encode())}))
    first = pages(house.run(OUTLET))
    assert sum("/day/" in each for each in first) < 300
    house.web.clock.forward(hours=1)
    house.web.answers = {
        **house.web.answers,
        f"{SITE}/news/": Answer(body=b"<a href=/news/day/7777><a href=/news/story/499>"),
    }
    (read,) = [turn.result for turn in house.run(OUTLET) if isinstance(turn.result, SourceRead)]
    assert (read.trapped, read.new) == (1, 1)
