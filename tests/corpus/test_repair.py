"""A folder spoilt in every way that leaves the archive whole comes back as it was."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from corpus.build.repair import Repair, Repaired, repair
from corpus.cli.exits import Exit
from corpus.cli.main import run
from corpus.clock import utc_now
from corpus.config import Config, load
from corpus.document import Story
from corpus.inspect.exceptions import Exceptions
from corpus.publish import published
from corpus.store import Store
from corpus.store_find import Wanted

ROOT = Path(__file__).parents[2]

Kept = dict[str, tuple[str, Story]]


@pytest.fixture
def data(first_crawl: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(first_crawl, tmp_path / "data"))


@pytest.fixture(scope="module")
def config() -> Config:
    return load(ROOT / "sources.toml")


def kept(data: Path) -> Kept:
    with Store.open(data / "winnow.db", readonly=True) as store:
        return {one.id: (one.text, one.story) for one in store.documents(Wanted(versions=True))}


def mended(data: Path, config: Config) -> Repaired:
    return repair(Repair(data=data, config=config, exceptions=Exceptions(), now=utc_now))


def change(data: Path, *statements: str) -> None:
    database = sqlite3.connect(data / "winnow.db", isolation_level=None)
    for statement in statements:
        database.execute(statement)
    database.close()


def lose_database(data: Path) -> None:
    (data / "winnow.db").unlink()
    shutil.rmtree(data / "index", ignore_errors=True)


def damage_database(data: Path) -> None:
    with (data / "winnow.db").open("r+b") as file:
        for page in range(3, 60):
            file.seek(page * 4096)
            file.write(b"\xa5" * 4096)


def lose_stories(data: Path) -> None:
    change(data, "DELETE FROM twins", "UPDATE stories SET story = 'nowhere', relation = 'near', of = 'nothing'")


def spoil_texts(data: Path) -> None:
    change(data, "UPDATE documents SET raw = x'03' WHERE number % 5 = 0", "DELETE FROM cuts WHERE document % 7 = 0")


def lose_published(data: Path) -> None:
    part = data / "clean" / "part-000000.parquet"
    part.write_bytes(part.read_bytes()[:-100])


def spoil_index(data: Path) -> None:
    folder = data / "index"
    folder.mkdir(exist_ok=True)
    (folder / "manifest.json").write_text("{")


def tear_the_archive(data: Path) -> None:
    newest = max((data / "raw").glob("*.warc.gz"))
    with newest.open("ab") as file:
        file.write(newest.read_bytes()[:200])


@pytest.mark.parametrize(
    "spoil",
    [lose_database, damage_database, lose_stories, spoil_texts, lose_published, spoil_index, tear_the_archive],
    ids=lambda spoil: spoil.__name__,
)
def test_what_was_kept_comes_back(first_crawl: Path, data: Path, config: Config, spoil: Callable[[Path], None]) -> None:
    spoil(data)
    done = mended(data, config)
    assert done.brought_back.damaged == []
    assert kept(data) == kept(first_crawl)
    assert run(["doctor", "--data", str(data)]) == Exit.OK
    assert published(data / "clean").rows == len(kept(first_crawl))


def test_a_damaged_database_is_set_aside_and_said_so(
    data: Path, first_crawl: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage_database(data)
    before = (data / "winnow.db").read_bytes()
    assert (
        run(["doctor", "--repair", "--sources", str(ROOT / "sources.toml"), "--data", str(data), "--json"]) == Exit.OK
    )
    repaired = json.loads(capsys.readouterr().out)["repaired"]
    assert (data / repaired["set_aside"]).read_bytes() == before
    assert repaired["restored"] == len(kept(first_crawl))


def test_a_sound_folder_is_left_as_it_is(data: Path, first_crawl: Path, config: Config) -> None:
    done = mended(data, config)
    assert done.figures() == {
        **dict.fromkeys(("restored", "rejected", "relinked", "recleaned", "moved", "relearned"), 0),
        "texts": done.texts,
        "published": len(kept(first_crawl)),
    }
    assert done.set_aside == ""
    assert published(data / "clean") == published(first_crawl / "clean")


def test_lost_site_memory_is_learned_anew(data: Path, config: Config) -> None:
    with Store.open(data / "winnow.db", readonly=True) as store:
        before = store.database.rows("SELECT outlet FROM memory ORDER BY outlet")
    assert len(before) == 6
    change(data, "DELETE FROM memory", "DELETE FROM memory_states")
    done = mended(data, config)
    assert [(outlet,) for outlet in sorted(done.relearned)] == before
    with Store.open(data / "winnow.db", readonly=True) as store:
        assert store.database.rows("SELECT outlet FROM memory ORDER BY outlet") == before


def test_a_hole_in_the_archive_is_named(data: Path, config: Config) -> None:
    newest = max((data / "raw").glob("*.warc.gz"))
    packed = bytearray(newest.read_bytes())
    packed[len(packed) // 2 : len(packed) // 2 + 40] = b"\0" * 40
    newest.write_bytes(bytes(packed))
    lose_database(data)
    done = mended(data, config)
    assert done.brought_back.damaged
    assert done.brought_back.kept > 20


@pytest.fixture(scope="module")
def twice(first_crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose pages were all fetched a second time, and had not changed."""
    data = Path(shutil.copytree(first_crawl, tmp_path_factory.mktemp("twice") / "data"))
    assert run(["crawl", "--refetch", "-q", *places(data)]) == Exit.OK
    return data


