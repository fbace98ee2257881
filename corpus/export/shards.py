"""Lines into one file, or into numbered files of a bounded size."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
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
    count = 0
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
            count += 1
    return count


def _names(name: str) -> Iterator[str]:
    path, number = PurePath(name), 0
    while True:
        yield f"{path.stem}-{number:05d}{path.suffix}"
        number += 1
