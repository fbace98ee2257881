"""Looks read by a compiled kernel, where there is one: what it must know of lines, words and patterns."""

from typing import Any, Final

from cleaners import kernels
from cleaners.block import Block
from cleaners.chrome import shape_words
from cleaners.chrome.reading import Line

KERNEL: Final = kernels.compiled("cleaners.native.shape")
_LINE: Final = ("block", "bare", "weight", "ends", "bulleted", "headline", "prose", "said")
_BLOCK: Final = ("text", "start")


def looks(long: int) -> Any:  # noqa: ANN401 - a stub has it
    """What the kernel is told once; None where nothing is compiled.

    Args:
        long: weight of a sentence-ending line that surely tells.
    """
    if KERNEL is None:
        return None
    return KERNEL.Looks(
        (*map(Line._fields.index, _LINE), *map(Block._fields.index, _BLOCK)),
        (long, shape_words.TELLING, shape_words.OFTEN),
        (shape_words.ARROWS, shape_words.QUOTES, shape_words.SIGNS, shape_words.BRACKETS),
        (shape_words.YOU, shape_words.WE, shape_words.DO),
        (
            shape_words.PERSON.match, shape_words.PRICE.search, shape_words.PHONE.search, shape_words.YEAR.search,
        ),
    )  # fmt: skip
