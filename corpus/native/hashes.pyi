from numpy import uint32
from numpy.typing import NDArray

from corpus.fingerprint_batch import Hashes

SOURCE: str

def shared(one: Hashes, other: Hashes) -> int: ...
def bands(signatures: NDArray[uint32], count: int) -> bytes: ...
