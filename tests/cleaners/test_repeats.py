"""Copies go, what is said twice on purpose stays."""

import pytest

from cleaners.block import Block
from cleaners.kinds import Kind
from cleaners.lines import blocks
from cleaners.repeats import find

ONE = "The ferry to the outer islands will sail every hour from Monday, the port authority said on Thursday."
TWO = "A return ticket costs nine crowns, children travel free, and bicycles are taken on the afternoon boats."
THREE = "The old timetable had four sailings a day and was last changed in the spring of 1998."
CODE = "print(timetable.sailings(harbour='Holt', day='2031-05-12', boats=4, bicycles=True))  # of the summer."
SHORT = "Dogs need a muzzle."
REFRAIN = "Pull, sister, pull, for the lamp on the hill"


def gone(lines: list[str], title: str = "") -> list[int]:
    """Numbers of the lines that are cut as copies."""
    laid = blocks("\n".join(lines))
    starts = {block.start: number for number, block in enumerate(laid)}
    cuts = find(laid, title=title)
    assert all(cut.kind is Kind.DUPLICATE for cut in cuts)
    return [starts[cut.start] for cut in cuts]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([ONE, TWO, ONE], [2], id="a paragraph again, not adjacent"),
        pytest.param([ONE, ONE, ONE], [1, 2], id="three times"),
        pytest.param([ONE, TWO.replace("Children", "Boys"), THREE], [], id="nothing twice"),
        pytest.param([ONE, SHORT, ONE, SHORT], [2, 3], id="a short line beside a long copy"),
        pytest.param([ONE, SHORT, TWO, SHORT], [], id="a short line alone"),
        pytest.param([ONE, ONE.replace("hour", "day")], [], id="one word differs"),
        pytest.param([ONE, ONE.upper().replace(" ", "\u00a0 ")], [1], id="case and blanks differ"),
        pytest.param([ONE, ONE.replace("f", "f\u00ad")], [1], id="soft hyphens differ"),
        pytest.param(
            [ONE, TWO, THREE, SHORT, ONE, TWO, THREE.replace("four", "five"), SHORT],
            [4, 5],
            id="two exact lines are not enough to take an altered one along",
        ),
        pytest.param(
            [ONE, TWO, SHORT, THREE, ONE, TWO, SHORT, THREE.replace("four", "five")],
            [4, 5, 6, 7],
            id="a doubled article, one number differs",
        ),
        pytest.param(["Verse one here", REFRAIN, "Verse two here", REFRAIN], [], id="a refrain"),
        pytest.param(["Ashby 2-1", "Brigg 0-0", "Ashby 2-1", "Brigg 0-0"], [], id="rows of a table"),
        pytest.param([ONE, TWO, "Once more, word for word:", ONE, THREE], [], id="said again after a colon"),
        pytest.param([ONE, "Yes.", TWO, "Yes.", "No.", "No."], [], id="answers"),
        pytest.param([f"{ONE[:60]}?", TWO, f"{ONE[:60]}?", THREE], [], id="a question asked again"),
        pytest.param(
            [ONE, "Dogs and boats", THREE, ONE, "Dogs and boats", TWO], [3], id="a heading heads what comes next"
        ),
        pytest.param([f"He said this: {ONE} And more.", f"\u201c{ONE}\u201d", TWO], [1], id="a pull quote"),
        pytest.param([f"He said this: {ONE} And more.", f"\u201c{TWO}\u201d"], [], id="a quote said once"),
        pytest.param([ONE, CODE, "boats = 4", TWO, CODE, "boats = 5"], [], id="a line that two listings share"),
        pytest.param([ONE, CODE, TWO, THREE, ONE, CODE, TWO], [4, 5, 6], id="a doubled article and its listing"),
    ],
)
def test_copies_of_lines(lines: list[str], expected: list[int]) -> None:
    assert gone(lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([f"{ONE[:60]}\u2026", ONE], [0], id="above its paragraph"),
        pytest.param([ONE, TWO, f"{ONE[:60]}..."], [2], id="below it"),
        pytest.param([f"{ONE[:60]}\u2026 read more", ONE], [0], id="with a link label"),
        pytest.param([f"{ONE[:20]}\u2026", ONE], [], id="too little to tell"),
        pytest.param([f"{TWO[:60]}\u2026", ONE], [], id="the beginning of something else"),
        pytest.param([f"{ONE[:60]}\u2026", f"{ONE[:60]}\u2026"], [], id="nothing goes on"),
    ],
)
def test_a_broken_off_teaser_goes_and_the_full_paragraph_stays(lines: list[str], expected: list[int]) -> None:
    assert gone(lines) == expected


