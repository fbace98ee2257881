"""Page types of stories that many have commented on: what readers say below one does not make it a forum."""

import re
from typing import Final
from urllib.parse import urlsplit

import numpy as np

from cleaners.features import NEWS
from cleaners.features_names import NAMES
from cleaners.features_text import Floats
from cleaners.page_type import ARTICLE, FORUM, TYPES, PageType
from cleaners.segment import Segments

_BEFORE_THREAD: Final = NAMES.index("before_thread")
_PAGE_KIND: Final = NAMES.index("page_kind")
_TOLD: Final = np.log1p(400)  # characters of prose before a thread
_DECLARED: Final = frozenset({1, NEWS})  # see features.PageHints
_UNDECLARED: Final = 0
_STEP: Final = r"(?:(?:discussion)?forums?|boards?|threads?|topics?|discuss|discussions?|questions?|community|comments)"
# Steps of an address, and not the words of a headline in its last one: "/2031/03/community-forum-opens".
_FORUM: Final = re.compile(rf"^[^/]*forum|(?:^|[./]){_STEP}[./]|\b(?:viewtopic|showthread|viewthread)\b")
# WordPress and its themes, Blogger, Disqus.
_BLOG: Final = frozenset(
    """
    comments-area comment-list commentlist comment-respond comments-title entry-comments wp-block-comments
    comments-block disqus_thread
    """.split()  # noqa: SIM905 (a list of words reads as one)
)


def retold(segments: Segments, rows: Floats, kind: PageType, url: str) -> PageType:
    """The type of a page that the model calls a forum: an article where it says so, and a story is before the thread.

    So is a page that says nothing of itself where a blog's software has named the thread; a forum's address is believed
    more than either. The model has seen no blog with more comment than story: such a page lost its story.

    Args:
        segments: the blocks.
        rows: their features.
        kind: what the model says.
        url: where the page came from.
    """
    if kind.name != TYPES[FORUM] or not (rows[:, _BEFORE_THREAD] >= _TOLD).any() or _is_forum(url):
        return kind
    if declares_story(rows) or (rows[0, _PAGE_KIND] == _UNDECLARED and _is_blog(segments)):
        return PageType(ARTICLE, np.eye(len(TYPES), dtype=np.float32)[TYPES.index(ARTICLE)])
    return kind


def declares_story(rows: Floats) -> bool:
    """Whether a page says of itself, in the features of its blocks, that it is an article or news."""
    return int(rows[0, _PAGE_KIND]) in _DECLARED


def _is_forum(url: str) -> bool:
    try:
        parts = urlsplit(url.lower())
    except ValueError:  # a page may declare any nonsense as its canonical address
        return False
    return _FORUM.search(f"{parts.netloc}{parts.path}/") is not None


def _is_blog(segments: Segments) -> bool:
    """Whether a container has a name that the software of blogs gives to comments, and no forum's."""
    return any(not _BLOG.isdisjoint(words.lower().split()) for words in segments.kinds.words)
