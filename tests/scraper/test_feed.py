"""Feeds of every shape: the table of tests/data/feeds, and what no feed may do to us."""

import time
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.discovery.feed import Entry, NotAFeedError, read_feed
from scraper.discovery.feed_limits import MAX_BYTES

BASE = "https://news.example/feeds/all"
TABLE = Path(__file__).parents[1] / "data" / "feeds" / "cases.toml"
DEEP = {"@json_deep": '{"items": ' + "[" * 100_000}


class Case(NamedTuple):
    body: bytes
    expect: tuple[str, ...]
    error: str
    skipped: int


def cases() -> list[object]:
    rows = tomllib.loads(TABLE.read_text("utf-8"))["case"]
    return [pytest.param(_case(row), id=row["id"]) for row in rows]


def _case(row: dict[str, str]) -> Case:
    body = DEEP.get(row["body"].strip(), row["body"]).encode(row.get("encoding", "utf-8"))
    return Case(body, tuple(row.get("expect", ())), row.get("error", ""), int(row.get("skipped", 0)))


def shown(entry: Entry, like: str) -> str:
    """As much of an entry as a row of the table says."""
    published = entry.published_at.replace(microsecond=0).isoformat() if entry.published_at else "-"
    return " | ".join([entry.address, published, entry.title, entry.guid][: like.count(" | ") + 1])


def test_the_table_is_as_long_as_it_should_be() -> None:
    assert len(cases()) >= 60


@pytest.mark.parametrize("case", cases())
def test_a_feed_reads_as_the_table_says(case: Case) -> None:
    if case.error:
        with pytest.raises(NotAFeedError, match=case.error):
            read_feed(case.body, BASE)
        return
    feed = read_feed(case.body, BASE)
    assert [shown(entry, like) for entry, like in zip(feed.entries, case.expect, strict=False)] == list(case.expect)
    assert (len(feed.entries), feed.skipped) == (len(case.expect), case.skipped)


def entries(body: bytes) -> tuple[Entry, ...]:
    """The entries of a body; of a refused one none, but then the refusal says why."""
    try:
        return read_feed(body, BASE).entries
    except NotAFeedError as error:
        if not str(error) or not str(error).isprintable():
            raise
        return ()


def rss(item: str) -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{item}</channel></rss>'.encode()


HOSTILE = {
    "40,000 attributes": rss("<item " + " ".join(f'a{n}="1"' for n in range(40_000)) + "><link>/a</link></item>"),
    "attributes without values": rss("<item " + "a " * 40_000 + "><link>/a</link></item>"),
    "an endless tag": b"<rss><channel><item " + b"a=" * 200_000,
    "200,000 nested elements": rss("<item>" + "<b>" * 200_000 + "</item>"),
    "nested, and broken for the fast reader": b"<rss><channel><item><title>" + b"<b>" * 100_000 + b"</x></wrong>",
    "100,000 items without links": rss("<item><title>x</title></item>" * 100_000),
    "unclosed comments": rss("<!--" * 100_000),
    "unclosed CDATA": rss("<item><link>" + "<![CDATA[" * 100_000),
    "ampersands": rss("<item><link>/a</link><title>" + "&" * 500_000 + "</title></item>"),
    "a quoted document type before unclosed comments": rss("<!-- <!DOCTYPE x> -->" + "<!--" * 100_000),
    "white space": rss("<item><link>/a</link>" + " " * 2_000_000 + "</item>"),
    "a title of a megabyte": rss("<item><link>/a</link><title>" + "x" * 1_000_000 + "</title></item>"),
    "too many bytes": b"<rss>" + b" " * MAX_BYTES + b"</rss>",
}


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in HOSTILE.items()])
def test_a_hostile_feed_is_read_or_refused_within_a_second_or_two_of_work(body: bytes) -> None:
    before = time.process_time()
    assert all(len(entry.title) <= 1_000 for entry in entries(body))
    # feedparser alone needs 45 s for the first of these; the bound is CPU time, wide enough for a slow machine.
    assert time.process_time() - before < 8


@pytest.mark.parametrize("where", ["bytes", "path", "address"])
def test_no_path_and_no_address_is_ever_opened(tmp_path: Path, where: str) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(rss("<item><link>https://news.example/stolen</link></item>"))
    body = {"bytes": str(feed).encode(), "path": feed.as_uri().encode(), "address": b"http://127.0.0.1:1/feed"}[where]
    with pytest.raises(NotAFeedError):
        read_feed(body, BASE)


def test_a_charset_in_the_header_helps_where_the_feed_says_nothing() -> None:
    body = b"<rss version='2.0'><channel><item><title>\xd6l</title><link>/a</link></item>"
    assert read_feed(body, BASE, "text/xml; charset=iso-8859-1").entries[0].address == "https://news.example/a"


@settings(max_examples=150)
@given(body=st.binary(max_size=300))
def test_any_bytes_give_a_feed_or_a_named_refusal(body: bytes) -> None:
    assert all(entry.address for entry in entries(body))


PIECES = st.lists(
    st.sampled_from(
        (
            *("<rss>", "<channel>", "<item>", "</item>", "<link>", "/a", "</link>", "<feed>", "<entry>", "<guid>", "x"),
            *(
                "<link href='/b'/>",
                "<![CDATA[",
                "]]>",
                "<!--",
                "-->",
                "&",
                "&amp;",
                "<?xml version='1.0'?>",
                "\x00",
                "<",
            ),
        )
    ),
    max_size=40,
)


@settings(max_examples=150)
@given(pieces=PIECES)
def test_any_heap_of_tags_gives_a_feed_or_a_named_refusal(pieces: list[str]) -> None:
    assert all(entry.address.startswith("https://news.example/") for entry in entries("".join(pieces).encode()))


def test_a_tag_left_open_in_the_titles_costs_no_link() -> None:
    items = b"".join(b"<item><title>Council <b>votes</title><link>/%d</link></item>" % number for number in range(5))
    feed = read_feed(b'<rss version="2.0"><channel>' + items + b"</channel></rss>", "https://n.example/feed")
    assert [entry.address for entry in feed.entries] == [f"https://n.example/{number}" for number in range(5)]
    assert feed.by == "loose"
