"""Looking for many strings in a text at once: by four bytes of each, in a table, with numpy.

A page has thousands of words and the catalogue hundreds. To ask for each of one among the others costs more than all
else that happens to the page; four bytes at every place of it tell where a string may stand, and only there it is
compared. A compiled reader of lines looks for them itself.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaners.kernels import compiled

_BYTES: Final = (4, 3)  # compared at once; shorter strings are looked for one by one
_MIX: Final = np.uint32(2_654_435_761)  # Knuth's multiplier: spreads four letters over all bits
_SHIFT: Final = np.uint32(
    16
)  # leaves 65,536 values: with 4,096, three of four places where a string may stand hold none
_LINE_END: Final = 10
_COMPILED: Final = compiled("cleaners.native.strings")
_SEED: Final = hash("words") & (2**64 - 1)  # differs from run to run, as Python's own hashes do; results do not


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


class Windows(NamedTuple):
    """Strings by as many bytes as are compared at once."""

    mask: np.uint32  # of those bytes
    strings: Mapping[int, tuple[tuple[int, bytes], ...]]  # by the number these are
    may: NDArray[np.bool_]  # for each value that they mix to, whether one begins so


class Net(NamedTuple):
    """Strings to look for, laid out to be found at one go; numbered as they were given."""

    total: int
    short: tuple[tuple[int, str], ...]  # those with fewer bytes than are compared at once
    long: tuple[Windows, ...]  # the others


def net(strings: Sequence[str]) -> Net:
    """Lay strings out for `catch`."""
    every = [(number, text, _bytes(text)) for number, text in enumerate(strings)]
    least, most = min(_BYTES), max(_BYTES)
    return Net(
        len(every),
        tuple((number, text) for number, text, raw in every if len(raw) < least),
        tuple(_windows([(n, raw) for n, _, raw in every if min(len(raw), most) == size], size) for size in _BYTES),
    )


def _windows(strings: Sequence[tuple[int, bytes]], size: int) -> Windows:
    found: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
    for number, raw in strings:
        found[int.from_bytes(raw[:size], "little")].append((number, raw))
    may = np.zeros(1 << (32 - int(_SHIFT)), np.bool_)
    may[np.array([*found], np.uint32) * _MIX >> _SHIFT] = True
    mask = np.uint32((1 << 8 * size) - 1)
    return Windows(mask, {window: tuple(under) for window, under in found.items()}, may)


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
    every = np.ndarray((len(raw),), np.dtype("<u4"), raw + b"\0\0\0", strides=(1,))
    ends = np.flatnonzero(np.frombuffer(raw, np.uint8) == _LINE_END)
    for mask, under, may in strings.long:
        windows = every & mask
        mixed = windows * _MIX
        mixed >>= _SHIFT
        places = np.flatnonzero(may.take(mixed))
        for at, window, line in zip(
            places.tolist(), windows[places].tolist(), ends.searchsorted(places).tolist(), strict=True
        ):
            for number, string in under.get(window, ()):
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
