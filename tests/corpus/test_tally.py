"""What a crawl says of itself."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from corpus.tally import Count, Tally


@pytest.mark.parametrize(
    ("tally", "line"),
    [
        pytest.param(
            Tally(run="r", new=41, same=310, rejected={"error_page": 3}, failed={"timeout": 2}, seconds=63.2,
                  raw_chars=1000, removed_chars=180),
            "crawl ok new=41 same=310 rejected=3 failed=2 removed=18% 63s",
            id="as the design shows it",
        ),
        pytest.param(
            Tally(run="r", same=7),
            "crawl ok new=0 same=7 rejected=0 failed=0 removed=0% 0s (nothing new, no source was due)",
            id="nothing new",
        ),
        pytest.param(
            Tally(run="r", new=1, copies={"near": 2}, refused={"robots": 1}, deferred={"timeout": 4}),
            "crawl ok new=1 copies=2 same=0 rejected=0 refused=1 failed=0 deferred=4 removed=0% 0s",
            id="the rarer counts only when there are any",
        ),
        pytest.param(
            Tally(run="r", failed={"dns": 3}, new=1),
            "crawl unhealthy new=1 same=0 rejected=0 failed=3 removed=0% 0s",
            id="most failed",
        ),
        pytest.param(
            Tally(run="r", sources_failed={"dns": 1}, interrupted=True),
            "crawl interrupted new=0 same=0 rejected=0 failed=1 removed=0% 0s (nothing new, no source was due)",
            id="interrupted",
        ),
        pytest.param(
            Tally(run="r", waiting=23, waits_until=datetime(2026, 12, 6, 0, 40, tzinfo=UTC)),
            "crawl ok new=0 same=0 rejected=0 failed=0 waiting=23 removed=0% 0s (nothing new, no source was due; "
            "what waits may be asked from 2026-12-06 00:40 UTC on)",
            id="all is put off",
        ),
        pytest.param(
            Tally(run="r", new=1, waiting=2),
            "crawl ok new=1 same=0 rejected=0 failed=0 waiting=2 removed=0% 0s",
            id="what waits may be asked now",
        ),
    ],
)  # fmt: skip
def test_the_summary_line(tally: Tally, line: str) -> None:
    assert tally.line() == line


def test_every_address_taken_up_is_in_one_count() -> None:
    tally = Tally(
        run="r", new=1, updated=1, copies={"exact": 2}, same=3, rejected={"empty": 4}, failed={"dns": 5},
        refused={"robots": 6}, deferred={"timeout": 7},
    )  # fmt: skip
    assert tally.taken_up == 28
    assert tally.values()["taken_up"] == 28


def test_a_crawl_whose_only_source_failed_is_unhealthy() -> None:
    assert not Tally(run="r", sources_failed={"dns": 1}).healthy
    assert Tally(run="r", sources_failed={"dns": 1}, sources_same=1).healthy


def test_when_the_rest_may_be_asked_is_a_plain_value() -> None:
    until = datetime(2026, 12, 6, 0, 40, tzinfo=UTC)
    assert Tally(run="r", waits_until=until).values()["waits_until"] == "2026-12-06T00:40:00+00:00"
    assert Tally(run="r").values()["waits_until"] is None


def test_an_address_that_is_put_off_is_counted_once() -> None:
    count = Count(run="r", deferred=Counter(timeout=4), put_off={"https://a.example/": "timeout"})
    assert count.tally(0.0).deferred == {"timeout": 1}
