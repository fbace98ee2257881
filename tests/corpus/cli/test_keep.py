"""winnow keep: a paragraph comes back, stays back, and the text without it is not lost."""

import json
import shutil
from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run
from corpus.inspect.exceptions import read
from corpus.inspect.stored import stored_view
from corpus.lock import holding
from corpus.places import LOCK
from corpus.store import Store
from corpus.store_cleanings import cleanings


@pytest.fixture
def here(crawled: Path, tmp_path: Path) -> Path:
    shutil.copytree(crawled / "data", tmp_path / "data")
    shutil.copy(crawled / "sources.toml", tmp_path)
    return tmp_path


def _keep(here: Path, *arguments: str) -> int:
    places = {"--data": "data", "--sources": "sources.toml", "--exceptions": "exceptions.toml"}
    options = [text for name, path in places.items() for text in (name, str(here / path))]
    return run(["keep", *arguments, *options])


def _removed(here: Path) -> tuple[str, int, str]:
    """A document, the number of a paragraph that was cut from it, and its words."""
    with Store.open(here / "data" / "winnow.db", readonly=True) as store:
        for document in store.documents():
            for para in stored_view(store, document).paragraphs:
                words = "".join(piece.text for piece in para.pieces).strip()
                if para.removed and len(words) > 30 and words not in document.text:
                    return document.id, para.number, words
    raise AssertionError


def _texts(here: Path, name: str) -> list[str]:
    with Store.open(here / "data" / "winnow.db", readonly=True) as store:
        return [each.text for each in cleanings(store.database, name)]


