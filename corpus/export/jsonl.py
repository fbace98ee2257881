"""One JSON object a line: typed values, nothing null, times as ISO 8601."""

import json
from collections.abc import Iterable
from datetime import datetime

from corpus.export.piece import Piece, record
from corpus.export.shards import shards
from corpus.export.sink import Sink


def write(pieces: Iterable[Piece], sink: Sink, *, stem: str = "corpus", shard_bytes: int = 0) -> int:
    """Write documents as JSON lines; returns how many.

    Args:
        pieces: documents, with cuts and raw text where they are wanted.
        sink: where to.
        stem: of the file names.
        shard_bytes: begin a new file when one has grown to this; 0 for one file.
    """
    return shards(sink, f"{stem}.jsonl", map(line, pieces), shard_bytes)


def line(piece: Piece) -> bytes:
    """A document as a line of JSON: what the page does not give is left out."""
    said = {name: value for name, value in record(piece).items() if value not in (None, "", [])}
    if piece.raw_text:
        said["raw_text"] = piece.raw_text
    return json.dumps(said, ensure_ascii=False, default=_plain).encode("utf-8", "replace") + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a record")
