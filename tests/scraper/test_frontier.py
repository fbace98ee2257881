"""The frontier: leases, turns, and what it still knows after the lights went out."""

from collections.abc import Iterator
from datetime import timedelta
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.frontier import LEASE_S, Frontier
from scraper.frontier_records import Found, Lease
from scraper.frontier_rows import SCRIPTS, FrontierError
from scraper.outlet import Pace
from scraper.pace import Visits, answered, asked
from scraper.page import Page, Record
from tests.scraper.web import START, Clock, database


def found(*addresses: str) -> Iterator[Found]:
    return (Found(address=each) for each in addresses)


def filled(*addresses: str, clock: Clock | None = None) -> Frontier:
    frontier = Frontier(database(), now=clock or Clock())
    frontier.add(found(*addresses), "o", "feed")
    return frontier


def taken(frontier: Frontier, n: int = 10) -> list[str]:
    return [lease.address for lease in frontier.lease(n, outlets=["o"])]


def page(address: str, *, answered_at: str = "", etag: str = '"1"') -> Page:
    return Page(
        asked=address,
        answered=answered_at or address,
        fetched_at=START,
        status=200,
        headers=(("ETag", etag),),
        body=b"x",
        outlet="o",
        record=Record(file="f", offset=7, record_id="urn:uuid:1"),
    )


def test_an_address_is_known_once() -> None:
    frontier = filled("https://a.example/1", "https://a.example/1", "https://a.example/2")
    assert frontier.counts(["o"]).waiting == 2
    assert frontier.add(found("https://a.example/2", "https://a.example/3"), "o", "feed") == 1
    assert frontier.add(found("https://a.example/3"), "other", "feed") == 0


def test_one_address_a_host_newest_first() -> None:
    frontier = filled("https://a.example/old", "https://b.example/1")
    frontier.add([Found(address="https://a.example/new", published_at=START)], "o", "feed")
    assert taken(frontier) == ["https://a.example/new", "https://b.example/1"]


def test_a_lease_is_not_handed_out_again_until_it_expires() -> None:
    clock = Clock()
    frontier = filled("https://a.example/1", clock=clock)
    assert len(taken(frontier)) == 1
    assert taken(frontier) == []
    clock.forward(seconds=LEASE_S + 1)
    assert len(taken(frontier)) == 1


def test_a_new_run_takes_back_what_a_killed_one_held() -> None:
    frontier = filled("https://a.example/1", "https://b.example/1")
    assert len(taken(frontier)) == 2
    assert frontier.begin_run() == 2
    assert len(taken(frontier)) == 2


def test_a_finished_address_is_not_asked_again_unless_told() -> None:
    clock = Clock()
    frontier = filled("https://a.example/1", clock=clock)
    (lease,) = frontier.lease(1, outlets=["o"])
    frontier.finish(lease, "stored", page=page("https://a.example/1"))
    frontier.add(found("https://a.example/1"), "o", "feed")
    clock.forward(days=1000)
    assert taken(frontier) == []
    assert frontier.reopen(["other"]) == 0
    assert frontier.reopen(["o"], older_than=timedelta(days=2000)) == 0
    assert frontier.reopen(["o"]) == 1
    (again,) = frontier.lease(1, outlets=["o"])
    assert (again.seen.etag, again.seen.record) == ('"1"', Record(file="f", offset=7, record_id="urn:uuid:1"))


def test_a_failed_address_waits_until_its_time() -> None:
    clock = Clock()
    frontier = filled("https://a.example/1", clock=clock)
    (lease,) = frontier.lease(1, outlets=["o"])
    frontier.finish(lease, "timeout", again_at=clock() + timedelta(minutes=5))
    assert taken(frontier) == []
    assert frontier.next_due(["o"]) == START + timedelta(minutes=5)
    assert (frontier.counts(["o"]).waiting, frontier.counts(["o"]).later) == (1, 1)
    clock.forward(minutes=5)
    (again,) = frontier.lease(1, outlets=["o"])
    assert again.tries == 1


def test_a_host_waits_for_its_turn_and_for_its_budget() -> None:
    clock = Clock()
    frontier = filled("https://a.example/1", "https://a.example/2", clock=clock)
    visits = answered(asked(Visits(), clock()), clock(), 0.1)
    frontier.hosts.keep("a.example", visits, Pace(delay_s=30))
    assert taken(frontier) == []
    clock.forward(seconds=30)
    assert len(taken(frontier)) == 1
    frontier.hosts.keep("a.example", visits, Pace(delay_s=0, daily_budget=1))
    assert frontier.next_due(["o"]) == START.replace(hour=0) + timedelta(days=1)


def test_hosts_are_remembered_as_they_were() -> None:
    frontier = filled()
    visits = Visits(
        ended_at=START, latency_s=0.25, crawl_delay_s=5.0, not_before=START, failures=3, day=START.date(), asked=9
    )
    frontier.hosts.keep("a.example", visits, Pace())
    assert frontier.hosts.visits("a.example") == visits
    assert frontier.hosts.visits("stranger.example") == Visits()


