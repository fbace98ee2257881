"""The walk over the tree: every node below <body> once, in order, with a stack of its own."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final
from unicodedata import category

from cleaners.segment_kinds import Learner
from cleaners.segment_records import Containers, Segments
from cleaners.segment_tags import (
    BLOCK,
    BLOCK_TAGS,
    BOLD,
    BREAK,
    BUTTON,
    CODE,
    CUSTOM,
    DEAD,
    FORMULA,
    IMAGE,
    INLINE,
    LEAF,
    LINE_TAGS,
    LINK,
    PRE,
    SKIP,
    TEXT,
    TIGHT,
)
from cleaners.segment_tree import ACTS, CODES, UNREAD, Node

_SEAM: Final = "\x00"  # the parser drops NULs from text, so none is the page's own
_CASED: Final = 0x590  # Latin, Greek, Cyrillic and Armenian letters stand before it
_SMALL, _LARGE = ("".join([chr(at) for at in range(_CASED) if category(chr(at)) == case]) for case in ("Ll", "Lu"))
# Seams between a small letter, a digit or the end of a sentence and a large letter, or a small letter and a digit.
_GLUED: Final = re.compile(  # begins with a sign that is quickly found
    rf"\x00(?:(?<=[{_SMALL}.!?)\d]\x00)\x00*(?=[{_LARGE}])|(?<=[{_SMALL}]\x00)\x00*(?=\d))"
)
_AT_ONCE: Final = 4_096  # nodes of a module
_CUSTOM_CODE: Final = CODE["x-custom"]
_PARAGRAPH: Final = CODE["p"]
_BLANK: Final = " \t\n\f\r"  # as HTML has it
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
    spans: list[int] = []  # of the containers, one behind the other: first and last block, images and their end, node
    line: list[str] = []
    inside, kind = -1, -1  # the innermost container
    links = bolds = pres = 0  # open elements of the kind
    maths = leaves = 0  # open formulas, and parts of them that are read
    started = False  # whether the formula has had a leaf
    link_chars = bold_chars = links_seen = images = 0
    around: set[int] = set()  # a story that stands in a <nav> or the like: every element up to the outermost of those
    above: list[tuple[Node, int]] = []
    here: Node | None = root
    while here is not None:
        number = here.tag_id
        act = SKIP  # also of what has been read: nothing is below it
        if number == _TEXT_NUMBER:
            # Four of ten are blanks between blocks, which are not even read.
            text = "" if not line and here.is_empty_text_node else here.text_content or " "
            if text and leaves >= maths and (line or not text.isspace()):
                line.append(text)
                if links or bolds:
                    chars = len(text.strip())
                    if links:
                        link_chars += chars
                    if bolds:
                        bold_chars += chars
        elif (act := act_of(number, CUSTOM)) != SKIP:
            if act >= CUSTOM:
                if act == FORMULA:
                    maths += 1
                    started = False
                elif act == LEAF and maths:
                    leaves += 1
                    if line and started:
                        line.append(" ")
                    started = True
                elif act == BUTTON:
                    amid = line and inside >= 0 and learnt[kind][0] == _PARAGRAPH
                    act = INLINE if amid and _is_told(here.next) else BLOCK
                else:
                    act = INLINE if maths or (inside >= 0 and learnt[kind][0] in LINE_TAGS) else BLOCK
            if BLOCK <= act < IMAGE:
                if line:
                    lines.append(line)
                    told += (pres, inside, link_chars, links_seen, bold_chars, images, 0, 0)
                    line = []
                    link_chars = bold_chars = links_seen = 0
                kind = kind_for(kind, code_of(number, _CUSTOM_CODE), number, here.attributes)
                spans += (len(lines), -1, images, -1, here.mem_id)
                parents.append(inside)
                inside = len(kinds_of)
                kinds_of.append(kind)
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
                        spans[5 * inside + 1] = len(lines)
                        spans[5 * inside + 3] = images
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
            if BLOCK <= act < IMAGE:
                if line:
                    lines.append(line)
                    told += (pres, inside, link_chars, links_seen, bold_chars, images, 0, 0)
                    line = []
                    link_chars = bold_chars = links_seen = 0
                spans[5 * inside + 1] = len(lines)
                spans[5 * inside + 3] = images
                inside = parents[inside]
                kind = kinds_of[inside] if inside >= 0 else -1
                if act == PRE:
                    pres -= 1
            elif act != TIGHT:
                if act == LINK:
                    links -= 1
                elif act == BOLD:
                    bolds -= 1
                elif act == FORMULA:
                    maths -= 1
                elif act == LEAF:
                    leaves -= 1
                if line:
                    line.append(_SEAM)
            here = here.next if above else None  # the root's own siblings are not below it
    first, last, images_at, images_end, node = (spans[place::5] for place in range(5))
    within = Containers(parents, kinds_of, first, last, images_at, images_end, node)
    pres_at, container, linked, links_at, bold, images_before, breaks, dead = (told[place::8] for place in range(8))
    texts = list(map(_text, lines, pres_at))
    return Segments(texts, container, linked, links_at, bold, images_before, breaks, dead, within, learner.kinds())


def _is_told(node: Node | None) -> bool:
    """Whether a node is a text and says something."""
    return node is not None and node.tag_id == _TEXT_NUMBER and (node.text_content or "").strip(_BLANK) != ""


def _text(pieces: list[str], pres: int) -> str:
    """The text of a line; there is more than white space in it."""
    text = "".join(pieces)
    if _SEAM in text:
        text = text.replace(_SEAM, "") if pres else _mended(text)  # code stays as written
    if pres:
        return _lines(text)
    text = text.strip()
    # Most lines are as they should be: the blank is the only white space that can be printed.
    return text if "  " not in text and text.isprintable() else " ".join(text.split())


def _mended(text: str) -> str:
    """A line without its seams, a blank in those where words would be glued ("Jane Doe" "March 3")."""
    text = text.rstrip(_SEAM)  # nothing is glued to a line's end, where most seams are
    return _GLUED.sub(" ", text).replace(_SEAM, "") if _SEAM in text else text


def _lines(text: str) -> str:
    """Text of a <pre>: its lines, blank ones dropped, trailing white space off."""
    return "\n".join(line for raw in text.splitlines() if (line := raw.rstrip()))


def _whole(node: Node, around: set[int]) -> str | None:
    """The text below a node, without that of scripts and styles; None where a story is below it.

    Args:
        node: the element.
        around: takes the elements around the first story below it, the node too. Elements inside the node are met
            before that story or stand around it: none is searched for more than one module.
    """
    numbers: set[int] = set()
    elements = node.traverse()
    while some := {each.tag_id for each in islice(elements, _AT_ONCE)}:  # elements are not kept: making room is dear
        if not _STORY_NUMBERS.isdisjoint(some):
            _note_around(next(_those(node, _STORY_NUMBERS)), node.mem_id, around)
            return None
        numbers |= some
    unread = not UNREAD.isdisjoint(numbers) and any(
        each.text(deep=False, skip_empty=True) for each in _those(node, UNREAD)
    )
    return _shown(node) if unread else node.text(separator=" ", skip_empty=True)


def _those(node: Node, numbers: frozenset[int]) -> Iterator[Node]:
    """A node and the elements below it, as far as they are of some kinds."""
    return (each for each in node.traverse() if each.tag_id in numbers)


def _shown(node: Node) -> str:
    """The same where there are some."""
    pieces: list[str] = []
    unread = False  # whether the last element is one whose text is not shown
    for each in node.traverse(include_text=True, skip_empty=True):
        number = each.tag_id
        if number != _TEXT_NUMBER:
            unread = unread or number in UNREAD
            continue
        above = each.parent if unread else None
        if above is None or above.tag_id not in UNREAD:
            unread = False
            pieces.append(each.text_content or "")
    return " ".join(pieces)


def _note_around(story: Node, outermost: int, around: set[int]) -> None:
    above = story.parent
    while above is not None:
        around.add(above.mem_id)
        above = None if above.mem_id == outermost else above.parent
