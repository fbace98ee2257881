"""A text that later rules replace is kept: with its cuts, its versions, and what it was cut from."""

from dataclasses import replace
from pathlib import Path

import pytest

from cleaners.cleaned import Cleaned, Cut
from cleaners.kinds import Kind
from corpus import memory
from corpus.document import Document
from corpus.store import Store
from corpus.store_cleanings import cleanings
from corpus.store_keep import Outcome
from tests.corpus.shelf import NOON, opened, pair, prose

FRESH = Cut(start=8, end=12, kind=Kind.PROMO, rule="promo.house", evidence="„öß", by="rules@2")


def keep_again(store: Store, document: Document, result: Cleaned, *, rules: int = 2, memory_state: str = "") -> Outcome:
    """The same page, cleaned by later rules, which cut four characters more."""
    after = replace(result, text=result.text[4:], cuts=(*result.cuts, FRESH), rules_version=rules)
    provenance = replace(document.provenance, rules_version=rules, memory_state=memory_state)
    return store.keep(replace(document, text=after.text, provenance=provenance), after).outcome


def test_the_text_before_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    document, result = pair(1, prose(1))
    with opened(tmp_path) as store:
        store.keep(document, result)
        assert keep_again(store, document, result) is Outcome.RECLEANED
        first, current = cleanings(store.database, document.id)
        stored = store.document(document.id)
        assert stored is not None
        assert (current.text, current.cuts) == (stored.text, store.cuts(document.id))
    assert (first.number, first.text, first.raw_text, first.cuts) == (1, result.text, result.raw_text, result.cuts)
    assert (first.rules_version, current.rules_version, current.number) == (1, 2, 2)
    assert current.cuts[-1] == FRESH
    assert current.text == result.text[4:]


def test_the_same_cleaning_again_adds_nothing(tmp_path: Path) -> None:
    document, result = pair(1, prose(1))
    with opened(tmp_path) as store:
        store.keep(document, result)
        for outcome in (Outcome.RECLEANED, Outcome.UNCHANGED, Outcome.UNCHANGED):
            assert keep_again(store, document, result) is outcome
        assert len(cleanings(store.database, document.id)) == 2


def test_another_version_with_the_same_text_and_cuts_is_not_kept_twice(tmp_path: Path) -> None:
    document, result = pair(1, prose(1))
    with opened(tmp_path) as store:
        store.keep(document, result)
        later = replace(document, provenance=replace(document.provenance, rules_version=9))
        assert store.keep(later, replace(result, rules_version=9)).outcome is Outcome.RECLEANED
        (only,) = cleanings(store.database, document.id)
    assert only.rules_version == 9


def test_a_failure_midway_leaves_both_as_they_were(tmp_path: Path) -> None:
    document, result = pair(1, prose(1))

    def fail(store: Store) -> None:
        with store.transaction():
            keep_again(store, document, result)
            raise KeyError

    with opened(tmp_path) as store:
        store.keep(document, result)
        with pytest.raises(KeyError):
            fail(store)
        (only,) = cleanings(store.database, document.id)
        assert (only.text, only.cuts) == (result.text, result.cuts)


def test_every_cleaning_is_numbered_in_order(tmp_path: Path) -> None:
    document, result = pair(1, prose(1))
    with opened(tmp_path) as store:
        store.keep(document, result)
        for rules in range(2, 6):
            again = replace(result, text=result.text[rules:])
            keep_again(store, document, again, rules=rules)
        assert [(each.number, each.rules_version) for each in cleanings(store.database, document.id)] == [
            (number, number) for number in range(1, 6)
        ]


def test_memory_an_earlier_cleaning_used_is_not_swept(tmp_path: Path) -> None:
    document, result = pair(1, prose(1))
    with opened(tmp_path) as store:
        name = memory.save(store, "example", "", "lines", NOON)
        store.keep(replace(document, provenance=replace(document.provenance, memory_state=name)), result)
        memory.save(store, "example", "", "other lines", NOON)
        keep_again(store, document, result)
        assert memory.sweep(store) == 0
        assert memory.recorded(store, name) == "lines"


def test_there_is_nothing_of_a_document_that_is_not_there(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert cleanings(store.database, "none") == ()
