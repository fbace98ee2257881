"""A document's origin as W3C PROV-O, in JSON-LD: what was derived from what, by which run, with which versions."""

import json

from corpus.document import Document, Part, Relation

_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "winnow": "urn:winnow:",
}

Node = dict[str, object]


def graph(document: Document) -> str:
    """The PROV-O graph of one document as JSON-LD text, the same for the same document."""
    nodes = [_text(document), _response(document), _fetching(document), _cleaning(document), _software(document)]
    nodes += [_further(part) for part in document.provenance.parts]
    return json.dumps({"@context": _CONTEXT, "@graph": nodes}, ensure_ascii=False, indent=1) + "\n"


def _text(document: Document) -> Node:
    """The cleaned text: an entity derived from the response, and from the copy it repeats."""
    place = document.story
    node: Node = {
        "@id": _name("document", document.id),
        "@type": "prov:Entity",
        "dcterms:title": document.title,
        "dcterms:isVersionOf": {"@id": document.addresses.identity},
        "prov:wasGeneratedBy": {"@id": _name("cleaning", document.id)},
        "prov:wasDerivedFrom": _records(document),
        "winnow:story": {"@id": _name("story", place.id)},
        "winnow:relation": place.relation.value,
        "winnow:reason": place.reason,
    }
    if place.relation is not Relation.ORIGINAL:
        node |= {"prov:alternateOf": {"@id": _name("document", place.of)}, "winnow:similarity": place.similarity}
    return node


def _response(document: Document) -> Node:
    """The archived response, immutable."""
    origin = document.provenance
    return {
        "@id": _record(document),
        "@type": "prov:Entity",
        "prov:hadPrimarySource": {"@id": document.addresses.answered},
        "prov:wasGeneratedBy": {"@id": _name("fetching", document.id)},
        "winnow:warcFile": origin.record.file,
        "winnow:warcOffset": origin.record.offset,
        "winnow:digest": origin.digest,
        "winnow:status": origin.status,
        "winnow:terms": [{"winnow:name": name, "winnow:value": value} for name, value in origin.signals],
    }


def _further(part: Part) -> Node:
    """The archived response of a further page of the story."""
    return {
        "@id": _named_record(part.record.record_id),
        "@type": "prov:Entity",
        "prov:hadPrimarySource": {"@id": part.address},
        "prov:generatedAtTime": {"@type": "xsd:dateTime", "@value": part.fetched_at.isoformat()},
        "winnow:warcFile": part.record.file,
        "winnow:warcOffset": part.record.offset,
        "winnow:digest": part.digest,
    }


def _fetching(document: Document) -> Node:
    """The request, with the addresses it went through."""
    chain = document.addresses
    hops = [{"@id": hop.address, "winnow:status": hop.status} for hop in chain.redirects]
    return {
        "@id": _name("fetching", document.id),
        "@type": "prov:Activity",
        "prov:startedAtTime": {"@type": "xsd:dateTime", "@value": document.provenance.fetched_at.isoformat()},
        "prov:used": {"@id": chain.asked},
        "winnow:redirects": hops,
        "prov:wasAssociatedWith": {"@id": _software_name(document)},
        "winnow:run": {"@id": _name("run", document.provenance.run)},
    }


def _cleaning(document: Document) -> Node:
    """The cleaning, with everything that shaped its outcome."""
    origin = document.provenance
    return {
        "@id": _name("cleaning", document.id),
        "@type": "prov:Activity",
        "prov:used": _records(document),
        "prov:wasAssociatedWith": {"@id": _software_name(document)},
        "winnow:rulesVersion": origin.rules_version,
        "winnow:modelVersion": origin.model_version,
        "winnow:memoryState": origin.memory_state,
    }


def _software(document: Document) -> Node:
    return {"@id": _software_name(document), "@type": "prov:SoftwareAgent", "dcterms:title": "Winnow"}


def _software_name(document: Document) -> str:
    return _name("software", document.provenance.winnow_version or "unknown")


def _records(document: Document) -> Node | list[Node]:
    """The responses a text was made from: one, or those of all its pages."""
    further: list[Node] = [{"@id": _named_record(part.record.record_id)} for part in document.provenance.parts]
    first: Node = {"@id": _record(document)}
    return [first, *further] if further else first


def _record(document: Document) -> str:
    return _named_record(document.provenance.record.record_id)


def _named_record(name: str) -> str:
    return name if name.startswith("urn:") else _name("record", name)


def _name(kind: str, name: str) -> str:
    return f"urn:winnow:{kind}:{name}"
