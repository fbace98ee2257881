"""What a line looks like among its neighbours, as numbers: the features of the line model.

They are cheap and mostly free of language; the model is asked only about lines above the first
and below the last long paragraph, and about lines that say something of the catalogue.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from statistics import median
from typing import Final, NamedTuple

import numpy as np

from cleaners.chrome.reading import Line
from cleaners.chrome.search import tally
from cleaners.chrome.shape_compiled import KERNEL, looks
from cleaners.chrome.shape_words import NAMES as WORDS
from cleaners.chrome.shape_words import TELLING, words_of
from cleaners.features_text import Floats

LONG: Final = 200  # weight of a sentence-ending line that surely tells
_ARTICLE: Final = 2  # long paragraphs; without them interviews, verse and briefs look like chrome
_FAR: Final = 5_000  # weight
_FAR_LINES: Final = 60
_NEAR: Final = 3  # lines to either side
_BESIDE: Final = (-2, -1, 1, 2)
_NOBODY: Final = (-1.0,) * 4
PLACES: Final = (
    "weight_after", "weight_before", "lines_behind_last_long", "lines_before_first_long", "lines_behind_prose",
    "lines_before_prose", "part_of_lines", "part_of_weight", "lines_after", "lines_before", "share", "of_median",
    "page_lines", "page_weight", "long_lines", "median",
)  # fmt: skip
LOOKS: Final = ("weight", "sentence", "bulleted", "headline", "prose")
NEIGHBOURS: Final = (
    *(f"{what}_{step:+}" for step in _BESIDE for what in ("weight", "prose", "bulleted", "headline")),
    "run", "run_above", "run_below",
)  # fmt: skip
PHRASES: Final = ("said", "said_below", "said_above", "claimed_near", "claimed_below", "claimed_above")
NAMES: Final = (*PLACES, *LOOKS, *NEIGHBOURS, *PHRASES, *WORDS)
_RUN: Final = 50  # lines
RISING: Final = frozenset(PHRASES)  # the more of these, the more a line is chrome
_LOOKS: Final = looks(LONG)


class Shape(NamedTuple):
    """A page's sums, from which each line's features are read."""

    lines: tuple[Line, ...]
    sizes: tuple[int, ...]  # weight of the lines before each
    said: tuple[int, ...]  # lines before each that say something of the catalogue
    claimed: tuple[int, ...]  # lines before each that the rules claim
    prose: tuple[int, ...]  # numbers of the lines that are prose
    long: tuple[int, ...]  # and of the long ones
    median: float  # weight of a line of prose


def shape_of(lines: tuple[Line, ...], claimed: AbstractSet[int] = frozenset()) -> Shape | None:
    """Add a page up; None for one that is no article by its shape, about which the model has nothing to say.

    Args:
        lines: all of the page.
        claimed: the offsets of those that the rules claim.
    """
    if KERNEL is None:
        sizes, said, gone, prose, long = summed(lines, claimed)
    else:
        sizes, said, gone, prose, long = KERNEL.summed(lines, claimed, _LOOKS)
    if len(long) < _ARTICLE:
        return None
    return Shape(lines, sizes, said, gone, prose, long, median([lines[number].weight for number in prose]))


def summed(lines: Sequence[Line], claimed: AbstractSet[int]) -> tuple[tuple[int, ...], ...]:
    """The sums of a page, from `sizes` to `long`, in pure Python."""
    prose = tuple(number for number, line in enumerate(lines) if line.prose)
    return (
        tuple(accumulate((line.weight for line in lines), initial=0)),
        tuple(accumulate((bool(line.said) for line in lines), initial=0)),
        tuple(accumulate((line.block.start in claimed for line in lines), initial=0)),
        prose,
        tuple(number for number in prose if lines[number].weight >= LONG),
    )


def is_doubtful(shape: Shape, number: int) -> bool:
    """Whether the model is asked about a line at all; never about what may be the title."""
    line = shape.lines[number]
    if number == 0 and line.headline and not line.bulleted:
        return False
    return not shape.long[0] <= number <= shape.long[-1] or bool(line.said)


def doubtful(shape: Shape) -> list[int]:
    """The numbers of the lines the model is asked about."""
    first, last = shape.long[0], shape.long[-1]
    spoken = [number for number in range(first, last + 1) if shape.lines[number].said]
    asked = [*range(first), *spoken, *range(last + 1, len(shape.lines))]
    return asked if not asked or is_doubtful(shape, asked[0]) else asked[1:]


def features(shape: Shape, number: int) -> list[float]:
    """The numbers of one line, in the order of NAMES."""
    found: list[float] = rows(shape, [number])[0].tolist()
    return found


def rows(shape: Shape, numbers: Sequence[int]) -> Floats:
    """The numbers of some lines: lines x NAMES."""
    asked = " ".join([shape.lines[number].bare for number in numbers]).split()
    known = tally(" ".join([line.bare for line in shape.lines]), {word for word in asked if len(word) >= TELLING})
    title = frozenset(shape.lines[0].bare.split())
    if KERNEL is None:
        return rowed(shape, numbers, title, known)
    found = np.empty((len(numbers), len(NAMES)), np.float32)
    KERNEL.rows(shape.lines, numbers, KERNEL.Sums(len(shape.lines), *shape[1:]), known, title, _LOOKS, found)
    return found


def rowed(shape: Shape, numbers: Sequence[int], title: AbstractSet[str], known: Mapping[str, int]) -> Floats:
    """The same in pure Python.

    Args:
        shape: the page.
        numbers: which lines.
        title: the words of the first line.
        known: how often each telling word of these lines stands on the page.
    """
    found = [_row(shape, number, title, known) for number in numbers]
    return np.array(found, np.float32).reshape(len(numbers), len(NAMES))


def _row(shape: Shape, number: int, title: AbstractSet[str], known: Mapping[str, int]) -> tuple[float, ...]:
    line = shape.lines[number]
    return (
        *_places(shape, number),
        line.weight,
        line.ends,
        line.bulleted,
        line.headline,
        line.prose,
        *_neighbours(shape, number),
        *_phrases(shape, number),
        *words_of(line, title, known),
    )


def _places(shape: Shape, number: int) -> tuple[float, ...]:
    before, count = shape.sizes[number], len(shape.lines)
    size, weight = shape.sizes[-1], shape.sizes[number + 1] - before
    after, share = size - before - weight, size or 1
    return (
        min(after, _FAR),
        min(before, _FAR),
        number - shape.long[-1],
        shape.long[0] - number,
        number - shape.prose[-1],
        shape.prose[0] - number,
        number / count,
        before / share,
        min(count - 1 - number, _FAR_LINES),
        min(number, _FAR_LINES),
        weight / share,
        weight / shape.median,
        min(count, 300),
        min(size, 50_000),
        len(shape.long),
        shape.median,
    )


def _neighbours(shape: Shape, number: int) -> list[float]:
    found: list[float] = []
    lines, prose = shape.lines, shape.prose
    for step in _BESIDE:
        place = number + step
        if 0 <= place < len(lines):
            other = lines[place]
            found += (other.weight, other.prose, other.bulleted, other.headline)
        else:
            found += _NOBODY
    # The lines between the prose above and the prose below; of prose itself, those that it parts.
    above, below = bisect_left(prose, number), bisect_right(prose, number)
    start = prose[above - 1] + 1 if above else 0
    end = prose[below] - 1 if below < len(prose) else len(lines) - 1
    return [*found, min(end - start, _RUN), min(number - start, _RUN), min(end - number, _RUN)]


def _phrases(shape: Shape, number: int) -> tuple[float, ...]:
    said, claimed, count = shape.said, shape.claimed, len(shape.lines)
    below, above = max(1, count - 1 - number), max(1, number)
    return (
        len(shape.lines[number].said),
        (said[-1] - said[number + 1]) / below,
        said[number] / above,
        claimed[min(count, number + _NEAR + 1)] - claimed[max(0, number - _NEAR)],
        (claimed[-1] - claimed[number + 1]) / below,
        claimed[number] / above,
    )
