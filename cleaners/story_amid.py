"""Sentences at the head and in the midst of a story that the model left out though what is laid out alike stays."""

import re
from collections import Counter
from typing import Final

import numpy as np

from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.segment_tags import CODE
from cleaners.spelling import ends_sentence, weight
from cleaners.story_scores import between, first, staying

KEPT: Final = 1.0
_PERHAPS: Final = 0.2  # least score; on the labelled pages .1 and .02 raise a few lines more, chrome among them
_SENTENCE: Final = 60  # weight
_AMID: Final = 30  # of a sentence between two alike: a question in an interview; shorter ones are prompts as often
_SAID: Final = 8  # of one that opens with a quote or as dialogue does; of those the labelled pages miss none
_LAST: Final = 100
# Of the last one of a news story, behind some alike; the model, which has learnt from English and German, doubts it in
# other languages. On the labelled pages it is one line, a story's; behind fewer alike prompts to subscribe are, too.
_CLOSING: Final = 15
_BEHIND: Final = 4
_NEAR: Final = 12  # blocks among which these stand
_SPOKEN: Final = tuple('"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300e\u2013\u2014')
_BEGINS: Final = 0.1  # least score of an opening; with .02 a few lines more are raised, half of them chrome
_LIKE: Final = 3  # kept paragraphs of the opening's class
_MOSTLY: Final = 0.8  # of all of that class
# A line between two that are kept, where most in the same element that are laid out as it is stay: labelled articles
# gain on 23 pages and lose on 3; where there are but three of them, on 34 and on 8. Lists of links are menus as often.
_ITEMS: Final = frozenset({CODE["p"], CODE["li"]})
_BOX: Final = CODE["div"]  # where sentences are as good as paragraphs
_SERIES: Final = 6  # of them
_MOST: Final = 0.8  # of the others
_FAINT: Final = 0.12  # least score of short lines in an article
_FEW: Final = 4  # of them
_LETTER: Final = re.compile(r"\w")
_HEADING: Final = 60
_LINKED: Final = 0.35  # as features_places.py tells prose
_PARAGRAPH: Final = 80  # weight: a character of a script without letters counts as three


def mean(scores: Floats) -> np.float32:
    """What scores.mean() is, to the bit, in a third of its time for the few that are asked about."""
    found: np.float32 = scores.sum() / len(scores)
    return found


def parts_prose(page: Page, index: int) -> bool:
    """Whether a short line stands between two paragraphs that end as sentences do, in the same element as they do.

    Papers set headings so whose systems have a class for them and no element.
    """
    segments = page.segments
    text, container, parent = segments.text, segments.container, segments.within.parent
    before, behind = text[index - 1], text[index + 1]
    line = text[index]
    if (
        segments.dead[index]
        or len(line) > _HEADING
        or ends_sentence(line)
        or line.endswith((":", ","))
        or not _LETTER.search(line)
    ):
        return False
    alike = len({parent[container[near]] for near in (index - 1, index, index + 1)}) == 1
    told = ends_sentence(before) and ends_sentence(behind)
    return alike and told and min(weight(before), weight(behind)) >= _PARAGRAPH


def raise_amid(page: Page, said: Floats, keep_at: float, *, news: bool) -> None:
    """A paragraph without links between two that are kept, in the same element and of the same kind, stays with them.

    So does a long one behind two of these that is the last of its kind there: of 1,456 labelled pages that raises a few
    ends of stories and no line of chrome. On news pages a short one behind four does. What interrupts a story is laid
    out in another way, or is short. Where most lines of an element that are laid out alike stay, one between two kept
    blocks does whatever it says.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        keep_at: from which score on a block is kept.
        news: whether the page declares itself news.
    """
    low, dead = between(said, _PERHAPS, keep_at), page.segments.dead
    behind = [index for index in low if index and said[index - 1] >= keep_at and not dead[index]]
    if not behind:
        return
    kept = staying(said, keep_at)
    many = _of_many(page, kept, behind)
    for index in behind:
        if index in many or _goes_on(page, kept, index, news=news):
            said[index] = KEPT


def _goes_on(page: Page, kept: list[bool], index: int, *, news: bool) -> bool:
    """Whether a block is a sentence without links laid out as the kept one before it, and as a kept one behind it."""
    text = page.segments.text[index]
    if page.segments.links[index] or not ends_sentence(text) or not _alike(page, index - 1, index):
        return False
    if index + 1 < len(kept) and _alike(page, index, index + 1):
        return kept[index + 1] and weight(text) >= (_SAID if text.startswith(_SPOKEN) else _AMID)
    if index > 1 and kept[index - 2] and weight(text) >= _LAST:
        return True
    return news and weight(text) >= _CLOSING and _follows_many(page, kept, index)


