"""winnow fetch: one address, its story or why there is none."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run
from corpus.corpus import Corpus
from tests.corpus.shelf import prose
from tests.loopback import Site, served, settings

STORY = f"<title>Ferries</title><article><h1>Ferries</h1><p>{prose(1)}</p></article>".encode()
OUTLET = '[[outlet]]\nid = "h"\nfeeds = ["http://h.example/feed.xml"]\n'


@pytest.fixture
def site() -> Iterator[Site]:
    bodies = {
        "/story": STORY,
        "/wall": b"<title>403</title><p>403 Forbidden",
        "/robots.txt": b"User-agent: *\nDisallow: /no",
    }
    with served(Site(bodies)) as site:
        yield site


def fetched(folder: Path, site: Site, *arguments: str) -> int:
    sources = settings(folder, site, OUTLET)
    return run(["fetch", *arguments, "--sources", str(sources), "--data", str(folder / "data")])


def test_the_story_is_printed_and_kept(tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert fetched(tmp_path, site, "http://h.example/story?utm_source=x") == Exit.OK
    streams = capsys.readouterr()
    with Corpus.open(tmp_path / "data") as corpus:
        (document,) = corpus.documents()
    assert streams.out == document.text + "\n"
    assert streams.err == f"kept as {document.id} (new, original)\n"
    assert (document.outlet, document.addresses.asked) == ("h", "http://h.example/story")


def test_an_address_of_no_outlet_is_kept_too(tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert fetched(tmp_path, site, "--json", "http://far.example/story") == Exit.OK
    said = json.loads(capsys.readouterr().out)
    assert (said["verdict"], said["relation"]) == ("story", "original")
    with Corpus.open(tmp_path / "data") as corpus:
        assert [document.outlet for document in corpus.documents()] == ["fetched"]


@pytest.mark.parametrize(
    ("url", "code", "said"),
    [
        pytest.param("http://h.example/wall", Exit.NO_STORY, "no story: error_page", id="an error page"),
        pytest.param("http://h.example/no/1", Exit.REFUSED, "robots: robots.txt forbids it", id="robots.txt"),
        pytest.param("http://127.0.0.1/", Exit.REFUSED, "private_address", id="a private address"),
        pytest.param("http://h.example/gone", Exit.UNHEALTHY, "http_404: answered 404", id="gone"),
        pytest.param("h.example", Exit.USAGE, "expected an address such as", id="no address"),
    ],
)
def test_no_story_says_why(
    tmp_path: Path, site: Site, url: str, code: Exit, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetched(tmp_path, site, url) == code
    streams = capsys.readouterr()
    assert streams.out == ""
    assert said in streams.err


def test_a_host_that_asks_for_a_long_rest_is_not_waited_for(
    tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.statuses, site.fields = {"/story": 503}, {"/story": {"Retry-After": "3600"}}
    assert fetched(tmp_path, site, "http://h.example/story") == Exit.UNHEALTHY
    asked = list(site.asked)
    capsys.readouterr()
    assert fetched(tmp_path, site, "http://h.example/story") == Exit.UNHEALTHY
    said = capsys.readouterr().err
    assert "http://h.example/story: not asked: h.example is to get no request before 20" in said
    assert "UTC; run the same command then" in said
    assert site.asked == asked


def test_a_wait_that_lasts_is_told(
    tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.cli.fetch._LONG_S", 0.1)
    site.statuses, site.fields = {"/story": 503}, {"/story": {"Retry-After": "1"}}
    assert fetched(tmp_path, site, "http://h.example/story") == Exit.UNHEALTHY
    site.statuses = {}
    assert fetched(tmp_path, site, "http://h.example/story") == Exit.OK
    assert " s: its host is to get no request before" in capsys.readouterr().err
