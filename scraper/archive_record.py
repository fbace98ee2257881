"""Records into bytes and back: one gzip member each, digests checked (FastWARC's doorway)."""

import hashlib
import io
import json
import zlib
from base64 import b32encode
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from scraper.decode import decode
from scraper.errors import FetchError
from scraper.page import Exchange, Headers, Page, Record, Redirect, digest

GZIP_LEVEL = 3  # of 100 real pages: 6 % larger than level 6, in 57 % of its time
CODED_GZIP_LEVEL = 1  # for a body that is compressed already
_SMALL = 32_768  # bytes; below, zlib is quicker: setting up the other writer takes 300 us, a page of 20 KB 20 to 230
UNCHANGED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = 304
Fields = tuple[tuple[str, str], ...]
"""Names and values of a metadata record."""

# Chunking was undone before we saw the body; the field would mislead whoever replays the record.
_UNDONE = "transfer-encoding"
_KEPT_AS = "X-Archive-Orig-"


class ArchiveError(Exception):
    """The archive cannot give or take a record; the text says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One response or revisit record as it lies in the archive, its digests verified."""

    record_id: str
    role: str  # "page", "source", "robots" or "failed"
    outlet: str
    asked: str
    answered: str
    redirects: tuple[Redirect, ...]
    fetched_at: datetime
    status: int
    headers: Headers
    payload: bytes  # content coding untouched; empty in a revisit
    payload_digest: str  # "sha1:..." of the payload as received
    body_digest: str  # "sha256:..." of the body, coding undone
    body_length: int
    profile: str = ""  # of a revisit
    refers_to: Record | None = None


def pack_response(exchange: Exchange, outlet: str, role: str, record_id: str, earlier: Capture | None) -> bytes:
    """A response record, or a revisit when `earlier` holds the same payload or the host said "not modified".

    Args:
        exchange: What happened on the wire.
        outlet: Outlet.id.
        role: What the answer was asked for as.
        record_id: urn:uuid:...
        earlier: The capture a revisit refers to; its `refers_to` says where it lies.
    """
    payload = sha1(exchange.wire_body)
    profile = _profile(exchange, payload, earlier)
    record = _record(WarcRecordType.revisit if profile else WarcRecordType.response, record_id, exchange.fetched_at)
    record.headers["WARC-Target-URI"] = _uri(exchange.answered)
    record.headers["WARC-Payload-Digest"] = payload
    if exchange.peer:
        record.headers["WARC-IP-Address"] = exchange.peer
    if profile:
        record.headers["WARC-Profile"] = profile
        _refer(record, earlier)
    _annotate(record, exchange, outlet, role)
    head = _head(f"{exchange.http_version} {exchange.status} {exchange.reason}", exchange.headers)
    block = head if profile else head + exchange.wire_body
    level = CODED_GZIP_LEVEL if exchange.wire_body != exchange.body else GZIP_LEVEL
    return _packed(record, block, "application/http; msgtype=response", level)


def pack_request(exchange: Exchange, record_id: str, response_id: str) -> bytes:
    """The request record that belongs to a response record."""
    record = _record(WarcRecordType.request, record_id, exchange.fetched_at)
    record.headers["WARC-Target-URI"] = _uri(exchange.answered)
    record.headers["WARC-Concurrent-To"] = f"<{response_id}>"
    head = exchange.request_head.rstrip(b"\r\n") + b"\r\n\r\n"
    return _packed(record, head, "application/http; msgtype=request")


def pack_metadata(
    fields: tuple[tuple[str, str], ...], about: Record, address: str, record_id: str, at: datetime
) -> bytes:
    """What we made of an answer, beside it: names and values, one a line."""
    record = _record(WarcRecordType.metadata, record_id, at)
    record.headers["WARC-Target-URI"] = _uri(address)
    record.headers["WARC-Refers-To"] = f"<{about.record_id}>"
    lines = (f"{name}: {' '.join(value.split())}\r\n" for name, value in fields)
    return _packed(record, "".join(lines).encode(), "application/warc-fields")


def pack_info(name: str, record_id: str, at: datetime) -> bytes:
    """The record that opens each file."""
    record = _record(WarcRecordType.warcinfo, record_id, at)
    record.headers["WARC-Filename"] = name
    fields = b"software: winnow\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/\r\n"
    return _packed(record, fields, "application/warc-fields")


def unpack(plain: bytes) -> Capture | None:
    """Read one record, gzip undone.

    Returns:
        None for records that hold no answer: requests and file descriptions.

    Raises:
        ArchiveError: Not a record of ours, or its bytes do not match its digests.
    """
    try:
        record = WarcRecord.from_bytes(plain)
        if not record.record_type & (WarcRecordType.response | WarcRecordType.revisit):
            return None
        if not record.verify_block_digest():
            raise ArchiveError(f"{record.record_id}: block digest does not match")
        block = record.reader.read() if record.reader else b""
        fields = {str(key).lower(): str(value) for key, value in record.headers}
        return _capture(fields, block)
    except (OSError, ValueError, KeyError) as error:
        raise ArchiveError(f"not a record of ours: {error}") from error


