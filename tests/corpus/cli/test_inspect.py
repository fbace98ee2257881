"""winnow inspect: pages on disk, or a server that says where it is and ends when told to."""

import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run

ROOT = Path(__file__).parents[3]


def test_a_folder_of_pages_with_an_index(crawled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["inspect", "--static", str(tmp_path / "pages"), "--data", str(crawled / "data")]) == Exit.OK
    assert "inspect ok documents=51" in capsys.readouterr().out
    index = (tmp_path / "pages" / "index.html").read_text("utf-8")
    links = set(re.findall(r'href="(documents/[^"]+)"', index))
    assert len(links) == 51
    assert all((tmp_path / "pages" / link).is_file() for link in links)


def test_it_serves_on_loopback_with_a_token_until_it_is_interrupted(crawled: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "corpus.cli", "inspect", "--data", str(crawled / "data")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = urlsplit(process.stdout.readline().strip())
        try:
            assert address.hostname == "127.0.0.1"
            assert re.fullmatch(r"token=[\w-]{40,}", address.query)
            connection = HTTPConnection("127.0.0.1", address.port or 0, timeout=60)
            connection.request("GET", "/")
            assert connection.getresponse().status == 403
            connection.close()
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
    assert process.returncode in {Exit.OK, Exit.INTERRUPTED}


def test_no_corpus_is_no_server(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["inspect", "--data", str(tmp_path)]) == Exit.USAGE
    assert "no corpus here yet" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_said_to_be_none(
    crawled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    folder = str(tmp_path / "file" / "pages")
    assert run(["inspect", "--static", folder, "--data", str(crawled / "data")]) == Exit.UNHEALTHY
    assert f"{folder}: Not a directory" in capsys.readouterr().err


def test_a_corpus_that_cannot_be_read_is_not_blamed_on_the_folder(
    crawled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = str(tmp_path / ("x" * 400))
    assert run(["inspect", "--static", str(tmp_path / "pages"), "--data", long]) == Exit.USAGE
    assert capsys.readouterr().err.startswith(f"{long}: cannot be read: File name too long")
    shutil.copytree(crawled / "data", tmp_path / "data")
    with closing(sqlite3.connect(tmp_path / "data" / "winnow.db")) as database:
        database.execute("DROP TABLE cuts")
    assert run(["inspect", "--static", str(tmp_path / "pages"), "--data", str(tmp_path / "data")]) == Exit.UNHEALTHY
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'data' / 'winnow.db'}: ")
