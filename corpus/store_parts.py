"""The further pages of a document's story: noted beside it, and no documents of their own."""

import json
from datetime import datetime

from corpus.document import Document, Part
from corpus.store_file import Database, Row, as_int
from scraper.page import Record

PARTS = """(
  SELECT json_group_array(json_array(address, file, offset, record_id, digest, fetched_at)) FROM (
    SELECT q.answered AS address, q.file, q.offset, q.record_id, q.digest, q.fetched_at
    FROM parts JOIN pages AS q ON q.number = parts.page WHERE parts.document = d.number ORDER BY parts.part
  )
)"""
"""A column for a query over `documents AS d`; `parts_of` reads it."""


def parts_of(text: str) -> tuple[Part, ...]:
    """The parts that the column PARTS holds."""
    return tuple(
        Part(
            address=address,
            record=Record(file=file, offset=offset, record_id=record_id),
            digest=digest,
            fetched_at=datetime.fromisoformat(fetched_at),
        )
        for address, file, offset, record_id, digest, fetched_at in json.loads(text)
    )


def note_parts(database: Database, number: int, document: Document) -> set[int]:
    """Write which pages a document was joined from; their rows must be there.

    A page that was kept as a story of its own, before the first page named it, is superseded by the whole.

    Returns:
        The texts of the documents that are.
    """
    parts = document.provenance.parts
    database.do("DELETE FROM parts WHERE document = ?", (number,))
    database.many(
        "INSERT INTO parts SELECT ?, ?, number FROM pages WHERE record_id = ?",
        ((number, place, part.record.record_id) for place, part in enumerate(parts, 2)),
    )
    moved: set[int] = set()
    for part in parts:
        moved |= {as_int(row[1]) for row in _alone(database, number, document, part)}
    return moved


def _alone(database: Database, number: int, document: Document, part: Part) -> list[Row]:
    rows = database.rows(
        "SELECT d.number, d.fingerprint FROM documents AS d JOIN pages AS p ON p.number = d.page"
        " WHERE p.answered = ? AND d.outlet = ? AND d.number <> ? AND d.superseded = 0",
        (part.address, document.outlet, number),
    )
    database.many("UPDATE documents SET superseded = 1 WHERE number = ?", ((row[0],) for row in rows))
    return rows
