"""Blocks as numbers: what the story model sees of each block and of the places it stands in."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaners import lexicon
from cleaners.features_arrays import Arrays, arrays
from cleaners.features_layout import layout
from cleaners.features_names import NAMES
from cleaners.features_places import Places, places, prose_of
from cleaners.features_text import COLON, COMMA, DIGIT, MARK, QUOTE, STOP, UPPER, Column, Floats, Ints, Letters, letters
from cleaners.features_zones import card_columns, section_columns, thread_columns
from cleaners.lexicon import Lexicon
from cleaners.segment import Segments
from cleaners.segment_tags import BLOCK_TAGS, CODE, HEADING
from cleaners.segment_words import HINTS, TAG_HINTS, TAG_SHIFT

NEWS: Final = 6  # PageHints.kind of a page that declares itself a news article


class PageHints(NamedTuple):
    """What the head of a page says that helps to judge its blocks."""

    title: str = ""  # og:title and <title>, one behind the other
    body: str = ""  # JSON-LD articleBody, white space as single spaces
    description: str = ""
    kind: int = 0  # the page type it declares: 0 none, 1 article, 2 forum or Q&A, 3 product, 4 listing, 5 other, 6 news


@dataclass(frozen=True, slots=True)
class Page:
    """A page as columns: its text, its blocks' spans, its segments, and what elements its blocks stand in."""

    raw_text: str
    starts: Ints
    ends: Ints
    segments: Segments
    kinds: list[int]  # of each block, what tells apart elements that are laid out differently, see segment_kinds.py
    codes: bytes  # of each block, the element's tag, see segment_tags.py
    elements: bytes  # of each container, the same
    rows: list[tuple[int, int]]  # the block ranges of the rows of data tables


def page_of(segments: Segments) -> Page:
    """Lay the blocks out as one text, a line each; the cells of a table's row share one."""
    starts, ends, kinds, codes, elements, rows = layout(segments)
    texts = segments.text
    if rows:
        gaps = ["\n"] * len(texts)
        for first, last in rows:
            gaps[first : last - 1] = " " * (last - 1 - first)
        raw_text = "".join(chain.from_iterable(zip(texts, gaps, strict=True)))[:-1]
    else:
        raw_text = "\n".join(texts)
    return Page(raw_text, starts, ends, segments, kinds, codes, elements, rows)


_NAME: Final = (3, 300)  # characters a headline may have
_TELLING: Final = 25  # characters; a shorter line occurs anywhere
_LEVEL: Final = np.array([HEADING.get(code, 0) for code in range(len(BLOCK_TAGS))])


def features(page: Page, hints: PageHints, known: Lexicon) -> Floats:
    """One row for each block, in the order of `features_names.NAMES`.

    Args:
        page: the blocks.
        hints: what the page's head says of them.
        known: what words are worth.
    """
    told = arrays(page.segments)
    text = letters(page.raw_text, page.starts, page.ends)
    container = told.container
    linked = np.minimum(told.link_chars, text.size) * text.chars // text.size
    density = (linked / text.chars).astype(np.float32)
    prose = prose_of(told, text, density)
    spots = places(told, text, linked, prose)
    code, depth = spots.code.take(container), spots.depth.take(container)
    level = _LEVEL.take(code)
    columns = [
        *_text_columns(told, text, density),
        *_element_columns(told, depth, code, level),
        *_position_columns(page, depth, container),
        _near_columns(text, density, code),
        _window_columns(spots.sums),
        _above_columns(spots, text),
        *_signature_columns(told, spots, text, linked, prose),
        *_best_columns(spots, spots.best, len(container)),
        *_best_columns(spots, spots.core, len(container)),
        *_title_columns(page, hints, code, level),
        card_columns(told, spots),
        *thread_columns(told, spots, prose),
        *section_columns(level, text.chars, linked, prose),
        _hint_columns(told, spots),
    ]
    totals = _page_columns(spots, text, linked, prose, hints)
    # Column behind column, which is how the trees read it; a caller sees a row for each block.
    last = np.repeat(np.array(totals, np.float32), len(container))
    words = lexicon.told(page.segments, told, known)
    matrix = np.concatenate([*columns, last, *words], axis=None, dtype=np.float32, casting="unsafe")
    return matrix.reshape(len(NAMES), len(container)).T


