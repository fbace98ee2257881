"""The chrome spotters, in the order in which they are asked: the one signboard that imports."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from cleaners import ledger, repeats
from cleaners.block import Block
from cleaners.chrome import blurbs, contents, dates, leftovers, memory, prompts, sections, vacancies
from cleaners.chrome.context import Context
from cleaners.chrome.reading import Reading, read
from cleaners.cleaned import Cut

SPOTTERS: Final[tuple[Callable[[Reading], Iterable[Cut]], ...]] = (
    prompts.spot,
    sections.spot,
    vacancies.spot,
    contents.spot,
    dates.spot,
    leftovers.spot,
    blurbs.spot,
    memory.spot,
)


def find(blocks: Sequence[Block], context: Context) -> tuple[Cut, ...]:
    """Everything the spotters and the copies claim, each character for the first reason given."""
    reading = read(blocks, context)
    claims = [cut for spot in SPOTTERS for cut in spot(reading)]
    claims += repeats.find(blocks, title=context.title)
    return ledger.settle(cut for cut in claims if cut.kind not in context.off)
