"""WARC in and out: every answer is kept as received, before anything else happens to it."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from scraper import failpoint
from scraper.archive_file import ArchiveFile, ArchiveFullError, Gap, Member, member_at, members_and_gaps
from scraper.archive_record import (
    UNCHANGED,
    ArchiveError,
    Capture,
    Fields,
    pack_info,
    pack_metadata,
    pack_request,
    pack_response,
    page,
    unpack,
)
from scraper.page import Exchange, Page, Record

SUFFIX = ".warc.gz"


class Archive:
    """A folder of WARC 1.1 files with one writer; readers need no permission."""

    def __init__(self, folder: Path, *, now: Callable[[], datetime], max_bytes_per_file: int = 1_000_000_000) -> None:
        """Name the folder; nothing is touched before the first write or `open`."""
        self.folder = folder
        self._now = now
        self._max_bytes = max_bytes_per_file
        self._file: ArchiveFile | None = None
        self._lost: set[str] = set()  # ids of earlier answers that could not be read

    def open(self) -> None:
        """Get ready to write: make the folder, mend the newest file's tail if a crash has torn it.

        Raises:
            ArchiveFullError: The folder or the file cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveFullError(f"{self.folder.name}: {error.strerror}") from error
        written = self.files()
        if self._file is None and written:
            self._file = ArchiveFile(self.folder / written[-1])

    def files(self) -> tuple[str, ...]:
        """The names of the WARC files, oldest first."""
        return tuple(sorted((path.name for path in self.folder.glob(f"*{SUFFIX}")), key=_serial))

    def write(self, exchange: Exchange, outlet: str, *, role: str = "page", earlier: Record | None = None) -> Record:
        """Append an answer and its request; durable only after `sync`.

        Args:
            exchange: What happened on the wire.
            outlet: Outlet.id.
            role: "page", "source", "robots" or "failed"; `iterate` chooses by it.
            earlier: The record of the last answer of the same address: when that holds the same bytes, or the
                host said "not modified", a short revisit record is written that refers to it. Where it cannot be
                read, the answer is written in full, and `is_lost` says so.

        Raises:
            ArchiveFullError: The disk took less than all of it; the file ends with whole records all the same.
        """
        record_id = uuid.uuid4().urn
        response = pack_response(exchange, outlet, role, record_id, self._original(earlier))
        file = self._current()
        offset = file.append(response)
        failpoint.passed("archive.answer_written")
        file.append(pack_request(exchange, uuid.uuid4().urn, record_id))
        failpoint.passed("archive.written")
        return Record(file=file.path.name, offset=offset, record_id=record_id)

    def annotate(self, record: Record, address: str, fields: Fields) -> None:
        """Append what became of an answer (our verdict, its evidence) as a metadata record that refers to it.

        Raises:
            ArchiveFullError: As `write`.
        """
        self._current().append(pack_metadata(fields, record, address, uuid.uuid4().urn, self._now()))

    def sync(self) -> None:
        """Return when everything written would survive a power cut; call it before acknowledging anything."""
        if self._file is not None:
            self._file.sync()

    def close(self) -> None:
        """Sync and close."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def read(self, record: Record) -> Page:
        """The page of a record: reads that record's slice, a revisit's original besides, and verifies both.

        Raises:
            ArchiveError: The record is not there, is damaged, or has no body to give ("not modified").
        """
        return self._page(self._capture(record), record)

    def is_lost(self, record: Record | None) -> bool:
        """Whether this answer, named as the earlier one of another, could not be read when that was written."""
        return record is not None and record.record_id in self._lost

    def end(self) -> tuple[str, int]:
        """The file being written and the offset where its last record ends; ("", 0) before there is any."""
        return (self._file.path.name, self._file.end) if self._file is not None else ("", 0)

    def iterate(
        self, role: str = "page", *, since: tuple[str, int] = ("", 0), damaged: Callable[[str], None] | None = None
    ) -> Iterator[Page]:
        """Every page of a role in the order it was archived; "not modified" answers are left out.

        Args:
            role: As written.
            since: A place `end` gave: only what was written after it.
            damaged: Told of each damaged place, which is then stepped over; what lies behind it is read.

        Raises:
            ArchiveError: A record is damaged, and nobody asked to be told instead.
        """
        first, offset = since
        for name in self.files():
            if not first or _serial(name) >= _serial(first):
                yield from self._pages(name, offset if name == first else 0, role, damaged or _raise)

    def _pages(self, name: str, offset: int, role: str, damaged: Callable[[str], None]) -> Iterator[Page]:
        for found in members_and_gaps(self.folder / name, offset):
            if isinstance(found, Gap):
                if not self._is_tail(name, found):
                    damaged(f"{name}: {found.end - found.start} bytes at offset {found.start} are no whole record")
                continue
            try:
                page = self._page_in(name, found, role)
            except ArchiveError as error:
                damaged(f"{name}: record at offset {found.start}: {error}")
                continue
            if page is not None:
                yield page

    def _is_tail(self, name: str, gap: Gap) -> bool:
        """The end of the newest file may be half a record: one that is being written, or was when a run died."""
        return name == self.files()[-1] and gap.end == (self.folder / name).stat().st_size

    def _page_in(self, name: str, member: Member, role: str) -> Page | None:
        capture = unpack(member.plain)
        if capture is None or capture.role != role or capture.profile == UNCHANGED:
            return None
        return self._page(capture, Record(file=name, offset=member.start, record_id=capture.record_id))

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _current(self) -> ArchiveFile:
        if self._file is None:
            self.open()
        if self._file is not None and self._file.end < self._max_bytes:
            return self._file
        self.close()
        serial = max((_serial(name) for name in self.files()), default=0) + 1
        name = f"winnow-{self._now():%Y%m%dT%H%M%SZ}-{serial:05d}{SUFFIX}"
        self._file = ArchiveFile(self.folder / name)
        self._file.append(pack_info(name, uuid.uuid4().urn, self._now()))
        failpoint.passed("archive.begun")
        return self._file

    def _original(self, earlier: Record | None) -> Capture | None:
        """The capture with a payload that a revisit may refer to; a revisit's own original, never a revisit."""
        if earlier is None:
            return None
        try:
            capture = self._capture(earlier)
            place = capture.refers_to if capture.profile else earlier
            return _placed(self._capture(place) if capture.profile and place else capture, place)
        except ArchiveError:
            self._lost.add(earlier.record_id)
            return None  # a missing original costs space, nothing else: the answer is written in full

    def _capture(self, record: Record) -> Capture:
        if Path(record.file).name != record.file:
            raise ArchiveError(f"{record.file!r} is no file name")
        capture = unpack(member_at(self.folder / record.file, record.offset).plain)
        if capture is None or capture.record_id != record.record_id:
            raise ArchiveError(f"{record.file}: no answer {record.record_id} at offset {record.offset}")
        return capture

    def _page(self, capture: Capture, record: Record) -> Page:
        if capture.profile == UNCHANGED:
            raise ArchiveError(f"{record.record_id}: not modified, so it has no body of its own")
        original = self._capture(capture.refers_to) if capture.refers_to else capture
        return page(capture, record, original.payload)


def _raise(what: str) -> None:
    raise ArchiveError(what)


def _placed(capture: Capture, place: Record | None) -> Capture:
    return replace(capture, refers_to=place)


def _serial(name: str) -> int:
    digits = name.removesuffix(SUFFIX).rpartition("-")[2]
    return int(digits) if digits.isdecimal() else 0
