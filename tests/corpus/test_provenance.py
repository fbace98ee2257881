from dataclasses import replace

from cleaners.cleaned import Sourced
from corpus.document import document_id
from corpus.provenance import document, terms
from tests.corpus.shelf import NOON, cleaned, made, page, prose


def test_a_document_says_where_it_came_from() -> None:
    source = page(7)
    kept = made(source, cleaned(source, prose(1)))
    assert kept.id == document_id(source.answered, source.digest)
    assert kept.provenance.record == source.record
    assert kept.provenance.digest == source.digest
    assert kept.provenance.fetched_at == NOON
    assert kept.provenance.etag == '"7"'
    assert kept.title == "Title of https://example.example/7"


def test_a_canonical_address_names_the_document() -> None:
    source = page(7)
    result = cleaned(source, prose(1))
    told = replace(
        result, metadata=replace(result.metadata, canonical=Sourced(value="https://c.example/", source="link"))
    )
    kept = document(source, told, run="r", winnow_version="1")
    assert kept.addresses.identity == "https://c.example/"
    assert kept.id == document_id("https://c.example/", source.digest)


def test_terms_of_use_are_kept_and_other_fields_are_not() -> None:
    source = page(1)
    assert terms(source) == (("x-robots-tag", "noimageindex"),)
    kept = made(source, cleaned(source, prose(1)))
    assert kept.provenance.signals == (("robots.txt", "allowed"), ("x-robots-tag", "noimageindex"))


def test_what_the_page_itself_states_is_kept_too() -> None:
    source = page(1)
    result = cleaned(source, prose(1))
    stating = replace(
        result,
        metadata=replace(
            result.metadata, robots=("noarchive", "noai"), licence=Sourced(value="CC BY 4.0", source="link")
        ),
    )
    signals = document(source, stating, run="r", winnow_version="1").provenance.signals
    assert signals == (("meta robots", "noarchive, noai"), ("licence", "CC BY 4.0"), ("x-robots-tag", "noimageindex"))
