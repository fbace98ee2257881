"""What we write, read by the tools people use; those that are not installed are skipped, each with its name."""

import gzip
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pytest
from lxml import etree

from corpus import publish_card
from corpus.export.order import FORMATS, Order, export
from corpus.store import Store
from tests.corpus.shelf import opened, pair, prose

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
HOSTILE = 'Tom & "Jerry" <b>say</b> \x0b hi\n\nA second\tparagraph — with 漢字.'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with opened(tmp_path_factory.mktemp("consumers")) as store:
        with store.transaction():
            for number in range(7):
                text = f"{HOSTILE}\n\n{prose(1)}" if number == 1 else prose(number)
                store.keep(*pair(number, text, published="2026-02-01" if number % 2 else ""))
        yield store


@pytest.fixture(scope="module")
def files(store: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, ...]]:
    """Every format, and the published corpus with its card."""
    folder = tmp_path_factory.mktemp("exports")
    made = {name: export(store, Order(format=name, folder=folder / name, cuts=True)).files for name in FORMATS}
    publish_card.release(store, folder / "clean")
    return made | {"published": tuple(sorted((folder / "clean").glob("*.parquet")))}


def tool(name: str) -> Any:
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed; the extras dev and bench have these readers")
    return importlib.import_module(name)


@pytest.fixture(scope="module")
def texts(store: Store) -> dict[str, str]:
    return {document.id: document.text for document in store.documents()}


@pytest.mark.parametrize("form", ["parquet", "published"])
def test_pandas_reads_parquet(files: dict[str, tuple[Path, ...]], texts: dict[str, str], form: str) -> None:
    # A folder is read whole, README.md included, which the dataset hubs want there: the parts are named instead.
    frame = tool("pandas").read_parquet(list(files[form]))
    assert dict(zip(frame["id"], frame["text"], strict=True)) == texts
    assert str(frame["fetched_at"].dtype).startswith("datetime64[")
    assert frame["published_at"].notna().sum() == 3


def test_pandas_reads_json_lines(files: dict[str, tuple[Path, ...]], texts: dict[str, str]) -> None:
    frame = tool("pandas").read_json(files["jsonl"][0], lines=True)
    assert dict(zip(frame["id"], frame["text"], strict=True)) == texts


@pytest.mark.parametrize("form", ["parquet", "published", "jsonl"])
def test_polars_reads(files: dict[str, tuple[Path, ...]], texts: dict[str, str], form: str) -> None:
    polars = tool("polars")
    frame = polars.read_ndjson(files[form][0]) if form == "jsonl" else polars.read_parquet(list(files[form]))
    assert dict(zip(frame["id"], frame["text"], strict=True)) == texts
    assert frame.select("cuts").to_series()[0][0]["kind"] == "navigation"


@pytest.mark.parametrize("form", ["parquet", "published", "jsonl"])
def test_duckdb_reads(files: dict[str, tuple[Path, ...]], form: str) -> None:
    duckdb = tool("duckdb")
    names = [str(path) for path in files[form]]
    table = duckdb.read_json(names) if form == "jsonl" else duckdb.read_parquet(names)
    assert table.filter("lang = 'en'").aggregate("count(*), sum(len(cuts))").fetchall() == [(7, 7)]


def test_hugging_face_loads_the_published_folder_by_its_card(
    files: dict[str, tuple[Path, ...]], texts: dict[str, str], tmp_path: Path
) -> None:
    loaded = tool("datasets").load_dataset(str(files["published"][0].parent), split="train", cache_dir=str(tmp_path))
    assert dict(zip(loaded["id"], loaded["text"], strict=True)) == texts


@pytest.mark.parametrize(("form", "kind"), [("jsonl", "json"), ("parquet", "parquet")])
def test_hugging_face_loads_exports(
    files: dict[str, tuple[Path, ...]], texts: dict[str, str], tmp_path: Path, form: str, kind: str
) -> None:
    loaded = tool("datasets").load_dataset(kind, data_files=str(files[form][0]), cache_dir=str(tmp_path))["train"]
    assert dict(zip(loaded["id"], loaded["text"], strict=True)) == texts


