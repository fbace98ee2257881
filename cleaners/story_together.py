"""All that structure says of a page's scores, rule after rule: what is raised, what stands apart, what stays anyhow."""

from collections.abc import Collection

from cleaners.features import Page
from cleaners.page import Judged
from cleaners.story_amid import KEPT
from cleaners.story_code import code
from cleaners.story_entries import Flags, entries
from cleaners.story_labels import labelled
from cleaners.story_modules import raised
from cleaners.story_rules import Settled, Told, settled


def together(page: Page, said: Judged, told: Told) -> tuple[Settled, Judged, frozenset[int]]:
    """The scores with what structure says, what stands apart from the story by it, and lines that stay anyhow.

    Args:
        page: the blocks.
        said: what the models say of them.
        told: by the page's head.
    """
    found = settled(page, said.scores, told)
    apart = raised(page, said.scores, found, said.page_type, news=said.news) | said.apart
    kept = found.scores >= found.keep_at
    if apart:
        kept[list(apart)] = False
    listed = code(page, kept, apart.keys())
    _raise(found, kept, listed.lines)
    if listed.numbers:
        apart = listed.numbers | apart
        kept[list(listed.numbers)] = False
    told_of = entries(page, kept, said.page_type, apart.keys())
    _raise(found, kept, told_of.parts)
    pairs = labelled(page, kept, said.page_type, apart.keys())
    _raise(found, kept, pairs.left_out)
    return found, said._replace(apart=apart), told_of.stamps | pairs.unfolding


def _raise(found: Settled, kept: Flags, blocks: Collection[int]) -> None:
    """Some blocks are the story's."""
    if blocks:
        found.scores[list(blocks)] = KEPT
        kept[list(blocks)] = True
