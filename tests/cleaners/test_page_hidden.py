"""Text in templates and attributes: shown where a browser shows it, and looked for where a page shows nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from cleaners import limits
from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.page import document
from cleaners.page_hidden import shown, uncovered
from cleaners.rules import Rules

TEXTS = (
    "The bridge over the river stays closed until spring, the mayor said on Tuesday, and nobody was surprised.",
    "The pillars have to be replaced, and the money for that has not been approved yet by the council of the city.",
    "For those who live nearby there is a bus that stops on both banks and is free of charge for everybody.",
)
PIECES = (
    b"<", b"<template", b"<TemPlate ", b"</template>", b" shadowrootmode", b" shadowrootmode=open>", b" a='<'", b"<!--",
    b"<script>", b"'", b" ", b"te", b"mplate", b"\n",
)  # fmt: skip
STORY = "".join(f"<p>{text}</p>" for text in TEXTS)


def text_of(html: str) -> str:
    outcome = clean_html(html.encode())
    assert isinstance(outcome, Cleaned), outcome
    return outcome.text


def test_a_shadow_tree_in_the_markup_is_read() -> None:
    page = f"<main><h1>Bridge</h1><my-story><template shadowrootmode=open>{STORY}</template></my-story></main>"
    assert text_of(page) == "\n\n".join(TEXTS)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(b"".join))
def test_no_shadow_tree_is_in_a_page_without_templates(markup: bytes) -> None:
    page = b"<p>" + markup
    assert shown(page, templates=limits.look(page, "text/html", Rules()).templates) == shown(page)


def test_a_template_is_read_where_the_page_shows_nothing_else() -> None:
    assert text_of(f"<div id=app></div><template id=story>{STORY}</template>") == "\n\n".join(TEXTS)


def test_a_template_beside_a_story_stays_hidden() -> None:
    page = f"<main><h1>Bridge</h1>{STORY * 2}<template><p>Row of a list that no reader ever sees.</p></template></main>"
    outcome = clean_html(page.encode())
    assert isinstance(outcome, Cleaned)
    assert "Row of a list" not in outcome.raw_text


def test_markup_in_attributes_is_read_where_the_page_shows_nothing_else() -> None:
    laid_by = STORY.replace("<", "&lt;").replace(">", "&gt;")
    assert text_of(f'<main><h1>Bridge</h1><div class=lazy data-html="{laid_by}"></div></main>') == "\n\n".join(TEXTS)


def test_what_is_not_there_changes_nothing() -> None:
    page = STORY.encode()
    assert shown(page) is page
    assert uncovered(page) is page
    assert shown(b"<template><p>shadowrootmode") == b"<template><p>shadowrootmode"


def test_a_bomb_in_an_attribute_is_not_laid_out() -> None:
    page = b'<div data-html="' + b"&lt;p&gt;&lt;div&gt;" * 20_000 + b'"></div>'
    assert uncovered(page) is page


def test_a_formula_is_read_once_and_not_as_it_is_drawn_too() -> None:
    spoken = '<span class="katex-mathml"><math><mi>v</mi><mo>=</mo><mi>k</mi></math></span>'
    drawn = '<span class="katex-html" aria-hidden="true"><span class="mord">v</span><span class="mrel">=</span></span>'
    formula = f'<p>Speed <span class="katex">{spoken}{drawn}</span> is given.</p>'
    assert document(formula.encode()).page.raw_text == "Speed v = k is given."
    alone = document(formula.replace(spoken, "").encode()).page.raw_text
    assert alone == "Speed v= is given.", "where nothing else says it"


def test_a_caption_that_is_shown_as_a_block_is_one() -> None:
    texts = (
        "섬마을에 공동 빨래방이 문을 연 지 한 달 만에 주민 열 명 가운데 아홉 명이 이용했다.",
        "수도가 들어온 지 오 년밖에 되지 않았다.",
    )
    picture = '<span><div><img src="a"></div><em class="img_desc">주민들이 이불을 널고 있다. 소랑군 제공</em></span>'
    story = f"<div id=dic_area>{texts[0]}<br><br>{picture}{texts[1]} <em>이장 박옥순 씨는 말했다.</em></div>"
    page = f'<html lang="ko"><body>{story}</body></html>'
    said = document(page.encode()).page.segments.text
    assert said == [texts[0], "주민들이 이불을 널고 있다. 소랑군 제공", f"{texts[1]} 이장 박옥순 씨는 말했다."]
    elsewhere = page.replace('lang="ko"', 'lang="en"').encode()
    assert shown(elsewhere) is elsewhere
