"""A lost database: stories on several pages come back from the archive whole, whatever order their pages lie in."""

import shutil
from pathlib import Path

import pytest

from corpus.document import Document
from tests.loopback import Site, served, settings, winnow
from tests.test_parts_job import OUTLET, SENTENCES, SITE, bodies, check, crawled, feed, kept, only, page

OTHER = [f"In the other story the {n}th witness said that no ferry of that name ever came to port." for n in range(12)]


def repaired(folder: Path, site: Site, outlets: str = OUTLET) -> None:
    sources = settings(folder, site, outlets)
    done = winnow("doctor", "--repair", "--sources", str(sources), "--data", str(folder / "data"))
    assert done.returncode == 0, done.stdout + done.stderr


def lose_database(folder: Path) -> None:
    for path in (folder / "data").glob("winnow.db*"):
        path.unlink()
    shutil.rmtree(folder / "data" / "index", ignore_errors=True)


def facts(document: Document) -> tuple[object, ...]:
    origin = document.provenance
    return document.id, document.text, document.story, document.addresses, origin.record, origin.parts


def facts_of_all(folder: Path) -> list[tuple[object, ...]]:
    return sorted((facts(document) for document in kept(folder)), key=str)


def two_stories() -> dict[str, bytes]:
    """Two stories of three pages each, which a crawl asks for in turn."""
    other = {
        "/other": page(1, sentences=OTHER[:4]).replace(b"/story/", b"/other/"),
        "/other/2": page(2, sentences=OTHER[4:8]).replace(b"/story/", b"/other/"),
        "/other/3": page(3, sentences=OTHER[8:]),
    }
    return {**bodies(), **other, "/feed.xml": feed("/story", "/other")}


@pytest.mark.parametrize(
    ("listed", "documents"),
    [
        pytest.param(["/story"], 1, id="one story"),
        pytest.param(["/story", "/other"], 2, id="two, their pages mixed"),
        pytest.param(["/story/2", "/story"], 1, id="a later page fetched first"),
        pytest.param(["/story/3", "/story/2", "/story"], 1, id="from the last to the first"),
    ],
)
def test_all_pages_of_a_story_come_back_as_one(tmp_path: Path, listed: list[str], documents: int) -> None:
    with served(Site({**two_stories(), "/feed.xml": feed(*listed)})) as site:
        crawled(tmp_path, site)
        before = facts_of_all(tmp_path)
        assert len(before) == documents
        lose_database(tmp_path)
        repaired(tmp_path, site)
        assert facts_of_all(tmp_path) == before
        repaired(tmp_path, site)
        assert facts_of_all(tmp_path) == before
        if documents == 1:
            check(tmp_path, site)


def test_a_story_whose_end_never_came_comes_back_as_far_as_it_goes(tmp_path: Path) -> None:
    with served(Site(bodies())) as site:
        del site.bodies["/story/3"]
        crawled(tmp_path, site)
        before = facts_of_all(tmp_path)
        lose_database(tmp_path)
        repaired(tmp_path, site)
        assert facts_of_all(tmp_path) == before
        assert only(tmp_path).text == "\n\n".join(SENTENCES[:8])


def test_a_page_that_reached_the_archive_alone_joins_its_story(tmp_path: Path) -> None:
    """Killed between the archive and the database, the last page is in the one and not in the other."""
    with served(Site(bodies())) as site:
        for _ in range(2):
            crawled(tmp_path, site, "--limit", "1")
        shutil.copytree(tmp_path / "data", tmp_path / "earlier")
        crawled(tmp_path, site)
        whole = facts_of_all(tmp_path)
        for path in (tmp_path / "data").glob("winnow.db*"):
            path.unlink()
        for path in (tmp_path / "earlier").glob("winnow.db*"):
            shutil.copy(path, tmp_path / "data")
        assert only(tmp_path).text == "\n\n".join(SENTENCES[:4])  # joined when the last page is here
        repaired(tmp_path, site)
        assert facts_of_all(tmp_path) == whole
        assert [part.address for part in only(tmp_path).provenance.parts] == [f"{SITE}/story/2", f"{SITE}/story/3"]


def test_pages_that_only_an_outlets_own_file_joins_come_back_as_one(tmp_path: Path) -> None:
    """No rel=next, and addresses without numbers: the site-config file alone says what comes next."""
    rest = {1: "opening", 2: "middle", 3: "end"}
    site_files = tmp_path / "files"
    site_files.mkdir()
    (site_files / "long.example.txt").write_text("next_page_link: //a[@class='on']/@href\n")
    asked = f'[winnow]\nsite-config = "{site_files}"\n'
    pages = {
        f"/{name}": page(number, last=0).replace(
            b"</article>", f"<p><a class=on href=/{rest.get(number + 1, name)}>on</a></p></article>".encode()
        )
        for number, name in rest.items()
    }
    with served(Site({**pages, "/feed.xml": feed("/opening")})) as site:
        crawled(tmp_path, site, outlets=asked + OUTLET)
        before = facts_of_all(tmp_path)
        assert [len(only(tmp_path).provenance.parts), only(tmp_path).text.count("\n\n")] == [2, 11]
        lose_database(tmp_path)
        repaired(tmp_path, site, asked + OUTLET)
        assert facts_of_all(tmp_path) == before
