"""An export as it was ordered, carried out: which documents, in which format, into which files."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from corpus.document import Document
from corpus.export import jsonl, parquet, txt
from corpus.export.piece import Piece
from corpus.export.sink import Sink, exporting
from corpus.store import Store
from corpus.store_find import Wanted

FORMATS = ("parquet", "jsonl", "txt")

Split = tuple[tuple[str, float], ...]


class OrderError(Exception):
    """The export cannot be carried out as ordered; the message says what to change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be exported, and how."""

    format: str  # one of FORMATS
    folder: Path
    wanted: Wanted = field(default_factory=Wanted)
    raw: bool = False  # with the raw text
    cuts: bool = False  # with the cuts
    shard_bytes: int = 0  # begin a new file at this size; 0 for one file
    split: Split = ()  # names and shares, ("train", 0.98), ("test", 0.02); whole stories go one way


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote."""

    documents: int
    files: tuple[Path, ...]


class Writer(Protocol):
    """How a format is written."""

    def __call__(self, pieces: Iterator[Piece], sink: Sink, stem: str, order: Order) -> int:
        """Write pieces; returns how many."""
        ...


_WRITERS: dict[str, Writer] = {
    "parquet": lambda pieces, sink, stem, order: parquet.write(
        pieces, sink, stem=stem or "corpus", shard_bytes=order.shard_bytes, raw=order.raw
    ),
    "jsonl": lambda pieces, sink, stem, order: jsonl.write(
        pieces, sink, stem=stem or "corpus", shard_bytes=order.shard_bytes
    ),
    "txt": lambda pieces, sink, stem, _: txt.write(pieces, sink, stem=stem),
}


def export(store: Store, order: Order) -> Exported:
    """Carry an order out: all files appear at once, or none.

    Raises:
        OrderError: there is no such format, or the shares of the split are not shares.
        QueryError: wanted.where cannot be read.
        OSError: the folder or the disk refuses; what stood there is untouched.
    """
    writer = _WRITERS.get(order.format)
    if writer is None:
        raise OrderError(f'no format "{order.format}"; there are {", ".join(FORMATS)}')
    bounds = _bounds(order.split)
    count = 0
    with exporting(order.folder) as sink:
        for name, low, high in bounds:
            count += writer(_pieces(store, order, low, high), sink, name, order)
    return Exported(documents=count, files=sink.files)


def _bounds(split: Split) -> list[tuple[str, float, float]]:
    """Each part of a split with the stretch of [0, 1) that belongs to it; the last ends at 1."""
    if not split:
        return [("", 0.0, 1.0)]
    total = sum(share for _, share in split)
    if min(share for _, share in split) <= 0 or abs(total - 1.0) > 1e-6:  # noqa: PLR2004 - room for rounding
        raise OrderError(f"--split: shares must be above 0 and add up to 1, these add up to {total:g}")
    if len({name for name, _ in split}) < len(split):
        raise OrderError("--split: two parts have the same name")
    bounds: list[tuple[str, float, float]] = []
    low = 0.0
    for name, share in split:
        bounds.append((name, low, low + share))
        low += share
    name, low, _ = bounds[-1]
    return [*bounds[:-1], (name, low, 1.0)]


def _pieces(store: Store, order: Order, low: float, high: float) -> Iterator[Piece]:
    """The wanted documents whose stories fall into a stretch, with what goes along."""
    for document in store.documents(order.wanted):
        if low <= place(document) < high:
            yield Piece(
                document=document,
                cuts=store.cuts(document.id) if order.cuts else (),
                raw_text=store.raw_text(document.id) or "" if order.raw else "",
            )


def place(document: Document) -> float:
    """Where a document's story falls in [0, 1): the same in every export, and for every copy of the story."""
    name = hashlib.sha256(document.story.id.encode()).digest()
    return int.from_bytes(name[:6], "big") / (1 << 48)
