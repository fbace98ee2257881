"""Plain text into blocks: one for each line that is not blank."""

from collections.abc import Iterator
from typing import Final

from cleaners import ledger
from cleaners.block import Block

_PLAIN: Final = Block("", 0, 0)[3:]  # where no element is known


def blocks(text: str) -> tuple[Block, ...]:
    """Every line of the text that holds something, as a block of its own.

    Args:
        text: any line ends; nothing of it is changed.

    Returns:
        Blocks in order; `text[block.start:block.end] == block.text`, line ends excluded.
    """
    if not ledger.has_marks(text):
        return tuple(_lines(text))
    return tuple(block for block in _lines(text) if ledger.INVISIBLE.sub("", block.text).strip())


def _lines(text: str) -> Iterator[Block]:
    start = 0
    for line, said in zip(text.splitlines(keepends=True), text.splitlines(), strict=True):
        if said and not said.isspace():
            yield tuple.__new__(
                Block, (said, start, start + len(said), *_PLAIN)
            )  # as Block() makes it, in half the time
        start += len(line)
