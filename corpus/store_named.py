"""Documents by what a person has at hand: an id, its beginning, an address."""

from corpus.document import Document
from corpus.store_file import Database
from corpus.store_rows import DOCUMENT
from corpus.store_rows import document as loaded
from scraper.address import AddressError, canonical

_MIN_PREFIX = 4  # characters of an id; fewer name half the corpus

_NAMED = """
WHERE d.number IN (
  SELECT number FROM documents WHERE id >= :name AND id < :name || '{'
  UNION SELECT number FROM documents WHERE identity IN (:name, :spelt)
  UNION SELECT documents.number FROM documents JOIN pages ON pages.number = page
    WHERE answered IN (:name, :spelt) OR asked IN (:name, :spelt)
  UNION SELECT document FROM parts JOIN pages ON pages.number = parts.page
    WHERE answered IN (:name, :spelt) OR asked IN (:name, :spelt)
)
"""


def find(database: Database, name: str) -> tuple[Document, ...]:
    """Documents by id, by the beginning of one, or by any address they came through; current versions first.

    An address may be spelt as a feed lists it, with what only tracks readers. That of a further page names its story.
    """
    if len(name) < _MIN_PREFIX:
        return ()
    rows = database.rows(
        f"{DOCUMENT} {_NAMED} ORDER BY d.superseded, d.fetched_at DESC",
        {"name": name, "spelt": _spelt(name)},
    )
    return tuple(loaded(row) for row in rows)


def _spelt(name: str) -> str:
    """An address as it is stored; anything else as it is."""
    try:
        return canonical(name)
    except AddressError:
        return name
