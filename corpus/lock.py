"""One run at a time: a lock on the data folder that names its holder and dies with it."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockedError(Exception):
    """Another run holds the lock; `holder` is its process id, 0 when it could not be read."""

    def __init__(self, path: Path, holder: int) -> None:
        super().__init__(f"{path.parent}: another run (process {holder}) is at work here; try again when it has ended")
        self.holder = holder


_PAUSE_S = 0.02


@contextmanager
def holding(path: Path, *, wait_s: float = 0.0) -> Iterator[None]:
    """Hold the lock while the block runs. The kernel lets go of it however the process ends.

    Args:
        path: the file that is locked; made where there is none, and left behind.
        wait_s: how long to wait for another process that holds it, in seconds.

    Raises:
        LockedError: another process holds it, and did so for all of that time.
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        for left in range(int(wait_s / _PAUSE_S), -1, -1):
            if _locked(handle):
                break
            if not left:
                raise LockedError(path, _holder(handle))
            time.sleep(_PAUSE_S)
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(handle: int) -> int:
    written = os.read(handle, 32)
    return int(written) if written.isdigit() else 0
