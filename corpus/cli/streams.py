"""Standard streams as a shell may hand them over: closed, on a full disk, in an odd encoding."""

import codecs
import errno
import io
import os
import sys
from pathlib import Path
from typing import TextIO

from typing_extensions import Buffer, override

from corpus.cli.exits import Exit, Stop

_CLOSED = (("stdin", os.O_WRONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w"))
_SPELLED = "winnow.spelled"  # how Python knows our handler of what an encoding cannot spell


class _Output(io.FileIO):
    """Standard output. Its failure is no OSError: no file of ours is to blame, and nobody shall think so."""

    @override
    def write(self, chunk: Buffer, /) -> int:
        try:
            return super().write(chunk)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise Stop(Exit.OK) from error  # its reader has had enough, as `| head`
            what = f"standard output: {error.strerror}; what was printed is not whole, write it elsewhere"
            raise Stop(Exit.UNHEALTHY, what) from error


class _Messages(io.FileIO):
    """Standard error. What cannot be said there is lost, and the work that it is about goes on."""

    @override
    def write(self, chunk: Buffer, /) -> int:
        try:
            return super().write(chunk)
        except OSError:
            return memoryview(chunk).nbytes


def take() -> None:
    """Have the standard streams of this process fail as the command line wants them to."""
    _reopen()
    codecs.register_error(_SPELLED, _spelled)
    sys.stdout = _over(sys.stdout, _Output(sys.stdout.fileno(), "w", closefd=False), _SPELLED)
    sys.stderr = _over(sys.stderr, _Messages(sys.stderr.fileno(), "w", closefd=False), "backslashreplace")


def _reopen() -> None:
    """Put a device in the place of each stream that is closed.

    Reading the input and writing the output then fail as with any file that is not open, and no file that is opened
    later gets the number of a stream: whatever is written there would end up in it.
    """
    for name, flags, mode in _CLOSED:
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, flags)  # the lowest number that is free
            setattr(sys, name, os.fdopen(handle, mode, encoding="utf-8", closefd=False))


def _over(stream: TextIO, raw: io.FileIO, errors: str) -> io.TextIOWrapper:
    """A stream that spells as another one does, and writes with `raw`."""
    lines = stream.line_buffering
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding=stream.encoding, errors=errors, line_buffering=bool(lines))


def _spelled(error: UnicodeError) -> tuple[str | bytes, int]:
    """Bytes of a file's name as they are; anything else that the encoding lacks ends the command."""
    try:
        return codecs.lookup_error("surrogateescape")(error)
    except UnicodeEncodeError as refused:
        sign = f"U+{ord(refused.object[refused.start]):04X}"
        what = f"standard output: {sign} cannot be written as {refused.encoding}"
        raise Stop(Exit.USAGE, f"{what}; set PYTHONIOENCODING=utf-8 and run again") from refused


def is_output(path: Path) -> bool:
    """Whether what is printed goes to that file."""
    try:
        return os.path.samestat(path.stat(), os.fstat(sys.stdout.fileno()))
    except OSError:  # there is no such file, or standard output is none
        return False


def let_go() -> None:
    """Drop what can go nowhere: Python would try once more as it ends, and complain."""
    try:
        sys.stdout.flush()
    except Stop:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
