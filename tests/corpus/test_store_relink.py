"""What pointed at a lost record points at the one found, and nothing else changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from cleaners.cleaned import Rejected, Why
from corpus.document import Part
from corpus.store import Store
from corpus.store_find import Wanted
from scraper.page import Page, Record
from tests.corpus.shelf import RUN, cleaned, made, opened, page, prose

LOST, OTHER = page(1), page(2)
FOUND = Record(file="b.warc.gz", offset=7, record_id="urn:uuid:found")


def changes(store: Store) -> int:
    return int(str(store.database.rows("SELECT max(at) FROM changed_documents")[0][0]))


def again(source: Page) -> Page:
    """The same answer under the record that was found."""
    return replace(source, record=FOUND)


def test_a_document_points_at_the_record_that_was_found(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        result = cleaned(LOST, prose(1))
        kept = store.keep(made(LOST, result), result).document
        before = changes(store)
        assert store.relink(LOST.record, FOUND)
        assert list(store.documents()) == [replace(kept, provenance=replace(kept.provenance, record=FOUND))]
        assert changes(store) > before  # an export of what is new gives it again
        assert not store.relink(LOST.record, FOUND)


def test_so_does_the_further_page_of_a_story(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        result = cleaned(OTHER, prose(1))
        store.note_page(LOST, RUN)
        part = Part(address=LOST.answered, record=LOST.record, digest=LOST.digest, fetched_at=LOST.fetched_at)
        document = made(OTHER, result)
        store.keep(replace(document, provenance=replace(document.provenance, parts=(part,))), result)
        before = changes(store)
        store.relink(LOST.record, FOUND)
        (kept,) = store.documents()
        assert [each.record for each in kept.provenance.parts] == [FOUND]
        assert changes(store) > before


@pytest.mark.parametrize("kept_first", [True, False])
def test_a_record_that_was_looked_at_itself_has_one_row_afterwards(tmp_path: Path, *, kept_first: bool) -> None:
    with opened(tmp_path) as store:
        result = cleaned(LOST, prose(1))
        store.keep(made(LOST, result), result)
        if kept_first:
            store.note_page(again(LOST), RUN)
        else:
            refused = Rejected(page_digest=LOST.digest, why=Why.LISTING, evidence="links", rules_version=1)
            store.reject(again(LOST), refused, RUN)
        store.relink(LOST.record, FOUND)
        assert store.stats().pages == 1
        assert [one.provenance.record for one in store.documents(Wanted(versions=True))] == [FOUND]
