from numpy import int32, uint16, uint32
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
    def read(self, text: bytes) -> tuple[bytes, bytes]: ...
