"""Can a document's text be made again from what was archived? Every link of the chain checked, each answer named."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cleaners.cleaned import Cleaned, Cut, Rejected
from cleaners.ledger import kept
from corpus import memory
from corpus.document import Document
from corpus.store import Store
from scraper.archive_record import ArchiveError
from scraper.errors import FetchError
from scraper.page import Page, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a document was cleaned with."""

    outlet: str
    rules_version: int
    model_version: int
    memory: str | None  # the state of the site memory, as it was saved; None where none was used


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One link of the chain."""

    what: str  # "record", "body", "ledger", "memory", "text", "cuts"
    holds: bool
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """Whether a document can be made again, link by link."""

    document: str
    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Whether every link does."""
        return all(check.holds for check in self.checks)

    @property
    def damaged(self) -> bool:
        """Whether what is stored is broken, and not only made otherwise today."""
        return any(not check.holds and check.what in _STORED for check in self.checks)


_STORED = {"ledger", "record", "body", "memory"}

Read = Callable[[Record], Page]
"""The page of an archived record, its digests verified; raises ArchiveError or FetchError."""

Clean = Callable[[tuple[Page, ...], Recipe], Cleaned | Rejected]
"""Cleans a page, or joins several, with what the recipe names, as far as it can be had."""


def verify(store: Store, document: Document, *, read: Read, clean: Clean) -> Verified:
    """Fetch a document's record from the archive, check its digests, clean it again, and compare.

    Args:
        store: where the document was found.
        document: as stored.
        read: reads the archive.
        clean: cleans a page; rules other than the recorded ones may give another text, and the answer then says so.
    """
    return Verified(document=document.id, checks=tuple(_checks(store, document, read, clean)))


def _checks(store: Store, document: Document, read: Read, clean: Clean) -> Iterator[Check]:
    """Links in the order they build on each other; behind a broken one nothing can be said."""
    yield _ledger(store, document)
    origin = document.provenance
    pages: list[Page] = []
    for record, digest in ((origin.record, origin.digest), *((part.record, part.digest) for part in origin.parts)):
        try:
            pages.append(read(record))
        except (ArchiveError, FetchError, OSError) as error:
            yield Check(what="record", holds=False, detail=str(error))
            return
        yield Check(what="record", holds=True, detail=f"{record.file} at {record.offset}")
        yield _same("body", digest, pages[-1].digest)
    state = memory.recorded(store, origin.memory_state) if origin.memory_state else None
    if origin.memory_state:
        found = "is kept" if state is not None else "is no longer kept"
        yield Check(what="memory", holds=state is not None, detail=f"state {origin.memory_state} {found}")
    recipe = Recipe(
        outlet=document.outlet, rules_version=origin.rules_version, model_version=origin.model_version, memory=state
    )
    yield from _again(store, document, clean(tuple(pages), recipe))


def _ledger(store: Store, document: Document) -> Check:
    """The cuts fit into the raw text."""
    try:
        raw, cuts = store.raw_text(document.id) or "", store.cuts(document.id)
        spans = kept(len(raw), cuts)
    except ValueError as error:
        return Check(what="ledger", holds=False, detail=str(error))
    return Check(
        what="ledger", holds=True, detail=f"{len(spans)} kept spans and {len(cuts)} cuts tile {len(raw)} characters"
    )


def _again(store: Store, document: Document, outcome: Cleaned | Rejected) -> Iterator[Check]:
    """The text and the cuts that cleaning gives now."""
    if isinstance(outcome, Rejected):
        yield Check(
            what="text", holds=False, detail=f"cleaning rejects the page now: {outcome.why}, {outcome.evidence}"
        )
        return
    versions = _versions(document, outcome)
    if outcome.text != document.text:
        yield Check(what="text", holds=False, detail=f"{_difference(document.text, outcome.text)}{versions}")
    else:
        yield Check(what="text", holds=True, detail=f"{len(document.text)} characters, the same{versions}")
    yield _cuts(store.cuts(document.id), outcome.cuts)


def _versions(document: Document, outcome: Cleaned) -> str:
    """What else is used now than was then; empty when it is the same."""
    origin = document.provenance
    then, now = (origin.rules_version, origin.model_version), (outcome.rules_version, outcome.model_version)
    return (
        "" if then == now else f" (made by rules {then[0]}, model {then[1]}; these are rules {now[0]}, model {now[1]})"
    )


def _difference(stored: str, made: str) -> str:
    """Where two texts part."""
    at = next((at for at, (one, other) in enumerate(zip(stored, made, strict=False)) if one != other), None)
    place = min(len(stored), len(made)) if at is None else at
    return (
        f"differs from character {place} on: stored {stored[place : place + 30]!r}, made {made[place : place + 30]!r}"
    )


def _cuts(stored: tuple[Cut, ...], made: tuple[Cut, ...]) -> Check:
    if stored == made:
        return Check(what="cuts", holds=True, detail=f"{len(stored)} cuts, the same")
    lost, new = len(set(stored) - set(made)), len(set(made) - set(stored))
    return Check(what="cuts", holds=False, detail=f"{lost} stored cuts are not made again, {new} are new")


def _same(what: str, stored: str, found: str) -> Check:
    """Two digests."""
    if stored == found:
        return Check(what=what, holds=True, detail=stored)
    return Check(what=what, holds=False, detail=f"recorded {stored}, archived {found}")
