from numpy import int8, uint16, uint32
from numpy.typing import NDArray

from cleaners.features_text import Floats, Ints
from cleaners.segment_rows import Rows

SOURCE: str

def said(
    texts: list[str],
    opening: int,
    closing: int,
    letters: NDArray[uint16],
    mixers: NDArray[uint32],
    tables: NDArray[int8],
    spoken: tuple[int, int],
    worth: Ints,
) -> None: ...
def names(names: list[str], most: int, mixers: NDArray[uint32], tables: NDArray[int8], sums: Ints) -> None: ...
def placed(within: Rows | Ints, blocks: Rows | Ints, sums: Ints, worth: Ints) -> None: ...
def columns(worth: Ints, near: Ints, matrix: Floats) -> None: ...