def places(data: Path) -> list[str]:
    return ["--sources", str(ROOT / "sources.toml"), "--data", str(data)]


def rows_of_pages(data: Path) -> Sequence[tuple[object, ...]]:
    """Which answers have a row; the number of a row depends on what else was looked at."""
    with Store.open(data / "winnow.db", readonly=True) as store:
        return store.database.rows("SELECT answered, digest, file, offset, record_id FROM pages ORDER BY record_id")


@pytest.mark.parametrize("lost", [False, True], ids=["sound", "database lost"])
def test_an_answer_that_says_the_same_again_gets_no_row(
    twice: Path, tmp_path: Path, config: Config, *, lost: bool
) -> None:
    data = Path(shutil.copytree(twice, tmp_path / "data"))
    if lost:
        lose_database(data)
    mended(data, config)
    assert rows_of_pages(data) == rows_of_pages(twice)


def test_repair_points_at_another_answer_with_the_same_bytes(
    data: Path, config: Config, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(data / "winnow.db", readonly=True) as store:
        record = next(store.documents()).provenance.record
    before = kept(data)
    spoilt = bytearray((data / "raw" / record.file).read_bytes())
    spoilt[record.offset + 200] ^= 1
    (data / "raw" / record.file).write_bytes(bytes(spoilt))
    assert run(["doctor", *places(data)[2:]]) == Exit.UNHEALTHY
    assert f"next: `winnow doctor --repair --data {data}`" in capsys.readouterr().err
    assert run(["doctor", "--repair", *places(data)]) == Exit.UNHEALTHY
    assert "repair incomplete" in capsys.readouterr().out
    with closing(sqlite3.connect(data / "winnow.db", isolation_level=None)) as database:
        (row,) = database.execute("SELECT * FROM pages WHERE record_id = ?", (record.record_id,)).fetchall()
        assert run(["crawl", "--refetch", "-q", *places(data)]) == Exit.OK
        # As after a crawl by a version that left the page pointing at what is lost.
        sql = "UPDATE pages SET file = ?, offset = ?, record_id = ? WHERE number = ?"
        database.execute(sql, (record.file, record.offset, record.record_id, row[0]))
    assert mended(data, config).brought_back.relinked == 1
    assert kept(data) == before
    assert run(["doctor", "--repair", *places(data)]) == Exit.OK
    assert "nothing that is kept lies there" in capsys.readouterr().out


def test_a_run_at_work_is_not_disturbed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from corpus.lock import holding  # noqa: PLC0415 - only here

    with holding(data / "winnow.lock"):
        assert run(["doctor", "--repair", "--sources", str(ROOT / "sources.toml"), "--data", str(data)]) == Exit.LOCKED
    assert "another run" in capsys.readouterr().err
