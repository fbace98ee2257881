"""A line beside a prompt goes with it where their element is called like it, and most of the page is not."""

from cleaners import chrome
from cleaners.block import Block
from cleaners.chrome.context import Context

STORY = (
    "The old ferry goes back to the yard on Monday, and nobody on the island is surprised by that any more.",
    "Her engines have stopped three times since March, twice with two hundred people on board in the fog.",
    "A replacement was promised for the spring; the company now speaks of the autumn, and of the weather.",
    "Until then the small boat sails, four times a day, and the baker brings his bread over on it himself.",
)
PROMPT, BESIDE = "Subscribe to our newsletter", "All that matters on the coast, at six in the morning"


def gone(lines: tuple[tuple[str, tuple[str, ...]], ...]) -> set[str]:
    """The texts of the lines that are cut."""
    blocks, at = [], 0
    for text, tokens in lines:
        blocks.append(Block(text, at, at + len(text), "p", 0, 0.0, tokens, 0.9))
        at += len(text) + 1
    starts = {cut.start for cut in chrome.find(blocks, Context(lang="en"))}
    return {block.text for block in blocks if block.start in starts}


def test_what_stands_beside_a_prompt_goes_with_it() -> None:
    story = tuple((text, ("story",)) for text in STORY)
    assert gone((*story, (PROMPT, ("newsletter", "box")), (BESIDE, ("newsletter", "box")))) == {PROMPT, BESIDE}


def test_a_theme_that_calls_its_posts_so_loses_no_story() -> None:
    story = tuple((text, ("newsletter", "post")) for text in STORY)
    assert gone((*story, (PROMPT, ("newsletter", "post")))) == {PROMPT}


def test_a_legal_line_gives_no_list_of_links_away() -> None:
    story = tuple((text, ("story",)) for text in STORY)
    legal, beside = (
        "All rights reserved",
        "Another ferry has been sold to a company on the other coast, said its owner.",
    )
    assert gone((*story, (beside, ("related", "box")), (legal, ("related", "box")))) == {legal}


def remarked(paragraphs: int, page_type: str = "article") -> int:
    """How many of three lines of readers go, below so many paragraphs."""
    told = [(text, ("story",)) for text in (STORY * 2)[:paragraphs]]
    said = [("I like the small boat, and the baker likes it too.", ("content", "comment", "comments"))] * 3
    blocks, at = [], 0
    for number, (text, tokens) in enumerate((*told, *said)):
        line = f"{number}. {text}"  # no copy of another
        blocks.append(Block(line, at, at + len(line), "div", 0, 0.0, tokens, 0.9))
        at += len(line) + 1
    cuts = chrome.find(blocks, Context(lang="en", page_type=page_type))
    return sum(cut.rule == "comments.element" for cut in cuts)


def test_what_readers_say_below_an_article_goes_by_the_name_of_its_element() -> None:
    assert remarked(8) == 3
    assert remarked(4) == 0, "four hundred characters are no article yet"
    assert remarked(8, "forum") == 0, "there it is what the page is for"
