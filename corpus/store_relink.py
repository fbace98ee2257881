"""Pointing what was kept at another archived answer with the same bytes, where its own can no longer be read."""

from corpus.store_file import Database, Value
from scraper.page import Record

# An answer is looked at under one row: where the other has a row already, what hangs on that moves over first.
_TAKEN_OVER = (
    "UPDATE documents SET page = :kept WHERE page = :other",
    "UPDATE parts SET page = :kept WHERE page = :other",
    "UPDATE OR IGNORE rejections SET page = :kept WHERE page = :other",
    "DELETE FROM rejections WHERE page = :other",
    "DELETE FROM pages WHERE number = :other",
)
# Nothing but the place changes: when it was fetched, and with which fields, is still said of the first answer.
_PLACED = "UPDATE pages SET file = :file, offset = :offset, record_id = :record_id WHERE number = :kept"
_TOLD = (  # those who publish and export
    "UPDATE documents SET page = page "
    "WHERE page = :kept OR number IN (SELECT document FROM parts WHERE parts.page = :kept)"
)


def relink(database: Database, lost: str, found: Record) -> bool:
    """Have the page, document or part of a lost record point at another record.

    Args:
        database: with a transaction open.
        lost: the record's id.
        found: an answer of the same address with the same body.

    Returns:
        Whether anything pointed at the lost record.
    """
    rows = database.rows("SELECT number FROM pages WHERE record_id = ?", (lost,))
    for (number,) in rows:
        for (other,) in database.rows("SELECT number FROM pages WHERE record_id = ?", (found.record_id,)):
            for statement in _TAKEN_OVER:
                database.do(statement, {"kept": number, "other": other})
        place: dict[str, Value] = {"file": found.file, "offset": found.offset, "record_id": found.record_id}
        database.do(_PLACED, {**place, "kept": number})
        database.do(_TOLD, {"kept": number})
    return bool(rows)
