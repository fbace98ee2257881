"""A story's family: every copy, and what each has that the copy it repeats has not."""

import re
from dataclasses import dataclass

from corpus.document import Document
from corpus.duplicates import MIN_CONTAINMENT, likeness
from corpus.fingerprint import shingles
from corpus.store import Store
from corpus.store_find import Change, Wanted

_BLANK = re.compile(r"\n\s*\n|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of a copy, and where the other has it."""

    text: str
    twin: int | None  # number of the paragraph it repeats; None where it stands only here


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One copy of a story."""

    document: Document
    passages: tuple[Passage, ...]  # compared with the copy it repeats; an original's have no twin
    missing: tuple[str, ...]  # paragraphs of the copy it repeats that it lacks
    changes: tuple[Change, ...]  # its moves between stories, oldest first


def family(store: Store, story: str) -> tuple[Member, ...]:
    """Every copy of a story, superseded versions too, the original first, then by the time they were fetched."""
    documents = sorted(
        store.documents(Wanted(story=story, versions=True)),
        key=lambda document: (document.id != story, document.provenance.fetched_at, document.id),
    )
    by_id = {document.id: document for document in documents}
    return tuple(_member(store, document, by_id.get(document.story.of)) for document in documents)


def _member(store: Store, document: Document, other: Document | None) -> Member:
    here, there = compare(document.text, other.text if other else "")
    missing = tuple(passage.text for passage in there if passage.twin is None)
    return Member(document=document, passages=here, missing=missing, changes=store.changes(document.id))


def versions(store: Store, document: Document) -> tuple[Document, ...]:
    """All kept versions of a document's address, oldest first."""
    found = store.find(document.addresses.identity)
    same = (one for one in found if one.outlet == document.outlet)
    return tuple(sorted(same, key=lambda one: (one.version, one.provenance.fetched_at)))


def compare(one: str, other: str) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The paragraphs of two texts, each with the first paragraph of the other that holds most of it, or it most of."""
    here, there = paragraphs(one), paragraphs(other)
    sets = [shingles(text) for text in here], [shingles(text) for text in there]
    alike = {
        (place, twin): likeness(own, others).containment >= MIN_CONTAINMENT
        for place, own in enumerate(sets[0])
        for twin, others in enumerate(sets[1])
    }
    mine = (next((twin for twin in range(len(there)) if alike[place, twin]), None) for place in range(len(here)))
    theirs = (next((place for place in range(len(here)) if alike[place, twin]), None) for twin in range(len(there)))
    return (
        tuple(Passage(text=text, twin=twin) for text, twin in zip(here, mine, strict=True)),
        tuple(Passage(text=text, twin=place) for text, place in zip(there, theirs, strict=True)),
    )


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that are not blank."""
    return tuple(part.strip() for part in _BLANK.split(text) if part.strip())
