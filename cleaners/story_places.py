"""What stands apart from the story by the page's own markup: behind its <main>, or in a thread of comments below it."""

import re
from bisect import bisect_left
from typing import Final

import numpy as np

from cleaners.any_of import any_of
from cleaners.features import NEWS, Page
from cleaners.features_names import NAMES
from cleaners.features_text import Floats
from cleaners.kinds import Kind
from cleaners.memo import remembered
from cleaners.page_type import ARTICLE, FORUM, PageType
from cleaners.segment_tags import CODE
from cleaners.segment_words import BIT, words
from cleaners.story_cuts import Reason
from cleaners.story_modules import modules, named
from cleaners.story_remarks import remarks
from cleaners.story_teasers import teasers

_LIKELY: Final = 0.45
# Of 82 development news pages with most of their story in <main>, two kept text behind it: sign-in forms that a script
# shows, as much as the story; of 710 pages of all types 0.06 % of the articles' gold stands there.
_MOSTLY: Final = 0.5
_TOLD: Final = np.log1p(1_000)  # characters of prose before a thread: a story, not the question a forum answers
# A "thread" with a higher mean score, or with fewer comments in it, is a part of the article whose class has the word.
# Of threads below a story on the development pages, eight kept in part are cut so, and one with story in it.
_SURE: Final = 0.7
_COMMENTS: Final = 5
_COMMENT: Final = BIT["comment"]
_MAIN: Final = CODE["main"]
_BRIEFLY: Final = np.log1p(400)  # characters of prose before comments that are called so on the page of an article
_CALLED: Final = re.compile(r"komment|comentari|^comment(?!ary|ator|ed)|^reacties?$|^yorum")
_may_call: Final = any_of(("komment", "comentari", "comment", "reactie", "yorum", "disqus"))  # it has one of these
_NO_FORUM: Final = 0.4
_PAGE_KIND: Final = NAMES.index("page_kind")
_BEFORE_THREAD: Final = NAMES.index("before_thread")
_BEHIND_MAIN: Final = Reason(Kind.OUTSIDE_STORY, "element.behind-main")
_THREAD: Final = Reason(Kind.COMMENTS, "element.thread")


def apart(page: Page, rows: Floats, scores: Floats, kind: PageType) -> dict[int, Reason]:
    """The blocks that are not the story's wherever they score, with the reason.

    Args:
        page: the blocks.
        rows: their features.
        scores: how likely each is story.
        kind: of the page; a forum's story is its thread.
    """
    news = bool(rows[0, _PAGE_KIND] == NEWS)
    found = modules(page, scores, kind.name, news=news)
    if kind.name == ARTICLE:
        found.update(teasers(page, scores, news=news))
    found.update(dict.fromkeys(_behind_main(page, scores), _BEHIND_MAIN))
    before = rows[:, _BEFORE_THREAD]
    threaded = bool(np.maximum.reduce(before) >= _BRIEFLY)  # as on few pages
    if threaded and kind.chances[FORUM] <= _NO_FORUM:
        found.update(dict.fromkeys(_threads(page, before, scores), _THREAD))
    if threaded and kind.name == ARTICLE:
        found.update(dict.fromkeys(_named_threads(page, before), _THREAD))
    if kind.name == ARTICLE:
        found.update(dict.fromkeys(remarks(page, rows, scores, kind), _THREAD))
    return found


def _behind_main(page: Page, scores: Floats) -> range:
    opening, closing = page.elements.find(_MAIN), page.elements.rfind(_MAIN)
    if opening < 0:
        return range(0)
    first, last = page.segments.within.first[opening], page.segments.within.last[closing]
    if last == len(scores):
        return range(0)
    mass = np.where(scores >= _LIKELY, scores * (page.ends - page.starts), 0)
    return range(last, len(scores)) if mass[first:last].sum() >= _MOSTLY * mass.sum() > 0 else range(0)


def _threads(page: Page, before: Floats, scores: Floats) -> list[int]:
    inside = (before >= _TOLD).nonzero()[0]
    if not len(inside):
        return []
    size = (page.ends - page.starts)[inside]
    sure = float((scores[inside] * size).sum() / size.sum()) >= _SURE
    within, own = page.segments.within, page.segments.kinds.own
    first, last = int(inside[0]), int(inside[-1])
    count = sum(
        1 for kind, at in zip(within.kind, within.first, strict=True) if first <= at <= last and own[kind] & _COMMENT
    )
    return [] if sure or count < _COMMENTS else inside.tolist()


def _named_threads(page: Page, before: Floats) -> set[int]:
    """The blocks of comments below an article, however likely they are and however many: told by their own names."""
    within, texts, told = page.segments.within, page.segments.kinds.words, (before >= _BRIEFLY).tolist()
    start = bisect_left(within.first, told.index(True))  # no element begins before one that is further up
    called = {kind for kind in set(within.kind[start:]) if _is_called_comment(texts[kind])}
    known = {kind for kind in called if any(says.reason.kind is Kind.COMMENTS for says in named(texts[kind]))}
    places = [
        place
        for place, kind in enumerate(within.kind[start:], start)
        if kind in called and within.first[place] < len(told) and told[within.first[place]]
    ]
    if len(places) < _COMMENTS and not any(within.kind[place] in known for place in places):
        return set()
    return {block for place in places for block in range(within.first[place], within.last[place])}


@remembered(16_384)  # an outlet's pages share nearly all of them; a pure function's memo changes no result
def _is_called_comment(names: str) -> bool:
    """Whether the class or id of an element calls it comments or one of them, in one of a few languages."""
    return _may_call(names.lower()) and (any(map(_CALLED.search, words(names))) or "disqus" in names)
