"""Lines that break off with three dots, where another line goes on: cut-off teasers of a paragraph."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from cleaners import spelling

_TEASER: Final = 40  # weight of the beginning a teaser must share with its paragraph
_OPENING: Final = _TEASER // 3  # characters that the shortest beginning has, whatever they weigh
_MORE: Final = 3  # characters; what goes on by fewer says no more
# The dots, and as much as three words behind them. Nothing is given back: lines of dots alone cost no more than others.
_CUT_OFF: Final = re.compile(r"\.\.\.\W{0,3}+(?:\w{1,9}+\W{0,2}+){0,3}+$")
_REACH: Final = 39  # characters of the longest such end
_BEFORE: Final = 3  # marks before the dots that are no part of what is said


def teasers(keys: Sequence[str], broken: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Lines that break off, with the line that goes on.

    Args:
        keys: the page's.
        broken: the numbers of those with three dots near their end.
    """
    stems = {n: stem for n in broken if (stem := _stem(keys[n]))}
    if not stems:
        return
    openings = {stem[:_OPENING] for stem in stems.values()}
    opened = [n for n, text in enumerate(keys) if text[:_OPENING] in openings and n not in stems]
    whole = {keys[n]: n for n in reversed(opened)}
    ranked = sorted(whole)
    for number, stem in stems.items():
        at = bisect_left(ranked, stem)
        while at < len(ranked) and ranked[at].startswith(stem):
            if len(ranked[at]) > len(stem) + _MORE:
                yield number, whole[ranked[at]]
                break
            at += 1


def _stem(text: str) -> str:
    """What a broken-off line says before its ellipsis; empty for a whole one."""
    if spelling.weight(text) <= _TEASER or "..." not in text[-_REACH:]:
        return ""
    ending = _CUT_OFF.search(text, max(0, len(text) - _REACH))
    if ending is None:
        return ""
    end, least = ending.start(), max(0, ending.start() - _BEFORE)
    while end > least and not (text[end - 1].isalnum() or text[end - 1] == "_"):
        end -= 1
    return text[:end] if spelling.weight(text[:end]) >= _TEASER else ""
