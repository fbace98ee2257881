from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from corpus.document import Document
from corpus.explain import explain
from corpus.store import Store
from scraper.page import Redirect
from tests.corpus.shelf import NOON, cleaned, made, opened, page, pair, prose


def answers(store: Store, document: Document) -> dict[str, tuple[str, ...]]:
    return {answer.question: answer.lines for answer in explain(store, document)}


def test_every_question_has_an_answer(tmp_path: Path) -> None:
    source = replace(
        page(1),
        asked="https://example.example/old",
        redirects=(Redirect(address="https://example.example/old", status=301, location="/1"),),
    )
    result = cleaned(source, prose(1), published="2026-02-01", byline="Kim Doe")
    with opened(tmp_path) as store:
        document = store.keep(made(source, result), result).document
        said = answers(store, document)
    assert said["from"] == (
        "https://example.example/old, by outlet example",
        "301 redirect from https://example.example/old to /1",
        "answered by https://example.example/1",
    )
    assert said["fetched"] == ("2026-03-01T12:00:00+00:00, status 200, text/html", 'ETag: "1"')
    assert {"published at: 2026-02-01 (json-ld)", "byline: Kim Doe (meta)"} < set(said["says"])
    assert said["terms"] == ("robots.txt: allowed", "x-robots-tag: noimageindex")
    assert said["archived"] == ("a.warc.gz at 100, urn:uuid:1", f"body {source.digest}")
    assert said["made with"] == ("Winnow 0.1.0, rules 1, model 0", "run run-1")
    assert said["version"] == ("1 of 1 at this address",)
    assert said["story"] == ("the original: the only copy", f"0 other copies of story {document.id}")
    assert said["cut"] == (f"1 cuts, 7 of {len(result.raw_text):,} characters", "7 navigation (navigation.menu)")


def test_versions_copies_and_moves_are_named(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        late = store.keep(*pair(1, prose(1), published="2026-02-03")).document
        early = store.keep(*pair(2, f"{prose(1)}\n\nOne more line.", published="2026-02-01")).document
        newer = page(9, at=NOON + timedelta(days=1), url=late.addresses.answered)
        result = cleaned(newer, prose(7))
        version = store.keep(made(newer, result), result).document
        moved = store.document(late.id)
        assert moved is not None
        said = answers(store, moved)
    assert said["version"][0] == "1 of 2 at this address"
    assert said["version"][1].startswith(f"2: {version.id}, fetched 2026-03-02")
    assert said["story"][0].startswith(f"near of {early.id}: shares")
    assert any(line.startswith("moved in run run-1: was original in") for line in said["story"])
