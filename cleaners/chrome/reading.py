"""Reading: a page's lines as the spotters see them, and where the story begins and ends.

A phrase alone proves little: "Read more" can be a link and an old woman's advice. What it is worth
depends on where it stands. `sure` phrases count anywhere; `head` ones above the story, `tail` ones
behind it, `beside` ones right beside a line that is known to be chrome, `edge` ones in all three
places, `first` ones on the page's first line, `top` ones near it (bylines stand below a standfirst),
and `within` ones only under a heading of their family.
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from cleaners import spelling
from cleaners.block import Block
from cleaners.chrome.context import Context
from cleaners.chrome.lines_compiled import KERNEL
from cleaners.chrome.phrasebook import Book, heard, opened
from cleaners.chrome.phrases import Phrase
from cleaners.chrome.traits import CALLED, ELEMENTS, LINK, NEAR, Alone, traits_of_block
from cleaners.kinds import Kind

_REACH: Final = 12  # lines a heading may swallow
_REACH_TEXT: Final = 1_500  # characters of it
_ONE: Final = 2  # lines: the heading and one headline below it
_WORDS: Final = 2  # blanks in the shortest headline
_UNSPACED: Final = 21  # weight of the same without blanks: seven characters
_BUTTON: Final = 3  # times; a label said that often is the button of a list of teasers, not a heading
_SEVERAL: Final = 14  # weight: five characters of Chinese, the length of two short words
_TOP: Final = 8  # lines: title, standfirst, picture, its caption and credit, and what names author and date
_ROW: Final = 160  # characters of a row of labels
_LABELS: Final = 2
FIELDS: Final = tuple(map(Block._fields.index, ("tag", "link_density", "tokens")))  # for the kernel
_SURE: Final = frozenset({"sure"})
_IN_HEAD: Final = frozenset({"sure", "edge", "head"})
_IN_TAIL: Final = frozenset({"sure", "edge", "tail"})
_ASIDE: Final = frozenset({"edge", "tail"})
_BESIDE: Final = frozenset({"edge", "beside"})


class Line(NamedTuple):
    """One block, and what can be said about it alone."""

    block: Block
    key: str  # see spelling.py
    bare: str  # the key without its bullet
    bulleted: bool
    ends: bool  # as a sentence does
    prose: bool  # does, and is as long as one
    headline: bool  # could be one: no full stop, not long, no lower case at its start
    weight: int  # how much it says, see spelling.py
    traits: int  # see traits.py
    said: tuple[Phrase, ...]

    @property
    def shown(self) -> str:
        """Its text as it is seen; what a spotter's own patterns are held against."""
        return spelling.shown(self.block.text)


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's lines, and which of them are spoken for."""

    context: Context
    lines: tuple[Line, ...]
    head: int  # the first line of prose that nothing speaks against; before it is the head
    tail: int  # the line behind the last one
    counted: tuple[Phrase | None, ...]  # for each line, the phrase that counts where it stands
    taken: tuple[tuple[int, Phrase] | None, ...]  # for each line, the heading that swallowed it
    marked: Sequence[int]  # lines with traits: most lines of a story have none

    def numbers(self, traits: int) -> list[int]:
        """The numbers of the lines with one of these traits."""
        return [number for number in self.marked if self.lines[number].traits & traits]

    def having(self, traits: int) -> list[Line]:
        """The lines with one of these traits."""
        return [line for line in map(self.lines.__getitem__, self.marked) if line.traits & traits]


def lines_of(blocks: Sequence[Block], phrases: Book) -> tuple[Line, ...]:
    """What can be said about each block alone."""
    texts = list(dict.fromkeys([block.text for block in blocks]))  # each is looked at once, however often it stands
    told, said = heard(texts, phrases)
    for number, bare in enumerate([each[1] for each in told]):
        if "|" in bare and not said[number] and len(bare) <= _ROW:
            said[number] = _row(bare, phrases)
    if len(texts) < len(blocks):
        place = {text: number for number, text in enumerate(texts)}
        places = [place[block.text] for block in blocks]
        told, said = [told[number] for number in places], [said[number] for number in places]
    return _lines(blocks, told, said)


