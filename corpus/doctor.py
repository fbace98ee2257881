"""Is what is stored whole? Every promise of the archive and the ledger, checked against the bytes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cleaners.ledger import kept, render
from corpus.document import Document
from corpus.publish import PublishError, check
from corpus.store import Store
from corpus.store_file import Row, as_int
from corpus.store_find import Wanted
from scraper.archive_record import ArchiveError
from scraper.errors import FetchError, shown
from scraper.page import Page, Record

BLOCK_GAP = "\n\n"  # between the blocks of a page's text, as DESIGN's records say


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it should be."""

    where: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """How much was looked at, and what was found."""

    pages: int
    documents: int
    findings: tuple[Finding, ...]


Read = Callable[[Record], Page]
"""The page of an archived record, its digests verified; raises ArchiveError."""


def examine(store: Store, read: Read, published: Path) -> Checked:
    """Check the database, each page's record in the archive, each document's ledger, and the published files.

    Args:
        store: open for reading.
        read: gives the page of a record.
        published: the folder of published Parquet; none is no fault.
    """
    findings = [*_database(store)]
    pages = documents = 0
    for row in store.database.rows("SELECT offset, file, record_id, digest, answered FROM pages ORDER BY number"):
        pages += 1
        findings += _page(read, row)
    for document in store.documents(Wanted(versions=True)):
        documents += 1
        findings += _ledger(store, document)
    findings += _published(published)
    return Checked(pages=pages, documents=documents, findings=tuple(findings))


def _database(store: Store) -> Iterator[Finding]:
    for (said,) in store.database.rows("PRAGMA integrity_check"):
        if said != "ok":
            yield Finding(where="database", what=str(said))
    for table, number, parent, _ in store.database.rows("PRAGMA foreign_key_check"):
        yield Finding(where=f"table {table!s}", what=f"row {number!r} points to a missing row of {parent!s}")


def _page(read: Read, row: Row) -> Iterator[Finding]:
    file, record_id, digest, answered = (str(cell) for cell in row[1:])
    record = Record(file=file, offset=as_int(row[0]), record_id=record_id)
    where = f"{file} at {record.offset} ({shown(answered)})"
    try:
        page = read(record)
    except (ArchiveError, FetchError, OSError) as error:
        yield Finding(where=where, what=str(error))
        return
    if page.digest != digest:
        yield Finding(where=where, what=f"the archived body is {page.digest}, the ledger says {digest}")


def _ledger(store: Store, document: Document) -> Iterator[Finding]:
    """Kept spans and cuts tile the raw text, and the kept ones spell the text."""
    raw_text, cuts = store.raw_text(document.id) or "", store.cuts(document.id)
    try:
        spelled = render(raw_text, cuts, gap=BLOCK_GAP)
        kept(len(raw_text), cuts)
    except ValueError as error:
        yield Finding(where=f"document {document.id}", what=str(error))
        return
    if spelled != document.text:
        yield Finding(where=f"document {document.id}", what="the kept spans do not spell the text")


def _published(folder: Path) -> Iterator[Finding]:
    try:
        if folder.is_dir():
            check(folder)
    except PublishError as error:
        yield Finding(where=str(folder), what=str(error))
