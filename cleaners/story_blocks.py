"""The blocks that a page keeps, as spotters get them: with what is known about where they stood."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import numpy as np

from cleaners.block import Block
from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.kernels import compiled
from cleaners.segment import Segments
from cleaners.segment_kinds import Kinds
from cleaners.segment_tags import BLOCK_TAGS, HEADING
from cleaners.segment_words import words

KERNEL: Final = compiled("cleaners.native.story")
FLOAT: Final = np.dtype(np.float32)  # as the kernel reads scores; one object, asked for sooner than compared
_MAX_ANCESTORS: Final = 12  # whose words a block is given, its own element's among them
_MAX_TOKENS: Final = 12  # of them: words further off name whole columns
# As the kernel asks for it: of each tag the level of a heading, and both of the above.
_ASKED: Final = bytes(HEADING.get(code, 0) for code in range(len(BLOCK_TAGS))), _MAX_ANCESTORS, _MAX_TOKENS
About = tuple[str, int, tuple[str, ...]]  # the tag, the level of a heading, the first attribute words


def blocks(page: Page, left: Sequence[int], said: Floats) -> list[Block]:
    """Some blocks, with what is known about where they stood; that is looked up once for containers of one kind.

    Args:
        page: the blocks.
        left: which.
        said: how likely each is story.
    """
    if not left:
        return []
    about = known(page, left)
    if KERNEL is None or said.dtype is not FLOAT:
        return made(page, left, said, about)
    columns = page.starts, page.ends, said, page.segments.link_chars, page.kinds
    found: list[Block] = KERNEL.blocks(Block, page.segments.text, left, *columns, about)
    return found


def made(page: Page, left: Sequence[int], said: Floats, about: Mapping[int, About]) -> list[Block]:
    """The same in pure Python.

    Args:
        page: the blocks.
        left: which.
        said: how likely each is story.
        about: what is known of their kinds of containers.
    """
    texts, kinds, linked = page.segments.text, page.kinds, page.segments.link_chars
    starts, ends, scores = page.starts.tolist(), page.ends.tolist(), said.tolist()
    new, found = tuple.__new__, list[Block]()
    for index in left:
        tag, heading, tokens = about[kinds[index]]
        text, chars = texts[index], linked[index]
        density = min(1.0, chars / len(text)) if chars else 0.0
        fields = (text, starts[index], ends[index], tag, heading, density, tokens, scores[index])
        found.append(new(Block, fields))  # as Block(*fields) does, in a third of the time
    return found


def remaining(page: Page, why: Sequence[object | None], kept: AbstractSet[int]) -> tuple[list[int], int, int]:
    """The blocks that stay but for some, how many characters they have, and how many of these in links.

    Args:
        page: the blocks.
        why: each goes; None for those that stay.
        kept: those that are left out.
    """
    columns = page.segments.text, page.segments.link_chars
    found: tuple[list[int], int, int] = (remaining_purely if KERNEL is None else KERNEL.left)(why, kept, *columns)
    return found


def remaining_purely(
    why: Sequence[object | None], kept: AbstractSet[int], texts: list[str], linked: list[int]
) -> tuple[list[int], int, int]:
    """The same in pure Python."""
    left = [index for index, reason in enumerate(why) if reason is None and index not in kept]
    return left, sum(map(len, map(texts.__getitem__, left))), sum(map(linked.__getitem__, left))


def places(page: Page, kinds: Collection[int]) -> list[int]:
    """The containers of some kinds, in their order."""
    within = page.segments.within
    if KERNEL is None or within.rows is None:
        return [place for place, kind in enumerate(within.kind) if kind in kinds]
    found: list[int] = KERNEL.places(within.rows, kinds, len(page.segments.kinds.words))
    return found


def hinted(kinds: Kinds, bits: int) -> list[int]:
    """The kinds of elements whose own names give one of some hints."""
    if KERNEL is None or kinds.rows is None:
        return [kind for kind, own in enumerate(kinds.own) if own & bits]
    found: list[int] = KERNEL.hinted(kinds.rows, bits)
    return found


def known(page: Page, left: Sequence[int]) -> dict[int, About]:
    """What is known of each kind of containers that some blocks stand in."""
    segments = page.segments
    if KERNEL is None or segments.rows is None:
        return known_purely(page, left)
    rows = segments.rows, segments.within.rows, segments.kinds.rows
    found: dict[int, About] = KERNEL.known(*rows, left, segments.kinds.words, words, BLOCK_TAGS, *_ASKED)
    return found


def known_purely(page: Page, left: Sequence[int]) -> dict[int, About]:
    """The same in pure Python."""
    codes, container, written = page.codes, page.segments.container, page.segments.kinds.words
    parent, kind_of = page.segments.within.parent, page.segments.within.kind
    one_of_each = dict(zip(map(page.kinds.__getitem__, left), left, strict=True))
    above: dict[int, tuple[str, ...]] = {}  # the words around elements that stand in one of a kind, as most do in few
    found: dict[int, About] = {}
    for kind, index in one_of_each.items():
        code, tokens = codes[index], words(written[kind])
        around = parent[container[index]]
        if around >= 0 and len(tokens) < _MAX_TOKENS:
            outer = kind_of[around]
            if outer not in above:
                above[outer] = _tokens(page.segments, around)
            tokens += above[outer]
        found[kind] = BLOCK_TAGS[code], HEADING.get(code, 0), tokens[:_MAX_TOKENS]
    return found


def _tokens(segments: Segments, place: int) -> tuple[str, ...]:
    """The first attribute words of what stands around a container, from the nearest on."""
    parent, kind_of, written = segments.within.parent, segments.within.kind, segments.kinds.words
    found: tuple[str, ...] = ()
    for _ in range(_MAX_ANCESTORS - 1):
        found += words(written[kind_of[place]])
        place = parent[place]
        if place < 0 or len(found) >= _MAX_TOKENS:
            break
    return found
