import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.page import document
from cleaners.story_amid import KEPT, mean, parts_prose, raise_amid, raise_opening, raise_short
from cleaners.story_rules import Told, settled


@given(st.lists(st.floats(0, 1, width=32), min_size=1, max_size=200))
def test_a_mean_is_numpys_to_the_bit(scores: list[float]) -> None:
    said = np.array(scores, np.float32)
    assert mean(said).tobytes() == said.mean().tobytes()


LONG = "The clerk counted the barrels twice and wrote another number into his book each time."


@pytest.mark.parametrize(
    ("middle", "score", "stays"),
    [
        pytest.param(f"<p>{LONG}</p>", 0.3, True, id="like its neighbours"),
        pytest.param(f"<p>{LONG}</p>", 0.1, False, id="hardly likely"),
        pytest.param(f'<p class="promo">{LONG}</p>', 0.3, False, id="laid out in another way"),
        pytest.param(f"<div><p>{LONG}</p></div>", 0.3, False, id="in an element of its own"),
        pytest.param("<p>And what will you do about it?</p>", 0.3, True, id="a question"),
        pytest.param("<p>Read the morning briefing.</p>", 0.3, False, id="short"),
        pytest.param("<p>“Yes,” he said.</p>", 0.3, True, id="short and spoken"),
        pytest.param("<p>\u2013 Nie wiem.</p>", 0.3, True, id="short dialogue"),
        pytest.param("<p>“Read”</p>", 0.3, False, id="a word in quotes"),
        pytest.param(f'<p><a href="/x">{LONG}</a></p>', 0.3, False, id="a link"),
        pytest.param(f"<p>{LONG[:-1]}</p>", 0.3, False, id="no sentence"),
    ],
)
def test_a_sentence_between_two_kept_ones_of_its_kind_stays(middle: str, score: float, *, stays: bool) -> None:
    page = document(f"<article><p>{LONG}</p>{middle}<p>{LONG}</p></article>".encode()).page
    said = np.array([0.9, score, 0.9], np.float32)

    raise_amid(page, said, 0.45, news=False)

    assert bool(said[1] == KEPT) is stays


def test_what_stands_before_the_first_and_right_behind_one_is_left_alone() -> None:
    page = document(f"<article><p>{LONG}</p><p>{LONG}</p><p>{LONG}</p></article>".encode()).page
    said = np.array([0.3, 0.9, 0.3], np.float32)

    raise_amid(page, said, 0.45, news=False)

    assert said.tolist() == pytest.approx([0.3, 0.9, 0.3])


LIST = [f"<li>Barrel {at} held salt and one nail" for at in range(7)]


@pytest.mark.parametrize(
    ("items", "scores", "stays"),
    [
        pytest.param(LIST, [0.9, 0.9, 0.9, 0.3, 0.9, 0.9, 0.9], True, id="one of seven"),
        pytest.param(LIST, [0.9, 0.9, 0.9, 0.1, 0.9, 0.9, 0.9], False, id="hardly likely"),
        pytest.param(LIST, [0.1, 0.1, 0.9, 0.3, 0.9, 0.1, 0.9], False, id="half of them go"),
        pytest.param(LIST, [0.9, 0.9, 0.9, 0.3, 0.1, 0.9, 0.9], False, id="behind it is none that stays"),
        pytest.param(LIST[:5], [0.9, 0.9, 0.9, 0.3, 0.9], False, id="one of five"),
        pytest.param(
            [*LIST[:3], "<li><a href=/b>Barrel 3 held salt</a> and one nail", *LIST[4:]],
            [0.9, 0.9, 0.9, 0.3, 0.9, 0.9, 0.9],
            False,
            id="a link for the most part",
        ),
        pytest.param(
            [*LIST[:3], "<li class=ad>Barrel 3 held salt and one nail", *LIST[4:]],
            [0.9, 0.9, 0.9, 0.3, 0.9, 0.9, 0.9],
            False,
            id="laid out in another way",
        ),
    ],
)
def test_a_line_stays_where_most_of_its_kind_in_its_element_do(
    items: list[str], scores: list[float], *, stays: bool
) -> None:
    page = document(f"<article><ul>{''.join(items)}</ul></article>".encode()).page
    said = np.array(scores, np.float32)

    raise_amid(page, said, 0.45, news=False)

    assert bool(said[3] == KEPT) is stays


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        pytest.param("It was Friday.", True, id="a sentence"),
        pytest.param("It was Friday", False, id="none"),
        pytest.param("<a href=/b>It was Friday.</a>", False, id="a link"),
    ],
)
def test_a_short_sentence_between_line_breaks_stays_where_most_do(line: str, *, stays: bool) -> None:
    lines = [LONG, LONG, LONG, line, LONG, LONG, LONG]
    page = document(f"<article><div>{'<br><br>'.join(lines)}</div></article>".encode()).page
    said = np.array([0.9, 0.9, 0.9, 0.3, 0.9, 0.9, 0.9], np.float32)

    raise_amid(page, said, 0.45, news=False)

    assert bool(said[3] == KEPT) is stays


