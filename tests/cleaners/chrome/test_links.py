"""Blocks of links: which of them lead away from the story, and which are the story."""

import pytest

from cleaners import chrome
from cleaners.block import Block
from cleaners.chrome.context import Context

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TWO = "It will open again when the bearings have come from the foundry in the north, perhaps in the spring."
THREE = "Until then the ferry takes walkers across, every quarter of an hour, from six until the last bus has gone."
FOUR = "Nobody had thought of the herons, which nest on the pier and like neither the noise nor the painters."


def told(text: str) -> Block:
    return Block(text, 0, len(text), tag="p")


def linked(text: str, tag: str = "li", *, link: float = 1.0, heading: int = 0) -> Block:
    return Block(text, 0, len(text), tag=tag, heading=heading, link_density=link)


STORY = [told(ONE), told(TWO)]
GOES_ON = [told(TWO), told(THREE), told(FOUR)]
BOATS, TRAM = linked("Ferry company buys two new boats for the lake"), linked("Why the tram is late again this winter")


def cut(laid: list[Block], page_type: str = "article") -> list[str]:
    at, placed = 0, []
    for block in laid:
        placed.append(block._replace(start=at, end=at + len(block.text)))
        at += len(block.text) + 1
    text = "\n".join(block.text for block in laid)
    cuts = chrome.find(placed, Context(lang="en", page_type=page_type))
    return [text[found.start : found.end] for found in cuts if found.rule == "related.links"]


@pytest.mark.parametrize(
    ("laid", "expected"),
    [
        pytest.param([told(ONE), linked("Two new boats")], 1, id="one below the story"),
        pytest.param([told(ONE), linked("Source"), told(TWO)], 0, id="one inside it"),
        pytest.param([told(ONE), linked("Two boats"), linked("A tram"), told(TWO)], 2, id="a run near its end"),
        pytest.param([linked("A bridge", heading=1), told(ONE)], 0, id="a linked title"),
        pytest.param([told(ONE), linked(TWO)], 0, id="a linked sentence"),
        pytest.param([told(ONE), linked("By J. Holt of the Post", link=0.4)], 0, id="a link inside"),
    ],
)
def test_blocks_of_links(laid: list[Block], expected: int) -> None:
    assert len(cut(laid, "")) == len(cut(laid)) == expected
    assert cut(laid, "service") == cut(laid, "listing") == [], "there links are what the page is for"


def test_one_in_a_box_of_its_own_goes_wherever_the_story_stands_around_it() -> None:
    box = linked("Who could be on the new harbour board?", "div")
    assert cut([told(ONE), box, *GOES_ON]) == [box.text]
    assert cut([told(ONE), box._replace(tag="p"), *GOES_ON]) == [], "a writer's paragraph"
    assert cut([told(ONE), box._replace(tag="h3", heading=3), *GOES_ON]) == [], "a writer's heading"


def test_a_heading_that_links_to_itself_stays_above_what_it_heads() -> None:
    heading = linked("Bearings#", "h2", heading=2)
    assert cut([*STORY, heading, linked("Ball bearings", link=0), linked("Roller bearings", link=0)]) == []
    assert cut([*STORY, heading, linked("Ferry company buys two boats", link=1)]) != [], "over links"
    assert cut([*STORY, heading]) == [heading.text], "over nothing"


def test_a_list_that_the_story_goes_on_below_is_its_own() -> None:
    run = [BOATS, TRAM, linked("The old ferry is for sale")]
    assert cut([told(ONE), *run, *GOES_ON]) == []
    assert cut([told(ONE), *run, told(TWO)]) == [link.text for link in run], "where next to nothing follows"
    assert cut([told(ONE), linked("Read next", "h3", link=0), *run, *GOES_ON]) == [], "its heading takes it already"
    assert len(cut([told(ONE), told("Boats"), *(link._replace(tag="p") for link in run), *GOES_ON])) == len(run)


def test_labels_in_a_row_are_no_headlines() -> None:
    names = [linked(name, "p") for name in ("Plain bearings", "Ball bearings", "Roller bearings")]
    assert cut([told(ONE), *names, *GOES_ON]) == []


def test_links_that_a_sentence_announces_stay() -> None:
    intro = told("The four papers that the council asked for, and that nobody has read so far, are these:")
    assert cut([told(ONE), intro, BOATS, TRAM]) == []
    assert cut([told(ONE), told("Elsewhere:"), BOATS, TRAM]) == [BOATS.text, TRAM.text], "a label does so of anything"


def test_items_of_a_list_with_more_than_links_in_it_stay() -> None:
    item = linked("Bearings, which the foundry casts in sand", link=0)
    assert cut([*STORY, item, BOATS, TRAM]) == []
    assert cut([*STORY, BOATS, TRAM, item]) == []


def test_a_page_of_nothing_but_links_keeps_them() -> None:
    offers = [linked(f"Bearing number {number} for the old bridge, {number} pounds", "p") for number in range(3, 40)]
    assert cut([told(ONE), *offers]) == []
    assert len(cut([told(ONE), *offers[:4]])) == 4


def test_verses_above_the_first_sentence_stay() -> None:
    verses = [linked(f"The ferry went at half past {hour}", "p") for hour in ("nine", "ten", "twelve")]
    assert cut([*verses, *STORY]) == []
    assert len(cut([*(verse._replace(tag="div") for verse in verses), *STORY])) == len(verses)


def test_a_headline_that_asks_or_breaks_off_goes_with_its_list() -> None:
    broken = linked("The harbour master apologises to the herons for what the painters had said about…")
    assert cut([*STORY, BOATS, broken, TRAM]) == [BOATS.text, broken.text, TRAM.text]