def page(capture: Capture, record: Record, payload: bytes) -> Page:
    """The page of a capture, its content coding undone and its digest verified.

    Args:
        capture: As unpacked.
        record: Where it lies.
        payload: Its own payload, or the one a revisit refers to.

    Raises:
        ArchiveError: The body does not match the digest noted at the time.
    """
    coding = ", ".join(value for key, value in capture.headers if key.lower() == "content-encoding")
    try:
        body = decode(payload, coding, max(capture.body_length, 1))
    except FetchError as error:
        raise ArchiveError(f"{capture.record_id}: {error.why}") from error
    if digest(body) != capture.body_digest:
        raise ArchiveError(f"{capture.record_id}: body digest does not match")
    return Page(
        asked=capture.asked,
        answered=capture.answered,
        redirects=capture.redirects,
        fetched_at=capture.fetched_at,
        status=capture.status,
        headers=capture.headers,
        body=body,
        outlet=capture.outlet,
        record=record,
        digest=capture.body_digest,
    )


def sha1(payload: bytes) -> str:
    """A payload's digest as web archives write it."""
    return "sha1:" + b32encode(hashlib.sha1(payload, usedforsecurity=False).digest()).decode()


def _profile(exchange: Exchange, payload: str, earlier: Capture | None) -> str:
    if exchange.status == NOT_MODIFIED:
        return UNCHANGED
    same = earlier is not None and earlier.payload_digest == payload and bool(exchange.wire_body)
    return IDENTICAL if same else ""


def _record(kind: WarcRecordType, record_id: str, at: datetime) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(kind, record_urn=record_id.removeprefix("urn:").encode())
    record.record_date = at.astimezone(UTC)
    return record


def _refer(record: WarcRecord, earlier: Capture | None) -> None:
    if earlier is None or earlier.refers_to is None:
        return
    place = earlier.refers_to
    record.headers["WARC-Refers-To"] = f"<{place.record_id}>"
    record.headers["WARC-Refers-To-Target-URI"] = _uri(earlier.answered)
    record.headers["WARC-Refers-To-Date"] = earlier.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    record.headers["X-Winnow-Refers-To-Place"] = f"{place.offset} {place.file}"


def _annotate(record: WarcRecord, exchange: Exchange, outlet: str, role: str) -> None:
    """What a page needs besides its answer, in fields of our own: cleaning again asks nothing but the archive."""
    record.headers["X-Winnow-Role"] = role
    record.headers["X-Winnow-Outlet"] = outlet
    record.headers["X-Winnow-Asked"] = _uri(exchange.asked)
    record.headers["X-Winnow-Body-Digest"] = digest(exchange.body)
    record.headers["X-Winnow-Body-Length"] = str(len(exchange.body))
    if exchange.redirects:
        hops = [[hop.address, hop.status, hop.location] for hop in exchange.redirects]
        record.headers["X-Winnow-Redirects"] = json.dumps(hops)


def _packed(record: WarcRecord, block: bytes, media_type: str, level: int = GZIP_LEVEL) -> bytes:
    record.headers["Content-Type"] = media_type
    record.set_bytes_content(block)
    plain = io.BytesIO()
    record.write(plain, checksum_data=True)
    return _gzipped(plain.getvalue(), level)


def _gzipped(plain: bytes, level: int) -> bytes:
    if len(plain) < _SMALL:
        small = zlib.compressobj(level, wbits=31)
        return small.compress(plain) + small.flush()
    packed = io.BytesIO()
    writer = GzipWriter(packed, compression_level=level)
    writer.write(plain)
    writer.finish()
    return packed.getvalue()


def _head(first: str, headers: Headers) -> bytes:
    lines = [first, *(f"{_renamed(key)}: {value}" for key, value in headers)]
    return (
        "\r\n".join(line.replace("\r", " ").replace("\n", " ") for line in lines).encode("latin-1", "replace")
        + b"\r\n\r\n"
    )


def _renamed(key: str) -> str:
    return _KEPT_AS + key if key.lower() == _UNDONE else key


def _headers(lines: list[str]) -> Headers:
    pairs = (line.partition(":") for line in lines if line)
    return tuple((key.removeprefix(_KEPT_AS), value.strip()) for key, _, value in pairs)


def _capture(fields: dict[str, str], block: bytes) -> Capture:
    head, _, payload = block.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    status = int(first.split(" ", 2)[1])
    profile = fields.get("warc-profile", "")
    if not profile and sha1(payload) != fields["warc-payload-digest"]:
        raise ArchiveError(f"{fields['warc-record-id']}: payload digest does not match")
    return Capture(
        record_id=fields["warc-record-id"].strip("<>"),
        role=fields["x-winnow-role"],
        outlet=fields["x-winnow-outlet"],
        asked=fields["x-winnow-asked"],
        answered=fields["warc-target-uri"],
        redirects=_redirects(fields.get("x-winnow-redirects", "[]")),
        fetched_at=datetime.fromisoformat(fields["warc-date"]).astimezone(UTC),
        status=status,
        headers=_headers(lines),
        payload=payload,
        payload_digest=fields["warc-payload-digest"],
        body_digest=fields["x-winnow-body-digest"],
        body_length=int(fields["x-winnow-body-length"]),
        profile=profile,
        refers_to=_place(fields),
    )


def _redirects(text: str) -> tuple[Redirect, ...]:
    return tuple(
        Redirect(address=address, status=status, location=location) for address, status, location in json.loads(text)
    )


def _place(fields: dict[str, str]) -> Record | None:
    offset, _, name = fields.get("x-winnow-refers-to-place", "").partition(" ")
    return Record(file=name, offset=int(offset), record_id=fields["warc-refers-to"].strip("<>")) if name else None


def _uri(address: str) -> str:
    """The address as a WARC field holds it: ASCII without blanks, which canonical addresses are already."""
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]|^\\`{}\"<>")
