"""Teasers of other stories on an article's page: their texts break off, or each closes with a link to read on."""

import tomllib
from collections import Counter
from importlib.resources import files
from itertools import compress
from typing import Final

from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.kinds import Kind
from cleaners.segment_tags import CODE
from cleaners.story_blocks import FLOAT, KERNEL
from cleaners.story_cards import cards
from cleaners.story_cuts import Reason

_PERHAPS: Final = 0.3
_BROKEN: Final = ("\u2026", "...", "[\u2026]", "[...]")
_TEASER: Final = 40  # characters
_LEAST: Final = 2
_MUCH: Final = 0.5  # share of the likely text that teasers may hold on a page that declares itself news
_SOME: Final = 0.33  # and on others taken for articles: a list of teasers holds little else
_BREAKS_OFF: Final = Reason(Kind.RELATED, "teasers.broken-off")
_READ_ON: Final = Reason(Kind.RELATED, "teasers.read-on")
_CARDS: Final = Reason(Kind.RELATED, "teasers.cards")
_LINK: Final = 40  # characters of a link to read on
_LINKED: Final = 0.9
_LARGEST: Final = 8  # blocks of a teaser: a label, a headline, a date, an author, some lines, the link
_ABOVE: Final = 4  # elements between a link and its teaser
_CLOSING: Final = 2  # blocks from that link on: a count of comments may follow it
_H1: Final = CODE["h1"]
_TABLE: Final = tomllib.loads((files("cleaners") / "teasers.toml").read_text("utf-8"))
_WORDS: Final = frozenset(_TABLE["words"].split())
_LETTERS: Final = tuple(_TABLE["letters"].split())
_WHOLE: Final = frozenset(_TABLE["whole"])
_BEFORE: Final = "\u00bb\u203a>\u2192+[( "
_BEHIND: Final = "\u00ab\u2039\u00bb\u203a>\u2192.\u2026:)] "


def teasers(page: Page, scores: Floats, *, news: bool) -> dict[int, Reason]:
    """The blocks of an article's page that are teasers of other stories, with the reason.

    Args:
        page: the blocks.
        scores: how likely each is story.
        news: whether the page declares itself a news article.
    """
    found = dict.fromkeys(cards(page, scores), _CARDS) | dict.fromkeys(_reading_on(page), _READ_ON)
    return found | dict.fromkeys(_broken_off(page, scores, _MUCH if news else _SOME), _BREAKS_OFF)


def _broken_off(page: Page, scores: Floats, most: float) -> list[int]:
    """Blocks that break off, where most in containers of their kind do."""
    texts, kinds = page.segments.text, page.kinds
    ends = ending(page, scores)
    if len(ends) < _LEAST:
        return []
    broken = Counter(kinds[at] for at in ends)
    every = Counter(kind for kind in kinds if kind in broken)
    several = {each for each, times in broken.items() if times >= _LEAST and 2 * times >= every[each]}
    found = [at for at in ends if kinds[at] in several]
    likely = int((page.ends - page.starts)[scores >= _PERHAPS].sum())
    return found if sum(len(texts[at]) for at in found) <= most * likely else []


def ending(page: Page, scores: Floats) -> list[int]:
    """The likely lines that break off.

    Args:
        page: the blocks.
        scores: how likely each is story.
    """
    texts = page.segments.text
    if KERNEL is not None and scores.dtype is FLOAT:
        found: list[int] = KERNEL.ending(texts, scores, _PERHAPS, _TEASER, _BROKEN)
        return found
    likely = (scores >= _PERHAPS).nonzero()[0].tolist()
    return [at for at in likely if texts[at].endswith(_BROKEN) and len(texts[at]) >= _TEASER]


def _reading_on(page: Page) -> list[int]:
    """The blocks of elements that hold a headline that is a link, a text, and at their end a link to read on.

    On the labelled articles and news pages 16 have two such elements or more with links of the same words, and none of
    their lines is main text; where no headline is a link, most are, but for links that say "Read more" and no more.
    """
    by_words = [[at for at in places if _is_link(page, at)] for places in leading_on(page).values()]
    alike = ([box for at in ends if (box := _teaser(page, at))] for ends in by_words if len(ends) >= _LEAST)
    return [at for boxes in alike if len(boxes) >= _LEAST for box in boxes for at in box]


def leading_on(page: Page) -> dict[str, list[int]]:
    """Short lines with links that may lead on to a story and come again, and where; of a menu, hardly one does."""
    texts, links = page.segments.text, page.segments.links
    if KERNEL is not None:
        return {text: places for text, places in KERNEL.again(texts, links, _LINK).items() if _leads_on(text)}
    linked = [at for at in compress(range(len(texts)), links) if len(texts[at]) <= _LINK]
    times = Counter(map(texts.__getitem__, linked))
    found: dict[str, list[int]] = {text: [] for text, often in times.items() if often >= _LEAST and _leads_on(text)}
    for at in linked if found else ():
        if texts[at] in found:
            found[texts[at]].append(at)
    return found


def _is_link(page: Page, index: int) -> bool:
    return page.segments.link_chars[index] >= _LINKED * len(page.segments.text[index])


def _leads_on(text: str) -> bool:
    bare = _bare(text)
    return bare in _WHOLE or bare.partition(" ")[0] in _WORDS or bare.startswith(_LETTERS)


def _bare(text: str) -> str:
    """Its words, without arrows, dots and brackets around them."""
    return text.casefold().lstrip(_BEFORE).rstrip(_BEHIND)


def _teaser(page: Page, end: int) -> range | None:
    """The blocks of the teaser that a link closes; none where it is not laid out as one."""
    segments = page.segments
    codes, kind_of = segments.kinds.code, segments.within.kind
    box = _around(page, end)
    if not 1 < len(box) <= _LARGEST or box.stop - end > _CLOSING:
        return None
    if any(codes[kind_of[segments.container[at]]] == _H1 for at in box):
        return None
    headed = _bare(segments.text[end]) in _WHOLE or any(_is_link(page, at) for at in range(box.start, end))
    return box if headed else None


def _around(page: Page, index: int) -> range:
    """The blocks of the nearest element around a block that holds another; its own alone where none near it does."""
    within = page.segments.within
    place = page.segments.container[index]
    for _ in range(_ABOVE):
        if place < 0:
            break
        box = range(within.first[place], within.last[place])
        if len(box) > 1:
            return box
        place = within.parent[place]
    return range(index, index + 1)
