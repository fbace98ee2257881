from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from cleaners.features_text import Floats, Ints
from cleaners.segment_rows import Rows

SOURCE: str
_Block = TypeVar("_Block")
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
def reasons(
    kinds: list[int], dead: list[int], scores: Floats, keep_at: float, reason_of: Callable[[int], _Reason]
) -> list[_Reason | None]: ...
def runs(
    why: Sequence[_Reason | None], starts: Ints, ends: Ints, scores: Floats
) -> list[tuple[int, int, int, int, float, float, _Reason]]: ...
def around(blocks: Rows | Ints, containers: Rows | Ints, kinds: int, scores: Floats, least: float) -> list[int]: ...
