"""HTML into blocks, in reading order, with where each stood: one walk, no recursion."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cleaners.segment_tags import BLOCK_TAGS, CODE, LINE_TAGS, Act
from cleaners.segment_tree import ACTS, CODES, NOSCRIPT, TEXT, UNREAD, Node, Tree
from cleaners.segment_words import BIT, TAG_BIT, hints

_SEAM: Final = "\x00"  # the parser drops NULs from text, so none is the page's own
# Two inline elements without white space between them: a gap where words would be glued ("Jane Doe" "March 3").
_GLUED: Final = re.compile(r"(?<=[a-z\d.!?)])\x00+(?=[A-Z])|(?<=[a-z])\x00+(?=\d)")
_ELEMENT_HINTS: Final = tuple(TAG_BIT.get(name, 0) for name in BLOCK_TAGS)
_DEAD_MAX: Final = "article, h1, main"  # an unclosed <nav> swallows the page; one that holds these is walked
_INLINE_END, _LINK_END, _BOLD_END, _BLOCK_END, _PRE_END = range(1, 6)


@dataclass(slots=True)
class Containers:
    """Block elements in document order; the blocks below one are the range [first, last)."""

    parent: list[int] = field(default_factory=list)  # -1 for the root
    depth: list[int] = field(default_factory=list)
    code: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)  # hint bits
    inherited: list[int] = field(default_factory=list)  # own and every ancestor's
    signature: list[int] = field(default_factory=list)  # same number: same tags and classes on the way down
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    images: list[int] = field(default_factory=list)  # seen on the page before it
    images_end: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # class, id, role and itemprop as written


@dataclass(slots=True)
class Segments:
    """The blocks of a page, column by column."""

    text: list[str] = field(default_factory=list)
    container: list[int] = field(default_factory=list)
    link_chars: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    bold_chars: list[int] = field(default_factory=list)
    images: list[int] = field(default_factory=list)  # seen on the page before it
    breaks: list[int] = field(default_factory=list)  # 1 where a <br> or <hr> ended it
    dead: list[int] = field(default_factory=list)  # 1 for a module read in one piece
    within: Containers = field(default_factory=Containers)


def segment(tree: Tree, *, scripting: bool = True) -> Segments:
    """The visible text below <body> as blocks in reading order.

    Args:
        tree: the document.
        scripting: whether it was parsed as by a browser that runs scripts; if not, <noscript> is read.
    """
    walk = _Walk(ACTS if scripting else {**ACTS, NOSCRIPT: Act.BLOCK})
    if tree.body is not None:
        walk.run(tree.body)
    return walk.segments


class _Walk:
    """The state of one walk: the line being gathered, and the columns filled so far."""

    __slots__ = ("acts", "bold_chars", "bolds", "images", "inside", "known", "line", "link_chars", "links", "links_seen",
                 "pres", "segments", "signatures", "within")  # fmt: skip

    def __init__(self, acts: Mapping[int, Act]) -> None:
        self.acts = acts
        self.segments = Segments()
        self.within = self.segments.within
        self.line: list[str] = []
        self.inside = -1  # the innermost container
        self.links = self.bolds = self.pres = 0  # open elements of the kind
        self.link_chars = self.bold_chars = self.links_seen = self.images = 0
        self.known: dict[str, int] = {}
        self.signatures: dict[tuple[int, int, str], int] = {}

    def run(self, node: Node) -> None:
        """Visit every node below `node`, in order, with an explicit stack."""
        enter, leave, line = self.enter, self.leave, self.line
        acts, skip, text_act, custom = self.acts, Act.SKIP, Act.TEXT, Act.CUSTOM
        above: list[tuple[Node, int]] = []
        here: Node | None = node
        while True:
            assert here is not None  # noqa: S101 - for the type checker: the loop below ends the walk
            act = acts.get(here.tag_id, custom)
            below = None
            if act is text_act:
                text = here.text_content or ""
                line.append(text)
                if self.links:
                    self.link_chars += len(text.strip())
                if self.bolds:
                    self.bold_chars += len(text.strip())
            elif act is not skip and (end := enter(here, act)):
                below = here.first_child
                if below is None:
                    leave(end)
                else:
                    above.append((here, end))
            if below is not None:
                here = below
                continue
            follower = here.next
            while follower is None or not above:
                if not above:
                    return
                here, end = above.pop()
                leave(end)
                follower = here.next if above else None
            here = follower

    def enter(self, node: Node, act: Act) -> int:
        """Take note of an element; what must be done at its end, 0 when it is not to be descended into."""
        if act is Act.CUSTOM:
            act = Act.INLINE if self.inside >= 0 and self.within.code[self.inside] in LINE_TAGS else Act.BLOCK
        if act is Act.BLOCK or act is Act.PRE:
            self.open(node)
            self.pres += act is Act.PRE
            return _PRE_END if act is Act.PRE else _BLOCK_END
        if act is Act.INLINE:
            return self.inline()
        if act is Act.LINK:
            self.links += 1
            self.links_seen += 1
            return self.inline() and _LINK_END
        if act is Act.BOLD:
            self.bolds += 1
            return self.inline() and _BOLD_END
        return self.enter_rare(node, act)

    def enter_rare(self, node: Node, act: Act) -> int:
        """As `enter`, for what a page has little of."""
        if act is Act.BREAK:
            if self.pres:
                self.line.append("\n")
            else:
                self.flush(breaks=1)
        elif act is Act.IMAGE:
            self.images += 1
        elif act is Act.TIGHT:
            return _INLINE_END + 10
        elif act is Act.DEAD:
            return self.module(node)
        return 0

    def inline(self) -> int:
        """Mark where an inline element starts or ends; code is left as written."""
        if not self.pres:
            self.line.append(_SEAM)
        return _INLINE_END

    def leave(self, end: int) -> None:
        """Undo what `enter` began."""
        if end == _BLOCK_END:
            self.close()
        elif end == _INLINE_END:
            self.inline()
        elif end == _LINK_END:
            self.links -= 1
            self.inline()
        elif end == _BOLD_END:
            self.bolds -= 1
            self.inline()
        elif end == _PRE_END:
            self.close()
            self.pres -= 1

    def open(self, node: Node) -> None:
        """Start a container."""
        if self.line:
            self.flush()
        within, parent = self.within, self.inside
        attributes = node.attributes
        words = " ".join(filter(None, map(attributes.get, ("class", "id", "role", "itemprop")))) if attributes else ""
        code = CODES.get(node.tag_id, CODE["x-custom"])
        known = self.known
        own = known.get(words)
        if own is None:
            own = known[words] = hints(words)
        own |= _ELEMENT_HINTS[code]
        if attributes and _is_hidden(attributes):
            own |= BIT["hidden"]
        key = (within.signature[parent] if parent >= 0 else -1, code, words)
        within.signature.append(self.signatures.setdefault(key, len(self.signatures)))
        within.parent.append(parent)
        within.depth.append(within.depth[parent] + 1 if parent >= 0 else 0)
        within.code.append(code)
        within.own.append(own)
        within.inherited.append(own | within.inherited[parent] if parent >= 0 else own)
        within.words.append(words)
        within.first.append(len(self.segments.text))
        within.last.append(-1)
        within.images.append(self.images)
        within.images_end.append(-1)
        self.inside = len(within.parent) - 1

    def close(self) -> None:
        """End the innermost container."""
        if self.line:
            self.flush()
        within, inside = self.within, self.inside
        within.last[inside] = len(self.segments.text)
        within.images_end[inside] = self.images
        self.inside = within.parent[inside]

    def module(self, node: Node) -> int:
        """Read a menu or footer in one piece, unless it holds the page's story."""
        self.open(node)
        if node.css_first(_DEAD_MAX) is not None:
            return _BLOCK_END
        self.line.append(" ".join(_flat(node)))
        self.link_chars = len(self.line[0])
        self.flush(dead=1)
        self.close()
        return 0

    def flush(self, breaks: int = 0, dead: int = 0) -> None:
        """End the line being gathered: a block, if anything but white space is in it."""
        text = "".join(self.line)
        self.line.clear()
        if _SEAM in text:
            text = _GLUED.sub(" ", text).replace(_SEAM, "")
        text = _lines(text) if self.pres else " ".join(text.split())
        if text:
            segments = self.segments
            segments.text.append(text)
            segments.container.append(self.inside)
            segments.link_chars.append(self.link_chars)
            segments.links.append(self.links_seen)
            segments.bold_chars.append(self.bold_chars)
            segments.images.append(self.images)
            segments.breaks.append(breaks)
            segments.dead.append(dead)
        self.link_chars = self.bold_chars = self.links_seen = 0


def _lines(text: str) -> str:
    """Text of a <pre>: its lines, blank ones dropped, trailing white space off."""
    return "\n".join(line for raw in text.splitlines() if (line := raw.rstrip()))


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    style = attributes.get("style")
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (style is not None and "none" in style and re.search(r"display\s*:\s*none", style) is not None)
    )


def _flat(node: Node) -> list[str]:
    """The pieces of text below a node, without those of scripts and styles."""
    pieces: list[str] = []
    unread = False
    for below in node.traverse(include_text=True, skip_empty=True):
        number = below.tag_id
        if number != TEXT:
            unread = number in UNREAD
        elif unread:
            unread = False
        else:
            pieces.append(below.text_content or "")
    return pieces
