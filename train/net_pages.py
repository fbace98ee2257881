"""Labelled pages as the net learns from them: in whole units, a few at a time, and not quite as they are."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from cleaners.features_names import NAMES
from cleaners.features_text import Floats, Ints
from cleaners.story_net import TAGS, TOP
from train.net_layers import GAP, Batch
from train.samples import Sample
from train.weights import OTHERS, STORIES, clear, weights

Number = TypeVar("Number", bound=np.generic)
_ROWS: Final = 4_000  # of a batch, about
_LONGEST: Final = 500  # blocks of a page that are taken at once
_SHORTEST: Final = 30  # blocks of a page that may lose some
_ALIKE: Final = 60  # blocks of each page that say where a column's values lie
_FLAT: Final = 1e-3  # a column that hardly moves is measured in whole units
# What is hidden from the net on some pages, all of a group at once, so that it leans on no single one of them.
_HIDDEN: Final = 0.15
_BLURRED: Final = np.float32(0.1)  # of all values are hidden, one here and one there
_CUT: Final = 0.3  # of pages lose a run of blocks
_MUCH: Final = (STORIES, OTHERS)  # what a page weighs for each of HEADS
# Codes of elements are no quantities: those of TAGS have weights of their own. What neighbours are like the net sees
# itself. What a word is depends on the script: with the last two the net was worse on Japanese pages, and no better on
# others.
_LEFT_OUT: Final = frozenset(
    ["tag", "tag_up0", "tag_up1", "tag_up2", "tag_up3", "log_words", "word_length"]
    + [f"{what}{step:+d}" for what in ("chars", "density", "tag", "stop") for step in (-2, -1, 1, 2)]
)
COLUMNS: Final = tuple(place for place, name in enumerate(NAMES) if name not in _LEFT_OUT)
# Which columns are hidden together, by what their names begin or end with, or hold.
_TOGETHER: Final = (
    ("near_",), ("all_",), ("in_body", "body_given"), ("in_description",), ("after_title", "in_title", "title_seen"),
    ("cards",), ("thread",), ("same_",), ("_best",), ("_core",), ("section_", "after_heading", "heading_level"),
    ("_up2", "_up3"), ("_w3", "_w8"), ("page_kind",), ("index", "char_share", "from_end"),
    ("upper_share", "comma_rate", "stop_rate", "quote_rate", "mark_rate", "colon"),
)  # fmt: skip
_GROUPS: Final = tuple(
    np.array([place for place, column in enumerate(COLUMNS) if any(part in NAMES[column] for part in group)])
    for group in _TOGETHER
)


class Page(NamedTuple):
    """A page to learn from."""

    inputs: Floats
    tags: Ints
    wanted: Floats  # 1 for story
    weight: Floats  # blocks x HEADS


class Measure(NamedTuple):
    """Where each column's values lie."""

    centre: Floats
    spread: Floats


def measure(learnt_from: Sequence[Sample]) -> Measure:
    """The middle of each column and twice its mean distance from there, every page alike however long it is."""
    some = np.concatenate(
        [one.rows[np.linspace(0, len(one.rows) - 1, min(len(one.rows), _ALIKE)).astype(int)] for one in learnt_from]
    )[:, COLUMNS]
    centre = np.median(some, axis=0)
    away = np.abs(some - centre).mean(axis=0)
    return Measure(centre.astype(np.float32), 2 * np.where(away > _FLAT, away, 1).astype(np.float32))


def page(sample: Sample, doubted: Collection[str], lie: Measure) -> Page:
    """A labelled page as the net is given it."""
    away = sample.rows[:, COLUMNS] - lie.centre
    inputs = np.rint(away / (np.abs(away) + lie.spread) * np.float32(TOP)) / np.float32(TOP)
    teach = clear(sample.story)
    return Page(
        inputs=inputs,
        tags=sample.rows[:, TAGS].astype(np.int64),
        wanted=(sample.story > 0.5).astype(np.float32)[:, None],  # noqa: PLR2004 - half
        weight=np.stack([weights(sample, doubted, much) * teach for much in _MUCH], axis=1).astype(np.float32),
    )


def dealt(pages: Sequence[Page], chance: np.random.Generator) -> Iterator[list[int]]:
    """All pages in a new order, as many at a time as make a batch."""
    some: list[int] = []
    rows = 0
    for place in chance.permutation(len(pages)).tolist():
        some.append(place)
        rows += min(len(pages[place].inputs), _LONGEST) + GAP
        if rows > _ROWS:
            yield some
            some, rows = [], 0
    if some:
        yield some


def altered(whole: Page, chance: np.random.Generator) -> Page:
    """A page as the net has not seen it: a part of a long one, some runs of blocks and some groups of columns gone."""
    size = len(whole.inputs)
    rows = np.arange(size)
    more = 1.0
    if size > _LONGEST:
        first = int(chance.integers(0, size - _LONGEST + 1))
        rows, more = rows[first : first + _LONGEST], min(size / _LONGEST, 2)
    elif size > _SHORTEST and chance.random() < _CUT:
        many = int(size * chance.uniform(0.1, 0.4))
        first = int(chance.integers(0, size - many))
        rows = np.concatenate((rows[:first], rows[first + many :]))
    inputs = whole.inputs[rows] * (chance.random((len(rows), len(COLUMNS)), np.float32) >= _BLURRED) / (1 - _BLURRED)
    for group in _GROUPS:
        if chance.random() < _HIDDEN:
            inputs[:, group] = 0
    return Page(inputs, whole.tags[rows], whole.wanted[rows], whole.weight[rows] * np.float32(more))


def batch(pages: Sequence[Page]) -> Batch:
    """Pages one behind the other, a gap behind each."""

    def joined(values: Sequence[NDArray[Number]]) -> NDArray[Number]:
        return np.concatenate([np.pad(value, ((0, GAP), (0, 0))) for value in values])

    sizes = np.array([len(one.inputs) for one in pages])
    return Batch(
        joined([one.inputs for one in pages]),
        joined([one.tags for one in pages]),
        joined([np.ones((size, 1), np.float32) for size in sizes.tolist()]),
        np.append(0, np.cumsum(sizes + GAP)[:-1]),
        sizes.astype(np.float32),
    )
