import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from corpus.document import Relation
from corpus.export.order import FORMATS, Order, OrderError, export, place
from corpus.store import Store
from corpus.store_find import Wanted
from scraper.page import Record
from tests.corpus.shelf import NOON, cleaned, made, opened, page, pair, prose, reworded


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
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "data") as store:
        with store.transaction():
            for number in range(20):
                store.keep(*pair(number, prose(number), published=f"2026-02-{number + 1:02}"))
            for number in range(20, 30):
                store.keep(*pair(number, reworded(prose(number - 20), 40), published="2026-02-25"))
        yield store


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


@pytest.mark.parametrize("more", [False, True])
def test_a_file_that_no_export_made_is_not_replaced(store: Store, tmp_path: Path, more: bool) -> None:  # noqa: FBT001 - a table
    out = tmp_path / "out"
    out.mkdir()
    (out / "corpus.jsonl").write_text("keep", "utf-8")
    with pytest.raises(OrderError, match=r"corpus\.jsonl: no export made this"):
        export(store, Order(format="jsonl", folder=out, more=more))
    assert [(path.name, path.read_text("utf-8")) for path in out.iterdir()] == [("corpus.jsonl", "keep")]
    export(store, Order(format="parquet", folder=out))
    with pytest.raises(OrderError, match="or name another folder"):  # nor is it after another format's export
        export(store, Order(format="jsonl", folder=out))
    assert sorted(path.name for path in out.iterdir()) == ["_export.json", "corpus.jsonl", "corpus.parquet"]


def test_an_export_that_was_killed_amid_its_last_step_is_done_again(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(store, Order(format="jsonl", folder=out))
    (out / "_export.json").rename(out / "._export.json.part")
    export(store, Order(format="jsonl", folder=out))
    assert sorted(path.name for path in out.iterdir()) == ["_export.json", "corpus.jsonl"]


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


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (Order(format="jsonl", folder=Path(), wanted=Wanted(lang="de")), 'with --where "length > 1"'),
        (
            Order(format="jsonl", folder=Path(), wanted=Wanted(lang="de", where="length > 2")),
            'with --where "length > 1"',
        ),
        (Order(format="jsonl", folder=Path(), wanted=Wanted(where="length > 1")), 'with --lang "de"'),
        (
            Order(format="jsonl", folder=Path(), wanted=Wanted(lang="de", where="length > 1", originals=True)),
            'with --only "all"',
        ),
        (
            Order(format="jsonl", folder=Path(), wanted=Wanted(lang="de", where="length > 1"), split=(("all", 1.0),)),
            "with no --split",
        ),
    ],
)
def test_another_selection_does_not_go_on(store: Store, tmp_path: Path, changed: Order, said: str) -> None:
    """What an earlier export gave under other conditions would stay, and nobody would say that it is to be dropped."""
    order = Order(format="jsonl", folder=tmp_path / "out", wanted=Wanted(lang="de", where="length > 1"))
    export(store, order)
    with pytest.raises(OrderError, match=re.escape(said)):
        export(store, replace(changed, folder=order.folder, more=True))
    assert export(store, replace(order, more=True)).documents == 0
    assert export(store, replace(changed, folder=order.folder)).files  # the whole anew may ask for anything


def again(store: Store, number: int, text: str) -> str:
    """The address of a document answers with another text; returns the new version's id."""
    source = page(number, at=NOON + timedelta(days=9), body=b"<p>anew</p>")
    source = replace(source, record=Record(file="b.warc.gz", offset=0, record_id=f"urn:uuid:again{number}"))
    result = cleaned(source, text)
    return store.keep(made(source, result), result).document.id


def told(folder: Path, name: str) -> dict[str, str]:
    lines = map(json.loads, (folder / name).read_text("utf-8").splitlines())
    return {line["id"]: line["why"] for line in lines}


@pytest.mark.parametrize("format_", FORMATS)
def test_a_replaced_version_is_withdrawn(store: Store, tmp_path: Path, format_: str) -> None:
    order = Order(format=format_, folder=tmp_path / "out", more=True)
    first = export(store, order)
    old = pair(5, prose(5))[0].id
    new = again(store, 5, prose(50))
    second = export(store, order)
    lists = [path for path in second.files if "withdrawn" in path.name]
    assert second.withdrawn == len(lists) == 1
    if format_ == "es-bulk":
        assert lists[0].name == "corpus-more1-withdrawn.ndjson"
        assert [json.loads(line) for line in lists[0].read_bytes().splitlines()] == [{"delete": {"_id": old}}]
    else:
        assert told(tmp_path / "out", "corpus-more1-withdrawn.jsonl") == {old: "replaced by a later version"}
    written = READERS[format_](tuple(set(second.files) - set(lists)))
    assert new in written
    assert old not in written
    held = (set(READERS[format_](first.files)) - {old}) | set(written)
    assert held == {document.id for document in store.documents()}


def test_what_a_selection_no_longer_asks_for_is_withdrawn(store: Store, tmp_path: Path) -> None:
    order = Order(format="jsonl", folder=tmp_path / "out", more=True, wanted=Wanted(originals=True))
    held = set(jsonl_ids(export(store, order).files))
    better = store.keep(*pair(70, reworded(prose(3), 40, 90), published="2026-01-01")).document  # takes the crown
    second = export(store, order)
    gone = told(tmp_path / "out", "corpus-more1-withdrawn.jsonl")
    old = pair(3, prose(3))[0].id
    assert gone[old] == "no longer asked for"
    held = (held - gone.keys()) | set(jsonl_ids(tuple(path for path in second.files if "withdrawn" not in path.name)))
    assert better.id in held
    assert held == {document.id for document in store.documents(Wanted(originals=True))}


def test_a_document_that_goes_to_another_part_is_withdrawn_from_the_first(store: Store, tmp_path: Path) -> None:
    split = (("train", 0.5), ("test", 0.5))
    order = Order(format="jsonl", folder=tmp_path / "out", more=True, split=split)
    export(store, order)
    for number in range(12):  # a better original renames the story, and its name decides where it goes
        store.keep(*pair(70 + number, reworded(prose(number), 40, 90), published="2026-01-01"))
    second = export(store, order)
    assert second.withdrawn
    for name, (low, high) in zip(("train", "test"), ((0, 0.5), (0.5, 1)), strict=True):
        gone = told(tmp_path / "out", f"{name}-more1-withdrawn.jsonl").keys()
        held = set(jsonl_ids((tmp_path / "out" / f"{name}.jsonl",))) - gone
        held |= set(jsonl_ids((tmp_path / "out" / f"{name}-more1.jsonl",)))
        assert held == {document.id for document in store.documents() if low <= place(document.story.id) < high}


def test_a_state_of_an_earlier_version_withdraws_nothing(store: Store, tmp_path: Path) -> None:
    order = Order(format="jsonl", folder=tmp_path / "out", more=True)
    export(store, order)
    path = tmp_path / "out" / "_export.json"
    state = json.loads(path.read_text("utf-8"))
    del state["last"], state["asked"], state["run"]
    path.write_text(json.dumps(state), "utf-8")
    again(store, 5, prose(50))
    assert export(store, order).withdrawn == 0
    again(store, 6, prose(51))
    assert export(store, order).withdrawn == 1
