"""What we say when we ask, and nothing more."""

import pytest

from scraper.address import endpoint
from scraper.request import Validators, request

AGENT = "Winnow/0.1 (+desk@winnow.example)"


def fields(address: str, validators: Validators) -> dict[bytes, bytes]:
    return dict(request(endpoint(address), AGENT, validators, 10).fields)


def test_the_plain_request() -> None:
    asked = request(endpoint("https://me:pw@news.example/a?b#c"), AGENT, Validators(), 10)
    assert (asked.address, asked.target, asked.max_bytes) == ("https://news.example/a?b", b"/a?b", 10)
    assert [name for name, _ in asked.fields] == [b"Host", b"User-Agent", b"Accept", b"Accept-Encoding"]
    assert dict(asked.fields)[b"User-Agent"] == AGENT.encode()
    assert dict(asked.fields)[b"Accept-Encoding"] == b"gzip, deflate, zstd"  # what warcio reads in archives


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://news.example/", b"news.example"),
        ("https://news.example:443/", b"news.example"),
        ("https://news.example:8443/", b"news.example:8443"),
        ("http://[2001:db8::1]:8080/", b"[2001:db8::1]:8080"),
    ],
)
def test_the_host_field(address: str, expected: bytes) -> None:
    assert fields(address, Validators())[b"Host"] == expected


@pytest.mark.parametrize("etag", ['"a"', 'W/"a b"', "unquoted", '"caf\xe9"', '"a", "b"'])
def test_validators_are_sent_as_they_came(etag: str) -> None:
    sent = fields("https://news.example/", Validators(etag, "Sun, 01 Mar 2026 12:00:00 GMT"))
    assert sent[b"If-None-Match"] == etag.encode("latin-1")
    assert sent[b"If-Modified-Since"] == b"Sun, 01 Mar 2026 12:00:00 GMT"


def test_empty_validators_are_not_sent() -> None:
    assert not Validators()
    assert Validators(etag='"a"')
    assert Validators(last_modified="Sun, 01 Mar 2026 12:00:00 GMT")
    assert b"If-Modified-Since" not in fields("https://news.example/", Validators(etag='"a"'))
