"""Days and times in plain text: rows and items of what the story tells, bylines, and what stands below headlines."""

import pytest

from cleaners import chrome
from cleaners.chrome.context import Context
from cleaners.lines import blocks
from tests.cleaners.gazette import PROSE

DAYS = ["3 May 2031", "10 May 2031", "17 May 2031"]
FERRIES = [cell for day in DAYS for cell in (day, "06:00", "22:10")]
MATCHES = [cell for day in DAYS for cell in (day, "Rovers v Thistle", "15:00")]
HEADLINES = [
    cell
    for day, place in zip(DAYS, ("the old harbour", "the upper town", "the station"), strict=True)
    for cell in (f"The council wants one more bridge behind {place}", day)
]


def gone(part: list[str], *, amid: bool, gap: str = "\n") -> list[str]:
    lines = [*PROSE[:3], *part, *PROSE[3:]] if amid else [*PROSE, *part]
    text = gap.join(["The old bridge of Holm", *lines])
    return [text[cut.start : cut.end] for cut in chrome.find(blocks(text), Context(lang="en"))]


@pytest.mark.parametrize("amid", [True, False], ids=["amid", "at the end"])
@pytest.mark.parametrize(
    "part",
    [
        pytest.param(["The council will meet twice:", "- 3 May 2031", "- 10 May 2031"], id="items behind a colon"),
        pytest.param(["The ferries leave at these times:", "06:15", "07:30"], id="times behind a colon"),
        pytest.param(["Days of the closure", *(f"\u2022 {day}" for day in DAYS)], id="three items"),
        pytest.param([f"{day}\t06:00\t22:10" for day in DAYS], id="rows"),
        pytest.param(["Date", "First", "Last", *FERRIES], id="cells"),
        pytest.param(["Date", "Match", "Kick-off", *MATCHES], id="cells with words"),
    ],
)
def test_a_list_or_a_table_of_days_stays(part: list[str], *, amid: bool) -> None:
    assert not set(gone(part, amid=amid)) & set(part)
    assert not set(gone(part, amid=amid, gap="\n\n")) & set(part)


def test_days_with_a_place_below_each_stay_amid_the_story_alone() -> None:
    part = [cell for day in DAYS for cell in (day, "Drill hall, Quay Street")]
    assert not gone(part, amid=True)
    assert set(DAYS) <= set(gone(part, amid=False)), "below a story they belong to others"


@pytest.mark.parametrize("amid", [True, False], ids=["amid", "at the end"])
@pytest.mark.parametrize(
    "part",
    [
        pytest.param(["3 May 2031"], id="one"),
        pytest.param(["3 May 2031", "12:40"], id="a day and a time"),
        pytest.param(["3 May 2031", "4 May 2031"], id="two"),
        pytest.param(HEADLINES, id="below headlines"),
    ],
)
def test_other_days_go(part: list[str], *, amid: bool) -> None:
    assert "3 May 2031" in gone(part, amid=amid)


def test_an_archive_of_months_goes() -> None:
    months = ["May 2031", "April 2031", "March 2031", "February 2031"]
    assert set(months) <= set(gone(months, amid=False))