@pytest.mark.parametrize(
    ("status", "fresh_for", "stale_after"),
    [
        pytest.param(200, timedelta(hours=23), timedelta(hours=24), id="an answer counts for a day"),
        pytest.param(404, timedelta(hours=23), timedelta(hours=24), id="so does its absence"),
        pytest.param(503, timedelta(minutes=59), timedelta(hours=1), id="a failure for an hour"),
        pytest.param(None, timedelta(minutes=59), timedelta(hours=1), id="silence for an hour"),
    ],
)
def test_robots_txt_is_kept_for_its_time(status: int | None, fresh_for: timedelta, stale_after: timedelta) -> None:
    clock = Clock()
    frontier = filled(clock=clock)
    frontier.hosts.keep_robots("https://a.example", status, b"x")
    clock.at = START + fresh_for
    kept = frontier.hosts.robots("https://a.example")
    assert kept == (status, b"x", START + stale_after)
    clock.at = START + stale_after
    assert frontier.hosts.robots("https://a.example") is None
    assert frontier.hosts.robots("https://b.example") is None


def test_a_clock_that_was_a_year_ahead_costs_nothing() -> None:
    clock = Clock()
    frontier = filled("https://a.example/1", "https://b.example/1", clock=clock)
    clock.forward(days=365)
    (lease, *_) = frontier.lease(2, outlets=["o"])
    frontier.finish(lease, "timeout", again_at=clock() + timedelta(hours=1))
    frontier.hosts.keep("b.example", answered(Visits(), clock(), 1.0), Pace())
    clock.at = START
    frontier.begin_run()
    assert sorted(taken(frontier)) == ["https://a.example/1", "https://b.example/1"]


def test_where_a_redirect_led_is_done_too() -> None:
    frontier = filled("https://a.example/old", "https://a.example/new")
    (lease,) = frontier.lease(1, outlets=["o"])
    moved = page("https://a.example/old", answered_at="https://a.example/new#x")
    frontier.finish(lease, "stored", page=moved)
    assert taken(frontier) == []
    assert frontier.counts(["o"]).done == (("redirect_target", 1), ("stored", 1))


def test_what_is_older_than_asked_for_is_left_out_this_time_only() -> None:
    connection = database()
    listed = [
        Found(address="https://a.example/old", published_at=START - timedelta(days=9)),
        Found(address="https://a.example/new", published_at=START),
        Found(address="https://a.example/undated"),
    ]
    assert Frontier(connection, now=Clock(), since=START - timedelta(days=1)).add(listed, "o", "feed") == 2
    assert Frontier(connection, now=Clock()).add(listed, "o", "feed") == 1


def test_nothing_is_durable_before_the_caller_commits(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    frontier = Frontier(database(path), now=Clock())
    frontier.add(found("https://a.example/1"), "o", "feed")
    other = database(path)
    assert other.execute("SELECT count(*) FROM frontier").fetchone() == (0,)
    frontier._connection.commit()  # noqa: SLF001 - the connection is the caller's
    assert other.execute("SELECT count(*) FROM frontier").fetchone() == (1,)


def test_older_tables_are_brought_up_to_date_with_all_they_hold() -> None:
    connection = database()
    connection.executescript(resources.files("scraper").joinpath(SCRIPTS[0]).read_text("utf-8"))
    connection.execute("CREATE TABLE migrations (room TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT")
    connection.execute("INSERT INTO migrations VALUES ('scraper', 1)")
    connection.execute(
        "INSERT INTO frontier (address, host, outlet, found_in, depth, added_at) VALUES (?, ?, 'o', 'feed', 0, 0)",
        ("https://a.example/1", "a.example"),
    )
    frontier = Frontier(connection, now=Clock())
    assert frontier.yields.alarms(["o"]) == ()
    assert frontier.counts(["o"]).waiting == 1


def test_tables_of_a_newer_program_are_left_alone() -> None:
    connection = database()
    Frontier(connection, now=Clock())
    connection.execute("UPDATE migrations SET version = 99 WHERE room = 'scraper'")
    with pytest.raises(FrontierError, match="update winnow"):
        Frontier(connection, now=Clock())


STEPS = st.lists(st.sampled_from(["lease", "finish", "fail", "kill", "wait"]), max_size=40)


@settings(max_examples=60)
@given(steps=STEPS)
def test_whatever_happens_no_address_is_lost_or_leased_twice(steps: list[str]) -> None:
    clock = Clock()
    frontier = filled(*(f"https://h{n % 3}.example/{n}" for n in range(6)), clock=clock)
    held: list[Lease] = []
    for step in steps:
        if step == "lease":
            held += frontier.lease(2, outlets=["o"])
            assert len({lease.id for lease in held}) == len(held)
        elif step == "kill":
            frontier.begin_run()
            held.clear()
        elif step == "wait":
            clock.forward(minutes=1)
        elif held:
            frontier.finish(held.pop(), step, again_at=clock() + timedelta(seconds=30) if step == "fail" else None)
    counts = frontier.counts(["o"])
    assert counts.waiting + counts.leased + sum(number for _, number in counts.done) == 6
    assert counts.leased == len(held)
