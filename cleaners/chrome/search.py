"""Looking for many strings in a text at once: by the first bytes of each, in a table, with numpy.

A page has thousands of words and the catalogue hundreds. To ask for each of one among the others costs more than all
else that happens to the page; a few bytes at every place of it tell where a string may stand, and only there it is
compared. A compiled reader of lines looks for them itself.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaners.kernels import compiled

# Compared at once: as many as a string has, for many words begin alike. Shorter strings are looked for one by one.
_BYTES: Final = (6, 4, 3)
_WORD: Final = 4  # bytes of a number
_FURTHER: Final = max(_BYTES) - _WORD  # from one number to the next, with which it holds the most of them
_MIX: Final = np.uint32(2_654_435_761)  # Knuth's multiplier: spreads four letters over all bits
_MIX_NEXT: Final = np.uint32(2_246_822_519)  # another such prime
_SHIFT: Final = np.uint32(
    16
)  # leaves 65,536 values: with 4,096, three of four places where a string may stand hold none
_UINT: Final = np.dtype("<u4")
_LINE_END: Final = 10
_COMPILED: Final = compiled("cleaners.native.strings")
_SEED: Final = hash("words") & (2**64 - 1)  # differs from run to run, as Python's own hashes do; results do not


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


class Windows(NamedTuple):
    """Strings by as many bytes as are compared at once."""

    size: int  # bytes
    strings: Mapping[bytes, tuple[tuple[int, bytes], ...]]  # by these
    may: NDArray[np.bool_]  # for each value that they mix to, whether one begins so


class Net(NamedTuple):
    """Strings to look for, laid out to be found at one go; numbered as they were given."""

    total: int
    short: tuple[tuple[int, str], ...]  # those with fewer bytes than are compared at once
    long: tuple[Windows, ...]  # the others


def net(strings: Sequence[str]) -> Net:
    """Lay strings out for `catch`."""
    every = [(number, text, _bytes(text)) for number, text in enumerate(strings)]
    by_size: dict[int, list[tuple[int, bytes]]] = {size: [] for size in _BYTES}
    for number, _, raw in every:
        size = next((size for size in _BYTES if size <= len(raw)), 0)
        if size:
            by_size[size].append((number, raw))
    return Net(
        len(every),
        tuple((number, text) for number, text, raw in every if len(raw) < min(_BYTES)),
        tuple(_windows(found, size) for size, found in by_size.items()),
    )


def _windows(strings: Sequence[tuple[int, bytes]], size: int) -> Windows:
    found: dict[bytes, list[tuple[int, bytes]]] = defaultdict(list)
    for number, raw in strings:
        found[raw[:size]].append((number, raw))
    may = np.zeros(1 << (32 - int(_SHIFT)), np.bool_)
    words, further = (
        np.array([int.from_bytes(raw[at : at + _WORD], "little") for raw in found], _UINT) for at in (0, _FURTHER)
    )
    may[_mixed(words, further, size)] = True
    return Windows(size, {window: tuple(under) for window, under in found.items()}, may)


def _mixed(words: NDArray[np.uint32], further: NDArray[np.uint32], size: int) -> NDArray[np.uint32]:
    """The number that so many bytes at each place mix to.

    Args:
        words: what the first bytes are there as a number.
        further: and those of the last that are further down.
        size: bytes, no more than both have.
    """
    mixed = (words & np.uint32((1 << 8 * size) - 1) if size < _WORD else words) * _MIX
    if size > _WORD:
        mixed ^= further * _MIX_NEXT
    mixed >>= _SHIFT
    return mixed


def catch(lines: Sequence[str], strings: Net) -> list[tuple[int, int]]:
    """Which lines hold which strings: ascending pairs of a line's number and a string's.

    Args:
        lines: without line ends.
        strings: to look for.
    """
    whole = "\n".join(lines)
    found: list[int] = []  # a pair as one number, which is sorted in less time
    for number, text in strings.short:
        if text in whole:
            found += [line * strings.total + number for line, said in enumerate(lines) if text in said]
    raw = _bytes(whole)
    # A copy, for numpy takes its time with numbers that do not lie at multiples of their size.
    words = np.ndarray((len(raw) + _FURTHER,), _UINT, raw + bytes(_WORD - 1 + _FURTHER), strides=(1,)).copy()
    ends = np.flatnonzero(np.frombuffer(raw, np.uint8) == _LINE_END)
    for size, under, may in strings.long:
        places = np.flatnonzero(may.take(_mixed(words[:-_FURTHER], words[_FURTHER:], size)))
        for at, line in zip(places.tolist(), ends.searchsorted(places).tolist(), strict=True):
            for number, string in under.get(raw[at : at + size], ()):
                if raw.startswith(string, at):
                    found.append(line * strings.total + number)
    return [divmod(pair, strings.total) for pair in sorted(set(found))]


def tally(text: str, wanted: AbstractSet[str]) -> Mapping[str, int]:
    """How often each of some words stands in a text.

    Args:
        text: words with blanks between them.
        wanted: the words that will be asked for, none of them empty.
    """
    if _COMPILED is None:
        return tallied(text, wanted)
    words = list(wanted)
    return dict(zip(words, _COMPILED.tally(_bytes(text), _bytes(" ".join(words)), _SEED), strict=True))


def tallied(text: str, wanted: AbstractSet[str]) -> Mapping[str, int]:
    """The same in pure Python."""
    return Counter(filter(wanted.__contains__, text.split(" ")))
