"""The view of a document that the corpus keeps."""

from cleaners.cleaned import Cut
from corpus.document import Document, Relation
from corpus.inspect.view import View
from corpus.store import Store
from corpus.store_cleanings import Cleaning
from scraper.errors import shown


def stored_view(store: Store, document: Document) -> View:
    """A kept document with its raw text, its cuts and its origin."""
    raw_text = store.raw_text(document.id) or ""
    return _view(document, document.title, raw_text, document.text, store.cuts(document.id), _origin(document))


def cleaning_view(document: Document, cleaning: Cleaning) -> View:
    """One of a document's cleanings, with the versions that made it."""
    versions = f"winnow {cleaning.winnow_version}, rules {cleaning.rules_version}, model {cleaning.model_version}"
    made = (
        ("version", str(cleaning.number)),
        ("made", cleaning.made_at),
        ("versions", versions),
        ("run", cleaning.run),
        *(line for line in _origin(document) if line[0] not in {"versions", "run"}),
    )
    return _view(document, cleaning.title, cleaning.raw_text, cleaning.text, cleaning.cuts, made)


def _view(
    document: Document, title: str, raw_text: str, text: str, cuts: tuple[Cut, ...], told: tuple[tuple[str, str], ...]
) -> View:
    language = document.metadata.language
    return View(
        doc=document.id,
        title=title,
        address=shown(document.addresses.answered),
        outlet=document.outlet,
        fetched_at=document.provenance.fetched_at,
        language=language.value if language else "",
        raw_text=raw_text,
        text=text,
        cuts=cuts,
        provenance=told,
    )


def _origin(document: Document) -> tuple[tuple[str, str], ...]:
    """Where it came from and what it repeats: label and value, in reading order."""
    origin, addresses, story = document.provenance, document.addresses, document.story
    lines = [
        ("asked", shown(addresses.asked)),
        *((f"redirect {hop.status}", shown(hop.location)) for hop in addresses.redirects),
        ("canonical", shown(addresses.canonical)),
        ("archived", f"{origin.record.file} at {origin.record.offset}"),
        ("record", origin.record.record_id),
        *((f"page {n}", f"{part.record.file} at {part.record.offset}") for n, part in enumerate(origin.parts, 2)),
        ("page digest", origin.digest),
        ("versions", f"winnow {origin.winnow_version}, rules {origin.rules_version}, model {origin.model_version}"),
        ("run", origin.run),
        ("story", _story(story.relation, story.of, story.similarity, story.reason)),
    ]
    return tuple((label, value) for label, value in lines if value)


def _story(relation: Relation, of: str, similarity: float, reason: str) -> str:
    if relation is Relation.ORIGINAL:
        return f"original ({reason})" if reason else "original"
    return f"{relation} of {of}, similarity {similarity:.2f} ({reason})"
