"""What becomes of one turn of a crawl: kept, rejected, failed, each written down and counted."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime

from cleaners.cleaned import Cleaned, Rejected, Sourced, Why
from cleaners.parts import on_its_own
from cleaners.rules import Rules
from corpus import provenance
from corpus.document import Part, Relation
from corpus.inspect.exceptions import Exceptions
from corpus.joining import Whole, joined_pages
from corpus.learning import Learning
from corpus.sparing import spared_as
from corpus.store import Store
from corpus.store_keep import Kept, Outcome
from corpus.tally import Count
from scraper.crawl_turn import Failed, SourceFailed, SourceRead, Turn, Unchanged
from scraper.errors import GuardedError, RefusedError, shown
from scraper.page import Page
from scraper.robots_tag import KEEP_OUT, directives

_ALLOWED = (("robots.txt", "allowed"),)  # what it forbids is never asked for
_NAME = "winnow"  # as robots directives may call us

Clean = Callable[[Page, Rules], Awaitable[Cleaned | Rejected]]
Canonical = Callable[[str, str], str | None]
"""The address a page may claim, of where it answered and what it claims; None when it cannot be its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of one page."""

    page: Page
    outcome: Cleaned | Rejected
    kept: Kept | None = None  # None for a rejected page

    def notes(self) -> tuple[tuple[str, str], ...]:
        """What is written beside the page in the archive: what became of it, and why."""
        if isinstance(self.outcome, Rejected):
            return ("verdict", str(self.outcome.why)), ("evidence", self.outcome.evidence)
        return ("verdict", self.outcome.verdict), ("document", self.kept.document.id if self.kept else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where turns are decided. Everything it writes joins the open transaction."""

    store: Store
    count: Count
    rules: Callable[[str], Rules]  # by outlet id
    clean: Clean
    learning: Learning
    canonical: Canonical
    exceptions: Exceptions
    version: str  # of this program
    now: Callable[[], datetime]

    async def decide(self, turn: Turn, story: tuple[Page, ...] = ()) -> tuple[str, Verdict | None]:
        """Keep or refuse what a turn brought; returns the word its lease is ended with.

        Args:
            turn: what a crawl handed out.
            story: where it ends a story on several pages, all of these in order; else empty.
        """
        self.count.put_off.pop(_address(turn), None)  # what was put off in this run ends in this turn
        match turn.result:
            case Page() as page:
                if turn.fault:
                    self._note(page.answered, "too_complex", turn.fault, turn.outlet.id)
                return await (self._whole(page, story) if len(story) > 1 else self._page(page, turn))
            case Unchanged(record=record, lost=lost):
                if lost is not None:
                    self.store.relink(lost, record)
                self.count.figures["same"] += 1
                return "unchanged", None
            case Failed() as failed:
                if len(story) > 1:  # the rest of it will not come: what there is is joined
                    await self._joined(story)
                return self._failed(turn, failed), None
            case SourceRead(changed=changed):
                self.count.figures["sources_read" if changed else "sources_same"] += 1
                return "read", None
            case SourceFailed(address=address, name=name, detail=detail, again_at=again_at):
                if again_at is None:  # else it is tried again, in this run or the next
                    self.count.sources_failed[name] += 1
                self._note(address, name, detail, turn.outlet.id)
                return name, None

    async def _page(self, page: Page, turn: Turn) -> tuple[str, Verdict | None]:
        if turn.lease is not None and turn.lease.part > 1:
            self.count.figures["parts"] += 1  # its story is joined when the last page has come
            return "part", None
        outcome = await self._cleaned(page)
        if outcome is None:
            return self._fault()
        self.count.pages[page.outlet] += 1
        self.count.stories[page.outlet] += isinstance(outcome, Cleaned)
        if isinstance(outcome, Rejected):
            return self._rejected(page, outcome)
        kept = self._kept(page, outcome)
        self._count_kept(kept, outcome)
        return ("copy" if self._says_again(page, kept) else "stored"), Verdict(page=page, outcome=outcome, kept=kept)

    async def _whole(self, page: Page, story: tuple[Page, ...]) -> tuple[str, Verdict | None]:
        """A page that ends a story on several pages, or one of them that has changed: it alone is counted."""
        made = await self._joined(story)
        if made is None:
            return self._fault()
        whole, kept = made
        first, outcome = page == story[0], whole.outcome_of(page)
        found = kept is not None and (first or kept.outcome is Outcome.NEW)
        self.count.pages[page.outlet] += first
        self.count.stories[page.outlet] += found
        if isinstance(outcome, Rejected):
            return self._rejected(page, outcome)
        if found and kept is not None:
            self._count_kept(kept, outcome)
        else:
            self.count.figures["parts"] += 1
        return "stored", Verdict(page=page, outcome=outcome, kept=kept)

    async def _joined(self, story: tuple[Page, ...]) -> tuple[Whole, Kept | None] | None:
        """The pages of a story as one document, kept unless it is none; None for a fault of ours in cleaning."""
        outcomes = [await self._cleaned(page, alone=False) for page in story]
        sound = [outcome for outcome in outcomes if outcome is not None]
        if len(sound) < len(story):
            return None
        whole = joined_pages(story, sound, self.rules(story[0].outlet))
        for page, refused in whole.refused:
            self.store.reject(page, refused, self.count.run)
        if isinstance(whole.outcome, Rejected):
            return whole, None
        for page in story[1:]:
            self.store.note_page(page, self.count.run)
        return whole, self._kept(story[0], whole.outcome, whole.parts)

    async def _cleaned(self, page: Page, *, alone: bool = True) -> Cleaned | Rejected | None:
        """What cleaning makes of a page; None for a fault of ours, which must not end the crawl of all others."""
        rules = self.rules(page.outlet)
        try:
            outcome = await self.clean(page, rules)
            again = None if alone else on_its_own(outcome, rules)
            if again is not None:
                outcome = await self.clean(page, again)
        except Exception as error:  # noqa: BLE001 - as above
            self._note(page.answered, "internal", f"cleaning: {error!r}", page.outlet)
            return None
        return _obedient(page, outcome, rules)

    def _fault(self) -> tuple[str, None]:
        self.count.failed["internal"] += 1
        return "internal", None

    def _rejected(self, page: Page, outcome: Rejected) -> tuple[str, Verdict]:
        self.store.reject(page, outcome, self.count.run)
        self.count.rejected[outcome.why] += 1
        return "rejected", Verdict(page=page, outcome=outcome)

    def _kept(self, page: Page, cleaned: Cleaned, parts: tuple[Part, ...] = ()) -> Kept:
        cleaned = with_own_canonical(page, cleaned, self.canonical)
        document = provenance.document(
            page,
            cleaned,
            run=self.count.run,
            winnow_version=self.version,
            memory_state=self.learning.name(page.outlet),
            signals=_ALLOWED,
        )
        cleaned = spared_as(document, cleaned, self.exceptions, self.store)
        document = replace(document, text=cleaned.text, provenance=replace(document.provenance, parts=parts))
        kept = self.store.keep(document, cleaned)
        language = cleaned.metadata.language
        self.learning.learn(
            page.outlet,
            cleaned.raw_text,
            kept.document.story.id,
            cuts=cleaned.cuts,
            lang=language.value if language else "",
        )
        return kept

    def _says_again(self, page: Page, kept: Kept) -> bool:
        """Whether the outlet had said it already at another address: what an endless site does."""
        if kept.outcome is Outcome.UNCHANGED:
            return True
        twin = self.store.document(kept.twin) if kept.relation in {Relation.EXACT, Relation.NEAR} else None
        return twin is not None and twin.outlet == page.outlet

    def _count_kept(self, kept: Kept, cleaned: Cleaned) -> None:
        figures = self.count.figures
        if kept.outcome in {Outcome.UNCHANGED, Outcome.RECLEANED}:  # cleaned anew, it is still the same page
            figures["same"] += 1
            return
        if kept.relation is Relation.ORIGINAL:
            figures["new"] += 1
            figures["updated"] += kept.outcome is Outcome.VERSION
        else:
            self.count.copies[kept.relation] += 1
        figures["raw_chars"] += len(cleaned.raw_text)
        figures["removed_chars"] += sum(cut.end - cut.start for cut in cleaned.cuts)

    def _failed(self, turn: Turn, failed: Failed) -> str:
        address = _address(turn)
        if failed.again_at is not None:
            self.count.deferred[failed.name] += 1
            self.count.put_off[address] = failed.name
        elif isinstance(failed.error, RefusedError | GuardedError):
            self.count.refused[failed.name] += 1
        else:
            self.count.failed[failed.name] += 1
        self._note(address, failed.name, failed.detail, turn.outlet.id)
        return failed.name

    def _note(self, address: str, name: str, detail: str, outlet: str) -> None:
        self.store.fail(shown(address), name, detail, outlet=outlet, run=self.count.run, at=self.now())


def _address(turn: Turn) -> str:
    return turn.lease.address if turn.lease else ""


def _obedient(page: Page, outcome: Cleaned | Rejected, rules: Rules) -> Cleaned | Rejected:
    """The outcome, or a rejection where the page or its fields ask not to be kept."""
    asked = directives(page.headers, _NAME) | frozenset(outcome.metadata.robots)
    if isinstance(outcome, Rejected) or not rules.obey_robots_meta or not asked & KEEP_OUT:
        return outcome
    return Rejected(
        page_digest=outcome.page_digest,
        why=Why.ROBOTS_META,
        evidence=", ".join(sorted(asked & KEEP_OUT)),
        raw_text=outcome.raw_text,
        metadata=outcome.metadata,
        rules_version=outcome.rules_version,
    )


def with_own_canonical(page: Page, cleaned: Cleaned, canonical: Canonical) -> Cleaned:
    """The cleaned page with the canonical address it claims made absolute, or without one that cannot be its own."""
    claimed = cleaned.metadata.canonical
    if claimed is None:
        return cleaned
    address = canonical(page.answered, claimed.value)
    believed = Sourced(value=address, source=claimed.source) if address else None
    return replace(cleaned, metadata=replace(cleaned.metadata, canonical=believed))
