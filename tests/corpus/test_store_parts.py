"""The further pages of a story in the store: named by its document, and no documents of their own."""

from dataclasses import replace
from pathlib import Path

from corpus.document import Document, Part
from corpus.store import Store
from corpus.store_find import Wanted
from corpus.store_keep import Outcome
from scraper.page import Page
from tests.corpus.shelf import cleaned, made, opened, page, prose

PAGES = tuple(page(number) for number in (1, 2, 3))


def part(source: Page) -> Part:
    return Part(address=source.answered, record=source.record, digest=source.digest, fetched_at=source.fetched_at)


def keep(store: Store, text: str, *further: Page) -> Document:
    result = cleaned(PAGES[0], text)
    document = made(PAGES[0], result)
    for each in further:
        store.note_page(each, document.provenance.run)
    whole = replace(document, provenance=replace(document.provenance, parts=tuple(part(each) for each in further)))
    return store.keep(whole, result).document


def test_parts_are_stored_and_loaded_in_order(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        kept = keep(store, prose(1), *PAGES[1:])
        assert kept.provenance.parts == tuple(part(each) for each in PAGES[1:])
        assert list(store.documents()) == [kept]
        assert store.find(PAGES[2].answered) == (kept,)
        assert store.stats().pages == 3


def test_a_story_grows_in_its_place(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = keep(store, prose(1))
        assert first.provenance.parts == ()
        grown = keep(store, f"{prose(1)}\n\n{prose(2)}", PAGES[1])
        assert (grown.id, grown.version) == (first.id, 1)
        assert keep(store, prose(1)).provenance.parts == ()


def test_a_page_kept_as_a_story_before_is_superseded_by_the_whole(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        alone = cleaned(PAGES[1], prose(2))
        store.keep(made(PAGES[1], alone), alone)
        whole = keep(store, f"{prose(1)}\n\n{prose(2)}", PAGES[1])
        assert list(store.documents()) == [whole]
        assert len(list(store.documents(Wanted(versions=True)))) == 2


def test_a_variant_adds_nothing_to_a_page_we_have_unless_it_says_much_more(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        own = cleaned(PAGES[0], prose(1))
        store.keep(made(PAGES[0], own), own)

        def variant(number: int, text: str) -> Outcome:
            result = cleaned(page(number), text)
            document = made(page(number), result)
            named = replace(document, addresses=replace(document.addresses, canonical=PAGES[0].answered))
            return store.keep(named, result).outcome

        assert variant(8, prose(1) + " Shown in a light form.") is Outcome.UNCHANGED
        assert [document.text for document in store.documents()] == [prose(1)]
        assert variant(9, f"{prose(1)}\n\n{prose(2)[:500]}") is Outcome.VERSION
