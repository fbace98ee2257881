"""Stories on several pages, end to end: one document, whatever interrupts the crawl; variants fold into one too."""

import json
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.clock import utc_now
from corpus.corpus import Corpus
from corpus.document import Document
from corpus.store import Store
from scraper.archive import Archive
from tests.loopback import ROOT, Site, command, served, settings, winnow

SITE = "http://long.example"
SENTENCES = [
    f"On day {n} of the inquiry the harbour board heard how its {n}th ferry was bought, by whom and for what price."
    for n in range(1, 13)
]
OUTLET = '[[outlet]]\nid = "long"\nfeeds = ["http://long.example/feed.xml"]\n'


def page(number: int, *, last: int = 3, sentences: list[str] | None = None) -> bytes:
    here = sentences or SENTENCES[number * 4 - 4 : number * 4]
    following = f'<link rel="next" href="/story/{number + 1}">' if number < last else ""
    return (
        f"<!doctype html><html lang=en><head><title>The inquiry</title>{following}</head><body>"
        f"<nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>The inquiry</h1>"
        f"{''.join(f'<p>{each}</p>' for each in here)}</article></body></html>"
    ).encode()


def feed(*paths: str) -> bytes:
    items = "".join(f"<item><title>t</title><link>{SITE}{path}</link></item>" for path in paths)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'.encode()


def bodies() -> dict[str, bytes]:
    return {
        "/feed.xml": feed("/story"),
        "/story": page(1),
        "/story/2": page(2),
        "/story/3": page(3),
    }


@pytest.fixture
def site() -> Iterator[Site]:
    with served(Site(bodies())) as site:
        yield site


def crawled(folder: Path, site: Site, *arguments: str, outlets: str = OUTLET) -> dict[str, Any]:
    sources = settings(folder, site, outlets)
    done = winnow("crawl", "--json", "--sources", str(sources), "--data", str(folder / "data"), *arguments)
    assert done.returncode == 0, done.stderr
    counts: dict[str, Any] = json.loads(done.stdout)
    return counts


def kept(folder: Path) -> list[Document]:
    with Corpus.open(folder / "data") as corpus:
        return list(corpus.documents())


def only(folder: Path) -> Document:
    (document,) = kept(folder)
    return document


def check(folder: Path, site: Site) -> None:
    """What is stored is whole, and cleaning again makes the same of it."""
    data = str(folder / "data")
    assert winnow("doctor", "--data", data).returncode == 0
    sources = settings(folder, site, OUTLET)
    again = winnow("reclean", "--check", "--sources", str(sources), "--data", data)
    assert (again.returncode, again.stdout) == (0, "reclean ok documents=1 changed=0 lost=0 gained=0 would-change=0\n")


def test_a_story_on_three_pages_is_one_document_that_names_all_three(tmp_path: Path, site: Site) -> None:
    counts = crawled(tmp_path, site)
    assert (counts["new"], counts["parts"], counts["taken_up"]) == (1, 2, 3)
    document = only(tmp_path)
    assert document.text == "\n\n".join(SENTENCES)
    assert document.addresses.answered == f"{SITE}/story"
    assert [part.address for part in document.provenance.parts] == [f"{SITE}/story/2", f"{SITE}/story/3"]
    archive = Archive(tmp_path / "data" / "raw", now=utc_now)
    for part in document.provenance.parts:
        archived = archive.read(part.record)
        assert (archived.answered, archived.digest) == (part.address, part.digest)
    check(tmp_path, site)


def test_parts_that_come_in_later_runs_join_the_story(tmp_path: Path, site: Site) -> None:
    assert crawled(tmp_path, site, "--limit", "1")["new"] == 1
    assert only(tmp_path).text == "\n\n".join(SENTENCES[:4])
    assert crawled(tmp_path, site, "--limit", "1")["parts"] == 1
    assert crawled(tmp_path, site)["parts"] == 1
    assert only(tmp_path).text == "\n\n".join(SENTENCES)
    assert site.asked.count("/story") == site.asked.count("/story/2") == 1
    check(tmp_path, site)


@pytest.mark.parametrize("last", ["/story/2", "/story/3"])
def test_a_kill_between_two_parts_loses_neither(tmp_path: Path, last: str) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def wait(path: str) -> None:
        if path == last and not go_on.is_set():
            reached.set()
            go_on.wait(30)

    with served(Site(bodies(), before=wait)) as site:
        sources = settings(tmp_path, site, OUTLET)
        arguments = command("crawl", "--sources", str(sources), "--data", str(tmp_path / "data"))
        with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
            assert reached.wait(60)
            run.kill()
        go_on.set()
        crawled(tmp_path, site)
        assert only(tmp_path).text == "\n\n".join(SENTENCES)
        assert [site.asked.count(path) for path in ("/story", last)] == [1, 2]
        check(tmp_path, site)


