"""Failpoints: the moments at which it is worst to die, by name, so that a test can die there.

Off, and nothing but a call of an empty function, unless the environment names one when the program starts:
`WINNOW_FAILPOINT=store.before_commit:3` kills the process the third time it comes by, `…:3:full` finds the disk full
there. SECURITY.md lists what is then promised; `make soak` proves it.
"""

import errno
import os
import signal
from collections.abc import Callable

VARIABLE = "WINNOW_FAILPOINT"
POINTS = (
    "archive.answer_written",  # its request not yet
    "archive.written",
    "archive.begun",  # a new file, with nothing but its first record
    "archive.before_sync",
    "archive.synced",  # not yet noted as such
    "archive.noted",
    "archive.torn_copied",  # set aside, not yet cut off
    "frontier.leased",
    "frontier.finished",
    "store.kept",
    "store.before_commit",
    "store.committed",
    "memory.saved",
    "index.merged",  # a segment that no manifest lists yet
    "file.before_rename",  # of any file that is replaced whole: manifests, parts, cards, exceptions.toml
    "file.renamed",  # its folder not yet flushed
    "publish.staged",
    "publish.listed",  # by the manifest, the parts not yet in their places
    "publish.moved_in",  # not yet struck off the list of what is to be published
    "export.staged",
    "export.half_renamed",
    "worker.asked",
)


def reading(order: str) -> Callable[[str], None]:
    """What is to be called at each point, by an order as the environment gives it; "" is no order.

    Raises:
        ValueError: The order is not `point[:nth[:kill|full]]` with a point from POINTS.
    """
    if not order:
        return _nothing
    point, _, rest = order.partition(":")
    nth, _, act = (rest or "1").partition(":")
    if point not in POINTS or not nth.isdecimal() or act not in {"", "kill", "full"}:
        raise ValueError(f"{VARIABLE}={order!r}: expected point:nth:kill or point:nth:full, a point of {POINTS}")
    left = int(nth)

    def come_by(name: str) -> None:
        nonlocal left
        left -= name == point
        if left <= 0 and name == point:
            _end(act)

    return come_by


def _nothing(name: str) -> None:
    """Off."""


def _end(act: str) -> None:
    if act == "full":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.kill(os.getpid(), signal.SIGKILL)


passed = reading(os.environ.get(VARIABLE, ""))
"""Called as `failpoint.passed("store.kept")`, by its module, so that a test's child can read the environment anew."""
