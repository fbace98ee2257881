"""What an outlet repeats is learned, once for each story, and only with enough evidence."""

import json
import random

import pytest

from cleaners import chrome, ledger
from cleaners.block import Block
from cleaners.chrome.context import Context
from cleaners.lines import blocks
from cleaners.sitememory import SiteMemory, dump, learn, load
from tests.cleaners.stories import sentence

ABOVE = ("Northshore Ledger", "Local | Harbour | Weather", "Edition of {day}. {month} 2031, {hour}:15")
BELOW = (
    "Every morning at six we send what matters on the coast, and nothing else, to {many} households.",
    "The Ledger is printed by a cooperative of its readers since 1911.",
    "Paper, ink and the truth",
    "Tide table for {month} {day}",
    "Office: Quay 4, open until {hour}:00",
    "Yesterday {many} people read us.",
    "Delivery troubles? Ring the night desk before {hour} and we will bring another copy.",
    "Cooperative members vote on {day}. {month}",
)
MIDDLE = "* * *"
MONTHS = ("March", "April", "May", "June", "July")


def page(chance: random.Random, story: list[str]) -> str:
    """A story between the twelve lines its outlet prints around each."""
    filled = {
        "day": chance.randrange(1, 29),
        "month": chance.choice(MONTHS),
        "hour": chance.randrange(7, 19),
        "many": chance.randrange(900, 9_000),
    }
    lines = [*ABOVE, *story[:3], MIDDLE, *story[3:], *BELOW]
    return "\n".join(line.format(**filled) for line in lines)


def cut_lines(laid: tuple[Block, ...], memory: SiteMemory) -> set[int]:
    cuts = chrome.find(laid, Context(lang="en", memory=memory))
    return {cut.start for cut in cuts if cut.by == "memory"}


def run_outlet(*, quoting: bool, two_addresses: bool) -> tuple[int, int, int]:
    """Template lines met after the fifth story, how many of them were cut, and story lines cut."""
    chance = random.Random(7)
    memory = SiteMemory(outlet="ledger")
    told: list[list[str]] = []
    met = gone = lost = 0
    for number in range(200):
        story = [sentence(chance) for _ in range(7)]
        if quoting and told:
            story[2], story[4] = told[-1][1], chance.choice(told[-8:])[5]
        told.append(story)
        laid = blocks(page(chance, story))
        if number >= 5:
            cut = cut_lines(laid, memory)
            own = {block.start for block in laid if block.text in story}
            met, gone, lost = met + len(laid) - len(own), gone + len(cut - own), lost + len(cut & own)
        for _ in range(3 if two_addresses else 1):
            memory = learn(memory, laid, story=f"{number}")
        if two_addresses:
            memory = learn(memory, blocks(page(chance, story)), story=f"{number} elsewhere")
    return met, gone, lost


@pytest.mark.parametrize("quoting", [False, True], ids=["", "stories quote each other"])
@pytest.mark.parametrize("two_addresses", [False, True], ids=["", "each story at two addresses"])
def test_an_outlets_template_is_cut_after_five_stories_and_no_story_line(*, quoting: bool, two_addresses: bool) -> None:
    met, gone, lost = run_outlet(quoting=quoting, two_addresses=two_addresses)
    assert met == 195 * 12
    assert gone >= 0.99 * met
    assert lost == 0


def taught(lines_of: list[list[str]]) -> SiteMemory:
    memory = SiteMemory()
    for number, lines in enumerate(lines_of):
        memory = learn(memory, blocks("\n".join(lines)), story=str(number))
    return memory


def stories(count: int, extra: list[str], every: int = 1, *, seed: int = 3) -> list[list[str]]:
    chance = random.Random(seed)
    return [[sentence(chance), sentence(chance), *(extra if n % every == 0 else [])] for n in range(count)]