def _row(bare: str, phrases: Book) -> tuple[Phrase, ...]:
    """What a row of labels says, "Terms of use | Privacy policy": nothing, unless every label is a phrase by itself."""
    labels = [label.strip() for label in bare.strip("|").split("|")]
    said = [next((each for each in opened(label, phrases) if each.at == "whole"), None) for label in labels]
    if len(labels) < _LABELS or not all(said):
        return ()
    return tuple(phrase._replace(force="edge", takes="") for phrase in said[:1] if phrase)


def read(lines: Sequence[Line], context: Context) -> Reading:
    """Where a page's story begins and ends, and what the phrases are worth where they stand."""
    spoken = [number for number, line in enumerate(lines) if line.said]
    taken = _taken(lines, spoken)
    head, tail = _head(lines), _tail(lines, taken)
    marked = [number for number, line in enumerate(lines) if line.traits]  # numbers alone: tuples by the thousand
    return Reading(context, tuple(lines), head, tail, _counted(lines, spoken, head, tail), taken, marked)


def _lines(blocks: Sequence[Block], told: list[Alone], said: list[tuple[Phrase, ...]]) -> tuple[Line, ...]:
    """A line for each block, from what is known of its text."""
    if KERNEL is not None:
        return KERNEL.lines(blocks, told, said, Line, FIELDS, ELEMENTS, CALLED, NEAR, LINK)  # type: ignore[no-any-return]
    return tuple(map(line_of, blocks, told, said))


def line_of(block: Block, alone: Alone, said: tuple[Phrase, ...]) -> Line:
    """A block's; that of a list has a bullet which its text does not show."""
    key, bare, bulleted, ends, prose, headline, weight, traits = alone
    traits |= traits_of_block(block)
    fields = (block, key, bare, bulleted or block.tag == "li", ends, prose, headline, weight, traits, said)
    return tuple.__new__(Line, fields)  # as Line(*fields) does, in a third of the time


def _head(lines: Sequence[Line]) -> int:
    """The first line of prose that no phrase claims."""
    for number, line in enumerate(lines):
        if line.prose and not _first(line.said, _IN_HEAD):
            return number
    return len(lines)


def _tail(lines: Sequence[Line], taken: Sequence[tuple[int, Phrase] | None]) -> int:
    """The line behind the last one of prose that no phrase and no section claims."""
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if not line.prose or taken[number] is not None or _first(line.said, _IN_TAIL):
            continue
        if not _under_chrome(lines, number):
            return number + 1
    return 0


def _under_chrome(lines: Sequence[Line], number: int) -> bool:
    """Whether both lines above say chrome: then a sentence no phrase knows does not end the tail."""
    return number > 1 and all(_first(line.said, _IN_TAIL) for line in lines[number - 2 : number])


def _counted(lines: Sequence[Line], spoken: Sequence[int], head: int, tail: int) -> tuple[Phrase | None, ...]:
    counted: list[Phrase | None] = [None] * len(lines)
    for number in spoken:
        counted[number] = _first(lines[number].said, _forces(number, head, tail)) or _whole(lines[number])
    for numbers, step in ((spoken, 1), (spoken[::-1], -1)):
        for number in numbers:
            beside = number - step
            if counted[number] is None and 0 <= beside < len(lines) and counted[beside] is not None:
                counted[number] = _first(lines[number].said, _BESIDE)
    return tuple(counted)


def _whole(line: Line) -> Phrase | None:
    """A phrase for the edges that fills a line of several words, or stands in a bracket of its own: no story's."""
    if " " not in line.bare and line.weight <= _SEVERAL:
        return None
    text = line.shown
    aside = text[:1] == "[" and text[-1] == "]"
    return next(
        (p for p in line.said if (p.force == "edge" and p.at == "whole") or (aside and p.force in _ASIDE)), None
    )


