"""What a page leads to: links while depth and number allow, the next page of its story."""

from dataclasses import replace

from scraper.crawl_follow import Follower
from scraper.crawl_read import Reading
from scraper.frontier import Frontier
from scraper.frontier_records import Found, Lease
from scraper.outlet import Follow, Outlet
from scraper.page import Page, Record
from tests.scraper.crawl_house import SITE
from tests.scraper.web import START, Clock, database

OUTLET = Outlet(id="news", urls=(f"{SITE}/news/",), follow=Follow(paths=("/news/",), depth=2, max_links=3))
RECORD = Record(file="x.warc.gz", offset=0, record_id="urn:uuid:1")


def page(body: str) -> Page:
    address = f"{SITE}/news/1"
    return Page(
        asked=address,
        answered=address,
        fetched_at=START,
        status=200,
        headers=(),
        body=body.encode(),
        outlet="news",
        record=RECORD,
    )


def leased(frontier: Frontier, depth: int) -> Lease:
    frontier.add([Found(address=f"{SITE}/news/1")], "news", "x", depth=depth)
    lease = frontier.lease_one(f"{SITE}/news/1")
    assert lease is not None
    return lease


def led(body: str, depth: int) -> tuple[bool, int]:
    """Is a further page to come, and how many addresses wait now?"""
    frontier = Frontier(database(), now=Clock())
    lease = leased(frontier, depth)
    more, _ = Follower(frontier, now=Clock()).led(page(body), lease, OUTLET)
    return more, frontier.waiting(["news"])


def test_links_are_followed_to_the_depth_and_no_further() -> None:
    links = "<a href=/news/2><a href=/about>"
    assert [led(links, depth) for depth in (0, 1, 2)] == [(False, 0), (False, 1), (False, 0)]


def test_the_next_page_of_a_story_is_noted_at_any_depth() -> None:
    assert [led("<link rel=next href=/news/1/2>", depth) for depth in (0, 2)] == [(True, 1), (True, 1)]


def test_the_outlets_own_file_goes_before_the_page() -> None:
    frontier = Frontier(database(), now=Clock())
    lease = leased(frontier, 0)
    outlet = replace(OUTLET, next_links=("//a[@class='on']",))
    body = "<link rel=next href=/news/1/2><a class=on href=/news/more>on</a>"
    assert Follower(frontier, now=Clock()).led(page(body), lease, outlet) == (True, "")
    assert frontier.parts.addresses(lease.id) == (f"{SITE}/news/1", f"{SITE}/news/more")


def test_an_order_too_dear_for_a_page_is_told_and_the_page_itself_asked() -> None:
    frontier = Frontier(database(), now=Clock())
    lease = leased(frontier, 0)
    outlet = replace(OUTLET, next_links=("//*[not(preceding-sibling::p)]/a",))
    body = "<link rel=next href=/news/1/2>" + "<p>x</p>" * 10_000
    more, fault = Follower(frontier, now=Clock()).led(page(body), lease, outlet)
    assert more
    assert frontier.parts.addresses(lease.id) == (f"{SITE}/news/1", f"{SITE}/news/1/2")
    assert fault.startswith("next_page_link or single_page_link: //*[not(preceding-sibling::p)]/a may take")


def test_an_address_asked_for_by_hand_leads_nowhere() -> None:
    frontier = Frontier(database(), now=Clock())
    by_hand = Lease(id=0, address=f"{SITE}/news/1", host="news.example", outlet="news", found_in="fetch")
    assert Follower(frontier, now=Clock()).led(page("<link rel=next href=/news/1/2>"), by_hand, OUTLET) == (False, "")
    assert frontier.waiting(["news"]) == 0


def test_a_run_follows_so_many_links_and_says_what_it_left_out() -> None:
    frontier = Frontier(database(), now=Clock())
    follower = Follower(frontier, now=Clock())
    found = tuple(Found(address=f"{SITE}/news/{n}") for n in range(5))
    reading = follower.followable(Reading(found=found), OUTLET)
    assert (len(reading.found), reading.left_out) == (3, 2)
    assert reading.remark == "max-links of 3 reached, 2 links left out"
    follower.add(reading, OUTLET, found_in="x", depth=1)
    assert follower.followable(Reading(found=found), OUTLET).found == ()
