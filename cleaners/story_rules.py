"""What the model's scores do not settle alone: what a story opens with, subheadings, and rows of a table.

Each is decided by structure and raised or evened out before anything is cut; a block that is kept needs no reason.
"""

import re
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.segment_tags import CODE, one_of
from cleaners.segment_words import BIT
from cleaners.story import threshold
from cleaners.story_amid import KEPT, mean, raise_amid, raise_opening, raise_short
from cleaners.story_body import raise_body
from cleaners.story_declared import Declared, raise_declared
from cleaners.story_headings import raise_headings
from cleaners.story_held import raise_held
from cleaners.story_lists import raise_answers, raise_lists, raise_questions
from cleaners.story_notes import raise_notes
from cleaners.story_opening import drown_above, raise_lead, raise_standfirst, title_of
from cleaners.story_runs import ITEMS, TERMS, runs
from cleaners.story_scores import between
from cleaners.story_series import parted, raise_series

LEFT_OUT: Final = 0.0
_SURE: Final = 0.8  # a score that leaves no doubt
_TABLE_AT: Final = 0.3  # least mean score of a table between two kept blocks that are not sure themselves
_TORN: Final = 0.6  # share of it that is kept
_FAR: Final = 4  # blocks between the story and an island behind it
_NEAR: Final = 8  # blocks before and behind a quote among which the story goes on
_BARELY: Final = 0.6
_SHORT: Final = 80  # characters of an island
_QUOTE: Final = CODE["blockquote"]
_QUOTES: Final = one_of("blockquote")
_QUOTED: Final = one_of("blockquote", "pre")


class Told(NamedTuple):
    """What the page's head says of its story; empty where it says nothing."""

    title: str
    description: str  # many outlets repeat their standfirst there
    title_in_text: bool  # whether the title stays a line of the text
    news: bool = False  # whether the page declares itself news
    article: bool = False  # whether it is told as an article
    declared: Declared = Declared()  # of its text, piece by piece


class Settled(NamedTuple):
    """What the model and structure say together."""

    scores: Floats
    keep_at: float  # from which score on a block is kept
    title: int | None  # the block that is the title


def settled(page: Page, scores: Floats, told: Told) -> Settled:
    """The scores with what structure says, and which block is the title.

    Args:
        page: the blocks.
        scores: of the model.
        told: by the page's head.
    """
    if not len(scores):
        return Settled(scores, 0.0, None)
    said, keep_at = scores.copy(), threshold(scores, page.ends - page.starts)
    drown_above(page, said, told.title, keep_at)
    for first, last in page.rows:
        said[first:last] = mean(said[first:last])
    _raise_tables(page, said, keep_at)
    _raise_quotes(page, said, keep_at)
    _drown_islands(page, said, keep_at, news=told.news)
    raise_amid(page, said, keep_at, news=told.news)
    raise_series(page, said, keep_at, news=told.news)
    raise_opening(page, said, keep_at)
    place = title_of(page, said, told.title, keep_at)
    if place is not None:
        raise_standfirst(page, said, place, told.description, news=told.news)
    if told.news:
        raise_body(page, said, keep_at, place)
        raise_lead(page, said, place, told.title, keep_at)
    raise_headings(page, said, keep_at, place)
    if told.news:  # a question above a quote may have been raised by now
        _raise_quotes(page, said, keep_at, _QUOTES)
    raise_lists(page, said, keep_at)
    if told.article or told.news:
        _raise_parts(page, said, keep_at, news=told.news)
    raise_declared(page, said, told.declared)
    if told.article:
        raise_questions(page, said, keep_at)
    if told.article or told.news:
        raise_answers(page, said, keep_at)
    if place is not None:
        said[place] = KEPT if told.title_in_text else LEFT_OUT
    return Settled(said, keep_at, place)


def _raise_parts(page: Page, said: Floats, keep_at: float, *, news: bool) -> None:
    """What an article holds besides its paragraphs."""
    if not news:
        raise_short(page, said, keep_at)
    raise_held(page, said, keep_at)
    raise_notes(page, said, keep_at)


def _raise_tables(page: Page, said: Floats, keep_at: float) -> None:
    """A table or a list that the story runs around is the story's, header and all.

    A list of links is a menu or holds related stories as often as not.
    """
    linked = page.segments.link_chars
    for first, last in _tables(page.rows):
        if _is_whole(said, first, last, keep_at):
            said[first:last] = KEPT
    for first, last in runs(page.codes, said, keep_at, _TABLE_AT, TERMS):
        if _is_whole(said, first, last, keep_at):
            said[first:last] = KEPT
    for first, last in runs(page.codes, said, keep_at, _TABLE_AT, ITEMS, linked):
        if _is_whole(said, first, last, keep_at) and not any(linked[first:last]):
            said[first:last] = KEPT


def _is_whole(said: Floats, first: int, last: int, keep_at: float) -> bool:
    return _is_amid(said, first, last, keep_at) or _is_torn(said, first, last, keep_at)