def _text_columns(told: Arrays, text: Letters, density: Floats) -> list[Column]:
    chars, words, counts = text.chars, text.words, text.counts
    rate = 1 / text.size
    share = counts.T * rate
    return [
        np.log1p(chars), np.log1p(words), density, told.links, told.bold_chars * rate,
        share[[DIGIT, UPPER, COMMA, STOP, MARK]], counts[:, COLON], share[QUOTE], chars / words,
        text.opening, text.closing, text.closing_before,
    ]  # fmt: skip


def _element_columns(told: Arrays, depth: Ints, code: Ints, level: Ints) -> list[Column]:
    before = told.images.copy()
    before[1:] -= told.images[:-1]
    return [code, level, told.breaks, told.dead, before, depth]


def _position_columns(page: Page, depth: Ints, container: Ints) -> list[Column]:
    n = len(container)
    index = np.arange(n)
    same = np.zeros(n + 1, bool)
    np.equal(container[1:], container[:-1], out=same[1:-1])
    step = np.zeros(n + 1, np.int64)  # from outside the page and to it, too
    step[:-1] = depth
    step[1:] -= depth
    return [
        index, index / n, page.starts / max(1, len(page.raw_text)), n - index,
        same[:-1], same[1:], step[:-1], step[1:],
    ]  # fmt: skip


def _near_columns(text: Letters, density: Floats, code: Ints) -> Floats:
    """What stands one and two blocks before and behind; -1 beyond the page's ends."""
    here = np.array([np.log1p(text.chars), density, code, text.closing], np.float32)
    near = np.full((4, *here.shape), -1, np.float32)
    near[0, :, 2:], near[1, :, 1:] = here[:, :-2], here[:, :-1]
    near[2, :, :-1], near[3, :, :-2] = here[:, 1:], here[:, 2:]
    return near.reshape(4 * len(here), here.shape[1])


def _window_columns(sums: Ints) -> Column:
    n = sums.shape[1] - 1
    index, radius = np.arange(n), np.array([[3], [8]])
    low, high = np.maximum(index - radius, 0), np.minimum(index + radius + 1, n)
    chars, links, inside = sums.take(high, axis=1) - sums.take(low, axis=1)
    return np.array([links / chars, np.log1p(chars / (high - low)), inside / chars]).swapaxes(0, 1)


def _above_columns(spots: Places, text: Letters) -> Floats:
    size = np.maximum(spots.chars, 1)
    blocks = spots.last - spots.first
    told = np.array(
        [spots.linked / size, spots.prose / size, np.log1p(spots.chars), blocks, size, spots.code, spots.images],
        np.float32,
    )
    above = told.take(spots.up, axis=1)
    above[4] = text.chars / size.take(spots.up)
    return above.swapaxes(0, 1)


def _signature_columns(told: Arrays, spots: Places, text: Letters, linked: Ints, prose: Ints) -> list[Column]:
    kind = told.signature.take(told.kind.take(told.container))
    inside = np.zeros(len(kind))
    inside[spots.first[spots.best] : spots.last[spots.best]] = 1
    counts, chars, links, paragraphs, best = (
        np.bincount(kind, weights).take(kind) for weights in (np.ones(len(kind)), text.chars, linked, prose, inside)
    )
    alike = np.zeros(len(kind) + 1, bool)
    np.equal(kind[1:], kind[:-1], out=alike[1:-1])
    return [
        counts, np.log1p(chars / counts), links / chars, paragraphs / chars, best / counts, alike[:-1], alike[1:],
    ]  # fmt: skip


