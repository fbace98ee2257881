"""Keeping a document: its page, its text, its versions and its cuts. Runs inside one transaction."""

from dataclasses import dataclass
from enum import StrEnum

from cleaners.cleaned import Cleaned
from corpus.document import Document, Relation
from corpus.duplicates import likeness
from corpus.fingerprint import Fingerprint, fingerprint
from corpus.store_cleanings import set_aside
from corpus.store_file import Database, Value, as_int
from corpus.store_parts import note_parts
from corpus.store_rows import DOCUMENT, cut_row, document_cells, page_row
from corpus.store_rows import document as loaded
from corpus.store_stories import settle
from corpus.store_texts import Texts

_FULLER = 1.2  # times as long: a print page that holds what the story's own page only begins is a version of it
_ALIKE = 0.3  # below it two texts under one canonical address are two documents with a careless template


class Outcome(StrEnum):
    """What keeping a document came to."""

    NEW = "new"
    VERSION = "version"  # the same address with a new text; the old one is kept
    UNCHANGED = "unchanged"  # nothing was stored but the page
    RECLEANED = "recleaned"  # the same body, cleaned anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of a document."""

    document: Document  # as stored: with its story and version
    outcome: Outcome

    @property
    def relation(self) -> Relation:
        """What it is to the other copies of its story."""
        return self.document.story.relation

    @property
    def twin(self) -> str:
        """Id of the copy it repeats; empty for an original."""
        return self.document.story.of


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a kept document when another of the same address arrives."""

    number: int
    id: str
    text: int
    answered: str
    superseded: bool
    digest: Value
    length: int


class Keeper:
    """Keeps documents; one for each open store."""

    def __init__(self, database: Database, texts: Texts) -> None:
        self._db = database
        self._texts = texts

    def keep(self, document: Document, cleaned: Cleaned) -> Kept:
        """Store a document with its page and cuts, find what it repeats, and settle its story."""
        page = insert_page(self._db, page_row(document))
        made = fingerprint(document.text)
        versions = self._versions(document, made)
        same = next((known for known in versions if known.id == document.id), None)
        unchanged = self._unchanged(document, made, versions, same)
        if unchanged:
            return Kept(document=self._load(unchanged.number), outcome=Outcome.UNCHANGED)
        text = self._texts.number(made)
        number = self._write(document, cleaned, {"page": page, "fingerprint": text}, same)
        self._db.do("DELETE FROM rejections WHERE page = ?", (page,))  # too short alone, a story with its other parts
        moved = {text} | note_parts(self._db, number, document)
        moved |= self._number_versions([number, *(known.number for known in versions)])
        if same and same.text != text:
            moved |= self._texts.drop_unused(same.text)
        settle(self._db, self._texts, moved, document.provenance.run)
        outcome = Outcome.RECLEANED if same else Outcome.VERSION if versions else Outcome.NEW
        return Kept(document=self._load(number), outcome=outcome)

    def _versions(self, document: Document, made: Fingerprint) -> list[_Known]:
        """Documents kept of the same address, this very one included if it was."""
        rows = self._db.rows(
            "SELECT d.number, d.id, d.fingerprint, p.answered, d.superseded, f.digest, d.length FROM documents AS d "
            "JOIN pages AS p ON p.number = d.page JOIN fingerprints AS f ON f.number = d.fingerprint "
            "WHERE (d.identity = ? AND d.outlet = ?) OR d.id = ?",
            (document.addresses.identity, document.outlet, document.id),
        )
        known = [_Known(as_int(n), str(i), as_int(t), str(a), bool(s), d, as_int(c)) for n, i, t, a, s, d, c in rows]
        return [version for version in known if self._belongs(version, document, made)]

    def _belongs(self, version: _Known, document: Document, made: Fingerprint) -> bool:
        """Whether a kept document is a version of this one: not when only a canonical address claims so."""
        if version.id == document.id or version.answered == document.addresses.answered:
            return True
        return likeness(self._texts.shingles(version.text), made.shingles).jaccard >= _ALIKE

    def _unchanged(
        self, document: Document, made: Fingerprint, versions: list[_Known], same: _Known | None
    ) -> _Known | None:
        """The kept document that makes storing this one needless."""
        if same:
            return same if self._is_same(same, document) else None
        current = [known for known in versions if not known.superseded]
        found = (known for known in current if known.digest == made.digest or _is_variant(document, known))
        return next(found, None)

    def _is_same(self, known: _Known, document: Document) -> bool:
        """Whether the very same text is stored, made by the same versions."""
        origin = document.provenance
        row = self._db.rows(
            "SELECT text, rules_version, model_version, memory_state FROM documents WHERE number = ?", (known.number,)
        )[0]
        return row == (document.text, origin.rules_version, origin.model_version, origin.memory_state)

    def _load(self, number: int) -> Document:
        return loaded(self._db.rows(f"{DOCUMENT} WHERE d.number = ?", (number,))[0])

    def _write(self, document: Document, cleaned: Cleaned, numbers: dict[str, int], same: _Known | None) -> int:
        """Insert or renew a document's row and its cuts; returns its number."""
        cells = document_cells(document, cleaned.raw_text) | numbers
        if same:
            number = same.number
            set_aside(self._db, number, document.text, [cut_row(number, cut) for cut in cleaned.cuts])
            marks = ", ".join(f"{name} = ?" for name in cells)
            sql = f"UPDATE documents SET {marks} WHERE number = ?"  # noqa: S608 - our own column names, values are bound
            self._db.do(sql, (*cells.values(), number))
            self._db.do("DELETE FROM cuts WHERE document = ?", (number,))
        else:
            names, marks = ", ".join(cells), ", ".join("?" * len(cells))
            sql = f"INSERT INTO documents ({names}) VALUES ({marks})"  # noqa: S608 - our own column names, values are bound
            number = self._db.do(sql, tuple(cells.values()))
        self._db.many("INSERT INTO cuts VALUES (?, ?, ?, ?, ?, ?, ?)", (cut_row(number, cut) for cut in cleaned.cuts))
        return number

    def _number_versions(self, numbers: list[int]) -> set[int]:
        """Number the versions of an address by the time they were fetched; only the last is current.

        Returns:
            The texts of the documents whose standing changed.
        """
        rows = self._db.rows(
            "SELECT number, version, superseded, fingerprint FROM documents "
            "WHERE number IN (SELECT value FROM json_each(?)) ORDER BY fetched_at, id",
            (str(sorted(set(numbers))),),
        )
        moved: set[int] = set()
        for place, (number, version, superseded, text) in enumerate(rows, 1):
            older = int(place < len(rows))
            if (version, superseded) != (place, older):
                self._db.do("UPDATE documents SET version = ?, superseded = ? WHERE number = ?", (place, older, number))
            if superseded != older:
                moved.add(as_int(text))
        return moved


def _is_variant(document: Document, known: _Known) -> bool:
    """Whether a page is the AMP, print or mobile variant of the kept one, and says no more than that."""
    own = document.addresses.identity
    return document.addresses.answered != own == known.answered and len(document.text) <= known.length * _FULLER


def insert_page(database: Database, row: tuple[Value, ...]) -> int:
    """The number of a page's row; an archived record is looked at under one number for ever."""
    database.do(
        "INSERT INTO pages (asked, answered, redirects, fetched_at, status, media_type, etag, last_modified, signals, "
        "file, offset, record_id, digest, outlet, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (record_id) DO NOTHING",
        row,
    )
    return as_int(database.rows("SELECT number FROM pages WHERE record_id = ?", (row[11],))[0][0])
