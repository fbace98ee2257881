"""Records into rows and back: what is stored equals what is loaded."""

import json
import zlib
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from typing import Any

from cleaners.cleaned import Cut, Metadata, Sourced
from cleaners.kinds import Kind
from corpus.document import Addresses, Document, Provenance, Relation, Story
from corpus.store_file import Row, Value
from corpus.store_parts import PARTS, parts_of
from corpus.stories import standing
from scraper.page import Page, Record, Redirect

_WINDOW = 32_768  # bytes deflate can look back

DOCUMENT = f"""
SELECT d.id, d.text, d.title, d.metadata, d.outlet, d.canonical, d.version,
       p.asked, p.answered, p.redirects, p.file, p.offset, p.record_id, p.digest, p.fetched_at, p.status,
       p.media_type, p.etag, p.last_modified, p.signals,
       d.winnow_version, d.rules_version, d.model_version, d.memory_state, d.run, {PARTS},
       s.story, s.relation, s.of, s.similarity, s.reason, d.number
FROM documents AS d JOIN pages AS p ON p.number = d.page JOIN stories AS s ON s.document = d.number
"""  # noqa: S608 - our own words
"""Selects what `document` reads; the last column is the row's number."""


def document(row: Row) -> Document:
    """A row of DOCUMENT as the record it was."""
    cells = iter(row)
    word, count = _words(cells.__next__), _counts(cells.__next__)
    name, text, title = word(), word(), word()
    metadata, outlet, canonical, version = metadata_of(word()), word(), word(), count()
    addresses = Addresses(asked=word(), answered=word(), redirects=_redirects(word()), canonical=canonical)
    return Document(
        id=name,
        text=text,
        title=title,
        metadata=metadata,
        outlet=outlet,
        addresses=addresses,
        version=version,
        provenance=_provenance(word, count),
        story=Story(
            id=word(),
            relation=Relation(word()),
            of=word(),
            similarity=float(str(next(cells))),
            reason=word(),
        ),
    )


def _words(take: Callable[[], Value]) -> Callable[[], str]:
    return lambda: str(take())


def _counts(take: Callable[[], Value]) -> Callable[[], int]:
    return lambda: int(str(take()))


def _provenance(word: Callable[[], str], count: Callable[[], int]) -> Provenance:
    """The columns from `file` to the parts; keyword arguments are evaluated in the order written."""
    return Provenance(
        record=Record(file=word(), offset=count(), record_id=word()),
        digest=word(),
        fetched_at=datetime.fromisoformat(word()),
        status=count(),
        media_type=word(),
        etag=word(),
        last_modified=word(),
        signals=tuple((name, value) for name, value in json.loads(word())),
        winnow_version=word(),
        rules_version=count(),
        model_version=count(),
        memory_state=word(),
        run=word(),
        parts=parts_of(word()),
    )


def page_row(document: Document) -> tuple[Value, ...]:
    """The row of `pages` a document came from, without its number."""
    origin, chain = document.provenance, document.addresses
    return (
        *_address_cells(chain.asked, chain.answered, chain.redirects),
        origin.fetched_at.isoformat(),
        *(origin.status, origin.media_type, origin.etag, origin.last_modified),
        _json(origin.signals),
        *(origin.record.file, origin.record.offset, origin.record.record_id),
        *(origin.digest, document.outlet, origin.run),
    )


def lone_page_row(page: Page, run: str) -> tuple[Value, ...]:
    """The row of `pages` for a page that gave no document, or only a part of one."""
    return (
        *_address_cells(page.asked, page.answered, page.redirects),
        page.fetched_at.isoformat(),
        *(page.status, page.media_type, "", "", "[]"),
        *(page.record.file, page.record.offset, page.record.record_id),
        *(page.digest, page.outlet, run),
    )


def _address_cells(asked: str, answered: str, redirects: tuple[Redirect, ...]) -> tuple[Value, ...]:
    return asked, answered, _json([(hop.address, hop.status, hop.location) for hop in redirects])


def _redirects(text: str) -> tuple[Redirect, ...]:
    return tuple(Redirect(address=hop[0], status=hop[1], location=hop[2]) for hop in json.loads(text))


def document_cells(document: Document, raw_text: str) -> dict[str, Value]:
    """The columns of `documents` that a document fills itself; the version is the store's to give."""
    origin, place = document.provenance, standing(document, 0, superseded=False)
    return {
        "id": document.id,
        "identity": document.addresses.identity,
        "canonical": document.addresses.canonical,
        "outlet": document.outlet,
        "version": document.version,
        "fetched_at": origin.fetched_at.isoformat(),
        "title": document.title,
        "text": document.text,
        "raw": deflated(raw_text, document.text),
        "metadata": metadata_json(document.metadata),
        "believed_at": place.published_at.isoformat() if place.published_at else None,
        "agency": place.agency,
        "length": place.length,
        "winnow_version": origin.winnow_version,
        "rules_version": origin.rules_version,
        "model_version": origin.model_version,
        "memory_state": origin.memory_state,
        "run": origin.run,
    }


def cut_row(number: int, cut: Cut) -> tuple[Value, ...]:
    """The row of `cuts` for one cut of a document."""
    return number, cut.start, cut.end, cut.kind.value, cut.rule, cut.evidence, cut.by


def cut(row: Row) -> Cut:
    """A row of (start, end, kind, rule, evidence, by) as the record it was."""
    start, end, kind, rule, evidence, by = row
    return Cut(
        start=int(str(start)),
        end=int(str(end)),
        kind=Kind(str(kind)),
        rule=str(rule),
        evidence=str(evidence),
        by=str(by),
    )


def metadata_json(metadata: Metadata) -> str:
    """Metadata as JSON text: what the page does not say is left out."""
    plain: dict[str, object] = {}
    for field in fields(metadata):
        value = getattr(metadata, field.name)
        if isinstance(value, Sourced):
            plain[field.name] = {"value": value.value, "source": value.source}
        elif value is not None and value not in ("", ()):
            plain[field.name] = value
    return _json(plain)


def metadata_of(text: str) -> Metadata:
    """Metadata out of its JSON text; fields this version does not know are left alone."""
    known = {field.name for field in fields(Metadata)}
    plain: dict[str, Any] = {name: _metadatum(value) for name, value in json.loads(text).items() if name in known}
    return Metadata(**plain)


def _metadatum(value: object) -> object:
    """One metadata value as the record has it."""
    if isinstance(value, dict):
        return Sourced(value=str(value["value"]), source=str(value["source"]))
    return tuple(value) if isinstance(value, list) else value


def deflated(raw_text: str, text: str) -> bytes:
    """Raw text deflated with the cleaned text as dictionary: nearly all of it is there, so what is kept is the cuts."""
    packer = zlib.compressobj(level=9, wbits=-15, zdict=_dictionary(text))
    return packer.compress(raw_text.encode("utf-8", "surrogatepass")) + packer.flush()


def inflated(raw: bytes, text: str) -> str:
    """The raw text that `deflated` was given, with the same text.

    Raises:
        ValueError: one of the two is not what it was.
    """
    unpacker = zlib.decompressobj(wbits=-15, zdict=_dictionary(text))
    try:
        return (unpacker.decompress(raw) + unpacker.flush()).decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError) as error:
        raise ValueError(f"the raw text cannot be unpacked with the text beside it ({error})") from error


def _dictionary(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")[-_WINDOW:]


def _json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
