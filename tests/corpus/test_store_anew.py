import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import store_anew, store_texts
from corpus.document import Story
from corpus.fingerprint import ALGORITHM
from corpus.store import Store
from corpus.store_file import Database
from corpus.store_find import Wanted
from tests.corpus.shelf import opened, pair, prose, reworded

ROOT = Path(__file__).parents[2]
KILLED = """
import os, signal, sys
from pathlib import Path
from corpus import store_anew
from corpus.store import Store
store_anew._BATCH = 3
number = store_anew.fingerprints
def second(texts, calls=[]):
    calls.append(1)
    if len(calls) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number(texts)
store_anew.fingerprints = second
Store.open(Path(sys.argv[1]) / "winnow.db")
"""


def fill(folder: Path) -> dict[str, Story]:
    with opened(folder) as store:
        for number in range(9):
            whole = prose(number // 3)
            text = [whole, reworded(whole, 30, 31), "\n\n".join(whole.split("\n\n")[:6])][number % 3]
            store.keep(*pair(number, text))
    return places(folder)


def places(folder: Path) -> dict[str, Story]:
    with Store.open(folder / "winnow.db", readonly=True) as store:
        return {document.id: document.story for document in store.documents(Wanted(versions=True))}


def spoil(folder: Path) -> None:
    """As another algorithm would have left it: signatures that say nothing, pairs and stories that are wrong."""
    database = Database.open(folder / "winnow.db")
    database.do("UPDATE fingerprints SET signature = zeroblob(256), digest = CAST(number AS BLOB)")
    database.do("DELETE FROM twins")
    database.do("UPDATE stories SET story = (SELECT id FROM documents WHERE number = document), relation = 'original'")
    database.do("UPDATE made_with SET how = 'shingle0'")
    database.close()


def test_fingerprints_of_another_algorithm_are_made_again_on_opening(tmp_path: Path) -> None:
    before = fill(tmp_path)
    spoil(tmp_path)
    assert places(tmp_path) != before
    Store.open(tmp_path / "winnow.db").close()
    assert places(tmp_path) == before
    with opened(tmp_path) as store:
        assert store_anew.is_current(store.database)
        kept = store.keep(*pair(50, reworded(prose(1), 77)))
        assert kept.document.story.id == before[pair(3, prose(1))[0].id].id
        assert store.database.rows("PRAGMA foreign_key_check") == []


def test_killed_midway_it_is_done_again(tmp_path: Path) -> None:
    before = fill(tmp_path)
    spoil(tmp_path)
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    with Store.open(tmp_path / "winnow.db", readonly=True) as store:
        assert store.database.rows("SELECT how FROM made_with") == [("",)]
    Store.open(tmp_path / "winnow.db").close()
    assert places(tmp_path) == before


def test_making_anew_what_is_right_changes_nothing(tmp_path: Path) -> None:
    before = fill(tmp_path)
    with opened(tmp_path) as store:
        changes = store.changes()
        assert store_anew.remake(store) == 9
        assert store.changes() == changes
        assert store.database.rows("SELECT how FROM made_with") == [(ALGORITHM,)]
    assert places(tmp_path) == before


def test_texts_that_come_together_are_compared_though_memory_holds_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fill(tmp_path)
    spoil(tmp_path)
    monkeypatch.setattr(store_texts, "_HELD", 1)
    Store.open(tmp_path / "winnow.db").close()
    assert places(tmp_path) == before
