"""An export as it was ordered, carried out: which documents, in which format, into which files."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Protocol

from corpus.export import dolma, es_bulk, jsonl, parquet, tei, txt, vrt, withdrawn
from corpus.export.piece import Piece
from corpus.export.sink import InTheWayError, Sink, exporting, staged_at
from corpus.store import Store
from corpus.store_changes import known_changed, knows_run, last_change, last_number, newest_run
from corpus.store_file import Row
from corpus.store_find import Wanted, check

FORMATS = ("parquet", "jsonl", "txt", "vrt", "dolma", "es-bulk", "tei")

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
    more: bool = False  # what is new, changed or withdrawn since the last export into this folder, in files of its own
    split: Split = ()  # names and shares, ("train", 0.98), ("test", 0.02); whole stories go one way


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote."""

    documents: int
    files: tuple[Path, ...]
    withdrawn: int = 0  # documents that earlier exports may have given, and that are to be dropped


class Writer(Protocol):
    """How a format is written."""

    def __call__(self, pieces: Iterator[Piece], sink: Sink, stem: str, order: Order) -> int:
        """Write pieces; returns how many."""
        ...


class _Lines(Protocol):
    """The formats of one file or numbered ones."""

    def __call__(self, pieces: Iterator[Piece], sink: Sink, *, stem: str, shard_bytes: int) -> int:
        """Write pieces; returns how many."""
        ...


def _in_lines(write: _Lines) -> Writer:
    return lambda pieces, sink, stem, order: write(pieces, sink, stem=stem or "corpus", shard_bytes=order.shard_bytes)


_WRITERS: dict[str, Writer] = {
    "parquet": lambda pieces, sink, stem, order: parquet.write(
        pieces, sink, stem=stem or "corpus", shard_bytes=order.shard_bytes, raw=order.raw
    ),
    "jsonl": _in_lines(jsonl.write),
    "txt": lambda pieces, sink, stem, _: txt.write(pieces, sink, stem=stem),
    "vrt": _in_lines(vrt.write),
    "dolma": _in_lines(dolma.write),
    "es-bulk": _in_lines(es_bulk.write),
    "tei": lambda pieces, sink, stem, _: tei.write(pieces, sink, stem=stem),
}
_STATE = "_export.json"
_PART_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")


def export(store: Store, order: Order, watch: Callable[[int], object] = int) -> Exported:
    """Carry an order out: all files appear at once, or none.

    Args:
        store: where the documents are.
        order: which, and how.
        watch: told the number of documents written, after each.

    Raises:
        OrderError: there is no such format, the shares of the split are not shares, `more` asks for other documents
            than the exports before it, or a file that no export made is in the way.
        QueryError: wanted.where cannot be read.
        OSError: the folder or the disk refuses; what stood there is untouched.
    """
    writer = _WRITERS.get(order.format)
    if writer is None:
        raise OrderError(f'no format "{order.format}"; there are {", ".join(FORMATS)}')
    bounds = _bounds(order.split)
    last = _state(order)
    before = last if order.more else _State()
    through = last_change(store.database)
    _same_database(store, order, before, through)
    order = replace(order, wanted=replace(order.wanted, changed_after=before.through))
    check(store.database, order.wanted)
    count = gone = 0
    with _said(), exporting(order.folder, {*last.files, *_begun(order.folder), _STATE}) as sink:
        if through > before.through:
            for name, low, high in bounds:
                stem = f"{name or 'corpus'}-more{before.times}" if before.times else name
                pieces = _watched(_pieces(store, order, low, high), watch, count)
                count += writer(pieces, sink, stem, order)
                gone += withdrawn.write(_withdrawn(store, order, before.last, (low, high)), sink, stem, order.format)
        files = sink.files
        names = {*before.files, *(path.relative_to(order.folder).as_posix() for path in files)}
        listed, newest = tuple(sorted(names)), last_number(store.database)
        run = newest_run(store.database)
        after = _State(order.format, through, before.times + 1, listed, newest, _selection(order), run)
        with sink.file(_STATE) as file:
            file.write(json.dumps(asdict(after), indent=1).encode() + b"\n")
    _remove(order.folder, set(last.files) - names)
    return Exported(documents=count, files=files, withdrawn=gone)


@contextmanager
def _said() -> Iterator[None]:
    """Have what is in the way said as what is wrong with the order."""
    try:
        yield
    except InTheWayError as error:
        raise OrderError(
            f"{error}: no export made this, and it would be lost; move it away, or name another folder"
        ) from error


