"""The main job, whole: crawl the sample newsroom over real sockets, clean it, keep it, and do it again."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.corpus import Corpus
from corpus.document import Document, Relation
from corpus.store import Store
from newsroom.shelf import Article, articles

ROOT = Path(__file__).parents[1]
STORIES = [article for article in articles() if article.verdict == "story"]
PRINTED = "http://northmoorpost.example/print/local/2026/09/night-bus-trial"  # its canonical link names the other page
REJECTED = Counter(article.verdict for article in articles() if article.verdict != "story")


def winnow(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "corpus.cli", *arguments, "--data", str(data)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("main-job") / "data"


@pytest.fixture(scope="module")
def first(data: Path) -> dict[str, Any]:
    done = winnow("crawl", "--json", data=data)
    assert done.returncode == 0, done.stderr
    summary: dict[str, Any] = json.loads(done.stdout)
    return summary


@pytest.fixture(scope="module")
def kept(first: dict[str, Any], data: Path) -> Iterator[dict[str, Document]]:
    assert first["healthy"]
    with Corpus.open(data) as corpus:
        yield {document.addresses.answered: document for document in corpus.documents()}


@pytest.mark.parametrize(
    "article", [one for one in STORIES if one.url != PRINTED], ids=lambda article: article.url.removeprefix("http://")
)
def test_the_text_is_the_story_to_the_letter(article: Article, kept: dict[str, Document]) -> None:
    assert kept[article.url].text == article.text


def test_everything_asked_for_ended_as_something(first: dict[str, Any]) -> None:
    assert first["new"] + sum(first["copies"].values()) == len(STORIES) - 1
    assert first["same"] == 1  # the printed page, kept as the one its canonical link names
    assert first["rejected"] == dict(REJECTED)
    assert first["failed"] == {"http_404": 1}
    assert first["refused"] == {"robots": 1}
    assert first["taken_up"] == len(articles()) + 2


def test_copies_point_at_what_they_repeat(kept: dict[str, Document]) -> None:
    ids = {document.id for document in kept.values()}
    relations = Counter(document.story.relation for document in kept.values())
    assert relations[Relation.EXACT] == 1
    assert relations[Relation.NEAR] == 2
    assert all(document.story.of in ids for document in kept.values() if document.story.relation != Relation.ORIGINAL)


def test_the_second_crawl_keeps_nothing_and_changes_nothing(first: dict[str, Any], data: Path) -> None:
    with Corpus.open(data) as corpus:
        before = [(document, corpus.cuts(document)) for document in corpus.documents()]
    done = winnow("crawl", "--all", data=data)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("crawl ok new=0 ")
    assert "(nothing new in 7 sources)" in done.stdout
    assert done.stdout.count("\n") == 1
    with Corpus.open(data) as corpus:
        assert [(document, corpus.cuts(document)) for document in corpus.documents()] == before
    assert first["new"]


def test_the_run_is_recorded_to_its_end(first: dict[str, Any], data: Path) -> None:
    with Store.open(data / "winnow.db", readonly=True) as store:
        run = store.runs()[0]
        assert (run.id, run.outcome, dict(run.counts)["new"]) == (first["run"], "ok", first["new"])
        assert run.ended_at is not None
        assert store.database.rows("SELECT count(*) FROM unpublished") == [(0,)]
        assert len(store.database.rows("SELECT DISTINCT outlet FROM memory")) == 6
    assert "documents tell" in (data / "clean" / "README.md").read_text("utf-8")


def test_what_is_stored_is_whole(first: dict[str, Any], data: Path) -> None:
    done = winnow("doctor", data=data)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"documents={len(STORIES) - 1} findings=0" in done.stdout
    assert first["healthy"]
