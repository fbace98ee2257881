"""What the compiled kernel says of all blocks of a page is what pure Python says."""

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaners.block import Block
from cleaners.cleaned import Cut
from cleaners.features import Page, page_of
from cleaners.features_names import NAMES
from cleaners.features_text import Floats
from cleaners.kinds import Kind
from cleaners.segment import segment
from cleaners.segment_tree import parse
from cleaners.story_blocks import KERNEL, blocks, known, known_purely, made, places, remaining, remaining_purely
from cleaners.story_cards import headlines, headlines_purely
from cleaners.story_cuts import Reason, cuts, cuts_purely, scored, scored_purely
from cleaners.story_entries import numbered, numbered_purely
from cleaners.story_far import body, body_purely
from cleaners.story_labels import series, series_purely
from cleaners.story_lists import unlinked, unlinked_purely
from cleaners.story_modules import around
from cleaners.story_remarks import told, told_purely
from cleaners.story_runs import ITEMS, TERMS, runs, runs_purely
from cleaners.story_scores import (
    above,
    above_purely,
    between,
    between_purely,
    first,
    first_purely,
    lifted,
    lifted_purely,
    staying,
    staying_purely,
)
from tests.cleaners.native.pages import broken, real, sampled, soups

pytestmark = pytest.mark.skipif(KERNEL is None, reason="the compiled rules were not built")
REASONS = (None, Reason(Kind.RELATED, "a"), Reason(Kind.RELATED, "b"), Reason(Kind.TAGS, "b"))


def same(page: Page, seed: int, keep_at: float) -> None:
    chance = np.random.default_rng(seed)
    count = len(page.segments.text)
    scores = chance.choice(np.array([0, 0.125, 0.3, 0.625, keep_at, 0.875, chance.random(), 1], np.float32), count)
    left = np.flatnonzero(scores >= keep_at).tolist()
    assert known(page, left) == known_purely(page, left)
    assert blocks(page, left, scores) == made(page, left, scores, known(page, left))
    assert scored(page, scores, keep_at) == scored_purely(page, scores, keep_at)
    # Equal reasons are one, be they one object or not.
    why = [each and Reason(*each) for each in (REASONS[place] for place in chance.integers(0, 4, count))]
    assert cuts(page, scores, why) == cuts_purely(page, scores, why)
    for kept in (frozenset[int](), frozenset(range(0, count, 3))):
        columns = page.segments.text, page.segments.link_chars
        assert remaining(page, why, kept) == remaining_purely(why, kept, *columns)
    assert same_around(page, scores, keep_at)
    assert between(scores, 0.3, keep_at) == between_purely(scores, 0.3, keep_at)
    stay = scores >= keep_at
    same_lines(page, chance)
    same_scores(scores, keep_at, chance)
    same_lists(page, scores, keep_at)
    assert told(page, scores, 60) == told_purely(page, scores, 60)
    assert series(page, stay) == series_purely(page, stay)
    assert numbered(page, stay) == numbered_purely(page, stay)


def same_scores(scores: Floats, keep_at: float, chance: np.random.Generator) -> None:
    others = chance.permutation(scores)
    assert staying(scores, keep_at) == staying_purely(scores, keep_at)
    assert above(scores, keep_at) == above_purely(scores, keep_at)
    assert lifted(scores, keep_at, others, 0.3) == lifted_purely(scores, keep_at, others, 0.3)
    for least, start in ((keep_at, 0), (keep_at, 3), (2.0, 0), (0.0, len(scores)), (0.0, 1)):
        assert first(scores, least, start) == first_purely(scores, least, start)


def same_lists(page: Page, scores: Floats, keep_at: float) -> None:
    linked, kinds = page.segments.link_chars, page.segments.within.kind
    for elements in (ITEMS, TERMS):
        for columns in (None, linked):
            asked = page.codes, scores, keep_at, 0.3, elements, columns
            assert runs(*asked) == runs_purely(*asked)
    assert unlinked(page) == unlinked_purely(page)
    assert headlines(page) == headlines_purely(page)
    wanted = set(kinds[::3])
    assert places(page, wanted) == [place for place, kind in enumerate(kinds) if kind in wanted]


def same_lines(page: Page, chance: np.random.Generator) -> None:
    lines = Counter(text for text, links in zip(page.segments.text, page.segments.links, strict=True) if links)
    found = KERNEL.again(page.segments.text, page.segments.links, 9)
    assert {text: len(places) for text, places in found.items()} == {
        text: often for text, often in lines.items() if often > 1 and len(text) <= 9
    }
    assert all(page.segments.text[at] == text and page.segments.links[at] for text in found for at in found[text])
    assert KERNEL.hinted(page.segments.kinds.rows, 3) == [
        at for at, own in enumerate(page.segments.kinds.own) if own & 3
    ]
    rows = np.asfortranarray(chance.random((len(page.codes), len(NAMES)), np.float32))
    rows[:, NAMES.index("log_chars")] += 4  # most are prose
    assert body(page, rows) == body_purely(page, rows)


