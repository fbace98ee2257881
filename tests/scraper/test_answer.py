"""Statuses into outcomes, locations into addresses."""

from datetime import UTC, datetime

import pytest

from scraper.answer import MAX_REDIRECTS, Heard, content_coding, failure, hop, is_page, next_address
from scraper.errors import BrokenError, BusyError, FetchError, GoneError, GuardedError, RefusedError
from scraper.http1 import Head
from scraper.page import Exchange, Redirect

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HERE = "https://news.example/a/b"


def exchange(status: int = 200, *headers: tuple[str, str], hops: tuple[str, ...] = ()) -> Exchange:
    return Exchange(
        asked=hops[0] if hops else HERE,
        answered=HERE,
        redirects=tuple(Redirect(address=address, status=302, location="x") for address in hops),
        fetched_at=NOW,
        request_head=b"",
        http_version="HTTP/1.1",
        status=status,
        reason="Some \x1b reason",
        headers=headers,
        wire_body=b"",
        body=b"",
    )


@pytest.mark.parametrize("status", [200, 203])
def test_pages(status: int) -> None:
    assert failure(exchange(status), NOW, conditional=False) is None
    assert is_page(status)


def test_unchanged_is_an_answer_only_to_a_conditional_request() -> None:
    assert failure(exchange(304), NOW, conditional=True) is None
    assert isinstance(failure(exchange(304), NOW, conditional=False), BrokenError)


@pytest.mark.parametrize(
    ("statuses", "kind"),
    [
        ([201, 204, 205, 206, 226, 299, 300, 304, 305, 306, 399], BrokenError),
        ([400, 401, 402, 403, 405, 406, 418, 421, 422, 431, 451, 499], RefusedError),
        ([404, 410], GoneError),
        ([202, 408, 425, 429, 500, 501, 502, 503, 504, 520, 530, 599, 999], BusyError),
    ],
)
def test_statuses_by_what_the_caller_does_next(statuses: list[int], kind: type[FetchError]) -> None:
    for status in statuses:
        error = failure(exchange(status), NOW, conditional=False)
        assert type(error) is kind
        assert (error.name, error.status) == (f"http_{status}", status)
        assert error.exchange is not None
        assert "\x1b" not in str(error)


def test_the_hosts_wish_comes_along() -> None:
    error = failure(exchange(503, ("retry-AFTER", "90")), NOW, conditional=False)
    assert error is not None
    assert error.retry_after_s == 90.0


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/c", "https://news.example/c"),
        ("c?d#e", "https://news.example/a/c?d"),
        ("//other.example", "https://other.example/"),
        ("http://news.example/a/b", "http://news.example/a/b"),
        ("https://news.example/a/b/", "https://news.example/a/b/"),
        ("/f\u00c3\u00a4hre", "https://news.example/f%C3%A4hre"),  # UTF-8 as it looks in Latin-1
        ("/f\u00e4hre", "https://news.example/f%EF%BF%BDhre"),  # Latin-1: no UTF-8, and not guessed at
    ],
)
def test_where_a_redirect_leads(location: str, expected: str) -> None:
    assert next_address(exchange(302, ("Location", location))) == expected


@pytest.mark.parametrize(
    ("location", "kind", "name"),
    [
        ("", BrokenError, "redirect_without_location"),
        ("\t ", BrokenError, "redirect_without_location"),
        ("https://", BrokenError, "bad_location"),
        ("https://news.example:99999/", BrokenError, "bad_location"),
        ("//[::1", BrokenError, "bad_location"),
        ("mailto:desk@news.example", GuardedError, "scheme"),
        ("FILE:///etc/passwd", GuardedError, "scheme"),
        (" javascript:alert(1)", GuardedError, "scheme"),
        ("view-source:https://news.example/", GuardedError, "scheme"),
        (HERE, BrokenError, "redirect_loop"),
        (f"{HERE}#again", BrokenError, "redirect_loop"),
        ("b", BrokenError, "redirect_loop"),
    ],
)
def test_where_no_redirect_leads(location: str, kind: type[FetchError], name: str) -> None:
    with pytest.raises(kind) as caught:
        next_address(exchange(301, ("Location", location)))
    assert caught.value.name == name


def test_a_circle_is_seen_over_several_hops() -> None:
    hops = ("https://news.example/1", "https://news.example/2")
    with pytest.raises(BrokenError) as caught:
        next_address(exchange(302, ("Location", "/1"), hops=hops))
    assert caught.value.name == "redirect_loop"
    assert next_address(exchange(302, ("Location", "/3"), hops=hops)) == "https://news.example/3"


def test_the_last_hop_allowed() -> None:
    hops = tuple(f"https://news.example/{n}" for n in range(MAX_REDIRECTS))
    assert next_address(exchange(302, ("Location", "/z"), hops=hops[:-1])) == "https://news.example/z"
    with pytest.raises(BrokenError) as caught:
        next_address(exchange(302, ("Location", "/z"), hops=hops))
    assert caught.value.name == "too_many_redirects"


def test_a_hop_is_kept_as_it_was_sent() -> None:
    assert hop(exchange(307, ("location", "../x"))) == Redirect(address=HERE, status=307, location="../x")


def test_codings_of_several_fields_are_joined_in_order() -> None:
    fields = ((b"Content-Encoding", b"gzip"), (b"content-encoding", b"br"), (b"Content-Type", b"text/html"))
    assert content_coding(Head("HTTP/1.1", 200, b"OK", fields)) == "gzip,br"
    assert content_coding(Head("HTTP/1.1", 200, b"OK", fields[2:])) == ""


def test_an_answer_takes_its_place_in_a_chain() -> None:
    heard = Heard(
        head=Head("HTTP/1.0", 200, b"caf\xe9", ((b"X-Odd", b"caf\xe9"),)),
        request_head=b"GET",
        peer="192.0.2.7",
        wire_body=b"w",
        body=b"b",
        whole=True,
        fetched_at=NOW,
        elapsed_s=1.5,
    )
    hops = (Redirect(address=HERE, status=302, location="x"),)
    made = heard.exchange(HERE, "https://news.example/x", hops)
    assert (made.asked, made.answered, made.redirects) == (HERE, "https://news.example/x", hops)
    assert (made.reason, made.headers, made.http_version) == ("caf\xe9", (("X-Odd", "caf\xe9"),), "HTTP/1.0")
    assert (made.wire_body, made.body, made.peer, made.elapsed_s) == (b"w", b"b", "192.0.2.7", 1.5)
