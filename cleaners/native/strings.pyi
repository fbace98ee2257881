from typing import Any

from cleaners.block import Block

SOURCE: str

def tally(raw: bytes, wanted: bytes, seed: int) -> list[int]: ...
def blocks(text: str, block: type[Block], plain: tuple[Any, ...]) -> list[Block]: ...
