"""Which blocks of a page are its story, told from a text somebody wrote down by hand."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN: Final = re.compile(f"[{_UNSPACED}]|[^\\W{_UNSPACED}]+")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SHINGLE: Final = 4
_SLACK: Final = 30  # tokens a short block may stand outside its neighbours' places in the gold


def tokens(text: str) -> tuple[str, ...]:
    """Words, case folded; a character each in scripts written without spaces."""
    return tuple(_TOKEN.findall(text.translate(_INVISIBLE).casefold()))


def labels(blocks: Sequence[str], gold: str) -> list[float]:
    """The share of each block that the gold text has at this place; -1 for a block without words.

    Long blocks are placed by their 4-grams and the longest run of places that ascends is trusted. Short
    blocks must occur between the places of their neighbours; a second copy of gold text is not story.
    """
    words = [tokens(block) for block in blocks]
    want = tokens(gold)
    taken = bytearray(len(want))
    result = [-1.0 if not block else 0.0 for block in words]
    spots = _long_blocks(words, want)
    chain = _ascending([(block, place) for block, (place, _) in spots.items()])
    for block in chain:
        result[block] = _take(words[block], want, taken, spots[block][0])
    for block in sorted(spots.keys() - set(chain)):
        result[block] = _take(words[block], want, taken, spots[block][0])
    anchors = [(-1, 0)] + [(block, spots[block][0]) for block in chain] + [(len(words), len(want))]
    for (block, place), (following, end) in pairwise(anchors):
        start = place + (len(words[block]) if block >= 0 else 0)
        for short in range(block + 1, following):
            if words[short] and short not in spots:
                result[short], start = _find_short(words[short], want, taken, start, end)
    return result


def _long_blocks(words: Sequence[tuple[str, ...]], want: tuple[str, ...]) -> dict[int, tuple[int, float]]:
    """Where in the gold each block of four words or more begins, and how much of it is there."""
    grams = defaultdict(list)
    for place in range(len(want) - _SHINGLE + 1):
        grams[want[place : place + _SHINGLE]].append(place)
    found: dict[int, tuple[int, float]] = {}
    for index, block in enumerate(words):
        total = len(block) - _SHINGLE + 1
        hits = [(offset, grams[block[offset : offset + _SHINGLE]]) for offset in range(max(0, total))
                if block[offset : offset + _SHINGLE] in grams]  # fmt: skip
        if hits and len(hits) >= total * 0.3:
            offset, places = min(hits, key=lambda hit: len(hit[1]))
            found[index] = (max(0, places[0] - offset), len(hits) / total)
    return found


def _ascending(places: list[tuple[int, int]]) -> list[int]:
    """The blocks of the longest ascending run of places."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(places):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place)
            ends.append(index)
        else:
            tails[at], ends[at] = place, index
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(places[index][0])
        index = before[index]
    return chain[::-1]


def _take(block: tuple[str, ...], want: tuple[str, ...], taken: bytearray, place: int) -> float:
    """The share of a block's words found near a place in the gold and not taken by another block."""
    free: dict[str, list[int]] = defaultdict(list)
    low, high = max(0, place - 3), min(len(want), place + len(block) + 3 + len(block) // 4)
    for spot in range(high - 1, low - 1, -1):
        if not taken[spot]:
            free[want[spot]].append(spot)
    hits = 0
    for word in block:
        if free[word]:
            taken[free[word].pop()] = 1
            hits += 1
    return hits / len(block)


def _find_short(
    block: tuple[str, ...], want: tuple[str, ...], taken: bytearray, start: int, end: int
) -> tuple[float, int]:
    """Find a short block whole between two places; its label, and where the next search begins."""
    size = len(block)
    for place in range(start, min(end + _SLACK, len(want)) - size + 1):
        if want[place : place + size] == block and not any(taken[place : place + size]):
            taken[place : place + size] = b"\1" * size
            return 1.0, place + size
    return 0.0, start
