"""Captions of pictures: by their element, by the credit they end with, and sentences that look like one."""

import pytest

from cleaners import chrome, lines
from cleaners.block import Block
from cleaners.chrome.context import Context

STORY = (
    "The old ferry goes back to the yard on Monday, and nobody on the island is surprised by that any more.",
    "Her engines have stopped three times since March, twice with two hundred people on board in the fog.",
    "A replacement was promised for the spring; the company now speaks of the autumn, and of the weather.",
)


def is_cut(text: str, *tokens: str, tag: str = "div") -> bool:
    blocks, at = [], 0
    for line, called in ((STORY[0], ("story",)), (text, tokens), (STORY[1], ("story",)), (STORY[2], ("story",))):
        blocks.append(Block(line, at, at + len(line), tag, 0, 0.0, called))
        at += len(line) + 1
    cuts = {cut.start for cut in chrome.find(blocks, Context(lang="en", page_type="article"))}
    assert cuts <= {blocks[1].start}
    return blocks[1].start in cuts


@pytest.mark.parametrize(
    "line",
    [
        "The ferry in her last summer. (Ada Brook/Harbour Post)",
        "As captain, he was fond of fog. (Harry Kemp/Getty)",
        "A still from the film of 1957. (Wreck Film)",
    ],
)
def test_a_bracket_at_the_end_credits_what_is_called_a_picture(line: str) -> None:
    assert is_cut(line, "image", "none", "entry")
    assert not is_cut(line, "entry", "image-free"), "the story's own element says nothing of pictures"
    assert not is_cut(line[: line.index(" (")] + " (" + "fog" * 40 + ")", "image"), "too much for a name"
    assert not is_cut(f"{line} {line} {line} {line} {line} {line}", "image"), "nobody shows that much in a caption"


def test_a_bracket_that_begins_small_is_an_aside() -> None:
    assert not is_cut("Nobody was surprised. (not even the baker)", "image")


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("© Ada Brook / Getty Images / iStock (Ausschnitt)", True),
        ("© Photo courtesy of Pexels, Public Domain The reason why the ferry stops so often is the fog.", True),
        ("(image taken from https://ferry.example)", True),
        ("(Reporting by Ada Brook in Hull and Harry Kemp in Bergen and Nora Feldt in Ghent; Editing by Jo Lum)", True),
        ("(Reporting is what Ada Brook does in Hull, and Harry Kemp in Bergen; both of them have been seasick)", False),
        ("© is a sign that the captain had painted on his hat", False),
        ("Picture: Ada Brook", True),
        ("Image: supplied by the family.", True),
        ("Picture: snow to the sills.", False),
        ("Image: a man alone on a bench, and nobody coming.", False),
    ],
)  # fmt: skip
def test_credits_in_mid_story(line: str, *, cut: bool) -> None:
    assert is_cut(line, "story") is cut


def test_what_stands_beside_a_pictures_copyright_shows_the_picture() -> None:
    shown, owner = (
        "The ferry | In her last summer she sailed twice a week, and lay in the yard for the rest.",
        "© A. Brook",
    )
    page = [
        (STORY[0], "p", "story"),
        (shown, "div", "image"),
        (owner, "div", "image"),
        *((s, "p", "x") for s in STORY[1:]),
    ]

    def left(rows: list[tuple[str, str, str]]) -> list[str]:
        blocks, at = [], 0
        for line, tag, called in rows:
            blocks.append(Block(line, at, at + len(line), tag, 0, 0.0, (called, "text")))
            at += len(line) + 1
        cuts = {cut.start for cut in chrome.find(blocks, Context(lang="de", page_type="article"))}
        return [block.text for block in blocks if block.start not in cuts]

    assert left(page) == list(STORY)
    assert left([page[0], (shown, "div", "story"), *page[2:]]) == [STORY[0], shown, *STORY[1:]]
    assert left([page[0], page[1], ("Nobody owns her", "div", "image"), *page[3:]])[1] == shown


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("The quay on Tuesday (archive). \u00a9 Ada Brook/Harbour Post", True),
        ("Le quai, mardi. \u00a9 Ada Brook / Le Courrier", True),
        ("The ferry in her last summer \u00a9 picture alliance / dpa", True),
        ("Il molo marted\u00ec (foto Ada Brook)", True),
        ("The quay in 2031 (Picture credit: Getty)", True),
        ("The quay on Tuesday (photo Ada Brook).", True),
        ("He wrote \u00a9 on the box, and nobody asked why he had done so.", False),
        ("The sign \u00a9 stands for copyright.", False),
        ("The plan of the quay: https://harbour.example \u00a9 Ada Brook", False),
        ("Bring a card (photo, name and date of birth)", False),
        ("- The quay on Tuesday \u00a9 Ada Brook", False),
    ],
)
def test_who_took_a_picture_at_the_end_of_a_line_of_plain_text(line: str, *, cut: bool) -> None:
    text = "\n".join([STORY[0], line, *STORY[1:]])
    found = chrome.find(lines.blocks(text), Context(lang="en"), model=False)
    assert [text[each.start : each.end] for each in found] == [line] * cut
