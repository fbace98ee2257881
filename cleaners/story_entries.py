"""Entries of a live blog, a ticker or a timeline: each one's time or day stays with it, and its heading does.

The model knows a time in an element of its own as that of a byline, a teaser or a comment. What tells them apart is
the text below: prose that stays, time after time laid out alike, under no headline that leads elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaners import spelling
from cleaners.chrome.vocabulary import DATING, PIECES
from cleaners.features import Page
from cleaners.memo import remembered
from cleaners.page_type import FORUM, TYPES
from cleaners.segment_tags import CODE, HEADING
from cleaners.segment_words import words
from cleaners.story_blocks import KERNEL

_LONGEST: Final = 40  # characters of a time or a day, with "published at" before it
_NEAR: Final = 4  # blocks from it to text that stays; between them stand a heading, a name, signs to share by
_AT_MOST: Final = 6  # of an entry that are looked at
_LEAST: Final = 3  # entries
_MOST: Final = 0.6  # of the times laid out alike stand above text that stays; in lists of teasers few do
_PROSE: Final = 30  # weight of an entry's text; of a ticker's fewest lines have less
_LINKED: Final = 0.35
_HEADLINE: Final = 25  # characters of a link
_BESIDE: Final = 3  # words beside a time: "14:32 Jane Doe"
_BESIDE_YEAR: Final = 1  # "Spring 2016"; with two it is a caption's or signs a quote
_DIGIT: Final = re.compile(r"\d")
# Numbers alone count a list; a minute of a match has its sign.
_CLOCK: Final = re.compile(r"(?<![\d.,:])\d{1,2}(?:[:h]\d\d(?![\d.,])|\.\d\d [^\W\d]|(?: ?\+ ?\d{1,2})?')")
# One of these stands in each clock, calendar and year, in ASCII; what has none says so in words that say nothing else.
_FIGURES: Final = re.compile(r"\d(?:[:hH./-]\d|['`]|\d{3})")
_NUMBERED: Final = re.compile(r"\d\s?[:h.'`+/-]|\d{4}", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_PRICES: Final = re.compile(r"[$€£¥₹%]")
_DATE: Final = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d|\Z)")
_YEAR: Final = re.compile(r"(?<!\d)(?:1\d{3}|20\d\d)(?!\d)")
_NTH: Final = re.compile(r"(?:day|tag|dag|jour|día|dia|giorno|dzień|день|päivä|gün) \d{1,3}\Z")
_MORE: Final = frozenset(
    """
    p m a h hr hrs std min mins sec secs seconds second sekunden s uur ore godz ч мин минут минуты минуту час часа часов
    назад тому dakika saniye önce minut minutter timer siden er stunde stunden tag tage woche wochen monat monate heure
    jour semaine minuto minutos hora día semana mes minuti giorno fa cest mesz bst jst msk мск aest aedt cdt edt pdt sgt
    hkt day jour dag giorno dzień день päivä gün
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_EASTERN: Final = frozenset("年月日时時分秒点點上下午前後간전후오년월일시분초曜周週火水木金土星期昨今明")
_READING: Final = frozenset(  # as teasers say of how long it takes
    "read reading lesezeit lesedauer lecture lectura lettura leitura leestijd".split()  # noqa: SIM905 (as above)
)
_REMARKS: Final = re.compile(r"komment|comentari|^comment(?!ary|ator|ed)|^reacties?$|^yorum|^reviews?$|^disqus")
_ELSEWHERE: Final = frozenset({"product", "collection", TYPES[FORUM]})
_TOP: Final = CODE["h1"]
_PICTURED: Final = frozenset({CODE["figure"], CODE["figcaption"]})


class Entries(NamedTuple):
    """What stays of the entries on a page."""

    stamps: frozenset[int]  # their times or days, whatever anybody says
    parts: frozenset[int]  # headings and texts that the model has left out


NONE: Final = Entries(frozenset(), frozenset())
Flags = NDArray[np.bool_]


class _Entry(NamedTuple):
    stamp: int
    headings: list[int]
    text: int | None  # the first block of prose that is kept
    sentences: list[int]  # those of the others that hold no link


