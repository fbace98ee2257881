from numpy import int32
from numpy.typing import NDArray

from cleaners.features_text import Floats, Ints

SOURCE: str

class Forest:
    def __init__(self, feature: NDArray[int32], threshold: Floats, leaf: Floats) -> None: ...
    def answers(self, rows: Floats, said: Floats) -> None: ...

def kept_from(scores: Floats, chars: Ints) -> float: ...
