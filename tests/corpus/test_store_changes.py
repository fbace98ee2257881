from pathlib import Path

from corpus.store_changes import known_changed, knows_run, last_change, last_number, newest_run
from corpus.store_find import Wanted
from tests.corpus.shelf import NOON, RUN, opened, pair, prose


def test_changes_are_counted_on_and_documents_numbered(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert (last_change(store.database), last_number(store.database)) == (0, 0)
        kept = store.keep(*pair(1, prose(1))).document
        first = last_change(store.database)
        assert (first > 0, last_number(store.database)) == (True, 1)
        store.keep(*pair(2, prose(2)))
        assert last_change(store.database) > first
        rows = list(known_changed(store.database, Wanted(outlet="elsewhere"), last=1))
        assert rows == [(kept.id, 0, kept.story.id, 0)]
        assert list(known_changed(store.database, Wanted(changed_after=first), last=1)) == []


def test_the_newest_run_is_the_one_that_began_last(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert newest_run(store.database) == RUN
        store.begin_run("run-0", NOON.replace(hour=13))
        assert newest_run(store.database) == "run-0"
        assert [knows_run(store.database, name) for name in (RUN, "run-0", "run-9")] == [True, True, False]
