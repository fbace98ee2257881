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


def left_of(lines: list[list[str]], outlet: str = "ledger") -> list[str]:
    """What is left of the last of these pages, the others known."""
    memory = SiteMemory(outlet=outlet)
    for number, page in enumerate(lines[:-1]):
        memory = learn(memory, blocks("\n".join(page)), story=str(number), lang="en")
    outcome = clean_text("\n".join(lines[-1]), lang="en", memory=memory)
    assert isinstance(outcome, Cleaned)
    return outcome.text.splitlines()


AD = "A pot of tea in the Ledger café costs 90p before eleven o'clock, and a scone is free."
TRIAL = "Brian Moss, 54, denies killing his business partner Ian Mill at Marlow harbour in March 2021."


@pytest.mark.parametrize(
    ("amid", "cut"),
    [
        pytest.param(AD, True, id="an ad of the house"),
        pytest.param(TRIAL, False, id="the background of a trial"),
        pytest.param(
            "What would you do with the 90 pence that a pot of tea costs in our café?", False, id="a question"
        ),
        pytest.param("Preheat the oven to 180 degrees.", False, id="a step"),
    ],
)
def test_a_sentence_with_a_figure_amid_all_stories_goes_where_it_is_the_papers(amid: str, *, cut: bool) -> None:
    chance = random.Random(21)
    pages = [[*(sentence(chance) for _ in range(3)), amid, *(sentence(chance) for _ in range(3))] for _ in range(31)]
    assert (amid not in left_of(pages)) is cut


def test_a_form_keeps_what_it_says_of_the_paper() -> None:
    chance = random.Random(22)
    form = [
        "{}",
        "Which edition of 1911 do you keep in the drawer of your table at home, and why that?",
        "{}",
        AD,
        "{}",
        "And you?",
        "{}",
    ]
    pages = [[line.format(sentence(chance)) for line in form] for _ in range(31)]
    assert left_of(pages) == pages[-1]


def test_who_reads_the_page_is_counted_right_behind_a_story_and_a_writer_takes_leave_there() -> None:
    chance = random.Random(23)
    leave = ["And that, dear neighbours, is all I know.", "This was letter {n}."]
    for last, stays in ((leave, True), (["{n}17 neighbours have this page open right now."], False)):
        pages = [[*(sentence(chance) for _ in range(5)), *(x.format(n=n) for x in last)] for n in range(31)]
        assert (left_of([[*page, PROMO] for page in pages])[5:] == pages[-1][5:]) is stays


@pytest.mark.parametrize(
    "stays", ["Share this list with your parents.", "We value your privacy. So it says in the law of 1911."]
)
def test_what_an_outlet_never_said_is_no_chrome_once_its_template_is_gone(stays: str) -> None:
    chance = random.Random(24)
    pages = [[TOP[0], *(sentence(chance) for _ in range(5)), PROMO] for _ in range(12)]
    one = [TOP[0], *(sentence(chance) for _ in range(3)), stays, PROMO]
    assert left_of([*pages, one]) == one[1:-1]
    prompt = "Share this story with a friend."
    prompted = [[*page[:-1], prompt, PROMO] for page in pages]
    assert left_of(prompted) == prompted[-1][1:-2]


@pytest.mark.parametrize(
    "line",
    ["Hugh {} is a reporter who covers the harbour and the bridge for the Ledger.", "Additional reporting by Ann {}."],
)
def test_who_wrote_a_story_is_another_in_each_and_goes(line: str) -> None:
    chance = random.Random(25)
    names = ("Fenn", "Dray", "Oake", "Birch", "Webb", "Moss", "Pratt", "Thorn", "Amin", "Sole", "Quill", "Marsh")
    pages = [[TOP[0], *(sentence(chance) for _ in range(5)), line.format(name), PROMO] for name in names]
    assert left_of(pages) == pages[-1][1:-2]
