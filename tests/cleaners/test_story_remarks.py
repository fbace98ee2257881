"""Comments below a story go where a heading and their own lines tell, and nothing else below a heading does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners.features import features
from cleaners.hints import hints
from cleaners.lexicon import nothing
from cleaners.page import document
from cleaners.page_type import ARTICLE, FORUM, TYPES, PageType
from cleaners.story_remarks import HEADING, may_be_headings, remarks

STORY = "".join(
    f"<p>The bridge at the {place} opened to walkers again on Monday after two years of repairs, the county said.</p>"
    for place in ("north end", "old mill", "lower lock", "harbour", "station")
)
SAID = "Lovely to hear, I crossed it with my daughter this morning."
FOOT = "<footer><p>All rights reserved</p></footer>"
DECLARED = '<meta property="og:type" content="article">'


def comments(count: int, who: str = "<div><b>Nora</b> <span>{} March 2031 at 10:0{}</span></div>") -> str:
    return "".join(f"<div class=a1>{who.format(at + 1, at)}<div><p>{SAID}</p></div></div>" for at in range(count))


def gone(body: str, head: str = "", forum: float = 0.0) -> list[str]:
    parsed = document(f"<html><head>{head}</head><body>{body}</body></html>".encode())
    rows = features(parsed.page, hints(parsed.head), nothing())
    chances = np.zeros(len(TYPES), np.float32)
    chances[TYPES.index(ARTICLE)], chances[FORUM] = 1 - forum, forum
    scores = np.array([text.endswith(".") for text in parsed.page.segments.text], np.float32)
    found = remarks(parsed.page, rows, scores, PageType(ARTICLE, chances))
    return [parsed.page.segments.text[at] for at in found]


@pytest.mark.parametrize(
    "heading",
    [
        "Comments", "3 comments", "Comments (3)", "124 Reader Comments", "3 thoughts on \u201cBridge opens\u201d",
        "15 Replies to Bridge opens", "Discussion (3)", "Kommentare", "Leserkommentare (3)", "2 commentaires",
        "Comentarios", "Coment\u00e1rios", "Reacties", "Komentarze (4)", "Yorumlar",
        "\u041a\u043e\u043c\u043c\u0435\u043d\u0442\u0430\u0440\u0438\u0438", "\u30b3\u30e1\u30f3\u30c8",
        "\ub313\uae00",
    ],
)  # fmt: skip
def test_a_thread_goes_from_its_heading_to_its_end(heading: str) -> None:
    found = gone(f"<div>{STORY}</div><div><h2>{heading}</h2>{comments(3)}</div>{FOOT}")
    assert found[0] == heading
    assert found.count(SAID) == 3
    assert "All rights reserved" not in found


def test_a_thread_in_no_element_of_its_own_ends_with_its_last_comment() -> None:
    flat = "".join(f"<p>Nora says:</p><p>{SAID}</p>" for _ in range(3))
    found = gone(f"{STORY}<h3>Comments</h3>{flat}<h3>More news</h3><p>A ferry turned back.</p>")
    assert found.count(SAID) == 3
    assert "More news" not in found


def test_one_comment_is_enough_where_the_heading_says_one() -> None:
    assert SAID in gone(f"<div>{STORY}</div><div><h2>1 comment</h2>{comments(1)}</div>")
    assert gone(f"<div>{STORY}</div><div><h2>Comments</h2>{comments(1)}</div>") == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<div>{STORY}</div><div>{comments(3)}</div>", id="no heading"),
        pytest.param(f"<div><h2>Comments</h2>{comments(3)}</div><p>Short.</p>", id="no story above"),
        pytest.param(f"<div>{STORY}</div><h2>Add comment</h2><div>{comments(3)}</div>", id="a button"),
        pytest.param(f"<div>{STORY}</div><h2>Comments</h2>{STORY}", id="nobody speaks below it"),
        pytest.param(f"<div>{STORY}</div><p>Comments made in court were heard.</p>{comments(3)}", id="a sentence"),
        pytest.param(f"<div>{STORY}</div><h2>20 replies to this topic</h2>{comments(3)}", id="a forum's heading"),
    ],
)
def test_what_only_looks_so_stays(body: str) -> None:
    assert gone(body) == []


def test_a_page_that_may_be_a_forum_needs_a_longer_story_unless_it_says_what_it_is() -> None:
    body = f"<div>{STORY}</div><div><h2>Comments</h2>{comments(3)}</div>"
    assert gone(body, forum=0.3) == []
    assert SAID in gone(body, head=DECLARED, forum=0.3)
    assert SAID in gone(f"<div>{STORY}{STORY}</div><div><h2>Comments</h2>{comments(3)}</div>", forum=0.3)


@given(st.from_regex(HEADING, fullmatch=True))
def test_no_heading_of_comments_is_passed_over_for_its_letters(line: str) -> None:
    assert may_be_headings(["before", line, "behind"]) == [1]
