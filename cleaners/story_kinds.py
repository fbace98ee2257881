"""Kinds that an outlet keeps: what the model left out around the story without saying what it is."""

from collections.abc import Set as AbstractSet
from typing import Final

from cleaners import chrome
from cleaners.chrome.context import Context
from cleaners.features import Page
from cleaners.kinds import Kind
from cleaners.story_blocks import blocks
from cleaners.story_rules import Settled

_ABOVE: Final = 6  # blocks between a title, or where it would stand, and the story
_BELOW: Final = 3


def named(page: Page, found: Settled, lang: str, off: AbstractSet[Kind]) -> frozenset[int]:
    """Blocks at the story that are no story, and that the spotters say are of a kind that the outlet keeps.

    A byline between title and story, a credit right behind it; not what stands in the cards further on.

    Args:
        page: the blocks.
        found: what is kept, and the title.
        lang: BCP 47; empty where unknown.
        off: the kinds that the outlet keeps.
    """
    kept = (found.scores >= found.keep_at).nonzero()[0].tolist()
    if not kept:
        return frozenset()
    first, last = max(0, kept[0] - _ABOVE), min(len(found.scores), kept[-1] + _BELOW + 1)
    titled = found.title is not None and first <= found.title < kept[0]
    if found.title is not None and titled:
        first = found.title + 1
    around = blocks(page, range(first, last), found.scores)
    cuts = chrome.find(around, Context(lang=lang), model=False)
    starts = {cut.start for cut in cuts if cut.kind in off}
    said = frozenset(place for place, block in zip(range(first, last), around, strict=True) if block.start in starts)
    return frozenset(place for place in said if _is_at(place, kept, said, titled=titled)).difference(kept)


def _is_at(place: int, kept: list[int], said: frozenset[int], *, titled: bool) -> bool:
    """Whether a block stands between title and story, amid it, or with its like right beside it.

    Cards of other stories, with bylines of their own, come soon behind it.
    """
    if place < kept[0]:
        return titled or said.issuperset(range(place, kept[0]))
    return place < kept[-1] or said.issuperset(range(kept[-1] + 1, place + 1))