@pytest.mark.parametrize(
    ("seen", "of", "enough"),
    [
        pytest.param(3, 3, False, id="3 of 3 is chance"),
        pytest.param(4, 4, True, id="4 of 4"),
        pytest.param(3, 300, False, id="3 of 300"),
        pytest.param(10, 100, False, id="10 of 100: a running story"),
        pytest.param(60, 60, True, id="60 of 60"),
    ],
)
def test_the_evidence_decides(seen: int, of: int, enough: bool) -> None:  # noqa: FBT001 (a column of a table)
    memory = taught(stories(of, ["Paper, ink and the truth"], every=of // seen))
    assert bool(memory.evidence("Paper, ink and the truth", inside=False)) is enough


def test_the_evidence_says_how_many() -> None:
    assert taught(stories(6, ["Our tide table"])).evidence("Our tide table", inside=False) == "6 of 6 stories"


def test_a_story_at_another_address_teaches_nothing() -> None:
    told = stories(1, ["Paper, ink and the truth"])[0]
    memory = taught([told] * 9)
    assert memory.stories == 1
    assert learn(memory, blocks("\n".join(told)), story="another name") is memory


def test_what_is_no_longer_printed_is_forgotten() -> None:
    old = stories(20, ["The old slogan"])
    memory = taught(old + [[sentence(random.Random(f"{n}"))] for n in range(300)])
    assert not memory.evidence("The old slogan", inside=False)


def test_memory_is_bounded_and_keeps_what_is_repeated() -> None:
    chance = random.Random(1)
    memory = SiteMemory()
    for number in range(60):
        memory = learn(
            memory, blocks("\n".join(["Our tide table", *(sentence(chance) for _ in range(100))])), story=f"{number}"
        )
    assert len(memory.seen) <= 4_096
    assert memory.evidence("Our tide table", inside=False)


def test_what_is_dumped_is_loaded() -> None:
    memory = taught(stories(7, ["Our tide table"]))
    assert load(dump(memory)) == memory


@pytest.mark.parametrize("state", ["", "{}", "[1]", '["a","",1,1,[],[[1]]]', '["a","",1,1,[],[["x",1,1,1]]]'])
def test_what_was_not_dumped_is_refused(state: str) -> None:
    with pytest.raises(ValueError, match="not a dumped site memory"):
        load(state)


def test_a_memory_of_old_is_loaded() -> None:
    memory = taught(stories(30, ["Our tide table"]))
    outlet, template, count, weight, recent, lines, _ = json.loads(dump(memory))
    old = [outlet, template, count, weight, recent, [[n, t, i, last] for n, t, _, i, last, _ in lines]]
    assert load(json.dumps(old)).evidence("Our tide table", inside=False)


def test_a_new_layout_is_known_before_it_fills_most_of_the_memory() -> None:
    layout = ["The new slogan", "New on the coast", "Boats and boots", "Read on paper"]
    memory = taught(stories(60, ["The old slogan"]) + stories(12, layout, seed=4))
    assert memory.evidence("The new slogan", inside=False)
    for count, lines in ((7, layout), (18, ["The new slogan"])):  # of this week; of a running story
        assert not taught(stories(60, []) + stories(count, lines, seed=4)).evidence("The new slogan", inside=False)


def test_what_is_cut_wherever_it_is_met_is_no_template_where_it_stays() -> None:
    summary = "The harbour office will be moved to the old mill by the end of the year."
    memory = SiteMemory()
    for number, lines in enumerate(stories(20, [summary])):
        laid = blocks("\n".join(lines))
        memory = learn(memory, laid, story=str(number), taken=frozenset({laid[-1].start} if number else ()))
    assert not memory.evidence(summary, inside=False)


def test_an_outlet_in_two_languages_has_a_template_in_each() -> None:
    memory = SiteMemory()
    for number, lines in enumerate(stories(20, [])):
        lang, slogan = [("en", "Paper, ink and the truth"), ("fr", "Du papier et de l'encre")][number % 2]
        memory = learn(memory, blocks("\n".join([*lines, slogan])), story=str(number), lang=lang)
    assert not memory.evidence("Du papier et de l'encre", inside=False)
    assert memory.evidence("Du papier et de l'encre", inside=False, lang="fr") == "9 of 9 stories"
    assert not memory.evidence("Du papier et de l'encre", inside=False, lang="de")  # spoken on no page that taught
    assert load(dump(memory)) == memory


def test_a_cut_by_memory_names_its_evidence() -> None:
    memory = taught(stories(9, ["Our tide table"]))
    text = f"{sentence(random.Random(5))}\nOur tide table"
    cuts = chrome.find(blocks(text), Context(memory=memory))
    assert [(cut.rule, cut.evidence, cut.by) for cut in cuts] == [("memory.template", "9 of 9 stories", "memory")]
    assert ledger.kept(len(text), cuts)


def test_how_often_figures_change_is_learned_and_kept() -> None:
    lines = [["Attendance: {n}", "Quay 4, open until {h}:00", "Water: {w} degrees", "Our tide table"]] * 20
    filled = [[each.format(n=n, h=9 + n % 9, w=n // 5) for each in page] for n, page in enumerate(lines)]
    memory = taught([[*told, *page] for told, page in zip(stories(20, []), filled, strict=True)])
    assert load(dump(memory)) == memory
    assert memory.changes("Attendance: 7") == 1
    assert memory.changes("Quay 4, open until 7:00") == 0
    assert 0.1 < memory.changes("Water: 7 degrees") < 0.3
    assert memory.changes("Never met 7") == 1
    assert memory.tells("Attendance: 7")
    assert not memory.tells("Water: 7 degrees")
    assert not memory.tells("Our tide table")


def test_figures_of_a_story_ask_for_more_evidence() -> None:
    for every, enough in ((1, True), (2, False)):
        memory = taught(
            [
                [*page[:2], f"Gold: {n} dollars"] if n % 3 % every == 0 else page
                for n, page in enumerate(stories(30, []))
            ]
        )
        assert bool(memory.evidence("Gold: 7 dollars", inside=False)) is enough
