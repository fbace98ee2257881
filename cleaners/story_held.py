"""Tables, lists and rows of boxes that a story holds: without a link, right behind a paragraph that stays.

The model knows most of these as what stands in margins, most of all where a page declares news, of which few that it
has learnt from hold any. What it says of all their lines together tells them apart: of 867 labelled pages told as
articles, with models that have not seen their sites, most that are story score as much as below, and next to none else.
"""

from itertools import pairwise
from typing import Final, NamedTuple

from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.segment_tags import CODE, HEADING
from cleaners.segment_words import BIT
from cleaners.spelling import ends_sentence, weight
from cleaners.story_amid import KEPT, mean
from cleaners.story_lists import unlinked
from cleaners.story_scores import between, staying

_HELD_AT: Final = 0.17  # mean score; sources, ratings and galleries have less
_MEANT_AT: Final = 0.02  # of terms whose meanings are sentences
_ROWS_AT: Final = 0.2  # of boxes laid out alike
_TOLD_AT: Final = 0.08  # where most of them end in a sentence
_ASKED_AT: Final = 0.05  # and begin with a question
_ASKS: Final = ("?", "\uff1f", "\u061f", "\u037e")
_LEAST: Final = 3  # lines, or boxes
_MOST: Final = 0.6  # of the meanings, and of the boxes' last lines
_SIGNS: Final = 0.25  # of lines
_NEAR: Final = 3  # blocks from the paragraph to the table; a heading stands between them, or a label
_PROSE: Final = 40  # weight of the paragraph
_LINES: Final = 2
_FOLLOWED: Final = 8
_LABEL: Final = 80  # characters
_BEHIND: Final = 5  # blocks from one that is kept to one in a box
_ON: Final = 12  # blocks behind boxes in which a story goes on
_UP: Final = 4  # elements from a line to its box
_LARGEST: Final = 400  # blocks
_LISTED: Final = frozenset({CODE["table"], CODE["ul"], CODE["ol"]})
# Comments go by their own rule; their hint hears "responsive", too.
_CALLED: Final = sum(
    BIT[name] for name in ("related", "share", "promo", "newsletter", "nav", "popup", "bio", "account")
)
_TERMS: Final = CODE["dl"]
_MEANING: Final = CODE["dd"]


class _Held(NamedTuple):
    """Some blocks, one past the last, and the element that they stand right in."""

    first: int
    last: int
    around: int


def raise_held(page: Page, said: Floats, keep_at: float) -> None:
    """A table, a list or boxes laid out alike stay with the paragraph they follow, and so does a heading between them.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        keep_at: from which score on a block is kept.
    """
    within, kept = page.segments.within, staying(said, keep_at)
    for place in unlinked(page):
        first, last, code = within.first[place], within.last[place], page.elements[place]
        if last - first < _LEAST or not any(kept[max(0, first - _NEAR) : first]) or all(kept[first - 1 : last]):
            continue
        if (code in _LISTED and mean(said[first:last]) >= _HELD_AT) or (
            code == _TERMS and _are_meant(page, said, place)
        ):
            _raise(page, said, keep_at, _Held(first, last, within.parent[place]))
            kept[first:last] = [score >= keep_at for score in said[first:last].tolist()]
    for held in _boxes(page, said, keep_at, kept):
        _raise(page, said, keep_at, held)


def _are_meant(page: Page, said: Floats, place: int) -> bool:
    """Whether most meanings of a list of terms are sentences; of who wrote a page and when, none is."""
    segments, within = page.segments, page.segments.within
    first, last = within.first[place], within.last[place]
    if mean(said[first:last]) < _MEANT_AT:
        return False
    meant = [segments.text[at] for at in range(first, last) if page.codes[at] == _MEANING]
    return sum(map(ends_sentence, meant)) >= max(2, _MOST * len(meant))


def _boxes(page: Page, said: Floats, keep_at: float, kept: list[bool]) -> list[_Held]:
    """Boxes of several lines each that follow one another and are laid out alike, without a link."""
    segments, within = page.segments, page.segments.within
    found, seen = list[_Held](), set[int]()
    for at in between(said, _TOLD_AT, keep_at):
        if segments.links[at] or not any(kept[max(0, at - _BEHIND) : at]):
            continue
        box = segments.container[at]
        for _ in range(_UP):
            first, last, around = within.first[box], within.last[box], within.parent[box]
            if around < 0 or box in seen:
                break
            seen.add(box)
            if last - first > _LARGEST or any(segments.links[first:last]):
                break
            alike = _alike(page, box) if last - first > 1 else []
            if len(alike) >= _LEAST:
                seen.update(alike)
                start, end = within.first[alike[0]], within.last[alike[-1]]
                likely = bool(start) and mean(said[start:end]) >= _least(page, alike)
                if likely and (_goes_on(page, kept, end) or _may_end(page, alike)):
                    found.append(_Held(start, end, around))
                break
            box = around
    return found


