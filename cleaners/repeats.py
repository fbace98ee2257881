"""What a page says twice: copies of lines, of blocks and of the whole article, and cut-off teasers.

A copy is a line that differs in quotes, dashes, case, white space and invisible marks only. Short
lines repeat on purpose (refrains, answers, table rows): they are copies only beside a long one, in
the same order as in the first place.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from cleaners import repeats_altered, repeats_wrapped, spelling
from cleaners.block import Block
from cleaners.cleaned import Cut
from cleaners.code import is_code
from cleaners.kinds import Kind
from cleaners.repeats_altered import RUN, Run, alike
from cleaners.repeats_broken import teasers
from cleaners.rules import RULES_VERSION

_BY: Final = f"rules@{RULES_VERSION}"
_LONG: Final = 80  # weight of a sentence nobody writes twice; the longest refrain of the gold cases has 45
_BESIDE_LONG: Final = 60  # the same inside a block of two lines or more
_TITLE: Final = 12  # weight; a shorter line says too little to be a title said twice
_FEW: Final = 4  # lines that are compared one by one
_PLACES: Final = 8  # how many earlier copies a line is compared with: it bounds the work on pages of one line
_QUOTED: Final = 3  # lines; what a colon announces is said again on purpose
_QUOTES: Final = 200  # lines in quotes that are looked for elsewhere; it bounds the work on pages of talk
# Of classes: "desktop-only", "d-none d-md-block", "md:hidden", "hidden-xs".
_SCREENS: Final = frozenset({"mobile", "desktop", "tablet", "phone", "xs", "sm", "md", "lg", "xl", "hidden", "visible"})
PULLED: Final = frozenset({"pullquote", "pull"})
OWN: Final = 6  # words of class: of the element and those right around it


class Known(NamedTuple):
    """What is known of a page's lines."""

    again: Sequence[str]  # the keys of those that may come again
    broken: Sequence[int]  # the numbers of those with three dots near their end
    quoted: Sequence[int]  # of those that begin with a quote
    pulled: Sequence[int]  # and of those in elements that are called pull quotes


def find(
    blocks: Sequence[Block],
    *,
    title: str = "",
    keys: Sequence[str] = (),
    known: Known | None = None,
) -> tuple[Cut, ...]:
    """A cut for every further copy, in order of the page.

    Args:
        blocks: the page's.
        title: as the page's metadata has it, when it is known.
        keys: the blocks' keys, where they are known already.
        known: what else is known of them.
    """
    keys = keys or [spelling.key(block.text) for block in blocks]
    again, broken, quoted, pulled = known or _unknown(blocks, keys)
    copies: dict[int, tuple[str, str]] = {}
    often = _often(again)
    runs: list[tuple[Run, bool]] = []
    twins: list[tuple[int, int]] = []
    for run in _runs(keys, often) if often else ():
        if run.length == 1 and 3 * len(keys[run.second]) < _LONG:  # what buttons say
            runs.append((run, False))
            continue
        screens = _is_for_another_screen(blocks, run)
        copied = screens or _is_copy(keys, run) or repeats_wrapped.is_copy(blocks, keys, run)
        runs.append((run, copied))
        if copied:
            length = run.length if screens else _length(keys, run)
            twins += [(run.second + step, run.first + step) for step in range(length)]
    for number, twin in (*twins, *repeats_altered.find(keys, runs)):
        rule = "repeats.exact" if keys[twin] == keys[number] else "repeats.altered"
        copies.setdefault(number, (rule, _at(blocks[twin])))
    for number, twin in _titles(keys, title) if often else ():
        copies.setdefault(number, ("repeats.title", _at(blocks[twin])))
    for number, twin in teasers(keys, broken):
        copies.setdefault(number, ("repeats.teaser", _at(blocks[twin])))
    for number, twin in (*_quotes(keys, quoted), *_pulled(keys, pulled)):
        copies.setdefault(number, ("repeats.quote", _at(blocks[twin])))
    made = tuple.__new__  # as Cut() does, in a third of the time: a text of one line has ten thousand copies
    kind = Kind.DUPLICATE
    return tuple(
        [made(Cut, (blocks[number].start, blocks[number].end, kind, *copies[number], _BY)) for number in sorted(copies)]
    )


def _unknown(blocks: Sequence[Block], keys: Sequence[str]) -> Known:
    """What is to be looked at where nothing is known."""
    pulled = [number for number, block in enumerate(blocks) if not PULLED.isdisjoint(block.tokens[:OWN])]
    return Known(keys, range(len(blocks)), range(len(blocks)), pulled)


def _often(keys: Sequence[str]) -> frozenset[str]:
    """What is said twice or more."""
    return frozenset([text for text, times in Counter(keys).items() if times > 1]) if keys else frozenset()


def _at(block: Block) -> str:
    return f"as at {block.start}"


def _runs(keys: Sequence[str], often: AbstractSet[str]) -> Iterator[Run]:
    """The longest stretches that repeat an earlier one, altered lines between equal ones included."""
    if not _may_be_copies(keys, often):  # most pages say again what buttons say, and no more
        return
    places: dict[str, list[int]] = {text: [] for text in often}
    behind = 0  # the last stretch
    for number, text in enumerate(keys):
        if text not in often:
            continue
        earlier = places[text]
        if number >= behind and earlier:
            best = _longest(keys, earlier, number)
            behind = number + best.length
            yield best
        if len(earlier) < _PLACES:
            earlier.append(number)


