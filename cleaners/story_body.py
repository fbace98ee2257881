"""The body of a declared news story that the model is unsure of: the paragraphs laid out alike below its title.

A brief of three sentences among the teasers, prompts and lists of a whole page is like no story the model has learnt,
in languages other than English and German least of all; where a page declares a news story, it has one.
"""

from typing import Final

from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.segment_tags import HEADING
from cleaners.segment_words import BIT, TAG_BIT
from cleaners.spelling import ends_sentence, weight
from cleaners.story_amid import KEPT
from cleaners.story_series import place_of

_UNSURE: Final = 0.35  # threshold of a page: half the word F1 that the model expects of itself
_NEAR: Final = 30  # blocks behind the title within which a story begins
_ELSEWHERE: Final = (
    BIT["comment"] | BIT["related"] | BIT["popup"] | BIT["foot"] | BIT["account"] | TAG_BIT["aside"] | TAG_BIT["form"]
)
_LETTERS: Final = ("newsletter", "subscri", "signup")  # the hint hears "text-formatted" and "format-standard", too
_SENTENCES: Final = 2
_WEIGHT: Final = 60  # of a story's; as in Rules
_FIRST: Final = 0.25  # of the weight of the largest run, for the first to be the story: another may stand below


def raise_body(page: Page, said: Floats, keep_at: float, title: int | None) -> None:
    """The sentences without links of the first large run of paragraphs below the title stay.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        keep_at: from which score on a block is kept.
        title: the block that is the title, None where none is.
    """
    if keep_at >= _UNSURE or title is None:
        return
    runs: dict[tuple[int, int], list[int]] = {}
    elsewhere = _elsewhere(page, title)
    for at in range(title + 1, len(said)):
        if _says(page, at) and not elsewhere[page.segments.container[at]]:
            runs.setdefault(place_of(page, at), []).append(at)
    weights = {place: sum(weight(page.segments.text[at]) for at in run) for place, run in runs.items()}
    large = {
        place: run
        for place, run in runs.items()
        if len(run) >= _SENTENCES and weights[place] >= _WEIGHT and run[0] <= title + _NEAR
    }
    if not large:
        return
    most = max(weights[place] for place in large)
    story = next(run for place, run in large.items() if weights[place] >= _FIRST * most)
    said[story] = KEPT


def _elsewhere(page: Page, title: int) -> list[bool]:
    """Of each container whether it is in a part of the page that is named as something else.

    What holds the title holds the story too, whatever its name.
    """
    kinds, within = page.segments.kinds, page.segments.within
    named = [
        bool(own & _ELSEWHERE) or any(map(words.lower().__contains__, _LETTERS))
        for own, words in zip(kinds.own, kinds.words, strict=True)
    ]
    found: list[bool] = []
    for kind, parent, first in zip(within.kind, within.parent, within.first, strict=True):
        found.append((first > title and named[kind]) or (parent >= 0 and found[parent]))  # parents come first
    return found


def _says(page: Page, index: int) -> bool:
    """Whether a block is a sentence without links."""
    segments = page.segments
    plain = not segments.dead[index] and not segments.links[index] and page.codes[index] not in HEADING
    return plain and ends_sentence(segments.text[index])
