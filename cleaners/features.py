"""Blocks as numbers: what the story model sees of each block and of the places it stands in."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaners.features_places import Places, places, prose_of
from cleaners.features_text import COLON, COMMA, DIGIT, MARK, QUOTE, STOP, UPPER, Column, Floats, Ints, Letters, letters
from cleaners.features_zones import card_columns, section_columns, thread_columns
from cleaners.segment import Segments
from cleaners.segment_tags import BLOCK_TAGS, CODE, HEADING
from cleaners.segment_words import HINTS, TAG_HINTS, TAG_SHIFT

NEWS: Final = 6  # PageHints.kind of a page that declares itself a news article


@dataclass(frozen=True, slots=True)
class PageHints:
    """What the head of a page says that helps to judge its blocks."""

    title: str = ""  # og:title and <title>, one behind the other
    body: str = ""  # JSON-LD articleBody, white space as single spaces
    description: str = ""
    kind: int = 0  # the page type it declares: 0 none, 1 article, 2 forum or Q&A, 3 product, 4 listing, 5 other, 6 news


@dataclass(frozen=True, slots=True)
class Page:
    """A page as columns: its text, its blocks' spans and its segments."""

    raw_text: str
    starts: Ints
    ends: Ints
    segments: Segments


def page_of(segments: Segments) -> Page:
    """Lay the blocks out as one text, a line each; the cells of a table's row share one."""
    sizes = np.fromiter(map(len, segments.text), np.int64, len(segments.text))
    ends = np.cumsum(sizes + 1) - 1
    gaps = ["\n"] * len(sizes)
    for first, last in rows_of(segments):
        gaps[first : last - 1] = " " * (last - 1 - first)
    raw_text = "".join(chain.from_iterable(zip(segments.text, gaps, strict=True)))[:-1]
    return Page(raw_text, ends - sizes, ends, segments)


_ROW: Final = CODE["tr"]
_CELLS: Final = frozenset({CODE["td"], CODE["th"]})


def rows_of(segments: Segments) -> list[tuple[int, int]]:
    """Block ranges of the rows of data tables: two cells or more, each one block, nothing else inside."""
    within, codes = segments.within, segments.kinds.code
    rows: list[tuple[int, int]] = []
    for place, kind in enumerate(within.kind):
        if codes[kind] != _ROW or within.last[place] - within.first[place] < 2:  # noqa: PLR2004 - one cell is no row
            continue
        inside = segments.container[within.first[place] : within.last[place]]
        if len(set(inside)) == len(inside) and all(
            codes[within.kind[cell]] in _CELLS and within.parent[cell] == place for cell in inside
        ):
            rows.append((within.first[place], within.last[place]))
    return rows


_NAME: Final = (3, 300)  # characters a headline may have
_TELLING: Final = 25  # characters; a shorter line occurs anywhere
_BITS: Final = 2 * len(HINTS) + len(TAG_HINTS)
_LEVEL: Final = np.array([HEADING.get(code, 0) for code in range(len(BLOCK_TAGS))])


def features(page: Page, hints: PageHints) -> Floats:
    """One row for each block, in the order of `features_names.NAMES`."""
    segments = page.segments
    text = letters(page.raw_text, page.starts, page.ends)
    container = np.array(segments.container, np.int64)
    linked = np.minimum(np.array(segments.link_chars, np.int64), text.chars)
    density = (linked / text.chars).astype(np.float32)
    prose = prose_of(segments, text, density)
    spots = places(segments, text, linked, prose, container)
    columns = [
        *_text_columns(segments, text, density),
        *_element_columns(segments, spots, container),
        *_position_columns(page, spots, container),
        *_near_columns(text, density, spots.code[container]),
        *_window_columns(text, linked, prose),
        *_above_columns(spots, text, container),
        *_signature_columns(segments, spots, text, linked, prose, container),
        *_best_columns(spots, spots.best, len(container)),
        *_best_columns(spots, spots.core, len(container)),
        *_title_columns(page, hints, spots.code[container]),
        *card_columns(segments, spots, container),
        *thread_columns(segments, spots, prose),
        *section_columns(_LEVEL[spots.code[container]], text.chars, linked, prose),
    ]
    totals = _page_columns(spots, text, linked, prose, hints)
    # Filled column by column, which is how the trees read it; a caller sees a row for each block.
    matrix = np.empty((len(columns) + _BITS + len(totals), len(container)), np.float32)
    for place, column in enumerate(columns):
        matrix[place] = column
    matrix[len(columns) : len(columns) + _BITS] = _hint_columns(segments, spots, container)
    matrix[len(columns) + _BITS :] = np.array(totals, np.float32)[:, None]
    return matrix.T


def _text_columns(segments: Segments, text: Letters, density: Floats) -> list[Column]:
    chars, words, counts = text.chars, text.words, text.counts
    rate = 1 / chars
    links, bold = np.array(segments.links, np.int64), np.array(segments.bold_chars, np.int64)
    return [
        np.log1p(chars), np.log1p(words), density, links, bold * rate,
        counts[:, DIGIT] * rate, counts[:, UPPER] * rate, counts[:, COMMA] * rate, counts[:, STOP] * rate,
        counts[:, MARK] * rate, counts[:, COLON], counts[:, QUOTE] * rate, chars / words,
        text.opening, text.closing, text.closing_before,
    ]  # fmt: skip


