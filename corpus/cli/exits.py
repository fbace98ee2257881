"""Exit codes, and which failure ends with which."""

from enum import IntEnum


class Exit(IntEnum):
    """What a shell sees. DESIGN: 1 is a bug, everything expected has a code of its own."""

    OK = 0  # done, also "nothing new"
    BUG = 1
    USAGE = 2  # bad arguments or settings
    UNHEALTHY = 3  # a crawl in which too much failed, or a disk that refused to write
    NO_STORY = 4  # the input holds no story
    REFUSED = 5  # robots.txt, 401, 403
    CHANGES = 6  # --check or --exit-code found some
    LOCKED = 75  # another run holds the lock; try again later
    INTERRUPTED = 130  # resumable


class Stop(Exception):  # noqa: N818 - not an error by itself: it carries an exit code
    """End the command with a code and, on stderr, a reason and the next step."""

    def __init__(self, code: Exit, message: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
