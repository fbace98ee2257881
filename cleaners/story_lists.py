"""Lists that hold paragraphs, and questions that unfold their answers: whole where the story runs around them."""

from typing import Final

from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.segment_tags import CODE, HEADING, one_of
from cleaners.spelling import ends_sentence, weight
from cleaners.story_amid import KEPT, mean
from cleaners.story_blocks import KERNEL
from cleaners.story_scores import between

_DETAILS: Final = CODE["details"]
_PRE: Final = CODE["pre"]
_SHOWN: Final = frozenset({_PRE, CODE["dl"], CODE["table"]})  # what a colon announces as well
_PARTS: Final = one_of("ul", "ol", "details", "pre", "dl", "table")
_TOLD: Final = bytes(_SHOWN), bytes({_DETAILS}), bytes({CODE["ul"], CODE["ol"]})  # the same as the kernel asks for it
_ITEMS: Final = 3  # blocks of a list
# Of lists without links that the model has left out in part, labelled pages told as articles have 22 such lines in the
# gold text and 10 not.
_AROUND: Final = 0.5  # least score before and behind a list
_BETWEEN: Final = 7  # blocks of links and their heading
_LIST_AT: Final = 0.2  # and the mean of its own
# Such lists, left out in part or whole, behind a colon: on labelled pages told as articles or news all items of the two
# that are kept in part are in the gold text; of one that is not, behind "Quellen:", none is.
_COLONS: Final = (":", "\uff1a")
_ANNOUNCED: Final = 30  # weight of a sentence
_ANNOUNCED_AT: Final = 0.1  # least mean score
# Of what unfolds right behind a block that is kept, those pages have 13 lines in the gold text and none that is not.
_FOLDED_AT: Final = 0.1  # score of one block
_LARGEST: Final = 8  # blocks; documentation folds whole chapters of an interface
_ASKS: Final = ("?", "\uff1f", "\u061f", "\u037e")
_QUESTION: Final = 8  # characters
_ASKED: Final = 2  # of one kind
_ANSWER: Final = 40  # weight
_ANSWERED_AT: Final = 0.05  # score of an answer that is shorter


def raise_lists(page: Page, said: Floats, keep_at: float) -> None:
    """A list amid the story, and what unfolds behind it, are the story's.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        keep_at: from which score on a block is kept.
    """
    texts, within = page.segments.text, page.segments.within
    for place in unlinked(page):
        first, last, code = within.first[place], within.last[place], page.elements[place]
        if code == _DETAILS:
            _raise_folded(page, said, keep_at, first, last)
        elif first and texts[first - 1].endswith(_COLONS) and _is_announced(page, said, keep_at, place):
            said[first:last] = KEPT
        elif last - first >= _ITEMS and code not in _SHOWN:
            _raise_list(page, said, keep_at, first, last)


def unlinked(page: Page) -> list[int]:
    """What may be a list, or what a colon announces, without a link at its beginning; and what unfolds."""
    within = page.segments.within
    if KERNEL is None or within.rows is None:
        return unlinked_purely(page)
    found: list[int] = KERNEL.unlinked(within.rows, page.elements, page.segments.links, *_TOLD)
    return found


def unlinked_purely(page: Page) -> list[int]:
    """The same in pure Python."""
    firsts, lasts, links = page.segments.within.first, page.segments.within.last, page.segments.links
    found: list[int] = []
    for place in [part.start() for part in _PARTS.finditer(page.elements)]:
        first, code = firsts[place], page.elements[place]
        # One line is no list.
        if lasts[place] - first >= (1 if code in _SHOWN else 2) and (code == _DETAILS or not links[first]):
            found.append(place)
    return found


def _is_announced(page: Page, said: Floats, keep_at: float, place: int) -> bool:
    """Whether a line with a colon before a list leads up to it: kept, in the same element, and the list has no links.

    A label has one too, above sources and what else there is to read; it tells only where some of the list is kept.
    """
    segments, within = page.segments, page.segments.within
    first, last = within.first[place], within.last[place]
    if said[first - 1] < keep_at or any(segments.dead[first:last]) or any(segments.links[first:last]):
        return False
    if within.parent[segments.container[first - 1]] != within.parent[place]:
        return False
    score = said[first:last]
    # Sources and what else there is to read are no listings of a program.
    told = weight(segments.text[first - 1]) >= _ANNOUNCED or segments.kinds.code[within.kind[place]] == _PRE
    return bool((score >= keep_at).any() or (told and mean(score) >= _ANNOUNCED_AT))


