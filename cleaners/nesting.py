"""How deep a page nests, and how much its parser would have to mend: counted on the tags alone.

A sieve for what is common and what is cheap to write, not a parser: tags hidden in attributes or comments are counted
too. What slips through is stopped by the worker's limits. Tags are counted by name first, in a few passes over all of
them; their order is looked at only where the counts leave room for a fault.
"""

import re
from string import ascii_letters
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaners.segment_tags import ACT, BOLD, FORMULA, IMAGE, INLINE, LEAF, LINK, SKIP, TIGHT

MAX_DEPTH: Final = 2_500  # 10,000 nested div take 0.1 s, 100,000 up to 52 s
MAX_OPTIONS: Final = 10_000  # of lists to choose from; the parser looks through the ones it has at each: 0.4 s
MAX_REOPENED: Final = 1_000_000  # unclosed <font> and the like are opened anew in every block behind them
# The same counted at every tag, one by one: 3.6 million such took 6 s and 1.2 GB.
MAX_REOPENED_AT_TAGS: Final = 1_500_000
# Steps down the open elements at each </b> that stands where it does not belong: 2 million took 1.2 s, 8 million 13 s.
MAX_STEPS: Final = 1_500_000
MAX_STRAY: Final = 500  # closing tags without an opening one; the most of 1,573 pages has 128

_FLAT: Final = 1  # ended by the next of its kind, or empty: does not nest
_BLOCK: Final = 2  # begins a block
_OPTION: Final = 4
_REOPENED: Final = 8
_FLAT_NAMES: Final = (
    "p li td th tr dt dd option br img input meta link hr wbr source area col embed base param track path circle "
    "polygon rect use stop ellipse"
)
_FORMATTING: Final = "a b big code em font i nobr s small strike strong tt u"
_DRAWN: Final = "path circle rect use g option"
_INSIDE_LINES: Final = frozenset({INLINE, TIGHT, LINK, BOLD, IMAGE, SKIP, FORMULA, LEAF})
_TOLD_BY: Final = 3  # letters of a name, five bits each
_LETTER: Final = 31
_UNKNOWN: Final = 255  # the number of every name that is not in our lists

_TAG: Final = re.compile(rb"<(/?[a-zA-Z][^\s/>]*)")
_CLOSES: Final = b"/"
_ONE_BY_ONE: Final = frozenset(name.encode() for name in _FORMATTING.split())
_ONE_BY_ONE_FLAT: Final = frozenset(name.encode() for name in _FLAT_NAMES.split())


def _code(name: str) -> int:
    """The first three letters of a name as one number, as `tags` reads them from a page."""
    code = 0
    for letter in name[:_TOLD_BY].ljust(_TOLD_BY, "\0"):
        code = code << 5 | (ord(letter) & _LETTER)
    return code


def _meanings() -> dict[int, int]:
    """What each three letters may mean; what begins like a block's name is counted as one."""
    means = dict.fromkeys([_code(name) for name, act in ACT.items() if act in _INSIDE_LINES], 0)
    means.update(dict.fromkeys(map(_code, _DRAWN.split()), 0))
    means.update({_code(name): _BLOCK for name, act in ACT.items() if act not in _INSIDE_LINES and name != "option"})
    for names, meaning in ((_FLAT_NAMES, _FLAT), ("option", _OPTION), (_FORMATTING, _REOPENED)):
        for code in set(map(_code, names.split())):
            means[code] = means.get(code, _BLOCK) | meaning
    return means


_MEANINGS: Final = _meanings()
_VALUE: Final = np.zeros(256, np.uint16)  # of each byte in a code; 0 where it is no letter
_VALUE[list(ascii_letters.encode())] = [ord(letter) & _LETTER for letter in ascii_letters]
_NUMBER: Final = np.full(1 << (5 * _TOLD_BY), _UNKNOWN, np.uint8)  # of each code; 0 where it is no name
_NUMBER[0] = 0
_NUMBER[list(_MEANINGS)] = np.arange(1, len(_MEANINGS) + 1)
_MEANING: Final = np.array([0, *_MEANINGS.values(), *[_BLOCK] * (_UNKNOWN - len(_MEANINGS))], np.uint8)  # of a number
# Of each number whether it may mean this, as numbers that counts are multiplied with.
_MAY_MEAN: Final = {
    meaning: (_MEANING & meaning != 0).astype(np.int64) for meaning in (_FLAT, _BLOCK, _OPTION, _REOPENED)
}
_NESTS: Final = 1 - _MAY_MEAN[_FLAT]


def meanings() -> bytes:
    """What each three letters may mean, a byte for each code; for the compiled count."""
    return _MEANING[_NUMBER].tobytes()