@pytest.mark.parametrize(
    ("lines", "title", "expected"),
    [
        pytest.param(["Ferries sail hourly", "Ferries sail hourly", ONE], "", [1], id="twice in a row"),
        pytest.param(["Ferries sail hourly", "By J. Holt", "Ferries sail hourly", ONE], "", [2], id="a byline between"),
        pytest.param(
            ["Islands", "Ferries sail hourly", "x", "Ferries sail hourly", ONE], "Ferries sail hourly", [3], id="known"
        ),
        pytest.param(["Ferries sail hourly", ONE, "Ferries sail hourly"], "", [], id="as a subheading below"),
        pytest.param(["Ferries", "Ferries", ONE], "", [], id="too short to be a title"),
    ],
)
def test_a_title_is_said_once(lines: list[str], title: str, expected: list[int]) -> None:
    assert gone(lines, title) == expected


def test_a_page_of_one_line_is_not_compared_with_itself_forever() -> None:
    assert len(gone([ONE] * 3_000)) == 2_999


def test_a_page_of_talk_is_searched_for_a_bounded_number_of_its_quotes() -> None:
    quotes = [f"'Boat {number} sails every hour, and so does the one behind it, they say.'" for number in range(300)]
    page = [*quotes, *(f"She said: {quote} Nobody had asked her." for quote in quotes)]
    assert gone(page) == list(range(200))


def laid_out(*lines: tuple[str, str]) -> list[int]:
    """Numbers of the copies among lines that stand in an element of some classes each."""
    laid, start = [], 0
    for text, words in lines:
        laid.append(Block(text, start, start + len(text), tag="p", tokens=tuple(words.split())))
        start += len(text) + 1
    starts = {block.start: number for number, block in enumerate(laid)}
    return [starts[cut.start] for cut in find(laid)]


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        pytest.param("desktop only", "mobile only", [4, 5, 6], id="for another screen"),
        pytest.param("d none d md block", "d md none", [4, 5, 6], id="by a framework's classes"),
        pytest.param("verse one", "verse two", [], id="a refrain"),
        pytest.param("col md", "col md", [], id="in one and the same element"),
    ],
)
def test_short_lines_go_where_a_part_comes_again_for_another_screen(here: str, there: str, expected: list[int]) -> None:
    rows = ["Fares", "Adults nine crowns", "Dogs a crown"]
    assert laid_out((ONE, ""), *((row, here) for row in rows), *((row, there) for row in rows), (TWO, "")) == expected


def test_a_pull_quote_goes_by_its_name_where_the_story_says_it_too() -> None:
    said = "Bicycles are taken on the afternoon boats."
    assert laid_out((ONE, ""), (said, "wp block pullquote"), (TWO, "")) == [1]
    assert laid_out((ONE, ""), (said, ""), (said, "pull quote")) == [2], "a paragraph of its own"
    assert laid_out((ONE, ""), (said, "quote"), (TWO, "")) == []
    assert laid_out((ONE, ""), (said, "pullquote"), (THREE, "")) == [], "nobody else says it"


@pytest.mark.parametrize("count", [*range(1, 12), 40])
def test_an_article_given_twice_goes_however_many_lines_it_has(count: int) -> None:
    said = [
        f"On day {number} no boat left the harbour, and none of its {number + 2} crews was told why it was so."
        for number in range(count)
    ]
    again = [*range(count, 2 * count)]
    assert gone([*said, *said]) == again
    assert gone([*said, *said, ONE, *said[:1]]) == [*again, 2 * count + 1]
