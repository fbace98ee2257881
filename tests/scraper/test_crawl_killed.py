"""kill -9 at random moments and at the worst ones: nothing lost, nothing twice, every record whole."""

from pathlib import Path

from bench.kill_crawl import soak
from bench.kill_crawl_child import Site
from tests.scraper.test_archive import faults


def test_twenty_kills_lose_and_repeat_nothing(tmp_path: Path) -> None:
    outcome = soak(tmp_path, 20, Site(hosts=5, pages_per_host=120), seed=7)
    assert outcome.good, outcome
    assert outcome.stored == outcome.pages
    assert outcome.kills >= 10  # a fast machine may be finished before the last
    assert faults(tmp_path / "raw") == ""
