"""winnow reclean and diff --version, over a real archive: seen, decided, written, and nothing lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run
from corpus.corpus import Corpus
from corpus.inspect.exceptions import read
from corpus.lock import holding
from corpus.places import LOCK
from corpus.reclean import Again
from corpus.review_file import FILE, opened
from corpus.store import Store
from corpus.store_cleanings import cleanings
from tests.corpus.cli.crawls import Reclean

BIO, NOTE, CSS = "kept:author_bio/author_bio.phrase", "kept:editorial_note/editorial_note.phrase", "outlet.remove-css"


def _texts(here: Path) -> dict[str, str]:
    with Corpus.open(here / "data") as corpus:
        return {document.id: document.text for document in corpus.documents()}


def _all_texts(here: Path) -> dict[str, list[str]]:
    """The texts of every cleaning, first to current."""
    with Store.open(here / "data" / "winnow.db", readonly=True) as store:
        return {each.id: [one.text for one in cleanings(store.database, each.id)] for each in store.documents()}


def _groups(said: str) -> dict[str, tuple[int, int]]:
    values: dict[str, Any] = json.loads(said)
    return {group["name"]: (group["documents"], group["characters"]) for group in values["groups"]}


def test_nothing_new_is_no_change(crawled: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    places = ("--sources", str(crawled / "sources.toml"), "--data", str(here / "data"))
    assert run(["reclean", "--check", *places]) == Exit.OK
    assert "would-change=0" in capsys.readouterr().out


def test_a_check_names_groups_documents_and_texts_and_touches_none(here: Path, reclean: Reclean) -> None:
    before = _texts(here)
    code, said, _ = reclean("--check", "--show", "1")
    assert code == Exit.CHANGES
    assert f"cut:other/{CSS}" in said
    assert BIO in said
    assert "kept now, was cut: Author bio (author_bio.phrase" in said
    assert said.rstrip().splitlines()[-1].startswith("reclean ok documents=51 changed=")
    assert max(map(len, said.splitlines())) <= 80
    assert "\x1b" not in said
    assert _texts(here) == before


def test_groups_are_ranked_and_the_same_in_json_and_in_the_saved_review(here: Path, reclean: Reclean) -> None:
    code, said, _ = reclean("--json")
    assert code == Exit.OK  # only --check makes changes an exit code
    found = _groups(said)
    sizes = [size for name, (_, size) in found.items() if name.startswith("kept:")]
    assert sizes == sorted(sizes, reverse=True)
    with opened(here / "data") as review:
        assert review is not None
        saved = {line.group.name: (line.documents, line.chars) for line in review.lines()}
    assert saved == found


def test_applying_writes_new_versions_and_keeps_the_old(here: Path, reclean: Reclean) -> None:
    before = _texts(here)
    code, said, _ = reclean("--apply", "--json")
    assert code == Exit.OK
    changed = {each["id"] for each in json.loads(said)["changed"]}
    after = _texts(here)
    assert {name for name, text in after.items() if text != before[name]} == changed
    with Store.open(here / "data" / "winnow.db", readonly=True) as store:
        for name in changed:
            *_, earlier, current = cleanings(store.database, name)
            assert (earlier.text, current.text) == (before[name], after[name])
    assert reclean("--check")[0] == Exit.OK
    assert "stored=0 left=0" in reclean("--apply")[1]


def test_a_rejected_group_stays_and_is_remembered(here: Path, reclean: Reclean) -> None:
    before = _texts(here)
    code, said, _ = reclean("--apply", "--reject", f"{CSS},{NOTE}")
    assert code == Exit.OK
    assert "held: stays as it is" in said
    after = _texts(here)
    with Corpus.open(here / "data") as corpus:
        outlets = {document.outlet for document in corpus.documents() if after[document.id] != before[document.id]}
    assert outlets == {"kestrel"}
    assert not any("Correction: An earlier version" in text for text in after.values())
    assert any("Rowena Hart is a staff writer" in text for text in after.values())
    assert [entry.rule for entry in read(here / "exceptions.toml").rejects] == [CSS, "editorial_note.phrase"]
    assert reclean("--check")[0] == Exit.OK  # what is rejected is no change that waits
    assert reclean("--apply", "--accept", NOTE)[0] == Exit.OK
    assert any("Correction: An earlier version" in text for text in _texts(here).values())
    assert [entry.rule for entry in read(here / "exceptions.toml").rejects] == [CSS]


def test_only_what_is_accepted_is_written(here: Path, reclean: Reclean) -> None:
    before = _texts(here)
    reclean("--apply", "--accept", CSS)
    with Corpus.open(here / "data") as corpus:
        changed = {each.outlet for each in corpus.documents() if each.text != before[each.id]}
    assert changed == {"seeblatt"}
    assert reclean("--check")[0] == Exit.CHANGES  # the others wait


class _Killed(BaseException):
    pass


def test_a_run_that_ends_midway_is_done_by_the_next(
    here: Path, reclean: Reclean, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, clean, seen = _all_texts(here), Again.clean, []

    def dying(again: Again, document: Any) -> Any:
        seen.append(document.id)
        if len(seen) > 30:
            raise _Killed
        return clean(again, document)

    with monkeypatch.context() as patched:
        patched.setattr(Again, "clean", dying)
        with pytest.raises(_Killed):
            reclean("--apply")
    halfway = sum(len(texts) for texts in _all_texts(here).values()) - sum(map(len, before.values()))
    assert reclean("--apply")[0] == Exit.OK
    after = _all_texts(here)
    changed = [name for name, texts in after.items() if texts != before[name]]
    assert 0 < halfway < len(changed)
    assert all(len(after[name]) == len(before[name]) + 1 for name in changed)
    assert all(after[name][:-1] == before[name] for name in changed)
    assert all(text != texts[-2] for texts in map(after.__getitem__, changed) for text in texts[-1:])


def test_a_sample_is_the_same_every_time(reclean: Reclean) -> None:
    one, other = reclean("--sample", "20", "--json")[1], reclean("--sample", "20", "--json")[1]
    assert one == other
    assert json.loads(one)["documents"] == 20


def test_a_page_the_archive_does_not_give_is_named(here: Path, reclean: Reclean) -> None:
    for path in (here / "data" / "raw").iterdir():
        path.unlink()
    code, said, complaints = reclean("--check")
    assert code == Exit.UNHEALTHY
    assert "reclean incomplete documents=51 changed=0" in said
    assert "run: winnow doctor" in complaints
    assert complaints.count("\n") == 52


@pytest.mark.parametrize("name", ["lost:x", "cut:"])
def test_a_name_that_cannot_be_is_refused(reclean: Reclean, name: str) -> None:
    code, _, complaints = reclean("--reject", name)
    assert code == Exit.USAGE
    assert "expected RULE" in complaints


def test_an_outlet_that_is_nobodys_ends_it_before_anything_is_noted(here: Path, reclean: Reclean) -> None:
    code, _, complaints = reclean("--outlet", "kestel", "--reject", "promo.book")
    assert code == Exit.USAGE
    assert "--outlet kestel" in complaints
    assert "kestrel" in complaints
    assert (here / "exceptions.toml").read_text("utf-8") == ""


def test_an_exception_for_an_outlet_that_is_not_there_is_said(here: Path, reclean: Reclean) -> None:
    (here / "exceptions.toml").write_text('[[off]]\noutlet = "kestel"\nrule = "memory"\n', "utf-8")
    code, _, complaints = reclean()
    assert code == Exit.OK
    assert 'outlet "kestel"' in complaints
    assert 'did you mean "kestrel"?' in complaints


def _diff(here: Path, *arguments: str) -> int:
    return run(["diff", "--data", str(here / "data"), *arguments])


def test_versions_are_listed_shown_and_compared(
    here: Path, reclean: Reclean, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    reclean("--apply", "--accept", BIO)
    with Store.open(here / "data" / "winnow.db", readonly=True) as store:
        changed = next(
            each.id
            for each in store.documents()
            if each.outlet == "kestrel" and len(cleanings(store.database, each.id)) > 1
        )
    assert _diff(here, changed, "--versions") == Exit.OK
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("1  ")
    assert second.endswith("current")
    assert _diff(here, changed, "--version", "1..", "--exit-code") == Exit.CHANGES
    said = capsys.readouterr().out
    assert "kept now, was cut: Author bio (author_bio.phrase" in said
    assert _diff(here, changed, "--version", "1", "--json") == Exit.OK
    cuts = json.loads(capsys.readouterr().out)["cuts"]
    bio = sum(cut["end"] - cut["start"] for cut in cuts if cut["rule"] == "author_bio.phrase")
    assert bio > 0
    assert f"0 characters cut now, {bio} kept now" in said
    assert _diff(here, changed, "--version", "2..1", "--json") == Exit.OK
    assert json.loads(capsys.readouterr().out)["lost"] == bio
    assert _diff(here, changed, "--version", "1..2", "--html", str(tmp_path / "x.html")) == Exit.OK
    assert "Kept now: " in (tmp_path / "x.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("version", "said"), [("9", "there is version 1 only"), ("1..9", "there is version 1 only"), ("x", "expected")]
)
def test_a_version_that_is_not_there(here: Path, capsys: pytest.CaptureFixture[str], version: str, said: str) -> None:
    with Corpus.open(here / "data") as corpus:
        name = next(iter(corpus.documents())).id
    assert _diff(here, name, "--version", version) == Exit.USAGE
    assert said in capsys.readouterr().err


def test_the_review_of_a_check_is_beside_the_corpus(here: Path, reclean: Reclean) -> None:
    reclean("--check")
    assert (here / "data" / FILE).is_file()


def test_without_the_lock_no_rejection_is_noted(here: Path, reclean: Reclean) -> None:
    with holding(here / "data" / LOCK):
        assert reclean("--apply", "--reject", CSS)[0] == Exit.LOCKED
    assert (here / "exceptions.toml").read_text("utf-8") == ""
