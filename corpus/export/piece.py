"""Piece: one document as it leaves the corpus, and its flat record, the same in every format."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from cleaners.cleaned import Cut, Sourced
from corpus.document import Document
from corpus.stories import believed

_SLUG_CHARS = 60
_UNSAFE = re.compile(r"[^a-z0-9]+")

Plain = str | int | float | bool | datetime | Sequence[str] | Sequence[Mapping[str, object]] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A document and what else was asked for with it."""

    document: Document
    cuts: tuple[Cut, ...] = ()
    raw_text: str = ""


def slug(title: str) -> str:
    """A title as part of a file name: a-z, 0-9 and single hyphens, at most 60 characters, possibly none.

    Nothing in it can leave a folder, hide a file or name a device; names become distinct by the id behind them.
    """
    folded = unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return _UNSAFE.sub("-", folded)[:_SLUG_CHARS].strip("-")


def file_stem(document: Document) -> str:
    """The safe and unique name of a document's own file, without its ending."""
    return f"{slug(document.title)}-{document.id}".lstrip("-")


def record(piece: Piece) -> dict[str, Plain]:
    """The flat record: text a page does not give is empty, only times, shares and flags are None."""
    return {**_story_fields(piece.document), **_metadata_fields(piece.document), **_origin_fields(piece)}


def _story_fields(document: Document) -> dict[str, Plain]:
    place = document.story
    return {
        "id": document.id,
        "text": document.text,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.addresses.answered,
        "version": document.version,
        "story": place.id,
        "relation": place.relation.value,
        "of": place.of,
        "similarity": place.similarity,
        "reason": place.reason,
    }


def _metadata_fields(document: Document) -> dict[str, Plain]:
    said = document.metadata
    sourced = {field.name: getattr(said, field.name) for field in fields(said)}
    sources = {name: value.source for name, value in sourced.items() if isinstance(value, Sourced)}
    sources |= {
        name: source for name, source in (("tags", said.tags_source), ("paywalled", said.paywalled_source)) if source
    }
    return {
        "lang": _value(said.language),
        "lang_confidence": said.language_confidence,
        "published": _value(said.published_at),
        "published_at": believed(document),
        "modified": _value(said.modified_at),
        "byline": _value(said.byline),
        "section": _value(said.section),
        "site_name": _value(said.site_name),
        "licence": _value(said.licence),
        "tags": list(said.tags),
        "paywalled": said.paywalled,
        "page_type": said.page_type,
        "metadata_sources": [{"field": name, "source": source} for name, source in sources.items()],
    }


def _value(sourced: Sourced | None) -> str:
    return sourced.value if sourced else ""


def _origin_fields(piece: Piece) -> dict[str, Plain]:
    origin, chain = piece.document.provenance, piece.document.addresses
    return {
        "asked": chain.asked,
        "canonical": chain.canonical,
        "redirects": [
            {"address": hop.address, "status": hop.status, "location": hop.location} for hop in chain.redirects
        ],
        "fetched_at": origin.fetched_at,
        "status": origin.status,
        "media_type": origin.media_type,
        "etag": origin.etag,
        "last_modified": origin.last_modified,
        "signals": [{"name": name, "value": value} for name, value in origin.signals],
        "warc_file": origin.record.file,
        "warc_offset": origin.record.offset,
        "warc_record_id": origin.record.record_id,
        "digest": origin.digest,
        "parts": [
            {
                "url": part.address,
                "warc_file": part.record.file,
                "warc_offset": part.record.offset,
                "warc_record_id": part.record.record_id,
                "digest": part.digest,
            }
            for part in origin.parts
        ],
        "winnow_version": origin.winnow_version,
        "rules_version": origin.rules_version,
        "model_version": origin.model_version,
        "memory_state": origin.memory_state,
        "run": origin.run,
        "cuts": [{"start": cut.start, "end": cut.end, "kind": cut.kind.value, "rule": cut.rule} for cut in piece.cuts],
    }
