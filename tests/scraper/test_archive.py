"""The archive: what goes in comes out, whole or not at all, and warcio agrees."""

import gzip
import io
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from scraper.archive import Archive
from scraper.archive_record import ArchiveError
from scraper.page import Exchange, Headers, Record, Redirect

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
HTML: Headers = (("Content-Type", "text/html"),)


def exchange(
    body: bytes = b"<p>Hello</p>", *, path: str = "/a", status: int = 200, headers: Headers = HTML
) -> Exchange:
    coded = any(key.lower() == "content-encoding" for key, _ in headers)
    return Exchange(
        asked=f"https://news.example{path}",
        answered=f"https://news.example{path}",
        redirects=(),
        fetched_at=NOW,
        request_head=f"GET {path} HTTP/1.1\r\nHost: news.example\r\n\r\n".encode(),
        http_version="HTTP/1.1",
        status=status,
        reason="OK",
        headers=headers,
        wire_body=gzip.compress(body, mtime=0) if coded else body,
        body=body,
        peer="203.0.113.9",
    )


def opened(folder: Path, *, max_bytes_per_file: int = 1_000_000_000) -> Archive:
    return Archive(folder, now=lambda: NOW, max_bytes_per_file=max_bytes_per_file)


def faults(folder: Path) -> str:
    """What `warcio check` says of every file; empty when it is content."""
    said = io.StringIO()
    with redirect_stdout(said):
        checks = Checker(_Asked([str(path) for path in sorted(folder.glob("*.warc.gz"))]))
        checks.process_all()
    return said.getvalue().strip() if checks.exit_value else ""


class _Asked:
    verbose = False

    def __init__(self, inputs: list[str]) -> None:
        self.inputs = inputs


def kinds(path: Path) -> list[str]:
    with path.open("rb") as file:
        return [record.rec_type for record in ArchiveIterator(file)]


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    hop = Redirect(address="https://news.example/old", status=301, location="/a")
    sent = replace(exchange(), asked="https://news.example/old", redirects=(hop,))
    with opened(tmp_path) as archive:
        record = archive.write(sent, "daily")
        archive.sync()
        page = archive.read(record)
    assert (page.asked, page.answered, page.redirects) == (sent.asked, sent.answered, sent.redirects)
    assert (page.status, page.headers, page.body, page.outlet) == (200, HTML, b"<p>Hello</p>", "daily")
    assert (page.fetched_at, page.record) == (NOW, record)


def test_warcio_finds_no_fault_and_the_records_are_all_there(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        first = archive.write(exchange(), "daily")
        archive.write(exchange(headers=(("Content-Encoding", "gzip"),), path="/z"), "daily")
        archive.write(exchange(headers=(("Transfer-Encoding", "chunked"),), path="/c"), "daily")
        archive.write(exchange(), "daily", earlier=first)
        archive.write(exchange(b"", status=304), "daily", earlier=first)
        archive.write(exchange(b"", status=204, path="/empty"), "daily")
        archive.annotate(first, "https://news.example/a", (("verdict", "error_page"), ("evidence", "Sorry!\r\n\r\nx")))
        name = archive.files()[0]
    assert kinds(tmp_path / name)[:3] == ["warcinfo", "response", "request"]
    assert kinds(tmp_path / name).count("revisit") == 2
    assert kinds(tmp_path / name)[-1] == "metadata"
    assert faults(tmp_path) == ""


def test_warcio_does_find_a_fault_where_there_is_one(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        archive.write(exchange(), "daily")
        path = tmp_path / archive.files()[0]
    plain = gzip.decompress(path.read_bytes()).replace(b"Hello", b"Hullo")
    path.write_bytes(gzip.compress(plain))
    assert faults(tmp_path) != ""


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param((("Content-Type", "text/html"), ("X-Twice", "1"), ("X-Twice", "2")), id="a field sent twice"),
        pytest.param((("Transfer-Encoding", "chunked"), ("Content-Type", "text/html")), id="chunking undone"),
        pytest.param((("content-type", "text/html; charset=ü"),), id="latin-1 in a field"),
        pytest.param((), id="no fields at all"),
        pytest.param((("Content-Encoding", "gzip"),), id="coded"),
        pytest.param((("X-Empty", ""),), id="empty value"),
    ],
)
def test_header_fields_survive(tmp_path: Path, headers: Headers) -> None:
    with opened(tmp_path) as archive:
        page = archive.read(archive.write(exchange(headers=headers), "daily"))
    assert page.headers == headers
    assert page.body == b"<p>Hello</p>"


@settings(max_examples=60)
@given(body=st.binary(max_size=4_000), coded=st.booleans())
def test_any_body_comes_back_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, body: bytes, *, coded: bool
) -> None:
    headers: Headers = (("Content-Encoding", "gzip"),) if coded else ()
    with opened(tmp_path_factory.mktemp("raw")) as archive:
        assert archive.read(archive.write(exchange(body, headers=headers), "daily")).body == body


