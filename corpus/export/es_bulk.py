"""Elasticsearch's and OpenSearch's bulk body: an action and its source in turn, for POST /<index>/_bulk."""

import json
from collections.abc import Iterable

from corpus.export.jsonl import line
from corpus.export.piece import Piece
from corpus.export.shards import shards
from corpus.export.sink import Sink


def write(pieces: Iterable[Piece], sink: Sink, *, stem: str = "corpus", shard_bytes: int = 0) -> int:
    """Write documents as bulk bodies; returns how many. Arguments are as in jsonl.

    A server takes 100 MB in one request unless told otherwise: ask for shards below that.
    """
    return shards(sink, f"{stem}.ndjson", map(action, pieces), shard_bytes)


def action(piece: Piece) -> bytes:
    """Index a document under its own id: sending it again changes nothing."""
    return json.dumps({"index": {"_id": piece.document.id}}).encode() + b"\n" + line(piece)