def _follows_many(page: Page, kept: list[bool], index: int) -> bool:
    """Whether some blocks shortly before one stay that are laid out as it is."""
    near = range(max(0, index - _NEAR), index)
    return sum(kept[before] and _alike(page, before, index) for before in near) >= _BEHIND


def _of_many(page: Page, kept: list[bool], among: list[int]) -> set[int]:
    """Those of some blocks that stand before one that is kept, and most in their element laid out alike are kept."""
    among = [at for at in among if _may_be_of_many(page, kept, at)]
    often = {kind for kind in {page.kinds[at] for at in among} if page.kinds.count(kind) >= _SERIES}
    wanted = {at: (page.kinds[at], _around(page, at)) for at in among if page.kinds[at] in often}
    if not wanted:
        return set()
    series: dict[tuple[int, int], list[bool]] = {laid_out: [] for laid_out in wanted.values()}
    kinds = {kind for kind, _ in series}
    for at, kind in enumerate(page.kinds):
        if kind in kinds and (laid_out := (kind, _around(page, at))) in series:
            series[laid_out].append(kept[at])
    most = {one for one, each in series.items() if len(each) >= _SERIES and sum(each) >= _MOST * (len(each) - 1)}
    return {at for at, laid_out in wanted.items() if laid_out in most}


def _may_be_of_many(page: Page, kept: list[bool], index: int) -> bool:
    """Whether a paragraph or an item, little of it linked, stands before a block that is kept."""
    text, code = page.segments.text[index], page.codes[index]
    if index + 1 == len(kept) or not kept[index + 1]:
        return False
    few = page.segments.link_chars[index] <= _LINKED * len(text)
    return few and (code in _ITEMS or (code == _BOX and ends_sentence(text)))


def raise_short(page: Page, said: Floats, keep_at: float) -> None:
    """A few short lines without links between two that are kept, laid out as the one before them, stay with these.

    Names and features of what an article lists are set so, line by line. On pages that declare themselves news such
    lines are credits.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        keep_at: from which score on a block is kept.
    """
    segments, end = page.segments, 0
    container, parent = segments.container, segments.within.parent
    for index in between(said, _FAINT, keep_at):
        if index < end or not index or said[index - 1] < keep_at:
            continue
        end = index
        while end < len(said) and said[end] < keep_at and not segments.dead[end] and not segments.links[end]:
            if end - index == _FEW or not _alike(page, index - 1, end):
                break
            end += 1
        goes_on = end < len(said) and said[end] >= keep_at
        if not index < end or not goes_on or mean(said[index:end]) < _FAINT:
            continue
        if parent[container[end]] == parent[container[index]]:
            said[index:end] = KEPT


def raise_opening(page: Page, said: Floats, keep_at: float) -> None:
    """Sentences before the first that is kept, of a class that most kept ones have, open the story.

    A gallery or a list of videos between a title and a text hides how the text begins. Of 1,456 labelled pages that
    raises first posts of threads and a few openings.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        keep_at: from which score on a block is kept.
    """
    at_first = first(said, keep_at)
    opening = [at for at in between(said, _BEGINS, keep_at) if at < at_first and _says(page, at)]
    wanted = {_class(page, at) for at in opening} - {""}
    if not wanted:
        return
    kept = staying(said, keep_at)
    alike = [at for at in range(at_first, len(kept)) if _class(page, at) in wanted and _says(page, at)]
    every = Counter(_class(page, at) for at in (*opening, *alike))
    stay = Counter(_class(page, at) for at in alike if kept[at])
    for at in opening:
        called = _class(page, at)
        if called and stay[called] >= max(_LIKE, _MOSTLY * every[called]):
            said[at] = KEPT


def _class(page: Page, index: int) -> str:
    """The class and id of a block's element."""
    return page.segments.kinds.words[page.kinds[index]].strip()


def _says(page: Page, index: int) -> bool:
    """Whether a block is prose: a sentence or more, little of it linked."""
    segments = page.segments
    text = segments.text[index]
    few = segments.link_chars[index] < _LINKED * len(text)
    return few and not segments.dead[index] and ends_sentence(text) and weight(text) >= _SENTENCE


def _alike(page: Page, one: int, other: int) -> bool:
    """Whether two blocks stand in the same element and in elements of one kind."""
    return page.kinds[one] == page.kinds[other] and _around(page, one) == _around(page, other)


def _around(page: Page, index: int) -> int:
    """The element around a block's own, or around what holds that and nothing else: systems box each paragraph."""
    within = page.segments.within
    place = within.parent[page.segments.container[index]]
    while place >= 0 and within.last[place] - within.first[place] == 1:
        place = within.parent[place]
    return place
