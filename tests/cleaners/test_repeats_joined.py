"""Blocks that join what several paragraphs say: hidden copies for players, search engines and printers."""

from itertools import accumulate

import pytest

from cleaners import spelling
from cleaners.block import Block
from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned
from cleaners.kinds import Kind
from cleaners.repeats_joined import find

TITLE = "Bridge to close for nine weeks"
TEXTS = (
    "The swing bridge across the estuary will shut on 3 March for nine weeks, the harbour board confirmed on Tuesday.",
    "“Nobody wants this, and I would not want my own car on that cable,” said the board's chief engineer on the quay.",
    "Two passenger ferries will leave every ten minutes between six in the morning and eleven at night.",
    "Shopkeepers on the quay fear for the Easter trade, because takings fell by a third the last time.",
)
GERMANS = (
    "Die Drehbrücke über die Mündung wird am 3. März für neun Wochen gesperrt, teilte die Hafenbehörde am Montag mit.",
    "„Niemand will das, und ich möchte mein Auto nicht an diesem Seil wissen“, sagte der Ingenieur der Behörde am Kai.",
    "Zwei Fähren sollen zwischen sechs Uhr morgens und elf Uhr abends alle zehn Minuten ablegen.",
)
ASIANS = (
    "港湾局は火曜日、河口に架かる旋回橋を三月三日から九週間にわたって閉鎖すると発表した。",
    "運転者は海岸道路を迂回することになり、一時間十分ほどかかる見込みだと市の担当者は説明している。",
    "代わりに二隻の旅客船が朝六時から夜十一時まで十分おきに出港するという。",
)
QUESTIONS = (
    "When and how must people who live in the country file their tax returns for last year?",
    "What are the changes in the law that those who own a house by the sea should know about?",
)
HEADING = "Getting across"


def numbers(lines: tuple[str, ...], *said: str) -> list[int]:
    """Which of some lines are copies."""
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    blocks = [Block(text=line, start=start, end=start + len(line)) for line, start in zip(lines, starts, strict=False)]
    found = find(blocks, [spelling.key(line) for line in lines], said)
    assert all(copy.cut.kind is Kind.DUPLICATE and copy.cut.rule == "repeats.joined" for copy in found)
    return [starts.index(copy.cut.start) for copy in found]


@pytest.mark.parametrize(
    ("lines", "copy"),
    [
        pytest.param((*TEXTS, " ".join(TEXTS)), 4, id="behind"),
        pytest.param((" ".join(TEXTS), *TEXTS), 0, id="before"),
        pytest.param((*TEXTS, "".join(TEXTS)), 4, id="without-blanks"),
        pytest.param((*TEXTS, " ".join(TEXTS).replace("“", '"').replace("”", '"')), 4, id="quotes"),
        pytest.param((*TEXTS, " ".join(TEXTS[:2])), 4, id="beginning-of-it"),
        pytest.param((*TEXTS, " ".join(TEXTS)[:-40]), 4, id="breaks-off"),
        pytest.param((*TEXTS, " ".join(TEXTS)[:-40] + "…"), 4, id="breaks-off-in-dots"),
        pytest.param((*TEXTS[:2], HEADING, *TEXTS[2:], " ".join(TEXTS)), 5, id="without-its-heading"),
        pytest.param((*TEXTS[:2], HEADING, *TEXTS[2:], " ".join((*TEXTS[:2], HEADING, *TEXTS[2:]))), 5, id="heading"),
        pytest.param((*TEXTS, " ".join((*TEXTS[:2], HEADING, *TEXTS[2:]))), 4, id="heading-not-among-the-lines"),
        pytest.param((*TEXTS, f"{TITLE}. {' '.join(TEXTS)}"), 4, id="title-first"),
        pytest.param((*TEXTS[:3], ASIANS[0], TEXTS[3], " ".join(TEXTS)), 5, id="a-caption-amid-them"),
        pytest.param((*GERMANS, " ".join(GERMANS)), 3, id="german"),
        pytest.param((*ASIANS, "".join(ASIANS)), 3, id="japanese"),
    ],
)
def test_what_joins_the_paragraphs_is_a_copy(lines: tuple[str, ...], copy: int) -> None:
    assert numbers(lines, TITLE) == [copy]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((*TEXTS, " ".join(TEXTS).replace("nine", "ten")), id="number"),
        pytest.param((*TEXTS, " ".join((*TEXTS, "Nobody was hurt."))), id="sentence-more"),
        pytest.param((*TEXTS, " ".join((*TEXTS[:2], "Nobody was hurt.", *TEXTS[2:]))), id="sentence-amid"),
        pytest.param((*TEXTS, " ".join(("Nobody was hurt in it.", *TEXTS))), id="sentence-first"),
        pytest.param((*TEXTS, TEXTS[0] + " He said so twice, and the board agreed with him in the end."), id="one"),
        pytest.param(("He came.", "He saw.", "He won.", "He came. He saw. He won. " * 5), id="short-lines"),
        pytest.param((*TEXTS, f"{TEXTS[0]} {TEXTS[2]}"), id="some-of-them"),
        pytest.param((*TEXTS, " ".join(reversed(TEXTS))), id="other-order"),
        pytest.param((*QUESTIONS, " ".join(QUESTIONS)), id="contents"),
        pytest.param(TEXTS, id="nothing"),
        pytest.param(TEXTS[:1], id="one-line"),
        pytest.param((), id="empty"),
    ],
)
def test_what_says_anything_else_is_none(lines: tuple[str, ...]) -> None:
    assert numbers(lines, TITLE) == []


@pytest.mark.parametrize("hidden", ["<div hidden>{}</div>", '<span class="d-none" itemprop="articleBody">{}</span>'])
@pytest.mark.parametrize("texts", [TEXTS, GERMANS])
def test_a_page_with_a_hidden_copy_keeps_its_paragraphs(hidden: str, texts: tuple[str, ...]) -> None:
    told = "".join(f"<p>{text}</p>" for text in texts)
    copy = hidden.format(" ".join(texts))
    for story in (told + copy, copy + told):
        outcome = clean_html(f"<article><h1>{TITLE}</h1>{story}</article>".encode())
        assert isinstance(outcome, Cleaned)
        assert outcome.text == "\n\n".join(texts)


def test_a_text_keeps_its_paragraphs() -> None:
    for lines in ((*TEXTS, " ".join(TEXTS)), (" ".join(TEXTS), *TEXTS)):
        outcome = clean_text("\n\n".join(lines), lang="en")
        assert isinstance(outcome, Cleaned)
        assert outcome.text.split("\n\n") == list(TEXTS)


def test_the_block_stays_where_its_paragraphs_go_as_no_story() -> None:
    teasers = "\n".join(("Read more", *TEXTS[:2]))
    whole = " ".join(TEXTS[:2])
    outcome = clean_text(f"{whole}\n\nMore stories\n\n{teasers}", lang="en")
    assert isinstance(outcome, Cleaned)
    assert TEXTS[0] in outcome.text


def test_many_long_lines_cost_little() -> None:
    lines = tuple(f"{number} {TEXTS[0]} {TEXTS[1]}" for number in range(3_000))
    assert numbers(lines) == []
    assert numbers((*TEXTS[:2], " ".join(TEXTS[:2]) + " Nobody was hurt." * 20_000, *lines)) == []
