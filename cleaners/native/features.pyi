from collections.abc import Sequence
from typing import TypeAlias

from numpy import float64, int64, uint8
from numpy.typing import NDArray

from cleaners.features_text import Floats, Ints
from cleaners.segment_rows import Rows

SOURCE: str
Titles: TypeAlias = tuple[list[bool], list[int], list[int], list[bool], list[bool], bool]

def titles(texts: list[str], title: str, description: str, body: str) -> Titles: ...

class Features:
    logs_wanted: int
    def __init__(
        self,
        blocks: Rows | Ints,
        within: Rows | Ints,
        kinds: Rows | Ints,
        raw_text: str,
        starts: Ints,
        ends: Ints,
        classes: NDArray[uint8],
        level: NDArray[int64],
        comment: int,
    ) -> None: ...
    def ask(self, logs: NDArray[float64]) -> None: ...
    def fill(
        self,
        matrix: Floats,
        given: NDArray[float64],
        titles: Titles,
        kind: int,
        bits: Sequence[tuple[bool, int]],
        codes: tuple[int, int],
    ) -> None: ...
