"""What commands share: files are written where a person means, and whatever stands there stays what it is."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run

ROOT = Path(__file__).parents[3]
STORY = "The harbour bridge reopened on Saturday after two years of repairs, and the first across were cyclists.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


def test_a_pipe_is_written_to_and_stays_a_pipe(story: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["/bin/cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert run(["clean", str(story), "--ledger", str(pipe)]) == Exit.OK
        said, _ = reader.communicate(timeout=60)
    assert json.loads(said)["verdict"] == "story"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_stays_a_link_to_what_is_written(story: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link.json").symlink_to(tmp_path / "there" / "ledger.json")
    for _ in range(2):
        assert run(["clean", str(story), "--ledger", str(tmp_path / "link.json")]) == Exit.OK
    assert (tmp_path / "link.json").is_symlink()
    assert [path.name for path in (tmp_path / "there").iterdir()] == ["ledger.json"]


def test_a_pipe_is_read_as_a_file_is(story: Path) -> None:
    command = [sys.executable, "-m", "corpus.cli", "diff", "/dev/stdin", "--json"]
    with story.open("rb") as file:
        done = subprocess.run(command, cwd=ROOT, stdin=file, capture_output=True, check=True)
    assert json.loads(done.stdout)["characters"] == len(STORY)
    done = subprocess.run(command, cwd=ROOT, input=story.read_bytes(), capture_output=True, check=True)
    assert json.loads(done.stdout)["characters"] == len(STORY)


@pytest.mark.parametrize(
    "command", [["reclean"], ["crawl"], ["verify", "--all"], ["stats"], ["fetch", "http://a.example"]]
)
def test_exceptions_that_are_named_are_there(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, "--exceptions", str(tmp_path / "exeptions.toml")]) == Exit.USAGE
    assert "exeptions.toml: no such file; correct its name, or make an empty one" in capsys.readouterr().err
