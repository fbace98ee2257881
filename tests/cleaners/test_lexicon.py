"""What words are worth: found by their letters, summed per block, and spread to its neighbours."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import lexicon
from cleaners.features_arrays import arrays
from cleaners.lexicon import COLUMNS, NAMES, TEXT, Lexicon
from cleaners.segment import segment
from cleaners.segment_tree import parse
from tests.cleaners.lexicons import SOME


def place(text: str) -> int:
    """Where a single word is found."""
    return int(lexicon.words([text]).hashes[0]) >> 16


def worth(table: str, word: str, much: int) -> Lexicon:
    """A lexicon that knows one word, or one pair of words, in one table."""
    known = lexicon.nothing()
    if table in TEXT:
        at = lexicon.ends(lexicon.words([word]))[3][0] if " " in word else place(word)
        known.text[TEXT.index(table), at] = much
    else:
        known.names[place(word), NAMES.index(table)] = much
    return known


def said(html: str, known: Lexicon) -> list[int]:
    found: list[int] = lexicon.said(lexicon.words(segment(parse(html)).text), known).tolist()
    return found


def placed(html: str, known: Lexicon) -> list[int]:
    segments = segment(parse(html))
    where = lexicon.around(arrays(segments))
    found: list[int] = lexicon.placed(lexicon.sums_of(segments.kinds.words, known), where).tolist()
    return found


@pytest.mark.parametrize(
    ("table", "word", "html", "values"),
    [
        pytest.param("any", "read", "<p>read<p>red", [12, 0], id="a-word"),
        pytest.param("any", "read", "<p>read it all now", [6], id="among-four-words-half"),
        pytest.param("any", "read", "<p>READ<p>Read!", [12, 12], id="whatever-its-case"),
        pytest.param("any", "änderung", "<p>ÄNDERUNG", [12], id="letters-beyond-ascii"),
        pytest.param("any", "10", "<p>42<p>420", [12, 0], id="digits-are-alike"),
        pytest.param("first", "read", "<p>read more<p>more to read", [12, 0], id="first"),
        pytest.param("last", "read", "<p>read more<p>more to read", [0, 12], id="last"),
        pytest.param("first_two", "read more", "<p>Read more here<p>more read<p>read", [12, 0, 0], id="first-two"),
        pytest.param("last_two", "read more", "<p>to read more.<p>read more of it", [12, 0], id="last-two"),
        pytest.param("first", "read", f"<p>{'read ' * 50}<p>{'more ' * 90}read", [12, 0], id="opening-of-a-long-one"),
        pytest.param("last", "read", f"<p>{'read ' * 50}<p>{'more ' * 90}read", [12, 12], id="end-of-a-long-one"),
        pytest.param("any", "read", f"<p>{'more ' * 40}read {'more ' * 40}", [0], id="not-amid-a-long-one"),
        pytest.param("any", "read", "<p>...<p>\U0001f449", [0, 0], id="no-words"),
    ],
)
def test_words_of_a_block(monkeypatch: pytest.MonkeyPatch, table: str, word: str, html: str, values: list[int]) -> None:
    monkeypatch.setattr(lexicon, "SPOKEN", (0, 1))
    assert said(html, worth(table, word, 12)) == values


@pytest.mark.parametrize(
    ("table", "html", "values"),
    [
        pytest.param("own", "<p class=share>a<p class=shares>b", [12, 0], id="own"),
        pytest.param("own", "<p class=post-share2>a<p id=postShare>b<p class=SHARE>c", [12, 12, 12], id="parted"),
        pytest.param("above", "<div class=share>a<p>b</p></div>", [0, 12], id="above"),
        pytest.param("twice_above", "<div class=share><div>a<p>b</p></div></div>", [0, 12], id="twice-above"),
        pytest.param("all", "<div class=share>a<div>b<p>c</p></div></div>d", [12, 12, 12, 0], id="all"),
        pytest.param("own", "<p class='share share'>a", [24], id="each-time"),
    ],
)
def test_words_of_names(table: str, html: str, values: list[int]) -> None:
    assert placed(html, worth(table, "share", 12)) == values


@pytest.mark.parametrize(
    ("html", "values"),
    [
        pytest.param("<p>read it<p>read read", [8, 17], id="three-words-of-four"),
        pytest.param("<p>read it<p>read", [0, 0], id="two-of-three"),
    ],
)
def test_a_page_in_an_unknown_language_says_nothing(html: str, values: list[int]) -> None:
    assert said(html, worth("any", "read", 12)) == values


def test_only_the_beginning_of_a_name_is_read() -> None:
    long = "a " * 4_000
    assert placed(f"<p class='{long} share'>a", worth("own", "share", 12)) == [0]
    assert placed(f"<div class='{long}'>a<p class=share>b", worth("own", "share", 12)) == [0, 12]


def test_a_score_and_what_stands_near() -> None:
    here, before, after, near, around, page = lexicon.columns(np.array([6, 0, 0, 12]))
    assert here.tolist() == [6, 0, 0, 12]
    assert before.tolist() == [0, 6, 0, 0]
    assert after.tolist() == [0, 0, 12, 0]
    assert near.tolist() == [2, 4.5, 4.5, 4]
    assert around.tolist() == page.tolist() == [4.5] * 4


def test_the_shipped_lexicon_has_the_shape_that_is_read() -> None:
    known = lexicon.lexicon()
    assert (known.text.shape, known.names.shape) == (lexicon.nothing().text.shape, lexicon.nothing().names.shape)
    assert (known.text != 0).any(axis=1).all()
    assert (known.names != 0).any(axis=0).all()
    assert len(COLUMNS) == len(set(COLUMNS))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=8))
def test_a_word_is_worth_the_same_wherever_it_stands(texts: list[str]) -> None:
    alone = [said(f"<p>{text.translate(_PLAIN)}</p>", SOME) for text in texts]
    html = "".join(f"<p>{text.translate(_PLAIN)}</p>" for text in texts)
    assert said(html, SOME) == [value for values in alone for value in values]


_PLAIN = dict.fromkeys(map(ord, "<>&"), " ")
