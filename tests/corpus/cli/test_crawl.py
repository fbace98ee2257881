"""winnow crawl as a person, a timer and a signal meet it."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.cli import crawl as command
from corpus.cli.exits import Exit, Stop
from corpus.cli.main import run
from corpus.corpus import Corpus
from corpus.lock import holding
from corpus.places import LOCK
from corpus.store import Store
from corpus.tally import Tally
from tests.corpus.shelf import prose
from tests.loopback import ROOT, Site, served, settings, winnow

OUTLET = '[[outlet]]\nid = "h"\nfeeds = ["http://h.example/feed.xml"]\n'


def story(number: int) -> bytes:
    paragraphs = "".join(f"<p>{each}</p>" for each in prose(number).split("\n\n"))
    return (
        f"<!doctype html><title>Story {number}</title><article><h1>Story {number}</h1>{paragraphs}</article>".encode()
    )


def feed(*entries: tuple[str, str]) -> bytes:
    items = "".join(
        f"<item><link>http://h.example{path}</link><pubDate>{date}</pubDate></item>" for path, date in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'.encode()


def bodies() -> dict[str, bytes]:
    listed = feed(("/1", "Mon, 05 Oct 2026 08:00:00 GMT"), ("/2", "Tue, 06 Oct 2026 08:00:00 GMT"))
    return {"/feed.xml": listed, "/1": story(1), "/2": story(2)}


@pytest.fixture
def site() -> Iterator[Site]:
    with served(Site(bodies())) as site:
        yield site


def options(folder: Path, site: Site, outlets: str = OUTLET) -> list[str]:
    return ["--sources", str(settings(folder, site, outlets)), "--data", str(folder / "data")]


def crawled(folder: Path, site: Site, *arguments: str, outlets: str = OUTLET) -> dict[str, Any]:
    done = winnow("crawl", "--json", *options(folder, site, outlets), *arguments)
    counts: dict[str, Any] = json.loads(done.stdout)
    return counts


def addresses(folder: Path) -> list[str]:
    with Corpus.open(folder / "data") as corpus:
        return sorted(document.addresses.answered for document in corpus.documents())


def test_a_dry_run_lists_what_is_due_and_asks_nobody(tmp_path: Path, site: Site) -> None:
    done = winnow("crawl", "--dry-run", *options(tmp_path, site))
    assert (done.returncode, done.stdout) == (0, "http://h.example/feed.xml\n")
    assert "1 sources due, 0 pages waiting; nothing was asked" in done.stderr
    assert site.asked == []


def test_a_limit_is_a_number_of_pages_and_the_rest_comes_the_next_time(tmp_path: Path, site: Site) -> None:
    assert crawled(tmp_path, site, "--limit", "1")["taken_up"] == 1
    assert addresses(tmp_path) == ["http://h.example/2"]  # newest first
    assert crawled(tmp_path, site)["new"] == 1


def test_since_leaves_out_what_its_feed_dates_earlier(tmp_path: Path, site: Site) -> None:
    assert crawled(tmp_path, site, "--since", "2026-10-06")["new"] == 1
    assert addresses(tmp_path) == ["http://h.example/2"]


def test_too_many_failures_stop_the_run(tmp_path: Path, site: Site) -> None:
    site.bodies["/feed.xml"] = feed(*((f"/gone/{n}", "") for n in range(50)))
    counts = crawled(tmp_path, site, "--max-failures", "3")
    assert counts["interrupted"]
    assert 3 <= counts["failed"]["http_404"] < 10


@pytest.mark.parametrize("form", ["logfmt", "json"])
def test_every_turn_is_a_log_line(tmp_path: Path, site: Site, form: str) -> None:
    done = winnow("crawl", "-q", "--log", form, *options(tmp_path, site))
    assert (done.returncode, done.stdout) == (0, "")
    lines = done.stderr.splitlines()
    assert len(lines) == 3
    assert all(("event=" if form == "logfmt" else '"event"') in line for line in lines)
    if form == "json":
        assert [json.loads(line)["event"] for line in lines] == ["source", "page", "page"]


def test_a_run_is_on_record_with_its_counts(tmp_path: Path, site: Site) -> None:
    crawled(tmp_path, site)
    with Store.open(tmp_path / "data" / "winnow.db", readonly=True) as store:
        (record,) = store.runs()
    assert (record.outcome, dict(record.counts)["new"]) == ("ok", 2)
    assert record.ended_at is not None


@pytest.mark.parametrize("quiet", [[], ["-q"]], ids=["spoken", "quiet"])
def test_a_second_run_gives_way_and_names_the_first(tmp_path: Path, site: Site, quiet: list[str]) -> None:
    with holding(tmp_path / "data" / LOCK):
        done = winnow("crawl", *quiet, *options(tmp_path, site))
    assert done.returncode == Exit.LOCKED
    said = done.stdout + done.stderr
    assert (said == "") if quiet else (f"process {os.getpid()}" in said)


def test_a_scheduled_run_is_silent_while_all_is_well_and_speaks_when_it_is_not(tmp_path: Path, site: Site) -> None:
    for arguments in (["--all"], ["--all"]):
        done = winnow("crawl", "-q", *options(tmp_path, site), *arguments)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    del site.bodies["/feed.xml"]
    done = winnow("crawl", "-q", "--all", *options(tmp_path, site))
    assert done.returncode == Exit.UNHEALTHY
    assert "most of what was asked gave no answer" in done.stderr


def test_an_outlet_whose_pages_stop_being_stories_raises_an_alarm(tmp_path: Path, site: Site) -> None:
    paths = [f"/{n}" for n in range(40)]
    site.bodies |= {path: story(n) for n, path in enumerate(paths)}
    site.bodies["/feed.xml"] = feed(*((path, "") for path in paths))
    crawled(tmp_path, site)
    gone = [f"/new/{n}" for n in range(20)]
    site.bodies |= dict.fromkeys(gone, b"<title>Just a moment</title><p>Checking your browser before you go on.</p>")
    site.bodies["/feed.xml"] = feed(*((path, "") for path in gone))
    done = winnow("crawl", "-q", "--all", *options(tmp_path, site))
    assert "alarm: h: 0% of 20 pages were stories, usually" in done.stderr


class Held:
    """A site whose last story is held back until it is let go."""

    def __init__(self) -> None:
        self.reached, self.let_go = threading.Event(), threading.Event()

    def before(self, path: str) -> None:
        if path == "/1":
            self.reached.set()
            self.let_go.wait(30)


def started(folder: Path, site: Site, drain_s: float = 60.0) -> subprocess.Popen[str]:
    code = (
        f"import sys, corpus.cli.crawl as c; c.DRAIN_S = {drain_s}; import corpus.cli.main as m; m.main(sys.argv[1:])"
    )
    arguments = [sys.executable, "-c", code, "crawl", *options(folder, site)]
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_drains_what_is_in_flight_is_kept(tmp_path: Path, number: signal.Signals) -> None:
    held = Held()
    with served(Site(bodies(), before=held.before)) as site, started(tmp_path, site) as process:
        assert held.reached.wait(60)
        process.send_signal(number)
        assert process.stderr is not None
        again = "send the signal again" if number == signal.SIGTERM else "press Ctrl-C again"
        assert f"finishing what is in flight; {again} to stop at once" in process.stderr.readline()
        held.let_go.set()
        stdout, _ = process.communicate(timeout=60)
    assert process.returncode == Exit.INTERRUPTED
    assert stdout.startswith("crawl interrupted new=2 ")
    assert addresses(tmp_path) == ["http://h.example/1", "http://h.example/2"]


def test_a_second_ctrl_c_stops_at_once_and_the_next_run_goes_on(tmp_path: Path) -> None:
    held = Held()
    with served(Site(bodies(), before=held.before)) as site:
        with started(tmp_path, site) as process:
            assert held.reached.wait(60)
            process.send_signal(signal.SIGINT)
            assert process.stderr is not None
            assert "finishing what is in flight" in process.stderr.readline()
            process.send_signal(signal.SIGINT)
            _, stderr = process.communicate(timeout=60)
        assert process.returncode == Exit.INTERRUPTED
        assert stderr.strip() == "interrupted; what was finished is kept, run the same command again to go on"
        held.let_go.set()
        assert crawled(tmp_path, site)["new"] == 1
    assert len(addresses(tmp_path)) == 2


def test_a_drain_has_an_end(tmp_path: Path) -> None:
    held = Held()
    with served(Site(bodies(), before=held.before)) as site:
        with started(tmp_path, site, drain_s=0.2) as process:
            assert held.reached.wait(60)
            process.send_signal(signal.SIGTERM)
            _, stderr = process.communicate(timeout=60)
        held.let_go.set()
    assert process.returncode == Exit.INTERRUPTED
    assert "stopped: not drained within 0.2 s; what was in flight is asked for again by the next run" in stderr


def test_an_unknown_outlet_is_named_with_those_there_are(
    tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["crawl", "--outlet", "x", *options(tmp_path, site)]) == Exit.USAGE
    assert "no outlet x in" in (said := capsys.readouterr().err)
    assert "there are: h" in said


@pytest.mark.parametrize(
    ("failed", "told", "most"),
    [
        pytest.param({"dns": 2}, False, "gave no answer", id="an outlet that is silent"),
        pytest.param({"dns": 1, "internal": 2}, True, "failed", id="faults of ours"),
    ],
)
def test_faults_of_ours_are_told_apart_from_an_outlet_that_is_silent(
    capsys: pytest.CaptureFixture[str], failed: dict[str, int], most: str, *, told: bool
) -> None:
    with pytest.raises(Stop, match=f"most of what was asked {most}"):
        command._end(Tally(run="r", failed=failed), Path("data"))  # noqa: SLF001 - how a run ends
    assert ("2 of the failures are faults of Winnow" in capsys.readouterr().err) is told


@pytest.mark.parametrize(
    "tally",
    [
        pytest.param(Tally(run="r", new=9, failed={"internal": 1}), id="else well"),
        pytest.param(Tally(run="r", sources_read=3, sources_failed={"internal": 1}), id="in a source"),
    ],
)
def test_a_run_with_few_faults_of_ours_ends_well_and_tells_them(
    capsys: pytest.CaptureFixture[str], tally: Tally
) -> None:
    command._end(tally, Path("data"))  # noqa: SLF001 - as above
    assert "1 of the failures are faults of Winnow" in capsys.readouterr().err


def test_so_does_a_run_that_is_interrupted(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Stop):
        command._end(Tally(run="r", failed={"internal": 1}, interrupted=True), Path("data"))  # noqa: SLF001 - as above
    assert "winnow stats --by failure --data data" in capsys.readouterr().err


def broken(*_: object) -> None:
    raise ValueError("a fault of ours")


def test_pages_that_could_not_be_cleaned_are_told_and_come_back_with_a_repair(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("corpus.build.rooms.clean_page", broken)
    assert run(["crawl", "-q", *options(tmp_path, site)]) == Exit.UNHEALTHY
    assert "2 of the failures are faults of Winnow" in capsys.readouterr().err
    assert run(["doctor", "--repair", *options(tmp_path, site)]) == 0
    assert len(addresses(tmp_path)) == 2
