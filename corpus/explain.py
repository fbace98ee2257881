"""What is known of one record, answer by answer: where from, when, on which terms, what was cut, what it repeats."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields

from cleaners.cleaned import Cut, Sourced
from corpus import memory
from corpus.document import Document, Relation
from corpus.store import Store
from corpus.store_find import Wanted
from corpus.stories_family import versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One question about a record, and what is known."""

    question: str  # "from", "fetched", "terms", ...
    lines: tuple[str, ...]


def explain(store: Store, document: Document) -> tuple[Answer, ...]:
    """Every answer the store has about a document, in the order a reader would ask."""
    found = {
        "from": _addresses(document),
        "fetched": _fetched(document),
        "says": _said(document),
        "terms": _terms(document),
        "archived": _archived(document),
        "made with": _made(store, document),
        "version": _version(store, document),
        "story": _story(store, document),
        "cut": _cuts(store.cuts(document.id), len(store.raw_text(document.id) or "")),
    }
    return tuple(Answer(question=question, lines=tuple(lines)) for question, lines in found.items())


def _addresses(document: Document) -> Iterator[str]:
    chain = document.addresses
    yield f"{chain.asked}, by outlet {document.outlet}"
    for hop in chain.redirects:
        yield f"{hop.status} redirect from {hop.address} to {hop.location}"
    if chain.answered != chain.asked:
        yield f"answered by {chain.answered}"
    if chain.canonical:
        yield f"calls itself {chain.canonical}"


def _fetched(document: Document) -> Iterator[str]:
    origin = document.provenance
    yield f"{origin.fetched_at.isoformat(timespec='seconds')}, status {origin.status}, {origin.media_type or 'no type'}"
    validators = {"ETag": origin.etag, "Last-Modified": origin.last_modified}
    yield from (f"{name}: {value}" for name, value in validators.items() if value)


def _said(document: Document) -> Iterator[str]:
    """What the page says of itself, each with where it was read."""
    for each in fields(document.metadata):
        value = getattr(document.metadata, each.name)
        if isinstance(value, Sourced):
            yield f"{each.name.replace('_', ' ')}: {value.value} ({value.source})"


def _terms(document: Document) -> Iterator[str]:
    signals = document.provenance.signals
    yield from (f"{name}: {value}" for name, value in signals)
    if not signals:
        yield "neither the response nor the page states any"


def _archived(document: Document) -> Iterator[str]:
    origin = document.provenance
    yield f"{origin.record.file} at {origin.record.offset}, {origin.record.record_id}"
    yield f"body {origin.digest}"


def _made(store: Store, document: Document) -> Iterator[str]:
    origin = document.provenance
    yield f"Winnow {origin.winnow_version}, rules {origin.rules_version}, model {origin.model_version}"
    yield f"run {origin.run}"
    if origin.memory_state:
        kept = "kept" if memory.recorded(store, origin.memory_state) is not None else "no longer kept"
        yield f"site memory {origin.memory_state} ({kept})"


def _version(store: Store, document: Document) -> Iterator[str]:
    known = versions(store, document)
    yield f"{document.version} of {len(known)} at this address"
    yield from (
        f"{one.version}: {one.id}, fetched {one.provenance.fetched_at.isoformat(timespec='seconds')}"
        for one in known
        if one.id != document.id
    )


def _story(store: Store, document: Document) -> Iterator[str]:
    place = document.story
    role = "the original" if place.relation is Relation.ORIGINAL else f"{place.relation} of {place.of}"
    yield f"{role}: {place.reason}"
    copies = sum(1 for _ in store.documents(Wanted(story=place.id, versions=True))) - 1
    yield f"{copies} other {'copy' if copies == 1 else 'copies'} of story {place.id}"
    for change in store.changes(document.id):
        yield (
            f"moved in run {change.run}: was {change.old_relation} in {change.old_story}, "
            f"is {change.new_relation} in {change.new_story}; {change.reason}"
        )


def _cuts(cuts: tuple[Cut, ...], raw_chars: int) -> Iterator[str]:
    removed = sum(cut.end - cut.start for cut in cuts)
    yield f"{len(cuts)} cuts, {removed:,} of {raw_chars:,} characters"
    sizes: Counter[tuple[str, str]] = Counter()
    for cut in cuts:
        sizes[cut.kind.value, cut.rule] += cut.end - cut.start
    yield from (f"{size:,} {kind} ({rule})" for (kind, rule), size in sizes.most_common())