def raise_questions(page: Page, said: Floats, keep_at: float) -> None:
    """Lines that ask, where several of one kind stand right above what is kept.

    Themes set the questions of a FAQ as buttons or as links that lead nowhere. On 867 labelled pages told as articles
    that raises the questions of seven in the gold text and of two that are not; on shops' pages of few that are.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        keep_at: from which score on a block is kept.
    """
    texts = page.segments.text
    series: dict[int, list[int]] = {}
    for index in between(said, _FOLDED_AT, keep_at):
        if (
            texts[index].endswith(_ASKS)
            and len(texts[index]) >= _QUESTION
            and index + 1 < len(texts)
            and said[index + 1] >= keep_at
            and page.kinds[index] != page.kinds[index + 1]
        ):
            series.setdefault(page.kinds[index], []).append(index)
    if not series:
        return
    kept = said >= keep_at
    for index, kind in enumerate(page.kinds[:-1]):
        if kind in series and kept[index] and kept[index + 1] and page.kinds[index + 1] != kind:
            series[kind].append(index)
    for alike in series.values():
        if len(alike) >= _ASKED:
            said[alike] = KEPT


def raise_answers(page: Page, said: Floats, keep_at: float) -> None:
    """A word or two that answer a question which stays, where others are asked and answered in the same layout.

    The model knows such lines as buttons and prompts, most of all as the last of an interview.

    Args:
        page: the blocks.
        said: how likely each is story; what is raised is written here.
        keep_at: from which score on a block is kept.
    """
    segments = page.segments
    texts, container, parent = segments.text, segments.container, segments.within.parent
    doubted = between(said, _ANSWERED_AT, keep_at)
    asked_before = [at - 1 for at in doubted if at and texts[at - 1].endswith(_ASKS) and said[at - 1] >= keep_at]
    if not asked_before:
        return
    kept = said >= keep_at
    for index in asked_before:
        text = texts[index + 1]
        if not ends_sentence(text) or text.endswith(_ASKS):
            continue
        if weight(text) > _ANSWER or segments.links[index + 1] or segments.dead[index + 1]:
            continue
        if parent[container[index]] != parent[container[index + 1]]:
            continue
        layout = page.kinds[index : index + 2]
        alike = (at for at in range(index) if page.kinds[at : at + 2] == layout)
        asked = sum(
            bool(kept[at] and kept[at + 1]) and texts[at].endswith(_ASKS) and not texts[at + 1].endswith(_ASKS)
            for at in alike
        )
        if asked >= _ASKED:
            said[index + 1] = KEPT


def _raise_list(page: Page, said: Floats, keep_at: float, first: int, last: int) -> None:
    """A list without links, with the heading above it."""
    if last >= len(said) or said[last] < _AROUND:  # soon told, of most
        return
    if any(page.segments.links[first:last]):
        return
    score = said[first:last]
    if mean(score) < _LIST_AT or (score >= keep_at).all():
        return
    if not any(map(ends_sentence, page.segments.text[first:last])):  # most such are menus and choices
        return
    if (
        first > 1
        and said[first - 1] < keep_at
        and not page.segments.links[first - 1]
        and HEADING.get(page.codes[first - 1], 0) > 1
    ):
        first -= 1
    if first and said[_above(page, said, first)] >= _AROUND:
        said[first:last] = KEPT


def _above(page: Page, said: Floats, first: int) -> int:
    """The block that a list follows, whatever links an editor has put between them."""
    links, codes = page.segments.links, page.codes
    above = first - 1
    while above > max(0, first - _BETWEEN) and said[above] < _AROUND and (links[above] or codes[above] in HEADING):
        above -= 1
    return above


def _raise_folded(page: Page, said: Floats, keep_at: float, first: int, last: int) -> None:
    """A question and its answer, right behind what is kept."""
    if not 1 < last - first <= _LARGEST or not first or said[first - 1] < keep_at:
        return
    texts = page.segments.text[first:last]
    if said[first:last].max() >= _FOLDED_AT and any(ends_sentence(one) and weight(one) >= _ANSWER for one in texts):
        said[first:last] = KEPT