def _element_columns(segments: Segments, spots: Places, container: Ints) -> list[Column]:
    images = np.array(segments.images, np.int64)
    before = np.diff(images, prepend=0)
    code = spots.code[container]
    return [
        code,
        _LEVEL[code],
        np.array(segments.breaks, np.int64),
        np.array(segments.dead, np.int64),
        before,
        spots.depth[container],
    ]


def _position_columns(page: Page, spots: Places, container: Ints) -> list[Column]:
    n = len(container)
    index = np.arange(n)
    same = np.concatenate(([False], container[1:] == container[:-1], [False]))
    step = np.diff(spots.depth[container], prepend=0, append=0)
    return [
        index, index / n, page.starts / max(1, len(page.raw_text)), n - index,
        same[:-1], same[1:], step[:-1], step[1:],
    ]  # fmt: skip


def _near_columns(text: Letters, density: Floats, code: Ints) -> list[Column]:
    columns: list[Column] = []
    chars = np.log1p(text.chars)
    for step in (-2, -1, 1, 2):
        columns.extend(_shift(values, step) for values in (chars, density, code, text.closing))
    return columns


def _shift(values: Column, step: int) -> Floats:
    """The value `step` blocks on; -1 beyond the page's ends."""
    moved = np.full(len(values), -1, np.float32)
    if step < 0:
        moved[-step:] = values[:step]
    else:
        moved[:-step] = values[step:]
    return moved


def _window_columns(text: Letters, linked: Ints, prose: Ints) -> list[Column]:
    n = len(prose)
    index = np.arange(n)
    sums = [np.concatenate(([0], np.cumsum(values))) for values in (text.chars, linked, prose)]
    columns: list[Column] = []
    for radius in (3, 8):
        low, high = np.maximum(index - radius, 0), np.minimum(index + radius + 1, n)
        chars, links, inside = (total[high] - total[low] for total in sums)
        columns += [links / chars, np.log1p(chars / (high - low)), inside / chars]
    return columns


def _above_columns(spots: Places, text: Letters, container: Ints) -> list[Column]:
    columns: list[Column] = []
    place = container
    size = np.maximum(spots.chars, 1)
    density, prose, chars = spots.linked / size, spots.prose / size, np.log1p(spots.chars)
    blocks = spots.last - spots.first
    for _ in range(4):
        columns += [
            density[place], prose[place], chars[place], blocks[place], text.chars / size[place],
            spots.code[place], spots.images[place],
        ]  # fmt: skip
        place = np.maximum(spots.parent[place], 0)
    return columns


def _signature_columns(
    segments: Segments, spots: Places, text: Letters, linked: Ints, prose: Ints, container: Ints
) -> list[Column]:
    kind = np.array(segments.kinds.signature, np.int64)[spots.kind[container]]
    inside = np.zeros(len(container))
    inside[spots.first[spots.best] : spots.last[spots.best]] = 1
    counts, chars, links, paragraphs, best = (
        np.bincount(kind, weights)[kind] for weights in (np.ones(len(kind)), text.chars, linked, prose, inside)
    )
    alike = np.concatenate(([False], kind[1:] == kind[:-1], [False]))
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


def _title_columns(page: Page, hints: PageHints, code: Ints) -> list[Column]:
    texts = page.segments.text
    n = len(texts)
    index = np.arange(n)
    in_title = np.array([_NAME[0] < len(text) < _NAME[1] and text in hints.title for text in texts], np.float32)
    seen = np.flatnonzero((in_title > 0) & (_LEVEL[code] > 0))
    if not len(seen):
        seen = np.flatnonzero(in_title)
    h1 = np.flatnonzero(code == CODE["h1"])
    before, after = _copies(texts)
    return [
        index - seen[0] if len(seen) else np.full(n, -999), in_title, np.full(n, len(seen)),
        index - h1[0] if len(h1) else np.full(n, -999), _opening_in(texts, hints.description), before, after,
        _opening_in(texts, hints.body), np.full(n, bool(hints.body)),
    ]  # fmt: skip


def _opening_in(texts: list[str], declared: str) -> Column:
    """Whether a declared text holds how each block begins."""
    if len(declared) <= _TELLING:
        return np.zeros(len(texts), bool)
    return np.array([len(text) > _TELLING and text[:60] in declared for text in texts])


def _copies(texts: list[str]) -> tuple[Column, Column]:
    """How often each block's text stands before it and behind it."""
    total = Counter(texts)
    before = np.zeros(len(texts))
    if len(total) == len(texts):
        return before, before
    so_far: Counter[str] = Counter()
    for place, text in enumerate(texts):
        if total[text] > 1:
            before[place] = so_far[text]
            so_far[text] += 1
    return before, np.array([total[text] for text in texts]) - before - 1


def _hint_columns(segments: Segments, spots: Places, container: Ints) -> NDArray[np.uint8]:
    """A row for each hint: its bit in the container and the three above it, or in any above it."""
    own, inherited = (np.array(bits, np.int64)[spots.kind] for bits in (segments.kinds.own, segments.kinds.inherited))
    near, place = own[container], container
    for _ in range(3):
        place = np.maximum(spots.parent[place], 0)
        near = near | own[place]
    close, every = _bits(near), _bits(inherited[container])
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
