from numpy import float32, int32, uint16, uint32
from numpy.typing import NDArray

SOURCE: str

class Walk:
    def __init__(
        self,
        moves: NDArray[uint32],
        rows: NDArray[uint16],
        features: NDArray[int32],
        table: NDArray[uint16],
    ) -> None: ...
    def go(self, text: bytes) -> int: ...
    def tell(self, times: NDArray[float32], worth: NDArray[float32]) -> None: ...
