from collections.abc import Sequence

from numpy import float64, int64, uint8
from numpy.typing import NDArray

from cleaners.features_text import Floats, Ints
from cleaners.segment_rows import Rows

SOURCE: str

def laid_out(
    blocks: Rows | Ints,
    containers: Rows | Ints,
    kinds: Rows | Ints,
    spans: Ints,
    row: int,
    cell: int,
    head: int,
) -> tuple[list[int], bytes, bytes, list[tuple[int, int]]]: ...

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
    def read_titles(self, texts: list[str], title: str, description: str, body: str) -> None: ...
    def ask(self, logs: NDArray[float64]) -> None: ...
    def fill(
        self,
        matrix: Floats,
        given: NDArray[float64],
        kind: int,
        bits: Sequence[tuple[bool, int]],
        codes: tuple[int, int],
    ) -> None: ...
