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
    """A document as a line of JSON."""
    return json.dumps(said(piece), ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def said(piece: Piece) -> dict[str, object]:
    """The flat record as JSON has it: what the page does not give is left out, times are ISO 8601."""
    plain = {name: _plain(value) for name, value in record(piece).items() if value not in (None, "", [])}
    return plain | ({"raw_text": piece.raw_text} if piece.raw_text else {})


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
