"""Twenty kills of a whole crawl, at named points and at any time: nothing lost, nothing twice, nothing left over."""

from pathlib import Path

from tests.hostile.soak import soak
from tests.hostile.soak_site import Site

KILLS = 20


def test_twenty_kills_lose_and_repeat_nothing(tmp_path: Path) -> None:
    outcome = soak(tmp_path, KILLS, Site(hosts=5, pages_per_host=48), seed=11)
    assert outcome.faults == ()
    assert outcome.kills >= KILLS // 2  # a site that is finished early has few moments left to die in
    assert outcome.requests < outcome.pages + KILLS * 5  # as many as can have been in flight
