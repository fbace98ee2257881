"""How far a heading of other stories or topics reaches into plain text, and the short lines of a story it leaves."""

import pytest

from cleaners import chrome
from cleaners.block import Block
from cleaners.chrome.context import Context
from cleaners.lines import blocks

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TWO = "It will open again when the bearings have come from the foundry in the north, perhaps in the spring."
LIST = ["Related", "Five inns that outlived the flood", "Why the tram is late again"]


def kept(text: str, lang: str = "en") -> list[str]:
    """The lines that the rules leave."""
    cuts = {cut.start for cut in chrome.find(blocks(text), Context(lang=lang), model=False)}
    return [block.text for block in blocks(text) if block.start not in cuts]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(["And the ferry?", "It sleeps."], id="a question of an interview"),
        pytest.param(["1 Wexley 38 24 79", "2 Farlow 38 23 77"], id="a table"),
        pytest.param(["Gold: 2,344 dollars", "Copper: 9,120 dollars"], id="prices at the end"),
        pytest.param([TWO], id="a paragraph"),
    ],
)
def test_a_list_right_below_its_heading_ends_where_white_space_stands(behind: list[str], end: str) -> None:
    page = [ONE, "\n".join(LIST), "\n".join(behind)]
    assert kept("\n\n".join(page).replace("\n", end)) == [ONE, *behind]


def test_a_list_with_white_space_throughout_ends_with_its_headlines() -> None:
    assert kept("\n\n".join([ONE, *LIST, "The master has the key", TWO])) == [ONE, "The master has the key", TWO]


@pytest.mark.parametrize(
    ("behind", "left"),
    [
        pytest.param(["And the ferry?", "It sleeps."], 2, id="a question with its answer"),
        pytest.param(["3 Albury 38 20 10 8 70", "4 Corton 38 20 9 9 69"], 2, id="a table"),
        pytest.param(["Gold: 2,344.10 dollars (+0.2%)", TWO], 2, id="a price"),
        pytest.param(["(The telephone stops.)"], 1, id="what happens on a stage"),
        pytest.param(["12 May 2031, 14:30", "Harbour master retires"], 0, id="the day of a headline"),
    ],
)
def test_what_is_no_headline_ends_a_list(behind: list[str], left: int) -> None:
    assert kept("\n".join([ONE, *LIST, *behind])) == [ONE, *behind[len(behind) - left :]]


@pytest.mark.parametrize(
    ("label", "left"),
    [("You might also like: The long winter of the foundry", ["A town waits"]), ("You might also like", [])],
)
def test_a_label_with_a_headline_of_its_own_takes_no_heading(label: str, left: list[str]) -> None:
    assert kept(f"{ONE}\n{label}\nA town waits\n{TWO}") == [ONE, *left, TWO]


def test_a_hindi_sentence_with_a_quote_at_its_end_is_no_headline() -> None:
    told = "नगर परिषद ने शुक्रवार देर रात पुराना पुल बंद कर दिया और नावों की दौड़ दो दिन बाद होने वाली थी।"
    said = '1988 से नाव चला रहे दिनेश फरन कहते हैं, "पुल के बिना कोई नहीं आता।"'
    assert kept(f"{told}\n\nसंबंधित खबरें\n\nबाढ़ से बचे पांच ढाबे\n\n{said}", "hi") == [told, said]


@pytest.mark.parametrize(
    ("lang", "heading", "topics"),
    [
        pytest.param("it", "Argomenti", ["trasporti", "comune"], id="words below a heading"),
        pytest.param("es", "Archivado en:", ["Farmacias", "Pueblos"], id="names below a colon"),
        pytest.param("de", "Themen", ["Verkehr", "Rathaus"], id="names below a heading"),
    ],
)
def test_topics_go_with_their_heading(lang: str, heading: str, topics: list[str]) -> None:
    assert kept("\n".join([ONE, TWO, heading, *topics]), lang) == [ONE, TWO]


def test_sentences_below_a_heading_of_topics_stay() -> None:
    said = "tutti hanno visto la nave nel porto."
    assert kept(f"{ONE}\n{TWO}\nArgomenti\n{said}", "it")[-1] == said


def test_a_list_below_a_related_heading_ends_where_its_items_do() -> None:
    def block(text: str, tag: str, start: int) -> Block:
        return Block(text=text, start=start, end=start + len(text), tag=tag, link_density=float(tag == "li"))

    page = [(ONE, "p"), ("LEIA TAMBÉM:", "p"), ("Chuva deixa ruas alagadas no centro", "li"),
            ("Prefeito promete nova ponte em maio", "li"), ("\u2013 E se a antena cair na rua?", "p"),
            ("\u2013 E quem paga a conta da antena?", "p"), (TWO, "p")]  # fmt: skip
    laid, start = [], 0
    for text, tag in page:
        laid.append(block(text, tag, start))
        start += len(text) + 1
    cut = {found.start for found in chrome.find(laid, Context(lang="pt"), model=False)}
    assert [text for one, (text, _) in zip(laid, page, strict=True) if one.start in cut] == [
        "LEIA TAMBÉM:", "Chuva deixa ruas alagadas no centro", "Prefeito promete nova ponte em maio",
    ]  # fmt: skip


@pytest.mark.parametrize("opener", ["You might also like:", "You might also like: Two new boats"])
def test_a_related_heading_swallows_nothing_of_the_story_behind_its_links(opener: str) -> None:
    page = [
        (ONE, 0.0, "p"), (opener, 0.6, "p"), ("Two new boats for the lake", 1.0, "p"),
        ("What you need for the bells", 0.0, "h2"), ("An oar of your own", 0.0, "li"), ("Two pegs of oak", 0.0, "li"),
        (TWO, 0.0, "p"),
    ]  # fmt: skip
    laid, start = [], 0
    for text, linked, tag in page:
        laid.append(Block(text, start, start + len(text), tag=tag, link_density=linked))
        start += len(text) + 1
    cuts = {cut.start for cut in chrome.find(laid, Context(lang="en", page_type="article"), model=False)}
    assert [block.text for block in laid if block.start in cuts] == [opener, "Two new boats for the lake"]
