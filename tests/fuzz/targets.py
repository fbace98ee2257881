"""One target for each reader of outside bytes: what must hold whatever they are."""

import ipaddress
from collections.abc import Callable
from datetime import UTC
from pathlib import Path

from cleaners import charset, ledger
from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned, Rejected
from corpus.config import ConfigError, parse_config
from scraper.address import AddressError, canonical, endpoint, plausible_canonical, registrable_domain, resolve
from scraper.decode import decode
from scraper.discovery.feed import NotAFeedError, read_feed
from scraper.discovery.links import read_links
from scraper.discovery.sitemap import NotASitemapError, read_sitemap
from scraper.errors import BrokenError, OversizeError, shown
from scraper.guard_tables import standing
from scraper.robots import MAX_DELAY_S, Robots

BASE = "https://news.example/a/b?c=d"
AGENT = "Winnow/0.1 (+desk@winnow.example)"
MAX_DECODED = 300_000

Target = Callable[[bytes], None]
"""Raises on whatever must not be; AssertionError where a property fails."""


def _split(data: bytes) -> tuple[str, bytes]:
    """A header value from the first line, a body from the rest."""
    head, _, body = data.partition(b"\n")
    return head.decode("latin-1"), body


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass") if _is_utf8(data) else data.decode("utf-8", "replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _printable(*reasons: str) -> None:
    """Reasons go to logs and terminals: there is one, and it acts on neither."""
    assert reasons
    assert all(reason.isprintable() for reason in reasons), reasons


def read_charset(data: bytes) -> None:
    """Decoding gives text, and the parser's bytes say the same."""
    media_type, body = _split(data)
    text = charset.decode(body, media_type)
    assert charset.utf8(body, media_type).decode("utf-8") == text.encode("utf-8", "replace").decode("utf-8")


def read_segment(data: bytes) -> None:
    """A page comes apart into kept spans and cuts, without a gap, and the same way twice."""
    media_type, body = _split(data)
    outcome = clean_html(body, url=BASE, media_type=media_type or "text/html")
    _accounted(outcome, "\n\n")
    assert clean_html(body, url=BASE, media_type=media_type or "text/html") == outcome
    if isinstance(outcome, Cleaned) and outcome.metadata.canonical:
        plausible_canonical(BASE, outcome.metadata.canonical.value)


def read_clean_text(data: bytes) -> None:
    """A text too."""
    text = _text(data)
    outcome = clean_text(text)
    _accounted(outcome, None)
    assert outcome.raw_text == text
    assert clean_text(text) == outcome


def _accounted(outcome: Cleaned | Rejected, gap: str | None) -> None:
    assert outcome.page_digest.startswith("sha256:")
    if isinstance(outcome, Cleaned):
        spans = ledger.kept(len(outcome.raw_text), outcome.cuts)
        kept = sum(end - start for start, end in spans)
        assert kept + sum(cut.end - cut.start for cut in outcome.cuts) == len(outcome.raw_text)
        assert ledger.render(outcome.raw_text, outcome.cuts, gap=gap) == outcome.text


def read_a_feed(data: bytes) -> None:
    """A feed gives addresses that can be asked for, or is none."""
    media_type, body = _split(data)
    try:
        feed = read_feed(body, BASE, media_type)
    except NotAFeedError as error:
        _printable(str(error))
        return
    for entry in feed.entries:
        assert resolve(BASE, entry.address) == entry.address
        assert entry.published_at is None or entry.published_at.tzinfo is UTC


def read_a_sitemap(data: bytes) -> None:
    """A sitemap too; and any page gives its links."""
    for link in read_links(data, BASE):
        assert resolve(BASE, link) == link
    try:
        sitemap = read_sitemap(data, BASE)
    except NotASitemapError as error:
        _printable(str(error))
        return
    for address in [each.address for each in sitemap.entries] + [each.address for each in sitemap.children]:
        assert resolve(BASE, address) == address


def read_robots(data: bytes) -> None:
    """Rules answer yes or no, and no delay is longer than a day."""
    rules = Robots.parse(data, 200)
    for address in (BASE, "https://news.example/", "https://news.example/%7Ea/%2F?x=*$"):
        assert rules.allows(address, AGENT) in {True, False}
    delay = rules.crawl_delay(AGENT)
    assert delay is None or 0 <= delay <= MAX_DELAY_S
    assert rules.allows("https://news.example/robots.txt", AGENT)


def read_decode(data: bytes) -> None:
    """Codings come undone within their bound, or fail by name."""
    codings, body = _split(data)
    try:
        plain = decode(body, codings, MAX_DECODED)
    except (BrokenError, OversizeError) as error:
        _printable(error.why)
        return
    assert len(plain) <= MAX_DECODED


def read_address(data: bytes) -> None:
    """An address has one spelling, and shows no secret."""
    text = _text(data)
    registrable_domain(text)
    standing(text)
    assert shown(text).isprintable()
    try:
        spelled = canonical(text)
        found = endpoint(text)
    except AddressError:
        return
    assert canonical(spelled) == spelled
    assert spelled.isascii()
    assert spelled.isprintable()
    assert 0 <= found.port <= 65535
    assert "@" not in found.origin
    assert resolve(BASE, found.spelled) == found.spelled
    if found.host.startswith("["):
        ipaddress.IPv6Address(found.host[1:-1])
    plausible_canonical(spelled, text)


def read_config(data: bytes) -> None:
    """Settings are whole, or every fault is a printable line."""
    try:
        config = parse_config(data.decode("utf-8", "replace"), Path("sources.toml"))
    except ConfigError as error:
        _printable(*error.faults)
        return
    assert config.outlets
    assert all(outlet.pace.delay_s >= 0 for outlet in config.outlets)


TARGETS: dict[str, Target] = {
    "charset": read_charset,
    "segment": read_segment,
    "clean_text": read_clean_text,
    "feed": read_a_feed,
    "sitemap": read_a_sitemap,
    "robots": read_robots,
    "decode": read_decode,
    "address": read_address,
    "config": read_config,
}
