"""Boxes amid a plain text: a heading, what it promises, a button, and small print, between two paragraphs of the story.

A phrase alone is worth little there, and the promise is in words that nobody can list: "The girl who stopped the
ferry". What stands between a heading of boxes and a button goes with them if it is short, or speaks of what boxes
promise. What stands above a button alone goes where it names a price, or is a promise under a heading.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from cleaners.chrome import author_boxes, boxwords, telling
from cleaners.chrome.boxwords import FINE, PROMISE
from cleaners.chrome.needs import PLAIN
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.chrome.traits import BOXED, HEADING, PRESSED
from cleaners.cleaned import Cut
from cleaners.demands import PRICE
from cleaners.kinds import Kind

_SHORT: Final = 90  # weight of a label: a heading, a title, a button
_PROMISED: Final = 220  # and of a sentence that promises
_BRIEF: Final = 160  # the same above a button that stands alone
_PRINT: Final = 320  # of small print
_CAPTION: Final = 100  # and of any other sentence between heading and button, if it is the only one
_PRESSED: Final = 24  # weight of what may be a button, whoever says it
_APART: Final = 4  # lines from one that a phrase knows to the next
_SENTENCES: Final = 2  # of a promise
_TITLED: Final = 3  # lines above a button: title, author, price
_LISTED: Final = 3  # times; a button said that often belongs to each item of a list
_STEM: Final = 5  # letters of a title's word that prose below says too
_words: Final = re.compile(r"[^\W\d_]{5,}").findall
_NEAR: Final = 16  # lines to either side in which a story would speak of a title
_ASKING: Final = ("?", "\u061f", "\uff1f")
_QUOTE: Final = re.compile('["\u201c\u201e\u00ab\u300c][^"\u201c\u201d\u00bb\u300d]{25}')
KINDS: Final = frozenset({
    Kind.NEWSLETTER, Kind.DONATE, Kind.PROMO, Kind.APP_PROMO, Kind.SUBSCRIBE_PAYWALL, Kind.FOLLOW_US, Kind.CONSENT,
    Kind.PLAYER, Kind.FEED_SEARCH, Kind.AFFILIATE, Kind.LEGAL, Kind.FEEDBACK,
})  # fmt: skip
_TALKING: Final = (Kind.PROMO, Kind.APP_PROMO)
_READING: Final = frozenset({"reads", "liest"})  # of verbs of saying what readers do
_SMALL: Final = frozenset({Kind.LEGAL, Kind.CONSENT})  # of these a line is no button


class _Known(NamedTuple):
    """A line that a phrase knows."""

    kind: Kind
    is_head: bool
    is_button: bool
    is_listed: bool  # among those that boxes say


NEEDS: Final = PLAIN


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line of a box. Asked of plain text only: HTML has elements, and a model that has judged each."""
    lines = reading.lines
    if not lines or lines[-1].block.tag or reading.head >= len(lines):
        return
    marked = [number for number in reading.numbers(BOXED) if number > reading.head]
    lang = reading.context.lang.partition("-")[0].lower()
    if marked:
        yield from _boxes(reading, _known(reading, marked), lang)
    if marked or reading.gathered.spoken:
        yield from author_boxes.find(reading, marked, lang)


def _known(reading: Reading, marked: Sequence[int]) -> dict[int, _Known]:
    """The short lines below the first prose that are headings or buttons, and all that phrases claim beside such."""
    lines, head = reading.lines, reading.head
    listed = {number for number in marked if lines[number].weight <= _SHORT}
    found: dict[int, _Known] = {}
    for number in listed:
        traits = lines[number].traits
        found[number] = _Known(boxwords.kind_of(traits), traits & HEADING > 0, traits & PRESSED > 0, is_listed=True)
    for number in reading.gathered.spoken if found else ():
        counted, line = reading.counted[number], lines[number]
        if counted is None or counted.kind not in KINDS or number <= head:
            continue
        if line.prose or line.weight > _SHORT:
            found[number] = _Known(counted.kind, is_head=False, is_button=False, is_listed=False)
            continue
        is_head = " " in line.bare or line.traits & HEADING > 0
        found[number] = _Known(counted.kind, is_head, counted.kind not in _SMALL, is_listed=number in listed)
    return found


def _boxes(reading: Reading, known: Mapping[int, _Known], lang: str) -> Iterator[Cut]:
    lines = reading.lines
    times = Counter(lines[number].bare for number, each in known.items() if each.is_button)
    goods = sum(each.is_button and each.kind is Kind.PROMO for each in known.values())
    for group in _groups(lines, known, lang, reading.tail):
        buttons = [number for number in group if known[number].is_button]
        if not buttons or max(times[lines[number].bare] for number in buttons) >= _LISTED:
            continue
        is_headed = known[group[0]].is_head
        if not is_headed and goods >= _LISTED and any(known[number].kind is Kind.PROMO for number in buttons):
            continue  # a list of goods, with where to buy each
        is_listed = any(known[number].is_listed for number in group)
        is_begun = (is_headed and (not known[group[0]].is_button or _is_heading(lines[group[0]]))) or not is_listed
        start = group[0] if is_begun else _start(reading, group, lang)
        end = _end(lines, group[-1] + 1, lang)
        if end - start == 1:
            continue
        kind = next((known[number].kind for number in group if known[number].kind not in _SMALL), known[group[0]].kind)
        told = f"between {lines[start].shown[:30]!r} and {lines[end - 1].shown[:30]!r}"
        for number in range(start, end):
            yield cut_of(lines[number], kind, f"{kind}.box", told)