def _best_columns(spots: Places, place: int, n: int) -> list[Column]:
    """How far each block stands from a container, in blocks and in levels of the tree."""
    first, last = int(spots.first[place]), int(spots.last[place])
    index = np.arange(n)
    inside = (index >= first) & (index < last)
    level = np.zeros(n, np.float32)
    chain = [place]
    while spots.parent[chain[-1]] >= 0:
        chain.append(int(spots.parent[chain[-1]]))
    for distance, above in reversed(list(enumerate(chain))):
        level[spots.first[above] : spots.last[above]] = distance
    return [inside, level, index - first, last - index, np.full(n, last - first)]


def _title_columns(page: Page, hints: PageHints, code: Ints, level: Ints) -> list[Column]:
    texts, chars = page.segments.text, page.ends - page.starts
    n = len(texts)
    index = np.arange(n)
    in_title = np.zeros(n, bool)
    short = np.flatnonzero((chars > _NAME[0]) & (chars < min(_NAME[1], len(hints.title) + 1))).tolist()
    in_title[[place for place in short if texts[place] in hints.title]] = True
    seen = np.flatnonzero(in_title & (level > 0))
    if not len(seen):
        seen = np.flatnonzero(in_title)
    h1 = np.flatnonzero(code == CODE["h1"])
    before, after = _copies(texts)
    return [
        index - seen[0] if len(seen) else np.full(n, -999), in_title, np.full(n, len(seen)),
        index - h1[0] if len(h1) else np.full(n, -999), _opening_in(texts, chars, hints.description), before, after,
        _opening_in(texts, chars, hints.body), np.full(n, bool(hints.body)),
    ]  # fmt: skip


def _opening_in(texts: list[str], chars: Ints, declared: str) -> Column:
    """Whether a declared text holds how each block begins."""
    found = np.zeros(len(texts), bool)
    if len(declared) > _TELLING:
        telling = np.flatnonzero(chars > _TELLING).tolist()
        found[[place for place in telling if texts[place][:60] in declared]] = True
    return found


def _copies(texts: list[str]) -> tuple[Column, Column]:
    """How often each block's text stands before it and behind it."""
    before, after = np.zeros((2, len(texts)), np.int64)
    times = Counter(texts)
    if len(times) < len(texts):
        so_far: dict[str, int] = {}
        for place in [place for place, text in enumerate(texts) if times[text] > 1]:
            seen = so_far.get(texts[place], 0)
            so_far[texts[place]] = seen + 1
            before[place], after[place] = seen, times[texts[place]] - seen - 1
    return before, after


def _hint_columns(told: Arrays, spots: Places) -> NDArray[np.uint8]:
    """A row for each hint: its bit in the container and the three above it, or in any above it."""
    near = np.bitwise_or.reduce(told.own.take(told.kind.take(spots.up)))
    close, every = _bits(near), _bits(told.inherited.take(told.kind.take(told.container)))
    return np.concatenate((close[: len(HINTS)], every[: len(HINTS)], every[TAG_SHIFT : TAG_SHIFT + len(TAG_HINTS)]))


def _bits(values: Ints) -> NDArray[np.uint8]:
    """The 64 bits of each value, lowest first, a row for each place."""
    octets = values.astype("<i8").view(np.uint8).reshape(len(values), 8)
    return np.unpackbits(octets, axis=1, bitorder="little").T


def _page_columns(spots: Places, text: Letters, linked: Ints, prose: Ints, hints: PageHints) -> list[float]:
    chars = max(1, int(text.chars.sum()))
    return [
        len(prose), np.log1p(chars), linked.sum() / chars, prose.sum() / chars,
        float((spots.code == CODE["article"]).sum()), hints.kind, spots.chars[spots.best] / chars,
        float((spots.code == CODE["h1"]).sum()), float((prose > 0).sum()),
    ]  # fmt: skip
