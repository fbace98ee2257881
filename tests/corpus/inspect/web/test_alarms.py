"""Alarms ring for what is out of the ordinary of the outlet itself."""

from datetime import date, timedelta

import pytest

from corpus.inspect.web.alarms import Yield, alarms

FIRST = date(2026, 1, 5)


def _weeks(*figures: tuple[int, int, int]) -> list[Yield]:
    """Weeks of (documents, percent cut, refused)."""
    return [
        Yield(week=_week(at), documents=found, chars=100 * found, removed=share * found, refused=refused)
        for at, (found, share, refused) in enumerate(figures)
        if found or refused
    ]


def _week(at: int) -> str:
    return (FIRST + timedelta(weeks=at)).isoformat()


USUAL = (20, 30, 1)


@pytest.mark.parametrize(
    ("last", "said"),
    [
        pytest.param(USUAL, "", id="as ever"),
        pytest.param((20, 60, 1), "60% of the text cut, usually 30%", id="much more cut"),
        pytest.param((20, 5, 1), "5% of the text cut", id="much less cut"),
        pytest.param((20, 40, 1), "", id="a little more cut"),
        pytest.param((5, 30, 1), "5 documents, usually 20", id="few documents"),
        pytest.param((7, 30, 1), "", id="a quiet week"),
        pytest.param((20, 30, 20), "50% of its pages gave no story", id="many refused"),
    ],
)
def test_the_last_week_is_held_against_those_before(last: tuple[int, int, int], said: str) -> None:
    found = alarms(_weeks(*[USUAL] * 8, last), _week(8))
    assert " ".join(found).startswith(said)
    assert bool(found) is bool(said)


def test_silence_is_measured_by_the_outlets_own_pace() -> None:
    daily, rare = _weeks(*[USUAL] * 6), _weeks(*[USUAL, (0, 0, 0), (0, 0, 0), (0, 0, 0)] * 6)
    assert alarms(daily, _week(8)) == (f"nothing since the week of {_week(5)}",)
    assert alarms(rare, _week(28)) == ()
    assert alarms(rare, _week(33)) == (f"nothing since the week of {_week(20)}",)


def test_a_new_or_a_small_outlet_has_no_habits_to_break() -> None:
    assert alarms(_weeks(USUAL, (1, 90, 9)), _week(1)) == ()
    assert alarms(_weeks(*[(2, 30, 0)] * 8, (0, 0, 1)), _week(8))[0].startswith("100% of its pages")
    assert alarms([], _week(0)) == ()
