"""Footnotes: what an author says below the text, where the page's own names tell them from references.

The model knows small print there. Of the labelled pages told as articles or news it doubts such sentences on four, with
models that have not seen their sites, and on two of these they are in the gold text. Lists of works are cited as such.
"""

import re
from typing import Final

from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.segment_words import BIT
from cleaners.spelling import ends_sentence, weight
from cleaners.story_amid import KEPT
from cleaners.story_blocks import hinted, places

_NAME: Final = "footnote"
_HINT: Final = BIT["reference"]  # which that name gives
_NOTED_AT: Final = 0.02  # least score
_SENTENCE: Final = 30  # weight
_MOST: Final = 30  # notes
_ELSEWHERE: Final = BIT["newsletter"] | BIT["popup"] | BIT["related"] | BIT["account"]
_NUMBER: Final = 4  # characters; that of a note stands apart in some systems
_MOSTLY: Final = 0.6  # of them are sentences
_CITES: Final = re.compile(r"://|\bdoi\b|\((?:19|20)\d\d\)|\b(?:19|20)\d\d;", re.IGNORECASE)
_RETURNS: Final = " ()[]^\u21a9\u2191\u21a5\u2934\ufe0e"  # what leads back to the text


def raise_notes(page: Page, said: Floats, keep_at: float) -> None:
    """Sentences in an element that is called a footnote stay.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        keep_at: from which score on a block is kept.
    """
    segments, within = page.segments, page.segments.within
    words = segments.kinds.words
    named = {kind for kind in hinted(segments.kinds, _HINT) if _NAME in words[kind]}
    named -= {kind for kind in named if segments.kinds.own[kind] & _ELSEWHERE}
    if not named:
        return
    small, end = list[int](), 0
    for place in places(page, named):  # the outermost come first, and one in another holds nothing more
        first = max(end, within.first[place])
        end = max(end, within.last[place])
        small += [at for at in range(first, end) if len(segments.text[at]) > _NUMBER]
    notes = [at for at in small if _says(segments.text[at])]
    if len(small) <= _MOST and len(notes) >= _MOSTLY * len(small):
        said[[at for at in notes if _NOTED_AT <= said[at] < keep_at and not segments.dead[at]]] = KEPT


def _says(text: str) -> bool:
    """Whether a note is a sentence, and no work that is referred to."""
    said = text.rstrip(_RETURNS)
    return weight(said) >= _SENTENCE and ends_sentence(said) and not _CITES.search(said)
