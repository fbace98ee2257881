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
    for at in range(title + 1, len(said)):
        if _says(page, at, title):
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


def _says(page: Page, index: int, title: int) -> bool:
    """Whether a block is a sentence without links, in no part of a page that is named as something else."""
    segments, within = page.segments, page.segments.within
    if segments.dead[index] or segments.links[index] or page.codes[index] in HEADING:
        return False
    if not ends_sentence(segments.text[index]):
        return False
    place = segments.container[index]
    while place >= 0 and within.first[place] > title:  # what holds the title too holds the story, whatever its name
        kind = within.kind[place]
        if segments.kinds.own[kind] & _ELSEWHERE or any(map(segments.kinds.words[kind].lower().__contains__, _LETTERS)):
            return False
        place = within.parent[place]
    return True
