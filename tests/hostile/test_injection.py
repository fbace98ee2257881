"""What a page or an address says never acts on a terminal, a log or a spreadsheet, and no secret is told on."""

import contextlib
import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.cli.main import run
from tests.hostile.loopback import Answer, served

ROOT = Path(__file__).parents[2]
PASSWORD, TOKEN = "hunter2", "s3cr3t-0123"
QUERY = f"id=1&access_token={TOKEN}"
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
TITLE = "=HYPERLINK(\x1b]0;owned\x07,\x9b31m\u202egnp.exe)/../../etc/passwd"
PROSE = " ".join(
    f"The {n}th ferry left \x1b[2Jthe \u202eharbour late \x9b1m because the tide was low." for n in range(9)
)
STORY = (
    f"<!doctype html><title>{TITLE}</title><link rel=canonical href='/story?{QUERY}'>"
    f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": TITLE})}</script>'
    f"<article><h1>{TITLE}</h1><p>{PROSE}</p><p>{PROSE[:300]}</p></article>"
).encode()
SETTINGS = f"""
[defaults]
delay = "0s"
[network]
resolve = {{ "*" = "127.0.0.1:PORT" }}
[[outlet]]
id = "bait"
feeds = ["http://me:{PASSWORD}@bait.example/feed?api_key={TOKEN}"]
urls = ["http://me:{PASSWORD}@bait.example/story?{QUERY}", "http://bait.example/gone?{QUERY}",
        "http://bait.example/away?{QUERY}", "http://bait.example/empty?{QUERY}"]
"""


def answer(_host: str, path: str) -> Answer:
    """A story, a page that is gone, one that leads to where nobody may go, one without a story."""
    kind = path.partition("?")[0]
    away = f"http://u:{PASSWORD}@127.0.0.1/\x1b?token={TOKEN}".replace("\x1b", "%1b")
    return {
        "/story": (200, {}, STORY),
        "/away": (302, {"Location": away}, b""),
        "/empty": (200, {}, f"<title>{TITLE}</title><p>".encode()),
    }.get(kind, (404, {}, b"gone"))


def winnow(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Run a command; its exit code, and what it says."""
    said, complained = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        code = run(arguments)
    return code, said.getvalue(), complained.getvalue()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("injection")
    with served(answer) as (port, _):
        (folder / "sources.toml").write_text(SETTINGS.replace("PORT", str(port)), "utf-8")
        _, said, complained = winnow(folder, "crawl", "--log", "logfmt")
        (folder / "crawl.log").write_text(said + complained, "utf-8")
        yield folder


def quiet(said: str) -> None:
    """Nothing acts, nothing is told."""
    assert said.strip()
    assert ACTING.findall(said.replace("\n", "").replace("\t", "")) == []
    assert PASSWORD not in said
    assert TOKEN not in said


def test_a_crawls_log_and_summary_are_quiet(place: Path) -> None:
    said = (place / "crawl.log").read_text("utf-8")
    quiet(said)
    assert "new=1" in said
    assert "access_token=***" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ("stats",),
        ("stats", "--by", "failure"),
        ("story", "http://bait.example/story?" + QUERY),
        ("diff", "http://bait.example/story?" + QUERY, "--color", "never"),
        ("doctor",),
        ("sources",),
        ("crawl", "--all", "--dry-run"),
        ("reclean",),
        ("fetch", "http://bait.example/gone?" + QUERY),
        ("fetch", f"http://me:{PASSWORD}@bait.example/empty?{QUERY}"),
    ],
    ids=" ".join,
)
def test_a_report_is_quiet(arguments: tuple[str, ...], place: Path) -> None:
    code, said, complained = winnow(place, *arguments)
    quiet(said + complained)
    assert code in {0, 3, 4}


def test_a_story_is_spelled_out_on_a_terminal_and_whole_in_a_pipe(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(STORY)
    command = [sys.executable, "-m", "corpus.cli", "clean", str(page)]
    ours, theirs = pty.openpty()
    subprocess.run(command, cwd=ROOT, stdout=theirs, stderr=subprocess.PIPE, check=True, timeout=300)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert ACTING.findall(shown.replace("\r\n", "")) == []
    assert "ferry left" in shown
    piped = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=300).stdout
    assert "ferry left" in piped


def test_the_archive_and_the_corpus_keep_the_true_address(place: Path) -> None:
    _, said, _ = winnow(place, "story", "http://bait.example/story?" + QUERY, "--json")
    assert json.loads(said)["copies"][0]["url"] == "http://bait.example/story?" + QUERY


def test_an_exports_names_stay_in_their_folder_and_say_nothing_else(place: Path) -> None:
    for form in ("txt", "jsonl"):
        assert winnow(place, "export", "-f", form, "-o", f"out-{form}")[0] == 0
    (name,) = (path.relative_to(place / "out-txt").as_posix() for path in (place / "out-txt").rglob("*.txt"))
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*\.txt", name)
    assert len((place / "out-jsonl" / "corpus.jsonl").read_bytes().splitlines()) == 1
