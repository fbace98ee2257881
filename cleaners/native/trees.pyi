from numpy import int32
from numpy.typing import NDArray

from cleaners.features_text import Floats

SOURCE: str

def answers(rows: Floats, feature: NDArray[int32], threshold: Floats, leaf: Floats, said: Floats) -> None: ...
