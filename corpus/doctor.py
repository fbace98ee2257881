"""Is what is stored whole? Every promise of the archive and the ledger, checked against the bytes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cleaners.ledger import kept, render
from corpus import store_anew
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
    for row in store.database.rows(
        "SELECT offset, file, record_id, digest, answered, outlet FROM pages ORDER BY number"
    ):
        pages += 1
        findings += _page(read, row)
    for document in store.documents(Wanted(versions=True)):
        documents += 1
        findings += _ledger(store, document)
    findings += [*_compared(store), *_published(published)]
    return Checked(pages=pages, documents=documents, findings=tuple(findings))


def _database(store: Store) -> Iterator[Finding]:
    for (said,) in store.database.rows("PRAGMA integrity_check"):
        if said != "ok":
            yield Finding(where="database", what=str(said))
    for table, number, parent, _ in store.database.rows("PRAGMA foreign_key_check"):
        yield Finding(where=f"table {table!s}", what=f"row {number!r} points to a missing row of {parent!s}")


def _page(read: Read, row: Row) -> Iterator[Finding]:
    file, record_id, digest, answered, outlet = (str(cell) for cell in row[1:])
    record = Record(file=file, offset=as_int(row[0]), record_id=record_id)
    where = f"{file} at {record.offset} ({shown(answered)})"
    try:
        page = read(record)
    except (ArchiveError, FetchError, OSError) as error:
        remedy = f"`winnow crawl --refetch --outlet {outlet}` stores it again where the host still has the same page"
        yield Finding(where=where, what=f"{error}; {remedy}")
        return
    if page.digest != digest:
        yield Finding(where=where, what=f"the archived body is {page.digest}, the ledger says {digest}")


def _ledger(store: Store, document: Document) -> Iterator[Finding]:
    """Kept spans and cuts tile the raw text, and the kept ones spell the text."""
    if wrong := ill_spelled(store, document):
        yield Finding(where=f"document {document.id}", what=wrong)


def ill_spelled(store: Store, document: Document) -> str:
    """What is wrong with a document's text and cuts; empty where nothing is."""
    try:
        raw_text, cuts = store.raw_text(document.id) or "", store.cuts(document.id)
        kept(len(raw_text), cuts)
        spelled = render(raw_text, cuts, gap=BLOCK_GAP)
    except ValueError as error:
        return str(error)
    return "" if spelled == document.text else "the kept spans do not spell the text"


def _compared(store: Store) -> Iterator[Finding]:
    """What documents are compared by was made by this program, and each has its place in a story."""
    if not store_anew.is_current(store.database):
        yield Finding(where="fingerprints", what="made by another version of Winnow, or not to the end")
    sql = (
        "SELECT id FROM documents AS d LEFT JOIN stories AS s ON s.document = d.number WHERE s.document IS NULL "
        "OR NOT EXISTS (SELECT 1 FROM documents WHERE id = s.story) "
        "OR (s.of <> '' AND NOT EXISTS (SELECT 1 FROM documents WHERE id = s.of))"
    )
    for (name,) in store.database.rows(sql):
        yield Finding(where=f"document {name!s}", what="has no place in a story, or one that is not there")


def _published(folder: Path) -> Iterator[Finding]:
    try:
        if folder.is_dir():
            check(folder)
    except PublishError as error:
        yield Finding(where=str(folder), what=str(error))
