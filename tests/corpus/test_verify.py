from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cleaners.cleaned import Cleaned, Rejected, Why
from corpus import memory
from corpus.document import Part
from corpus.store import Store
from corpus.verify import Recipe, Verified, verify
from scraper.archive_record import ArchiveError
from scraper.page import Page, Record
from tests.corpus.shelf import NOON, cleaned, made, opened, page, prose

PAGE = page(1)
CLEANED = cleaned(PAGE, prose(1))


def read(record: Record) -> Page:
    assert record == PAGE.record
    return PAGE


def asked(store: Store, *, reads: Page | None = PAGE, cleans: Cleaned | Rejected = CLEANED) -> Verified:
    def fetch(record: Record) -> Page:
        if reads is None:
            raise ArchiveError("a.warc.gz", 100, "the record is torn")
        return reads

    (document,) = store.documents()
    return verify(store, document, read=fetch, clean=lambda *_: cleans)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        store.keep(made(PAGE, CLEANED), CLEANED)
        yield store


def broken(verified: Verified) -> list[str]:
    return [check.what for check in verified.checks if not check.holds]


def test_a_whole_chain_holds(store: Store) -> None:
    verified = asked(store)
    assert verified.holds
    assert [check.what for check in verified.checks] == ["ledger", "record", "body", "text", "cuts"]


@pytest.mark.parametrize(
    ("reads", "cleans", "links", "detail"),
    [
        pytest.param(None, CLEANED, ["record"], "torn", id="the record"),
        pytest.param(page(1, body=b"other"), CLEANED, ["body"], "archived sha256", id="the body"),
        pytest.param(PAGE, replace(CLEANED, text="Oth"), ["text"], "differs from character 0", id="the text"),
        pytest.param(PAGE, replace(CLEANED, text=CLEANED.text + "!"), ["text"], "made '!'", id="a longer text"),
        pytest.param(PAGE, replace(CLEANED, cuts=()), ["cuts"], "1 stored cuts are not made again", id="the cuts"),
        pytest.param(PAGE, replace(CLEANED, text="x", rules_version=9), ["text"], "these are rules 9", id="new rules"),
        pytest.param(
            PAGE, Rejected(page_digest="", why=Why.EMPTY, evidence="nothing"), ["text"], "empty, nothing", id="rejected"
        ),
    ],
)
def test_the_broken_link_is_named(
    store: Store, reads: Page | None, cleans: Cleaned | Rejected, links: list[str], detail: str
) -> None:
    verified = asked(store, reads=reads, cleans=cleans)
    assert not verified.holds
    assert broken(verified) == links
    assert detail in next(check.detail for check in verified.checks if not check.holds)


def test_other_rules_that_give_the_same_text_are_told_and_hold(store: Store) -> None:
    verified = asked(store, cleans=replace(CLEANED, rules_version=2))
    assert verified.holds
    assert "these are rules 2" in next(check.detail for check in verified.checks if check.what == "text")


def test_cuts_that_do_not_fit_the_raw_text_are_noticed(store: Store) -> None:
    store.database.do('UPDATE cuts SET "end" = 100000')
    assert "ledger" in broken(asked(store))


@pytest.mark.parametrize("is_kept", [True, False], ids=["kept", "swept away"])
def test_the_memory_a_document_was_cleaned_with_is_handed_to_the_cleaning(tmp_path: Path, *, is_kept: bool) -> None:
    given: list[str | None] = []

    def clean_again(pages: tuple[Page, ...], recipe: Recipe) -> Cleaned:
        assert pages == (PAGE,)
        given.append(recipe.memory)
        return CLEANED

    with opened(tmp_path) as store:
        name = memory.save(store, "example", "", "what was learned", NOON) if is_kept else memory.digest("gone")
        document = made(PAGE, CLEANED)
        store.keep(replace(document, provenance=replace(document.provenance, memory_state=name)), CLEANED)
        (stored,) = store.documents()
        verified = verify(store, stored, read=read, clean=clean_again)
    assert given == ["what was learned" if is_kept else None]
    assert verified.holds is is_kept


def test_every_page_of_a_joined_story_is_a_link(tmp_path: Path) -> None:
    second = page(2)
    part = Part(address=second.answered, record=second.record, digest=second.digest, fetched_at=second.fetched_at)
    given: list[tuple[Page, ...]] = []

    def clean_again(pages: tuple[Page, ...], _: Recipe) -> Cleaned:
        given.append(pages)
        return CLEANED

    with opened(tmp_path) as store:
        document = made(PAGE, CLEANED)
        store.note_page(second, document.provenance.run)
        store.keep(replace(document, provenance=replace(document.provenance, parts=(part,))), CLEANED)
        (stored,) = store.documents()
        assert stored.provenance.parts == (part,)
        archived = {each.record: each for each in (PAGE, second)}
        verified = verify(store, stored, read=archived.__getitem__, clean=clean_again)
        torn = verify(
            store, stored, read={PAGE.record: PAGE, second.record: page(2, body=b"x")}.__getitem__, clean=clean_again
        )
    assert verified.holds
    assert [check.what for check in verified.checks] == ["ledger", *("record", "body") * 2, "text", "cuts"]
    assert given[0] == (PAGE, second)
    assert broken(torn) == ["body"]
