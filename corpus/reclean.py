"""Clean again what was cleaned before, from the archive, and say what came out differently."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from cleaners.cleaned import Cleaned, Cut, Rejected
from cleaners.parts import on_its_own
from cleaners.rules import Rules
from corpus.build.clean import archive_reader, asked, believed, clean_page
from corpus.document import Document
from corpus.inspect.exceptions import Exceptions
from corpus.joining import joined_pages
from corpus.learning import Learning
from corpus.sparing import spared_as
from corpus.store import Store
from corpus.store_find import Wanted
from scraper.archive_record import ArchiveError
from scraper.errors import FetchError
from scraper.page import Page

Sizes = Counter[tuple[str, str]]
"""Characters by kind and rule."""

SEGMENT = ("segment", "segment")
"""Stands for kind and rule where the page is read into another raw text than before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A document whose text comes out differently today."""

    document: Document
    raw_text: str  # as stored, like the cuts
    cuts: tuple[Cut, ...]
    now: Cleaned | Rejected
    lost: Sizes  # characters that are cut now and were kept, by kind and rule of the new cut
    gained: Sizes  # characters that are kept now and were cut, by kind and rule of the old cut

    @property
    def size(self) -> int:
        """Characters that changed sides."""
        return self.lost.total() + self.gained.total()

    @property
    def same_raw(self) -> bool:
        """Whether the text that is cut from is the same, so that cuts can be compared span by span."""
        return isinstance(self.now, Cleaned) and self.now.raw_text == self.raw_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A document whose page the archive does not give."""

    document: Document
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """What cleaning again needs: where pages lie, and the rules, memory and exceptions of today."""

    data: Path
    rules: Callable[[str], Rules]  # by outlet id
    learning: Learning
    exceptions: Exceptions
    store: Store  # which knows the other versions of a document

    def clean(self, document: Document) -> Cleaned | Rejected:
        """The page of a document, or all of its pages, cleaned as a crawl would clean them today.

        Raises:
            ArchiveError: a page is not in the archive, or damaged.
        """
        read = archive_reader(self.data)
        page = read(document.provenance.record)
        if document.provenance.parts:
            pages = (page, *(read(part.record) for part in document.provenance.parts))
            outcome = joined_pages(pages, [self._part(each) for each in pages], self.rules(page.outlet)).outcome
        else:
            outcome = self._page(page, self.rules(page.outlet))
        if isinstance(outcome, Rejected):
            return outcome
        return spared_as(document, believed(page, outcome), self.exceptions, self.store)

    def _part(self, page: Page) -> Cleaned | Rejected:
        rules = self.rules(page.outlet)
        outcome = self._page(page, rules)
        again = on_its_own(outcome, rules)
        return self._page(page, again) if again else outcome

    def _page(self, page: Page, rules: Rules) -> Cleaned | Rejected:
        return clean_page(*asked(page, rules, self.learning.state(page.outlet)))


def changes(store: Store, again: Again, wanted: Wanted, sample: int = 0) -> Iterator[Change | Unreadable | None]:
    """For each document, what changed; None where nothing did.

    Args:
        store: where the documents are.
        again: how they are cleaned.
        wanted: which of them.
        sample: only so many, spread evenly over the corpus and always the same ones; 0 for all.
    """
    for document in store.documents(wanted) if not sample else _sampled(store, wanted, sample):
        try:
            now = again.clean(document)
        except (ArchiveError, FetchError, OSError) as error:
            yield Unreadable(document=document, why=str(error))
            continue
        if isinstance(now, Cleaned) and now.text == document.text:
            yield None
            continue
        yield compared(document, store.raw_text(document.id) or "", store.cuts(document.id), now)


def _sampled(store: Store, wanted: Wanted, size: int) -> Iterator[Document]:
    """Ids are digests: the first of them in their own order are a fair sample, the same one every time."""
    names = store.database.rows(
        "SELECT id FROM documents WHERE superseded = 0 AND (:outlet = '' OR outlet = :outlet) ORDER BY id LIMIT :size",
        {"outlet": wanted.outlet, "size": size},
    )
    return (found for (name,) in names if (found := store.document(str(name))) is not None)


def compared(document: Document, raw_text: str, cuts: tuple[Cut, ...], now: Cleaned | Rejected) -> Change:
    """Which rules took and gave back what. Where the raw text itself differs, the segmentation is what changed."""
    lost, gained = _sides(document, raw_text, cuts, now)
    return Change(document=document, raw_text=raw_text, cuts=cuts, now=now, lost=lost, gained=gained)


def _sides(document: Document, raw_text: str, cuts: tuple[Cut, ...], now: Cleaned | Rejected) -> tuple[Sizes, Sizes]:
    """Characters lost and gained."""
    if isinstance(now, Rejected):
        return Counter({("rejected", f"verdict.{now.why}"): len(document.text)}), Counter()
    if now.raw_text == raw_text:
        return _beyond(now.cuts, cuts), _beyond(cuts, now.cuts)
    return _lines_only_in(document.text, now.text), _lines_only_in(now.text, document.text)


def _lines_only_in(one: str, other: str) -> Sizes:
    """Characters of the lines that only one of two texts has, as the segmentation's doing."""
    more = Counter(one.splitlines()) - Counter(other.splitlines())
    return +Counter({SEGMENT: sum(len(line) * count for line, count in more.items())})


def _beyond(cuts: Iterable[Cut], others: tuple[Cut, ...]) -> Sizes:
    """Characters of `cuts` that `others` do not cover, by kind and rule; both are ascending and disjoint."""
    sizes: Sizes = Counter()
    first = 0
    for cut in cuts:
        while first < len(others) and others[first].end <= cut.start:
            first += 1
        covered, place = 0, first
        while place < len(others) and others[place].start < cut.end:
            covered += min(cut.end, others[place].end) - max(cut.start, others[place].start)
            place += 1
        if cut.end - cut.start > covered:
            sizes[str(cut.kind), cut.rule] += cut.end - cut.start - covered
    return sizes


def kept_anew(store: Store, again: Again, change: Change, run: str) -> bool:
    """Store what a change came to as the document's current cleaning; the one before stays beside it.

    Returns:
        Whether it was stored: a story that was kept is not thrown away by a rule, a person decides.

    Raises:
        StoreError: nothing of it was stored.
    """
    if isinstance(change.now, Rejected):
        return False
    metadata = change.now.metadata
    provenance = replace(
        change.document.provenance,
        winnow_version=version("winnow"),
        rules_version=change.now.rules_version,
        model_version=change.now.model_version,
        memory_state=again.learning.name(change.document.outlet),
        run=run,
    )
    title = metadata.title.value if metadata.title else ""
    store.keep(
        replace(change.document, text=change.now.text, title=title, metadata=metadata, provenance=provenance),
        change.now,
    )
    return True
