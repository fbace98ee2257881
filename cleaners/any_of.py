"""Whether a text holds any of some strings: hundreds of them are asked for in most lines that are looked at."""

from collections.abc import Callable, Sequence
from typing import Final

from cleaners.kernels import compiled

_COMPILED: Final = compiled("cleaners.native.strings")
IS_QUICK: Final = _COMPILED is not None  # and so may be asked before a pattern is
_LEAST: Final = 3  # characters of a string that the kernel looks for


def any_of(strings: Sequence[str]) -> Callable[[str], bool]:
    """What tells whether a text holds one of some strings."""
    if _COMPILED is None:
        return lambda text: held(text, strings)
    long: Callable[[str], bool] = _COMPILED.AnyOf(tuple(each for each in strings if len(each) >= _LEAST)).held
    short = tuple(each for each in strings if len(each) < _LEAST)
    return (lambda text: long(text) or held(text, short)) if short else long


def held(text: str, strings: Sequence[str]) -> bool:
    """The same in pure Python."""
    return any(map(text.__contains__, strings))
