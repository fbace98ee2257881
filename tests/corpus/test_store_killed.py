"""Killed at any moment, the corpus has what it acknowledged, and goes on to what it would have been anyway."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from corpus.bands import BandIndex
from corpus.document import Story
from corpus.store import Store
from corpus.store_find import Wanted
from tests.corpus.shelf import opened, pair, prose, reworded

KILLS = int(os.environ.get("WINNOW_KILLS", "3"))  # make soak asks for a hundred
STORIES = 24
ROOT = Path(__file__).parents[2]

INGEST = """
import sys
from pathlib import Path
from corpus import bands
from tests.corpus.test_store_killed import ingest
bands._FRESH_TEXTS, bands._HELD_TEXTS = 4, 12  # segments are written and merged all the time
ingest(Path(sys.argv[1]))
"""


def text_of(number: int) -> str:
    """Every third document is a story, the others are a near copy and an excerpt of it."""
    whole = prose(number // 3)
    return [whole, reworded(whole, 30 + number % 50), "\n\n".join(whole.split("\n\n")[:6])][number % 3]


def ingest(folder: Path) -> None:
    """Keep all documents, saying after each commit which are safe."""
    with opened(folder) as store:
        for number in range(0, 3 * STORIES, 2):
            with store.transaction():
                for each in (number, number + 1):
                    kept = store.keep(*pair(each, text_of(each)))
            sys.stdout.write(f"{kept.document.id}\n")
            sys.stdout.flush()


def places(folder: Path) -> dict[str, Story]:
    with Store.open(folder / "winnow.db") as store:
        assert store.database.rows("PRAGMA integrity_check") == [("ok",)]
        assert store.database.rows("PRAGMA foreign_key_check") == []
        return {document.id: document.story for document in store.documents(Wanted(versions=True))}


def run_until(folder: Path, lines: int) -> list[str]:
    """Ingest in a process of its own, killed after it has acknowledged so many transactions; all of them when 0."""
    command = [sys.executable, "-c", INGEST, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as process:
        assert process.stdout is not None
        said: list[str] = []
        for line in process.stdout:
            said.append(line.strip())
            if len(said) == lines:
                process.send_signal(signal.SIGKILL)
                break
        said += [line.strip() for line in process.stdout if line.endswith("\n")]
    assert process.returncode in (0, -signal.SIGKILL)
    return said


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Story]:
    folder = tmp_path_factory.mktemp("undisturbed")
    ingest(folder)
    return places(folder)


def test_nothing_acknowledged_is_lost_and_stories_come_out_the_same(
    tmp_path: Path, undisturbed: dict[str, Story]
) -> None:
    chance = Random(3)
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        acknowledged.update(run_until(tmp_path, chance.randint(1, STORIES)))
        assert acknowledged <= places(tmp_path).keys()
    assert acknowledged
    ingest(tmp_path)
    assert places(tmp_path) == undisturbed
    assert {story.relation.value for story in undisturbed.values()} == {"original", "near", "excerpt"}
    BandIndex.open(tmp_path / "index").close()
    assert not list((tmp_path / "index").glob(".*"))