def same_around(page: Page, scores: Floats, least: float) -> bool:
    rows, words = (page.segments.rows, page.segments.within.rows, page.segments.kinds.rows), page.segments.kinds.words
    codes = page.segments.kinds.code
    for elements in (range(99), (), set(codes[::3])):
        found = KERNEL.around(*rows, scores, least, words, names := {word: "o" in word for word in words}.get, elements)
        near = around(page, np.flatnonzero(scores >= least).tolist())
        if sorted(found) != sorted(kind for kind in near if names(words[kind]) or codes[kind] in elements):
            return False
    return True


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(soups | broken, st.integers(0, 99), st.sampled_from([0.0, 0.3, 0.4321, 0.65]))
def test_the_same_of_soup(html: bytes, seed: int, keep_at: float) -> None:
    same(page_of(segment(parse(html))), seed, keep_at)


@pytest.mark.parametrize("pages", [sampled, real])
def test_the_same_of_pages(pages: Any) -> None:
    for seed, html in enumerate(pages()):
        same(page_of(segment(parse(html))), seed, 0.5)


@given(st.floats(0, 1, width=32) | st.integers(0, 200).map(lambda half: half / 200), st.floats(-1, 2, width=32))
def test_the_same_figures(one: float, other: float) -> None:
    page = page_of(segment(parse(b"<p>One</p><p>Two</p><p>Three</p>")))
    scores = np.array([one, one, other], np.float32)
    for why in ([REASONS[1]] * 3, [REASONS[1], None, REASONS[1]]):
        assert cuts(page, scores, why) == cuts_purely(page, scores, why)


LINES = st.lists(st.text(st.sampled_from("aMmEentRrTt(4\u00e4\u212a\u2019"), max_size=9), max_size=6)


@given(LINES, st.lists(st.integers(0, 1), min_size=6, max_size=6), st.integers(0, 3))
def test_the_same_lines_hold_a_piece(texts: list[str], links: list[int], start: int) -> None:
    found = KERNEL.holding(texts, links[: len(texts)], start, 7, (b"ment", b"ant"), b"r4", (b"(", b"et"))
    assert found == [
        at
        for at, text in enumerate(texts)
        if at >= start
        and len(text) <= 7
        and not links[at]
        and (
            any(letter > "\xff" and not "\u2000" <= letter <= "\u206f" for letter in text)
            or any(piece in text.lower() for piece in ("ment", "ant"))
            or (text[:1].lower() in {"r", "4"} and any(piece in text.lower() for piece in ("(", "et")))
        )
    ]


@given(LINES)
def test_the_same_lines_end_so(texts: list[str]) -> None:
    scores, ends = np.linspace(0, 1, len(texts), dtype=np.float32), ("nt", "t", "\u2019")
    likely = np.flatnonzero(scores >= 0.3).tolist()
    assert KERNEL.ending(texts, scores, 0.3, 2, ends) == [
        at for at in likely if len(texts[at]) >= 2 and texts[at].endswith(ends)
    ]


@given(LINES)
def test_the_same_lines_open_so(texts: list[str]) -> None:
    found = KERNEL.opening(texts, 4, 2, 7, b"aM")
    assert found == [
        at for at, text in enumerate(texts) if (4 if text.isascii() else 2) <= len(text) < 7 and text[0] not in "aM"
    ]


