"""One run at a time: a lock on the data folder that names its holder and dies with it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockedError(Exception):
    """Another run holds the lock; `holder` is its process id, 0 when it could not be read."""

    def __init__(self, path: Path, holder: int) -> None:
        super().__init__(f"{path.parent}: another run (process {holder}) is at work here; try again when it has ended")
        self.holder = holder


@contextmanager
def holding(path: Path) -> Iterator[None]:
    """Hold the lock while the block runs. The kernel lets go of it however the process ends.

    Raises:
        LockedError: another process holds it.
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockedError(path, _holder(handle)) from None
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


def _holder(handle: int) -> int:
    written = os.read(handle, 32)
    return int(written) if written.isdigit() else 0
