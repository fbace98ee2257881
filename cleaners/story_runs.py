"""Runs of items or terms that may be the story's, told by their first score and what stands beside: most are menus."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from cleaners.features_text import Floats
from cleaners.segment_tags import CODE, runs_of
from cleaners.story_blocks import FLOAT, KERNEL


class Elements(NamedTuple):
    """Some elements, as the kernel and as pure Python look for them."""

    codes: bytes
    runs: re.Pattern[bytes]


def _elements(*names: str) -> Elements:
    return Elements(bytes(CODE[name] for name in names), runs_of(*names))


TERMS: Final = _elements("dt", "dd")
ITEMS: Final = _elements("li")


def runs(
    codes: bytes, said: Floats, keep_at: float, torn_at: float, elements: Elements, linked: Sequence[int] | None = None
) -> list[tuple[int, int]]:
    """Runs of blocks right in some elements, behind the first block, that begin likely or stand between two that stay.

    Args:
        codes: of each block, its element's.
        said: how likely each is story.
        keep_at: from which score on a block is kept.
        torn_at: from which score on a run begins likely.
        elements: those that are looked for.
        linked: of each block its characters in links, where a run whose first has some is left out.
    """
    if KERNEL is None or said.dtype is not FLOAT:
        return runs_purely(codes, said, keep_at, torn_at, elements, linked)
    found: list[tuple[int, int]] = KERNEL.runs(codes, elements.codes, said, keep_at, torn_at, linked)
    return found


def runs_purely(
    codes: bytes, said: Floats, keep_at: float, torn_at: float, elements: Elements, linked: Sequence[int] | None = None
) -> list[tuple[int, int]]:
    """The same in pure Python."""
    found: list[tuple[int, int]] = []
    for run in elements.runs.finditer(codes):
        first, last = run.span()
        if not first or (linked is not None and linked[first]):  # soon told, of most
            continue
        amid = last < len(said) and said[first - 1] >= keep_at and said[last] >= keep_at
        if amid or said[first] >= torn_at:
            found.append((first, last))
    return found
