from numpy import int32, uint8
from numpy.typing import NDArray

SOURCE: str

def catch(
    raw: bytes,
    first: NDArray[int32],
    following: NDArray[int32],
    texts: NDArray[uint8],
    starts: NDArray[int32],
    mix: int,
    shift: int,
) -> list[tuple[int, int]]: ...
def tally(raw: bytes, wanted: bytes, seed: int) -> list[int]: ...
