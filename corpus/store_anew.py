"""Fingerprints, twins and stories made anew from the kept texts: after a change of algorithm, or as a repair.

It is done in short transactions, so that memory stays small. Killed midway it begins again: until the end the
database says that nothing it compares by can be relied on.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.fingerprint import ALGORITHM, fingerprints
from corpus.store_file import Database, Row, as_int
from corpus.store_stories import settle

if TYPE_CHECKING:
    from corpus.store import Store

_BATCH = 500  # documents of one transaction
_RUN = "anew"  # what is named for changes of stories, where no run is


def is_current(database: Database) -> bool:
    """Whether what texts are compared by was made by this program, to the end."""
    made = database.rows("SELECT how FROM made_with WHERE what = 'fingerprints'")
    return made == [(ALGORITHM,)] or not (made or database.rows("SELECT 1 FROM fingerprints LIMIT 1"))


def ensure(store: "Store") -> None:
    """Have what texts are compared by made by this program: signed in a new database, made anew in another's."""
    if not is_current(store.database):
        remake(store)
    elif not store.database.rows("SELECT 1 FROM made_with"):
        _sign(store.database, ALGORITHM)


def remake(store: "Store", run: str = _RUN) -> int:
    """Fingerprint every text again, compare each with all others, and settle all stories; returns the texts.

    Raises:
        StoreError: the disk refuses; running it again finishes the work.
    """
    database = store.database
    with store.transaction():
        _sign(database, "")
        database.do("DELETE FROM twins")
        # Old rows stay until nothing points to them; their digests must not meet the new ones.
        database.do("UPDATE fingerprints SET digest = CAST('old ' || number AS BLOB)")
    old = as_int(database.rows("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'fingerprints'")[0][0])
    store.clear_index()
    _number(store)
    with store.transaction():
        database.do("DELETE FROM fingerprints WHERE number <= ?", (old,))
    _settle(store, old, run)
    store.compact_index()
    with store.transaction():
        _sign(database, ALGORITHM)
    return as_int(database.rows("SELECT count(*) FROM fingerprints")[0][0])


def _number(store: "Store") -> None:
    """Give every document's text its new number."""
    for rows in _batches(store.database):
        with store.transaction():
            texts = store.texts.numbers(list(fingerprints([str(text) for _, text in rows])))
            numbers = [(text, number) for (number, _), text in zip(rows, texts, strict=True)]
            store.database.many("UPDATE documents SET fingerprint = ? WHERE number = ?", numbers)


def _batches(database: Database) -> Iterator[list[Row]]:
    last = 0
    sql = "SELECT number, text FROM documents WHERE number > ? ORDER BY number LIMIT ?"
    while rows := database.rows(sql, (last, _BATCH)):
        yield rows
        last = as_int(rows[-1][0])


def _settle(store: "Store", old: int, run: str) -> None:
    """Elect the originals again, a stretch of texts at a time."""
    end = store.texts.last + 1
    for first in range(old + 1, end, _BATCH):
        with store.transaction():
            settle(store.database, store.texts, range(first, min(first + _BATCH, end)), run)


def _sign(database: Database, how: str) -> None:
    database.do("INSERT OR REPLACE INTO made_with VALUES ('fingerprints', ?)", (how,))
