import hashlib
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from corpus import publish as publishing
from corpus.publish import PublishError, check, publish, published
from corpus.publish_table import SCHEMA, TableError, read
from corpus.store import Store
from tests.corpus.shelf import opened, pair, prose, reworded


def bytes_of(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.fixture
def two_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of 5,000 documents are more than a test should make."""
    monkeypatch.setattr(publishing, "_PART_DOCUMENTS", 2)


def fill(store: Store, first: int, last: int) -> None:
    with store.transaction():
        for number in range(first, last):
            store.keep(*pair(number, prose(number), published="2026-02-01" if number % 2 else ""))


def test_what_is_published_is_what_is_stored(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        fill(store, 0, 5)
        result = publish(store, tmp_path / "clean")
        stored = list(store.documents())
    assert result.rows == 5
    table = pq.ParquetDataset(tmp_path / "clean").read()
    assert table.schema.equals(SCHEMA)
    assert table.column("text").to_pylist() == [document.text for document in stored]
    assert table.column("fetched_at").to_pylist() == [document.provenance.fetched_at for document in stored]
    assert table.column("cuts").to_pylist()[0] == [
        {"start": 0, "end": 7, "kind": "navigation", "rule": "navigation.menu"}
    ]
    check(tmp_path / "clean")


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        fill(store, 0, 3)
        first = publish(store, tmp_path / "clean")
        before = {path: path.stat().st_mtime_ns for path in (tmp_path / "clean").iterdir()}
        assert publish(store, tmp_path / "clean") == first
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "clean").iterdir()} == before


def test_the_same_corpus_is_the_same_bytes_however_many_runs_it_took(tmp_path: Path) -> None:
    with opened(tmp_path / "one") as store:
        fill(store, 0, 6)
        publish(store, tmp_path / "one" / "clean")
    with opened(tmp_path / "two") as store:
        for first in (0, 2, 4):
            fill(store, first, first + 2)
            publish(store, tmp_path / "two" / "clean")
    assert bytes_of(tmp_path / "one" / "clean") == bytes_of(tmp_path / "two" / "clean")


def test_a_moved_crown_is_published_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.keep(*pair(1, prose(1), published="2026-02-02"))
        publish(store, tmp_path / "clean")
        store.keep(*pair(2, reworded(prose(1), 40), published="2026-02-01"))
        publish(store, tmp_path / "clean")
    rows = list(read(tmp_path / "clean" / "part-000000.parquet", ["relation"]))
    assert rows == [{"relation": "near"}, {"relation": "original"}]


@pytest.mark.usefixtures("two_a_part")
def test_an_interrupted_publication_is_finished_by_whoever_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "clean"
    with opened(tmp_path) as store:
        fill(store, 0, 5)
        with monkeypatch.context() as patch:
            patch.setattr(publishing, "_move_in", lambda *_: 1 / 0)  # the manifest is in place, the parts are not
            with pytest.raises(ZeroDivisionError):
                publish(store, folder)
        assert not list(folder.glob("part-*"))
    assert published(folder).rows == 5
    check(folder)
    assert len(list(folder.glob("part-*"))) == 3
    assert not list(folder.glob(".*"))


@pytest.mark.usefixtures("two_a_part")
def test_parts_staged_without_a_manifest_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "clean"
    with opened(tmp_path) as store:
        fill(store, 0, 2)
        publish(store, folder)
        before = bytes_of(folder)
        fill(store, 2, 6)
        with monkeypatch.context() as patch:
            patch.setattr(publishing, "write_text", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                publish(store, folder)
        assert published(folder).rows == 2
        assert bytes_of(folder) == before
        assert publish(store, folder).rows == 6
    check(folder)


def test_what_a_run_left_that_died_while_writing_is_removed(tmp_path: Path) -> None:
    (tmp_path / "clean").mkdir()
    (tmp_path / "clean" / "..part-000000.parquet.new.x1y2z3.tmp").write_bytes(b"half a part")
    with opened(tmp_path) as store:
        fill(store, 0, 3)
        publish(store, tmp_path / "clean")
    assert list((tmp_path / "clean").glob(".*")) == []


def _flip(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 3] ^= 1
    path.write_bytes(whole)


def _remove(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("harm", [_flip, _remove])
def test_damage_is_noticed(tmp_path: Path, harm: object) -> None:
    with opened(tmp_path) as store:
        fill(store, 0, 3)
        publish(store, tmp_path / "clean")
    assert callable(harm)
    harm(tmp_path / "clean" / "part-000000.parquet")
    with pytest.raises(PublishError, match="winnow doctor --repair"):
        check(tmp_path / "clean")


def test_a_garbled_manifest_is_named(tmp_path: Path) -> None:
    (tmp_path / "_manifest.json").write_text("{")
    with pytest.raises(PublishError, match="cannot be read"):
        published(tmp_path)


def test_every_flipped_bit_is_noticed(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        fill(store, 0, 3)
        publish(store, tmp_path)
    path = tmp_path / "part-000000.parquet"
    whole = path.read_bytes()
    for at in range(4, len(whole), len(whole) // 100):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        with pytest.raises(PublishError):
            check(tmp_path)


def test_a_flipped_bit_in_a_page_is_noticed_without_the_manifest(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        fill(store, 0, 3)
        publish(store, tmp_path)
    path = tmp_path / "part-000000.parquet"
    whole = path.read_bytes()
    path.write_bytes(whole[:200] + bytes([whole[200] ^ 4]) + whole[201:])
    with pytest.raises(TableError):
        list(read(path))


def test_a_flipped_bit_in_any_column_is_noticed_without_the_manifest(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        fill(store, 0, 3)
        publish(store, tmp_path)
    path = tmp_path / "part-000000.parquet"
    whole = path.read_bytes()
    group = pq.read_metadata(path).row_group(0)
    ends = set()  # of what the checksums cover: the dictionary's page and the last page of each column
    for column in map(group.column, range(group.num_columns)):
        first = column.dictionary_page_offset
        ends |= {(column.data_page_offset if first is None else first) + column.total_compressed_size - 1}
        ends |= {column.data_page_offset - 1} if first is not None else set()
    assert len(ends) > group.num_columns
    for at in ends:
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        with pytest.raises(TableError):
            list(read(path))
