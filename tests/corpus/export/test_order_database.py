"""An export goes on where the last one ended, and only in the database that the last one was of."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from corpus import store_anew
from corpus.export.order import Order, OrderError, export
from corpus.store import Store
from tests.corpus.shelf import NOON, cleaned, made, opened, page, pair, prose


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "data") as store:
        with store.transaction():
            for number in range(20):
                store.keep(*pair(number, prose(number)))
        yield store


def test_a_database_made_anew_is_not_taken_for_the_one_exported(store: Store, tmp_path: Path) -> None:
    order = Order(format="jsonl", folder=tmp_path / "out", more=True)
    export(store, order)
    with opened(tmp_path / "anew") as fresh:
        with fresh.transaction():
            fresh.keep(*pair(1, prose(1)))
        with pytest.raises(OrderError, match="made anew"):
            export(fresh, order)


def test_a_database_made_anew_that_has_had_more_changes_is_told_by_its_runs(store: Store, tmp_path: Path) -> None:
    order = Order(format="jsonl", folder=tmp_path / "out", more=True)
    export(store, order)
    with Store.open(tmp_path / "anew" / "winnow.db") as fresh:
        fresh.begin_run("run-2", NOON)
        for number in range(40):
            source, text = page(number), prose(number)
            fresh.keep(made(source, cleaned(source, text), "run-2"), cleaned(source, text))
        before = (tmp_path / "out" / "_export.json").read_bytes()
        what = r"run run-1 was the newest.*made anew.*export everything into a new folder"
        with pytest.raises(OrderError, match=what):
            export(fresh, order)
        assert (tmp_path / "out" / "_export.json").read_bytes() == before
        assert export(fresh, replace(order, folder=tmp_path / "new")).documents == 40
        assert export(fresh, replace(order, more=False)).documents == 40  # in place of what was exported
        assert export(fresh, order).documents == 0


def test_a_database_put_back_as_it_was_before_the_export_is_told_by_its_runs(store: Store, tmp_path: Path) -> None:
    order = Order(format="jsonl", folder=tmp_path / "out", more=True)
    with closing(sqlite3.connect(tmp_path / "old.db")) as old:
        store.connection.backup(old)
    store.begin_run("run-2", NOON + timedelta(days=1))
    export(store, order)
    with Store.open(tmp_path / "old.db") as back:
        back.begin_run("run-3", NOON + timedelta(days=2))
        for number in range(40, 60):
            back.keep(*pair(number, prose(number)))
        with pytest.raises(OrderError, match="an older one was put back"):
            export(back, order)


def test_later_runs_and_a_repair_go_on_where_the_export_ended(store: Store, tmp_path: Path) -> None:
    order = Order(format="jsonl", folder=tmp_path / "out", more=True)
    export(store, order)
    store.begin_run("run-2", NOON + timedelta(days=1))
    store_anew.remake(store, "run-2")
    export(store, order)
    new, result = pair(40, prose(40))
    store.keep(new, result)
    (path,) = export(store, order).files
    assert new.id in path.read_text("utf-8")
