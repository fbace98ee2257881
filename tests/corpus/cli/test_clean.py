"""winnow clean: text out, ledger beside it."""

import io
import json
from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run

SHARED = Path(__file__).parents[4] / "shared" / "gold"
SEEDS = sorted(path.name for path in SHARED.glob("*/") if (path / "raw.txt").is_file()) if SHARED.is_dir() else []

STORY = """\
The old swing bridge at Tarn Head opened to walkers again on Monday after two years of repairs.
Engineers replaced four hundred rivets and most of the deck, the county said.
"""
PROMPT = "Subscribe to our newsletter\n"


@pytest.mark.skipif(not SEEDS, reason="the gold documents of ../shared are not here")
@pytest.mark.parametrize("seed", SEEDS or ["absent"])
def test_a_seed_document_comes_out_exact_and_accounted_for(
    seed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw_path, ledger_path = SHARED / seed / "raw.txt", tmp_path / "cuts.json"
    assert run(["clean", "--ledger", str(ledger_path), str(raw_path)]) == Exit.OK
    assert capsys.readouterr().out == (SHARED / seed / "clean.txt").read_text(encoding="utf-8")
    raw = raw_path.read_bytes().decode()
    ledger = json.loads(ledger_path.read_text(encoding="utf-8"))
    spans = sorted([*ledger["kept"], *([cut["start"], cut["end"]] for cut in ledger["cuts"])])
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
    assert spans[-1][1] == len(raw)
    assert all(cut["kind"] and cut["rule"] and cut["evidence"] for cut in ledger["cuts"])
    wanted = json.loads((SHARED / seed / "removed.json").read_text(encoding="utf-8"))
    assert [(c["start"], c["end"], c["kind"]) for c in ledger["cuts"]] == [
        (w["start"], w["end"], w["kind"]) for w in wanted
    ]


def test_text_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(STORY + PROMPT)
    assert run(["clean", str(tmp_path / "a.txt")]) == Exit.OK
    assert capsys.readouterr().out == STORY


def test_json_carries_text_and_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(STORY + PROMPT)
    assert run(["clean", "--json", str(tmp_path / "a.txt")]) == Exit.OK
    made = json.loads(capsys.readouterr().out)
    assert made["text"] + "\n" == STORY
    assert [cut["kind"] for cut in made["cuts"]] == ["newsletter"]


def test_standard_input_is_told_apart_by_its_first_bytes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in STORY.splitlines())
    page = f"<!doctype html><html><body><article>{paragraphs}</article></body></html>"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(page.encode())))
    assert run(["clean"]) == Exit.OK
    assert capsys.readouterr().out == STORY.replace("\n", "\n\n", 1)


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        pytest.param(b"404\nPage not found\nReturn to homepage\n", "a.txt", "error_page", id="an error page"),
        pytest.param(b"", "a.txt", "empty", id="nothing"),
        pytest.param(b"", "a.html", "empty", id="an empty page"),
        pytest.param(b"\xff\xfe\x00\xd8text", "a.txt", "undecodable", id="not UTF-8"),
    ],
)
def test_no_story_is_exit_code_4_with_the_reason(
    data: bytes, name: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    assert run(["clean", str(tmp_path / name)]) == Exit.NO_STORY
    streams = capsys.readouterr()
    assert streams.out == ""
    assert f"no story: {why} (" in streams.err


def test_a_ledger_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    target = tmp_path / "folder-is-a-file"
    target.write_text("")
    assert run(["clean", "--ledger", str(target / "cuts.json"), str(tmp_path / "a.txt")]) == Exit.USAGE
    assert "cannot be written" in capsys.readouterr().err
    assert target.read_text() == ""


def test_what_is_no_language_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "article.txt"
    path.write_text(STORY, "utf-8")
    assert run(["clean", "--lang", "zz-!!", str(path)]) == Exit.USAGE
    assert "'zz-!!' is no language" in capsys.readouterr().err
    assert run(["clean", "--lang", "pt_BR", str(path)]) == Exit.OK


def test_a_ledger_does_not_take_the_place_of_what_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "article.txt"
    path.write_text(STORY, "utf-8")
    (tmp_path / "link.json").symlink_to(path)
    for ledger in (path, tmp_path / "link.json"):
        assert run(["clean", "--ledger", str(ledger), str(path)]) == Exit.USAGE
        streams = capsys.readouterr()
        assert (streams.out, "is the input and would be overwritten" in streams.err) == ("", True)
    with path.open(encoding="utf-8") as file:
        monkeypatch.setattr("sys.stdin", file)
        assert run(["clean", "--ledger", str(path)]) == Exit.USAGE
    assert path.read_text("utf-8") == STORY
