"""Feeds, sitemaps and the address list lead to pages, or to the oddities we mean."""

import gzip
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from newsroom.shelf import Response, articles, page

RSS = (
    "http://morgenkurier.example/feed.xml",
    "http://www.technikfunk.example/feed/",
    "http://seeblatt.example/rss/alles.rss",
)
ATOM = "http://www.kestrelreview.example/atom.xml"
INDEX = "http://northmoorpost.example/sitemap.xml"
LIST = "http://harbourwire.example/latest.txt"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FORBIDDEN = "http://morgenkurier.example/intern/redaktionsplan"
GONE = "http://seeblatt.example/see/badeverbot-aufgehoben"
OLD = "http://harbourwire.example/news/old/1042.htm"


def _get(url: str) -> Response:
    parts = urlsplit(url)
    answer = page(parts.netloc, parts.path + (f"?{parts.query}" if parts.query else ""))
    assert answer is not None
    return answer


def _tree(body: bytes) -> ET.Element:
    return ET.fromstring(body)  # noqa: S314 -- our own file


def _rss(url: str) -> list[str]:
    return [item.findtext("link", "") for item in _tree(_get(url).body).iter("item")]


def _atom() -> list[str]:
    name = "{http://www.w3.org/2005/Atom}"
    entries = _tree(_get(ATOM).body).iter(f"{name}entry")
    return [link.attrib["href"] for entry in entries for link in entry.iter(f"{name}link")]


def _children() -> list[str]:
    return [loc.text or "" for loc in _tree(_get(INDEX).body).iter(f"{MAP}loc")]


def _sitemap(url: str) -> list[str]:
    body = _get(url).body
    tree = _tree(gzip.decompress(body) if url.endswith(".gz") else body)
    return [loc.text or "" for loc in tree.iter(f"{MAP}loc")]


def _listed() -> Iterator[str]:
    for feed in RSS:
        yield from _rss(feed)
    yield from _atom()
    for child in _children():
        yield from _sitemap(child)
    yield from _get(LIST).body.decode().split()


def test_every_listed_address_is_a_page_or_a_named_oddity() -> None:
    statuses = {url.partition("?")[0]: _get(url).status for url in _listed()}
    odd = {url: status for url, status in statuses.items() if status != 200}
    assert odd == {GONE: 404, OLD: 301}
    assert Counter(statuses.values()) == {200: 55, 404: 1, 301: 1}


def test_every_article_is_listed_once() -> None:
    listed = [url.partition("?")[0] for url in _listed()]
    assert len(listed) == len(set(listed))
    target = dict(_get(OLD).headers)["Location"]
    assert set(listed) - {GONE, OLD, FORBIDDEN} | {target} == {one.url for one in articles()}


def test_one_feed_tags_its_links() -> None:
    assert all("utm_source=rss" in link for link in _rss(RSS[0]))
    assert not any("utm_" in link for link in _rss(RSS[1]))


def test_the_index_has_a_plain_and_a_gzipped_child() -> None:
    plain, packed = _children()
    assert _get(plain).body.startswith(b"<?xml")
    assert _get(packed).body.startswith(b"\x1f\x8b")
    assert b"<news:publication_date>2026-" in _get(plain).body
    assert dict(_get(packed).headers)["Content-Type"] == "application/gzip"


def test_the_forbidden_page_is_in_the_feed_and_would_answer() -> None:
    assert FORBIDDEN in {link.partition("?")[0] for link in _rss(RSS[0])}
    assert _get(FORBIDDEN).status == 200
    assert b"Disallow: /intern/" in _get("http://morgenkurier.example/robots.txt").body


@pytest.mark.parametrize(
    ("host", "status", "word"),
    [
        pytest.param("harbourwire.example", 404, b"Not Found", id="none"),
        pytest.param("northmoorpost.example", 200, b"Crawl-delay: 0.1", id="crawl delay"),
        pytest.param("seeblatt.example", 200, b"Allow: /", id="everything allowed"),
    ],
)
def test_robots(host: str, status: int, word: bytes) -> None:
    answer = _get(f"http://{host}/robots.txt")
    assert answer.status == status
    assert word in answer.body


def test_the_soft_404_is_a_not_found_page_with_status_200() -> None:
    soft = next(one for one in articles() if one.verdict == "error_page")
    hard = page(soft.host, "/nowhere")
    assert hard is not None
    assert (_get(soft.url).status, hard.status) == (200, 404)
    assert _get(soft.url).body == hard.body
