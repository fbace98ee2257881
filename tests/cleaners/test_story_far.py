from itertools import cycle, islice

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.features_names import NAMES as COLUMNS
from cleaners.page import document
from cleaners.story_far import within_reach

SENTENCES = (
    "The keeper lit the lamp an hour before dusk and wrote the wind, the height and the ships into his book.",
    "Nobody in the town remembered who had built the causeway, but everybody knew somebody who had been cut off on it.",
    "When the clerk from the harbour office came to count the barrels, he was given a chair, some tea and no answer.",
    "She kept the letters in a tin that had held biscuits, and read one of them on every evening on which it rained.",
    "The mill stood idle that winter because the creek had frozen, and the bread came by cart from the other shore.",
    "He said that a tide was a promise kept twice a day, and that he had never known a man of whom he could say so.",
    "In March the gulls returned, and with them the painters, who asked for rooms with a window to the north.",
)
INDEX = COLUMNS.index("index")
NAMES = ("Asher", "Brook", "Cole", "Dunn", "Ember", "Firth", "Grove", "Hill", "Ives", "Jute", "Kemp")
MOST = 0.98  # of the text; .25 without what is tested here
HEAD = '<html lang="en"><head><title>The long tide</title><meta property="og:type" content="article">'
DECLARED = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The long tide"}</script></head><body>'
MENU = "<nav>" + "".join(f'<a href="/{name}">{name}</a> ' for name in NAMES) + "</nav>"


def paragraphs(number: int) -> list[str]:
    names, texts = cycle(NAMES), cycle(SENTENCES)
    return [f"{place}. {next(names)}: " + " ".join(islice(texts, 1 + place % 4)) for place in range(1, number + 1)]


def share(story: list[str], text: str) -> float:
    return sum(len(one) for one in story if one in text) / sum(map(len, story))


def kept(body: str) -> str:
    outcome = clean_html(f"{HEAD}{DECLARED}{MENU}{body}".encode(), url="https://news.example/a")
    assert isinstance(outcome, Cleaned)
    return outcome.text


def test_a_story_of_four_hundred_paragraphs_is_kept_to_its_end() -> None:
    story = paragraphs(400)

    text = kept("<article><h1>The long tide</h1>" + "".join(f"<p>{one}</p>" for one in story) + "</article>")

    assert share(story, text) > MOST


def test_so_is_one_in_sections_and_one_parted_by_line_breaks() -> None:
    story = paragraphs(400)
    parts = ["".join(f"<p>{one}</p>" for one in story[at : at + 20]) for at in range(0, 400, 20)]

    sections = kept("<article><h1>The long tide</h1>" + "".join(f"<section>{one}</section>" for one in parts))
    lines = kept("<article><h1>The long tide</h1><div>" + "<br><br>".join(story) + "</div></article>")

    assert share(story, sections) > MOST
    assert share(story, lines) > MOST


def test_what_stands_far_behind_a_short_story_is_as_far_off_as_it_is() -> None:
    story, comments = paragraphs(6), [f"Reader {place}: {text}" for place, text in enumerate(SENTENCES * 12)]
    thread = "".join(f'<div class="comment"><b>{place}</b><p>{one}</p></div>' for place, one in enumerate(comments))

    text = kept(
        "<article><h1>The long tide</h1>" + "".join(f"<p>{one}</p>" for one in story) + "</article>"
        f'<div class="comments"><h3>Comments</h3>{thread}</div>'
    )

    assert [one for one in story if one not in text] == []
    assert [one for one in comments if one in text] == []


@given(
    st.lists(
        st.sampled_from(["", "", "", "", "<div>", "</div>", "<div><div>", "</div></div>"]), min_size=60, max_size=130
    )
)
def test_near_are_the_lines_of_the_first_element_that_holds_so_many_one_to_three_levels_below_it(
    tags: list[str],
) -> None:
    html = "".join(f"{tag}<p>{SENTENCES[0]}</p>" for tag in ["", *tags])
    page = document(html.encode()).page
    rows = np.zeros((len(page.starts), len(COLUMNS)), np.float32, order="F")
    rows[:, COLUMNS.index("log_chars")], rows[:, INDEX] = 5, np.arange(len(rows))
    wanted, holder = rows[:, INDEX].copy(), np.array(page.segments.container)
    for _ in range(3):
        body = int(np.bincount(holder).argmax())
        inside = holder == body
        if inside.sum() > 40:
            if page.segments.within.first[body] <= 40 and 2 * inside.sum() >= len(rows):
                wanted[inside] = np.minimum(wanted[inside], 40)
            break
        holder = np.maximum(page.segments.within.parent, 0)[holder]
    assert within_reach(page, rows)[:, INDEX].tolist() == wanted.tolist()
