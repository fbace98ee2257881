"""The walk over the tree: every node below <body> once, in order, with a stack of its own."""

from collections.abc import Mapping
from string import ascii_lowercase, ascii_uppercase
from typing import Final

from cleaners.segment_kinds import Learner
from cleaners.segment_records import Containers, Segments
from cleaners.segment_tags import (
    BLOCK,
    BLOCK_TAGS,
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
_CUSTOM_CODE: Final = CODE["x-custom"]
_TEXT_NUMBER: Final = next(number for number, act in ACTS.items() if act == TEXT)
STORY: Final = ("article", "h1", "main")  # an unclosed <nav> swallows the page; one that holds these is walked
_STORY_NUMBERS: Final = frozenset(number for number, code in CODES.items() if BLOCK_TAGS[code] in STORY)


def walk(root: Node, acts: Mapping[int, int]) -> Segments:  # noqa: C901, PLR0912, PLR0915
    """The blocks below `root`.

    One long loop, because a call costs as much as what it would do: this is the cleaners' dearest stage.

    Args:
        root: the body of a page.
        acts: what each element number means, see segment_tags.
    """
    learner = Learner()
    act_of, code_of, kind_for, learnt = acts.get, CODES.get, learner.kind, learner.learnt
    lines: list[list[str]] = []  # in pieces
    told: list[int] = []  # of the lines, one behind the other
    parents: list[int] = []
    kinds_of: list[int] = []
    starts: list[int] = []  # of the containers, one behind the other
    last: list[int] = []
    images_end: list[int] = []
    line: list[str] = []
    inside, kind = -1, -1  # the innermost container
    links = bolds = pres = 0  # open elements of the kind
    link_chars = bold_chars = links_seen = images = 0
    around: set[int] = set()  # a story that stands in a <nav> or the like: every element up to the outermost of those
    above: list[tuple[Node, int]] = []
    here: Node | None = root
    while here is not None:
        number = here.tag_id
        act = SKIP  # also of what has been read: nothing is below it
        if number == _TEXT_NUMBER:
            text = here.text_content or " "
            if line or not text.isspace():
                line.append(text)
                if links or bolds:
                    chars = len(text.strip())
                    if links:
                        link_chars += chars
                    if bolds:
                        bold_chars += chars
        elif (act := act_of(number, CUSTOM)) != SKIP:
            if act == CUSTOM:
                act = INLINE if inside >= 0 and learnt[kind][0] in LINE_TAGS else BLOCK
            if act >= BLOCK and act != IMAGE:
                if line:
                    lines.append(line)
                    told += (pres, inside, link_chars, links_seen, bold_chars, images, 0, 0)
                    line = []
                    link_chars = bold_chars = links_seen = 0
                kind = kind_for(kind, code_of(number, _CUSTOM_CODE), number, here.attributes)
                parents.append(inside)
                kinds_of.append(kind)
                starts += (len(lines), images, here.mem_id)
                inside = len(last)
                last.append(-1)
                images_end.append(-1)
                if act == PRE:
                    pres += 1
                elif act == DEAD:
                    whole = None if here.mem_id in around else _whole(here, around)
                    if whole is None:
                        act = BLOCK
                    else:
                        if whole and not whole.isspace():
                            lines.append([whole])
                            told += (pres, inside, len(whole), links_seen, bold_chars, images, 0, 1)
                        link_chars = bold_chars = links_seen = 0
                        last[inside] = len(lines)
                        images_end[inside] = images
                        inside = parents[inside]
                        kind = kinds_of[inside] if inside >= 0 else -1
                        act = SKIP
            elif act == IMAGE:
                images += 1
                act = SKIP
            elif act == BREAK:
                if line:
                    lines.append(line)
                    told += (pres, inside, link_chars, links_seen, bold_chars, images, 1, 0)
                    line = []
                link_chars = bold_chars = links_seen = 0
                act = SKIP
            elif act != TIGHT:
                if act == LINK:
                    links += 1
                    links_seen += 1
                elif act == BOLD:
                    bolds += 1
                if line:
                    line.append(_SEAM)
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
            if act >= BLOCK:
                if line:
                    lines.append(line)
                    told += (pres, inside, link_chars, links_seen, bold_chars, images, 0, 0)
                    line = []
                    link_chars = bold_chars = links_seen = 0
                last[inside] = len(lines)
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
    within = Containers(parents, kinds_of, starts[0::3], last, starts[1::3], images_end, starts[2::3])
    pres_at, container, linked, links_at, bold, images_at, breaks, dead = (told[place::8] for place in range(8))
    texts = list(map(_text, lines, pres_at))
    return Segments(texts, container, linked, links_at, bold, images_at, breaks, dead, within, learner.kinds())


def _text(pieces: list[str], pres: int) -> str:
    """The text of a line; there is more than white space in it."""
    text = "".join(pieces)
    if _SEAM in text:
        text = text.replace(_SEAM, "") if pres else _mended(text)  # code stays as written
    return _lines(text) if pres else " ".join(text.split())


def _mended(text: str) -> str:
    """A line without its seams, a blank in those where words would be glued ("Jane Doe" "March 3")."""
    mended: list[str] = []
    last = ""  # of the piece before
    for piece in text.split(_SEAM):
        if piece:
            first = piece[0]
            if first in _LARGE:
                if last in _SMALL or last in _ENDS or last.isdecimal():
                    mended.append(" ")
            elif last in _SMALL and first.isdecimal():
                mended.append(" ")
            mended.append(piece)
            last = piece[-1]
    return "".join(mended)


def _lines(text: str) -> str:
    """Text of a <pre>: its lines, blank ones dropped, trailing white space off."""
    return "\n".join(line for raw in text.splitlines() if (line := raw.rstrip()))


def _whole(node: Node, around: set[int]) -> str | None:
    """The text below a node, without that of scripts and styles; None where a story is below it.

    Args:
        node: the element.
        around: takes the elements around the first story below it, the node too. Elements inside the node are met
            before that story or stand around it: none is ever searched twice.
    """
    pieces: list[str] = []
    unread = False  # whether the last element is one whose text is not shown
    for below in node.traverse(include_text=True, skip_empty=True):
        number = below.tag_id
        if number != _TEXT_NUMBER:
            if number in _STORY_NUMBERS:
                _note_around(below, node.mem_id, around)
                return None
            unread = unread or number in UNREAD
            continue
        above = below.parent if unread else None
        if above is not None and above.tag_id in UNREAD:
            continue
        unread = False
        pieces.append(below.text_content or "")
    return " ".join(pieces)


def _note_around(story: Node, outermost: int, around: set[int]) -> None:
    above = story.parent
    while above is not None:
        around.add(above.mem_id)
        above = None if above.mem_id == outermost else above.parent