def _begun(folder: Path) -> tuple[str, ...]:
    """The files of an export that was killed while they took their places; its state was to be the last of them."""
    try:
        return tuple(map(str, json.loads(staged_at(folder / _STATE).read_text("utf-8"))["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _watched(pieces: Iterator[Piece], watch: Callable[[int], object], written: int) -> Iterator[Piece]:
    for number, piece in enumerate(pieces, written + 1):
        yield piece
        watch(number)


def _remove(folder: Path, names: set[str]) -> None:
    """Take away what an earlier export left and this one replaces; only files we wrote, inside the folder."""
    for name in names:
        path = (folder / name).resolve()
        if path.is_relative_to(folder.resolve()):
            path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _State:
    """How far the exports into a folder have come."""

    format: str = ""
    through: int = 0  # how far the count of changes had come
    times: int = 0  # exports so far
    files: tuple[str, ...] = ()  # that they wrote
    last: int = 0  # number of the last document there was
    asked: Mapping[str, object] = field(default_factory=dict)  # which documents; empty in exports of earlier versions
    run: str = ""  # the newest one there was; empty in exports of earlier versions


def _selection(order: Order) -> dict[str, object]:
    """Which documents an order asks for and into which parts, under the names of the options."""
    wanted = order.wanted
    return {
        "only": "originals" if wanted.originals else "all",
        "lang": wanted.lang,
        "outlet": wanted.outlet,
        "since": wanted.since.isoformat() if wanted.since else "",
        "where": wanted.where,
        "split": ",".join(f"{name}={share:g}" for name, share in order.split),
    }


def _state(order: Order) -> _State:
    """What the last export into the folder left behind."""
    path = order.folder / _STATE
    if not path.exists():
        return _State()
    try:
        plain = json.loads(path.read_text("utf-8"))
        last, asked = int(plain.get("last", 0)), dict(plain.get("asked", {}))  # earlier versions did not note them
        files = tuple(map(str, plain["files"]))
        run = str(plain.get("run", ""))
        state = _State(str(plain["format"]), int(plain["through"]), int(plain["times"]), files, last, asked, run)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OrderError(f"{path}: cannot be read ({error}); remove it and export everything again") from error
    if order.more and state.format != order.format:
        raise OrderError(f"{order.folder}: holds an export as {state.format}; name another folder")
    if order.more:
        _same_selection(state, order)
    return state


def _same_database(store: Store, order: Order, before: _State, through: int) -> None:
    """A database made anew counts its changes anew: they cannot be told from those that were exported."""
    if before.run and not knows_run(store.database, before.run):
        told = f"when run {before.run} was the newest, and the corpus knows no such run"
    elif through < before.through:
        told = f"up to change {before.through}, and the corpus has had {through}"
    else:
        return
    raise OrderError(
        f"{order.folder}: was exported {told}: its database was made anew since, or an older one was put back, and it"
        " counts anew; export everything into a new folder"
    )


def _same_selection(state: _State, order: Order) -> None:
    """What was exported under other conditions cannot be told as new, changed or withdrawn under these."""
    now = _selection(order)
    for option, before in state.asked.items():
        if now.get(option) != before:
            told = f'--{option} "{before}"' if before else f"no --{option}"
            raise OrderError(f"{order.folder}: was exported with {told}; ask the same, or export everything anew")


def _bounds(split: Split) -> list[tuple[str, float, float]]:
    """Each part of a split with the stretch of [0, 1) that belongs to it; the last ends at 1."""
    if not split:
        return [("", 0.0, 1.0)]
    total = sum(share for _, share in split)
    if not all(share > 0 for _, share in split) or not abs(total - 1.0) <= 1e-6:  # noqa: PLR2004 - room for rounding; "nan" is no share
        raise OrderError(f"--split: shares must be above 0 and add up to 1, these add up to {total:g}")
    if len({name for name, _ in split}) < len(split):
        raise OrderError("--split: two parts have the same name")
    if odd := [name for name, _ in split if not _PART_NAME.fullmatch(name)]:
        raise OrderError(f'--split: "{odd[0]}" cannot be part of a file name; use up to 60 letters, digits, - and _')
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
        if low <= place(document.story.id) < high:
            yield Piece(
                document=document,
                cuts=store.cuts(document.id) if order.cuts else (),
                raw_text=store.raw_text(document.id) or "" if order.raw else "",
            )


def _withdrawn(store: Store, order: Order, last: int, stretch: tuple[float, float]) -> Iterator[Row]:
    """Documents up to a number that changed and are not, or no longer, wanted in a stretch: id, whether replaced."""
    for name, superseded, story, wanted in known_changed(store.database, order.wanted, last):
        if not wanted or not stretch[0] <= place(str(story)) < stretch[1]:
            yield name, superseded


def place(story: str) -> float:
    """Where a story falls in [0, 1) by its id: the same in every export, and for every copy of it."""
    name = hashlib.sha256(story.encode()).digest()
    return int.from_bytes(name[:6], "big") / (1 << 48)
