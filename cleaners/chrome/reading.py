"""Reading: a page's lines as the spotters see them, and where the story begins and ends.

A phrase alone proves little: "Read more" can be a link and an old woman's advice. What it is worth
depends on where it stands. `sure` phrases count anywhere; `head` ones above the story, `tail` ones
behind it, `beside` ones right beside a line that is known to be chrome, `edge` ones in all three
places, `first` ones on the page's first line, `top` ones near it (bylines stand below a standfirst),
`within` ones only under a heading of their family, and `list` ones below its first prose above a list (inlaid.py).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final, NamedTuple

from cleaners import spelling
from cleaners.block import Block
from cleaners.chrome import inlaid
from cleaners.chrome.boxwords import let_box
from cleaners.chrome.context import Context
from cleaners.chrome.facts import boxed, is_cell
from cleaners.chrome.lines_compiled import KERNEL
from cleaners.chrome.phrasebook import Book, heard
from cleaners.chrome.phrases import Phrase
from cleaners.chrome.reach import swallowed
from cleaners.chrome.rows import held
from cleaners.chrome.speakers import let_speak
from cleaners.chrome.traits import COLON, DATED, ELEMENTS, LINK, LINKS, NAMED, Alone, around
from cleaners.chrome.unaddressed import let_tell
from cleaners.chrome.vocabulary import PICTURING
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION

_RULES: Final = f"rules@{RULES_VERSION}"
_SEVERAL: Final = 14  # weight: five characters of Chinese, the length of two short words
_TOP: Final = 8  # lines: title, standfirst, picture, its caption and credit, and what names author and date
FIELDS: Final = tuple(map(Block._fields.index, ("tag", "link_density", "tokens")))  # for the kernel
_SURE: Final = frozenset({"sure"})
_IN_HEAD: Final = frozenset({"sure", "edge", "head"})
_IN_TAIL: Final = frozenset({"sure", "edge", "tail"})
_ASIDE: Final = frozenset({"edge", "tail"})
_BESIDE: Final = frozenset({"edge", "beside"})
_BESIDE_PROSE: Final = frozenset({"beside"})
_INVITING: Final = frozenset({Kind.COMMENTS, Kind.FEEDBACK})
_ASKING: Final = ("?", "\u061f", "\uff1f")
_STORY: Final = 2  # lines below a title
_PICTURE: Final = ("picture", "image", "photograph")
_BRACKETS: Final = frozenset({"[]", "()", "\uff08\uff09"})


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


def cut_of(line: Line, kind: Kind, rule: str, evidence: str = "", by: str = _RULES) -> Cut:
    """The cut of a whole line; its own text is the evidence where none is given."""
    block = line.block
    # As Cut() does, in half the time: a text of buttons has seven thousand.
    return tuple.__new__(Cut, (block.start, block.end, kind, rule, evidence or line.shown[:60], by))


_GATHERED_BY: Final = tuple(map(Line._fields.index, ("bare", "traits", "said")))  # for the kernel


class Gathered(NamedTuple):
    """Which lines of a page are worth a look: most of a story are not."""

    spoken: list[int]  # the numbers of those that say something of the catalogue
    marked: Mapping[int, list[int]]  # and, under each trait, of those that have it
    again: int  # how many say what one above them says, bullets aside
    often: AbstractSet[str]  # what they say


class Reading(NamedTuple):
    """A page's lines, and which of them are spoken for."""

    context: Context
    lines: tuple[Line, ...]
    head: int  # the first line of prose that nothing speaks against; before it is the head
    tail: int  # the line behind the last one
    counted: tuple[Phrase | None, ...]  # for each line, the phrase that counts where it stands
    taken: tuple[tuple[int, Phrase] | None, ...]  # for each line, the heading that swallowed it
    gathered: Gathered
    boxed: frozenset[int]  # the facts of a book, a film or a person: no bylines
    held: AbstractSet[int] = frozenset()  # what stays with its table, list or listing, see rows.py

    def is_claimed(self, number: int) -> bool:
        """Whether a phrase counts in a line, or a heading swallowed it."""
        return self.counted[number] is not None or self.taken[number] is not None

    def numbers(self, *traits: int) -> Sequence[int]:
        """The numbers of the lines with one of these traits: on most pages none have it."""
        marked = self.gathered.marked
        if len(traits) == 1:
            return marked.get(traits[0], ())
        found = [marked[trait] for trait in traits if trait in marked]
        return sorted(set().union(*found)) if len(found) > 1 else found[0] if found else ()


