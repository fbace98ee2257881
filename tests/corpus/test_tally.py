"""What a crawl says of itself."""

import pytest

from corpus.tally import Tally


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
