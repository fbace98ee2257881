import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cleaners.cleaned import Rejected, Why
from corpus.document import Relation
from corpus.store import Store
from corpus.store_file import StoreError
from corpus.store_find import Wanted
from corpus.store_keep import Outcome
from tests.corpus.shelf import CUT, NOON, RUN, cleaned, made, opened, page, pair, prose, reworded


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    document, result = pair(1, prose(1), published="2026-02-28T10:00:00Z")
    with opened(tmp_path) as store:
        kept = store.keep(document, result)
    assert kept.outcome is Outcome.NEW
    assert replace(kept.document, story=document.story) == document
    with Store.open(tmp_path / "winnow.db", readonly=True) as reader:
        assert reader.document(document.id) == kept.document
        assert reader.cuts(document.id) == (CUT,)
        assert reader.raw_text(document.id) == result.raw_text
        assert list(reader.documents()) == [kept.document]


def test_copies_point_at_what_they_repeat(tmp_path: Path) -> None:
    whole = prose(1)
    texts = [whole, reworded(whole, 50), whole, "\n\n".join(whole.split("\n\n")[:6]), prose(2)]
    with opened(tmp_path) as store:
        kept = [store.keep(*pair(n, text, published=f"2026-02-0{n}")) for n, text in enumerate(texts, 1)]
        places = [store.document(one.document.id) for one in kept]
    relations = [place.story.relation for place in places if place]
    assert relations == [Relation.ORIGINAL, Relation.NEAR, Relation.EXACT, Relation.EXCERPT, Relation.ORIGINAL]
    assert len({place.story.id for place in places if place}) == 2


