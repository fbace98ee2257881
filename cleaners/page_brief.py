"""Page types of stories in one paragraph: a brief among the headlines of others is no list of these."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from cleaners.features import Page
from cleaners.metadata_head import Time
from cleaners.page_type import ARTICLE, TYPES, PageType
from cleaners.segment_tags import CODE, HEADING
from cleaners.spelling import ends_sentence, weight

_LISTING: Final = "listing"
_PROSE: Final = 80  # weight of a paragraph
_LINKED: Final = 0.35
_ARTICLE: Final = CODE["article"]


def retold(page: Page, kind: PageType, times: Sequence[Time]) -> PageType:
    """The type of a page that declares a story and is told as a listing, because most of it is other stories' titles.

    An article where an <article> holds the page's title, a day, and prose in one element behind these. A list of
    winners or of places below an introduction has no such day; one of stories has its prose in many elements.

    Args:
        page: the blocks.
        kind: what the model says.
        times: the page's <time> elements.
    """
    if kind.name != _LISTING or not _is_brief(page, times):
        return kind
    return PageType(ARTICLE, np.eye(len(TYPES), dtype=np.float32)[TYPES.index(ARTICLE)])


def _is_brief(page: Page, times: Sequence[Time]) -> bool:
    titles = [place for place, code in enumerate(page.codes) if HEADING.get(code) == 1]
    article = _article(page, titles[0]) if len(titles) == 1 else None
    if article is None:
        return False
    segments, parent = page.segments, page.segments.within.parent
    prose = [place for place in article if _is_prose(page, place)]
    if not prose or prose[0] < titles[0] or len({parent[segments.container[place]] for place in prose}) > 1:
        return False
    between = " ".join(segments.text[titles[0] + 1 : prose[0]])
    return any(time.text and time.text in between for time in times)


def _is_prose(page: Page, place: int) -> bool:
    segments = page.segments
    text = segments.text[place]
    if segments.dead[place] or 3 * len(text) < _PROSE or segments.link_chars[place] >= _LINKED * len(text):
        return False
    return weight(text) >= _PROSE and ends_sentence(text)


def _article(page: Page, title: int) -> range | None:
    """The blocks of the innermost <article> around a title; None where there is none."""
    within, codes = page.segments.within, page.segments.kinds.code
    place = page.segments.container[title]
    while place >= 0 and codes[within.kind[place]] != _ARTICLE:
        place = within.parent[place]
    return range(within.first[place], within.last[place]) if place >= 0 else None
