"""winnow sources: what is followed, what is wrong with it, and what is added without spoiling the file."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.cli.exits import Exit
from corpus.cli.main import run
from corpus.config import load
from tests.loopback import Site, served

HEAD = """# our outlets; do not touch the order
[defaults]
delay = "0s" # quick
"""
RSS = b"<rss><channel><item><title>t</title><link>http://news.example/a</link></item></channel></rss>"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr("corpus.build.discover.gap_s", lambda *_: 0.0)
    home = b"<link rel=alternate type=application/rss+xml href=http://feeds.example/n.xml><p>Home"
    with served(Site({"/": home, "/n.xml": RSS})) as site:
        yield site


def written(folder: Path, site: Site, outlets: str = "") -> Path:
    path = folder / "sources.toml"
    path.write_text(f'{HEAD}[network]\nresolve = {{ "*" = "127.0.0.1:{site.port}" }}\n{outlets}')
    return path


OLD = '[[outlet]]\nid = "old" # the first\nfeeds = ["http://old.example/n.xml"]\n'


def test_an_outlet_is_added_and_what_stood_there_stays_to_the_letter(
    tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, site, OLD)
    before = path.read_text()
    assert run(["sources", "add", "http://www.news.example/", "--sources", str(path)]) == Exit.OK
    entry = capsys.readouterr().out
    assert entry == (
        '[[outlet]]\nid = "news"\nfeeds = ["http://feeds.example/n.xml"]\nallow-hosts = ["news.example"]\n'
    )
    assert path.read_text() == f"{before}\n{entry}"
    assert [outlet.id for outlet in load(path).outlets] == ["old", "news"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"x = = 1"])
def test_nothing_is_added_to_a_file_that_cannot_be_read(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sources.toml"
    path.write_bytes(content)
    assert run(["sources", "add", "http://www.news.example/", "--sources", str(path)]) == Exit.USAGE
    assert str(path) in capsys.readouterr().err
    assert path.read_bytes() == content


def test_a_name_that_is_taken_spoils_nothing(tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, site, OLD)
    before = path.read_text()
    assert run(["sources", "add", "http://news.example/", "--id", "old", "--sources", str(path)]) == Exit.USAGE
    assert "nothing was written" in capsys.readouterr().err
    assert path.read_text() == before


@pytest.mark.parametrize(
    ("url", "code", "said"),
    [
        pytest.param("news.example", Exit.USAGE, "expected an address such as", id="no address"),
        pytest.param("http://none.example/empty", Exit.UNHEALTHY, "answered 404", id="no page"),
        pytest.param("http://none.example/n.xml", Exit.UNHEALTHY, "names no feed and no sitemap", id="no feed"),
    ],
)
def test_what_cannot_be_added_says_why(
    tmp_path: Path,
    site: Site,
    url: str,
    code: Exit,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = written(tmp_path, site, OLD)
    before = path.read_text()
    assert run(["sources", "add", url, "--sources", str(path)]) == code
    assert said in capsys.readouterr().err
    assert path.read_text() == before


def test_a_live_check_reads_every_source_and_names_what_fails(
    tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = '[[outlet]]\nid = "bad"\nsitemaps = ["http://bad.example/none.xml"]\n'
    path = written(tmp_path, site, OLD + bad)
    assert run(["sources", "check", "--sources", str(path)]) == Exit.OK
    assert site.asked == []
    assert 'no "contact" in [defaults]' in capsys.readouterr().err
    assert run(["sources", "check", "--live", "--sources", str(path)]) == Exit.UNHEALTHY
    said = capsys.readouterr().out
    assert "old  http://old.example/n.xml  1 listed" in said
    assert "bad  http://bad.example/none.xml  http://bad.example/none.xml: answered 404" in said
    assert said.endswith("2 outlets, 1 of 2 sources cannot be read\n")


def test_a_live_check_can_be_read_by_programs(tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, site, OLD)
    assert run(["sources", "check", "--live", "--json", "--sources", str(path)]) == Exit.OK
    (source,) = json.loads(capsys.readouterr().out)["sources"]
    assert (source["address"], source["listed"], source["fault"]) == ("http://old.example/n.xml", 1, "")


def test_the_listing_says_what_is_followed(tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, site, OLD)
    assert run(["sources", "--sources", str(path)]) == Exit.OK
    assert capsys.readouterr().out == "old  http://old.example/n.xml  one request per 0 s\n"


def test_the_example_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sources", "example"]) == Exit.OK
    path = tmp_path / "sources.toml"
    path.write_text(capsys.readouterr().out)
    assert [outlet.id for outlet in load(path).outlets] == ["example"]


def test_lines_of_site_config_files_that_nobody_obeys_are_mistakes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sites").mkdir()
    rules = tmp_path / "sites" / "old.example.txt"
    rules.write_text("# theirs\nbody: //article\nstrip: //p[@class='x'\n")
    path = tmp_path / "sources.toml"
    path.write_text(f'[winnow]\nsite-config = "sites"\n[defaults]\ncontact = "a@b.example"\n{OLD}')
    wrong = "site-config: old.example.txt:3: //p[@class='x' is no XPath that we can read: it ends too early"
    assert run(["sources", "check", "--sources", str(path)]) == Exit.UNHEALTHY
    said = capsys.readouterr().out
    assert wrong in said
    assert "1 mistake in site-config files" in said
    assert run(["crawl", "--dry-run", "--sources", str(path), "--data", str(tmp_path / "data")]) == Exit.OK
    assert capsys.readouterr().err.count(wrong) == 1
    rules.write_text("body: //article\n")
    assert run(["sources", "check", "--sources", str(path)]) == Exit.OK
    assert "no mistakes" in capsys.readouterr().out


def test_options_before_the_name_of_a_subcommand_hold_for_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.toml").write_text(OLD)
    (tmp_path / "bad.toml").write_text("typo = 1\n")
    assert run(["sources", "--sources", "mine.toml", "--json", "check"]) == Exit.OK
    assert json.loads(capsys.readouterr().out) == {"outlets": 1, "sources": [], "mistakes": []}
    assert run(["sources", "--sources", "bad.toml", "check"]) == Exit.USAGE
    assert "bad.toml:1: unknown key" in capsys.readouterr().err
    assert run(["sources", "--sources", "bad.toml", "check", "--sources", "mine.toml"]) == Exit.OK  # the nearer one
    capsys.readouterr()
    assert run(["sources", "--sources", "bad.toml", "add", "http://news.example/"]) == Exit.USAGE
    assert "bad.toml:1: unknown key" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--json", "add", "http://news.example/"], "`winnow sources add` takes no --json", id="add"),
        pytest.param(["--json", "example"], "`winnow sources example` takes no --json", id="example"),
        pytest.param(["--sources", "a.toml", "example"], "`winnow sources example` takes no --sources", id="a file"),
    ],
)
def test_options_that_a_subcommand_has_no_use_for_are_refused(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["sources", *arguments]) == Exit.USAGE
    streams = capsys.readouterr()
    assert streams.out == ""
    assert said in streams.err


def test_a_host_that_cannot_be_reached_is_no_refusal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scraper.retry.FIRST_WAIT_S", 0.01)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    path = tmp_path / "sources.toml"
    path.write_text(f'{HEAD}[network]\nresolve = {{ "*" = "127.0.0.1:{port}" }}\n{OLD}')
    for command in (["sources", "add"], ["fetch", "--data", str(tmp_path / "data")]):
        assert run([*command, "http://news.example/", "--sources", str(path)]) == Exit.UNHEALTHY
        said = capsys.readouterr().err
        assert "robots.txt gave no answer, so nothing is asked: " in said
        assert "connect" in said
