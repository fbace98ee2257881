"""Lines into one file, or into numbered files of a bounded size."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import PurePath

from corpus.export.sink import Sink


def shards(sink: Sink, name: str, lines: Iterable[bytes], shard_bytes: int) -> int:
    """Write lines; returns how many.

    Args:
        sink: where to.
        name: of the file; numbered files carry the number before the ending: corpus-00001.jsonl.
        lines: each whole, with its line end; no line is split between files.
        shard_bytes: begin a new file when one has grown to this; 0 for one file.
    """
    names = _names(name) if shard_bytes else iter([name])
    written = 0
    with ExitStack() as open_files:
        file = open_files.enter_context(sink.file(next(names)))
        room = shard_bytes
        for line in lines:
            if shard_bytes and room < len(line) and room < shard_bytes:
                open_files.close()
                file = open_files.enter_context(sink.file(next(names)))
                room = shard_bytes
            file.write(line)
            room -= len(line)
            written += 1
    return written


def _names(name: str) -> Iterator[str]:
    path = PurePath(name)
    stem, dot, ending = path.name.partition(".")
    for number in count():
        yield str(path.with_name(f"{stem}-{number:05d}{dot}{ending}"))
