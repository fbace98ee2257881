"""What we write, read by the tools people use; those that are not installed are skipped, each with its name."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pyarrow.dataset as ds
import pytest

from corpus import publish_card
from corpus.export.order import Order, export
from corpus.publish import publish
from corpus.store import Store
from tests.corpus.shelf import opened, pair, prose


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = opened(tmp_path / "data")
    with store.transaction():
        for number in range(7):
            store.keep(*pair(number, prose(number), published="2026-02-01" if number % 2 else ""))
    return store


def with_pandas(pandas: ModuleType, parquet: Path, jsonl: Path) -> None:
    # A folder is read whole, README.md included, which the dataset hubs want there: the parts are named instead.
    frame = pandas.read_parquet(sorted(parquet.glob("*.parquet")))
    assert len(frame) == 7
    assert str(frame["fetched_at"].dtype).startswith("datetime64[")
    assert frame["published_at"].notna().sum() == 3
    assert len(pandas.read_json(jsonl, lines=True)) == 7


def with_polars(polars: ModuleType, parquet: Path, jsonl: Path) -> None:
    frame = polars.read_parquet(parquet / "*.parquet")
    assert frame.height == 7
    assert frame.select("cuts").to_series()[0][0]["kind"] == "navigation"
    assert polars.read_ndjson(jsonl).height == 7


def with_duckdb(duckdb: ModuleType, parquet: Path, jsonl: Path) -> None:
    published = duckdb.read_parquet(f"{parquet}/*.parquet")
    assert published.filter("lang = 'en'").aggregate("count(*), sum(len(cuts))").fetchall() == [(7, 7)]
    assert duckdb.read_json(str(jsonl)).aggregate("count(*)").fetchall() == [(7,)]


def with_datasets(datasets: ModuleType, parquet: Path, jsonl: Path) -> None:
    loaded = datasets.load_dataset(str(parquet), split="train", cache_dir=str(jsonl.parent / "cache"))
    assert loaded.num_rows == 7
    assert (
        datasets.load_dataset("json", data_files=str(jsonl), cache_dir=str(jsonl.parent / "c2"))["train"].num_rows == 7
    )


@pytest.mark.parametrize(
    ("name", "reads"),
    [("pandas", with_pandas), ("polars", with_polars), ("duckdb", with_duckdb), ("datasets", with_datasets)],
)
def test_parquet_and_json_lines_are_read_by(
    store: Store, tmp_path: Path, name: str, reads: Callable[[ModuleType, Path, Path], None]
) -> None:
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed; it is in no extra of ours yet")
    publish_card.write(store, publish(store, tmp_path / "clean"), tmp_path / "clean")
    (jsonl,) = export(store, Order(format="jsonl", folder=tmp_path / "jsonl", cuts=True)).files
    reads(importlib.import_module(name), tmp_path / "clean", jsonl)


def test_the_published_parts_are_one_arrow_dataset(store: Store, tmp_path: Path) -> None:
    publish(store, tmp_path / "clean")
    table = ds.dataset(sorted((tmp_path / "clean").glob("*.parquet")), format="parquet").to_table(
        filter=ds.field("lang") == "en"
    )
    assert table.num_rows == 7
