"""Sources into addresses: what one answer adds to an outlet."""

import asyncio
import gzip
from dataclasses import replace

import pytest

from scraper.crawl_read import MAX_CHILDREN, MAX_SITEMAP_DEPTH, NotASourceError, read_source
from scraper.frontier_records import Kind
from scraper.outlet import Follow, Outlet
from scraper.page import Exchange
from tests.scraper.web import QUICK, START, Answer, Web, index, rss, urlset

SITE = "https://news.example"
OUTLET = Outlet(id="o", feeds=(f"{SITE}/feed",), sitemaps=(f"{SITE}/s.xml",), pace=QUICK)


def answered(answer: Answer) -> Exchange:
    return asyncio.run(Web({f"{SITE}/x": answer}).fetch(f"{SITE}/x", pace=QUICK))


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        pytest.param(Kind.FEED, rss("/a", "/a?utm_source=x", "/b#c", "https://evil.example/", "/c/c/c/c"), id="feed"),
        pytest.param(
            Kind.SITEMAP, urlset("/a", "/a?utm_source=x", "/b#c", "https://evil.example/", "/c/c/c/c"), id="sitemap"
        ),
    ],
)
def test_entries_are_spelled_sorted_and_counted(kind: Kind, answer: Answer) -> None:
    reading = read_source(answered(answer), kind, 0, OUTLET, START)
    assert [found.address for found in reading.found] == [f"{SITE}/a", f"{SITE}/b"]
    assert reading.out_of_scope == 1
    assert reading.remark == "left out, not in allow-hosts: evil.example (1)"
    assert reading.trapped == 1
    assert reading.listed >= 4


def test_an_index_names_its_children_until_it_is_too_deep() -> None:
    answer = answered(index("/s1.xml", "https://evil.example/s.xml"))
    shallow = read_source(answer, Kind.SITEMAP, 0, OUTLET, START)
    assert [address for address, _ in shallow.children] == [f"{SITE}/s1.xml"]
    assert shallow.out_of_scope == 1
    deep = read_source(answer, Kind.SITEMAP, MAX_SITEMAP_DEPTH - 1, OUTLET, START)
    assert deep.children == ()
    assert "nested deeper" in deep.remark


def test_a_torn_sitemap_gives_what_it_has_and_says_so() -> None:
    torn = Answer(body=gzip.compress(urlset("/a").body)[:-8])
    reading = read_source(answered(torn), Kind.SITEMAP, 0, OUTLET, START)
    assert len(reading.found) == 1
    assert reading.remark == "cut short: gzip data ends early"


def test_links_are_those_of_the_paths() -> None:
    outlet = replace(OUTLET, follow=Follow(paths=("/news/",)))
    body = b"<a href=/news/1><a href=/about><a href=https://evil.example/news/2><a href=/news/page/900>"
    reading = read_source(answered(Answer(body=body)), Kind.LINKS, 0, outlet, START)
    assert [found.address for found in reading.found] == [f"{SITE}/news/1"]
    assert (reading.listed, reading.out_of_scope, reading.trapped) == (4, 2, 1)


def test_a_base_leads_no_link_out_of_the_outlets_hosts() -> None:
    outlet = replace(OUTLET, follow=Follow(paths=("/",)))
    body = b"<base href='http://169.254.169.254/latest/'><a href=meta-data><a href=//127.0.0.1/x>"
    reading = read_source(answered(Answer(body=body)), Kind.LINKS, 0, outlet, START)
    assert (reading.found, reading.listed, reading.out_of_scope) == ((), 2, 2)


def test_an_index_of_too_many_sitemaps_is_cut_and_said() -> None:
    answer = index(*(f"/s{n}.xml" for n in range(MAX_CHILDREN + 1)))
    reading = read_source(answered(answer), Kind.SITEMAP, 0, OUTLET, START)
    assert len(reading.children) == MAX_CHILDREN
    assert "more than" in reading.remark


def test_without_follow_no_link_is_an_address() -> None:
    assert read_source(answered(Answer(body=b"<a href=/a>")), Kind.LINKS, 0, OUTLET, START).found == ()


def test_a_page_that_stands_where_a_feed_should_says_where_the_feed_is() -> None:
    page = Answer(body=b"<html><link rel=alternate type=application/rss+xml href=/real.xml><p>Hello")
    with pytest.raises(NotASourceError, match=r"names the feed https://news\.example/real\.xml"):
        read_source(answered(page), Kind.FEED, 0, OUTLET, START)


@pytest.mark.parametrize(
    ("kind", "name"),
    [pytest.param(Kind.FEED, "not_a_feed", id="feed"), pytest.param(Kind.SITEMAP, "not_a_sitemap", id="sitemap")],
)
@pytest.mark.parametrize("body", [b"", b"Forbidden", b"<!doctype html><p>x", b"\x00\x01\x02"])
def test_what_is_no_source_is_named(kind: Kind, name: str, body: bytes) -> None:
    with pytest.raises(NotASourceError) as caught:
        read_source(answered(Answer(body=body)), kind, 0, OUTLET, START)
    assert caught.value.name == name
    assert str(caught.value)
