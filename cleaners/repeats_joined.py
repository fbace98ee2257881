"""Copies that say in one block what several paragraphs say: for players, for search engines, for printers.

The paragraphs stay, wherever the block stands. It is a copy where nothing is left of it but what heads a story: then
no word of the page is lost with it.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from cleaners import spelling
from cleaners.block import Block
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION

_BY: Final = f"rules@{RULES_VERSION}"
_JOINED: Final = 160  # weight of a block that says two paragraphs or more
_PARAGRAPH: Final = 60  # weight
_PARAGRAPHS: Final = 2
_BLOCKS: Final = 2  # of a page, one for players and one for search engines
_LONGER: Final = 1.4  # times as long as the page's next longest line; a copy of a whole story is many times as long
_NEAR: Final = 6  # paragraphs on either side of a block, one of which it says if it says many
_BETWEEN: Final = 80  # characters of a heading or a byline between two paragraphs
_OTHERS: Final = 3  # paragraphs said for one that is not: a caption, an advert amid them
_STOPS: Final = " .!?:;,|-'\"\u2026\u3002"


class Joined(NamedTuple):
    """A copy, and where the paragraphs begin that it joins."""

    cut: Cut
    paragraphs: frozenset[int]


def find(blocks: Sequence[Block], keys: Sequence[str], said: Sequence[str] = ()) -> tuple[Joined, ...]:
    """Every block that joins what others say, in order of the page.

    Args:
        blocks: the page's.
        keys: their keys.
        said: what else the page says of its story: its title, its summary.
    """
    least = _shortest(keys)
    if least is None:
        return ()
    found = []
    for number in [place for place, text in enumerate(keys) if len(text) >= least]:
        if _may_join(keys, number) and (parts := _parts(keys, number, said)):
            starts = [blocks[place].start for place in parts]
            evidence = f"{len(parts)} paragraphs as from {starts[0]} on"
            cut = Cut(blocks[number].start, blocks[number].end, Kind.DUPLICATE, "repeats.joined", evidence, _BY)
            found.append(Joined(cut, frozenset(starts)))
    return tuple(found)


def may_be(keys: Sequence[str]) -> bool:
    """Whether one of these is long enough to join others; on most pages none is."""
    return _shortest(keys) is not None


def _shortest(keys: Sequence[str]) -> float | None:
    """How many characters a key has at least that joins others; None where none is as long."""
    if len(keys) <= _PARAGRAPHS:
        return None
    sizes = sorted(map(len, keys))
    least = max(_JOINED // 3, sizes[-1 - _BLOCKS] * _LONGER)
    return least if sizes[-1] >= least else None


def _may_join(keys: Sequence[str], number: int) -> bool:
    """Whether a block says a paragraph that stands near it, and has room for another one."""
    whole = keys[number]
    for side in (range(number - 1, -1, -1), range(number + 1, len(keys))):
        seen = 0
        for place in side:
            text = keys[place]
            if 3 * len(text) < _PARAGRAPH or not _is_paragraph(text):  # most are no longer than a label
                continue
            if len(text) + _PARAGRAPH // 3 <= len(whole) and text in whole:
                return True
            seen += 1
            if seen == _NEAR:
                break
    return False


def _parts(keys: Sequence[str], number: int, said: Sequence[str]) -> list[int]:
    """The paragraphs before a block, or behind it, that it is made of; none where it says anything else."""
    whole = _tight(keys[number])
    heads = [_tight(spelling.key(text)).strip(_STOPS) for text in said]
    return _made_of(whole, keys, range(number), heads) or _made_of(whole, keys, range(number + 1, len(keys)), heads)


def _made_of(whole: str, keys: Sequence[str], side: range, heads: Sequence[str]) -> list[int]:
    at, parts, others = 0, list[int](), 0
    for place in side:
        line, told = _tight(keys[place]), _is_paragraph(keys[place])
        start = at
        if not whole.startswith(line, at):
            # The first one may stand behind a title and a summary.
            room = _BETWEEN if parts else sum(map(len, heads)) + _BETWEEN
            start = whole.find(line, at, at + room + len(line)) if told else -1
        if start >= 0:
            if not _is_head(whole[at:start], heads):
                return []
            at = start + len(line)
        elif told and parts and len(whole) - at <= len(line) and line.startswith(whole[at:].rstrip(_STOPS)):
            # It breaks off.
            at = len(whole)
        else:
            others += told and len(parts) > 0
            continue
        if told:
            parts.append(place)
        if at == len(whole):
            break
    if len(parts) < _PARAGRAPHS or _OTHERS * others > len(parts):
        return []
    return parts if _is_head(whole[at:], heads) else []


def _is_head(text: str, heads: Sequence[str]) -> bool:
    """Whether what is left of a block is no sentence of a story: its title, its summary, a heading, a name."""
    for head in heads:
        text = text.replace(head, "", 1) if head else text
    return not text.strip(_STOPS) or (len(text) <= _BETWEEN and not spelling.ends_sentence(text))


def _tight(key: str) -> str:
    """A key without blanks: joined, some sentences have none between them."""
    return key.replace(" ", "")


def _is_paragraph(key: str) -> bool:
    """Whether a line is running text; a question may be a heading, and lists of contents join headings."""
    if 3 * len(key) < _PARAGRAPH or key.endswith("?"):
        return False
    return spelling.weight(key) >= _PARAGRAPH and spelling.ends_sentence(key)
