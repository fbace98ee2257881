"""How many sightings are enough depends on what a line is and where it stands."""

import pytest

from cleaners.sightings import Counted, Said, is_enough, is_nearly_always, is_printed, is_usual, is_whole, weight

LABEL = "Paper, ink and the truth"
SENTENCE = "Every household of the coast owns a share of this paper and votes on its editors."
FIGURES = "A tonne of barley cost 180 pounds and a tonne of wheat 220 pounds at the market."
QUESTION = "Where would you live if you could not live in the valley that you were born in?"


def enough(text: str, times: int, stories: int, *, inside: bool = False, odd: bool = False) -> bool:
    seen = Counted(float(times), float(stories), float(stories))
    return is_enough(seen, Said.of(text, inside=inside, odd=odd))


@pytest.mark.parametrize(
    ("text", "times", "stories", "cut"),
    [
        pytest.param(LABEL, 4, 4, True, id="a label of the first four stories"),
        pytest.param(SENTENCE, 4, 4, False, id="a sentence of four: they may all be of one event"),
        pytest.param(SENTENCE, 5, 5, True, id="a sentence of five"),
        pytest.param(SENTENCE, 36, 60, False, id="the background of a running story"),
        pytest.param(LABEL, 40, 80, False, id="the title of what comes every other day"),
        pytest.param(LABEL, 60, 80, True, id="a label of most stories"),
    ],
)
def test_around_a_story(text: str, times: int, stories: int, *, cut: bool) -> None:
    assert enough(text, times, stories) is cut


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        pytest.param(LABEL, False, id="what a form calls its parts"),
        pytest.param(QUESTION, False, id="what every guest is asked"),
        pytest.param(FIGURES, False, id="figures of the day"),
        pytest.param("And the river ran on.", False, id="a refrain"),
        pytest.param(SENTENCE, True, id="a whole sentence that says the same every time"),
        pytest.param("* * *", True, id="nobody's words"),
    ],
)
def test_between_the_sentences_of_a_story(text: str, *, cut: bool) -> None:
    assert enough(text, 60, 60, inside=True) is cut
    assert enough(text, 10, 10, inside=True) is (text == "* * *")


def test_a_label_in_an_element_of_its_own_is_no_part_of_a_form() -> None:
    assert enough(LABEL, 30, 30, inside=True, odd=True)
    assert not enough("Edition 0", 30, 30, inside=True, odd=True)


def test_a_new_line_is_held_against_the_stories_since_it_came() -> None:
    label, sentence = (Said.of(text, inside=False, odd=False) for text in (LABEL, SENTENCE))
    assert is_enough(Counted(10.0, 70.0, 10.0), label)
    assert not is_enough(Counted(7.0, 70.0, 7.0), label)
    assert not is_enough(Counted(15.0, 70.0, 15.0), sentence)
    assert is_enough(Counted(20.0, 70.0, 20.0), sentence)


def test_stories_in_a_row_weigh_what_is_left_of_each() -> None:
    assert weight(1) == 1
    assert 2.98 < weight(3) < 3
    assert is_usual(Counted(5.0, 6.0, 6.0))
    assert not is_usual(Counted(3.0, 6.0, 6.0))


@pytest.mark.parametrize("text", [LABEL, QUESTION, FIGURES, "And the river ran on."])
def test_what_a_story_may_say_each_time_is_not_printed(text: str) -> None:
    assert not is_printed(text)
    assert is_printed(SENTENCE)


def test_a_sentence_of_the_papers_own_may_have_figures_and_nearly_always_is_more_than_mostly() -> None:
    seen = Counted(30.0, 30.0, 30.0)
    assert is_enough(seen, Said.of(FIGURES, inside=True, odd=False, own=True))
    assert not is_enough(seen, Said.of(FIGURES, inside=True, odd=False))
    assert is_whole(FIGURES)
    assert not is_whole(QUESTION)
    assert not is_whole(LABEL)
    assert is_nearly_always(Counted(10.0, 10.0, 10.0))
    assert not is_nearly_always(Counted(25.0, 30.0, 30.0))
