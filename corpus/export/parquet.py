"""Parquet files with the same columns as the published corpus."""

from collections.abc import Iterable, Iterator
from itertools import chain

from corpus import publish_table
from corpus.export.piece import Piece
from corpus.export.sink import Sink


def write(pieces: Iterable[Piece], sink: Sink, *, stem: str = "corpus", shard_bytes: int = 0, raw: bool = False) -> int:
    """Write documents as Parquet; returns how many.

    Args:
        pieces: documents with their cuts.
        sink: where to.
        stem: of the file names.
        shard_bytes: begin a new file when the texts in one have grown to this; 0 for one file.
        raw: add the column `raw_text`.
    """
    if not shard_bytes:
        with sink.file(f"{stem}.parquet") as file:
            return publish_table.write(pieces, file, raw=raw)
    count = 0
    for number, shard in enumerate(_shards(iter(pieces), shard_bytes)):
        with sink.file(f"{stem}-{number:05d}.parquet") as file:
            count += publish_table.write(shard, file, raw=raw)
    return count


def _shards(pieces: Iterator[Piece], shard_bytes: int) -> Iterator[Iterator[Piece]]:
    """Cut the stream where a shard is full; each shard must be used up before the next is asked for."""
    for first in pieces:
        yield _shard(chain([first], pieces), shard_bytes)


def _shard(pieces: Iterator[Piece], room: int) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        room -= len(piece.document.text.encode("utf-8", "replace"))
        if room <= 0:
            return