def _may_be_copies(keys: Sequence[str], often: AbstractSet[str]) -> bool:
    """Whether a long line comes again, or on a page with one as many in a row as an altered one needs beside it."""
    if any(map(_is_long, often)):
        return True
    row = 0
    for text in keys:
        row = row + 1 if text in often else 0
        if row == RUN:
            return 3 * max(map(len, keys)) >= _BESIDE_LONG and (
                any(map(_is_long, keys)) or any(map(repeats_wrapped.may_be, often))
            )
    return False


def _longest(keys: Sequence[str], earlier: Sequence[int], number: int) -> Run:
    """The longest stretch from here that repeats one from an earlier place, the first of several."""
    best, longest = earlier[0], 1
    if number + 1 < len(keys):
        following = keys[number + 1]
        for first in earlier:
            if keys[first + 1] == following and (length := _repeated(keys, first, number)) > longest:
                best, longest = first, length
    return Run(best, number, longest)


def _repeated(keys: Sequence[str], first: int, second: int) -> int:
    """How many lines from `second` on say what the lines from `first` on say."""
    end = second - first
    length = equal = _equal(keys, first, second)
    while length < end and second + length < len(keys):
        if keys[first + length] == keys[second + length]:
            equal += 1
        elif equal < RUN or not alike(keys[first + length], keys[second + length]):
            break
        length += 1
    return length


def _equal(keys: Sequence[str], first: int, second: int) -> int:
    """How many lines, at least one, are the same from both places up to the second; many in growing slices."""
    length, most = 1, min(second - first, len(keys) - second)
    while length < most and length < _FEW and keys[first + length] == keys[second + length]:
        length += 1
    if length < _FEW:
        return length
    step = 1
    while length < most:
        step = min(step, most - length)
        if keys[first + length : first + length + step] == keys[second + length : second + length + step]:
            length += step
            step *= 2
        elif step == 1:
            break
        else:
            step = max(1, step // 4)
    return length


def _length(keys: Sequence[str], run: Run) -> int:
    """How many lines of a repetition go: headings at its end stay, for they head what comes next."""
    length = run.length
    while run.second + length < len(keys) and length > 1 and _is_heading(keys[run.second + length - 1]):
        length -= 1
    return length


def _is_copy(keys: Sequence[str], run: Run) -> bool:
    """Whether a repetition is a copy and not a refrain, a formula or a row of a table."""
    least = _LONG if run.length == 1 else _BESIDE_LONG
    said = [text for text in keys[run.second : run.second + run.length] if 3 * len(text) >= least]
    if not said or (run.length <= _QUOTED and run.second and keys[run.second - 1].endswith(":")):
        return False
    # A listing says again what another one says; in an article given twice, prose stands around it.
    return any(_is_long(text) and spelling.weight(text) >= least and not is_code(text) for text in said)


def _is_for_another_screen(blocks: Sequence[Block], run: Run) -> bool:
    """Whether a stretch right behind its like is for telephones: each in a part named after a size of screen."""
    if run.length < RUN or run.second != run.first + run.length:
        return False
    one, other = blocks[run.first].tokens, blocks[run.second].tokens
    return one != other and not _SCREENS.isdisjoint(one) and not _SCREENS.isdisjoint(other)


def _is_long(text: str) -> bool:
    """Whether a line is told and long enough to make a copy of the lines it stands among."""
    return 3 * len(text) >= _BESIDE_LONG and spelling.weight(text) >= _BESIDE_LONG and _is_told(text)


def _is_heading(text: str) -> bool:
    return not spelling.ends_sentence(text) and spelling.weight(text) < _BESIDE_LONG


def _is_told(text: str) -> bool:
    """Whether a line is a sentence of running text: items of lists, rows, code and questions come again on purpose."""
    return spelling.ends_sentence(text) and not text.endswith("?") and not spelling.is_bulleted(text)


def _titles(keys: Sequence[str], title: str) -> Iterator[tuple[int, int]]:
    """Lines of the head that say the title, or the line right above them, again."""
    wanted: frozenset[str] = frozenset()  # spelled out when a line comes again
    first: dict[str, int] = {}
    for number, text in enumerate(keys):
        if 3 * len(text) < _TITLE:  # pages made to keep us busy have ten thousand lines that say next to nothing
            continue
        if _is_prose(text):
            return
        known = first.setdefault(text, number)
        if known < number:
            if not _names(text):
                first[text] = len(keys)  # it is asked once
                continue
            wanted = wanted or frozenset((keys[0], spelling.key(title)))
            if text in wanted or text == keys[number - 1]:
                yield number, known


def _names(text: str) -> bool:
    return len(text) >= _TITLE or spelling.weight(text) >= _TITLE


def _is_prose(text: str) -> bool:
    return 3 * len(text) >= _BESIDE_LONG and spelling.weight(text) >= _BESIDE_LONG and spelling.ends_sentence(text)


def _quotes(keys: Sequence[str], quoted: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Sentences in quotes on a line of their own, with the longer line that says them: pull quotes."""
    quotes = [(n, text) for n in quoted if (text := keys[n])[:1] == "'" and spelling.weight(text) >= _BESIDE_LONG]
    page = "\n".join(keys) if quotes else ""
    for number, text in quotes[:_QUOTES]:
        said = text.strip("' .!?,")
        if page.count(said) == 1:  # here; most quotes are
            continue
        twin = next((n for n, other in enumerate(keys) if len(other) > len(text) and said in other), None)
        if twin is not None:
            yield number, twin


def _pulled(keys: Sequence[str], pulled: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pull quotes with another line that says them."""
    others = sorted(set(range(len(keys))).difference(pulled)) if pulled else ()
    for number in pulled[:_QUOTES]:
        said = keys[number].strip("' .!?,")
        if spelling.weight(said) >= _TITLE:
            twin = next((n for n in others if said in keys[n]), None)
            if twin is not None:
                yield number, twin
