"""Looking for many strings in a text at once: by four bytes of each, in a table, with numpy.

A page has thousands of words and the catalogue hundreds. To ask for each of one among the others costs more than all
else that happens to the page; four bytes at every place of it tell where a string may stand, and only there it is
compared.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaners.kernels import compiled

_BYTES: Final = 4  # compared at once; shorter strings are looked for one by one
_MIX: Final = 2_654_435_761  # Knuth's multiplier: spreads four letters over all bits
_SHIFT: Final = 16  # leaves 65,536 values: with 4,096, three places of four where a string may stand hold none
_LINE_END: Final = 10
_COMPILED: Final = compiled("cleaners.native.strings")
_SEED: Final = hash("words") & (2**64 - 1)  # differs from run to run, as Python's own hashes do; results do not
Numbers = NDArray[np.int32]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


class Net(NamedTuple):
    """Strings to look for, laid out to be found at one go; numbered as they were given."""

    short: tuple[tuple[int, bytes], ...]  # those with less than four bytes, and their numbers
    long: tuple[tuple[int, bytes, int], ...]  # the others, to which what follows belongs; each with its `following`
    first: Numbers  # for each value that four bytes mix to, the last string that begins so, -1 for none
    following: Numbers  # for each string the one before it that begins so, -1 for none
    texts: NDArray[np.uint8]  # all of them, one behind the other
    starts: Numbers  # where each begins, and where the last ends


def net(strings: Sequence[str]) -> Net:
    """Lay strings out for `catch`."""
    every = list(enumerate(map(_bytes, strings)))
    long = [(number, raw) for number, raw in every if len(raw) >= _BYTES]
    first, following = np.full(1 << (32 - _SHIFT), -1, np.int32), np.full(len(long), -1, np.int32)
    for place, (_, raw) in enumerate(long):
        mixed = int.from_bytes(raw[:_BYTES], "little") * _MIX % 2**32 >> _SHIFT
        following[place], first[mixed] = first[mixed], place
    return Net(
        tuple((number, raw) for number, raw in every if len(raw) < _BYTES),
        tuple((number, raw, before) for (number, raw), before in zip(long, following.tolist(), strict=True)),
        first,
        following,
        np.frombuffer(b"".join([raw for _, raw in long]), np.uint8),
        np.array([0, *np.cumsum([len(raw) for _, raw in long])], np.int32),
    )


def catch(lines: Sequence[str], strings: Net) -> list[tuple[int, int]]:
    """Which lines hold which strings: ascending pairs of a line's number and a string's.

    Args:
        lines: without line ends.
        strings: to look for.
    """
    raw = _bytes("\n".join(lines))
    if _COMPILED is None:
        return sorted(caught(raw, strings))
    places = _COMPILED.catch(raw, strings.first, strings.following, strings.texts, strings.starts, _MIX, _SHIFT)
    found = _in_lines(raw, list(_short_places(raw, strings)))
    return sorted(found.union([(line, strings.long[place][0]) for line, place in places]))


def caught(raw: bytes, strings: Net) -> set[tuple[int, int]]:
    """The same for lines joined, in pure Python and numpy."""
    return _in_lines(raw, [*_short_places(raw, strings), *_places(raw, strings)])


def _in_lines(raw: bytes, places: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """In which line each string stands."""
    ends = np.flatnonzero(np.frombuffer(raw, np.uint8) == _LINE_END)
    lines = np.searchsorted(ends, [at for at, _ in places]).tolist()
    return {(line, number) for line, (_, number) in zip(lines, places, strict=True)}


def _short_places(raw: bytes, strings: Net) -> Iterator[tuple[int, int]]:
    """Where which short string stands in a text, once for each line."""
    for number, string in strings.short:
        at = raw.find(string)
        while at >= 0:
            yield at, number
            end = raw.find(b"\n", at)
            at = raw.find(string, end) if end >= 0 else -1


def _places(raw: bytes, strings: Net) -> Iterator[tuple[int, int]]:
    """Where which other string stands in a text."""
    if len(raw) < _BYTES:
        return
    windows = np.ndarray((len(raw) - _BYTES + 1,), np.dtype("<u4"), raw, strides=(1,))
    first = strings.first[windows * np.uint32(_MIX) >> np.uint32(_SHIFT)]
    may = np.flatnonzero(first >= 0)
    for at, last in zip(may.tolist(), first[may].tolist(), strict=True):
        place = last
        while place >= 0:
            number, string, place = strings.long[place]
            if raw.startswith(string, at):
                yield at, number


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