def test_copies_are_recognised_across_runs(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = store.keep(*pair(1, prose(1), published="2026-02-01"))
    with opened(tmp_path) as store:
        second = store.keep(*pair(2, reworded(prose(1), 50), published="2026-02-02"))
    assert (second.relation, second.twin) == (Relation.NEAR, first.document.id)
    assert second.document.story.similarity > 0.9


def test_a_better_original_takes_the_crown_and_the_change_is_recorded(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        late = store.keep(*pair(1, prose(1), published="2026-02-02")).document
        early = store.keep(*pair(2, reworded(prose(1), 50), published="2026-02-01")).document
        assert early.story.relation is Relation.ORIGINAL
        (change,) = store.changes(late.id)
        assert (change.old_relation, change.old_story) == ("original", late.id)
        assert (change.new_relation, change.new_of, change.new_story) == ("near", early.id, early.id)
        assert change.run == RUN
        assert store.changes(early.id) == ()


def test_the_same_address_with_a_new_text_is_a_new_version(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for hour, text in enumerate([prose(1), reworded(prose(1), 50), prose(2)]):
            source = page(hour, at=NOON + timedelta(hours=hour), url="https://a.example/story")
            result = cleaned(source, text, published="2026-02-01")
            kept = store.keep(made(source, result), result)
            assert kept.document.version == hour + 1
            assert kept.outcome is (Outcome.VERSION if hour else Outcome.NEW)
        assert [document.text for document in store.documents()] == [prose(2)]
        assert len(list(store.documents(Wanted(versions=True)))) == 3
        assert [document.version for document in store.find("https://a.example/story")] == [3, 2, 1]


def test_versions_are_numbered_by_time_not_by_arrival(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for hour in (2, 0, 1):
            source = page(hour, at=NOON + timedelta(hours=hour), url="https://a.example/story")
            result = cleaned(source, prose(hour))
            store.keep(made(source, result), result)
        assert [document.text for document in store.documents()] == [prose(2)]
        assert {d.text: d.version for d in store.documents(Wanted(versions=True))} == {
            prose(n): n + 1 for n in range(3)
        }


def test_the_same_text_again_is_unchanged(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = page(1, url="https://a.example/story")
        again = page(2, at=NOON + timedelta(days=1), url="https://a.example/story")
        result = cleaned(first, prose(1))
        kept = store.keep(made(first, result), result)
        for source in (first, again):
            same = store.keep(made(source, result), result)
            assert (same.outcome, same.document) == (Outcome.UNCHANGED, kept.document)
        assert store.stats().documents == 1
        assert store.stats().pages == 2


def test_one_canonical_address_on_unlike_pages_makes_no_versions(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for number in (1, 2):
            document, result = pair(number, prose(number))
            home = replace(document, addresses=replace(document.addresses, canonical="https://a.example/"))
            assert store.keep(home, result).outcome is Outcome.NEW
        assert len(list(store.documents())) == 2


def test_cleaning_anew_replaces_text_and_cuts(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        source = page(1)
        first = cleaned(source, prose(1))
        store.keep(made(source, first), first)
        store.keep(*pair(2, reworded(prose(1), 50)))
        better = replace(cleaned(source, prose(3)), rules_version=2, cuts=())
        kept = store.keep(made(source, better), better)
        assert (kept.outcome, kept.document.text) == (Outcome.RECLEANED, prose(3))
        assert store.cuts(kept.document.id) == ()
        assert store.stats().documents == 2
        assert {document.story.relation for document in store.documents()} == {Relation.ORIGINAL}
        near = store.keep(*pair(4, reworded(prose(1), 60)))
        assert near.document.story.id != kept.document.id


def test_a_rejected_page_is_noted(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        source = page(1)
        rejected = Rejected(page_digest=source.digest, why=Why.ERROR_PAGE, evidence="404")
        store.reject(source, rejected, RUN)
        store.reject(source, replace(rejected, why=Why.EMPTY), RUN)
        for address in ("https://a.example/x", "https://a.example/x", "https://a.example/y"):
            store.fail(address, "timeout", "30 s", outlet="example", run=RUN, at=NOON)
        figures = store.stats()
    assert figures.rejections == (("empty", 1),)
    assert figures.failures == (("timeout", 2),)  # addresses, however often each was tried
    assert (figures.pages, figures.documents) == (1, 0)


def test_an_unknown_run_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        document, result = pair(1, prose(1))
        stray = replace(document, provenance=replace(document.provenance, run="nobody"))
        with pytest.raises(StoreError, match="FOREIGN KEY"):
            store.keep(stray, result)
        assert store.stats().pages == 0


def keep_and_fail(store: Store, text: str) -> None:
    with store.transaction():
        store.keep(*pair(9, text))
        raise KeyError


def test_an_undone_transaction_leaves_nothing_behind(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        with pytest.raises(KeyError):
            keep_and_fail(store, prose(1))
        assert store.stats().documents == 0
        kept = store.keep(*pair(2, reworded(prose(1), 50)))
        assert kept.relation is Relation.ORIGINAL


def test_a_part_of_a_transaction_can_fail_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        with store.transaction():
            store.keep(*pair(1, prose(1)))
            with pytest.raises(KeyError):
                keep_and_fail(store, prose(2))
            store.keep(*pair(3, reworded(prose(2), 9)))
        assert [document.story.relation for document in store.documents()] == [Relation.ORIGINAL] * 2
        assert {document.text for document in store.documents()} == {prose(1), reworded(prose(2), 9)}


def test_readers_see_what_is_committed_and_are_never_blocked(tmp_path: Path) -> None:
    with opened(tmp_path) as store, Store.open(tmp_path / "winnow.db", readonly=True) as reader:
        with store.transaction():
            store.keep(*pair(1, prose(1)))
            assert reader.stats().documents == 0
        assert reader.stats().documents == 1
        with pytest.raises(StoreError, match="reading only"):
            reader.keep(*pair(2, prose(2)))


def test_runs_are_recorded(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.end_run(RUN, NOON + timedelta(minutes=1), "ok", {"new": 3, "same": 4})
        (run,) = store.runs()
    assert (run.outcome, run.counts) == ("ok", (("new", 3), ("same", 4)))
    assert run.ended_at == NOON + timedelta(minutes=1)


def test_another_thread_is_told_off(tmp_path: Path) -> None:
    errors: list[BaseException] = []

    def use(store: Store) -> None:
        try:
            store.stats()
        except StoreError as error:
            errors.append(error)

    with opened(tmp_path) as store:
        thread = threading.Thread(target=use, args=(store,))
        thread.start()
        thread.join()
    assert len(errors) == 1


def lose(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def cut_short(folder: Path) -> None:
    path = next(folder.glob("*.run"))
    path.write_bytes(path.read_bytes()[:-5])


def tell_of_more(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_text(path.read_text().replace('"covers": 3', '"covers": 300'))


@pytest.mark.parametrize("harm", [lose, cut_short, tell_of_more])
def test_a_damaged_index_is_filled_again_from_the_fingerprints(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    with opened(tmp_path) as store:
        for number in range(3):
            store.keep(*pair(number, prose(number)))
        assert store.rebuild_index() == 3
    assert len(list((tmp_path / "index").glob("*.run"))) == 1
    harm(tmp_path / "index")
    with opened(tmp_path) as store:
        for number in range(3):
            store.keep(*pair(10 + number, reworded(prose(number), 44)))
        assert store.stats().relations == (("near", 3), ("original", 3))
