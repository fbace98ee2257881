"""One archive file: append whole members, make them durable, and mend the tail a crash has torn."""

import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from scraper import failpoint
from scraper.archive_record import ArchiveError

MAX_MEMBER_BYTES = 1 << 29  # of one record, gzip undone: far above any bound on a body
_CHUNK = 1 << 16
_GZIP = 31
_MAGIC = b"\x1f\x8b\x08"


class ArchiveFullError(ArchiveError):
    """Nothing more can be written: a full disk, a quota. What was written before is whole."""


class Member(NamedTuple):
    """One gzip member: where it lies and what it holds."""

    start: int
    end: int
    plain: bytes


class Gap(NamedTuple):
    """Bytes that are no whole member."""

    start: int
    end: int


class ArchiveFile:
    """An append-only file of gzip members; `end` is where the last whole one ends."""

    def __init__(self, path: Path) -> None:
        """Open or create the file; whatever follows its last whole member is moved to `<file>.torn`.

        Raises:
            ArchiveFullError: The file cannot be created or mended.
        """
        self.path = path
        self._last = 0  # where the last member starts
        self._note_fd: int | None = None
        try:
            new = not path.exists()
            self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            if new:
                _sync_folder(path.parent)
            size = os.fstat(self._fd).st_size
            self._synced = self._noted(size)  # what follows is whole, perhaps, but not yet sure to survive
            self.end = self._mend(size)
        except OSError as error:
            raise ArchiveFullError(f"{path.name}: {error.strerror}") from error

    def append(self, member: bytes) -> int:
        """Write one member at the end; return its offset.

        Raises:
            ArchiveFullError: Not all of it could be written; the torn part is cut off again.
        """
        start = self.end
        try:
            self._write(member, start)
        except OSError as error:
            os.ftruncate(self._fd, start)
            raise ArchiveFullError(f"{self.path.name}: {error.strerror}") from error
        self._last, self.end = start, start + len(member)
        return start

    def sync(self) -> None:
        """Return when every member written so far would survive a power cut.

        Raises:
            ArchiveFullError: The disk would not take them; the unsynced part is cut off.
        """
        if self._synced == self.end:
            return
        try:
            failpoint.passed("archive.before_sync")
            os.fsync(self._fd)
        except OSError as error:
            os.ftruncate(self._fd, self._synced)
            self.end = self._synced
            raise ArchiveFullError(f"{self.path.name}: {error.strerror}") from error
        failpoint.passed("archive.synced")
        self._synced = self.end
        self._note()
        failpoint.passed("archive.noted")

    def close(self) -> None:
        """Sync and let go of the file."""
        try:
            self.sync()
        finally:
            os.close(self._fd)
            if self._note_fd is not None:
                os.close(self._note_fd)
                self._note_fd = None

    def _write(self, member: bytes, start: int) -> None:
        view, done = memoryview(member), 0
        while done < len(member):  # a full disk first shows as a short write, then as an error
            done += os.pwrite(self._fd, view[done:], start + done)

    def _mend(self, size: int) -> int:
        end = good_end(self.path, self._synced)
        if end < size:
            self._set_aside(end, size)
        return end

    def _set_aside(self, end: int, size: int) -> None:
        torn = self.path.with_name(self.path.name + ".torn")
        with torn.open("ab") as aside:
            for at in range(end, size, _CHUNK):
                aside.write(os.pread(self._fd, min(_CHUNK, size - at), at))
            aside.flush()
            os.fsync(aside.fileno())
        failpoint.passed("archive.torn_copied")
        os.ftruncate(self._fd, end)
        os.fsync(self._fd)

    @property
    def _notes(self) -> Path:
        return self.path.with_name(self.path.name + ".synced")

    def _note(self) -> None:
        """Leave a note of what is durable, so that the next start need not read the whole file.

        Of one width, and written over in place: a note is never longer than what is written over it.
        """
        try:
            if self._note_fd is None:
                self._note_fd = os.open(self._notes, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
            os.pwrite(self._note_fd, f"{self._last:020d} {self._synced:020d}\n".encode("ascii"), 0)
        except OSError:
            self._notes.unlink(missing_ok=True)  # only a shortcut: without it the next start reads from 0

    def _noted(self, size: int) -> int:
        """The noted offset, when it can be one; 0 otherwise.

        It is older than or as old as what is durable, never ahead of it. Believing it also keeps damage further up
        from hiding the whole records behind it.
        """
        try:
            last, end = (int(word) for word in self._notes.read_text(encoding="ascii").split())
        except (OSError, ValueError):
            return 0
        possible = 0 <= last < end <= size and os.pread(self._fd, len(_MAGIC), last) == _MAGIC
        return end if possible else 0


def good_end(path: Path, start: int) -> int:
    """Where the last whole member ends, reading on from `start`, itself the end of one."""
    end = start
    for member in members(path, start):
        end = member.end
    return end


def members(path: Path, start: int) -> Iterator[Member]:
    """The whole members from an offset on; stops without a word at the first that is torn or damaged."""
    with path.open("rb") as file:
        while True:
            file.seek(start)
            read = _member(file.read, start)
            if read is None:
                return
            yield read
            start = read.end


def members_and_gaps(path: Path, start: int = 0) -> Iterator[Member | Gap]:
    """Every whole member from an offset on, and between them the damage that was stepped over."""
    size = path.stat().st_size
    while start < size:
        for member in members(path, start):
            yield member
            start = member.end
        if start < size:
            end = _next_start(path, start + 1, size)
            yield Gap(start, end)
            start = end


def _next_start(path: Path, start: int, size: int) -> int:
    """Where the next whole record begins; the end of the file when none does."""
    with path.open("rb") as file:
        while start < size:
            file.seek(start)
            chunk = file.read(_CHUNK)
            at = chunk.find(_MAGIC)
            if at < 0:
                start += max(1, len(chunk) - len(_MAGIC) + 1)
                continue
            start += at
            member = next(members(path, start), None)
            if member is not None and member.plain.startswith(b"WARC/"):
                return start
            start += 1
    return size


def member_at(path: Path, offset: int) -> Member:
    """The one member that starts at an offset.

    Raises:
        ArchiveError: The file is missing, or no whole member starts there.
    """
    try:
        member = next(members(path, offset), None)
    except OSError as error:
        raise ArchiveError(f"{path.name}: {error.strerror}") from error
    if member is None:
        raise ArchiveError(f"{path.name}: no whole record at offset {offset}")
    return member


def _member(read: Callable[[int], bytes], start: int) -> Member | None:
    unzip = zlib.decompressobj(wbits=_GZIP)
    parts: list[bytes] = []
    size = taken = 0
    while not unzip.eof:
        chunk = read(_CHUNK)
        if not chunk:
            return None
        taken += len(chunk)
        try:
            parts.append(unzip.decompress(chunk))
        except zlib.error:
            return None
        size += len(parts[-1])
        if size > MAX_MEMBER_BYTES:
            return None
    return Member(start, start + taken - len(unzip.unused_data), b"".join(parts))


def _sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
