"""A page of HTML as the model sees it: parsed, laid out as blocks, each block judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from cleaners.block import Block
from cleaners.cleaned import Cut
from cleaners.features import Page, features, page_of
from cleaners.features_text import Floats
from cleaners.hints import hints
from cleaners.metadata_head import Head, read
from cleaners.segment import segment
from cleaners.segment_tags import BLOCK_TAGS, CODE, HEADING
from cleaners.segment_tree import Tree, parse
from cleaners.segment_words import words
from cleaners.story import model, probabilities

_THIN: Final = 300  # characters; below it, what the page shows without scripts is looked at
_LISTS: Final = frozenset({CODE["ul"], CODE["ol"], CODE["dl"]})
_MAX_ANCESTORS: Final = 12  # whose words a block is given


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed page."""

    tree: Tree
    head: Head
    page: Page


def document(html: str) -> Document:
    """Parse a page and lay it out.

    A page that shows next to nothing is read again as by a browser without scripts: forums and shops
    keep their text in <noscript>.
    """
    tree = parse(html)
    page = page_of(segment(tree))
    if len(page.raw_text) < _THIN and "<noscript" in html:
        plain = parse(html, scripting=False)
        without = page_of(segment(plain, scripting=False))
        if len(without.raw_text) > len(page.raw_text):
            tree, page = plain, without
    return Document(tree, read(tree), page)


def scores(parsed: Document) -> Floats:
    """How likely each block is story."""
    return probabilities(features(parsed.page, hints(parsed.head)), model())


def blocks(page: Page, said: Floats, cuts: Sequence[Cut]) -> list[Block]:
    """The blocks that no cut covers, for the spotters."""
    starts = {int(start): index for index, start in enumerate(page.starts)}
    gone = np.zeros(len(page.raw_text) + 1, bool)
    for cut in cuts:
        gone[cut.start : cut.end] = True
    left = [index for start, index in starts.items() if not gone[start]]
    return [_block(page, index, float(said[index])) for index in left]


def _block(page: Page, index: int, score: float) -> Block:
    """A block with what is known about where it stood."""
    segments, inside = page.segments, page.segments.within
    text, place = segments.text[index], segments.container[index]
    start = int(page.starts[index])
    found: list[str] = []
    depth = 0
    above = place
    for _ in range(_MAX_ANCESTORS):
        if above < 0:
            break
        found += words(inside.words[above])
        depth += inside.code[above] in _LISTS
        above = inside.parent[above]
    code = inside.code[place]
    return Block(
        text=text,
        start=start,
        end=start + len(text),
        tag=BLOCK_TAGS[code],
        heading=HEADING.get(code, 0),
        list_depth=depth,
        link_density=min(1.0, segments.link_chars[index] / len(text)),
        tokens=tuple(found),
        score=score,
    )
