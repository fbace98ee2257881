"""The fetcher's own promises; tests/hostile/ holds what servers do to it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from scraper.errors import BrokenError, FetchError, RefusedError
from scraper.fetch import Fetcher, May, Validators
from scraper.guard import Guard
from scraper.outlet import Pace
from scraper.page import Redirect
from tests.hostile.bodies import PAGE
from tests.hostile.scripts import answer, kept, sends_to
from tests.hostile.server import HostileServer, Script

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
AGENT = "Winnow/0.1 (+desk@winnow.example)"
PACE = Pace(timeout_s=10.0)

T = TypeVar("T")


def with_fetcher(
    scripts: dict[str, Script], use: Callable[[Fetcher, HostileServer], Awaitable[T]], max_hosts: int = 256
) -> T:
    """Run a coroutine with a fetcher whose every host is the given server."""

    async def run() -> T:
        async with HostileServer(scripts) as server:
            guard = Guard(override={"*": ("127.0.0.1", server.port)})
            async with Fetcher(agent=AGENT, guard=guard, now=lambda: NOW, max_hosts=max_hosts) as fetcher:
                return await use(fetcher, server)

    return asyncio.run(run())


def test_an_exchange_is_the_whole_record_of_a_talk() -> None:
    async def use(fetcher: Fetcher, server: HostileServer) -> None:
        exchange = await fetcher.fetch("https://me:pw@News.example:443/a?b=%7e|c#d", pace=PACE)
        assert (exchange.asked, exchange.answered) == ("https://news.example/a?b=%7e|c",) * 2
        assert (exchange.http_version, exchange.status, exchange.reason) == ("HTTP/1.1", 200, "OK")
        assert exchange.headers == (("X-Odd", "caf\xe9"), ("Content-Length", str(len(PAGE))))
        assert (exchange.body, exchange.wire_body, exchange.redirects) == (PAGE, PAGE, ())
        assert (exchange.fetched_at, exchange.peer) == (NOW, "127.0.0.1")
        assert 0.0 < exchange.elapsed_s < 10.0
        assert exchange.request_head == server.asked[0].head
        assert exchange.request_head.startswith(b"GET /a?b=%7e|c HTTP/1.1\r\nHost: news.example\r\n")
        assert AGENT.encode() in exchange.request_head

    with_fetcher({"a": kept(answer(PAGE, b"X-Odd: caf\xe9"))}, use)


def test_a_chain_is_provenance() -> None:
    async def use(fetcher: Fetcher, _: HostileServer) -> None:
        exchange = await fetcher.fetch("http://news.example/a", pace=PACE)
        assert exchange.asked == "http://news.example/a"
        assert exchange.answered == "https://news.example/c"
        assert exchange.redirects == (
            Redirect(address="http://news.example/a", status=301, location="https://news.example/b"),
            Redirect(address="https://news.example/b", status=302, location="c#d"),
        )

    scripts = {
        "a": sends_to(b"https://news.example/b", status=b"301 Moved"),
        "b": sends_to(b"c#d"),
        "c": kept(answer()),
    }
    with_fetcher(scripts, use)


@pytest.mark.parametrize(
    ("start", "is_sent"),
    [
        ("https://news.example/page", True),
        ("https://news.example/same", True),
        ("https://news.example/up", True),
        ("https://news.example/away", False),
    ],
)
def test_validators_stay_in_their_domain(start: str, *, is_sent: bool) -> None:
    async def use(fetcher: Fetcher, server: HostileServer) -> None:
        await fetcher.fetch(start, pace=PACE, validators=Validators('"a"', "Sun, 01 Mar 2026 12:00:00 GMT"))
        head = server.asked[-1].head
        assert (b'If-None-Match: "a"' in head, b"If-Modified-Since: Sun, 01" in head) == (is_sent, is_sent)

    scripts = {
        "page": kept(answer()),
        "same": sends_to(b"/page"),
        "up": sends_to(b"https://www.news.example/page"),
        "away": sends_to(b"https://other.example/page"),
    }
    with_fetcher(scripts, use)


def test_a_304_from_another_domain_is_no_answer_to_our_question() -> None:
    async def use(fetcher: Fetcher, _: HostileServer) -> str:
        with pytest.raises(BrokenError) as caught:
            await fetcher.fetch("https://news.example/away", pace=PACE, validators=Validators('"a"'))
        return caught.value.name

    same = kept(b"HTTP/1.1 304 Not Modified\r\n\r\n")
    assert with_fetcher({"away": sends_to(b"https://other.example/same"), "same": same}, use) == "http_304"


def test_every_hop_is_asked_about_and_a_no_is_final() -> None:
    asked: list[str] = []

    def may_until(last: str) -> May:
        async def may(address: str) -> bool:
            asked.append(address)
            return address != last

        return may

    async def use(fetcher: Fetcher, server: HostileServer) -> int:
        exchange = await fetcher.fetch("https://news.example/a", pace=PACE, may=may_until(""))
        assert exchange.body == PAGE
        with pytest.raises(RefusedError) as caught:
            await fetcher.fetch("https://news.example/a", pace=PACE, may=may_until("https://other.example/c"))
        assert (caught.value.name, caught.value.address) == ("robots", "https://other.example/c")
        return server.hits["c"]

    scripts = {"a": sends_to(b"/b"), "b": sends_to(b"https://other.example/c"), "c": kept(answer())}
    assert with_fetcher(scripts, use) == 1
    assert asked == ["https://news.example/b", "https://other.example/c"] * 2


def test_the_deadline_covers_the_whole_chain() -> None:
    async def slowly(_: str) -> bool:
        await asyncio.sleep(0.2)
        return True

    async def use(fetcher: Fetcher, _: HostileServer) -> str:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch("https://news.example/a", pace=Pace(timeout_s=0.3), may=slowly)
        return caught.value.name

    scripts = {"a": sends_to(b"/b"), "b": sends_to(b"/c"), "c": kept(answer())}
    assert with_fetcher(scripts, use) == "timeout"


def test_the_size_bound_is_exact() -> None:
    async def use(fetcher: Fetcher, _: HostileServer) -> str:
        exchange = await fetcher.fetch("https://news.example/a", pace=Pace(max_bytes=len(PAGE)))
        assert exchange.body == PAGE
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch("https://news.example/a", pace=Pace(max_bytes=len(PAGE) - 1))
        return caught.value.name

    assert with_fetcher({"a": kept(answer())}, use) == "oversize"


@pytest.mark.parametrize(
    "address", ["", "news.example", "ftp://news.example/", "http://news.example:83613/", "http://\x00/"]
)
def test_what_is_no_address_is_not_asked_for(address: str) -> None:
    async def use(fetcher: Fetcher, server: HostileServer) -> tuple[str, int]:
        with pytest.raises(BrokenError) as caught:
            await fetcher.fetch(address, pace=PACE)
        return caught.value.name, server.connections

    assert with_fetcher({}, use) == ("bad_address", 0)


def test_validators_of_a_hostile_host_cannot_forge_a_request() -> None:
    async def use(fetcher: Fetcher, server: HostileServer) -> tuple[str, int]:
        with pytest.raises(BrokenError) as caught:
            await fetcher.fetch("https://news.example/a", pace=PACE, validators=Validators('"a"\r\nHost: evil.example'))
        return caught.value.name, server.hits["a"]

    assert with_fetcher({"a": kept(answer())}, use) == ("bad_request", 0)


def test_an_error_names_the_address_and_not_its_secrets() -> None:
    async def use(fetcher: Fetcher, _: HostileServer) -> FetchError:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch("https://me:hush@news.example/a?token=hush", pace=PACE)
        return caught.value

    error = with_fetcher({"a": kept(answer(status=b"500 Oops"))}, use)
    assert "https://news.example/a?token=***" in str(error)
    assert "hush" not in str(error)


def test_hosts_asked_longest_ago_are_let_go() -> None:
    async def use(fetcher: Fetcher, server: HostileServer) -> None:
        for number, still_open in ((1, 1), (2, 2), (3, 3), (1, 3), (4, 3), (1, 3), (2, 3)):
            await fetcher.fetch(f"https://h{number}.example/a", pace=PACE)
            assert await server.settled(still_open) == still_open
        assert server.connections == 5  # h2 was let go for h4, and had to be connected to anew

    with_fetcher({"a": kept(answer())}, use, max_hosts=3)


def test_many_at_once_on_one_host() -> None:
    async def use(fetcher: Fetcher, server: HostileServer) -> int:
        for _ in range(3):
            asks = [fetcher.fetch(f"https://news.example/a?{n}", pace=PACE) for n in range(50)]
            exchanges = await asyncio.gather(*asks)
            assert {exchange.answered for exchange in exchanges} == {f"https://news.example/a?{n}" for n in range(50)}
        return server.connections

    assert with_fetcher({"a": kept(answer())}, use) == 50


@pytest.mark.parametrize("agent", ["", "Winnow/0.1\r\nX: y", "Winnow/0.1 (ü)", "Winnow\x00"])
def test_an_agent_that_cannot_be_sent(agent: str) -> None:
    with pytest.raises(ValueError, match="agent"):
        Fetcher(agent=agent, guard=Guard(), now=lambda: NOW)


def test_the_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")

    async def use(fetcher: Fetcher, _: HostileServer) -> bytes:
        return (await fetcher.fetch("http://news.example/a", pace=PACE)).body

    assert with_fetcher({"a": kept(answer())}, use) == PAGE


def test_cookies_are_not_kept() -> None:
    async def use(fetcher: Fetcher, server: HostileServer) -> bytes:
        for _ in range(2):
            await fetcher.fetch("http://news.example/a", pace=PACE)
        return server.asked[-1].head.lower()

    assert b"cookie" not in with_fetcher({"a": kept(answer(PAGE, b"Set-Cookie: a=b; Path=/"))}, use)
