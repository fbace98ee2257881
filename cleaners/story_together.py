"""All that structure says of a page's scores, rule after rule: what is raised, what stands apart, what stays anyhow."""

from dataclasses import replace

from cleaners.features import Page
from cleaners.page import Judged
from cleaners.story_amid import KEPT
from cleaners.story_code import code
from cleaners.story_entries import entries
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
    listed = code(page, found.scores, found.keep_at, apart.keys())
    found.scores[list(listed.lines)] = KEPT
    apart = listed.numbers | apart
    told_of = entries(page, found.scores, found.keep_at, said.page_type, apart.keys())
    found.scores[list(told_of.parts)] = KEPT
    pairs = labelled(page, found.scores, found.keep_at, said.page_type, apart.keys())
    found.scores[list(pairs.left_out)] = KEPT
    return found, replace(said, apart=apart), told_of.stamps | pairs.unfolding
