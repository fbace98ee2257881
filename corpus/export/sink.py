"""Where an export goes: files that appear together, whole, when the last byte of the last one is on the disk."""

import os
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from corpus.atomic import sync_folder
from scraper import failpoint

_STAGED = ".part"


class InTheWayError(Exception):
    """A file that no export made lies where one is to go; the argument is its path."""


class Sink:
    """A folder being written to. Nothing in it changes before `finish`.

    Args:
        folder: where to.
        ours: names of files that exports made, and that may be replaced; None where the whole folder is for exports.
    """

    def __init__(self, folder: Path, ours: Container[str] | None = None) -> None:
        self._folder, self._ours = folder, ours
        self._staged: list[tuple[Path, Path]] = []

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """A new file of the export; `name` may name one folder below.

        Raises:
            InTheWayError: something that no export made would be replaced.
        """
        path = self._folder / name
        if self._ours is not None and name not in self._ours and (path.exists() or path.is_symlink()):
            raise InTheWayError(str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        staged = staged_at(path)
        self._staged.append((staged, path))
        with staged.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of the export so far."""
        return tuple(path for _, path in self._staged)

    def finish(self) -> None:
        """Put every file in its place."""
        failpoint.passed("export.staged")
        for staged, path in self._staged:
            staged.replace(path)
            failpoint.passed("export.half_renamed")
        for folder in {path.parent for _, path in self._staged} | {self._folder}:
            sync_folder(folder)

    def abandon(self) -> None:
        """Remove what was staged; what stood there before is untouched."""
        for staged, _ in self._staged:
            staged.unlink(missing_ok=True)


def staged_at(path: Path) -> Path:
    """Where a file of an export lies until all of them are whole."""
    return path.with_name(f".{path.name}{_STAGED}")


@contextmanager
def exporting(folder: Path, ours: Container[str] | None = None) -> Iterator[Sink]:
    """A sink that finishes when the block ends well, and leaves no trace when it does not; `ours` as for Sink.

    Raises:
        OSError: the folder cannot be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sink = Sink(folder, ours)
    try:
        yield sink
        sink.finish()
    except BaseException:
        sink.abandon()
        raise
