"""Cards of other stories beside a short one: a headline that is a link, a line or two below it, again and again."""

from typing import Final

from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.segment_tags import CODE, HEADING, HEADINGS
from cleaners.spelling import ends_sentence, weight
from cleaners.story_blocks import KERNEL

_LEAST: Final = 4  # cards of one kind; of three, two labelled pages have some that are main text
_APART: Final = 6  # blocks from one headline to the next: its text, a label, a day, an author
_HEADLINE: Final = 15  # weight
_TEXT: Final = 200  # most weight
_LINKED: Final = 0.9
_LINKS: Final = 2  # of a headline; a picture above it is one too
_LIKELY: Final = 0.5
_PARAGRAPH: Final = 80  # weight
_UNSURE: Final = 0.3
_SURE: Final = 0.65
_H1: Final = CODE["h1"]
_ARTICLE: Final = CODE["article"]
_BODY: Final = CODE["body"]


def cards(page: Page, scores: Floats) -> list[int]:
    """The headlines and texts of cards that stand outside the element which holds a title and the prose below it.

    A short story amid dozens of them is told by no other sign: their texts are sentences too. On the labelled pages
    told as articles four such cards or more stand on one, and are no main text; within that element they mostly are.

    Args:
        page: the blocks.
        scores: how likely each is story.
    """
    rows = _rows(page)
    if not rows:
        return []
    story = _story(page, scores)
    if story is None:
        return []
    outside = [
        row
        for row in rows
        if row[-1] + 1 < story.start or row[0] >= story.stop or _are_other_articles(page, scores, row, story)
    ]
    return [at for row in outside for headline in row for at in (headline, headline + 1)]


def _rows(page: Page) -> list[list[int]]:
    """The headlines of cards that are laid out alike and follow one another."""
    found: list[list[int]] = []
    kinds: list[tuple[int, int]] = []
    for at in _headlines(page):
        laid_out = (page.kinds[at], page.kinds[at + 1])
        if found and kinds[-1] == laid_out and at - found[-1][-1] <= _APART:
            found[-1].append(at)
        else:
            found.append([at])
            kinds.append(laid_out)
    return [row for row in found if len(row) >= _LEAST]


def _headlines(page: Page) -> list[int]:
    """Headings that are one link, with a short text behind them that has none."""
    texts = page.segments.text
    return [at for at in headlines(page) if weight(texts[at]) >= _HEADLINE and weight(texts[at + 1]) <= _TEXT]


def headlines(page: Page) -> list[int]:
    """Headings that are one link, with a block behind each that is no heading and has none."""
    segments = page.segments
    if KERNEL is None or segments.rows is None:
        return headlines_purely(page)
    found: list[int] = KERNEL.headlines(segments.rows, segments.text, page.codes, bytes(HEADING), _LINKS, _LINKED)
    return found


def headlines_purely(page: Page) -> list[int]:
    """The same in pure Python."""
    segments = page.segments
    texts, links, linked = segments.text, segments.links, segments.link_chars
    return [
        at
        for at in [found.start() for found in HEADINGS.finditer(page.codes, 0, len(texts) - 1)]
        if 1 <= links[at] <= _LINKS
        and not links[at + 1]
        and page.codes[at + 1] not in HEADING
        and linked[at] >= _LINKED * len(texts[at])
    ]


def _story(page: Page, scores: Floats) -> range | None:
    """The blocks of the nearest element that holds an h1 and the first likely paragraph below one."""
    segments, within = page.segments, page.segments.within
    texts, codes = segments.text, segments.kinds.code
    top = page.codes.find(_H1)
    if top < 0:
        return None
    likely = ((scores[top:] >= _LIKELY).nonzero()[0] + top).tolist()  # notices stand above
    first = next((at for at in likely if _is_prose(texts[at]) and not segments.dead[at]), None)
    if first is None:
        return None
    title = page.codes.rfind(_H1, 0, first + 1)
    place = segments.container[first]
    while place >= 0 and not within.first[place] <= title < within.last[place]:
        place = within.parent[place]
    if place < 0 or codes[within.kind[place]] == _BODY:
        return None
    return range(within.first[place], within.last[place])


def _are_other_articles(page: Page, scores: Floats, row: list[int], story: range) -> bool:
    """Whether cards within the story's element are the last of it, each an <article>, and the model is sure of none.

    Of the labelled pages told as articles one has such cards, and none of them is main text.
    """
    codes, within, container = page.segments.kinds.code, page.segments.within, page.segments.container
    texts = [at + 1 for at in row]
    if scores[row].max() >= _UNSURE or scores[texts].max() >= _SURE or scores[texts[-1] : story.stop].max() >= _SURE:
        return False
    boxes = set[int]()
    for at in row:
        place = container[at]
        while place >= 0 and codes[within.kind[place]] != _ARTICLE:
            place = within.parent[place]
        boxes.add(place)
    return len(boxes) == len(row) and min(boxes) >= 0


def _is_prose(text: str) -> bool:
    return ends_sentence(text) and weight(text) >= _PARAGRAPH
