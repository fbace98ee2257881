"""An article given twice in which a word or a figure differs goes whole; versions and series stay."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import spelling
from cleaners.lines import blocks
from cleaners.repeats import find
from cleaners.repeats_altered import alike

STORY = [
    "Ferries sail hourly",
    "The ferry to the outer islands will sail every hour from Monday, the port authority said on Thursday.",
    "A return ticket costs nine crowns, children travel free, and bicycles are taken on the afternoon boats.",
    "The old timetable had four sailings a day and was last changed in the spring of 1998.",
    "Fishermen fear that their berths will be taken, and want to be heard before the council decides on it.",
    "The council meets again on the last Monday of the month, in the old school behind the harbour.",
]
CHINESE = [
    "青河市议会周二晚间决定不拆除建于一九三五年的老火车站而是用两年时间进行修缮改建为铁路博物馆。",
    "工程预计耗资六千万元其中一半由省里承担其余部分由市财政支付。市长李文华说这座车站是城市的记忆。",
    "附近居民去年征集了三千多个签名要求保留这座建筑。表决结果宣布时旁听席上响起了掌声。",
    "部分议员投了反对票认为应当先修理漏雨的校舍。他们指出有三所小学的屋顶已经漏了三个冬天。",
]


def gone(lines: list[str]) -> list[int]:
    """Numbers of the lines that are cut as copies."""
    laid = blocks("\n".join(lines))
    starts = {block.start: number for number, block in enumerate(laid)}
    return [starts[cut.start] for cut in find(laid)]


@pytest.mark.parametrize("place", range(1, 6))
def test_the_second_copy_goes_whole_wherever_it_differs(place: int) -> None:
    copy = [*STORY]
    words = copy[place].split()
    words[4] = "77"
    copy[place] = " ".join(words)
    assert gone([*STORY, *copy]) == list(range(6, 12))


def test_two_paragraphs_differ() -> None:
    copy = [line.replace("hour ", "day ").replace("four", "five") for line in STORY]
    assert gone([*STORY, *copy]) == list(range(6, 12))


@pytest.mark.parametrize("place", range(4))
def test_a_language_without_blanks(place: int) -> None:
    copy = [*CHINESE]
    copy[place] = copy[place].replace("年", "月", 1).replace("一半", "两成").replace("反对票", "赞成票")
    assert gone([*CHINESE, *copy]) == list(range(4, 8))


def test_a_paragraph_is_none_that_differs_in_more() -> None:
    other = (
        "The ferry to the northern villages will sail every morning from Friday, the port authority wrote on Sunday."
    )
    assert gone([*STORY[1:], other, *STORY[2:]]) == [6, 7, 8, 9]


def test_each_of_a_series_tells_its_own() -> None:
    months = [STORY[1].replace("Monday", f"the {number}th of May") for number in (4, 5)]
    page = [months[0], *STORY[2:], months[1], *STORY[2:]]
    assert 5 in gone(page)
    assert 5 not in gone([*page, STORY[1].replace("Monday", "the 6th of May")])


def test_two_offers_among_others_are_no_article_given_twice() -> None:
    offer = [STORY[1], *STORY[3:6]]
    others = [f"{line} That is said of {name}." for line in STORY[1:] for name in ("Wexley and Farlow", "Holt")]
    other = offer[0].replace("hour", "day")
    assert 14 not in gone([*offer, *others, other, *offer[1:]])
    assert 4 in gone([*offer, other, *offer[1:]])


def test_two_lines_that_are_the_same_are_not_enough() -> None:
    assert gone([STORY[1], *STORY[2:4], STORY[1].replace("hour", "day"), *STORY[2:4]]) == [4, 5]


def test_questions_and_items_are_no_paragraphs() -> None:
    asked = "Will the ferry to the outer islands sail every hour from Monday, or not before the summer of the year?"
    assert 5 not in gone([asked, *STORY[2:], asked.replace("hour", "day"), *STORY[2:]])


@pytest.mark.parametrize(("one", "other", "told"), [("a b c d e", "a b x d e", True), ("a b c", "a b d", False)])
def test_lines_are_alike_in_most_of_their_words(one: str, other: str, *, told: bool) -> None:
    assert alike(spelling.key(one), spelling.key(other)) is told


words = st.lists(st.sampled_from(["ferry", "sails", "at", "five", "to", "tarn"]), max_size=8).map(" ".join)


@given(words, words)
def test_lines_are_alike_by_the_words_they_share_each_as_often_as_both_have_it(one: str, other: str) -> None:
    left, right = Counter(one.split()), Counter(other.split())
    most = max(left.total(), right.total())
    assert alike(one, other) is (most > 3 and (left & right).total() >= 0.8 * most)
