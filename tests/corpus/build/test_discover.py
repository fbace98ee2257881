"""Where an outlet lists its stories: found on its home page and in robots.txt, asked for politely, nothing twice."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.build.discover import Probe, discover, probe
from corpus.clock import utc_now
from corpus.config import Config, Network, nobody, parse_config
from scraper.errors import RefusedError
from scraper.outlet import Pace
from tests.loopback import Site, served

QUICK = Pace(delay_s=0.0, latency_factor=0.0, max_delay_s=0.0)
HOME = b"""<html><head><link rel=alternate type=application/rss+xml href=/feed.xml>
<link rel=alternate type=application/atom+xml href=/feed.xml#again><link rel=alternate type=text/plain href=/no.txt>
<link rel=alternate type=application/rss+xml href=/broken.xml><link rel=sitemap href=/map.xml></head><p>Hello</html>"""
RSS = b"<rss><channel><item><title>t</title><link>/a</link></item><item><link>/b</link></item></channel></rss>"
MAP = b"<urlset><url><loc>http://n.example/a</loc></url></urlset>"


@pytest.fixture
def site() -> Iterator[Site]:
    bodies = {
        "/": HOME,
        "/feed.xml": RSS,
        "/broken.xml": b"no feed",
        "/map.xml": MAP,
        "/news.xml": MAP,
        "/robots.txt": b"User-agent: *\nDisallow: /closed\nSitemap: http://n.example/news.xml\n",
    }
    with served(Site(bodies)) as site:
        yield site


def reached(site: Site, config: Config | None = None) -> Config:
    network = Network(resolve={"*": ("127.0.0.1", site.port)})
    return replace(config or nobody(Path("x.toml")), network=network)


def found(site: Site, address: str = "http://n.example/") -> dict[str, Probe]:
    probes = asyncio.run(discover(reached(site), address, now=utc_now, pace=QUICK))
    return {each.address: each for each in probes}


def test_feeds_and_sitemaps_are_found_on_the_home_page_and_in_robots_txt(site: Site) -> None:
    probes = found(site)
    assert {address: (each.kind, each.listed, bool(each.fault)) for address, each in probes.items()} == {
        "http://n.example/feed.xml": ("feed", 2, False),
        "http://n.example/broken.xml": ("feed", 0, True),
        "http://n.example/map.xml": ("sitemap", 1, False),
        "http://n.example/news.xml": ("sitemap", 1, False),
    }
    assert site.asked.count("/robots.txt") == site.asked.count("/feed.xml") == 1


def test_two_names_of_one_feed_are_one(site: Site) -> None:
    moved = {"/old.xml": {"Location": "/feed.xml"}}
    site.bodies["/"] = HOME.replace(b"/broken.xml", b"/old.xml")
    site.bodies["/old.xml"] = b""
    site.fields, site.statuses = moved, {"/old.xml": 301}
    assert "http://n.example/feed.xml" in found(site)
    assert "http://n.example/old.xml" not in found(site)


def test_robots_txt_holds_for_the_home_page_too(site: Site) -> None:
    with pytest.raises(RefusedError):
        found(site, "http://n.example/closed/")
    assert site.asked == ["/robots.txt"]


def test_a_busy_host_is_asked_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.retry.FIRST_WAIT_S", 0.01)
    site.statuses = {"/feed.xml": 503}
    assert found(site)["http://n.example/feed.xml"].fault.endswith("answered 503 Service Unavailable")
    assert site.asked.count("/feed.xml") == 3


def test_every_source_of_the_settings_is_read_once(site: Site) -> None:
    text = (
        '[defaults]\ndelay = "0s"\n[[outlet]]\nid = "a"\nfeeds = ["http://n.example/feed.xml"]\n'
        'sitemaps = ["http://n.example/map.xml", "http://n.example/gone.xml"]\n'
    )

    async def probes() -> list[Probe]:
        return [each async for each in probe(reached(site, parse_config(text, Path("x.toml"))), now=utc_now)]

    assert [(each.outlet, each.kind, each.listed, each.fault) for each in asyncio.run(probes())] == [
        ("a", "feed", 2, ""),
        ("a", "sitemap", 1, ""),
        ("a", "sitemap", 0, "http://n.example/gone.xml: answered 404 Not Found"),
    ]