@pytest.mark.parametrize(
    ("before", "last", "news", "stays"),
    [
        pytest.param(4, "<p>Prace ruszą wiosną.</p>", True, True, id="behind four of a news story"),
        pytest.param(3, "<p>Prace ruszą wiosną.</p>", True, False, id="behind three"),
        pytest.param(4, "<p>Prace ruszą wiosną.</p>", False, False, id="not declared as news"),
        pytest.param(4, "<p>Prace ruszą wiosną</p>", True, False, id="no sentence"),
        pytest.param(4, "<p>Czytaj.</p>", True, False, id="one word"),
        pytest.param(4, '<p class="more">Prace ruszą wiosną.</p>', True, False, id="laid out in another way"),
        pytest.param(4, "<p>着工は来春。</p>", True, True, id="short in Japanese"),
    ],
)
def test_a_short_sentence_ends_a_news_story(before: int, last: str, *, news: bool, stays: bool) -> None:
    page = document(f"<article>{f'<p>{LONG}</p>' * before}{last}</article><p>{LONG}</p>".encode()).page
    said = np.array([*[0.9] * before, 0.3, 0.3], np.float32)

    raise_amid(page, said, 0.45, news=news)

    assert bool(said[before] == KEPT) is stays
    assert said[before + 1] == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("last", "stays"),
    [
        pytest.param(f"{LONG} Nobody asked him why.", True, id="long"),
        pytest.param(LONG, False, id="short"),
        pytest.param(
            "市議会は火曜日の夜、空き家となっていた水車小屋の修復を可決し、基金に知らせた。",
            True,
            id="long in Japanese",
        ),
    ],
)
def test_a_long_paragraph_that_ends_the_element_of_the_story_stays(last: str, *, stays: bool) -> None:
    page = document(f"<article><p>{LONG}</p><p>{LONG}</p><p>{last}</p></article><p>{LONG}</p>".encode()).page
    said = np.array([0.9, 0.9, 0.3, 0.3], np.float32)

    raise_amid(page, said, 0.45, news=False)

    assert bool(said[2] == KEPT) is stays
    assert said[3] == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        pytest.param('<div class="midrub">What the survey found</div>', True, id="in a class of its own"),
        pytest.param("<div>What the survey found:</div>", False, id="what announces something"),
        pytest.param("<div>It was so.</div>", False, id="a sentence"),
        pytest.param("<div><div>What the survey found</div></div>", False, id="in another element"),
        pytest.param("<div>* * *</div>", False, id="no word"),
    ],
)
def test_a_short_line_between_two_paragraphs_may_be_a_heading(line: str, *, heads: bool) -> None:
    page = document(
        f'<article><div class="par">{LONG}</div>{line}<div class="par">{LONG}</div></article>'.encode()
    ).page

    assert parts_prose(page, 1) is heads


