"""Which documents came or changed since an earlier look, and whether that look was at this database."""

from collections.abc import Iterator

from corpus.store_file import Database, Row, as_int
from corpus.store_find import Wanted, condition, wanted_rows

_PAGE = 200  # documents read at a time, as in store_find


def last_change(database: Database) -> int:
    """How far the count of changes to documents has come; 0 where there are none."""
    return as_int(database.rows("SELECT coalesce(max(at), 0) FROM changed_documents")[0][0])


def known_changed(database: Database, wanted: Wanted, last: int) -> Iterator[Row]:
    """Documents that changed behind `wanted.changed_after`, of those numbered up to `last`.

    Returns:
        Id, whether a later version of its address is kept, its story, and whether it is wanted now.
    """
    asked, values = condition(database, wanted)
    sql = (
        f"SELECT d.id, d.superseded, s.story, coalesce({asked}, 0), d.number FROM documents AS d "  # noqa: S608 - as documents
        "JOIN pages AS p ON p.number = d.page JOIN stories AS s ON s.document = d.number "
        "JOIN changed_documents AS c ON c.document = d.number "
        f"WHERE d.number > ? AND d.number <= ? AND c.at > ? ORDER BY d.number LIMIT {_PAGE}"
    )
    after = 0
    while rows := wanted_rows(database, wanted, sql, (*values, after, last, wanted.changed_after)):
        yield from (row[:4] for row in rows)
        after = as_int(rows[-1][-1])


def last_number(database: Database) -> int:
    """The number of the document that was kept last; 0 where there is none."""
    return as_int(database.rows("SELECT coalesce(max(number), 0) FROM documents")[0][0])


def newest_run(database: Database) -> str:
    """The id of the run that began last; empty where there was none, and then there is no document either."""
    rows = database.rows("SELECT id FROM runs ORDER BY started_at DESC, id DESC LIMIT 1")
    return str(rows[0][0]) if rows else ""


def knows_run(database: Database, run: str) -> bool:
    """Whether a run is recorded: none is ever deleted, so a database that does not know it is not the one that was."""
    return bool(database.rows("SELECT 1 FROM runs WHERE id = ?", (run,)))