def lines_of(blocks: Sequence[Block], phrases: Book) -> tuple[Line, ...]:
    """What can be said about each block alone."""
    every = [block.text for block in blocks]
    texts = list(dict.fromkeys(every))  # each is looked at once, however often it stands
    told, said = heard(texts, phrases)
    if spoken := [number for number, found in enumerate(said) if found]:
        let_box(spoken, told, said)
        let_speak(spoken, texts, told, said)
        let_tell(spoken, told, said)
    if len(texts) < len(every):
        place = dict(zip(texts, range(len(texts)), strict=True))
        told, said = [told[place[text]] for text in every], [said[place[text]] for text in every]
    return _lines(blocks, told, said)


def read(lines: tuple[Line, ...], context: Context) -> Reading:
    """Where a page's story begins and ends, and what the phrases are worth where they stand."""
    found = gathered(lines)
    taken = swallowed(lines, found.spoken)
    head, tail = _head(lines), _tail(lines, taken)
    counted = _counted(lines, found.spoken, (head, tail), taken)
    box = frozenset(boxed(lines, counted, found.marked.get(COLON, ())))
    dated = found.marked.get(DATED, ())
    stay = held(lines, dated, counted, (head, tail), context.tables(lists=len(dated) > 0))
    if apart := box | stay:
        counted = tuple([None if number in apart else phrase for number, phrase in enumerate(counted)])
    return Reading(context, lines, head, tail, counted, inlaid.opened(taken, counted), found, box, stay)


def gathered(lines: tuple[Line, ...]) -> Gathered:
    """Which lines spotters will ask for."""
    if KERNEL is not None:
        return Gathered(*KERNEL.gathered(lines, *_GATHERED_BY))
    return gathered_of(lines)


def gathered_of(lines: Sequence[Line]) -> Gathered:
    """The same in pure Python."""
    spoken = [number for number, line in enumerate(lines) if line.said]
    marked: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        if line.traits:
            for trait in _each(line.traits):
                marked.setdefault(trait, []).append(number)
    bares = [line.bare for line in lines]
    again = len(bares) - len(set(bares))
    return Gathered(spoken, marked, again, {bare for bare, n in Counter(bares).items() if n > 1} if again else set())


@cache
def _each(traits: int) -> tuple[int, ...]:
    return tuple(1 << bit for bit in range(traits.bit_length()) if traits >> bit & 1)


def _lines(blocks: Sequence[Block], told: list[Alone], said: list[tuple[Phrase, ...]]) -> tuple[Line, ...]:
    """A line for each block, from what is known of its text."""
    if KERNEL is not None:
        return KERNEL.lines(blocks, told, said, Line, FIELDS, ELEMENTS, NAMED, LINK)  # type: ignore[no-any-return]
    return lines_made(blocks, told, said)


