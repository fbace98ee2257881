"""The export command: what it takes, what it refuses, and what it writes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run
from tests.corpus.shelf import opened, pair, prose, reworded

Winnow = Callable[..., int]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with opened(tmp_path / "data") as store:
        for number in range(12):
            store.keep(*pair(number, reworded(prose(number // 2), 20 * (number % 2) + 5)))
    return tmp_path / "data"


@pytest.fixture
def export(data: Path, tmp_path: Path) -> Winnow:
    return lambda *arguments: run(["export", "--data", str(data), "-o", str(tmp_path / "out"), *arguments])


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("parquet", "corpus.parquet"),
        ("jsonl", "corpus.jsonl"),
        ("vrt", "corpus.vrt"),
        ("dolma", "documents/corpus.jsonl.gz"),
        ("es-bulk", "corpus.ndjson"),
    ],
)
def test_every_format_is_on_the_command_line(export: Winnow, tmp_path: Path, form: str, name: str) -> None:
    assert export("-f", form) == Exit.OK
    assert files(tmp_path / "out") == sorted(["_export.json", name])


@pytest.mark.parametrize("form", ["txt", "tei"])
def test_documents_have_files_of_their_own(export: Winnow, tmp_path: Path, form: str) -> None:
    assert export("-f", form, "--only", "originals") == Exit.OK
    assert len(files(tmp_path / "out")) == 1 + 6


def test_an_outlet_that_is_nobodys_leaves_the_earlier_export_alone(
    export: Winnow, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("-f", "jsonl") == Exit.OK
    before = files(tmp_path / "out")
    assert export("-f", "jsonl", "--outlet", "kestel") == Exit.USAGE
    assert "--outlet kestel: no document in the corpus is of this outlet; there are: " in capsys.readouterr().err
    assert files(tmp_path / "out") == before


def test_a_split_and_shards_are_ordered(export: Winnow, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export("-f", "jsonl", "--split", "train=0.5, test=0.5", "--shard-size", "4kB", "--json") == Exit.OK
    said = json.loads(capsys.readouterr().out)
    assert said["documents"] == 12
    names = {path.rsplit("/", 1)[1] for path in said["files"]}
    assert {"train-00000.jsonl", "train-00001.jsonl", "test-00000.jsonl"} <= names
    parts = [
        {line["story"] for path in (tmp_path / "out").glob(f"{part}-*.jsonl") for line in lines(path)}
        for part in ("train", "test")
    ]
    assert len(parts[0]) + len(parts[1]) == 6
    assert not parts[0] & parts[1]


def test_raw_text_and_cuts_go_along(export: Winnow, tmp_path: Path) -> None:
    assert export("-f", "jsonl", "--with", "raw,cuts") == Exit.OK
    first = lines(tmp_path / "out" / "corpus.jsonl")[0]
    assert str(first["raw_text"]).startswith("Menu ☰")
    assert first["cuts"] == [{"start": 0, "end": 7, "kind": "navigation", "rule": "navigation.menu"}]


def test_the_next_export_adds_what_is_new_or_changed(export: Winnow, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert export("-f", "jsonl", "--since-export") == Exit.OK
    assert export("-f", "jsonl", "--since-export") == Exit.OK
    assert files(out) == ["_export.json", "corpus.jsonl"]
    with opened(data) as store:
        new = store.keep(*pair(40, prose(40))).document
        better = store.keep(*pair(41, prose(3), published="2026-01-01")).document  # moves the crown of a story
    assert export("-f", "jsonl", "--since-export") == Exit.OK
    (more,) = set(files(out)) - {"_export.json", "corpus.jsonl"}
    added = {line["id"]: line for line in lines(out / more)}
    assert {new.id, better.id} < added.keys()
    assert len(added) == 4
    assert {line["story"] for line in added.values()} == {new.id, better.id}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--split", "train"], "expected shares such as train=0.98,test=0.02", id="no share"),
        pytest.param(["--split", "a=0.5,b=0.4"], "add up to 1, these add up to 0.9", id="shares"),
        pytest.param(["--split", "../a=0.5,b=0.5"], "cannot be part of a file name", id="a path"),
        pytest.param(["--shard-size", "large"], "expected a size such as 500MB", id="size"),
        pytest.param(["--shard-size", "0"], "expected a size such as 500MB", id="no size"),
        pytest.param(["--with", "html"], "expected one or both of raw, cuts", id="extras"),
        pytest.param(["--since", "yesterday"], "expected a date such as 2026-10-01", id="since"),
        pytest.param(["--where", "lenght > 3"], "no such column: lenght; the columns are number, id", id="where"),
        pytest.param(["--where", "id IN (SELECT id FROM runs)"], "prohibited", id="another table"),
        pytest.param(["--since", "9999-12-31T23:59:59-12:00"], "--since 9999-12-31T23:59:59-12:00: ", id="no year"),
        pytest.param(["--split", "a=nan,b=1"], "add up to 1, these add up to nan", id="no number of shares"),
        pytest.param(["--split", f"{'a' * 61}=1"], "use up to 60 letters", id="a name too long"),
        pytest.param(["--shard-size", "9" * 400], "expected a size such as 500MB", id="no size"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_and_nothing_is_written(
    export: Winnow, tmp_path: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("-f", "jsonl", *arguments) == Exit.USAGE
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("part", ["", "clean", "clean/more", "raw", "."])
def test_an_export_does_not_go_among_the_parts_of_the_corpus(
    export: Winnow, data: Path, part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(data)
    assert export("-f", "parquet", "-o", str(data / part)) == Exit.USAGE
    assert "is where the corpus itself lies; name a folder of its own" in capsys.readouterr().err
    assert files(data) == before
    assert export("-f", "parquet", "-o", str(data / "exports")) == Exit.OK


def test_what_an_export_would_overwrite_is_named(
    export: Winnow, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "corpus.jsonl").write_text("keep", "utf-8")
    assert export("-f", "jsonl") == Exit.USAGE
    assert "corpus.jsonl: no export made this, and it would be lost; move it away" in capsys.readouterr().err
    assert (tmp_path / "out" / "corpus.jsonl").read_text("utf-8") == "keep"


def test_a_file_for_each_document_has_no_shards(export: Winnow, capsys: pytest.CaptureFixture[str]) -> None:
    assert export("-f", "txt", "--shard-size", "1MB") == Exit.USAGE
    assert "txt has a file for each document" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("where", "said"),
    [
        pytest.param("abs(-9223372036854775807 - length / length)", "integer overflow", id="a sum too large"),
        pytest.param("json(title)", "malformed JSON", id="a title that is no JSON"),
        pytest.param("zeroblob(9999999999) = id", "string or blob too big", id="bytes beyond bounds"),
    ],
)
def test_a_condition_that_fails_on_a_document_is_not_taken_for_damage(
    export: Winnow, tmp_path: Path, where: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("-f", "jsonl") == Exit.OK
    before = (tmp_path / "out" / "corpus.jsonl").read_bytes()
    assert export("-f", "jsonl", "--where", where) == Exit.USAGE
    assert f"--where: {said}: it fails on a document's values" in capsys.readouterr().err
    assert files(tmp_path / "out") == ["_export.json", "corpus.jsonl"]
    assert (tmp_path / "out" / "corpus.jsonl").read_bytes() == before
