"""Corpus: the kept stories from Python, for reading only."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Self

from cleaners.cleaned import Cut
from corpus.document import Document
from corpus.store import Store
from corpus.store_find import Stats, Wanted

_DATABASE = "winnow.db"


class Corpus:
    """A data folder, open for reading; a crawl may go on meanwhile."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, folder: str | Path) -> Self:
        """Open the corpus of a data folder.

        Raises:
            StoreError: there is none, or it cannot be read.
        """
        return cls(Store.open(Path(folder) / _DATABASE, readonly=True))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._store.close()

    def documents(
        self,
        *,
        lang: str = "",
        outlet: str = "",
        since: date | str | None = None,
        originals: bool = False,
        where: str = "",
    ) -> Iterator[Document]:
        """Current documents in the order they were first kept, streamed.

        Args:
            lang: BCP 47; "de" also finds "de-AT".
            outlet: its id in sources.toml.
            since: a date or time of publication, or of fetching where the page gives none; text is read as ISO 8601.
            originals: one copy of each story.
            where: an SQL expression over the columns of the view `articles`.

        Raises:
            ValueError: `since` is no date.
            QueryError: `where` cannot be read.
        """
        wanted = Wanted(lang=lang, outlet=outlet, since=moment(since), originals=originals, where=where)
        return self._store.documents(wanted)

    def document(self, name: str) -> Document | None:
        """The document of an id; None where there is none."""
        return self._store.document(name)

    def cuts(self, document: Document) -> tuple[Cut, ...]:
        """What was cut from a document's raw text."""
        return self._store.cuts(document.id)

    def raw_text(self, document: Document) -> str:
        """The text a document was cut from."""
        return self._store.raw_text(document.id) or ""

    def stats(self) -> Stats:
        """The corpus in figures."""
        return self._store.stats()


def moment(stated: date | str | None) -> datetime | None:
    """A date or time as an instant; a date is its first moment, and a time without a zone is UTC.

    Raises:
        ValueError: the text is not ISO 8601, or the instant lies outside of the years 1 to 9999.
    """
    if stated is None or stated == "":
        return None
    if isinstance(stated, str):
        stated = datetime.fromisoformat(stated)
    if not isinstance(stated, datetime):
        stated = datetime.combine(stated, time())
    if stated.tzinfo is None:
        return stated.replace(tzinfo=UTC)
    try:
        return stated.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"{stated} is no time of the years 1 to 9999 in UTC") from error
