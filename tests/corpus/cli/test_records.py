"""What the command line says of one record: explain, verify, story."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run
from corpus.corpus import Corpus
from corpus.document import Document, Relation
from tests.corpus.conftest import SOURCES


@pytest.fixture
def copy(first_crawl: Path) -> Document:
    with Corpus.open(first_crawl) as corpus:
        return next(one for one in corpus.documents() if one.story.relation is Relation.NEAR)


def test_a_record_is_explained(first_crawl: Path, copy: Document, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", copy.id, "--data", str(first_crawl)]) == Exit.OK
    said = capsys.readouterr().out
    for part in (copy.addresses.answered, copy.provenance.digest, copy.story.of, "robots.txt: allowed", "cuts, "):
        assert part in said
    assert run(["explain", copy.id, "--data", str(first_crawl), "--json"]) == Exit.OK
    assert json.loads(capsys.readouterr().out)["terms"][0] == "robots.txt: allowed"


def test_its_provenance_is_linked_data(first_crawl: Path, copy: Document, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", copy.id, "--data", str(first_crawl), "--prov"]) == Exit.OK
    graph = json.loads(capsys.readouterr().out)
    assert graph["@context"]["prov"] == "http://www.w3.org/ns/prov#"
    assert copy.id in graph["@graph"][0]["@id"]


def verify(data: Path, *arguments: str) -> int:
    return run(["verify", *arguments, "--data", str(data), "--sources", str(SOURCES)])


def test_a_record_is_made_again(first_crawl: Path, copy: Document, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(first_crawl, copy.id) == Exit.OK
    said = capsys.readouterr().out
    assert said.count("  ok ") == 5
    assert f"verify ok {copy.id}" in said
    assert verify(first_crawl, copy.id, "--prov") == Exit.OK
    streams = capsys.readouterr()
    assert json.loads(streams.out)["@graph"]
    assert "verify ok" in streams.err


def test_a_record_that_is_not_as_archived_is_told_apart(
    first_crawl: Path, copy: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = Path(shutil.copytree(first_crawl, tmp_path / "data"))
    with sqlite3.connect(data / "winnow.db", isolation_level=None) as database:
        database.execute("UPDATE documents SET text = text || '!' WHERE id = ?", (copy.id,))
    database.close()
    assert verify(data, copy.id) in {Exit.CHANGES, Exit.UNHEALTHY}
    assert "BAD" in capsys.readouterr().out
    next((data / "raw").glob("*.warc.gz")).unlink()
    assert verify(data, copy.id, "--json") == Exit.UNHEALTHY
    checks = {check["what"]: check["holds"] for check in json.loads(capsys.readouterr().out)[0]["checks"]}
    assert checks["record"] is False


def test_nothing_named_is_a_mistake(first_crawl: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(first_crawl) == Exit.USAGE
    assert "name a document, or --all" in capsys.readouterr().err


def test_a_family_is_shown_with_its_differences(
    first_crawl: Path, copy: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["story", copy.id, "--data", str(first_crawl)]) == Exit.OK
    said = capsys.readouterr().out
    assert said.index(copy.story.of) < said.index(f"near of {copy.story.of}")
    assert "\n    + " in said
    assert run(["story", copy.id, "--data", str(first_crawl), "--json"]) == Exit.OK
    copies = json.loads(capsys.readouterr().out)["copies"]
    assert [one["relation"] for one in copies] == ["original", "near"]
    assert copies[0]["differences"] == []
    assert {one["sign"] for one in copies[1]["differences"]} <= {"-", "+", "~"}
    assert copies[1]["differences"]
