"""The command line as a person meets it: help, mistakes, exit codes, streams."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import COMMANDS, run

ROOT = Path(__file__).parents[3]
LONG = "x" * 400  # no file system has such a name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps_with_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == Exit.OK
    said = capsys.readouterr().out
    assert "Examples:" in said
    assert f"winnow {name}" in said


def test_help_lists_every_command_and_imports_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == Exit.OK
    said = capsys.readouterr().out
    assert all(f"\n  {name} " in said for name in COMMANDS)
    code = "import sys; from corpus.cli.main import run; run(['--help']); print(sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    heavy = ("numpy", "httpx", "pyarrow", "trafilatura", "selectolax", "pydantic", "rich")
    assert [name for name in heavy if f"'{name}'" in done.stderr] == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["claen"], Exit.USAGE, "did you mean `winnow clean`?", id="a mistyped command"),
        pytest.param(["zzz"], Exit.USAGE, "there are: crawl, fetch", id="no such command"),
        pytest.param(["clean", "no-such-file.txt"], Exit.USAGE, "no-such-file.txt: cannot be read", id="no such file"),
        pytest.param(["clean", "--as", "pdf"], Exit.USAGE, "Invalid value", id="a wrong choice"),
        pytest.param(["stats", "--data", "nowhere"], Exit.USAGE, "no corpus here yet; `winnow crawl", id="no corpus"),
        pytest.param(["diff", "abcd", "--data", "nowhere"], Exit.USAGE, "no corpus here", id="no such file, no corpus"),
        pytest.param(["crawl", "--sources", "no.toml"], Exit.USAGE, "no.toml: not found; `winnow", id="no settings"),
        pytest.param(["export", "-f", "csv", "-o", "x"], Exit.USAGE, "Invalid value", id="an unknown format"),
        pytest.param(["diff", LONG, "--data", "nowhere"], Exit.USAGE, "no such file; and", id="a name too long"),
        pytest.param(["stats", "--data", LONG], Exit.USAGE, "cannot be read: File name", id="a folder too long"),
        pytest.param(["doctor", "--repair", "--data", LONG], Exit.USAGE, "no such folder", id="nothing to repair"),
        pytest.param(["reclean", "--data", LONG], Exit.USAGE, "cannot be read: File name", id="nothing to clean"),
        pytest.param(["sources", "add", "http:", "--sources", LONG], Exit.USAGE, "http:", id="sources too long"),
        pytest.param(["diff", "-", "--width", "9" * 30], Exit.USAGE, "not in the range", id="an endless line"),
        pytest.param(["reclean", "--sample", "9" * 30], Exit.USAGE, "not in the range", id="an endless sample"),
    ],
)  # fmt: skip
def test_a_mistake_says_what_and_what_next(
    arguments: list[str], code: Exit, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == code
    streams = capsys.readouterr()
    assert streams.out == ""
    assert said in streams.err


def test_a_reader_that_goes_away_ends_the_command_quietly(tmp_path: Path) -> None:
    story = tmp_path / "long.txt"
    story.write_text("".join(f"The council of the town met for the {n}th time and agreed.\n" for n in range(20_000)))
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "corpus.cli", "clean", str(story)]
    done = subprocess.run(command, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")
