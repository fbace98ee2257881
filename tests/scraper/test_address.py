"""One spelling per address, no two articles under one, and an AddressError for everything else."""

import contextlib
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scraper.address import (
    MAX_ADDRESS_CHARS,
    AddressError,
    canonical,
    endpoint,
    host,
    origin,
    plausible_canonical,
    registrable_domain,
    resolve,
)

DATA = tomllib.loads((Path(__file__).parents[1] / "data" / "address.toml").read_text(encoding="utf-8"))
CANONICAL = [tuple(pair) for pairs in DATA["canonical"].values() for pair in pairs]
REMOVED = [tuple(pair) for pair in DATA["tracking"]["removed"]]
RESOLVED = [tuple(row) for row in DATA["resolve"]["pairs"]]
STORY = "https://news.example/a"

urls = st.one_of(
    st.text(max_size=60),
    st.builds(
        "{}://{}{}/{}?{}#{}".format,
        st.sampled_from(["http", "https", "HTTP", "ftp", "file", ""]),
        st.text(st.sampled_from("ab.:@[]%0x1-_ä。\u00ad\x00"), max_size=12),
        st.sampled_from(["", ":80", ":443", ":83613", ":"]),
        st.text(st.sampled_from("a/.%2e\\;: \t\x00ä\ud800"), max_size=12),
        st.text(st.sampled_from("utm_source=&;id%+ \x00ä#"), max_size=20),
        st.text(max_size=5),
    ),
)


@pytest.mark.parametrize(("given_", "expected"), CANONICAL)
def test_canonical(given_: str, expected: str) -> None:
    assert canonical(given_) == expected
    assert canonical(expected) == expected


@pytest.mark.parametrize(("query", "expected"), REMOVED)
def test_tracking_parameters_go(query: str, expected: str) -> None:
    assert canonical(STORY + query) == STORY + expected


@pytest.mark.parametrize("query", DATA["tracking"]["kept"])
def test_parameters_that_may_name_an_article_stay(query: str) -> None:
    assert canonical(STORY + query) == STORY + query


@pytest.mark.parametrize("address", DATA["refused"]["addresses"])
def test_what_is_no_address_is_refused(address: str) -> None:
    for spelling in (canonical, host, origin, endpoint):
        with pytest.raises(AddressError):
            spelling(address)


@pytest.mark.parametrize(("base", "href", "expected"), RESOLVED)
def test_resolve(base: str, href: str, expected: str) -> None:
    assert resolve(base, href) == (expected or None)


@pytest.mark.parametrize(("name", "expected"), DATA["domain"]["pairs"])
def test_registrable_domain(name: str, expected: str) -> None:
    assert registrable_domain(name) == expected


@pytest.mark.parametrize(("page", "claimed", "expected"), DATA["claimed"]["rows"])
def test_plausible_canonical(page: str, claimed: str, expected: str) -> None:
    assert plausible_canonical(page, claimed) == (expected or None)


def test_there_are_enough_cases() -> None:
    refused = DATA["refused"]["addresses"]
    assert len(CANONICAL) + len(REMOVED) + len(DATA["tracking"]["kept"]) + len(RESOLVED) + len(refused) >= 200


def test_host_and_origin() -> None:
    assert host("https://me:pw@News.Example:8443/a") == "news.example"
    assert host("https://[2001:DB8::1]/") == "[2001:db8::1]"
    assert origin("https://me:pw@News.Example:8443/a?b#c") == "https://news.example:8443"
    assert origin("http://news.example:80") == "http://news.example"


@pytest.mark.parametrize(
    ("address", "port", "target", "is_secure"),
    [
        ("https://news.example", 443, "/", True),
        ("http://news.example/a%20b?c=d|e#f", 80, "/a%20b?c=d|e", False),
        ("http://news.example:443/?utm_source=x", 443, "/?utm_source=x", False),
    ],
)
def test_endpoint(address: str, port: int, target: str, *, is_secure: bool) -> None:
    found = endpoint(address)
    assert (found.host, found.port, found.target, found.secure) == ("news.example", port, target, is_secure)


def test_an_endless_address_is_refused_before_and_after_encoding() -> None:
    room = MAX_ADDRESS_CHARS - len("https://news.example/")
    assert canonical("https://news.example/" + "a" * room)
    for path in ("a" * (room + 1), "ä" * (room // 4)):
        with pytest.raises(AddressError):
            canonical("https://news.example/" + path)
    assert resolve("https://news.example/", "a" * (room + 1)) is None


@given(urls)
@example("https://\ud800/")
@example("https://news.example/\ud800")
def test_hostile_text_raises_nothing_else(text: str) -> None:
    with contextlib.suppress(AddressError):
        once = canonical(text)
        assert canonical(once) == once
        assert once.isascii()
        assert once == f"{origin(once)}{endpoint(once).target}"
        assert registrable_domain(host(once))


@given(urls, urls)
def test_resolving_hostile_text_gives_an_address_or_none(base: str, href: str) -> None:
    found = resolve(base, href)
    assert found is None or resolve(base, found) == found
    with contextlib.suppress(AddressError):
        plausible_canonical(base, href)


@given(st.text(max_size=40))
def test_any_text_has_a_registrable_domain_that_has_itself(name: str) -> None:
    once = registrable_domain(name)
    assert registrable_domain(once) == once


names = st.text(st.sampled_from("abcdefgid_p"), min_size=1, max_size=8).filter(lambda name: not name.startswith("utm_"))


@given(st.lists(st.tuples(names, st.text(st.sampled_from("abc123"), max_size=4)), max_size=6), st.integers(0, 6))
def test_tracking_never_changes_what_is_left(pairs: list[tuple[str, str]], at: int) -> None:
    parts = [f"{name}={value}" for name, value in pairs if name != "epik"]
    plain = "&".join(parts)
    tracked = "&".join([*parts[:at], "utm_source=feed", *parts[at:]])
    assert canonical(f"{STORY}?{tracked}") == canonical(f"{STORY}?{plain}")
