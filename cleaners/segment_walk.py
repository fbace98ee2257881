"""The walk over the tree: every node below <body> once, in order, with a stack of its own."""

from collections.abc import Mapping
from itertools import pairwise
from string import ascii_lowercase, ascii_uppercase
from typing import Final

from cleaners.segment_kinds import Learner
from cleaners.segment_records import Segments
from cleaners.segment_tags import (
    BLOCK,
    BOLD,
    BREAK,
    CODE,
    CUSTOM,
    DEAD,
    IMAGE,
    INLINE,
    LINE_TAGS,
    LINK,
    PRE,
    SKIP,
    TEXT,
    TIGHT,
)
from cleaners.segment_tree import ACTS, CODES, UNREAD, Node

_SEAM: Final = "\x00"  # the parser drops NULs from text, so none is the page's own
_SMALL: Final = frozenset(ascii_lowercase)
_LARGE: Final = frozenset(ascii_uppercase)
_ENDS: Final = frozenset(".!?)")
STORY: Final = ("article", "h1", "main")  # an unclosed <nav> swallows the page; one that holds these is walked
_STORY: Final = ", ".join(STORY)
_CUSTOM_CODE: Final = CODE["x-custom"]


def walk(root: Node, acts: Mapping[int, int]) -> Segments:  # noqa: C901, PLR0912, PLR0915
    """The blocks below `root`.

    One long loop, because a call costs as much as what it would do: this is the cleaners' dearest stage.

    Args:
        root: the body of a page.
        acts: what each element number means, see segment_tags.
    """
    segments = Segments()
    within, learner = segments.within, Learner(segments.kinds)
    texts, parents, kinds_of, last, images_end = (
        segments.text, within.parent, within.kind, within.last, within.images_end,
    )  # fmt: skip
    act_of, code_of, kind_for = acts.get, CODES.get, learner.kind
    line: list[str] = []
    inside, kind = -1, -1  # the innermost container
    links = bolds = pres = 0  # open elements of the kind
    link_chars = bold_chars = links_seen = images = 0
    above: list[tuple[Node, int]] = []
    here: Node | None = root
    while here is not None:
        number = here.tag_id
        act = act_of(number, CUSTOM)
        if act == TEXT:
            text = here.text_content or ""
            if line or not text.isspace():
                line.append(text)
                if links or bolds:
                    chars = len(text.strip())
                    if links:
                        link_chars += chars
                    if bolds:
                        bold_chars += chars
        elif act != SKIP:
            if act == INLINE or act == LINK or act == BOLD:  # noqa: PLR1714, SIM109 - a set costs more
                if act == LINK:
                    links += 1
                    links_seen += 1
                elif act == BOLD:
                    bolds += 1
                if line:
                    line.append(_SEAM)
            elif act == CUSTOM and inside >= 0 and segments.kinds.code[kind] in LINE_TAGS:
                act = INLINE
                if line:
                    line.append(_SEAM)
            elif act == BREAK:
                if line:
                    _flush(segments, line, (inside, link_chars, links_seen, bold_chars, images, 1, 0), pres)
                link_chars = bold_chars = links_seen = 0
                act = SKIP
            elif act == IMAGE:
                images += 1
                act = SKIP
            elif act != TIGHT:
                if line:
                    _flush(segments, line, (inside, link_chars, links_seen, bold_chars, images, 0, 0), pres)
                    link_chars = bold_chars = links_seen = 0
                kind = kind_for(kind, code_of(number, _CUSTOM_CODE), number, here.attributes)
                parents.append(inside)
                inside = len(kinds_of)
                kinds_of.append(kind)
                within.first.append(len(texts))
                last.append(-1)
                within.images.append(images)
                images_end.append(-1)
                within.node.append(here.mem_id)
                if act == PRE:
                    pres += 1
                elif act == DEAD and here.css_first(_STORY) is None:
                    whole = " ".join(_flat(here))
                    _flush(segments, [whole], (inside, len(whole), links_seen, bold_chars, images, 0, 1), pres)
                    link_chars = bold_chars = links_seen = 0
                    last[inside] = len(texts)
                    images_end[inside] = images
                    inside = parents[inside]
                    kind = kinds_of[inside] if inside >= 0 else -1
                    act = SKIP
                else:
                    act = BLOCK
            if act != SKIP:
                below = here.first_child
                above.append((here, act))
                if below is not None:
                    here = below
                    continue
                here = None
        here = here.next if here is not None else None
        while here is None and above:
            here, act = above.pop()
            if act == BLOCK or act == PRE:  # noqa: PLR1714, SIM109
                if line:
                    _flush(segments, line, (inside, link_chars, links_seen, bold_chars, images, 0, 0), pres)
                    link_chars = bold_chars = links_seen = 0
                last[inside] = len(texts)
                images_end[inside] = images
                inside = parents[inside]
                kind = kinds_of[inside] if inside >= 0 else -1
                if act == PRE:
                    pres -= 1
            elif act != TIGHT:
                if act == LINK:
                    links -= 1
                elif act == BOLD:
                    bolds -= 1
                if line:
                    line.append(_SEAM)
            here = here.next if above else None  # the root's own siblings are not below it
    return segments


def _flush(segments: Segments, line: list[str], told: tuple[int, int, int, int, int, int, int], pres: int) -> None:
    """End the line being gathered: a block, if anything but white space is in it."""
    text = "".join(line)
    line.clear()
    if _SEAM in text:
        text = text.replace(_SEAM, "") if pres else _mended(text)  # code stays as written
    text = _lines(text) if pres else " ".join(text.split())
    if text:
        segments.text.append(text)
        container, link_chars, links, bold_chars, images, breaks, dead = told
        segments.container.append(container)
        segments.link_chars.append(link_chars)
        segments.links.append(links)
        segments.bold_chars.append(bold_chars)
        segments.images.append(images)
        segments.breaks.append(breaks)
        segments.dead.append(dead)


def _mended(text: str) -> str:
    """A line without its seams, a blank in those where words would be glued ("Jane Doe" "March 3")."""
    pieces = [piece for piece in text.split(_SEAM) if piece]
    mended = pieces[:1]
    for before, piece in pairwise(pieces):
        last, first = before[-1], piece[0]
        if first in _LARGE:
            if last in _SMALL or last in _ENDS or last.isdecimal():
                mended.append(" ")
        elif last in _SMALL and first.isdecimal():
            mended.append(" ")
        mended.append(piece)
    return "".join(mended)


def _lines(text: str) -> str:
    """Text of a <pre>: its lines, blank ones dropped, trailing white space off."""
    return "\n".join(line for raw in text.splitlines() if (line := raw.rstrip()))


def _flat(node: Node) -> list[str]:
    """The pieces of text below a node, without those of scripts and styles."""
    pieces: list[str] = []
    unread = False  # whether the last element is one whose text is not shown
    for below in node.traverse(include_text=True, skip_empty=True):
        number = below.tag_id
        if ACTS.get(number) != TEXT:
            unread = unread or number in UNREAD
            continue
        above = below.parent if unread else None
        if above is not None and above.tag_id in UNREAD:
            continue
        unread = False
        pieces.append(below.text_content or "")
    return pieces
