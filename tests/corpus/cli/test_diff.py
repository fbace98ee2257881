"""winnow diff as people and pipes meet it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run
from corpus.corpus import Corpus
from corpus.inspect.paint import cells

ROOT = Path(__file__).parents[3]
STORY = (
    "The harbour bridge reopened on Saturday after two years of repairs, and the first to cross it were the cyclists.\n"
)
TEXT = STORY + "Walkers followed until dusk; the council had paid for music, lanterns and two boats.\n" + STORY
ACTING = TEXT + "An odd line with \x1b[31mred\x1b[0m, \x07 a bell, \u202e a turn and \x9b a control of its own in it.\n"


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ACTING, "utf-8")
    return path


@pytest.mark.parametrize("view", ["inline", "side", "stat"])
def test_a_pipe_gets_no_control_and_no_colour(
    text_file: Path, view: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    assert run(["diff", str(text_file), "--view", view, "--width", "80"]) == Exit.OK
    said = capsys.readouterr().out
    controls = {char for char in said if (ord(char) < 32 and char != "\n") or 127 <= ord(char) < 160}
    assert controls == set()
    assert "\u202e" not in said
    assert max(map(cells, said.splitlines())) <= 80


def test_a_terminal_gets_no_control_of_a_patch(
    text_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(["diff", str(text_file), "--view", "unified", "--color", "never"]) == Exit.OK
    said = capsys.readouterr().out
    assert {char for char in said if (ord(char) < 32 and char != "\n") or 127 <= ord(char) < 160} == set()
    assert "⟨RLO⟩" in said
    assert run(["diff", str(text_file), "--view", "unified", "--color", "always"]) == Exit.OK
    assert "\x1b[31mred" not in capsys.readouterr().out


ODD = {
    "line ends of Windows": TEXT.replace("\n", "\r\n"),
    "a mark of byte order": f"\ufeff{TEXT}",
    "tabs": TEXT.replace(" and ", "\tand\t"),
    "a carriage return": TEXT.replace("; ", ";\r"),
    "marks that are cut": TEXT.replace("council", "coun\u00adcil\u200b"),
    "other ends of lines": TEXT.replace(", ", ",\f\u2028\x85"),
    "controls": ACTING,
    "no last line end": TEXT + "Read the whole story about the bridge there.",
}


@pytest.mark.skipif(not shutil.which("patch"), reason="patch is not installed")
@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_a_patch_in_a_pipe_makes_the_cleaned_text(text: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(text.encode())
    program = [sys.executable, "-m", "corpus.cli"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "NO_COLOR": "1"}
    made = subprocess.run(
        [*program, "diff", str(path), "--view", "unified"], cwd=ROOT, env=environment, capture_output=True, check=True
    ).stdout
    wanted = subprocess.run([*program, "clean", "--json", str(path)], cwd=ROOT, capture_output=True, check=True).stdout
    done = subprocess.run(["patch", str(path)], cwd=tmp_path, input=made, capture_output=True, check=False)  # noqa: S607 - the program's name is the claim
    assert done.returncode == 0, done.stdout
    assert path.read_bytes().decode() == json.loads(wanted)["text"]


def test_colour_is_ours_alone(text_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", str(text_file), "--color", "always"]) == Exit.OK
    said = capsys.readouterr().out
    assert "\x1b[" in said
    assert "\x1b[31mred" not in said
    assert "\x07" not in said


def test_exit_codes_are_for_scripts(text_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", str(text_file), "--exit-code"]) == Exit.CHANGES
    plain = tmp_path / "plain.txt"
    plain.write_text(STORY, "utf-8")
    assert run(["diff", str(plain), "--exit-code"]) == Exit.OK
    capsys.readouterr()


def test_only_what_went_or_stays_or_one_rule_took(text_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["diff", str(text_file), "--only", "removed"])
    removed = capsys.readouterr().out
    assert "repeats.exact" in removed
    assert "Walkers" not in removed
    run(["diff", str(text_file), "--only", "kept"])
    kept = capsys.readouterr().out
    assert "Walkers" in kept
    assert "repeats.exact" not in kept
    run(["diff", str(text_file), "--rule", "repeats"])
    assert "repeats.exact" in capsys.readouterr().out
    run(["diff", str(text_file), "--rule", "no.such"])
    assert "no cut by no.such; rules that cut here: " in capsys.readouterr().out


def test_json_has_every_cut_with_its_text(text_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", str(text_file), "--json"]) == Exit.OK
    values = json.loads(capsys.readouterr().out)
    raw = text_file.read_text("utf-8")
    assert values["title"] == "article.txt"
    assert [cut["text"] for cut in values["cuts"]] == [raw[cut["start"] : cut["end"]] for cut in values["cuts"]]


def test_json_has_one_rules_cuts_where_one_is_named(text_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text_file.write_text(TEXT.replace("council", "coun\u00adcil"), "utf-8")
    assert run(["diff", str(text_file), "--json"]) == Exit.OK
    every = json.loads(capsys.readouterr().out)["cuts"]
    assert run(["diff", str(text_file), "--json", "--rule", "repeats"]) == Exit.OK
    found = json.loads(capsys.readouterr().out)["cuts"]
    assert found == [cut for cut in every if cut["rule"].startswith("repeats.")]
    assert 0 < len(found) < len(every)


@pytest.mark.parametrize("more", [[], ["--json"], ["--exit-code"], ["--view", "unified"]])
@pytest.mark.parametrize(("content", "why"), [(b"", "empty"), ("Gr\u00fc\u00dfe\n".encode("latin-1"), "undecodable")])
def test_a_file_without_a_story_is_exit_code_4(
    content: bytes, why: str, more: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    assert run(["diff", str(path), *more]) == Exit.NO_STORY
    assert f"{path}: no story: {why}" in capsys.readouterr().err


def test_a_page_does_not_take_the_place_of_what_is_read(text_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", str(text_file), "--html", str(text_file)]) == Exit.USAGE
    assert "is the input and would be overwritten" in capsys.readouterr().err
    assert text_file.read_text("utf-8") == ACTING


def test_a_page_goes_to_standard_output_as_a_dash(
    text_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["diff", str(text_file), "--html", "-"]) == Exit.OK
    streams = capsys.readouterr()
    assert (streams.out.startswith("<!doctype html>"), streams.err) == (True, "")
    assert not Path("-").exists()


def test_a_page_is_one_file(text_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "cuts.html"
    assert run(["diff", str(text_file), "--html", str(target)]) == Exit.OK
    streams = capsys.readouterr()
    assert (streams.out, streams.err) == ("", f"wrote {target}\n")
    assert target.read_text("utf-8").startswith("<!doctype html>")


def test_stdin_is_a_dash() -> None:
    command = [sys.executable, "-m", "corpus.cli", "diff", "-", "--view", "stat"]
    environment = {**os.environ, "COLUMNS": "80"}
    done = subprocess.run(
        command, cwd=ROOT, input=TEXT, capture_output=True, text=True, check=False, timeout=120, env=environment
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("standard input\n")
    assert "repeats.exact" in done.stdout


def test_a_kept_document_is_named_by_id_beginning_or_address(crawled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Corpus.open(crawled / "data") as corpus:
        document = next(iter(corpus.documents()))
    shown = []
    for name in (document.id, document.id[:10], document.addresses.answered):
        assert run(["diff", name, "--data", str(crawled / "data"), "--width", "80"]) == Exit.OK
        shown.append(capsys.readouterr().out)
    assert len(set(shown)) == 1
    assert document.addresses.answered in shown[0]


def test_an_address_that_was_never_kept_says_how_to_ask_for_it(
    crawled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", "https://a.example/x", "--data", str(crawled / "data")]) == Exit.USAGE
    assert "`winnow fetch https://a.example/x` asks for it" in capsys.readouterr().err


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "nope.txt", "--data", str(tmp_path)]) == Exit.USAGE
    said = capsys.readouterr().err
    assert "nope.txt: no such file" in said
    assert "no corpus here yet" in said