def test_a_part_that_cannot_be_had_ends_the_story(tmp_path: Path, site: Site) -> None:
    del site.bodies["/story/3"]
    counts = crawled(tmp_path, site)
    assert (counts["new"], counts["parts"], counts["failed"]) == (1, 1, {"http_404": 1})
    document = only(tmp_path)
    assert document.text == "\n\n".join(SENTENCES[:8])
    assert len(document.provenance.parts) == 1


def test_a_changed_part_changes_the_story(tmp_path: Path, site: Site) -> None:
    crawled(tmp_path, site)
    site.bodies["/story/2"] = page(
        2, sentences=[SENTENCES[4], "The price was corrected by the board the day after.", *SENTENCES[6:8]]
    )
    counts = crawled(tmp_path, site, "--refetch")
    assert (counts["parts"], counts["same"]) == (1, 2)
    document = only(tmp_path)
    assert "corrected" in document.text
    assert SENTENCES[5] not in document.text
    assert document.text.endswith(SENTENCES[-1])
    check(tmp_path, site)


def test_a_changed_first_page_is_a_new_version_of_the_whole(tmp_path: Path, site: Site) -> None:
    crawled(tmp_path, site)
    site.bodies["/story"] = page(
        1,
        sentences=[
            "At noon the minister told the board what the ferries had cost, and who had signed for them.",
            *SENTENCES[:4],
        ],
    )
    site.fields = {"/story": {"License": "https://licence.example/"}}
    crawled(tmp_path, site, "--refetch")
    document = only(tmp_path)
    assert document.version == 2
    assert ("license", "https://licence.example/") in document.provenance.signals
    assert document.text.startswith("At noon the minister")
    assert document.text.endswith(SENTENCES[-1])
    assert len(document.provenance.parts) == 2


def test_parts_too_short_alone_make_a_story_together(tmp_path: Path, site: Site) -> None:
    for number in (1, 2, 3):
        site.bodies["/story" if number == 1 else f"/story/{number}"] = page(
            number, sentences=[SENTENCES[number][:40] + "."]
        )
    counts = crawled(tmp_path, site)
    assert (counts["rejected"], counts["parts"], counts["new"]) == ({"too_short": 1}, 1, 1)
    assert len(only(tmp_path).provenance.parts) == 2
    with Store.open(tmp_path / "data" / "winnow.db", readonly=True) as store:
        assert store.database.rows("SELECT count(*) FROM rejections") == [(0,)]


def test_a_part_that_a_feed_lists_too_is_no_document_of_its_own(tmp_path: Path, site: Site) -> None:
    site.bodies["/feed.xml"] = feed("/story/2", "/story")
    crawled(tmp_path, site)
    assert only(tmp_path).text == "\n\n".join(SENTENCES)


def test_a_part_that_asks_not_to_be_kept_is_left_out(tmp_path: Path) -> None:
    with served(Site(bodies(), fields={"/story/2": {"X-Robots-Tag": "noarchive"}})) as site:
        crawled(tmp_path, site)
    document = only(tmp_path)
    assert document.text == "\n\n".join(SENTENCES[:4] + SENTENCES[8:])
    assert [part.address for part in document.provenance.parts] == [f"{SITE}/story/3"]


def variant(canonical: str, extra: str = "") -> bytes:
    paragraphs = "".join(f"<p>{each}</p>" for each in SENTENCES)
    return (
        f'<!doctype html><html lang=en><head><title>The inquiry</title><link rel="canonical" href="{canonical}"></head>'
        f"<body><article><h1>The inquiry</h1>{paragraphs}{extra}</article></body></html>"
    ).encode()


@pytest.mark.parametrize("order", [("/story", "/amp/story"), ("/amp/story", "/story")], ids=["after it", "before it"])
def test_an_amp_or_print_page_folds_into_the_story_its_canonical_names(tmp_path: Path, order: tuple[str, str]) -> None:
    said = {
        "/story": variant("/story", "<p>Read aloud by our own staff at the harbour office.</p>"),
        "/amp/story": variant(f"{SITE}/story", "<p>Shown in a light form for slow lines by the harbour.</p>"),
    }
    with served(Site(said | {"/feed.xml": feed(order[0])})) as site:
        crawled(tmp_path, site)
        site.bodies["/feed.xml"] = feed(*order)
        crawled(tmp_path, site, "--all")
    document = only(tmp_path)
    assert document.addresses.answered == f"{SITE}/story"
    assert "Read aloud" in document.text