def test_a_kept_paragraph_is_in_the_text_and_undo_takes_it_out(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, number, words = _removed(here)
    *_, before = _texts(here, name)
    assert _keep(here, f"{name}¶{number}", "--reason", "the weekly poem") == Exit.OK
    assert "documents changed now: 1" in capsys.readouterr().out
    *_, earlier, current = _texts(here, name)
    assert (earlier, words in current) == (before, True)
    (entry,) = read(here / "exceptions.toml").keeps
    assert (entry.doc, entry.reason) == (name, "the weekly poem")
    assert _keep(here, f"{name[:10]}:{number}", "--undo") == Exit.OK
    assert _texts(here, name)[-3:] == [before, current, before]
    assert read(here / "exceptions.toml").keeps == ()


def test_what_a_person_wrote_in_the_file_stays(here: Path) -> None:
    by_hand = "# Agreed on Mondays.\n\n[[off]] # for now\n  outlet = 'gull'\n  rule = 'legal'\n"
    (here / "exceptions.toml").write_text(by_hand, "utf-8")
    name, number, _ = _removed(here)
    assert _keep(here, f"{name}¶{number}") == Exit.OK
    assert (here / "exceptions.toml").read_text("utf-8").startswith(f"{by_hand}\n[[keep]]\n")
    assert _keep(here, f"{name}¶{number}", "--undo") == Exit.OK
    assert (here / "exceptions.toml").read_text("utf-8") == by_hand


def test_what_people_take_back_is_on_the_rules_record(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, number, _ = _removed(here)
    assert _keep(here, f"{name}¶{number}") == Exit.OK
    (entry,) = read(here / "exceptions.toml").keeps
    capsys.readouterr()
    options = ["--data", str(here / "data"), "--exceptions", str(here / "exceptions.toml")]
    assert run(["stats", "--by", "rule", "--json", *options]) == Exit.OK
    records = {row["rule"]: row for row in json.loads(capsys.readouterr().out)["rules"]}
    assert records[entry.rule]["kept"] == 1
    assert sum(row["kept"] for row in records.values()) == 1
    assert records["newsletter.phrase"]["outlets"] > 1
    assert records["newsletter.phrase"]["chars"] > records["newsletter.phrase"]["cuts"] > 1
    assert run(["stats", "--by", "rule", *options]) == Exit.OK
    assert "taken back" in capsys.readouterr().out.splitlines()[0]


def test_everywhere_at_an_outlet_names_no_document(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, number, _ = _removed(here)
    assert _keep(here, f"{name}¶{number}", "--site") == Exit.OK
    assert read(here / "exceptions.toml").keeps[0].doc == ""
    assert "wherever" in capsys.readouterr().out


def test_an_undo_that_would_change_nothing_says_so(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, number, _ = _removed(here)
    assert _keep(here, f"{name}¶{number}", "--undo") == Exit.USAGE
    assert "nothing to undo" in capsys.readouterr().err
    assert _keep(here, f"{name}¶{number}", "--site") == Exit.OK
    assert _keep(here, f"{name}¶{number}", "--undo") == Exit.USAGE
    assert "add --site" in capsys.readouterr().err
    assert len(read(here / "exceptions.toml").keeps) == 1
    assert _keep(here, f"{name}¶{number}", "--site", "--undo") == Exit.OK
    assert _keep(here, f"{name}¶{number}") == Exit.OK
    assert _keep(here, f"{name}¶{number}", "--site", "--undo") == Exit.USAGE
    assert f"stays in {name} only" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("what", "said"),
    [
        pytest.param("k3f9", "expected a document and a paragraph", id="no paragraph"),
        pytest.param("zzzzzzzz¶1", "zzzzzzzz: no document with that id", id="no such document"),
        pytest.param("{}¶9999", "there is no ¶9999", id="no such paragraph"),
    ],
)
def test_what_is_not_there(here: Path, capsys: pytest.CaptureFixture[str], what: str, said: str) -> None:
    assert _keep(here, what.format(_removed(here)[0])) == Exit.USAGE
    assert said in capsys.readouterr().err
    assert not (here / "exceptions.toml").exists()


def test_what_was_not_cut_makes_no_exception(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(here / "data" / "winnow.db", readonly=True) as store:
        document = next(store.documents())
        number = next(para.number for para in stored_view(store, document).paragraphs if not para.cuts)
    for more in ([], ["--site"]):
        assert _keep(here, f"{document.id}¶{number}", *more) == Exit.USAGE
        assert "it was not cut, so there is nothing to keep" in capsys.readouterr().err
    assert not (here / "exceptions.toml").exists()
    name, number, _ = _removed(here)
    for _ in range(2):  # said twice, it still stays
        assert _keep(here, f"{name}¶{number}") == Exit.OK


def test_with_a_mistake_in_the_sources_nothing_is_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, number, _ = _removed(here)
    sources = here / "sources.toml"
    sources.write_text(sources.read_text("utf-8") + "\n[typo]\n", "utf-8")
    before = _texts(here, name)
    assert _keep(here, f"{name}¶{number}") == Exit.USAGE
    assert "typo" in capsys.readouterr().err
    assert not (here / "exceptions.toml").exists()
    assert _texts(here, name) == before


def test_without_the_lock_nothing_is_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, number, _ = _removed(here)
    before = _texts(here, name)
    with holding(here / "data" / LOCK):
        assert _keep(here, f"{name}¶{number}") == Exit.LOCKED
    assert "another run" in capsys.readouterr().err
    assert not (here / "exceptions.toml").exists()
    assert _texts(here, name) == before


def test_what_is_half_done_says_what_does_the_rest(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, number, words = _removed(here)
    (here / "data" / "raw").rename(here / "away")
    assert _keep(here, f"{name}¶{number}") == Exit.UNHEALTHY
    assert "exceptions.toml says so already, the texts may not; run the same command again" in capsys.readouterr().err
    (here / "away").rename(here / "data" / "raw")
    assert _keep(here, f"{name}¶{number}") == Exit.OK
    assert words in _texts(here, name)[-1]
    assert len(read(here / "exceptions.toml").keeps) == 1


def test_an_undo_that_is_half_done_is_finished_by_reclean(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, number, words = _removed(here)
    assert _keep(here, f"{name}¶{number}") == Exit.OK
    (here / "data" / "raw").rename(here / "away")
    assert _keep(here, f"{name}¶{number}", "--undo") == Exit.UNHEALTHY
    assert "look at: winnow reclean --outlet" in capsys.readouterr().err
    (here / "away").rename(here / "data" / "raw")
    assert _keep(here, f"{name}¶{number}", "--undo") == Exit.USAGE
    assert "where it should be cut, look at: winnow reclean --outlet" in capsys.readouterr().err
    places = ["--data", here / "data", "--sources", here / "sources.toml", "--exceptions", here / "exceptions.toml"]
    assert run(["reclean", "--apply", *map(str, places)]) == Exit.OK
    assert words not in _texts(here, name)[-1]
