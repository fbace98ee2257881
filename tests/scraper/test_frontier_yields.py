"""The yield of an outlet against its own past."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.frontier import Frontier
from scraper.frontier_yields import Yield, alarm, remembered
from tests.scraper.web import Clock, database


@pytest.mark.parametrize(
    ("past", "pages", "stories", "rings"),
    [
        pytest.param((200, 180), 20, 0, True, id="nothing left of 90 %"),
        pytest.param((200, 180), 20, 9, True, id="half of 90 %"),
        pytest.param((200, 180), 20, 17, False, id="85 % instead of 90 %"),
        pytest.param((200, 180), 5, 0, False, id="too few pages to judge"),
        pytest.param((20, 18), 20, 0, False, id="too little past"),
        pytest.param((0, 0), 20, 0, False, id="no past"),
        pytest.param((200, 10), 20, 0, False, id="5 % may be none by chance"),
        pytest.param((200, 60), 40, 2, True, id="30 % to 5 %"),
        pytest.param((9_000, 8_100), 3_000, 2_500, False, id="certain, but small"),
        pytest.param((200, 100), 20, 20, False, id="better than ever"),
    ],
)
def test_when_it_rings(past: tuple[float, float], pages: int, stories: int, *, rings: bool) -> None:
    assert (alarm("o", Yield(pages=past[0], stories=past[1]), pages, stories) is not None) is rings


def test_the_alarm_says_what_happened() -> None:
    rung = alarm("menafn", Yield(pages=200, stories=180), 20, 1)
    assert str(rung) == "menafn: 5% of 20 pages were stories, usually 90%"


@given(st.lists(st.tuples(st.integers(0, 500), st.floats(0, 1)), max_size=50))
def test_the_past_stays_a_share_and_bounded(runs: list[tuple[int, float]]) -> None:
    past = Yield(pages=0.0, stories=0.0)
    for pages, share in runs:
        past = remembered(past, pages, int(pages * share))
    assert 0 <= past.share <= 1
    assert past.pages <= 5_001


def test_a_broken_outlet_keeps_ringing_until_it_is_well_again() -> None:
    frontier = Frontier(database(), now=Clock())
    for _ in range(5):
        assert frontier.yields.note("o", 20, 18) is None
    for _ in range(5):
        assert frontier.yields.note("o", 20, 1) is not None
    assert len(frontier.yields.alarms(["o"])) == 1
    assert frontier.yields.alarms(["p"]) == ()
    assert frontier.yields.note("o", 20, 18) is None
    assert frontier.yields.alarms(["o"]) == ()


def test_a_change_that_was_looked_at_becomes_the_new_measure() -> None:
    frontier = Frontier(database(), now=Clock())
    for _ in range(5):
        frontier.yields.note("o", 20, 18)
    assert frontier.yields.note("o", 20, 5) is not None
    frontier.yields.forget("o")
    assert frontier.yields.note("o", 40, 10) is None
    assert frontier.yields.note("o", 20, 5) is None


def test_a_run_without_pages_says_nothing() -> None:
    frontier = Frontier(database(), now=Clock())
    assert frontier.yields.note("o", 0, 0) is None
    assert frontier.yields.past("o").pages == 0
