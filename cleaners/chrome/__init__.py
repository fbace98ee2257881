"""The chrome spotters, in the order in which they are asked: the one signboard that imports."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import Final

from cleaners import asides, ledger, repeats, repeats_joined
from cleaners.block import Block
from cleaners.chrome import (
    addresses,
    agencies,
    amid,
    appeals,
    bars,
    blurbs,
    boxes,
    bylines,
    callings,
    captions,
    ciphers,
    companies,
    contents,
    dates,
    endings,
    headlines,
    leftovers,
    line_model,
    links,
    marks,
    members,
    memory,
    menus,
    modules,
    pleas,
    polls,
    portraits,
    prompts,
    remarks,
    sections,
    signposts,
    teasers,
    titled,
    vacancies,
)
from cleaners.chrome.context import Context
from cleaners.chrome.needs import NOTHING, had
from cleaners.chrome.phrasebook import Book, book
from cleaners.chrome.reading import Line, Reading, lines_of, read
from cleaners.chrome.traits import BROKEN, PULLED, QUOTED
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.story import Model

# Each with what a page must have for it to be asked, see needs.py.
SPOTTERS: Final[tuple[tuple[Callable[[Reading], Iterable[Cut]], int], ...]] = (
    (prompts.spot, prompts.NEEDS),
    (sections.spot, sections.NEEDS),
    (modules.spot, NOTHING),
    (memory.spot, memory.NEEDS),
    (vacancies.spot, vacancies.NEEDS),
    (contents.spot, contents.NEEDS),
    (dates.spot, dates.NEEDS),
    (bylines.spot, bylines.NEEDS),
    (callings.spot, callings.NEEDS),
    (captions.spot, captions.NEEDS),
    (ciphers.spot, ciphers.NEEDS),
    (companies.spot, NOTHING),
    (agencies.spot, agencies.NEEDS),
    (endings.spot, endings.NEEDS),
    (links.spot, links.NEEDS),
    (bars.spot, bars.NEEDS),
    (marks.spot, marks.NEEDS),
    (signposts.spot, NOTHING),
    (members.spot, members.NEEDS),
    (remarks.spot, remarks.NEEDS),
    (leftovers.spot, NOTHING),
    (headlines.spot, headlines.NEEDS),
    (blurbs.spot, blurbs.NEEDS),
    (teasers.spot, NOTHING),
    (portraits.spot, NOTHING),
    (boxes.spot, boxes.NEEDS),
    (addresses.spot, NOTHING),
    (titled.spot, titled.NEEDS),
    (appeals.spot, appeals.NEEDS),
    (polls.spot, polls.NEEDS),
)
_NEEDED: Final = reduce(or_, (needs for _, needs in SPOTTERS))


# What one round cuts can uncover more: a label that heads nothing, a shorter tail, the next word of a menu, which is
# then the page's first line. A cleaned page, cleaned again, must stay as it is.
_ROUNDS: Final = 20
_COPIES: Final = frozenset({"repeats.exact", "repeats.altered"})
_PASSES: Final = 20  # the same of the model


def find(
    blocks: Sequence[Block],
    context: Context,
    *,
    phrases: Book | None = None,
    model: bool = True,
    trees: Model | None = None,
) -> tuple[Cut, ...]:
    """Everything the spotters and the copies claim, each character for the first reason given.

    Args:
        blocks: the page's, as far as they may be story.
        context: what else is known about the page.
        phrases: what chrome says; those of the page's language when none are given.
        model: whether the line model is asked too; blocks of HTML have been judged by a better one.
        trees: another line model than the one that ships.
    """
    if not blocks:
        return ()
    notes, blocks = asides.taken(blocks) if Kind.NAVIGATION not in context.off else ([], blocks)
    lang = context.lang.partition("-")[0].lower()
    lines = pleas.heard(lines_of(blocks, phrases or book(lang)), lang)
    cuts, first = _ruled(lines, context)
    if model and not any(block.tag for block in blocks):
        likely = _likely(lines, cuts, context, trees)
        cuts += memory.unvouched(likely, *first)
    return ledger.settle(cuts + notes)


def _likely(lines: tuple[Line, ...], ruled: Sequence[Cut], context: Context, trees: Model | None) -> list[Cut]:
    """What the line model claims, and the rules of what it uncovers, until the page that is left stays as it is."""
    cuts: list[Cut] = []
    gone = {cut.start for cut in ruled}
    every = lines
    for _ in range(_PASSES):
        cuts += [cut for cut in line_model.find(lines, gone, trees) if cut.kind not in context.off]
        gone |= {cut.start for cut in cuts}
        cuts += _amid(every, gone, context)
        gone |= {cut.start for cut in cuts}
        left = tuple([line for line in lines if line.block.start not in gone])
        if len(left) == len(lines):
            break
        lines = left
        cuts += _ruled(lines, context)[0] if cuts else ()
        gone |= {cut.start for cut in cuts}
    return cuts


def _ruled(lines: tuple[Line, ...], context: Context) -> tuple[list[Cut], tuple[Reading, list[Cut]]]:
    """What the rules claim, asked again until nothing is left; and the page as it was first, with its claims."""
    keys = [line.key for line in lines]
    joined: tuple[repeats_joined.Joined, ...] = ()
    if repeats_joined.may_be(keys):
        joined = repeats_joined.find([line.block for line in lines], keys, (context.title, context.summary))
    if not joined or Kind.DUPLICATE in context.off:
        return _rounds(lines, [], context)
    # It goes first, or its paragraphs would be taken for quotes from it; and stays if one of them goes as no story.
    cuts, first = _rounds(lines, [copy.cut for copy in joined], context)
    parts = frozenset[int]().union(*(copy.paragraphs for copy in joined))
    lost = any(cut.start in parts and cut.kind is not Kind.DUPLICATE for cut in cuts)
    return _rounds(lines, [], context) if lost else (cuts, first)


def _rounds(every: tuple[Line, ...], known: list[Cut], context: Context) -> tuple[list[Cut], tuple[Reading, list[Cut]]]:
    """What the rules claim besides the cuts that are known, round by round; see _ruled."""
    first = read(_left(every, known) if known else every, context)
    fresh = claimed = _asked(first, every, known)
    cuts = known + fresh
    for _ in range(_ROUNDS - 1):
        if not fresh:
            break
        fresh = memory.unvouched(_asked(read(_left(every, cuts), context), every, cuts), first, claimed)
        cuts = cuts + fresh
    return cuts, (first, claimed)


def _left(lines: tuple[Line, ...], cuts: Sequence[Cut]) -> tuple[Line, ...]:
    gone = {cut.start for cut in cuts}
    return tuple([line for line in lines if line.block.start not in gone])


def _asked(reading: Reading, every: tuple[Line, ...], cuts: list[Cut]) -> list[Cut]:
    """What the rules claim of what is left of a page."""
    fresh = _claims(reading)
    if reading.context.off:
        fresh = _allowed(fresh, reading.context)
    if not every or every[-1].block.tag:  # of HTML the story model has judged each block by its element
        return fresh
    return fresh + _amid(every, {cut.start for cut in (*cuts, *fresh)}, reading.context)


def _allowed(cuts: Sequence[Cut], context: Context) -> list[Cut]:
    """The cuts without those of a kind that the outlet keeps, and without what its memory says of the same lines."""
    kept = {cut.start for cut in cuts if cut.kind in context.off}
    return [cut for cut in cuts if cut.kind not in context.off and not (cut.by == "memory" and cut.start in kept)]


def _amid(lines: tuple[Line, ...], gone: set[int], context: Context) -> list[Cut]:
    """What stands amid all that is cut so far, behind the story or above its title."""
    found = [*amid.find(lines, gone), *menus.find(lines, gone)]
    if context.lang.partition("-")[0].lower() in pleas.LANGUAGES:
        found += [cut for cut in amid.between(lines, gone) if all(cut.start != other.start for other in found)]
    return [cut for cut in found if cut.kind not in context.off]


def _claims(reading: Reading) -> list[Cut]:
    lines = reading.lines
    cuts: list[Cut] = []
    for spot in _spotters(had(reading) & _NEEDED):
        cuts += spot(reading)
    broken, quoted, often = reading.numbers(BROKEN), reading.numbers(QUOTED), reading.gathered.often
    if often or broken or quoted:
        again = [line.key for line in lines if line.bare in often] if often else ()
        cuts += repeats.find(
            [line.block for line in lines],
            title=reading.context.title,
            keys=[line.key for line in lines],
            known=repeats.Known(again, broken, quoted, reading.numbers(PULLED)),
        )
    return _loose(cuts, reading) if reading.held else cuts


@lru_cache(maxsize=1_024)
def _spotters(has: int) -> tuple[Callable[[Reading], Iterable[Cut]], ...]:
    """Those that may find something in a page that has this."""
    return tuple([spot for spot, needs in SPOTTERS if needs & has])


def _loose(cuts: Sequence[Cut], reading: Reading) -> list[Cut]:
    """The cuts without those of single cells and lines of what stays; a table may go as a copy, or by the outlet's."""
    stay = {reading.lines[number].block.start for number in reading.held}
    return [cut for cut in cuts if cut.start not in stay or cut.by == "memory" or cut.rule in _COPIES]
