"""Site memory cuts what stands around stories, and leaves alone what every story of a form has."""

import random

import pytest

from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned
from cleaners.kinds import Kind
from cleaners.lines import blocks
from cleaners.rules import Rules
from cleaners.sitememory import SiteMemory, learn
from tests.cleaners.stories import sentence

TOP = ["Northshore Ledger", "Coast | Country | Sports"]
PROMO = "Every household of the coast owns a share of this paper and votes on its editors."
BELOW = [PROMO, "Tide table for the coast", "Quay 4, first floor"]


def told(story: list[str]) -> str:
    return "\n".join([*TOP, *story, *BELOW])


def taught(pages: list[str]) -> SiteMemory:
    memory = SiteMemory()
    for number, page in enumerate(pages):
        memory = learn(memory, blocks(page), story=str(number))
    return memory


FORMS = {
    "questions": ["{}", "What was your first job?", "{}", "Which book changed your mind?", "{}"],
    "labels": ["{}", "Why it matters", "{}", "{}", "What comes next", "{}"],
    "recipe": ["{}", "Serves 4", "Ingredients", "120 g flour", "Method", "{}"],
    "figures": [
        "{}",
        "A tonne of barley cost 180 pounds and a tonne of wheat 220 pounds.",
        "One euro bought 87 pence.",
        "{}",
        "Gold: 1900",
    ],
    "leave": ["{}", "{}", "And that, dear neighbours, is all I know."],
    "refrain": ["{}", "And the river ran on.", "{}", "And the river ran on.", "{}"],
    "court": ["{}", "The magistrates gave no reasons.", "{}", "The case continues."],
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_what_every_story_of_an_outlet_has_amid_it_stays(form: list[str]) -> None:
    chance = random.Random(5)
    pages = [[line.format(sentence(chance)) for line in form] for _ in range(41)]
    memory = taught([told(story) for story in pages[:40]])
    for story in (pages[0], pages[40]):
        outcome = clean_text(told(story), lang="en", memory=memory)
        assert isinstance(outcome, Cleaned)
        assert set(story) <= set(outcome.text.splitlines())
        assert PROMO not in outcome.text


def test_the_background_of_a_running_story_stays() -> None:
    chance = random.Random(6)
    background = "The strike at the quarry began in March and has since closed two of its pits."
    pages = [[*(sentence(chance) for _ in range(4)), *([background] if n % 5 < 3 else [])] for n in range(41)]
    outcome = clean_text(told(pages[40]), lang="en", memory=taught([told(story) for story in pages[:40]]))
    assert isinstance(outcome, Cleaned)
    assert outcome.text.splitlines() == pages[40]


def test_of_a_form_without_a_new_sentence_nothing_is_cut() -> None:
    chance = random.Random(7)
    memory = taught([told([sentence(chance) for _ in range(4)]) for _ in range(12)])
    form = "\n".join([*TOP, "High 18, low 7", *BELOW])
    assert not [cut for cut in clean_text(form, lang="en", memory=memory).cuts if cut.by == "memory"]  # type: ignore[union-attr]


def test_a_title_stays_and_a_label_in_an_element_of_its_own_goes() -> None:
    chance = random.Random(8)
    stories = [[sentence(chance) for _ in range(6)] for _ in range(31)]
    lines = [["The weather", *story[:3], "valley notices", *story[3:], "Tide table for the coast"] for story in stories]
    memory = taught(["\n".join(page) for page in lines[:30]])
    paragraphs = "".join(f"<p>{text}</p>" for text in stories[30][:3])
    more = "".join(f"<p>{text}</p>" for text in stories[30][3:])
    page = (
        f"<html lang=en><title>The weather</title><article><h1>The weather</h1>{paragraphs}"
        f"<div>valley notices</div>{more}<p>Tide table for the coast</p></article></html>"
    )
    outcome = clean_html(page.encode(), memory=memory)
    assert isinstance(outcome, Cleaned)
    assert "The weather" not in [outcome.raw_text[cut.start : cut.end] for cut in outcome.cuts if cut.by == "memory"]
    assert "valley notices" not in outcome.text
    assert all(text in outcome.text for text in stories[30])


def test_what_an_outlet_keeps_by_its_settings_stays_though_every_story_has_it() -> None:
    chance = random.Random(9)
    stories = [["Ada Quinn | 3 March 2031", *(sentence(chance) for _ in range(5))] for _ in range(21)]
    memory = taught(["\n".join([*story, PROMO]) for story in stories[:20]])
    for off, kept in ((frozenset({Kind.BYLINE_DATE}), True), (frozenset(), False)):
        outcome = clean_text("\n".join([*stories[20], PROMO]), lang="en", memory=memory, rules=Rules(off=off))
        assert isinstance(outcome, Cleaned)
        assert ("Ada Quinn | 3 March 2031" in outcome.text) is kept
        assert PROMO not in outcome.text


def test_what_a_page_says_of_itself_stays_though_the_others_say_it_of_the_page() -> None:
    chance = random.Random(10)
    summary = "The harbour office will be moved to the old mill by the end of the year, and nobody was asked."
    memory = taught(["\n".join([*(sentence(chance) for _ in range(5)), summary, PROMO]) for _ in range(20)])
    paragraphs = "".join(f"<p>{sentence(chance)}</p>" for _ in range(5))
    page = (
        f'<html lang=en><title>The mill</title><meta name="description" content="{summary[:70]} ...">'
        f"<article><h1>The mill</h1><p>{summary}</p>{paragraphs}<p>{PROMO}</p></article></html>"
    )
    outcome = clean_html(page.encode(), memory=memory)
    assert isinstance(outcome, Cleaned)
    assert summary in outcome.text
    assert PROMO not in outcome.text