def lines_made(blocks: Sequence[Block], told: Sequence[Alone], said: Sequence[tuple[Phrase, ...]]) -> tuple[Line, ...]:
    """The same in pure Python; an item of a list has a bullet which its text does not show."""
    found: list[Line] = []
    made = tuple.__new__  # as Line() does, in a third of the time
    tokens_above: tuple[str, ...] | None = None
    inside, stands = "", 0
    for block, (key, bare, bulleted, ends, prose, headline, weight, traits), phrases in zip(
        blocks, told, said, strict=True
    ):
        tag, tokens = block.tag, block.tokens
        if tokens is not tokens_above or tag != inside:  # most lines stand in the same as the one above them
            tokens_above, inside, stands = tokens, tag, around(tag, tokens)
        links = LINKS if block.link_density >= LINK else 0
        found.append(
            made(
                Line,
                (
                    block, key, bare, bulleted or tag == "li", ends, prose, headline, weight, traits | stands | links,
                    phrases,
                ),
            )
        )  # fmt: skip
    return tuple(found)


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
    if number < 2 or not lines[number - 1].said:  # noqa: PLR2004 - two lines above
        return False
    return all(_first(line.said, _IN_TAIL) for line in lines[number - 2 : number])


def _counted(
    lines: Sequence[Line], spoken: Sequence[int], story: tuple[int, int], taken: Sequence[tuple[int, Phrase] | None]
) -> tuple[Phrase | None, ...]:
    if not spoken:
        return (None,) * len(lines)
    counted: list[Phrase | None] = [None] * len(lines)
    head, tail = story
    for number in spoken:
        if not (_pictures(line := lines[number]) or is_cell(lines, number) or _answers(lines, number)):
            counted[number] = _first(line.said, _forces(number, head, tail)) or _whole(line)
            if counted[number] is None and head < number:
                counted[number] = inlaid.opener(lines, number, taken, tail)
    _let_entitle(lines, counted)
    for numbers, step in ((spoken, 1), (spoken[::-1], -1)):
        for number in numbers:
            beside, line = number - step, lines[number]
            if counted[number] is None and 0 <= beside < len(lines) and counted[beside] is not None:
                # An advertisement may stand between any two paragraphs, whatever these say.
                near = _BESIDE_PROSE if line.prose else _BESIDE
                counted[number] = _first(() if _commands(line) else line.said, near)
    return tuple(counted)


def _let_entitle(lines: Sequence[Line], counted: list[Phrase | None]) -> None:
    """Leave a question above a story, for it is the title: "What do you think of the ban?" is no prompt there."""
    for number, phrase in enumerate(counted[:-_STORY]):
        if phrase is None:
            return
        if phrase.kind in _INVITING and lines[number].bare.endswith(_ASKING):
            counted[number] = None
            return


def _pictures(line: Line) -> bool:
    """Whether a line asks the reader to picture something."""
    return line.bare.startswith(_PICTURE) and PICTURING.fullmatch(line.shown) is not None


def _answers(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is a word with a full stop below a question: "Share." may be somebody's favourite word."""
    return number > 0 and _commands(lines[number]) and lines[number - 1].bare.endswith(_ASKING)


def _commands(line: Line) -> bool:
    """Whether a line is one word with a full stop: "Watch." is what somebody is told to do, and no button."""
    return line.bare.endswith(".") and " " not in line.bare and line.bare[:-1].isalpha()


def _whole(line: Line) -> Phrase | None:
    """A phrase for the edges that fills a line of several words, or stands in a bracket of its own: no story's."""
    if " " not in line.bare and line.weight <= _SEVERAL:
        return None
    text = line.shown
    aside = text[:1] + text[-1:] in _BRACKETS
    return next(
        (p for p in line.said if (p.force == "edge" and p.at == "whole") or (aside and p.force in _ASIDE)), None
    )


def _forces(number: int, head: int, tail: int) -> AbstractSet[str]:
    """Which phrases count in this line; a page without prose is head and tail at once."""
    return _here(number == 0 and head > 0, number < _TOP, number < head, number >= tail)


@cache
def _here(first: bool, top: bool, head: bool, tail: bool) -> AbstractSet[str]:  # noqa: FBT001 - places, in order
    near = {"first", "top"} if first else {"top"} if top else set()
    return near | (_IN_HEAD if head else _SURE) | (_IN_TAIL if tail else _SURE)


def _first(said: Sequence[Phrase], forces: AbstractSet[str]) -> Phrase | None:
    return next((phrase for phrase in said if phrase.force in forces), None)
