"""Pages of one story in the frontier: kept together, in order, however they became known."""

from scraper.frontier import Frontier
from scraper.frontier_records import Found, Lease
from scraper.frontier_shapes import BARREN_PAGES
from scraper.page import Page, Record
from tests.scraper.web import START, Clock, database

A = "https://a.example/1"


def filled(*addresses: str) -> Frontier:
    frontier = Frontier(database(), now=Clock())
    frontier.add((Found(address=each) for each in addresses), "o", "feed")
    return frontier


def leased(frontier: Frontier, address: str) -> Lease:
    lease = frontier.lease_one(address)
    assert lease is not None
    return lease


def page(address: str) -> Page:
    record = Record(file="x.warc.gz", offset=len(address), record_id=f"urn:uuid:{address}")
    return Page(
        asked=address, answered=address, fetched_at=START, status=200, headers=(), body=b"x", outlet="o", record=record
    )


def fetched(frontier: Frontier, address: str) -> Lease:
    lease = leased(frontier, address)
    frontier.finish(lease, "stored", page=page(address))
    return lease


def test_parts_of_a_story_are_kept_together() -> None:
    frontier = filled(A)
    first = leased(frontier, A)
    assert frontier.parts.add(first, f"{A}/2")
    assert not frontier.parts.add(first, A)
    second = leased(frontier, f"{A}/2")
    assert (second.part_of, second.part) == (first.id, 2)
    assert frontier.parts.add(second, f"{A}/3")
    assert frontier.parts.addresses(first.id) == (A, f"{A}/2", f"{A}/3")


def test_the_records_of_what_was_fetched_are_known_in_order() -> None:
    frontier = filled(A)
    first = fetched(frontier, A)
    frontier.parts.add(first, f"{A}/2")
    assert [number for number, _ in frontier.parts.fetched(first)] == [1]
    second = fetched(frontier, f"{A}/2")
    for lease in (first, second):
        assert frontier.parts.fetched(lease) == ((1, page(A).record), (2, page(f"{A}/2").record))


def test_a_page_that_a_feed_lists_too_becomes_a_part_with_all_that_follows_it() -> None:
    frontier = filled(A, f"{A}/2")
    second = fetched(frontier, f"{A}/2")
    frontier.parts.add(second, f"{A}/3")
    first = fetched(frontier, A)
    assert frontier.parts.add(first, f"{A}/2")  # to be asked for once more
    assert not frontier.parts.fetched(first)[1:]
    assert frontier.parts.addresses(first.id) == (A, f"{A}/2", f"{A}/3")
    assert [leased(frontier, f"{A}/{n}").part for n in (2, 3)] == [2, 3]


def test_a_part_that_waits_since_a_feed_named_it_is_still_to_come() -> None:
    frontier = filled(A, f"{A}/2")
    first = fetched(frontier, A)
    assert frontier.parts.add(first, f"{A}/2")
    assert leased(frontier, f"{A}/2").part_of == first.id


def test_a_part_that_is_asked_again_was_there_before() -> None:
    frontier = filled(A)
    first = fetched(frontier, A)
    frontier.parts.add(first, f"{A}/2")
    fetched(frontier, f"{A}/2")
    frontier.reopen(["o"])
    assert not frontier.parts.add(leased(frontier, A), f"{A}/2")


def test_a_page_of_another_story_or_outlet_is_no_part() -> None:
    frontier = filled(A, "https://a.example/2")
    frontier.add([Found(address=f"{A}/9")], "other", "feed")
    first, other = fetched(frontier, A), fetched(frontier, "https://a.example/2")
    frontier.parts.add(first, f"{A}/2")
    assert not frontier.parts.add(other, f"{A}/2")
    assert not frontier.parts.add(first, f"{A}/9")
    assert frontier.parts.addresses(other.id) == ("https://a.example/2",)


def test_a_later_page_of_a_story_does_not_make_links_look_barren() -> None:
    frontier = Frontier(database(), now=Clock())
    frontier.add([Found(address=f"{A}/{n}") for n in range(BARREN_PAGES)], "o", "page", depth=1)
    for number in range(BARREN_PAGES):
        first = leased(frontier, f"{A}/{number}")
        frontier.parts.add(first, f"{A}/{number}/page/2")
        frontier.finish(leased(frontier, f"{A}/{number}/page/2"), "part", page=page(f"{A}/{number}/page/2"))
    assert not frontier.shapes.is_barren("o", f"{A}/1/page/2")
