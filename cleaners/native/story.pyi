from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from cleaners.features_text import Floats, Ints
from cleaners.kinds import Kind
from cleaners.segment_rows import Rows

SOURCE: str
_Block = TypeVar("_Block")
_Cut = TypeVar("_Cut")
_Reason = TypeVar("_Reason")

def blocks(
    block: type[_Block],
    texts: list[str],
    left: Sequence[int],
    starts: Ints,
    ends: Ints,
    scores: Floats,
    linked: list[int],
    kinds: list[int],
    known: Mapping[int, tuple[str, int, tuple[str, ...]]],
) -> list[_Block]: ...
def known(
    blocks: Rows | Ints,
    containers: Rows | Ints,
    kinds: Rows | Ints,
    left: Sequence[int],
    written: list[str],
    spelled: Callable[[str], tuple[str, ...]],
    tags: tuple[str, ...],
    headings: bytes,
    most_ancestors: int,
    most_tokens: int,
) -> dict[int, tuple[str, int, tuple[str, ...]]]: ...
def reasons(
    blocks: Rows | Ints,
    containers: Rows | Ints,
    kinds: Rows | Ints,
    scores: Floats,
    keep_at: float,
    of_tags: tuple[_Reason | None, ...],
    named: tuple[tuple[int, _Reason], ...],
    reason: _Reason,
) -> list[_Reason | None]: ...
def cuts(
    cut: type[_Cut],
    why: list[tuple[Kind, str] | None],
    starts: Ints,
    ends: Ints,
    scores: Floats,
    shown: tuple[str, ...],
    by: str,
) -> list[_Cut]: ...
def left(
    why: Sequence[object | None], kept: AbstractSet[int], texts: list[str], linked: list[int]
) -> tuple[list[int], int, int]: ...
def holding(
    texts: list[str],
    links: list[int],
    start: int,
    longest: int,
    anywhere: tuple[bytes, ...],
    openings: bytes,
    behind: tuple[bytes, ...],
) -> list[int]: ...
def opening(texts: list[str], least: int, least_foreign: int, most: int, others: bytes) -> list[int]: ...
def body(
    blocks: Rows | Ints,
    containers: Rows | Ints,
    chars: Floats,
    density: Floats,
    long: float,
    linked: float,
    most: int,
    levels: int,
) -> tuple[int, int] | None: ...
def means(rows: Floats, out: Floats) -> bool: ...
def places(containers: Rows | Ints, wanted: Iterable[int], many: int) -> list[int]: ...
def runs(
    codes: bytes, elements: bytes, said: Floats, keep_at: float, torn_at: float, linked: Sequence[int] | None
) -> list[tuple[int, int]]: ...
def unlinked(
    containers: Rows | Ints, elements: bytes, links: Sequence[int], shown: bytes, folded: bytes, others: bytes
) -> list[int]: ...
def headlines(
    blocks: Rows | Ints, texts: list[str], codes: bytes, headings: bytes, most: int, linked: float
) -> list[int]: ...
def hinted(kinds: Rows | Ints, bits: int) -> list[int]: ...
def again(texts: list[str], links: list[int], longest: int) -> dict[str, list[int]]: ...
def between(said: Floats, least: float, below: float) -> list[int]: ...
def first(said: Floats, least: float, start: int) -> int: ...
def staying(said: Floats, least: float) -> list[bool]: ...
def above(said: Floats, least: float) -> list[int]: ...
def lifted(said: Floats, least: float, scores: Floats, below: float) -> list[int]: ...
def told(scores: Floats, least: float, starts: Ints, ends: Ints, chars: int) -> int: ...
def ending(texts: list[str], scores: Floats, least: float, shortest: int, ends: tuple[str, ...]) -> list[int]: ...
def labels(
    blocks: Rows | Ints,
    containers: Rows | Ints,
    kinds: Rows | Ints,
    texts: list[str],
    kept: NDArray[np.uint8],
    least: int,
    longest: int,
    linked: float,
    named: int,
    pictured: int,
    dropped: bytes,
    asks: str,
    closing: str,
    endings: str,
) -> dict[int, list[int]]: ...
def numbered(
    blocks: Rows | Ints,
    containers: Rows | Ints,
    kinds: Rows | Ints,
    texts: list[str],
    kept: NDArray[np.uint8],
    least: int,
    longest: int,
    near: int,
) -> dict[int, list[int]]: ...
def around(
    blocks: Rows | Ints,
    containers: Rows | Ints,
    kinds: Rows | Ints,
    scores: Floats,
    least: float,
    words: list[str],
    named: Callable[[str], object],
    elements: Container[int],
) -> list[int]: ...
