from dataclasses import replace
from pathlib import Path

from corpus import memory
from tests.corpus.shelf import NOON, opened, pair, prose


def test_states_are_remembered_by_outlet_and_template(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        memory.save(store, "one", "", '{"lines": 1}', NOON)
        memory.save(store, "one", "blog", "ü\ud800", NOON)
        memory.save(store, "two", "", "", NOON)
    with opened(tmp_path) as store:
        assert memory.current(store, "one") == {"": '{"lines": 1}', "blog": "ü\ud800"}
        assert memory.current(store, "two") == {"": ""}
        assert memory.current(store, "three") == {}


def test_a_new_state_takes_the_place_of_the_old_which_stays_recorded(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = memory.save(store, "one", "", "first", NOON)
        second = memory.save(store, "one", "", "second", NOON)
        assert memory.current(store, "one") == {"": "second"}
        assert (memory.recorded(store, first), memory.recorded(store, second)) == ("first", "second")
        assert memory.recorded(store, "0" * 32) is None
        assert first == memory.digest("first")


def test_sweeping_keeps_what_is_current_or_was_used(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        names = [memory.save(store, "one", "", state, NOON) for state in ("used", "unused", "now")]
        document, cleaned = pair(1, prose(1))
        origin = replace(document.provenance, memory_state=names[0])
        store.keep(replace(document, provenance=origin), cleaned)
        assert memory.sweep(store) == 1
        assert [memory.recorded(store, name) for name in names] == ["used", None, "now"]
        assert memory.sweep(store) == 0


def test_one_state_of_two_outlets_is_stored_once(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert memory.save(store, "one", "", "same", NOON) == memory.save(store, "two", "", "same", NOON)
        assert store.database.rows("SELECT count(*) FROM memory_states") == [(1,)]
