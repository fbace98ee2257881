"""The view of a document that the corpus keeps."""

from corpus.document import Document, Relation
from corpus.inspect.view import View
from corpus.store import Store
from corpus.store_cleanings import Cleaning
from scraper.errors import shown


def stored_view(store: Store, document: Document) -> View:
    """A kept document with its raw text, its cuts and its origin."""
    meta = document.metadata
    return View(
        doc=document.id,
        title=document.title,
        address=shown(document.addresses.answered),
        outlet=document.outlet,
        fetched_at=document.provenance.fetched_at,
        language=meta.language.value if meta.language else "",
        raw_text=store.raw_text(document.id) or "",
        text=document.text,
        cuts=store.cuts(document.id),
        provenance=_origin(document),
    )


def cleaning_view(document: Document, cleaning: Cleaning) -> View:
    """One of a document's cleanings, with the versions that made it."""
    meta = document.metadata
    made = (
        ("version", str(cleaning.number)),
        ("made", cleaning.made_at),
        (
            "versions",
            f"winnow {cleaning.winnow_version}, rules {cleaning.rules_version}, model {cleaning.model_version}",
        ),
        ("run", cleaning.run),
    )
    return View(
        doc=document.id,
        title=cleaning.title,
        address=shown(document.addresses.answered),
        outlet=document.outlet,
        fetched_at=document.provenance.fetched_at,
        language=meta.language.value if meta.language else "",
        raw_text=cleaning.raw_text,
        text=cleaning.text,
        cuts=cleaning.cuts,
        provenance=made + tuple(line for line in _origin(document) if line[0] not in {"versions", "run"}),
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