def _least(page: Page, alike: list[int]) -> float:
    """The mean score from which on some boxes may be a story's: by what their first and last lines are."""
    within, texts = page.segments.within, page.segments.text
    ends = [texts[within.last[box] - 1] for box in alike]
    if sum(map(ends_sentence, ends)) < _MOST * len(ends):
        return _ROWS_AT
    asked = all(texts[within.first[box]].endswith(_ASKS) for box in alike)
    return _ASKED_AT if asked and not any(end.endswith(_ASKS) for end in ends) else _TOLD_AT


def _goes_on(page: Page, kept: list[bool], end: int) -> bool:
    """Whether the story goes on shortly behind a block."""
    near = range(end, min(len(kept), end + _ON))
    return any(kept[at] and ends_sentence(page.segments.text[at]) for at in near)


def _may_end(page: Page, alike: list[int]) -> bool:
    """Whether a story may end with some boxes: of cells, or that are numbered, dated or asked.

    What readers say, and cards of what else there is to read, come last and are sentences below a name or a headline.
    """
    within, texts = page.segments.within, page.segments.text
    tops = [texts[within.first[box]] for box in alike]
    told = any(ends_sentence(text) for text in texts[within.first[alike[0]] : within.last[alike[-1]]])
    return not told or 2 * sum(any(map(str.isdigit, top)) or top.endswith(_ASKS) for top in tops) >= len(tops)


def _alike(page: Page, box: int) -> list[int]:
    """An element with those right before and behind it in the same one that are laid out as it is."""
    within, like = page.segments.within, page.segments.kinds.signature
    parent, around, layout = within.parent, within.parent[box], like[within.kind[box]]
    alike, end = [box], within.last[around]
    for way, stop in ((-1, around), (1, len(parent))):
        at = box + way
        while at != stop and within.first[at] < end:  # in document order
            if parent[at] == around and within.first[at] < within.last[at]:
                if like[within.kind[at]] != layout:
                    break
                alike.append(at)
            at += way
    return sorted(alike)


def _raise(page: Page, said: Floats, keep_at: float, held: _Held) -> None:
    """Keep some blocks if they stand right behind a paragraph that stays, with what heads them."""
    segments, (first, last, _) = page.segments, held
    if any(segments.links[first:last]) or any(segments.dead[first:last]) or _are_signs(segments.text[first:last]):
        return
    heads = list[int]()
    for at in range(first - 1, max(0, first - _NEAR) - 1, -1):
        if said[at] >= keep_at and _tells(page, said, keep_at, at):
            if _is_around(page, held, at) and not _is_called(page, first, at):
                said[first:last] = KEPT
                said[heads] = KEPT
            return
        if segments.links[at] or segments.dead[at]:
            return
        if said[at] < keep_at and not (_heads(page, at) or _labels(page, held, at)):
            return
        if segments.text[at].endswith(_ASKS) and not any(map(ends_sentence, segments.text[first:last])):
            return  # readers may choose
        heads.append(at)


def _tells(page: Page, said: Floats, keep_at: float, at: int) -> bool:
    """Whether a line is a paragraph or, with others that stay, goes on from one: as items of a list do, or line-ups."""
    texts, links = page.segments.text, page.segments.links
    before = range(at - _LINES, at + 1)
    if weight(texts[at]) >= _PROSE and before[0] >= 0 and all(said[each] >= keep_at > links[each] for each in before):
        return True
    for near in range(at, max(-1, at - _FOLLOWED), -1):
        if said[near] < keep_at or (near < at and links[near]):
            return False
        if ends_sentence(texts[near]) and weight(texts[near]) >= _PROSE:
            return True
        if page.codes[at] in HEADING:
            return False
    return False


def _are_signs(texts: list[str]) -> bool:
    """Whether many lines are one character each, line upon line: stars, or what turns the pictures of a gallery."""
    short = [len(text) == 1 for text in texts]
    return sum(one and other for one, other in pairwise(short)) > _SIGNS * len(texts)


def _is_around(page: Page, held: _Held, at: int) -> bool:
    """Whether a paragraph stands where some blocks do, which may be alone with their heading in a box of their own."""
    within, around = page.segments.within, held.around
    while around >= 0 and within.first[around] > at:
        if within.last[around] != held.last:
            return False
        around = within.parent[around]
    return around >= 0


def _labels(page: Page, held: _Held, at: int) -> bool:
    """Whether a short line and some blocks alone share a box."""
    within, around, text = page.segments.within, held.around, page.segments.text[at]
    while around >= 0 and within.first[around] > at:
        around = within.parent[around]
    boxed = around >= 0 and (within.first[around], within.last[around]) == (at, held.last)
    return boxed and len(text) <= _LABEL and not ends_sentence(text)


def _is_called(page: Page, first: int, at: int) -> bool:
    """Whether something around a block, and not around a paragraph before it, names it as none of the story's."""
    kinds, around = page.kinds, page.segments.kinds.inherited
    return bool(around[kinds[first]] & ~around[kinds[at]] & _CALLED)


def _heads(page: Page, at: int) -> bool:
    """Whether a line is a heading by its element, bold throughout, or ends with a colon."""
    text = page.segments.text[at]
    bold = len(text) <= _LABEL and page.segments.bold_chars[at] >= len(text)
    return HEADING.get(page.codes[at], 0) > 1 or bold or text.endswith((":", "\uff1a"))
