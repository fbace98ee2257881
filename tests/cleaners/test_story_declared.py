"""What a page declares of its text stays where it shows it, and nothing else does for that."""

import json
from collections.abc import Mapping

import numpy as np
import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.metadata_ld import nodes
from cleaners.page import document
from cleaners.story_declared import Declared, declared, raise_declared

PAYS = ("Who pays for the bridge?", "<p>The county pays half of it.</p><ul><li>The town pays a third.</li></ul>")
OPENS = ("When does it open?", "In May, <b>if the weather</b> allows it.")
SHOWN = (
    "<p>Share</p><h2>FAQ</h2><h3>1. Who pays for the bridge?</h3><p>The county pays half of it.</p>"
    "<ul><li>The town pays a third.</ul>"
)
REST = "<h3>When does it open?</h3><p>In May, <b>if the weather</b> allows it.</p><p>Order a print.</p>"
CONTENTS = "<ul><li>Who pays for the bridge?</li><li>When does it open?</li></ul>"
STORY = (
    "<p>The bridge was closed for the first time since it was built, and walkers had to go round by the mill.</p>"
    "<p>It will open again when its bearings have come from the foundry in the north, perhaps in the spring.</p>"
)


def script(*asked: tuple[str, str]) -> str:
    declared = [
        {"@type": "Question", "name": name, "acceptedAnswer": {"@type": "Answer", "text": text}} for name, text in asked
    ]
    return json.dumps({"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": declared})


def kept(html: str, *asked: tuple[str, str], page_type: str = "article") -> list[str]:
    page = document(html.encode()).page
    said = np.zeros(len(page.segments.text), np.float32)
    raise_declared(page, said, declared(nodes([script(*asked)]), page_type))
    return [text for text, score in zip(page.segments.text, said, strict=True) if score]


def test_questions_their_answers_and_the_heading_above_stay() -> None:
    assert kept(SHOWN + REST, PAYS, OPENS) == [
        "FAQ", "1. Who pays for the bridge?", "The county pays half of it.", "The town pays a third.",
        "When does it open?", "In May, if the weather allows it.",
    ]  # fmt: skip


def test_what_stands_between_a_question_and_its_answer_is_not_its_answer() -> None:
    html = (SHOWN + REST).replace("bridge?</h3>", "bridge?</h3><div>+</div>")
    assert "+" not in kept(html, PAYS, OPENS)
    assert "The county pays half of it." in kept(html, PAYS, OPENS)


@pytest.mark.parametrize(
    ("html", "asked", "page_type"),
    [
        pytest.param(SHOWN + REST, (PAYS,), "article", id="one question"),
        pytest.param(SHOWN + REST, (PAYS, OPENS), "product", id="of a product"),
        pytest.param(SHOWN + REST, (), "article", id="nothing declared"),
        pytest.param(
            "<ul><li>Who pays for the bridge?<li>When does it open?</ul>", (PAYS, OPENS), "article", id="links"
        ),
        pytest.param(SHOWN, (PAYS, OPENS), "article", id="one of them shown"),
        pytest.param(f"<nav>{SHOWN}{REST}</nav>", (PAYS, OPENS), "article", id="in a menu"),
    ],
)
def test_otherwise_nothing_is_raised(html: str, asked: tuple[tuple[str, str], ...], page_type: str) -> None:
    assert kept(html, *asked, page_type=page_type) == []


def test_a_question_shown_twice_stays_once_where_it_is_answered() -> None:
    assert kept(CONTENTS + SHOWN + REST, PAYS, OPENS) == kept(SHOWN + REST, PAYS, OPENS)


@pytest.mark.parametrize("answer", [None, [], {}, {"text": None}, [{"text": 3}], ["", " "]])
def test_an_answer_without_a_text_is_none(answer: object) -> None:
    asked = {"@type": "Question", "name": "When?", "acceptedAnswer": answer}
    assert declared([asked, asked | {"name": "Where?"}], "article") == Declared({}, ())


def test_a_page_keeps_what_it_declares_behind_its_story() -> None:
    told = f"<script type=application/ld+json>{script(PAYS, OPENS)}</script>"
    fold = "".join(f"<div class=panel><button>{asks}</button><div>{says}</div></div>" for asks, says in (PAYS, OPENS))
    page = f"<html lang=en><title>The bridge</title>{told}<article><h1>The bridge</h1>{STORY}</article>{fold}"
    found = clean_html(page.encode())
    assert isinstance(found, Cleaned)
    assert [line for line in found.text.split("\n") if line][-5:] == [
        "Who pays for the bridge?", "The county pays half of it.", "The town pays a third.", "When does it open?",
        "In May, if the weather allows it.",
    ]  # fmt: skip


LOAF = ["500 g flour", "330 g water", "9 g salt"]
STEPS = [{"@type": "HowToStep", "text": "Mix it, and leave the dough alone for an hour."}, {"text": "Bake it."}]
RECIPE = {
    "@type": "Recipe", "name": "Loaf", "recipeIngredient": LOAF,
    "recipeInstructions": [{"@type": "HowToSection", "itemListElement": STEPS}],
}  # fmt: skip
ENTRIES = [
    {"@type": "BlogPosting", "headline": "Bridge open", "articleBody": "The first walkers are on the bridge at noon."},
    {"@type": "BlogPosting", "headline": "Queue", "articleBody": "<p>The queue reaches the mill, the police say.</p>"},
]
LIVE = {"@type": "LiveBlogPosting", "headline": "The bridge opens", "liveBlogUpdate": ENTRIES}


def raised(lines: list[str], node: Mapping[str, object], page_type: str = "article") -> list[str]:
    page = document("".join(f"<div>{line}</div>" for line in lines).encode()).page
    said = np.zeros(len(page.segments.text), np.float32)
    raise_declared(page, said, declared(nodes([json.dumps(node)]), page_type))
    return [text for text, score in zip(page.segments.text, said, strict=True) if score]


@pytest.mark.parametrize(
    ("shown", "node"),
    [
        pytest.param(LOAF, RECIPE, id="ingredients"),
        pytest.param([*LOAF[:2], "Bake it."], RECIPE, id="a step within a section"),
        pytest.param([*LOAF[:2], "Mix it, and leave the dough alone for an hour."], RECIPE, id="a longer step"),
        pytest.param(["Bridge open", "The first walkers are on the bridge at noon.", "Queue"], LIVE, id="entries"),
        pytest.param(
            ["Bridge open", "Queue", "The queue reaches the mill, the police say."], LIVE, id="entries with markup"
        ),
    ],
)
def test_parts_that_are_shown_stay(shown: list[str], node: Mapping[str, object]) -> None:
    assert raised(["Print", *shown, "Pin it"], node) == shown


def test_two_parts_are_a_teaser_s() -> None:
    assert raised(LOAF[:2], RECIPE) == []


def test_a_short_line_that_a_part_holds_is_none() -> None:
    assert raised([*LOAF, "Mix it"], RECIPE) == LOAF
