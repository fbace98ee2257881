import re
import sqlite3
from pathlib import Path

import pytest

from corpus.store import Store
from corpus.store_file import (
    BusyError,
    DamagedError,
    Database,
    FullError,
    StoreError,
    as_bytes,
    as_int,
    migrations,
    statements,
)


def test_a_new_database_is_set_up_and_opened_again(tmp_path: Path) -> None:
    for _ in range(2):
        database = Database.open(tmp_path / "new" / "winnow.db")
        assert database.rows("SELECT * FROM migrations") == [("corpus", len(migrations()))]
        assert database.rows("PRAGMA journal_mode") == [("wal",)]
        assert database.rows("PRAGMA foreign_keys") == [(1,)]
        assert database.rows("PRAGMA synchronous") == [(2,)]
        database.close()


def test_every_table_is_strict(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "winnow.db")
    loose = database.rows(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'"
    )
    assert loose == []
    database.close()


def test_migrations_run_once_each_and_in_order(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "winnow.db")
    scripts = ["CREATE TABLE one (n INTEGER) STRICT;", "INSERT INTO one VALUES (1); -- twice would show"]
    database.migrate("room", scripts[:1])
    database.migrate("room", scripts)
    database.migrate("room", scripts)
    assert database.rows("SELECT n FROM one") == [(1,)]
    with pytest.raises(StoreError, match="newer than this; update winnow"):
        database.migrate("room", scripts[:1])
    database.close()


def as_released(path: Path, version: int) -> None:
    """A database as that version of the tables left it, with a row in each table that a later version touches."""
    old = Database(sqlite3.connect(path, isolation_level=None), path)
    old.migrate("corpus", migrations()[:version])
    for row in statements(ROWS if version < len(migrations()) else ROWS.replace("INTO exceptions", "INTO failures")):
        old.do(row)
    old.close()


ROWS = """
INSERT INTO runs (id, started_at) VALUES ('r', '2026-03-01');
INSERT INTO pages VALUES
  (1, 'a', 'a', '[]', '2026-03-01T12:00:00+00:00', 200, '', '', '', '[]', 'f', 0, 'u', 'd', 'o', 'r');
INSERT INTO fingerprints VALUES (1, x'00', x'', x'');
INSERT INTO documents (
  number, id, page, identity, canonical, outlet, version, fetched_at, title, metadata, agency, length, winnow_version,
  rules_version, model_version, memory_state, run, fingerprint, raw, text
) VALUES (
  1, 'abcd', 1, 'a', '', 'o', 1, '2026-03-01T12:00:00+00:00', 't', '{}', '', 9, '', 1, 0, '', 'r', 1, x'03', 'Some text'
);
INSERT INTO stories VALUES (1, 'abcd', 'original', '', 1.0, 'the only copy');
INSERT INTO exceptions (run, at, outlet, address, why, evidence) VALUES ('r', '2026', 'o', 'a', 'timeout', 'slow');
"""


@pytest.mark.parametrize("version", range(1, len(migrations()) + 1))
def test_a_corpus_of_every_released_version_opens_whole(tmp_path: Path, version: int) -> None:
    as_released(tmp_path / "winnow.db", version)
    if version < len(migrations()):
        with pytest.raises(StoreError, match=f"version {version}, this is version .*winnow doctor --repair"):
            Database.open(tmp_path / "winnow.db", readonly=True)
    with Store.open(tmp_path / "winnow.db") as store:
        assert store.database.rows("SELECT * FROM migrations") == [("corpus", len(migrations()))]
        assert store.stats().failures == (("timeout", 1),)
        (document,) = store.documents()
        assert (document.id, document.text, document.story.id) == ("abcd", "Some text", "abcd")
        assert store.database.rows("PRAGMA foreign_key_check") == []
        assert store.database.rows("SELECT * FROM changed_documents") == [(1, 1)]
        store.database.do("UPDATE documents SET title = 'u'")
        assert store.database.rows("SELECT * FROM changed_documents") == [(1, 2)]


def test_a_migration_that_fails_leaves_the_version_before_it(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "winnow.db")
    with pytest.raises(StoreError):
        database.migrate("room", ["CREATE TABLE one (n INTEGER) STRICT; INSERT INTO nowhere VALUES (1);"])
    assert database.rows("SELECT * FROM migrations WHERE room = 'room'") == []
    assert database.rows("SELECT name FROM sqlite_schema WHERE name = 'one'") == []
    database.close()


def test_statements_are_split_where_sqlite_would() -> None:
    script = "-- a; comment\nSELECT 1;\nCREATE TRIGGER t AFTER UPDATE ON a BEGIN\n SELECT 1;\nEND;\n"
    assert [statement.strip()[-4:] for statement in statements(script)] == ["T 1;", "END;"]


def test_a_missing_database_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Database.open(tmp_path / "winnow.db", readonly=True)
    assert not (tmp_path / "winnow.db").exists()


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "winnow.db"
    path.write_bytes(b"a letter to a friend, much longer than a header of sixteen bytes" * 20)
    with pytest.raises(DamagedError, match="not a database"):
        Database.open(path)
    assert path.read_bytes().startswith(b"a letter")


def test_a_foreign_database_is_not_read_as_ours(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "winnow.db") as foreign:
        foreign.execute("CREATE TABLE guests (name TEXT)")
    foreign.close()
    with pytest.raises(StoreError, match="version 0"):
        Database.open(tmp_path / "winnow.db", readonly=True)


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    one, other = Database.open(tmp_path / "winnow.db"), Database.open(tmp_path / "winnow.db")
    other.do("PRAGMA busy_timeout = 1")
    with one.transaction(), pytest.raises(BusyError, match="another process is writing"):
        other.do("BEGIN IMMEDIATE")
    one.close()
    other.close()


def test_a_full_disk_is_named_and_nothing_is_half_stored(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "winnow.db")
    database.do("CREATE TABLE big (bytes BLOB) STRICT")
    database.do("INSERT INTO big VALUES (zeroblob(100))")
    pages = as_int(database.rows("PRAGMA page_count")[0][0])
    database.do(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(FullError, match=r"the disk is full.*free some space"):
        fill(database)
    assert database.rows("SELECT count(*) FROM big") == [(1,)]
    with database.transaction():
        database.do("INSERT INTO big VALUES (zeroblob(10))")
    assert database.rows("SELECT count(*) FROM big") == [(2,)]
    database.close()


def fill(database: Database) -> None:
    with database.transaction():
        for _ in range(40):
            database.do("INSERT INTO big VALUES (zeroblob(4000))")


def test_cells_are_what_their_columns_say() -> None:
    assert (as_int(3), as_bytes(b"x")) == (3, b"x")
    with pytest.raises(TypeError):
        as_int("3")
    with pytest.raises(TypeError):
        as_bytes(None)


@pytest.mark.parametrize("room", ["corpus", "scraper"])
def test_no_statement_numbers_its_values(room: str) -> None:
    # Python 3.12.0 to 3.12.3 take "?1" for a name, and warn.
    root = Path(__file__).parents[2] / room
    sources = [path for kind in ("*.py", "*.sql") for path in root.rglob(kind)]
    assert sources
    assert not [path.name for path in sources if re.search(r"[=<>( ]\?\d", path.read_text("utf-8"))]
