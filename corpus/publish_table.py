"""Documents as Parquet: one fixed, typed schema, checksums on every page (pyarrow's doorway)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from corpus.export.piece import Piece, record

_GROUP_ROWS = 1_000  # rows of a group: a few megabytes of text, so that readers and writers stay small
_TIME = pa.timestamp("us", tz="UTC")
_TEXT = pa.string()


class TableError(Exception):
    """A Parquet file cannot be read, or a page of it fails its checksum."""


def _structs(**types: pa.DataType) -> pa.DataType:
    return pa.list_(pa.struct([pa.field(name, kind, nullable=False) for name, kind in types.items()]))


_NULLABLE: dict[str, pa.DataType] = {"lang_confidence": pa.float64(), "published_at": _TIME, "paywalled": pa.bool_()}
_TYPED: dict[str, pa.DataType] = {
    **dict.fromkeys(("version", "status", "rules_version", "model_version"), pa.int32()),
    "similarity": pa.float64(),
    "fetched_at": _TIME,
    "warc_offset": pa.int64(),
    "tags": pa.list_(_TEXT),
    "metadata_sources": _structs(field=_TEXT, source=_TEXT),
    "redirects": _structs(address=_TEXT, status=pa.int32(), location=_TEXT),
    "signals": _structs(name=_TEXT, value=_TEXT),
    "parts": _structs(url=_TEXT, warc_file=_TEXT, warc_offset=pa.int64(), warc_record_id=_TEXT, digest=_TEXT),
    "cuts": _structs(start=pa.int32(), end=pa.int32(), kind=_TEXT, rule=_TEXT),
}
_COLUMNS = [
    *("id", "text", "title", "outlet", "url", "version", "story", "relation", "of", "similarity", "reason"),
    *("lang", "lang_confidence", "published", "published_at", "modified", "byline", "section", "site_name", "licence"),
    *("tags", "paywalled", "page_type", "metadata_sources", "asked", "canonical", "redirects", "fetched_at", "status"),
    *("media_type", "etag", "last_modified", "signals", "warc_file", "warc_offset", "warc_record_id", "digest"),
    "parts",
    *("winnow_version", "rules_version", "model_version", "memory_state", "run", "cuts"),
]

SCHEMA = pa.schema(
    [pa.field(name, (_NULLABLE | _TYPED).get(name, _TEXT), nullable=name in _NULLABLE) for name in _COLUMNS]
)
"""The columns of every Parquet file we write, in the order of the flat record."""


def write(pieces: Iterable[Piece], file: IO[bytes], *, raw: bool = False) -> int:
    """Write documents into an open file, a row group at a time.

    Args:
        pieces: documents with their cuts.
        file: where to.
        raw: add the column `raw_text`, which the offsets of the cuts point into.

    Returns:
        Rows written.
    """
    schema = SCHEMA.append(pa.field("raw_text", _TEXT, nullable=False)) if raw else SCHEMA
    rows = 0
    with pq.ParquetWriter(file, schema, compression="zstd", write_page_checksum=True) as writer:
        for group in _groups(pieces):
            plain = [record(piece) | ({"raw_text": piece.raw_text} if raw else {}) for piece in group]
            writer.write_table(pa.Table.from_pylist(plain, schema=schema))
            rows += len(group)
    return rows


def read(path: Path, columns: Sequence[str] | None = None) -> Iterator[dict[str, object]]:
    """Read rows back, every page checked against its checksum.

    Raises:
        TableError: the file is damaged or no Parquet.
    """
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as table:
            for batch in table.iter_batches(_GROUP_ROWS, columns=list(columns) if columns else None):
                yield from batch.to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise TableError(f"{path}: {error}") from error


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    waiting = iter(pieces)
    while group := list(islice(waiting, _GROUP_ROWS)):
        yield group
