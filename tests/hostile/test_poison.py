"""A page that kills its worker is archived, rejected as poison, and not tried again; the others are none the worse."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

from cleaners.cleaned import Cleaned, Rejected, Why
from cleaners.rules import Rules
from corpus.build.clean import archive_reader, clean_page, prepare
from corpus.doctor import examine
from corpus.places import CLEAN, DATABASE
from corpus.store import Store
from corpus.worker import Limits, Worker
from scraper.failpoint import VARIABLE
from tests.hostile.loopback import Answer, served
from tests.hostile.soak_site import page

ROOT = Path(__file__).parents[2]
STORIES = 5
SETTINGS = """
[defaults]
delay = "0s"
[network]
resolve = {{ "*" = "127.0.0.1:{port}" }}
[[outlet]]
id = "news"
urls = {urls}
"""


def answer(host: str, path: str) -> Answer:
    return (404, {}, b"") if path == "/robots.txt" else (200, {}, page(host, int(path.strip("/"))))


def winnow(folder: Path, *arguments: str, order: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "corpus.cli", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), VARIABLE: order}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


def test_every_third_page_kills_its_worker(tmp_path: Path) -> None:
    with served(answer) as (port, hits):
        urls = json.dumps([f"http://news.example/{number}" for number in range(STORIES)])
        (tmp_path / "sources.toml").write_text(SETTINGS.format(port=port, urls=urls), "utf-8")
        first = json.loads(winnow(tmp_path, "crawl", "--json", order="worker.asked:3").stdout)
        asked = hits.pages()
        again = json.loads(winnow(tmp_path, "crawl", "--json", "--all").stdout)
        assert (hits.pages(), again["taken_up"]) == (asked, 0)
        refetched = json.loads(winnow(tmp_path, "crawl", "--json", "--refetch", order="worker.asked").stdout)
    assert first["rejected"] == {"poison": 1}
    assert first["new"] == STORIES - 1
    assert (refetched["same"], refetched["rejected"]) == (STORIES, {})  # the same bytes are not cleaned a second time
    data = tmp_path / "data"
    with Store.open(data / DATABASE, readonly=True) as store:
        checked = examine(store, archive_reader(data), data / CLEAN)
    assert (checked.pages, checked.findings) == (STORIES, ())  # the poisonous one is archived like the others


def test_a_page_that_slips_through_the_sieve_is_stopped_by_the_clock() -> None:
    """Nothing about it is too deep or too many, but every element has classes and words of its own."""
    words = (b" ".join(b"a%d" % (number * step) for step in range(40)) for number in range(29_000))
    fatal = b"".join(b"<div class='c%d d%d'>%s</div>" % (number, number, text) for number, text in enumerate(words))

    async def ask() -> list[Cleaned | Rejected]:
        async with Worker(clean_page, Limits(processor_s=0.25), prepare) as worker:
            pages = (fatal, page("a.example", 1))
            return [await worker.ask("d", body, "http://a.example/", "text/html", Rules(), "") for body in pages]

    stopped, next_one = asyncio.run(ask())
    assert isinstance(stopped, Rejected)
    assert (stopped.why, stopped.evidence) == (Why.POISON, "not cleaned within 0.25 s of processor time")
    assert isinstance(next_one, Cleaned)
