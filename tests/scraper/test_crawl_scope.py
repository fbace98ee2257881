"""Scope and traps: which addresses are an outlet's own, and which never end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.crawl_scope import own_hosts, sources_of, trap
from scraper.frontier_records import Kind
from scraper.outlet import Follow, Outlet
from tests.scraper.web import START

SITE = "https://news.example"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        pytest.param("/2026/11/ferry-runs-again", "", id="a dated story"),
        pytest.param("/news/12345678", "", id="a numbered story"),
        pytest.param("/a/b/a/c/a/x", "repeats", id="a part three times"),
        pytest.param("/a/b/a/c", "", id="a part twice"),
        pytest.param("/news/news/story", "", id="a section in a section of its name"),
        pytest.param("/" + "/".join(str(n) for n in range(30)), "too long", id="thirty parts"),
        pytest.param("/s?" + "&".join(f"a{n}=1" for n in range(20)), "too long", id="twenty parameters"),
        pytest.param("/s?PHPSESSID=0123456789abcdef0123", "session", id="a session"),
        pytest.param("/s;jsessionid=0123456789ABCDEF", "session", id="a session in the path"),
        pytest.param("/article.php?sid=1234", "", id="a story's number called sid"),
        pytest.param("/news?page=2", "", id="second page"),
        pytest.param("/news?page=51", "pagination", id="fifty-first page"),
        pytest.param("/news/page/900/", "pagination", id="page in the path"),
        pytest.param("/news/seite-51", "pagination", id="page in the path, joined"),
        pytest.param("/news?offset=900", "", id="an offset of 45 pages"),
        pytest.param("/news?offset=9000", "pagination", id="an offset of 450 pages"),
        pytest.param("/page/introducing-9000", "", id="a word like page"),
        pytest.param("/news?page=99999999999999999999", "", id="a key, not a page"),
        pytest.param("/events/2026/12", "", id="next month"),
        pytest.param("/events/2027/01", "calendar", id="the month after"),
        pytest.param("/events/2099-05", "calendar", id="the far future"),
        pytest.param("/events/1950/05", "calendar", id="the far past"),
        pytest.param("/archive/1995/05/old-story", "", id="an old archive"),
        pytest.param("/2099/33/x", "", id="no month"),
        pytest.param("/flug-2099-05b", "", id="a number in a name"),
        pytest.param("/", "", id="home"),
    ],
)
def test_traps(address: str, why: str) -> None:
    assert trap(SITE + address, START) == why


@given(st.text(alphabet="abc/?=&0123456789-;%[]", max_size=60))
def test_any_address_can_be_judged(path: str) -> None:
    assert trap(f"{SITE}/{path}", START) in {"", "too long", "repeats", "session", "pagination", "calendar"}


def test_own_hosts_come_from_what_is_named_with_and_without_www() -> None:
    outlet = Outlet(
        id="o",
        feeds=("https://www.news.example/feed",),
        sitemaps=("https://maps.example/s.xml",),
        urls=("https://list.example/1",),
        allow_hosts=("AMP.example",),
    )
    hosts = own_hosts(outlet)
    assert {"news.example", "www.news.example", "maps.example", "list.example", "amp.example"} <= hosts
    assert "example" not in hosts
    assert "feeds.news.example" not in hosts


FOLLOW = Follow(paths=("/news/", "/sport/"))


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [
        pytest.param(Outlet(id="o", feeds=(f"{SITE}/f",)), [(Kind.FEED, f"{SITE}/f")], id="a feed"),
        pytest.param(Outlet(id="o", urls=(f"{SITE}/1",)), [], id="a list is asked once, not read again"),
        pytest.param(
            Outlet(id="o", urls=(f"{SITE}/news/",), follow=FOLLOW),
            [(Kind.LINKS, f"{SITE}/news/")],
            id="starts",
        ),
        pytest.param(
            Outlet(id="o", sitemaps=(f"{SITE}/s.xml",), follow=FOLLOW),
            [(Kind.SITEMAP, f"{SITE}/s.xml"), (Kind.LINKS, f"{SITE}/news/"), (Kind.LINKS, f"{SITE}/sport/")],
            id="without starts, the paths of its hosts",
        ),
    ],
)
def test_sources(outlet: Outlet, expected: list[tuple[Kind, str]]) -> None:
    assert list(sources_of(outlet)) == expected