def test_a_heading_without_an_element_of_its_own_stays_where_it_is_likely() -> None:
    page = document(f"<article><div>{LONG}</div><div>A survey</div><div>{LONG}</div></article>".encode()).page
    told = Told("", "", title_in_text=False)

    assert settled(page, np.array([0.9, 0.25, 0.9], np.float32), told).scores[1] == KEPT
    assert settled(page, np.array([0.9, 0.15, 0.9], np.float32), told).scores[1] < KEPT


@pytest.mark.parametrize(
    ("opening", "score", "stays"),
    [
        pytest.param(f'<div class="text">{LONG}</div>', 0.15, True, id="of the class of what stays"),
        pytest.param(f'<div class="text">{LONG}</div>', 0.05, False, id="hardly likely"),
        pytest.param(f'<div class="hint">{LONG}</div>', 0.15, False, id="of another class"),
        pytest.param(f"<div>{LONG}</div>", 0.15, False, id="of none"),
        pytest.param(f'<div class="text"><a href="/x">{LONG}</a></div>', 0.15, False, id="a link"),
        pytest.param('<div class="text">Watch the film.</div>', 0.15, False, id="short"),
    ],
)
def test_sentences_before_the_first_that_stays_open_a_story_of_their_class(
    opening: str, score: float, *, stays: bool
) -> None:
    story = f'<p class="text">{LONG}</p>' * 4
    page = document(f"<h1>The mill</h1>{opening}<h4>Films</h4><div>{story}</div>".encode()).page
    said = np.array([0.0, score, 0.0, 0.9, 0.9, 0.9, 0.9], np.float32)

    raise_opening(page, said, 0.45)

    assert bool(said[1] == KEPT) is stays


def test_no_opening_is_raised_where_many_of_its_class_are_left_out() -> None:
    line = f'<p class="text">{LONG}</p>'
    page = document(f"{line}<h4>Films</h4>{line * 6}".encode()).page
    said = np.array([0.2, 0.0, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1], np.float32)

    raise_opening(page, said, 0.45)

    assert said[0] == pytest.approx(0.2)


def test_paragraphs_that_a_system_sets_in_boxes_of_their_own_are_neighbours() -> None:
    boxed = [f"<div class=x><p>{LONG}</p></div>"] * 6
    boxed[3] = "<div class=x><p>It rained</p></div>"
    page = document(f"<article>{''.join(boxed)}</article>".encode()).page
    said = np.array([0.9, 0.9, 0.9, 0.3, 0.9, 0.9], np.float32)
    raise_amid(page, said, 0.45, news=False)
    assert said[3] >= 0.45


PLAIN = "<p>Team size: 51 to 200</p>"


@pytest.mark.parametrize(
    ("middle", "scores", "stays"),
    [
        pytest.param(PLAIN, [0.15], True, id="a line"),
        pytest.param(PLAIN * 4, [0.15] * 4, True, id="four"),
        pytest.param(PLAIN * 5, [0.15] * 5, False, id="more"),
        pytest.param(PLAIN, [0.1], False, id="hardly likely"),
        pytest.param(PLAIN.replace("<p>", "<p class=x>"), [0.15], False, id="laid out in another way"),
        pytest.param("<p><a href=/x>Team size</a></p>", [0.15], False, id="a link"),
    ],
)
def test_short_lines_between_two_kept_blocks_of_an_article_stay(
    middle: str, scores: list[float], *, stays: bool
) -> None:
    page = document(f"<article><p>{LONG}</p>{middle}<h2>Next</h2></article>".encode()).page
    said = np.array([0.9, *scores, 0.9], np.float32)
    raise_short(page, said, 0.45)
    assert (said[1:-1] >= 0.45).tolist() == [stays] * len(scores)

    last = document(f"<article><p>{LONG}</p>{middle}</article>".encode()).page
    ends = np.array([0.9, *scores], np.float32)
    raise_short(last, ends, 0.45)
    assert not (ends[1:] >= 0.45).any()
