"""Menus and departments above a story in plain text, and titles of a word or two that look like them."""

import pytest

from cleaners.chrome import find
from cleaners.chrome.context import Context
from cleaners.kinds import Kind
from cleaners.lines import blocks

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TWO = "It will open again when the bearings have come from the foundry in the north, perhaps in the spring."
THREE = "Nobody in the yard has seen the plans for the new one, and the mayor has lost the key to the drawer."
TITLE = "Old bridge shut before regatta"
DATE = "3 March 2031"
COOKIES = (
    "We use cookies to improve your experience on our website; by continuing to browse you agree to our use of them."
)
BAR = ["Share on Facebook", "Tweet"]


def gone(head: list[str], *behind: str, off: frozenset[Kind] = frozenset()) -> list[str]:
    """The labels that are cut above a story."""
    text = "\n".join([*head, ONE, TWO, *behind])
    cuts = find(blocks(text), Context(lang="en", off=off), model=False)
    return [text[cut.start : cut.end] for cut in cuts if cut.rule in {"navigation.menu", "navigation.department"}]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param([*BAR, "Sermons", "Hall Hire", TITLE], ["Sermons", "Hall Hire"], id="labels and a bar"),
        pytest.param(["Home", "Sermons", TITLE], ["Sermons"], id="the way home"),
        pytest.param(["Tides", "Boats", "Kilns", "Moulds", TITLE], ["Tides", "Boats", "Kilns", "Moulds"], id="alone"),
        pytest.param(["Tides", "Boats", "Kilns", TITLE], [], id="three alone"),
        pytest.param(
            ["Tides", "Boats", *BAR, "Kilns", TITLE, "A desk with a view"],
            ["Tides", "Boats", "Kilns"],
            id="and a standfirst",
        ),
        pytest.param(["Tides", *BAR, "48", TITLE], ["Tides", "48"], id="a count"),
        pytest.param(["Tides", *BAR, "1984", TITLE], [], id="a year, which is the title"),
        pytest.param(["Drought", *BAR, DATE, "How a valley waits for its rain"], [], id="a short title, a standfirst"),
        pytest.param(["Home", "Drought", DATE, "How a valley waits for rain"], [], id="and a menu above it"),
        pytest.param(["Soup", *BAR, DATE, "2 leeks", "A fistful of parsley"], [], id="a recipe"),
        pytest.param(["Soup", *BAR, DATE, "- some leeks", "A fistful of parsley"], [], id="a recipe with bullets"),
        pytest.param([*BAR, DATE, TITLE], [], id="no label"),
        pytest.param([TITLE, *BAR, "Tides", "Boats"], [], id="below the title"),
        pytest.param(["Tides", "Boats", *BAR, "Bridge shut"], [], id="a title of two words"),
        pytest.param(["Tides", "Boats", "He asked who closed it?", *BAR, TITLE], [], id="a sentence among them"),
        pytest.param(["Who we were", *BAR, DATE, "How a valley waits for rain"], [], id="a title of three words"),
        pytest.param(
            [*BAR, "Ferries", "\u2605\u2605\u2605\u2606\u2606", "With Ada Kemp and Tom Asher"], [], id="stars"
        ),
        pytest.param([COOKIES, *BAR, "Tides", "Boats", TITLE], ["Tides", "Boats"], id="below a notice"),
    ],
)
def test_labels_above_the_title_are_a_menu(head: list[str], expected: list[str]) -> None:
    assert gone(head) == expected


def test_right_above_a_sentence_a_label_of_three_words_is_the_title() -> None:
    menu = ["Tides", "Boats", "Kilns", "Moulds", "Intranet"]
    assert gone([*BAR, *menu, "Moss measures dust"]) == menu
    assert not gone([*BAR, "Tides", "Boats", "Moss measures dust"])


@pytest.mark.parametrize(
    ("head", "behind", "expected"),
    [
        pytest.param(["Wirtschaft", TITLE], (), ["Wirtschaft"], id="above the title"),
        pytest.param(
            [TITLE, "Wirtschaft", "A desk with a view"], (), ["Wirtschaft"], id="between title and standfirst"
        ),
        pytest.param([TITLE, "Wirtschaft"], (), [], id="the heading of a sentence"),
        pytest.param([TITLE, "Wirtschaft", "- nine votes to six"], (), [], id="the heading of a list"),
        pytest.param(["Wirtschaft", TITLE], ("Lokales", THREE), [], id="a digest"),
        pytest.param(["Wirtschaft", DATE], (), [], id="the title itself"),
        pytest.param(["Wirtschaft of tides", TITLE], (), [], id="more words"),
        pytest.param(["Regio", DATE, TITLE], (), ["Regio"], id="above a date"),
        pytest.param(["Wirtschaft", TITLE], ("Topics", "Lokales"), ["Wirtschaft"], id="and among the topics"),
    ],
)
def test_departments_above_the_first_sentence(head: list[str], behind: tuple[str, ...], expected: list[str]) -> None:
    assert gone(head, *behind) == expected


def test_whoever_keeps_navigation_keeps_menus() -> None:
    assert not gone(["Home", "Sermons", "Politics", TITLE], off=frozenset({Kind.NAVIGATION}))


def test_where_nothing_is_told_there_is_no_menu() -> None:
    text = f"Home\nSermons\nPolitics\n{TITLE}"
    assert not [cut for cut in find(blocks(text), Context(lang="en"), model=False) if cut.rule == "navigation.menu"]
    assert not find(blocks(""), Context(lang="en"), model=False)
