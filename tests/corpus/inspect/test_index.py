"""The index finds every document, and a corpus is a folder of whole files."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.inspect.index import ENTRIES_A_PAGE, Entry, render_index, write_static
from corpus.inspect.view import View
from tests.corpus.inspect.browser import Browser, axe_script
from tests.corpus.inspect.hostile import HOSTILE
from tests.corpus.inspect.samples import gold_views, plain


def test_entries_are_counted_and_totalled() -> None:
    entry = Entry.of_view(plain(), "documents/a.html")
    (page,) = render_index([entry, entry])
    assert ">2</dd>" in page
    assert 'aria-label="Newsletter: 82 characters"' in page
    assert page.count('href="documents/a.html"') == 2


def test_a_long_index_has_several_pages() -> None:
    entries = [Entry.of_view(plain(), f"documents/{n}.html") for n in range(ENTRIES_A_PAGE + 1)]
    first, second = render_index(entries)
    assert first.count("<tr>") == ENTRIES_A_PAGE + 1
    assert 'href="index-2.html"' in first
    assert '<a href="index-2.html" aria-current="page">' in second


def test_an_empty_corpus_has_an_index() -> None:
    (page,) = render_index([])
    assert ">0</dd>" in page


def test_every_link_of_a_written_corpus_leads_to_a_file(tmp_path: Path) -> None:
    names = ["a/../../b", "A", "a", "", "<script>", "x" * 300]
    assert write_static([replace(plain(), doc=name) for name in names], tmp_path) == len(names)
    links = re.findall(r'<a href="(documents/[^"]+)"', (tmp_path / "index.html").read_text("utf-8"))
    assert len(set(links)) == len(names)
    assert {path.name.lower() for path in (tmp_path / "documents").iterdir()} == {Path(p).name.lower() for p in links}


def test_pages_that_an_earlier_index_named_go_and_other_files_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.inspect.index.ENTRIES_A_PAGE", 2)
    write_static([replace(plain(), doc=name) for name in "abcde"], tmp_path)
    (tmp_path / "documents" / "mine.html").write_text("mine", "utf-8")
    write_static([replace(plain(), doc=name) for name in "bd"], tmp_path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html")) == [
        "documents/b.html",
        "documents/d.html",
        "documents/mine.html",
        "index.html",
    ]


def test_an_index_of_somebody_else_takes_nothing_away(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "theirs.html").write_text("theirs", "utf-8")
    (tmp_path / "index.html").write_text('<title>Mine</title><a href="documents/theirs.html">', "utf-8")
    write_static([plain()], tmp_path)
    assert (tmp_path / "documents" / "theirs.html").is_file()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_index_in_a_browser(browser: Browser, tmp_path: Path, scheme: str) -> None:
    rejected = View(raw_text="", text="", cuts=(), title=HOSTILE[0], rejected=HOSTILE[1], outlet=HOSTILE[10])
    write_static([plain(), *gold_views(), rejected], tmp_path)
    address = (tmp_path / "index.html").as_uri()
    for width in (400, 820, 1280):
        browser.open(address, width=width, scheme=scheme)
        assert browser.sideways() == 0
    browser.keys("/bridge")
    shown = browser.ask("[...document.querySelectorAll('tbody tr')].filter((row) => !row.hidden).length")
    assert shown == 1
    assert browser.console() == ()
    assert browser.ask("window.hits") == []
    browser.click("tbody tr:not([hidden]) a")
    assert browser.ask("document.querySelector('h1').textContent") == "Bridge at Lindow reopens"
    assert {url.partition("?")[0].rpartition("/")[2] for url in browser.requested()} == {"index.html", "7c1e04.html"}


@pytest.mark.skipif(axe_script() is None, reason="axe-core is not there; the test set-up fetches it")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280])
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, width: int, scheme: str) -> None:
    write_static([plain(), *gold_views()], tmp_path)
    browser.open((tmp_path / "index.html").as_uri(), width=width, scheme=scheme)
    assert browser.violations(axe_script() or Path()) == []