class Tags(NamedTuple):
    """The tags of a page in their order, and how many there are of each name."""

    code: NDArray[np.uint16]  # the first three letters; 0 where no name stands
    number: NDArray[np.uint8]  # of the name
    closing: NDArray[np.bool_]
    opened: NDArray[np.int64]  # by number
    closed: NDArray[np.int64]

    def begun(self, meaning: int) -> int:
        """How many opening tags may mean this."""
        return int(self.opened.dot(_MAY_MEAN[meaning]))


def tags(page: NDArray[np.uint8], at: NDArray[np.intp]) -> Tags:
    """Read the tags of a page.

    Args:
        page: its bytes, and four more.
        at: where a "<" stands.
    """
    after = at + 1
    closing = page.take(after) == ord("/")  # which is quicker than page[after]
    after += closing
    first, second, third = (_VALUE.take(page.take(after + step)) for step in range(_TOLD_BY))
    second[first == 0] = 0
    third[second == 0] = 0
    code = np.asarray(first << 10 | second << 5 | third, np.uint16)
    number = _NUMBER.take(code)
    counts = np.bincount(number + (_UNKNOWN + 1) * closing.astype(np.intp), minlength=2 * (_UNKNOWN + 1))
    opened, closed = counts.reshape(2, -1)
    opened[0] = closed[0] = 0
    return Tags(code, number, closing, opened, closed)


def blocks(found: Tags) -> int:
    """How many blocks begin, or seem to."""
    return found.begun(_BLOCK)


def fault(body: bytes, found: Tags | None = None) -> str:
    """Why a page would cost its parser far more than its size says; empty when it would not.

    Args:
        body: the page.
        found: its tags, where they have been read.
    """
    if found is None:
        page = np.frombuffer(body + b"    ", np.uint8)
        found = tags(page, np.flatnonzero(page == ord("<")))
    late = int(found.closed.dot(_MAY_MEAN[_REOPENED]))
    deepest = int(found.opened.dot(_NESTS))  # if none were closed
    if deepest > MAX_DEPTH or late * deepest > MAX_STEPS:
        deepest = int(_open(found, _MEANING & _FLAT == 0).max(initial=0))
    if deepest > MAX_DEPTH:
        return f"nested {deepest} deep, {MAX_DEPTH} allowed"
    if (count := found.begun(_OPTION)) > MAX_OPTIONS:
        return f"{count} options to choose from, {MAX_OPTIONS} allowed"
    if found.begun(_REOPENED) * found.begun(_BLOCK) > MAX_REOPENED:
        reopened = _open(found, _MEANING & _REOPENED != 0)
        count = int(reopened[~found.closing & (_MEANING & _BLOCK != 0)[found.number]].sum())
        if count > MAX_REOPENED:
            return f"formatting left open is opened again {count} times, {MAX_REOPENED} allowed"
    return _one_by_one(body) if _strays(found) > MAX_STRAY or late * deepest > MAX_STEPS else ""


def _open(found: Tags, counted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many elements of some names are open at each tag.

    Closing tags too many do not make up for opening tags later on.
    """
    opens = counted.astype(np.int64)
    opens[0] = 0
    step = opens.take(found.number)
    np.negative(step, out=step, where=found.closing)
    depth = np.cumsum(step)
    depth -= np.minimum(np.minimum.accumulate(depth), 0)
    return depth


def _strays(found: Tags) -> int:
    """How many closing tags have no opening one, whatever their order; at most the limit where it is not passed."""
    known = np.maximum(found.closed - found.opened, 0)[:_UNKNOWN].sum()
    if known + found.closed[_UNKNOWN] <= MAX_STRAY:
        return int(known)
    opened, closed = (
        np.bincount(found.code[which], minlength=_NUMBER.size) for which in (~found.closing, found.closing)
    )
    return int(np.maximum(closed - opened, 0)[1:].sum())


def _one_by_one(body: bytes) -> str:
    """The same, each tag by its whole name and in its place."""
    opened: dict[bytes, int] = {}  # by name; a closing tag without an opening one closes nothing
    last = b""  # the tag before, where it opened something: closing that at once costs nothing
    depth = deepest = formatting = reopened = steps = 0
    for tag in _TAG.findall(body):
        name = tag.lower()
        if name[:1] == _CLOSES:
            name = name[1:]
            within = name in _ONE_BY_ONE
            if within and last != name:
                steps += deepest
            last = b""
            if opened.get(name):
                opened[name] -= 1
                depth -= 1
                formatting -= within
        elif name in _ONE_BY_ONE_FLAT:
            reopened += formatting
        else:
            opened[name] = opened.get(name, 0) + 1
            last = name
            depth += 1
            deepest = max(deepest, depth)
            formatting += name in _ONE_BY_ONE
            reopened += formatting
    checks = (
        (f"nested {deepest} deep, {MAX_DEPTH} allowed", deepest > MAX_DEPTH),
        ("formatting left open over too many blocks", reopened > MAX_REOPENED_AT_TAGS),
        ("formatting closed out of order too often", steps > MAX_STEPS),
    )
    return next((why for why, holds in checks if holds), "")
