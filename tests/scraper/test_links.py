"""Links of a page: what is followed, what is named as a feed, and what a page cannot do to us."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.discovery.links import MAX_LINKS, in_scope, read_alternates, read_links, read_next
from scraper.outlet import Follow

BASE = "https://news.example/home"
SITE = "https://news.example"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param('<a href="/a">a</a>', ["/a"], id="plain"),
        pytest.param("<A HREF=/a>a", ["/a"], id="capitals, no quotes, not closed"),
        pytest.param('<a href="a?x=1&amp;y=2">a</a>', ["/a?x=1&y=2"], id="escaped ampersand"),
        pytest.param('<a href="a?x=1&y=2">a</a>', ["/a?x=1&y=2"], id="bare ampersand"),
        pytest.param('<a href=" /a\n">a</a>', ["/a"], id="white space"),
        pytest.param('<base href="/b/"><a href="a">a</a>', ["/b/a"], id="base"),
        pytest.param('<base href="/b/"><base href="/c/"><a href="a">a</a>', ["/b/a"], id="the first base counts"),
        pytest.param('<base target=x><base href="/c/"><a href="a">a</a>', ["/c/a"], id="a base without href is none"),
        pytest.param('<base href=""><base href="/c/"><a href="a">a</a>', ["/a"], id="an empty base is the page"),
        pytest.param('<base href="data:,x/"><base href="/c/"><a href="a">a</a>', ["/a"], id="a base of no web"),
        pytest.param('<a href="/a#x">1</a><a href="/a#y">2</a>', ["/a"], id="fragments are one page"),
        pytest.param('<a href="#top">up</a><a href="">self</a>', [], id="the page itself"),
        pytest.param('<a href="/b">b</a><a href="/a">a</a><a href="/b">b</a>', ["/b", "/a"], id="order, each once"),
        pytest.param('<a rel="nofollow" href="/a">a</a><a rel="next" href="/b">b</a>', ["/b"], id="nofollow"),
        pytest.param('<a href="mailto:x@y.z">m</a><a href="data:,x">d</a>', [], id="schemes"),
        pytest.param('<map><area href="/a"></map>', ["/a"], id="image map"),
        pytest.param('<link href="/style.css"><img src="/i.png"><form action="/f">', [], id="not links"),
        pytest.param("<!-- <a href=/a> --><script>'<a href=/b>'</script>", [], id="comments and scripts"),
        pytest.param('<a href="//cdn.example/x">x</a>', ["https://cdn.example/x"], id="scheme-relative"),
        pytest.param("<a>x</a><a name=y>", [], id="anchors without an address"),
        pytest.param("<svg><a href=/a></a></svg><table><td><a href=/b>", ["/a", "/b"], id="inside other things"),
        pytest.param("", [], id="empty"),
        pytest.param("plain text", [], id="no markup"),
    ],
)
def test_links(html: str, expected: list[str]) -> None:
    links = [each.removeprefix(SITE) for each in read_links(html.encode(), BASE)]
    assert links == expected


def test_alternates_are_feeds_and_sitemaps_and_nothing_else() -> None:
    html = b"""<head>
      <link rel="alternate" type="application/rss+xml" href="/rss">
      <link rel="Alternate" type="application/atom+xml; charset=utf-8" href="atom.xml">
      <link rel="alternate" type="application/feed+json" href="/feed.json">
      <link rel="alternate" hreflang="de" href="/de">
      <link rel="alternate" type="text/html" href="/m">
      <link rel="stylesheet" type="application/rss+xml" href="/odd">
      <link rel="sitemap" type="application/xml" href="/sitemap.xml">
      <a rel="alternate" type="application/rss+xml" href="/not-a-link-tag">x</a>"""
    named = read_alternates(html, BASE)
    assert named.feeds == (f"{SITE}/rss", f"{SITE}/atom.xml", f"{SITE}/feed.json")
    assert named.sitemaps == (f"{SITE}/sitemap.xml",)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param('<link rel="next" href="/a/2">', f"{SITE}/a/2", id="link"),
        pytest.param('<a rel="nofollow NEXT" href="?page=2">on</a>', f"{BASE}?page=2", id="anchor, several words"),
        pytest.param('<a class="next" href="/a/2">on</a>', None, id="only a class"),
        pytest.param('<link rel="next" href="">', None, id="empty"),
        pytest.param('<link rel="next" href="mailto:x@y.z">', None, id="no page"),
    ],
)
def test_the_next_part(html: str, expected: str | None) -> None:
    assert read_next(html.encode(), BASE) == expected


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        pytest.param(f"{SITE}/news/1", True, id="below the path"),
        pytest.param(f"{SITE}/news/", True, id="the path itself"),
        pytest.param(f"{SITE}/newsletter", False, id="a longer word"),
        pytest.param(f"{SITE}/", False, id="the home page"),
        pytest.param("https://other.example/news/1", False, id="another host"),
        pytest.param(f"{SITE}/sport/x", True, id="the second path"),
    ],
)
def test_scope(address: str, *, inside: bool) -> None:
    assert in_scope(address, Follow(paths=("/news/", "/sport/")), frozenset({"news.example"})) is inside


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        "<",
        "<!--",
        "<script>",
        '<a href="',
        "<div>",
        "<b>",
        "<ul><li>",
        "</a ",
        "<![CDATA[",
        "&",
        "<a href=/x a=1 ",
    ],
)
def test_a_page_of_one_broken_thing_is_read_in_bounded_work(piece: str) -> None:
    before = time.process_time()
    assert len(read_links((piece * 500_000).encode(), BASE)) <= 1
    assert time.process_time() - before < 8  # CPU seconds; html.parser needs minutes for the first of these


def test_links_are_bounded() -> None:
    html = "".join(f"<a href='/{n}'>" for n in range(MAX_LINKS + 5)).encode()
    assert len(read_links(html, BASE)) == MAX_LINKS


@settings(max_examples=150)
@given(html=st.binary(max_size=300))
def test_any_bytes_are_a_page(html: bytes) -> None:
    assert all(each.startswith(("http://", "https://")) for each in read_links(html, BASE))
