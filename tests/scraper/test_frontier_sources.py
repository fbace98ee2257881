"""Sources: which are due, how their interval moves, and that none is ever forgotten."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.frontier import Frontier
from scraper.frontier_records import Kind, Seen, Source
from scraper.frontier_sources import MAX_INTERVAL_S, MIN_INTERVAL_S, next_interval
from scraper.outlet import Pace
from scraper.pace import Visits, failed
from tests.scraper.web import START, Clock, database

FEED = (Kind.FEED, "https://a.example/feed")


def declared(clock: Clock, *sources: tuple[Kind, str]) -> Frontier:
    frontier = Frontier(database(), now=clock)
    frontier.sources.declare("o", sources or (FEED,))
    return frontier


def due(frontier: Frontier) -> list[str]:
    return [source.address for source in frontier.sources.due(["o"], 10)]


def only(frontier: Frontier) -> Source:
    (source,) = frontier.sources.due(["o"], 10)
    return source


def note(frontier: Frontier, *, changed: bool) -> None:
    source = only(frontier)
    frontier.sources.read(source, outcome="read", changed=changed, answered=source.address, seen=Seen(etag='"1"'))


@pytest.mark.parametrize(
    ("interval_s", "factor", "expected"),
    [
        pytest.param(3600, 1.5, 5400, id="unchanged: half as long again"),
        pytest.param(3600, 0.8, 2880, id="changed: a fifth shorter"),
        pytest.param(900, 0.8, 900, id="never below a quarter of an hour"),
        pytest.param(7_000_000, 1.5, MAX_INTERVAL_S, id="never above 90 days"),
        pytest.param(1000, 0.8, 900, id="stops at the floor"),
    ],
)
def test_intervals(interval_s: float, factor: float, expected: float) -> None:
    assert next_interval(interval_s, factor) == pytest.approx(expected)


@given(st.lists(st.sampled_from([0.8, 1.5]), max_size=200))
def test_an_interval_stays_within_its_bounds(factors: list[float]) -> None:
    interval_s = MIN_INTERVAL_S
    for factor in factors:
        interval_s = next_interval(interval_s, factor)
        assert MIN_INTERVAL_S <= interval_s <= MAX_INTERVAL_S


def test_a_quiet_source_slows_down_and_a_lively_one_speeds_up_again() -> None:
    clock = Clock()
    frontier = declared(clock)
    waits = []
    for changed in (False, False, False, True, True):
        note(frontier, changed=changed)
        next_due = frontier.next_due(["o"])
        assert next_due is not None
        waits.append(round((next_due - clock()).total_seconds()))
        clock.at = next_due
    assert waits == [1350, 2025, 3038, 2430, 1944]


def test_a_dead_source_is_asked_for_ever() -> None:
    clock = Clock()
    frontier = declared(clock)
    for _ in range(60):
        frontier.sources.failed(only(frontier), "timeout")
        next_due = frontier.next_due(["o"])
        assert next_due is not None
        assert next_due - clock() <= timedelta(days=90)
        clock.at = next_due + timedelta(seconds=1)
    assert only(frontier).failures == 60
    assert only(frontier).interval_s == MAX_INTERVAL_S


def test_what_is_no_longer_named_rests_and_comes_back_with_all_it_knew() -> None:
    clock = Clock()
    frontier = declared(clock)
    note(frontier, changed=False)
    frontier.sources.declare("o", ())
    clock.forward(days=1)
    assert due(frontier) == []
    frontier.sources.declare("o", (FEED,))
    assert only(frontier).seen.etag == '"1"'


def test_an_outlet_with_one_source_less_leaves_others_alone() -> None:
    frontier = declared(Clock())
    frontier.sources.declare("p", ((Kind.FEED, "https://p.example/feed"),))
    frontier.sources.declare("o", ())
    assert [source.outlet for source in frontier.sources.due(["o", "p"], 10)] == ["p"]


def test_one_source_a_host_declared_ones_first() -> None:
    clock = Clock()
    frontier = declared(clock, (Kind.SITEMAP, "https://a.example/index"))
    index = only(frontier)
    children = [("https://a.example/old", START - timedelta(days=9)), ("https://a.example/new", START)]
    assert frontier.sources.add_children(index, children) == 2
    assert frontier.sources.add_children(index, children) == 0
    assert due(frontier) == ["https://a.example/index"]
    frontier.sources.read(index, outcome="read", changed=True, answered=index.address, seen=Seen())
    assert due(frontier) == ["https://a.example/new"]


def test_a_child_that_says_it_changed_is_due_at_once() -> None:
    clock = Clock()
    frontier = declared(clock, (Kind.SITEMAP, "https://a.example/index"))
    index = only(frontier)
    frontier.sources.add_children(index, [("https://a.example/s", None)])
    frontier.sources.read(index, outcome="read", changed=True, answered=index.address, seen=Seen())
    note(frontier, changed=False)
    frontier.sources.add_children(index, [("https://a.example/s", START - timedelta(hours=1))])
    assert due(frontier) == []
    clock.forward(minutes=5)
    frontier.sources.add_children(index, [("https://a.example/s", START + timedelta(minutes=1))])
    assert due(frontier) == ["https://a.example/s"]


@pytest.mark.parametrize("address", ["mailto:x@a.example", "", "https://", "ftp://a.example/s"])
def test_a_child_that_cannot_be_asked_for_is_left_out(address: str) -> None:
    frontier = declared(Clock(), (Kind.SITEMAP, "https://a.example/index"))
    assert frontier.sources.add_children(only(frontier), [(address, None)]) == 0


def test_a_source_waits_for_its_hosts_turn() -> None:
    clock = Clock()
    frontier = declared(clock)
    frontier.hosts.keep("a.example", failed(Visits(), clock(), 600.0), Pace())
    assert due(frontier) == []
    assert frontier.next_due(["o"]) == START + timedelta(minutes=10)
    clock.forward(minutes=10)
    assert due(frontier) == ["https://a.example/feed"]


def test_a_second_name_is_known_by_where_it_leads() -> None:
    frontier = declared(Clock(), FEED, (Kind.FEED, "https://b.example/rss"), (Kind.FEED, "https://c.example/x"))
    first, second, third = sorted(frontier.sources.due(["o"], 10), key=lambda source: source.id)
    frontier.sources.read(first, outcome="read", changed=True, answered="https://a.example/real", seen=Seen())
    assert frontier.sources.is_copy(second, "https://a.example/feed")
    assert frontier.sources.is_copy(second, "https://a.example/real")
    assert not frontier.sources.is_copy(third, "https://c.example/x")
    assert not frontier.sources.is_copy(first, "https://a.example/real")


def test_hurry_makes_everything_due() -> None:
    frontier = declared(Clock())
    note(frontier, changed=False)
    assert due(frontier) == []
    frontier.sources.hurry(["o"])
    assert due(frontier) == ["https://a.example/feed"]