def _forces(number: int, head: int, tail: int) -> AbstractSet[str]:
    """Which phrases count in this line; a page without prose is head and tail at once."""
    return _here(number == 0 and head > 1, number < _TOP, number < head, number >= tail)


@cache
def _here(first: bool, top: bool, head: bool, tail: bool) -> AbstractSet[str]:  # noqa: FBT001 - places, in order
    near = {"first", "top"} if first else {"top"} if top else set()
    return near | (_IN_HEAD if head else _SURE) | (_IN_TAIL if tail else _SURE)


def _first(said: Sequence[Phrase], forces: AbstractSet[str]) -> Phrase | None:
    return next((phrase for phrase in said if phrase.force in forces), None)


def _taken(lines: Sequence[Line], spoken: Sequence[int]) -> tuple[tuple[int, Phrase] | None, ...]:
    """For each line the number of the heading that swallows it, and what the heading says."""
    taken: list[tuple[int, Phrase] | None] = [None] * len(lines)
    openers = [
        (number, phrase)
        for number in spoken
        for phrase in lines[number].said
        if phrase.takes or _announces(lines[number], phrase)
    ]
    if not openers:
        return tuple(taken)
    said = Counter(lines[number].bare for number in {number for number, _ in openers})
    prose = next((number for number, line in enumerate(lines) if line.prose), len(lines))
    for number, phrase in openers:
        if phrase.takes == "prose":
            reach = _prose(lines, number, phrase)
        else:
            reach = _headlines(lines, number, told=prose < number) if said[lines[number].bare] < _BUTTON else number + 1
        for swallowed in range(number + 1, reach):
            taken[swallowed] = taken[swallowed] or (number, phrase)
    return tuple(taken)


def _announces(line: Line, phrase: Phrase) -> bool:
    """Whether a sentence about other stories ends with a colon: what follows are their headlines."""
    return phrase.kind is Kind.RELATED and line.bare.endswith(":")


def _headlines(lines: Sequence[Line], opener: int, *, told: bool) -> int:
    """Where the list under a heading ends: at prose, or where bullets begin or end; `told` below the first prose."""
    end = opener + 1
    while end < len(lines) and end - opener <= _REACH and lines[end].headline:
        if lines[end].bulleted != lines[opener + 1].bulleted:
            return end
        end += 1
    if end == len(lines) or not lines[end].prose or lines[end - 1].bulleted:
        return end
    # In mid-story, without bullets: the last of several lines is the heading of the prose below it,
    # above the story its title, and lines of two words are no headlines of other stories.
    found = lines[opener + 1 : end if told and end - opener == _ONE else end - 1]
    if not all(map(_several_words, found)):
        # A label that is chrome itself ends the list: what stands below it is another's.
        label = next((number for number in range(opener + 1, end) if _is_label(lines[number])), end)
        found = lines[opener + 1 : label] if label < end else ()
    return opener + 1 + len(found) if all(map(_several_words, found)) else opener + 1


def _is_label(line: Line) -> bool:
    return any(phrase.at == "whole" for phrase in line.said)


def _several_words(line: Line) -> bool:
    """Whether a line is as long as headlines are; in Chinese and Japanese, which know no blanks, by its characters."""
    return line.bare.count(" ") >= _WORDS or (
        " " not in line.bare and line.weight >= _UNSPACED and line.weight > len(line.bare)
    )


def _prose(lines: Sequence[Line], opener: int, phrase: Phrase) -> int:
    """Where the text under a heading ends: with the last sentence in which the family's words occur."""
    end, size = opener + 1, 0
    for number in range(opener + 1, min(len(lines), opener + 1 + _REACH)):
        size += len(lines[number].key)
        if size > _REACH_TEXT:
            break
        if any(said.family == phrase.family and said.force == "within" for said in lines[number].said):
            end = number + 1
    while opener + 1 < end < len(lines) and not spelling.ends_sentence(lines[end - 1].key):
        end += 1
    return end
