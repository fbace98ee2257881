from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from re import Match

from cleaners.chrome.reading import Line
from cleaners.features_text import Floats

SOURCE: str

class Looks:
    def __init__(
        self,
        fields: tuple[int, ...],
        sizes: tuple[int, ...],
        marks: tuple[AbstractSet[str], ...],
        spoken: tuple[AbstractSet[str], ...],
        patterns: tuple[Callable[[str], Match[str] | None], ...],
    ) -> None: ...

class Sums:
    def __init__(
        self,
        count: int,
        sizes: tuple[int, ...],
        said: tuple[int, ...],
        claimed: tuple[int, ...],
        prose: tuple[int, ...],
        long: tuple[int, ...],
        median: float,
    ) -> None: ...

def summed(
    lines: tuple[Line, ...], claimed: AbstractSet[int], looks: Looks
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]: ...
def rows(
    lines: tuple[Line, ...],
    numbers: Sequence[int],
    sums: Sums,
    known: Mapping[str, int],
    title: AbstractSet[str],
    looks: Looks,
    out: Floats,
) -> None: ...
