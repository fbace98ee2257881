"""Publishing: `data/clean/` says what the database says, part by part, switched over by its manifest.

A part holds 5,000 document numbers, so the same corpus gives the same bytes however many runs it took, and a run
rewrites only the parts it touched. The manifest's rename is the moment of publication: parts are written beside their
places first, and moved into them afterwards; a crash in between is finished by whoever looks next.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.atomic import replacing, sync_folder, write_text
from corpus.export.piece import Piece
from corpus.publish_table import TableError, read, write
from corpus.store import Store
from corpus.store_file import as_int
from corpus.store_find import cuts, numbered_between
from scraper import failpoint

_PART_DOCUMENTS = 5_000  # about 15 MB; the last part is written again by every run
_MANIFEST = "_manifest.json"  # with the underscore, readers of the whole folder pass it over
_FORMAT = 1
_STAGED = ".new"


class PublishError(Exception):
    """What is published is damaged; the message names the file and the remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One published file."""

    name: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a folder of published Parquet holds."""

    parts: tuple[Part, ...] = ()

    @property
    def rows(self) -> int:
        """Documents published, superseded versions and copies included."""
        return sum(part.rows for part in self.parts)


def publish(store: Store, folder: Path) -> Published:
    """Bring the published Parquet up to date with the store; nothing is written where nothing changed.

    Raises:
        OSError: the folder or the disk refuses; what was published before is untouched.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for stray in folder.glob(".*.tmp"):  # of a run that died; there is one writer at a time
        stray.unlink()
    parts = {part.name: part for part in published(folder).parts}
    missing = [part for part in _parts(store, "documents", "number") if _name(part) not in parts]
    changed = sorted({*_parts(store, "unpublished", "document"), *missing})
    if not changed:
        return Published(parts=tuple(parts.values()))
    for number in changed:
        parts[_name(number)] = _stage(store, folder, number)
    result = Published(parts=tuple(parts[name] for name in sorted(parts)))
    sync_folder(folder)
    failpoint.passed("publish.staged")
    write_text(folder / _MANIFEST, json.dumps({"format": _FORMAT, **asdict(result)}, indent=1) + "\n")
    failpoint.passed("publish.listed")
    _move_in(folder, result)
    failpoint.passed("publish.moved_in")
    with store.transaction():
        store.database.do("DELETE FROM unpublished")
    return result


def published(folder: Path) -> Published:
    """What a folder's manifest lists; an interrupted publication is finished first.

    Raises:
        PublishError: the manifest cannot be read.
    """
    path = folder / _MANIFEST
    if not path.exists():
        return Published()
    try:
        plain = json.loads(path.read_text("utf-8"))
        result = Published(parts=tuple(Part(**part) for part in plain["parts"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PublishError(f"{path}: cannot be read ({error}); run: winnow doctor --repair") from error
    _move_in(folder, result)
    return result


def clear(folder: Path) -> None:
    """Take away what is published, damaged or not; publishing again brings it back from the database.

    Raises:
        OSError: the folder refuses.
    """
    (folder / _MANIFEST).unlink(missing_ok=True)
    for path in (*folder.glob("part-*.parquet"), *folder.glob(f".part-*{_STAGED}")):
        path.unlink(missing_ok=True)


def check(folder: Path) -> None:
    """Read every published byte and page and compare it with its checksum.

    Raises:
        PublishError: a part is missing or damaged.
    """
    for part in published(folder).parts:
        path = folder / part.name
        if not path.exists() or _sha256(path) != part.sha256:
            raise PublishError(f"{path}: missing or not as published; run: winnow doctor --repair")
        try:
            rows = sum(1 for _ in read(path, ["id"]))
        except TableError as error:
            raise PublishError(f"{error}; run: winnow doctor --repair") from error
        if rows != part.rows:
            raise PublishError(f"{path}: {rows} rows, {part.rows} were published; run: winnow doctor --repair")


def _parts(store: Store, table: str, column: str) -> list[int]:
    """The parts that the documents of a table belong to."""
    sql = f"SELECT DISTINCT {column} / ? FROM {table}"  # noqa: S608 - our own names, the value is bound
    return [as_int(row[0]) for row in store.database.rows(sql, (_PART_DOCUMENTS,))]


def _name(part: int) -> str:
    return f"part-{part:06d}.parquet"


def _stage(store: Store, folder: Path, number: int) -> Part:
    """Write a part beside its place."""
    path = folder / f".{_name(number)}{_STAGED}"
    with replacing(path) as file:
        rows = write(_pieces(store, number), file)
    return Part(name=_name(number), rows=rows, bytes=path.stat().st_size, sha256=_sha256(path))


def _pieces(store: Store, part: int) -> Iterator[Piece]:
    first = part * _PART_DOCUMENTS
    for document in numbered_between(store.database, first, first + _PART_DOCUMENTS):
        yield Piece(document=document, cuts=cuts(store.database, document.id))


def _move_in(folder: Path, result: Published) -> None:
    """Put staged parts the manifest lists in their places, and remove those it does not."""
    digests = {part.name: part.sha256 for part in result.parts}
    moved = False
    for staged in sorted(folder.glob(f".part-*{_STAGED}")):
        name = staged.name.removeprefix(".").removesuffix(_STAGED)
        if digests.get(name) == _sha256(staged):
            staged.replace(folder / name)
            moved = True
        else:
            staged.unlink()
    if moved:
        sync_folder(folder)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