def _groups(lines: Sequence[Line], known: Mapping[int, _Known], lang: str, tail: int) -> Iterator[list[int]]:
    """Known lines with nothing between them but what may stand in a box; the story ends at `tail`."""
    group: list[int] = []
    for number in sorted(known):
        if group:
            between = lines[group[-1] + 1 : number]
            is_listed = known[group[-1]].is_listed or known[number].is_listed
            is_under = any(known[each].is_head for each in group)
            # Where no story follows, what stands there may be its last paragraph.
            is_pressed = number < tail and (lines[number].traits & PRESSED > 0 or lines[number].weight <= _PRESSED)
            if len(group) > 1 and lines[group[-1]].traits & PRESSED:  # the box is complete
                is_pressed, is_under = False, False
            if len(between) >= _APART or not _fit(
                between, lang, is_listed=is_listed, is_under=is_under, is_pressed=is_pressed
            ):
                yield group
                group = []
        group.append(number)
    if group:
        yield group


def _fit(between: Sequence[Line], lang: str, *, is_listed: bool, is_under: bool, is_pressed: bool) -> bool:
    """Whether lines may stand between two that are known.

    Args:
        between: the lines.
        lang: of their words.
        is_listed: a box says one of the two, so that labels may stand there too.
        is_under: a heading stands above, so that sentences may.
        is_pressed: a button stands below, and the story goes on, so that one in any words may; else it may be its.
    """
    sentences = sum(line.ends for line in between)
    if sentences > (_SENTENCES if is_under else 0):
        return False
    longest = _PROMISED if is_listed else _BRIEF
    is_brief = is_listed and is_under and is_pressed and sentences == len(between) == 1
    return all(
        (is_listed and _is_label(line))
        or _promises(line, lang, longest)
        or (
            is_brief and line.ends and line.weight <= _CAPTION and not _is_quoted(line) and not telling.verbs(line.bare)
        )
        for line in between
    )


def _is_label(line: Line) -> bool:
    return line.weight <= _SHORT and not line.ends and not line.bare.endswith(":") and not _is_quoted(line)


def _promises(line: Line, lang: str, longest: int) -> bool:
    """Whether a sentence may be what a box promises; of those who talk, only what a podcast's says so of."""
    if line.weight > longest or _is_quoted(line):
        return False
    kinds = _TALKING if telling.verbs(line.bare) - _READING else ()
    return boxwords.says(line.bare, lang, PROMISE, kinds) or (not kinds and PRICE.search(line.bare) is not None)


def _is_quoted(line: Line) -> bool:
    """Whether a line is what somebody says, or holds that; names in quotes are short."""
    return line.bare.startswith("'") or _QUOTE.search(line.block.text) is not None


def _start(reading: Reading, group: Sequence[int], lang: str) -> int:
    """Where a box begins that has no heading of boxes: above what names a price, or a promise under a heading."""
    lines, first = reading.lines, group[0]
    least = max(reading.head + 1, first - _TITLED)
    above = first
    while above > least and _is_label(lines[above - 1]) and _is_free(reading, above - 1):
        above -= 1
    is_priced = any(PRICE.search(line.bare) or boxwords.says(line.bare, lang, PROMISE) for line in lines[above:first])
    longest = _PROMISED if len(group) > 1 or above < first else _BRIEF
    promised = above
    while promised > max(reading.head + 1, above - _SENTENCES) and lines[promised - 1].ends:
        if not _promises(lines[promised - 1], lang, longest):
            break
        promised -= 1
    if promised == above:
        if is_priced:
            return first if _is_spoken_of(reading, above, group[-1]) else above
        return _topped(reading, first, group) if lines[first].ends or len(group) > 1 else first
    topped = _topped(reading, promised, group)
    is_form = 1 < len(group) == group[-1] - first + 1 and lines[first].traits & PRESSED > 0
    return topped if topped < promised or is_form else first


def _topped(reading: Reading, start: int, group: Sequence[int]) -> int:
    """The heading above a box in words of its own: a label or a question, of which the prose below says no word."""
    lines, number = reading.lines, start - 1
    if number <= reading.head or lines[number].weight > _SHORT or not lines[start].ends:
        return start
    is_asking = lines[number].bare.endswith(_ASKING) and not _is_quoted(lines[number])
    if not (_is_label(lines[number]) or is_asking) or reading.is_claimed(number) or lines[number].traits & PRESSED:
        return start
    below = next((line.key for line in lines[group[-1] + 1 : group[-1] + 4] if line.prose), "")
    words = {word[:_STEM] for word in _words(lines[number].bare)}
    return start if words and sum(word in below for word in words) >= len(words) / 2 else number


def _is_heading(line: Line) -> bool:
    """Whether a line is a heading of boxes and no button, whatever else a phrase says of it."""
    return line.traits & (HEADING | PRESSED) == HEADING


def _is_free(reading: Reading, number: int) -> bool:
    """Whether no phrase claims a line but as who wrote a book."""
    counted = reading.counted[number]
    return counted is None or counted.kind is Kind.BYLINE_DATE


def _is_spoken_of(reading: Reading, start: int, last: int) -> bool:
    """Whether the story speaks of what a title names: it may be the heading of what is told of that."""
    lines = reading.lines
    words = {word[:_STEM] for word in _words(lines[start].bare)}
    near = [line.key for line in (*lines[max(0, start - _NEAR) : start], *lines[last + 1 : last + _NEAR]) if line.prose]
    return len(words) > 1 and sum(any(word in key for key in near) for word in words) > len(words) / 2


def _end(lines: Sequence[Line], end: int, lang: str) -> int:
    """Behind the small print below a button."""
    while end < len(lines) and lines[end].weight <= _PRINT and not lines[end].bare.startswith("'"):
        if not boxwords.says(lines[end].bare, lang, FINE):
            break
        end += 1
    return end