@pytest.mark.parametrize(
    ("form", "reader", "pattern"),
    [("jsonl", "JsonlReader", "*.jsonl"), ("parquet", "ParquetReader", "*.parquet"), ("dolma", "JsonlReader", "*.gz")],
)
def test_datatrove_reads(
    files: dict[str, tuple[Path, ...]], texts: dict[str, str], form: str, reader: str, pattern: str
) -> None:
    tool("datatrove")
    readers = importlib.import_module("datatrove.pipeline.readers")
    read = getattr(readers, reader)(str(files[form][0].parent), glob_pattern=pattern)
    assert {document.id: document.text for document in read(rank=0, world_size=1)} == texts


def test_dolma_finds_the_fields_its_format_asks_for(files: dict[str, tuple[Path, ...]], texts: dict[str, str]) -> None:
    # By the toolkit's data format: gzipped JSON lines below documents/; id, text and source strings, created and added
    # ISO 8601, everything of our own below metadata.
    (path,) = files["dolma"]
    assert path.parent.name == "documents"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    assert {document["id"]: document["text"] for document in documents} == texts
    assert {name for document in documents for name in document} == {
        *("id", "text", "source", "added", "created", "version", "metadata")
    }
    assert all(isinstance(document[name], str) for document in documents for name in ("id", "text", "source", "added"))


def test_lxml_reads_tei(files: dict[str, tuple[Path, ...]], texts: dict[str, str]) -> None:
    for path in files["tei"]:
        root = etree.parse(path).getroot()
        assert root.tag == f"{TEI}TEI"
        text = texts[str(root.get(f"{XML}id")).removeprefix("d-")]
        told = "\n\n".join("".join(map(str, part.itertext())) for part in root.iter(f"{TEI}p") if _in_body(part))
        assert told == text.replace("\x0b", "\ufffd")  # XML cannot hold it
        header = [root.find(f".//{TEI}{name}") for name in ("fileDesc", "titleStmt", "publicationStmt", "sourceDesc")]
        assert None not in header


def _in_body(part: etree._Element) -> bool:
    return any(above.tag == f"{TEI}body" for above in part.iterancestors())


def test_bulk_bodies_follow_the_documented_form(files: dict[str, tuple[Path, ...]], texts: dict[str, str]) -> None:
    # An action line and a source line in turn, each one JSON object without line breaks, the last line ended too.
    body = files["es-bulk"][0].read_bytes()
    assert body.endswith(b"\n")
    lines = [json.loads(line) for line in body.split(b"\n")[:-1]]
    actions, sources = lines[::2], lines[1::2]
    assert [list(action) for action in actions] == [["index"]] * 7
    assert {action["index"]["_id"]: source["text"] for action, source in zip(actions, sources, strict=True)} == texts


def test_vertical_text_has_a_token_a_line_within_balanced_tags(files: dict[str, tuple[Path, ...]]) -> None:
    body = files["vrt"][0].read_text("utf-8")
    root = etree.fromstring(f"<corpus>{body}</corpus>".encode())
    assert len(root.findall("text")) == 7
    assert all(" " not in line for line in body.splitlines() if not line.startswith("<"))


def test_the_published_parts_are_one_arrow_dataset(files: dict[str, tuple[Path, ...]]) -> None:
    table = ds.dataset(list(files["published"]), format="parquet").to_table(filter=ds.field("lang") == "en")
    assert table.num_rows == 7


def test_nothing_is_null_in_json(files: dict[str, tuple[Path, ...]]) -> None:
    for line in files["jsonl"][0].read_text("utf-8").splitlines():
        assert not list(_nulls(json.loads(line)))


def _nulls(value: object) -> Iterator[object]:
    if value is None:
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _nulls(each)