def entries(page: Page, kept: Flags, page_type: str, apart: AbstractSet[int]) -> Entries:
    """The times, headings and texts of entries, three or more that are laid out alike and stay.

    Args:
        page: the blocks.
        kept: whether each block is the story's, by its score and by what structure says.
        page_type: as told; days on a shop's and a forum's pages are those of what readers wrote.
        apart: blocks that are not the story's.
    """
    if page_type in _ELSEWHERE:
        return NONE
    wanted = _layouts(page, kept)
    if not wanted:
        return NONE
    like, series = page.segments.kinds.signature, dict[int, list[int]]()
    for at, kind in enumerate(page.kinds):
        if like[kind] in wanted and at not in apart and _is_stamp(page, at):
            series.setdefault(like[kind], []).append(at)
    stamps, parts = set[int](), set[int]()
    for alike in series.values():
        if len(alike) < _LEAST or len({page.segments.text[at] for at in alike}) == 1 or are_remarks(page, alike):
            continue
        for entry in _told(page, kept, alike):
            (parts if page.codes[entry.stamp] in HEADING else stamps).add(entry.stamp)
            parts.update((*entry.headings, *(entry.sentences if entry.text is None else ())))
    return Entries(frozenset(stamps), frozenset(part for part in parts if not kept[part]).difference(apart))


def _layouts(page: Page, kept: Flags) -> set[int]:
    """How several times and days are laid out that stand shortly above text that stays."""
    return {one for one, each in numbered(page, kept).items() if _are_stamps(page, each)}


def numbered(page: Page, kept: Flags) -> dict[int, list[int]]:
    """Short lines with a digit shortly above text that stays, by how they are laid out, where enough of them are alike.

    Args:
        page: the blocks.
        kept: whether each stays.
    """
    segments = page.segments
    if KERNEL is None or segments.rows is None:
        return numbered_purely(page, kept)
    rows = segments.rows, segments.within.rows, segments.kinds.rows
    found: dict[int, list[int]] = KERNEL.numbered(*rows, segments.text, kept.view(np.uint8), _LEAST, _LONGEST, _NEAR)
    return found


def numbered_purely(page: Page, kept: Flags) -> dict[int, list[int]]:
    """The same in pure Python."""
    below = np.zeros(len(kept), bool)
    for near in range(1, min(_NEAR + 1, len(kept))):
        below[:-near] |= kept[near:]
    texts, like, kinds = page.segments.text, page.segments.kinds.signature, page.kinds
    short = (below & (page.ends - page.starts <= _LONGEST)).nonzero()[0].tolist()
    alike: dict[int, list[int]] = {}
    for at in [at for at in short if _DIGIT.search(texts[at])]:
        alike.setdefault(like[kinds[at]], []).append(at)
    return {layout: each for layout, each in alike.items() if len(each) >= _LEAST}


def _are_stamps(page: Page, alike: Sequence[int]) -> bool:
    """Whether enough of some short lines with a digit are times or days; no more are asked than tell."""
    stamps, others = 0, len(alike) - _LEAST
    texts, dead = page.segments.text, page.segments.dead
    for at in alike:
        if not dead[at] and is_stamp(texts[at]):
            stamps += 1
        else:
            others -= 1
        if stamps == _LEAST or others < 0:
            break
    return stamps >= _LEAST


def _is_stamp(page: Page, index: int) -> bool:
    """Whether a block is a short line that says a time or a day and nothing else."""
    text = page.segments.text[index]
    return (
        len(text) <= _LONGEST and _DIGIT.search(text) is not None and not page.segments.dead[index] and is_stamp(text)
    )


def is_stamp(text: str) -> bool:
    """Whether a line is a time or a day: of the clock, of the calendar, or so long ago.

    Args:
        text: short, with a digit.
    """
    if text.isascii() and _says_else(text):
        return False
    said = spelling.key(text)
    pieces = PIECES.findall(said)
    if not _READING.isdisjoint(pieces) or _PRICES.search(said):
        return False
    strange = [piece for piece in pieces if piece not in DATING and piece not in _MORE]
    if len(strange) <= _BESIDE and _CLOCK.search(said):
        return True
    if len(strange) <= _BESIDE_YEAR and _YEAR.search(said):
        return True
    if not strange and any(len(piece) > 1 for piece in pieces):
        return True
    return bool(_DATE.search(said) or _NTH.match(said)) if not strange else all(map(_EASTERN.issuperset, strange))


