"""Sentences in the midst of a story that the model left out though all around them stays."""

import re
from typing import Final

from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.spelling import weight

KEPT: Final = 1.0
_PERHAPS: Final = 0.2  # least score; on the labelled pages .1 and .02 raise a few lines more, chrome among them
_SENTENCE: Final = 60  # weight
_LETTER: Final = re.compile(r"\w")
_HEADING: Final = 60
_PARAGRAPH: Final = 80  # weight: a character of a script without letters counts as three
_STOPS: Final = (".", "!", "?", "\u2026", "\u3002")


def parts_prose(page: Page, index: int) -> bool:
    """Whether a short line stands between two paragraphs that end as sentences do, in the same element as they do.

    Papers set headings so whose systems have a class for them and no element.
    """
    segments = page.segments
    text, container, parent = segments.text, segments.container, segments.within.parent
    before, behind = text[index - 1], text[index + 1]
    line = text[index]
    if segments.dead[index] or len(line) > _HEADING or line.endswith((*_STOPS, ":", ",")) or not _LETTER.search(line):
        return False
    alike = len({parent[container[near]] for near in (index - 1, index, index + 1)}) == 1
    told = before.endswith(_STOPS) and behind.endswith(_STOPS)
    return alike and told and min(weight(before), weight(behind)) >= _PARAGRAPH


def raise_amid(page: Page, said: Floats, keep_at: float) -> None:
    """A paragraph without links between two that are kept, in the same element and of the same kind, stays with them.

    On the labelled pages that changes next to nothing: what interrupts a story is laid out in another way, or is short.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        keep_at: from which score on a block is kept.
    """
    segments = page.segments
    container, parent, kind_of = segments.container, segments.within.parent, segments.within.kind
    kept = said >= keep_at
    for index in (~kept & (said >= _PERHAPS)).nonzero()[0].tolist():
        if not 0 < index < len(said) - 1 or not kept[index - 1] or not kept[index + 1]:
            continue
        places = [container[near] for near in (index - 1, index, index + 1)]
        alike = len({(kind_of[place], parent[place]) for place in places}) == 1
        text = segments.text[index]
        told = weight(text) >= _SENTENCE and text.endswith(_STOPS)
        if alike and told and not segments.links[index] and not segments.dead[index]:
            said[index] = KEPT
