import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from corpus.document import Relation
from corpus.export.order import FORMATS, Order, OrderError, export
from corpus.store import Store
from corpus.store_find import Wanted
from tests.corpus.shelf import opened, pair, prose, reworded


def jsonl_ids(files: tuple[Path, ...]) -> list[str]:
    return [json.loads(line)["id"] for path in files for line in path.read_text("utf-8").splitlines()]


def parquet_ids(files: tuple[Path, ...]) -> list[str]:
    return [str(name) for path in files for name in pq.read_table(path).column("id").to_pylist()]


def txt_ids(files: tuple[Path, ...]) -> list[str]:
    return [path.stem[-16:] for path in files]


def vrt_ids(files: tuple[Path, ...]) -> list[str]:
    return [line[10:26] for path in files for line in path.read_text("utf-8").split("\n") if line.startswith("<text ")]


def dolma_ids(files: tuple[Path, ...]) -> list[str]:
    return [json.loads(line)["id"] for path in files for line in gzip.decompress(path.read_bytes()).splitlines()]


def bulk_ids(files: tuple[Path, ...]) -> list[str]:
    return [json.loads(line)["index"]["_id"] for path in files for line in path.read_bytes().splitlines()[::2]]


READERS: dict[str, Callable[[tuple[Path, ...]], list[str]]] = {
    "jsonl": jsonl_ids,
    "parquet": parquet_ids,
    "txt": txt_ids,
    "tei": txt_ids,
    "vrt": vrt_ids,
    "dolma": dolma_ids,
    "es-bulk": bulk_ids,
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = opened(tmp_path / "data")
    with store.transaction():
        for number in range(20):
            store.keep(*pair(number, prose(number), published=f"2026-02-{number + 1:02}"))
        for number in range(20, 30):
            store.keep(*pair(number, reworded(prose(number - 20), 40), published="2026-02-25"))
    return store


@pytest.mark.parametrize("format_", FORMATS)
def test_every_wanted_document_is_written_once(store: Store, tmp_path: Path, format_: str) -> None:
    result = export(store, Order(format=format_, folder=tmp_path / "out", wanted=Wanted(originals=True)))
    wanted = [document.id for document in store.documents() if document.story.relation is Relation.ORIGINAL]
    assert sorted(READERS[format_](result.files)) == sorted(wanted)
    assert result.documents == len(wanted) == 20
    lying = [path for path in (tmp_path / "out").rglob("*") if path.is_file() and path.name != "_export.json"]
    assert sorted(lying) == sorted(result.files)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_split_keeps_stories_together(store: Store, tmp_path: Path, format_: str) -> None:
    split = (("train", 0.7), ("test", 0.3))
    result = export(store, Order(format=format_, folder=tmp_path / "out", split=split))
    assert result.documents == 30
    parts = [
        READERS[format_](tuple(path for path in result.files if name in str(path.relative_to(tmp_path / "out"))))
        for name, _ in split
    ]
    stories = [{found.story.id for name in part if (found := store.document(name))} for part in parts]
    assert all(stories)
    assert not stories[0] & stories[1]
    assert len(parts[0]) + len(parts[1]) == 30


@pytest.mark.parametrize("format_", ["parquet", "jsonl"])
def test_shards_are_bounded_and_complete(store: Store, tmp_path: Path, format_: str) -> None:
    result = export(store, Order(format=format_, folder=tmp_path / "out", shard_bytes=6_000))
    assert len(result.files) > 3
    assert [path.name for path in result.files] == [f"corpus-{n:05d}.{format_}" for n in range(len(result.files))]
    assert READERS[format_](result.files) == [document.id for document in store.documents()]
    if format_ == "jsonl":
        assert max(path.stat().st_size for path in result.files) <= 6_000


@pytest.mark.parametrize("format_", ["parquet", "jsonl", "txt"])
def test_raw_text_and_cuts_go_along_when_asked_for(store: Store, tmp_path: Path, format_: str) -> None:
    plain = export(store, Order(format=format_, folder=tmp_path / "plain"))
    full = export(store, Order(format=format_, folder=tmp_path / "full", raw=True, cuts=True))
    menus = ["Menu ☰".encode() in b"".join(path.read_bytes() for path in result.files) for result in (plain, full)]
    if format_ == "parquet":
        menus = ["raw_text" in pq.read_schema(result.files[0]).names for result in (plain, full)]
        assert "navigation" in str(pq.read_table(full.files[0]).column("cuts")[0])
    assert menus == [False, True]


def test_json_lines_hold_nothing_null_and_every_line_is_whole(store: Store, tmp_path: Path) -> None:
    result = export(store, Order(format="jsonl", folder=tmp_path / "out"))
    for line in result.files[0].read_text("utf-8").splitlines():
        assert None not in json.loads(line).values()
        assert "null" not in line


@pytest.mark.parametrize(
    ("order", "message"),
    [
        pytest.param({"format": "docx"}, 'no format "docx"; there are parquet', id="format"),
        pytest.param({"split": (("a", 0.5), ("b", 0.4))}, "add up to 1, these add up to 0.9", id="shares"),
        pytest.param({"split": (("a", 1.5), ("b", -0.5))}, "above 0", id="negative"),
        pytest.param({"split": (("a", 0.5), ("a", 0.5))}, "the same name", id="names"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused(
    store: Store, tmp_path: Path, order: dict[str, object], message: str
) -> None:
    with pytest.raises(OrderError, match=message):
        export(store, Order(**({"format": "jsonl", "folder": tmp_path / "out"} | order)))  # type: ignore[arg-type]  # a table
    assert not (tmp_path / "out").exists()


def test_an_export_that_fails_leaves_what_stood_there(store: Store, tmp_path: Path) -> None:
    before = export(store, Order(format="jsonl", folder=tmp_path / "out")).files[0].read_bytes()
    store.database.do("UPDATE pages SET redirects = '{' WHERE number = 7")
    with pytest.raises(ValueError, match="Expecting"):
        export(store, Order(format="jsonl", folder=tmp_path / "out"))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["_export.json", "corpus.jsonl"]
    assert (tmp_path / "out" / "corpus.jsonl").read_bytes() == before


@pytest.mark.parametrize("format_", FORMATS)
def test_an_export_goes_on_where_the_last_one_ended(store: Store, tmp_path: Path, format_: str) -> None:
    order = Order(format=format_, folder=tmp_path / "out", more=True)
    first = export(store, order)
    assert first.documents == 30
    assert export(store, order).files == ()
    kept = [store.keep(*pair(number, prose(number))).document.id for number in (100, 101)]
    second = export(store, order)
    assert sorted(READERS[format_](second.files)) == sorted(kept)
    assert not set(first.files) & set(second.files)
    whole = export(store, Order(format=format_, folder=tmp_path / "out"))
    assert whole.documents == 32
    lying = [path for path in (tmp_path / "out").rglob("*") if path.is_file() and path.name != "_export.json"]
    assert sorted(lying) == sorted(whole.files)


def test_another_format_does_not_go_on(store: Store, tmp_path: Path) -> None:
    export(store, Order(format="jsonl", folder=tmp_path / "out", more=True))
    with pytest.raises(OrderError, match="holds an export as jsonl"):
        export(store, Order(format="txt", folder=tmp_path / "out", more=True))
    (tmp_path / "out" / "_export.json").write_text("{")
    with pytest.raises(OrderError, match="cannot be read"):
        export(store, Order(format="jsonl", folder=tmp_path / "out", more=True))