def test_what_does_not_fit_is_refused() -> None:
    page = page_of(segment(parse(b"<p>One</p><p>Two</p>")))
    scores, other = np.ones(2, np.float32), np.ones(3, np.float32)
    columns = page.starts, page.ends
    linked, kinds = page.segments.link_chars, page.kinds
    for left in ([2], [-1]):
        with pytest.raises(ValueError, match="no block"):
            KERNEL.blocks(Block, page.segments.text, left, *columns, scores, linked, kinds, known(page, [0]))
    with pytest.raises(KeyError):
        KERNEL.blocks(Block, page.segments.text, [0], *columns, scores, linked, kinds, {})
    with pytest.raises(TypeError):
        KERNEL.blocks(str, page.segments.text, [0], *columns, scores, linked, kinds, known(page, [0]))
    with pytest.raises(ValueError, match="nothing known"):
        KERNEL.blocks(Block, page.segments.text, [0], *columns, scores, linked, kinds, dict.fromkeys(kinds, ("p",)))
    with pytest.raises(ValueError, match="other blocks"):
        KERNEL.blocks(Block, page.segments.text, [0], *columns, other, linked, kinds, known(page, [0]))
    with pytest.raises(ValueError, match="other blocks"):
        KERNEL.cuts(Cut, [None, None], *columns, other, ("0.00",) * 101, "")
    with pytest.raises(TypeError):
        KERNEL.cuts(str, [None, None], *columns, scores, ("0.00",) * 101, "")
    rows = page.segments.rows, page.segments.within.rows, page.segments.kinds.rows
    with pytest.raises(ValueError, match="not there"):
        KERNEL.reasons(*rows, np.zeros(2, np.float32), 0.5, (), (), REASONS[1])
    with pytest.raises(ValueError, match="other blocks"):
        KERNEL.reasons(*rows, other, 0.5, (), (), REASONS[1])
    with pytest.raises(ValueError, match="another page"):
        KERNEL.around(*rows, other, 0.5, page.segments.kinds.words, str, ())
    with pytest.raises(ValueError, match="other blocks"):
        KERNEL.left([None], frozenset(), page.segments.text, linked)
    with pytest.raises(ValueError, match="other blocks"):
        KERNEL.holding(page.segments.text, [0], 0, 9, (), b"", ())
    with pytest.raises(ValueError, match="other blocks"):
        KERNEL.holding(page.segments.text, linked, 0, 999, (), b"", ())
    with pytest.raises(ValueError, match="without letters"):
        KERNEL.holding(page.segments.text, linked, 0, 9, (b"",), b"", ())
    with pytest.raises(ValueError, match="other blocks"):
        KERNEL.ending(page.segments.text, other, 0.5, 0, ("a",))
    with pytest.raises(ValueError, match="beyond"):
        KERNEL.opening(page.segments.text, 0, 0, 9, "\u00e4".encode())
    asked = ["", ""], str.split, ("p",) * 99, bytes(99), 12, 12
    with pytest.raises(ValueError, match="not there"):
        KERNEL.known(*(np.zeros(shape, np.int64) for shape in ((1, 7), (1, 7), (2, 6))), [1], *asked)
    with pytest.raises(ValueError, match="not there"):
        KERNEL.known(*(np.zeros(shape, np.int64) for shape in ((1, 7), (0, 7), (2, 6))), [0], *asked)
    with pytest.raises(ValueError, match="another page"):
        KERNEL.known(*(np.zeros(shape, np.int64) for shape in ((1, 7), (1, 7), (1, 6))), [0], *asked)
    with pytest.raises(ValueError, match="not there"):
        KERNEL.around(*rows[:2], np.zeros((0, 6), np.int64), scores, 0.5, [], str, ())


def test_lines_and_elements_of_another_page_are_refused() -> None:
    page = page_of(segment(parse(b"<p>One</p><p>Two</p>")))
    scores, other = np.ones(2, np.float32), np.ones(3, np.float32)
    with pytest.raises(ValueError, match="other blocks"):
        KERNEL.again(page.segments.text, [0], 9)
    with pytest.raises(ValueError, match="other blocks"):
        KERNEL.body(*(np.zeros((2, 7), np.int64),) * 2, scores, other, 1, 1, 1, 1)
    with pytest.raises(ValueError, match="not there"):
        KERNEL.body(np.ones((2, 7), np.int64), np.zeros((1, 7), np.int64), scores, scores, 1, 2, 1, 1)


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        pytest.param(((2, 7), (3, 7), (3, 6)), 3, id="a block more"),
        pytest.param(((2, 6), (3, 7), (3, 6)), 2, id="short rows"),
        pytest.param(((2, 7), (0, 7), (3, 6)), 2, id="no container"),
        pytest.param(((2, 7), (3, 7), (0, 6)), 2, id="no kind"),
        pytest.param(((2, 7), (3, 7), (3, 5)), 2, id="no signature"),
    ],
)
def test_rows_of_another_page_are_refused(rows: Any, kept: int) -> None:
    columns = (*(np.zeros(shape, np.int64) for shape in rows), ["One", "Two"], np.ones(kept, np.uint8))
    with pytest.raises(ValueError, match=r"other blocks|not there"):
        KERNEL.numbered(*columns, 3, 40, 4)


@pytest.mark.parametrize("column", ["container", "kind", "signature"])
def test_what_is_not_there_is_refused(column: str) -> None:
    blocks, containers, kinds = np.zeros((2, 7), np.int64), np.zeros((1, 7), np.int64), np.zeros((1, 6), np.int64)
    {"container": blocks[:, 0], "kind": containers[:, 1], "signature": kinds[:, 5]}[column][-1] = 1
    with pytest.raises(ValueError, match=f"a {column} that is not there"):
        KERNEL.numbered(blocks, containers, kinds, ["One", "Two"], np.ones(2, np.uint8), 3, 40, 4)


@pytest.mark.parametrize("count", [*range(2, 40), 128, 129, 136, 255, 256, 257, 300, 1_023, 4_097])
def test_means_are_those_of_numpy_to_the_bit(count: int) -> None:
    chance = np.random.default_rng(count)
    for columns in (1, 2, 7):
        rows = (chance.standard_normal((columns, count)) * 10.0 ** chance.integers(-6, 6, (columns, 1))).astype("f4").T
        found = np.empty(columns, np.float32)
        assert KERNEL.means(rows, found)
        assert found.tobytes() == (np.add.reduce(rows, axis=0) / np.float32(count)).tobytes()


def test_means_of_other_columns_are_refused() -> None:
    rows = np.ones((3, 2), np.float32)
    assert not KERNEL.means(rows, np.empty(2, np.float32))  # row behind row
    for wrong, size in ((rows, 3), (rows[:0], 2)):
        with pytest.raises(ValueError, match="means of"):
            KERNEL.means(wrong, np.empty(size, np.float32))
