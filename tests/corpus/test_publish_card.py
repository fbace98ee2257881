import json
from pathlib import Path

import pytest

from corpus import publish_card
from corpus.publish import check, publish
from corpus.publish_table import SCHEMA
from tests.corpus.shelf import opened, pair, prose


def published(folder: Path, documents: int) -> Path:
    with opened(folder) as store:
        for number in range(documents):
            store.keep(*pair(number, prose(number // 2), published=f"2026-02-0{number + 1}"))
        result = publish(store, folder / "clean")
        publish_card.write(store, result, folder / "clean")
    check(folder / "clean")
    return folder / "clean"


def test_the_card_counts_what_is_there(tmp_path: Path) -> None:
    text = (published(tmp_path, 4) / "README.md").read_text("utf-8")
    assert text.startswith("---\nlanguage:\n- en\n")
    assert "4 documents tell 2 stories, published between 2026-02-01 and 2026-02-04." in text
    for row in ("| example | 4 |", "| exact | 2 |", "| navigation | 28 |", "| Winnow 0.1.0, rules 1, model 0 | 4 |"):
        assert row in text
    assert "give other readers its `part-*.parquet`" in text


def test_an_empty_corpus_has_a_card_too(tmp_path: Path) -> None:
    text = (published(tmp_path, 0) / "README.md").read_text("utf-8")
    assert "0 documents tell 0 stories, published between unknown and unknown." in text


def test_croissant_names_every_file_with_its_digest_and_every_column(tmp_path: Path) -> None:
    folder = published(tmp_path, 2)
    plain = json.loads((folder / "_croissant.json").read_text("utf-8"))
    manifest = json.loads((folder / "_manifest.json").read_text("utf-8"))
    files = [entry for entry in plain["distribution"] if entry["@type"] == "cr:FileObject"]
    assert [entry["sha256"] for entry in files] == [part["sha256"] for part in manifest["parts"]]
    columns = [field["source"]["extract"]["column"] for field in plain["recordSet"][0]["field"]]
    assert columns == SCHEMA.names
    fields = {field["@id"]: field for field in plain["recordSet"][0]["field"]}
    assert fields["documents/fetched_at"]["dataType"] == "sc:DateTime"
    assert fields["documents/warc_offset"]["dataType"] == "sc:Integer"
    assert (fields["documents/tags"]["dataType"], fields["documents/tags"]["repeated"]) == ("sc:Text", True)
    kinds = {part["@id"]: part["dataType"] for part in fields["documents/redirects"]["subField"]}
    assert kinds["documents/redirects/status"] == "sc:Integer"
    assert plain["datePublished"] == "2026-03-01"


@pytest.mark.filterwarnings("ignore")  # of what it stands on
def test_croissants_own_library_finds_no_fault_and_reads_every_document(tmp_path: Path) -> None:
    mlcroissant = pytest.importorskip("mlcroissant", reason="mlcroissant is not installed; it brings thirty packages")
    folder = published(tmp_path, 4)
    dataset = mlcroissant.Dataset(jsonld=folder / "_croissant.json")
    assert not dataset.metadata.ctx.issues.errors
    read = list(dataset.records(record_set="documents"))
    with opened(tmp_path) as store:
        kept = list(store.documents())
    assert [(row["documents/id"].decode(), row["documents/text"].decode()) for row in read] == [
        (document.id, document.text) for document in kept
    ]
    assert [len(row["documents/cuts"]) for row in read] == [1] * len(kept)


def test_a_card_that_says_nothing_new_is_left_alone(tmp_path: Path) -> None:
    folder = published(tmp_path, 3)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    with opened(tmp_path) as store:
        publish_card.write(store, publish(store, folder), folder)
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before
