"""What a command says of a data folder whose database it cannot use."""

import shutil
from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run
from tests.corpus.conftest import SOURCES


@pytest.fixture
def data(crawled: Path, tmp_path: Path) -> Path:
    shutil.copytree(crawled / "data", tmp_path / "data")
    return tmp_path / "data"


COMMANDS = [
    pytest.param(["stats"], id="one that reads"),
    pytest.param(["reclean"], id="one that writes"),
    pytest.param(["doctor"], id="the doctor"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_lost_database_is_made_anew_from_the_archive(
    command: list[str], data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in data.glob("winnow.db*"):
        path.unlink()
    assert run([*command, "--data", str(data)]) == Exit.UNHEALTHY
    assert f"its database is lost; `winnow doctor --repair --data {data}` makes it anew" in capsys.readouterr().err
    assert not (data / "winnow.db").exists()


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("content", [b"a letter to a friend, and longer than a header is. " * 99], ids=["no database"])
def test_a_spoilt_database_names_the_repair_and_the_folder(
    command: list[str], content: bytes, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "winnow.db").write_bytes(content)
    assert run([*command, "--data", str(data)]) == Exit.UNHEALTHY
    assert f"run: winnow doctor --repair --data {data}" in capsys.readouterr().err
    assert (data / "winnow.db").read_bytes() == content


def test_an_empty_database_names_the_repair(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "winnow.db").write_bytes(b"")
    assert run(["stats", "--data", str(data)]) == Exit.UNHEALTHY
    assert f"run: winnow doctor --repair --data {data}" in capsys.readouterr().err


def test_a_folder_in_the_place_of_the_database(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in data.glob("winnow.db*"):
        path.unlink()
    (data / "winnow.db").mkdir()
    assert run(["stats", "--data", str(data)]) == Exit.UNHEALTHY
    assert f"no file; move it away and run: winnow doctor --repair --data {data}" in capsys.readouterr().err


def test_a_file_in_the_place_of_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert run(["stats", "--data", str(tmp_path / "file" / "data")]) == Exit.USAGE
    assert "no corpus here yet" in capsys.readouterr().err


@pytest.mark.parametrize("left", [None, b""], ids=["lost", "empty"])
def test_a_crawl_does_not_ask_for_everything_again_beside_a_full_archive(
    left: bytes | None, crawled: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in data.glob("winnow.db*"):
        path.unlink()
    if left is not None:
        (data / "winnow.db").write_bytes(left)
    places = ["--data", str(data), "--sources", str(crawled / "sources.toml")]
    assert run(["crawl", *places]) == Exit.UNHEALTHY
    assert f"run: winnow doctor --repair --data {data}, or move the archive away" in capsys.readouterr().err
    assert run(["doctor", "--repair", *places]) == Exit.OK
    assert run(["crawl", "-q", *places]) == Exit.OK


def test_a_folder_that_cannot_be_written_is_named_without_numbers(
    crawled: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "winnow.lock").unlink()
    (data / "winnow.lock").mkdir()
    assert run(["crawl", "--data", str(data), "--sources", str(crawled / "sources.toml")]) == Exit.UNHEALTHY
    assert f"stopped: {data / 'winnow.lock'}: Is a directory; see to the folder" in capsys.readouterr().err


def test_a_tally_of_nothing_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = ["--data", str(tmp_path / "data")]
    assert run(["crawl", "--dry-run", "--sources", str(SOURCES), *here]) == Exit.OK
    capsys.readouterr()
    assert run(["stats", "--by", "language", *here]) == Exit.OK
    assert capsys.readouterr().out == "documents by language: none\n"