def _is_amid(said: Floats, first: int, last: int, keep_at: float) -> bool:
    """Whether the story stands on both sides of some blocks, without a doubt or with some in them."""
    if not first or last == len(said) or said[first - 1] < keep_at or said[last] < keep_at:  # which is one half at most
        return False
    return bool(min(said[first - 1], said[last]) >= _SURE or mean(said[first:last]) >= _TABLE_AT)


def _is_torn(said: Floats, first: int, last: int, keep_at: float) -> bool:
    """Whether most of a table is kept, and what is not is as likely as a header or the last item of a list is."""
    if not first or said[first] < _TABLE_AT:  # as are most
        return False
    cells = said[first:last]
    return bool(_TABLE_AT <= cells.min() < keep_at and (cells >= keep_at).mean() >= _TORN)


def _raise_quotes(page: Page, said: Floats, keep_at: float, elements: re.Pattern[bytes] = _QUOTED) -> None:
    """A block quote or code between two paragraphs is the story's; a quote that repeats it is cut as a copy.

    So is one between less sure ones in the very element that it stands in; other people's posts are quoted so, too.
    """
    quotes = {found.start() for found in elements.finditer(page.elements)}
    if not quotes:
        return
    within, container = page.segments.within, page.segments.container
    parent = within.parent
    for index in _inside(page, quotes):
        if not 0 < index < len(said) - 1 or page.segments.links[index]:
            continue
        quote = container[index] if container[index] in quotes else parent[container[index]]
        # Who said it, and where, may stand in the quote too.
        before, behind = max(0, within.first[quote] - 1), min(len(said) - 1, within.last[quote])
        near = max(min(said[index - 1], said[index + 1]), min(said[before], said[behind]))
        told = near >= _SURE or (near >= keep_at and _is_among(page, quote, before, behind))
        if told or _goes_on_around(page, said, keep_at, quote):
            said[index] = max(said[index], KEPT)


def _inside(page: Page, quotes: AbstractSet[int]) -> list[int]:
    """The blocks that stand in some elements or right in an element of theirs."""
    within, container = page.segments.within, page.segments.container
    parent, found, end = within.parent, list[int](), 0
    for place in sorted(quotes):  # one in another holds nothing more
        first, last = max(end, within.first[place]), within.last[place]
        found += [at for at in range(first, last) if container[at] in quotes or parent[container[at]] in quotes]
        end = max(end, last)
    return found


def _is_among(page: Page, quote: int, before: int, behind: int) -> bool:
    """Whether a quote, and no post that is shown from elsewhere, is the neighbour of two blocks' own elements."""
    within = page.segments.within
    if page.segments.kinds.own[within.kind[quote]] & BIT["embedded"]:
        return False
    around = {within.parent[place] for place in (quote, *(page.segments.container[near] for near in (before, behind)))}
    return len(around) == 1


def _goes_on_around(page: Page, said: Floats, keep_at: float, quote: int) -> bool:
    """Whether a quote stands in the very element of the story's text, whatever box a theme has put before or behind it.

    A form for a newsletter or a card of another story right above a quote hides that the text goes on on both sides.
    """
    within, container = page.segments.within, page.segments.container
    kind = within.kind[quote]
    if page.segments.kinds.code[kind] != _QUOTE or page.segments.kinds.own[kind] & BIT["embedded"]:
        return False
    outer = quote
    while (above := within.parent[outer]) >= 0 and (within.first[above], within.last[above]) == (
        within.first[quote],
        within.last[quote],
    ):
        outer = above
    first, last, text = within.first[quote], within.last[quote], within.parent[outer]
    before = (at for at in range(first - 1, max(-1, first - _NEAR), -1) if within.parent[container[at]] == text)
    behind = (at for at in range(last, min(len(said), last + _NEAR)) if within.parent[container[at]] == text)
    around = [next((at for at in side if said[at] >= keep_at), None) for side in (before, behind)]
    return all(at is not None for at in around) and max(said[at] for at in around if at is not None) >= _SURE


def _tables(rows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Rows that follow one another, joined."""
    tables: list[tuple[int, int]] = []
    for first, last in rows:
        if tables and tables[-1][1] == first:
            tables[-1] = (tables[-1][0], last)
        else:
            tables.append((first, last))
    return tables


def _drown_islands(page: Page, said: Floats, keep_at: float, *, news: bool) -> None:
    """A short run that is barely kept, far behind the story and alone among what is not, goes too.

    Not where a declared news story goes on there, behind a box.
    """
    kept = between(said, keep_at)
    goes_on = None if news else frozenset[int]()
    for place in range(len(kept) - 1, 0, -1):
        index, before = kept[place], kept[place - 1]
        if index - before <= _FAR or said[index] >= _BARELY or len(page.segments.text[index]) > _SHORT:
            return
        if goes_on is None:
            goes_on = parted(page, said, keep_at, kept)
        if index in goes_on:
            return
        said[index] = LEFT_OUT
