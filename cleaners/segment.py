"""HTML into blocks, in reading order, with where each stood: one walk, no recursion."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

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
from cleaners.segment_tree import ACTS, CODES, NOSCRIPT, UNREAD, Node, Tree
from cleaners.segment_words import BIT, TAG_BIT, hints

_SEAM: Final = "\x00"  # the parser drops NULs from text, so none is the page's own
# Two inline elements without white space between them: a gap where words would be glued ("Jane Doe" "March 3").
_GLUED: Final = re.compile(r"(?<=[a-z\d.!?)])\x00+(?=[A-Z])|(?<=[a-z])\x00+(?=\d)")
_ELEMENT_HINTS: Final = tuple(TAG_BIT.get(name, 0) for name in BLOCK_TAGS)
_STORY: Final = "article, h1, main"  # an unclosed <nav> swallows the page; one that holds these is walked
_DISPLAY_NONE: Final = re.compile(r"display\s*:\s*none")
_DIGITS: Final = "0123456789"
_CUSTOM_CODE: Final = CODE["x-custom"]


@dataclass(slots=True)
class Kinds:
    """What containers have in common that have the same path of elements and attributes; each kind once."""

    code: list[int] = field(default_factory=list)
    depth: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)  # hint bits
    near: list[int] = field(default_factory=list)  # own and those of the element above
    inherited: list[int] = field(default_factory=list)  # own and every ancestor's
    signature: list[int] = field(default_factory=list)  # told by the first and last class only, without numbers
    words: list[str] = field(default_factory=list)  # class, id, role and itemprop as written


@dataclass(slots=True)
class Containers:
    """Block elements in document order; the blocks below one are the range [first, last)."""

    parent: list[int] = field(default_factory=list)  # -1 for the root
    kind: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    images: list[int] = field(default_factory=list)  # on the page before it
    images_end: list[int] = field(default_factory=list)
    node: list[int] = field(default_factory=list)  # the element's identity in its tree


@dataclass(slots=True)
class Segments:
    """The blocks of a page, column by column."""

    text: list[str] = field(default_factory=list)
    container: list[int] = field(default_factory=list)
    link_chars: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    bold_chars: list[int] = field(default_factory=list)
    images: list[int] = field(default_factory=list)  # on the page before it
    breaks: list[int] = field(default_factory=list)  # 1 where a <br> or <hr> ended it
    dead: list[int] = field(default_factory=list)  # 1 for a module read in one piece
    within: Containers = field(default_factory=Containers)
    kinds: Kinds = field(default_factory=Kinds)


def segment(tree: Tree, *, scripting: bool = True) -> Segments:
    """The visible text below <body> as blocks in reading order.

    Args:
        tree: the document.
        scripting: whether it was parsed as by a browser that runs scripts; if not, <noscript> is read.
    """
    walk = _Walk(ACTS if scripting else {**ACTS, NOSCRIPT: BLOCK})
    if tree.body is not None:
        walk.run(tree.body)
    return walk.segments


class _Walk:
    """The state of one walk: the line being gathered, and the columns filled so far."""

    __slots__ = (
        "acts", "bold_chars", "bolds", "images", "inside", "known", "line", "link_chars", "links", "links_seen",
        "pres", "segments", "signatures", "within",
    )  # fmt: skip

    def __init__(self, acts: Mapping[int, int]) -> None:
        self.acts = acts
        self.segments = Segments()
        self.within = self.segments.within
        self.line: list[str] = []
        self.inside = -1  # the innermost container
        self.links = self.bolds = self.pres = 0  # open elements of the kind
        self.link_chars = self.bold_chars = self.links_seen = self.images = 0
        self.known: dict[tuple[int, int, str | None, str | None, str | None, str | None, bool], int] = {}
        self.signatures: dict[tuple[int, int, str, str], int] = {}

    def run(self, node: Node) -> None:  # noqa: C901 - the hot loop: a call costs as much as what it does
        """Visit every node below `node`, in order, with an explicit stack."""
        line, act_of = self.line, self.acts.get
        above: list[tuple[Node, int]] = []
        here: Node | None = node
        while here is not None:
            act = act_of(here.tag_id, CUSTOM)
            below = None
            if act == TEXT:
                text = here.text_content or ""
                if line or not text.isspace():
                    line.append(text)
                    if self.links or self.bolds:
                        self.count(len(text.strip()))
            elif act != SKIP:
                if act == BLOCK:
                    self.open(here)
                elif act != INLINE:
                    act = self.enter(here, act)
                elif line:
                    line.append(_SEAM)
                if act != SKIP:
                    below = here.first_child
                    if below is not None:
                        above.append((here, act))
                    else:
                        self.leave(act)
            here = below or here.next
            while here is None and above:
                here, act = above.pop()
                self.leave(act)
                here = here.next if above else None  # the root's own siblings are not below it

    def count(self, chars: int) -> None:
        """Note that so many characters are in a link or bold."""
        if self.links:
            self.link_chars += chars
        if self.bolds:
            self.bold_chars += chars

    def enter(self, node: Node, act: int) -> int:
        """Take note of an element that is neither a plain block nor plain inline; what `leave` is to undo."""
        if act == LINK:
            self.links += 1
            self.links_seen += 1
        elif act == BOLD:
            self.bolds += 1
        elif act == CUSTOM:
            inline = self.inside >= 0 and self.segments.kinds.code[self.within.kind[self.inside]] in LINE_TAGS
            act = INLINE if inline else BLOCK
        if act in {BLOCK, PRE}:
            self.open(node)
            self.pres += act == PRE
        elif act == BREAK:
            self.flush(breaks=1)
        elif act == IMAGE:
            self.images += 1
        elif act == DEAD:
            return self.module(node)
        elif act != TIGHT and self.line:
            self.line.append(_SEAM)
        return SKIP if act in {BREAK, IMAGE} else act

    def leave(self, act: int) -> None:
        """Undo what entering an element began."""
        if act == BLOCK:
            self.close()
        elif act == PRE:
            self.close()
            self.pres -= 1
        elif act != TIGHT:
            if act == LINK:
                self.links -= 1
            elif act == BOLD:
                self.bolds -= 1
            if self.line:
                self.line.append(_SEAM)

    def open(self, node: Node) -> None:
        """Start a container."""
        if self.line:
            self.flush()
        within, parent = self.within, self.inside
        attributes = node.attributes
        above = within.kind[parent] if parent >= 0 else -1
        get = attributes.get
        key = (above, node.tag_id, get("class"), get("id"), get("role"), get("style"), "hidden" in attributes)
        kind = self.known.get(key)
        if kind is None:
            kind = self.known[key] = self.learn(node, above, attributes)
        self.inside = len(within.parent)
        within.parent.append(parent)
        within.kind.append(kind)
        within.first.append(len(self.segments.text))
        within.last.append(-1)
        within.images.append(self.images)
        within.images_end.append(-1)
        within.node.append(node.mem_id)

    def learn(self, node: Node, above: int, attributes: Mapping[str, str | None]) -> int:
        """A new kind of container."""
        kinds = self.segments.kinds
        get = attributes.get
        name = get("class") or ""
        words = " ".join((name, get("id") or "", get("role") or "", get("itemprop") or "")) if attributes else ""
        code = CODES.get(node.tag_id, _CUSTOM_CODE)
        # Classes of <body> describe the page ("comments-open"), not what stands in it.
        own = hints(words) | _ELEMENT_HINTS[code] if above >= 0 else 0
        style = get("style")
        if "hidden" in attributes or get("aria-hidden") == "true" or (style and _DISPLAY_NONE.search(style)):
            own |= BIT["hidden"]
        first, _, rest = name.partition(" ")
        bare = first.rstrip(_DIGITS), rest.rpartition(" ")[2].rstrip(_DIGITS)
        key = (kinds.signature[above] if above >= 0 else -1, code, *bare)
        kinds.code.append(code)
        kinds.depth.append(kinds.depth[above] + 1 if above >= 0 else 0)
        kinds.own.append(own)
        kinds.near.append(own | kinds.own[above] if above >= 0 else own)
        kinds.inherited.append(own | kinds.inherited[above] if above >= 0 else own)
        kinds.signature.append(self.signatures.setdefault(key, len(self.signatures)))
        kinds.words.append(words)
        return len(kinds.code) - 1

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
        if node.css_first(_STORY) is not None:
            return BLOCK
        self.line.append(" ".join(_flat(node)))
        self.link_chars = len(self.line[0])
        self.flush(dead=1)
        self.close()
        return SKIP

    def flush(self, breaks: int = 0, dead: int = 0) -> None:
        """End the line being gathered: a block, if anything but white space is in it."""
        text = "".join(self.line)
        self.line.clear()
        if _SEAM in text:
            text = (text if self.pres else _GLUED.sub(" ", text)).replace(_SEAM, "")  # code stays as written
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
