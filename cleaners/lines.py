"""Plain text into blocks: one for each line that is not blank."""

from cleaners import ledger
from cleaners.block import Block


def blocks(text: str) -> tuple[Block, ...]:
    """Every line of the text that holds something, as a block of its own.

    Args:
        text: any line ends; nothing of it is changed.

    Returns:
        Blocks in order; `text[block.start:block.end] == block.text`, line ends excluded.
    """
    return tuple(
        Block(text[start:end], start, end)
        for start, end in ledger.lines(text)
        if ledger.INVISIBLE.sub("", text[start:end]).strip()
    )