def test_the_same_bytes_again_are_a_short_revisit_that_reads_like_the_original(tmp_path: Path) -> None:
    body = bytes(range(256)) * 200
    with opened(tmp_path) as archive:
        first = archive.write(exchange(body), "daily")
        second = archive.write(exchange(body), "daily", earlier=first)
        third = archive.write(exchange(body), "daily", earlier=second)
        changed = archive.write(exchange(body + b"!"), "daily", earlier=third)
        assert [archive.read(each).body == body for each in (second, third, changed)] == [True, True, False]
        assert archive.read(third).record == third
        name = archive.files()[0]
    assert kinds(tmp_path / name).count("revisit") == 2


def test_an_original_that_is_gone_costs_space_and_nothing_else(tmp_path: Path) -> None:
    lost = Record(file="gone-00001.warc.gz", offset=0, record_id="urn:uuid:0")
    with opened(tmp_path) as archive:
        found = archive.write(exchange(), "daily")
        again = archive.write(exchange(), "daily", earlier=found)
        assert not archive.is_lost(found)
        assert archive.read(archive.write(exchange(), "daily", earlier=lost)).body == b"<p>Hello</p>"
        assert [archive.is_lost(each) for each in (lost, found, again, None)] == [True, False, False, False]


def test_not_modified_has_no_body_to_read(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        first = archive.write(exchange(), "daily")
        record = archive.write(exchange(b"", status=304), "daily", earlier=first)
        with pytest.raises(ArchiveError, match="not modified"):
            archive.read(record)
        assert [page.record for page in archive.iterate()] == [first]


def test_iterating_gives_the_pages_of_a_role_in_order(tmp_path: Path) -> None:
    with opened(tmp_path, max_bytes_per_file=1_500) as archive:
        written = [archive.write(exchange(path=f"/{n}"), "daily") for n in range(6)]
        archive.write(exchange(b"User-agent: *", path="/robots.txt"), "daily", role="robots")
        assert len(archive.files()) > 1
        assert [page.record for page in archive.iterate()] == written
        assert [page.answered for page in archive.iterate("robots")] == ["https://news.example/robots.txt"]
    assert faults(tmp_path) == ""


@pytest.mark.parametrize("which", [0, 1, 2], ids=["first", "middle", "last"])
def test_damage_is_said_and_what_lies_behind_it_is_read(tmp_path: Path, which: int) -> None:
    with opened(tmp_path) as archive:
        written = [archive.write(exchange(path=f"/{n}"), "daily") for n in range(3)]
    path = tmp_path / written[0].file
    whole = bytearray(path.read_bytes())
    whole[written[which].offset + 30] ^= 0xFF
    path.write_bytes(whole)
    reader = Archive(tmp_path, now=lambda: NOW)
    said: list[str] = []
    kept = [page.record for page in reader.iterate(damaged=said.append)]
    assert kept == [record for n, record in enumerate(written) if n != which]
    assert len(said) == 1
    with pytest.raises(ArchiveError):
        list(reader.iterate())


@pytest.mark.parametrize(
    ("record", "said"),
    [
        pytest.param(Record(file="../x.warc.gz", offset=0, record_id="u"), "no file name", id="outside the folder"),
        pytest.param(Record(file="x.warc.gz", offset=0, record_id="u"), "No such file", id="no such file"),
    ],
)
def test_a_record_that_is_not_there_is_said_so(tmp_path: Path, record: Record, said: str) -> None:
    with opened(tmp_path) as archive, pytest.raises(ArchiveError, match=said):
        archive.read(record)


@pytest.mark.parametrize("shift", [pytest.param(1, id="inside a member"), pytest.param(10**6, id="past the end")])
def test_a_wrong_offset_is_no_record(tmp_path: Path, shift: int) -> None:
    with opened(tmp_path) as archive:
        record = archive.write(exchange(), "daily")
        with pytest.raises(ArchiveError, match="no whole record"):
            archive.read(replace(record, offset=record.offset + shift))


def test_another_records_id_is_not_taken(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        record = archive.write(exchange(), "daily")
        with pytest.raises(ArchiveError, match="no answer"):
            archive.read(replace(record, record_id="urn:uuid:00000000-0000-0000-0000-000000000000"))


def test_reading_leaves_the_folder_as_it_is(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        record = archive.write(exchange(), "daily")
    path = tmp_path / record.file
    path.write_bytes(path.read_bytes() + b"torn")
    before = {each: each.read_bytes() for each in tmp_path.iterdir()}
    reader = Archive(tmp_path, now=lambda: NOW)
    assert reader.read(record).body == b"<p>Hello</p>"
    assert len(list(reader.iterate())) == 1
    assert {each: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_a_damaged_body_is_never_given_out(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        record = archive.write(exchange(), "daily")
    path = tmp_path / record.file
    whole = path.read_bytes()
    for at in range(record.offset, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :])
        try:
            body = Archive(tmp_path, now=lambda: NOW).read(record).body
        except ArchiveError:
            continue
        assert body == b"<p>Hello</p>"
