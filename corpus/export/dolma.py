"""The Dolma toolkit's format: gzipped JSON lines in a folder `documents`, metadata in an object of its own."""

import gzip
import io
import json
from collections.abc import Iterable

from corpus.export.jsonl import said
from corpus.export.piece import Piece
from corpus.export.shards import shards
from corpus.export.sink import Sink

_TOP = ("id", "text")


def write(pieces: Iterable[Piece], sink: Sink, *, stem: str = "corpus", shard_bytes: int = 0) -> int:
    """Write documents for Dolma; returns how many. Arguments are as in jsonl; sizes are of the packed files."""
    return shards(sink, f"documents/{stem}.jsonl.gz", map(member, pieces), shard_bytes)


def member(piece: Piece) -> bytes:
    """A document as a line of JSON in a gzip member of its own, the same bytes on every day."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0, filename="") as file:
        file.write(line(piece))
    return packed.getvalue()


def line(piece: Piece) -> bytes:
    """A document as a line of JSON."""
    known = said(piece)
    document = piece.document
    plain = {
        "id": document.id,
        "text": document.text,
        "source": document.outlet,
        "added": document.provenance.fetched_at.isoformat(),
        **({"created": known["published_at"]} if "published_at" in known else {}),
        "version": f"winnow-{document.provenance.winnow_version}-rules-{document.provenance.rules_version}",
        "metadata": {name: value for name, value in known.items() if name not in _TOP},
    }
    return json.dumps(plain, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
