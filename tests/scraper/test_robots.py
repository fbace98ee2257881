"""RFC 9309, case by case, and what a hostile robots.txt costs."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.errors import BrokenError, BusyError, FetchError, GoneError, GuardedError, RefusedError
from scraper.robots import MAX_BYTES, Robots

DATA = tomllib.loads((Path(__file__).parents[1] / "data" / "robots.toml").read_text(encoding="utf-8"))
HOST = "https://news.example"
RULES = [
    pytest.param(file["text"], agent, path, allowed, id=f"{file['section']} {file['id']}: {agent} {path}")
    for file in DATA["file"]
    for allowed, field in ((True, "allows"), (False, "denies"))
    for agent, *paths in file.get(field, [])
    for path in paths
]
DENY_ALL = b"User-agent: *\nDisallow: /"


@pytest.mark.parametrize(("text", "agent", "path", "allowed"), RULES)
def test_a_rule(text: str, agent: str, path: str, *, allowed: bool) -> None:
    assert Robots.parse(text.encode(), 200).allows(HOST + path, agent) is allowed


def test_there_are_enough_cases() -> None:
    assert len(RULES) >= 150


@pytest.mark.parametrize("row", DATA["answer"], ids=lambda row: str(row.get("status", "no answer")))
def test_what_an_answer_means(row: dict[str, int]) -> None:
    robots = Robots.parse(DENY_ALL, row.get("status"))
    assert robots.allows(f"{HOST}/a", "winnow") is row["allows"]
    assert robots.allows(f"{HOST}/robots.txt", "winnow")


@pytest.mark.parametrize("row", DATA["delay"], ids=lambda row: row["id"])
def test_crawl_delay(row: dict[str, Any]) -> None:
    assert Robots.parse(row["text"].encode(), 200).crawl_delay("Winnow/0.1") == row.get("delay_s")


@pytest.mark.parametrize("row", DATA["sitemaps"], ids=lambda row: row["id"])
def test_sitemaps(row: dict[str, str]) -> None:
    assert Robots.parse(row["text"].encode(), 200).sitemaps == tuple(row["found"])


@pytest.mark.parametrize(
    ("error", "allowed"),
    [
        (GoneError(HOST, "", status=404), True),
        (RefusedError(HOST, "", status=403), True),
        (BrokenError(HOST, "", name="too_many_redirects"), True),
        (BrokenError(HOST, "", name="redirect_loop"), True),
        (BusyError(HOST, "", status=503), False),
        (BusyError(HOST, "", name="dns"), False),
        (BrokenError(HOST, "", name="short_body"), False),
        (GuardedError(HOST, "", name="private_address"), False),
    ],
    ids=lambda value: value.name if isinstance(value, FetchError) else str(value),
)
def test_what_a_failed_request_for_it_means(error: FetchError, *, allowed: bool) -> None:
    assert Robots.unanswered(error).allows(f"{HOST}/a", "winnow") is allowed


def test_only_the_first_500_kib_count() -> None:
    padding = b"#" * (MAX_BYTES - len(DENY_ALL) - 1) + b"\n"
    assert not Robots.parse(padding + DENY_ALL, 200).allows(f"{HOST}/a", "winnow")
    assert Robots.parse(b"#" * len(DENY_ALL) + padding + DENY_ALL, 200).allows(f"{HOST}/a", "winnow")


def test_bytes_that_are_no_utf_8() -> None:
    robots = Robots.parse(b"User-agent: *\nDisallow: /caf\xe9\nDisallow: /b", 200)
    assert not robots.allows(f"{HOST}/caf%E9", "winnow")
    assert not robots.allows(f"{HOST}/b", "winnow")
    assert robots.allows(f"{HOST}/cafe", "winnow")


BOMBS = {
    "fifty megabytes": b"User-agent: *\nDisallow: /abc\n" * 1_700_000,
    "wildcards in one rule": b"User-agent: *\nDisallow: /" + b"*a" * 240_000,
    "wildcards in many rules": b"User-agent: *\n" + b"Disallow: /*a*a*a*a*a*a*a*a*b\n" * 15_000,
    "agents times rules": b"".join(b"User-agent: a%d\n" % n for n in range(15_000)) + b"Disallow: /x\n" * 20_000,
    "one line": b"User-agent: " + b"a" * 500_000,
    "sitemaps": b"Sitemap: https://news.example/s\n" * 15_000,
    "percent signs": b"User-agent: *\nDisallow: /" + b"%41" * 160_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_little(name: str) -> None:
    started = time.process_time()
    robots = Robots.parse(BOMBS[name], 200)
    robots.allows(f"{HOST}/" + "a" * 8_000, "winnow")
    assert time.process_time() - started < 5.0  # of CPU; protego alone takes 24 to 120 s


def test_a_disallow_cut_by_the_bounds_forbids_more_and_an_allow_falls_away() -> None:
    many = "*a" * 20
    robots = Robots.parse(f"User-agent: *\nDisallow: /x{many}z\nDisallow: /y\nAllow: /y{many}".encode(), 200)
    assert not robots.allows(f"{HOST}/x" + "a" * 20, "winnow")
    assert robots.allows(f"{HOST}/xb", "winnow")
    assert not robots.allows(f"{HOST}/y" + "a" * 20, "winnow")


@given(st.binary(max_size=400), st.text(max_size=30), st.text(max_size=40))
def test_no_bytes_break_it(body: bytes, agent: str, path: str) -> None:
    robots = Robots.parse(body, 200)
    assert robots.allows(f"{HOST}/{path}", agent) in {True, False}
    assert (robots.crawl_delay(agent) or 0.0) >= 0.0


@given(st.lists(st.sampled_from(["User-agent: *", "User-agent: winnow", "Disallow: /", "Allow: /a", "Sitemap: /s"])))
def test_an_unreachable_robots_txt_forbids_whatever_its_body_says(lines: list[str]) -> None:
    assert not Robots.parse("\n".join(lines).encode(), 503).allows(f"{HOST}/a", "winnow")
