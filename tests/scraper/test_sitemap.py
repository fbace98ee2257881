"""Sitemaps of every shape: the table of tests/data/sitemaps, and what no sitemap may do to us."""

import gzip
import time
import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.discovery import markup
from scraper.discovery.sitemap import MAX_ENTRIES, NotASitemapError, Sitemap, read_sitemap

BASE = "https://news.example/sitemaps/main.xml"
TABLE = Path(__file__).parents[1] / "data" / "sitemaps" / "cases.toml"
WRAPS: dict[str, Callable[[bytes], bytes]] = {
    "": lambda body: body,
    "gzip": gzip.compress,
    "gzip gzip": lambda body: gzip.compress(gzip.compress(body)),
    "members": lambda body: gzip.compress(body[:40]) + gzip.compress(body[40:]),
    "gzip-cut": lambda body: gzip.compress(body)[:-8],
}


class Case(NamedTuple):
    body: bytes
    expect: tuple[str, ...]
    children: tuple[str, ...]
    error: str
    cut: str


def cases() -> list[object]:
    return [pytest.param(_case(row), id=row["id"]) for row in tomllib.loads(TABLE.read_text("utf-8"))["case"]]


def _case(row: dict[str, Any]) -> Case:
    plain = str(row["body"]).encode(row.get("encoding", "utf-8"))
    body = b"\x1f\x8b" + b"\xff" * 30 if plain == b"@damaged_gzip" else WRAPS[row.get("wrap", "")](plain)
    rows = (tuple(row.get("expect", ())), tuple(row.get("children", ())))
    return Case(body, *rows, row.get("error", ""), row.get("cut", ""))


def when(moment: datetime | None) -> str:
    return moment.isoformat() if moment else "-"


def like(row: str, *values: str) -> str:
    """As many of the values as a row of the table has."""
    return " | ".join(values[: row.count(" | ") + 1])


def test_the_table_is_as_long_as_it_should_be() -> None:
    assert len(cases()) >= 30


@pytest.mark.parametrize("case", cases())
def test_a_sitemap_reads_as_the_table_says(case: Case) -> None:
    if case.error:
        with pytest.raises(NotASitemapError, match=case.error):
            read_sitemap(case.body, BASE)
        return
    read = read_sitemap(case.body, BASE)
    assert (len(read.entries), len(read.children)) == (len(case.expect), len(case.children))
    for row, one in zip(case.expect, read.entries, strict=True):
        assert like(row, one.address, when(one.modified_at), when(one.published_at), one.news_title) == row
    for row, child in zip(case.children, read.children, strict=True):
        assert like(row, child.address, when(child.modified_at)) == row
    assert (case.cut in read.cut_short) if case.cut else read.cut_short == ""


def urlset(rows: str) -> bytes:
    return f"<urlset>{rows}</urlset>".encode()


HOSTILE = {
    "400,000 nested elements": urlset("<a>" * 400_000),
    "a page with 400,000 children": urlset("<url>" + "<a/>" * 1_000_000 + "</url>"),
    "400,000 elements below the root": urlset("<a/>" * 400_000),
    "40,000 attributes": urlset("<url " + " ".join(f'a{n}="1"' for n in range(40_000)) + "/>"),
    "ampersands": urlset("<url><loc>" + "&" * 1_000_000),
    "unclosed CDATA": urlset("<url><loc>" + "<![CDATA[" * 100_000),
    "unclosed comments": urlset("<!--" * 100_000),
    "an address of a megabyte": urlset("<url><loc>https://news.example/" + "x" * 1_000_000 + "</loc></url>"),
    "a gzip bomb of 200 MB": gzip.compress(urlset("<url/>") + b" " * 200_000_000),
    "10,000 gzip members of nothing": gzip.compress(b"") * 10_000,
}


def read_or_refused(body: bytes) -> Sitemap:
    """What a body gives; a refused one gives nothing, but then the refusal says why."""
    try:
        return read_sitemap(body, BASE)
    except NotASitemapError as error:
        if not str(error) or not str(error).isprintable():
            raise
        return Sitemap()


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in HOSTILE.items()])
def test_a_hostile_sitemap_is_bounded(body: bytes) -> None:
    before = time.process_time()
    assert len(read_or_refused(body).entries) <= 1
    assert time.process_time() - before < 8  # CPU seconds, wide enough for a slow machine


def test_more_elements_than_a_sitemap_needs_are_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MAX_ELEMENTS", 100)  # the bound itself takes seconds to reach
    read = read_sitemap(urlset("<url><loc>/a</loc></url>" + "<b/>" * 200), BASE)
    assert ([one.address for one in read.entries], read.cut_short) == (
        ["https://news.example/a"],
        "more than 100 elements",
    )


def test_more_entries_than_the_protocol_allows_are_cut_and_said() -> None:
    rows = "".join(f"<url><loc>/{n}</loc></url>" for n in range(MAX_ENTRIES + 1))
    read = read_sitemap(urlset(rows), BASE)
    assert len(read.entries) == MAX_ENTRIES
    assert "more than" in read.cut_short
    lines = "\n".join(f"https://news.example/{n}" for n in range(MAX_ENTRIES + 1))
    assert "more than" in read_sitemap(lines.encode(), BASE).cut_short


@settings(max_examples=150)
@given(body=st.binary(max_size=300), zipped=st.booleans())
def test_any_bytes_give_a_sitemap_or_a_named_refusal(body: bytes, *, zipped: bool) -> None:
    read = read_or_refused(gzip.compress(body) if zipped else body)
    assert all(one.address for one in read.entries)


@settings(max_examples=100)
@given(
    pieces=st.lists(
        st.sampled_from(["<urlset>", "<url>", "</url>", "<loc>", "/a", "</loc>", "&", "<", "x"]), max_size=40
    )
)
def test_any_heap_of_tags_gives_a_sitemap_or_a_named_refusal(pieces: list[str]) -> None:
    read = read_or_refused("".join(pieces).encode())
    assert all(one.address.startswith("https://news.example/") for one in read.entries)
