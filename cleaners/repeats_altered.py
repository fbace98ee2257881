"""Lines of an article given twice that differ in a word or a number, wherever they stand in it.

By itself such a line is no copy. It is one between lines that are, or before them, where enough of these are the same.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from cleaners import spelling

RUN: Final = 3  # lines said again that an altered one needs beside it
_ALIKE: Final = 0.8  # share of words an altered line has in common with the line it copies
_WORDS: Final = 3  # of the longest line that has no word to spare
_WIDE: Final = 2  # weight of a character where most of a line is Han, Kana or Hangul
_CHANGED: Final = 2  # words that are others in a line with nothing of its article above it
_IN_A_ROW: Final = 2  # altered lines
_LONG: Final = 60  # weight of a paragraph
_MOST: Final = 20  # altered lines of a page; it bounds the work on one of nothing else
_OTHERS: Final = 2  # paragraphs of a copy for each other one above it
_VERSIONS: Final = 60  # lines that are looked at for a third version
_STOP: Final = ("?", ":")


class Run(NamedTuple):
    """Lines that follow each other twice: `length` of them from `first`, and again from `second`."""

    first: int
    second: int
    length: int


def alike(one: str, other: str) -> bool:
    """Whether a line is another with a word or a number changed; where there are no blanks, with a few characters."""
    left, right = _parts(one), _parts(other)
    most = max(len(left), len(right))
    if most <= _WORDS or min(len(left), len(right)) < _ALIKE * most:
        return False
    return _common(left, right) >= _ALIKE * most


def find(keys: Sequence[str], runs: Sequence[tuple[Run, bool]]) -> Iterator[tuple[int, int]]:
    """The altered lines between stretches of an article given twice and before them, and what stands before these.

    Args:
        keys: the page's.
        runs: what repeats an earlier stretch, in order of the page, and whether that is a copy.
    """
    if sum(run.length for run, copied in runs if copied) < RUN:  # as on nearly all pages: no chain ends in enough
        return
    asked, above = 0, list[int]()
    for pairs in _chains(keys, runs):
        if all(keys[number] == keys[twin] for number, twin in pairs):
            continue
        above = above or [0, *accumulate(map(_is_paragraph, keys))]
        if not _is_article(above, pairs):
            continue
        for number, twin in pairs:
            altered = keys[number] != keys[twin]
            asked += altered
            if not altered or (asked <= _MOST and _alone(keys, number, twin)):
                yield number, twin


def _chains(keys: Sequence[str], runs: Sequence[tuple[Run, bool]]) -> Iterator[list[tuple[int, int]]]:
    """Stretches as far behind what they repeat, with nothing but altered lines between them: lines with their twins.

    They end with a copy, and enough of the lines in copies are the same.
    """
    row: list[tuple[int, int]] = []
    equal, kept, offset, end = 0, 0, -1, -1
    for run, copied in runs:
        between = _before(keys, run, end)
        if run.second - run.first != offset or run.second - len(between) != end:
            if equal >= RUN:
                yield row[:kept]
            # Nothing of the article stands above them that is the same: they may differ by less.
            row, equal, kept = _slight(keys, between), 0, 0
        else:
            row += between
        same = [(run.second + step, run.first + step) for step in range(run.length)]
        row += same
        if copied:
            equal += sum(keys[number] == keys[twin] for number, twin in same)
            kept = len(row)
        offset, end = run.second - run.first, run.second + run.length
    if equal >= RUN:
        yield row[:kept]


def _is_article(above: Sequence[int], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether lines are an article given twice: hardly any other paragraph stands between it and its copy.

    Args:
        above: how many paragraphs stand above each of the page's lines, and above its end.
        pairs: the copy's lines with their twins.
    """
    (start, _), (end, last) = pairs[0], pairs[-1]
    others = max(0, above[start] - above[last + 1])
    return _OTHERS * others <= above[end + 1] - above[start]


def _slight(keys: Sequence[str], altered: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the altered lines right before a stretch in which a word or two are changed."""
    found: list[tuple[int, int]] = []
    for number, twin in reversed(altered):
        most, same = _shared(keys[number], keys[twin])
        if most - same > _CHANGED * (2 if _is_unspaced(keys[number]) else 1):
            break
        found.append((number, twin))
    return found[::-1]


def _shared(one: str, other: str) -> tuple[int, int]:
    """How many words the longer of two lines has, and how many of them both have."""
    left, right = _parts(one), _parts(other)
    return max(len(left), len(right)), _common(left, right)


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words two lines have in common, each as often as both have it."""
    return (Counter(left) & Counter(right)).total()


def _parts(text: str) -> Sequence[str]:
    """The words of a line; where there are no blanks, its characters."""
    return text if _is_unspaced(text) else text.split()


def _is_unspaced(text: str) -> bool:
    """Whether most of a line is Han, Kana or Hangul: without blanks, or with few."""
    return not text.isascii() and spelling.weight(text) > _WIDE * len(text)


def _before(keys: Sequence[str], run: Run, end: int) -> list[tuple[int, int]]:
    """The lines right before a stretch, back to the `end` of another one, that are altered."""
    found: list[tuple[int, int]] = []
    for step in range(1, _IN_A_ROW + 1):
        number, twin = run.second - step, run.first - step
        if twin < 0 or number < max(end, run.first + run.length):
            break
        if keys[number] == keys[twin] or not _is_altered(keys, number, twin):
            break
        found.append((number, twin))
    return found[::-1]


def _is_altered(keys: Sequence[str], number: int, twin: int) -> bool:
    """Whether a paragraph is another one altered."""
    return _is_paragraph(keys[number]) and alike(keys[twin], keys[number])


def _alone(keys: Sequence[str], number: int, twin: int) -> bool:
    """Whether no third version of a paragraph is near: in a series each tells its own."""
    text = keys[number]
    near = range(max(0, twin - _VERSIONS), min(len(keys), number + _VERSIONS))
    others = {keys[place] for place in near} - {text, keys[twin]}
    return not any(_is_paragraph(other) and alike(other, text) for other in others)


def _is_paragraph(text: str) -> bool:
    if 3 * len(text) < _LONG or text.endswith(_STOP) or spelling.is_bulleted(text):
        return False
    return spelling.weight(text) >= _LONG and spelling.ends_sentence(text)