def _says_else(text: str) -> bool:
    """Whether a line of ASCII is neither by its first word and its figures: soon told, of most."""
    word = _WORD.search(text)
    if word is not None and ((small := word[0].lower()) in DATING or small in _MORE):
        return False
    if '"' in text:  # as sizes have it, and no clock behind a word
        return word is not None and not text[-1].isdigit() and not _NUMBERED.search(text)
    return not _FIGURES.search(text)


def are_remarks(page: Page, alike: Sequence[int]) -> bool:
    """Whether some lines stand among what readers wrote."""
    within, written = page.segments.within, page.segments.kinds.words
    place = page.segments.container[alike[0]]
    while place >= 0:
        if _calls_remarks(written[within.kind[place]]):
            return True
        place = within.parent[place]
    return False


@remembered(4_096)  # an outlet's pages share nearly all of them; a pure function's memo changes no result
def _calls_remarks(names: str) -> bool:
    """Whether the class or id of an element calls it something that readers write."""
    return any(map(_REMARKS.search, words(names)))


def _told(page: Page, kept: Flags, alike: Sequence[int]) -> list[_Entry]:
    """The entries that stay, if they are most of what is laid out alike."""
    texts, like = page.segments.text, page.segments.kinds.signature
    found = [_entry(page, kept, at, start, end) for at, (start, end, _) in zip(alike, spans(page, alike), strict=True)]
    told = {entry.stamp: entry.text for entry in found if entry is not None and entry.text is not None}
    prose = sum(spelling.weight(texts[text]) >= _PROSE for text in told.values())
    if prose < max(_LEAST, _MOST * len(alike)):
        return []
    layouts = {like[page.kinds[text]] for text in told.values()}
    return [
        entry
        for entry in found
        if entry is not None
        and (entry.text is not None or any(like[page.kinds[at]] in layouts for at in entry.sentences))
    ]


def spans(page: Page, alike: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Where each entry begins and ends: with the element that holds no other's time, or where the next one begins.

    With the outermost element that holds no other's time.
    """
    within = page.segments.within
    for before, at, behind in zip([-1, *alike], alike, [*alike[1:], len(page.codes)], strict=False):
        place = page.segments.container[at]
        while (above := within.parent[place]) >= 0 and before < within.first[above] and within.last[above] <= behind:
            place = above
        if within.last[place] - within.first[place] > 1 or within.parent[place] < 0:
            yield within.first[place], min(behind, within.last[place]), place
        else:
            yield at, min(behind, within.last[within.parent[place]]), place


def _entry(page: Page, kept: Flags, stamp: int, start: int, end: int) -> _Entry | None:
    """What stands below a time, or above one that ends its entry; None for a headline that leads elsewhere."""
    segments = page.segments
    headings, sentences = list[int](), list[int]()
    is_last = end == stamp + 1 and segments.text[stamp][0].isdigit()  # else it signs a quote
    for at in range(max(start, stamp - _AT_MOST), min(end, stamp + 1 + _AT_MOST)):
        text, links, linked = segments.text[at], segments.links[at], segments.link_chars[at]
        if page.codes[at] == _TOP or (linked >= _HEADLINE and 2 * linked >= len(text)):
            return None  # a whole article has a heading of the first rank
        if links > 1 or linked > _LINKED * len(text) or segments.dead[at] or at == stamp:
            continue
        if page.codes[at] in HEADING or segments.bold_chars[at] >= len(text):
            headings.append(at)
        elif spelling.ends_sentence(text) and (at > stamp or is_last):
            if kept[at]:
                return _Entry(stamp, headings, at, sentences)
            if not links:
                sentences.append(at)
    return _Entry(stamp, headings, None, sentences)
