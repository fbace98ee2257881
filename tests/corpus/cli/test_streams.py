"""The standard streams as shells hand them over: whatever they refuse is said in a line, never as a traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.cli.exits import Exit

ROOT = Path(__file__).parents[3]
STORY = "The harbour bridge reopened on Saturday after two years of repairs. “At last”, said the first to cross it.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


def shell(line: str, story: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """A line of shell in which $winnow is the program and $story a text."""
    winnow = f"{sys.executable} -W error -m corpus.cli"
    variables = {"PATH": "/usr/bin:/bin", "winnow": winnow, "story": str(story), **variables}
    return subprocess.run(["/bin/sh", "-c", line], cwd=ROOT, env=variables, capture_output=True, check=False)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        pytest.param("$winnow clean $story >/dev/full", Exit.UNHEALTHY, "standard output: No space left", id="full"),
        pytest.param("$winnow --help >/dev/full", Exit.UNHEALTHY, "standard output: No space left", id="help on full"),
        pytest.param("$winnow clean $story >&-", Exit.UNHEALTHY, "standard output: Bad file", id="output closed"),
        pytest.param("$winnow diff $story >&-", Exit.UNHEALTHY, "standard output: Bad file", id="output closed, diff"),
        pytest.param("$winnow clean <&-", Exit.USAGE, "-: cannot be read: Bad file descriptor", id="input closed"),
        pytest.param("$winnow stats --data none 2>/dev/full", Exit.USAGE, "", id="messages on a full disk"),
        pytest.param("$winnow stats --data none <&- >&- 2>&-", Exit.USAGE, "", id="everything closed"),
        pytest.param("$winnow stats --none 2>&-", Exit.USAGE, "", id="usage to nobody"),
    ],
)  # fmt: skip
def test_a_stream_that_refuses(line: str, code: Exit, said: str, story: Path) -> None:
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("no device that is full here")
    done = shell(line, story)
    assert (done.returncode, done.stdout) == (code, b"")
    assert done.stderr.startswith(said.encode())
    assert done.stderr.count(b"\n") == bool(said)


def test_an_encoding_that_lacks_a_sign_is_named_with_the_remedy(story: Path) -> None:
    done = shell("$winnow clean $story", story, PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stdout) == (Exit.USAGE, b"")
    assert b"U+201C cannot be written as latin-1; set PYTHONIOENCODING=utf-8" in done.stderr
    done = shell("$winnow clean $story", story, PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stdout.decode()) == (Exit.OK, STORY)


def test_a_name_in_no_encoding_is_printed_as_it_is(story: Path) -> None:
    line = 'name=$(printf "$story\\377"); $winnow sources example >"$name"; $winnow sources check --sources "$name"'
    done = shell(line, story, PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stdout) == (Exit.OK, f"{story}".encode() + b"\xff: 1 outlet, no mistakes\n")


def test_messages_that_nobody_reads_do_not_end_the_work(story: Path) -> None:
    done = shell("$winnow clean $story --ledger $story.json 2>&-; $winnow clean - <$story 2>/dev/full", story)
    assert (done.returncode, done.stdout.decode()) == (Exit.OK, STORY * 2)


def test_a_ledger_written_to_standard_output_leaves_the_story_there(story: Path) -> None:
    done = shell("$winnow clean $story --ledger /dev/stdout >$story.out; cat $story.out", story)
    begun, _, printed = done.stdout.decode().rpartition("}\n")
    assert (done.returncode, printed) == (Exit.OK, STORY)
    assert json.loads(begun + "}")["characters"] == len(STORY)


def test_a_ledger_does_not_go_into_the_file_of_the_story(story: Path) -> None:
    done = shell("$winnow clean $story --ledger $story.out >$story.out", story)
    assert (done.returncode, b"is where the text goes" in done.stderr) == (Exit.USAGE, True)
