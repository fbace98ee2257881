"""Clean again what was cleaned before, from the archive, and say what came out differently."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cleaners.cleaned import Cleaned, Cut, Rejected
from cleaners.parts import on_its_own
from cleaners.rules import Rules
from corpus.build.clean import archive_reader, believed, clean_page
from corpus.document import Document
from corpus.inspect.exceptions import Exceptions, spared
from corpus.joining import joined_pages
from corpus.learning import Learning
from corpus.store import Store
from corpus.store_find import Wanted
from scraper.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A document whose text comes out differently today."""

    document: Document
    now: Cleaned | Rejected
    lost: Counter[tuple[str, str]]  # characters that are cut now and were kept, by kind and rule of the new cut
    gained: Counter[tuple[str, str]]  # characters that are kept now and were cut, by kind and rule of the old cut

    @property
    def size(self) -> int:
        """Characters that changed sides."""
        return self.lost.total() + self.gained.total()


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """What cleaning again needs: where pages lie, and the rules, memory and exceptions of today."""

    data: Path
    rules: Callable[[str], Rules]  # by outlet id
    learning: Learning
    exceptions: Exceptions

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
        return spared(believed(page, outcome), self.exceptions, outlet=page.outlet, doc=document.id)

    def _part(self, page: Page) -> Cleaned | Rejected:
        rules = self.rules(page.outlet)
        outcome = self._page(page, rules)
        again = on_its_own(outcome, rules)
        return self._page(page, again) if again else outcome

    def _page(self, page: Page, rules: Rules) -> Cleaned | Rejected:
        return clean_page(page.body, page.answered, page.media_type, rules, self.learning.state(page.outlet))


def changes(store: Store, again: Again, wanted: Wanted) -> Iterator[Change | None]:
    """For each document, what changed; None where nothing did."""
    for document in store.documents(wanted):
        now = again.clean(document)
        if isinstance(now, Cleaned) and now.text == document.text:
            yield None
            continue
        yield compared(document, store.raw_text(document.id) or "", store.cuts(document.id), now)


def compared(document: Document, raw_text: str, cuts: tuple[Cut, ...], now: Cleaned | Rejected) -> Change:
    """Which rules took and gave back what. Where the raw text itself differs, the segmentation is what changed."""
    if isinstance(now, Rejected):
        lost = Counter({("rejected", f"verdict.{now.why}"): len(document.text)})
        return Change(document=document, now=now, lost=lost, gained=Counter())
    if now.raw_text != raw_text:
        longer = len(now.text) - len(document.text)
        word = ("segment", "segment")
        sides = Counter({word: max(longer, 0)}), Counter({word: max(-longer, 0)})
        return Change(document=document, now=now, lost=+sides[1], gained=+sides[0])
    return Change(document=document, now=now, lost=_beyond(now.cuts, cuts), gained=_beyond(cuts, now.cuts))


def _beyond(cuts: Iterable[Cut], others: tuple[Cut, ...]) -> Counter[tuple[str, str]]:
    """Characters of `cuts` that `others` do not cover, by kind and rule; both are ascending and disjoint."""
    sizes: Counter[tuple[str, str]] = Counter()
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


def kept_anew(store: Store, again: Again, change: Change, run: str) -> None:
    """Store what a change came to, in place of what was stored.

    Raises:
        StoreError: nothing of it was stored.
    """
    if isinstance(change.now, Rejected):
        return  # a story that was kept is not thrown away by a rule: a person decides
    metadata = change.now.metadata
    provenance = replace(
        change.document.provenance,
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
