"""Lines amid chrome behind the story: what goes with it, and a last paragraph that only stands below a box of links."""

import pytest

from cleaners.chrome import find
from cleaners.chrome.context import Context
from cleaners.kinds import Kind
from cleaners.lines import blocks

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TWO = "It will open again when the bearings have come from the foundry in the north, perhaps in the spring."
THREE = "Nobody in the yard has seen the plans for the new one, and the mayor has lost the key to the drawer."
BOX = ["Share this article", "Subscribe to our newsletter", "Leave a comment"]
ROW = "Tide clocks & quiet kitchens | Boats | Write for us"
YOURS = "The Harbour Desk is there to help your yard grow, and it has a plan for every one of its tides and boats."
ASKS = "Explore tide clocks, the latest in quiet kitchens, made from what the winter storms left on the north beach."


def gone(page: list[str], off: frozenset[Kind] = frozenset()) -> list[str]:
    """The lines that are cut because they stand amid chrome."""
    text = "\n".join(page)
    cuts = find(blocks(text), Context(lang="en", off=off), model=False)
    return [text[cut.start : cut.end] for cut in cuts if cut.rule in {"other.amid", "newsletter.box"}]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        pytest.param([*BOX, ROW], [ROW], id="no sentence, at the end"),
        pytest.param([*BOX, ROW, BOX[1]], [ROW], id="between prompts"),
        pytest.param([*BOX, ROW, YOURS], [], id="two of them"),
        pytest.param([*BOX, YOURS], [YOURS], id="speaks to the reader"),
        pytest.param([*BOX, ASKS], [ASKS], id="asks as a button does"),
        pytest.param([*BOX[1:], YOURS, BOX[0]], [], id="below a box of two lines only"),
        pytest.param([*BOX[1:], ROW, BOX[0]], [], id="no sentence below such a box"),
        pytest.param([*BOX, THREE], [], id="the last paragraph"),
        pytest.param([*BOX, "Nobody answered."], [], id="a short last sentence"),
        pytest.param([*BOX, f"\u201c{YOURS}\u201d"], [], id="what somebody says"),
        pytest.param([*BOX, "A. Board, https://example.org/bridges"], [], id="a source"),
        pytest.param([*BOX, ROW, THREE], [], id="a sentence below"),
        pytest.param([*BOX, ROW * 4], [], id="too long for a label"),
    ],
)
def test_lines_amid_chrome_at_the_end(behind: list[str], expected: list[str]) -> None:
    assert gone([ONE, TWO, *behind]) == expected


def test_a_list_goes_on_below_a_prompt() -> None:
    assert not gone([ONE, TWO, "- bearings", "- bolts", *BOX, "- two cranes"])


def test_a_label_below_every_item_of_a_list_is_no_prompt() -> None:
    items = [line for item in ("For cooks", "For pilots", "For divers", "For cranes") for line in (item, BOX[0])]
    assert not gone([ONE, TWO, *BOX[1:], *items])


def test_where_nothing_is_told_nothing_stands_amid_chrome() -> None:
    assert not gone([*BOX, ROW])
    assert not gone([])


def test_whoever_keeps_other_chrome_keeps_it() -> None:
    assert not gone([ONE, TWO, *BOX, ROW], frozenset({Kind.OTHER}))


def test_cleaning_again_changes_nothing() -> None:
    text = "\n".join([ONE, TWO, *BOX, ROW])
    cuts = find(blocks(text), Context(lang="en"), model=False)
    assert text[: min(cut.start for cut in cuts)].strip().splitlines() == [ONE, TWO]
    assert not find(blocks(f"{ONE}\n{TWO}"), Context(lang="en"), model=False)


def test_the_last_sentence_of_a_guide_stays_below_chrome() -> None:
    last = "If you sleep badly for more than a month, see a doctor before you buy pills, for they help nobody."
    guide = "You may sleep better with magnesium, but only if you lack it, and nuts will give you what you need."
    assert gone([ONE, TWO, THREE, *BOX, last]) == [last]
    assert gone([ONE, guide, THREE, *BOX, last]) == []


def test_where_few_words_of_chrome_are_known_a_label_between_two_of_its_lines_goes() -> None:
    story = "Köprü cuma günü kapandı ve kaptanlar üç saat boyunca limanda bekledi, diye yazdı belediye başkanı."  # noqa: RUF001 - Turkish
    row = ["Yorumlar (12)", "Mavi saatler ve sakin mutfaklar", "Haberi paylaş"]
    page = "\n".join([story, story[:-3] + "dün.", *row])
    cuts = find(blocks(page), Context(lang="tr"), model=False)
    assert [page[cut.start : cut.end] for cut in cuts if cut.rule == "other.between"] == [row[1]]
    listed = "\n".join([story, story[:-3] + "dün.", row[0], "un", "şeker", row[2]])
    assert not [cut for cut in find(blocks(listed), Context(lang="tr"), model=False) if cut.rule == "other.between"]
