"""The compiled walk, where it was built and reads the parser's records right.

It reads them as they lie in memory, which another version of the parser may change. So it is used only with versions
that were checked, and only after a small document was read both ways: each address that is read is held against what
the parser says of the neighbours before it is followed.
"""

import struct
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from cleaners.kernels import compiled
from cleaners.metadata_items import PROPERTIES, Owned
from cleaners.segment_kinds import DISPLAY_NONE, ELEMENT_HINTS
from cleaners.segment_records import Segments, found
from cleaners.segment_tags import BLOCK, CODE, LINE_TAGS
from cleaners.segment_tree import ACTS, CHECKED, CODES, NOSCRIPT, UNREAD, VERSION, Node, Tree, number
from cleaners.segment_walk import STORY
from cleaners.segment_walk import walk as walk_purely
from cleaners.segment_words import BIT, MAX_CHARS, word_hints

_WORD: Final = 8  # bytes of an address
_NAMES: Final = {
    "class": "c", "id": "here", "style": "order: 1", "role": "x" * 30, "hidden": None, "itemprop": "",
    "aria-hidden": "true", "rel": "next", "type": "a", "content": "b c", "datetime": "2026", "name": "d",
    "property": "e", "http-equiv": "f", "href": "g", "pubdate": None,
    "itemscope": None, "itemtype": "h", "title": "i",
}  # fmt: skip
_SAMPLE: Final = (
    "<body><section><p "
    + " ".join(name if value is None else f'{name}="{value}"' for name, value in _NAMES.items())
    + ">A <a href=x>text</a> of<b>Some</b><br>letters \u00e4\u00f6\u20ac<s></s><q lang>More, but longer.</q></p>"
    "<nav><i>A</i><script>b</script>C</nav><nav><h1>D</h1></nav><pre> e\n\n  f </pre><x-y>g</x-y>"
    "<p>h <button>i</button> j<button>k</button></section>"
)
# Words of a node, an element and an attribute, by place: see native/lexbor.pxi.
_NAME, _DOCUMENT, _NEXT, _PREVIOUS, _PARENT, _FIRST, _LAST, _KIND = 1, 4, 5, 6, 7, 8, 9, 11
_LENGTH: Final = 13
_WRITTEN, _FIRST_ATTRIBUTE, _LAST_ATTRIBUTE, _ELEMENT_WORDS = 13, 15, 16, 17
_VALUE, _OWNER, _NEXT_ATTRIBUTE, _PREVIOUS_ATTRIBUTE, _ATTRIBUTE_WORDS = 14, 15, 16, 17, 18
_SHORT: Final = 16  # bytes of a name that stands in its own record
_FEW: Final = 4096  # smaller names are numbers


def tables(kernel: Any, acts: Mapping[int, int]) -> Any:  # noqa: ANN401 - the kernel's own record
    """What element numbers mean, as the kernel reads it."""
    return kernel.Tables(acts, UNREAD, CODES, LINE_TAGS, [number(name) for name in STORY], CODE["x-custom"])


def vocabulary(kernel: Any) -> Any:  # noqa: ANN401 - as above
    """What words of attributes hint at, as the kernel asks for it."""
    return kernel.Vocabulary(
        word_hints, DISPLAY_NONE.search, ELEMENT_HINTS, body=CODE["body"], hidden=BIT["hidden"], most=MAX_CHARS
    )


def unfit(kernel: Any) -> str:  # noqa: ANN401 - a module that may be another one
    """Why the kernel cannot read this parser's records; empty where it can."""
    if VERSION not in CHECKED or struct.calcsize("P") != _WORD:
        return f"it was not compared with selectolax {VERSION}"
    tree = Tree(_SAMPLE)
    if not (_nodes_agree(kernel, tree) and _attributes_agree(kernel, tree)):
        return "the parser lays out its records otherwise"
    root = tree.body
    if root is None:
        return "the parser finds no body"
    walked = found(*kernel.walk(root, root.mem_id, tables(kernel, ACTS), vocabulary(kernel)))
    return "" if walked == walk_purely(root, ACTS) else "it walks the parser's records otherwise"


def _nodes_agree(kernel: Any, tree: Tree) -> bool:  # noqa: ANN401
    """Whether nodes know their neighbours, and texts their lengths."""
    nodes = [node for node in tree.css("section, section *") if node.parent is not None]
    nodes += [child for node in nodes for child in (node.first_child, node.last_child) if child is not None]
    document = kernel.peek(nodes[0].mem_id, _ELEMENT_WORDS)[_DOCUMENT]
    return all(_node_agrees(kernel.peek(node.mem_id, _ELEMENT_WORDS), node, document) for node in nodes)


def _node_agrees(words: list[int], node: Node, document: int) -> bool:
    near = ((_NEXT, node.next), (_PREVIOUS, node.prev), (_PARENT, node.parent), (_FIRST, node.first_child),
            (_LAST, node.last_child))  # fmt: skip
    kind = 3 if node.is_text_node else 1
    said = len((node.text_content or "").encode())
    return (
        words[_NAME] == node.tag_id
        and words[_DOCUMENT] == document
        and all(words[place] == (other.mem_id if other is not None else 0) for place, other in near)
        and words[_KIND] & 0xFFFFFFFF == kind
        and (kind == 1 or words[_LENGTH] == said)
    )


def _attributes_agree(kernel: Any, tree: Tree) -> bool:  # noqa: ANN401
    """Whether elements know their attributes, these their values and names; the kernel is told the names' numbers."""
    none, one, many = (tree.css(name)[0] for name in ("s", "q", "p"))
    first, last = _ends(kernel, many)
    if _ends(kernel, none) != (0, 0) or len(set(_ends(kernel, one))) != 1 or 0 in {first, last, *_ends(kernel, one)}:
        return False
    document = kernel.peek(many.mem_id, _ELEMENT_WORDS)[_DOCUMENT]
    numbers: dict[str, int] = {}
    before, here = 0, first
    for name, value in many.attributes.items():
        words = kernel.peek(here, _ATTRIBUTE_WORDS)
        told = words[_WRITTEN] or words[_NAME]
        if (
            (words[_DOCUMENT], words[_OWNER], words[_PREVIOUS_ATTRIBUTE]) != (document, many.mem_id, before)
            or (words[_VALUE] == 0) != (value is None)
            or (value is not None and kernel.peek(words[_VALUE], 2)[1] != len(value))
            or (told >= _FEW and _spelled(kernel, told) != name)
        ):
            return False
        if told < _FEW:
            numbers[name] = told
        before, here = here, words[_NEXT_ATTRIBUTE]
        if (here == 0) != (before == last):
            return False
    kernel.learn(numbers)
    return before == last


def _ends(kernel: Any, node: Node) -> tuple[int, int]:  # noqa: ANN401
    words = kernel.peek(node.mem_id, _ELEMENT_WORDS)
    return words[_FIRST_ATTRIBUTE], words[_LAST_ATTRIBUTE]


def _spelled(kernel: Any, address: int) -> str:  # noqa: ANN401
    *letters, length = kernel.peek(address, 4)
    return struct.pack("@3N", *letters)[:length].decode("ascii", "replace") if length <= _SHORT else ""


KERNEL: Final = compiled("cleaners.native.walk", unfit)
_TABLES: Final = (
    {scripting: tables(KERNEL, ACTS if scripting else {**ACTS, NOSCRIPT: BLOCK}) for scripting in (True, False)}
    if KERNEL
    else {}
)

_VOCABULARY: Final = vocabulary(KERNEL) if KERNEL else None
_DECLARING: Final = ("meta", "link", "time", "script", "title", "h1", "a", "base", "abbr")
_HEADS: Final = KERNEL.Heads(PROPERTIES, *map(number, _DECLARING)) if KERNEL else None
_ANCHOR: Final = number("a")
Attributes = dict[str, str | None]


class Declared(NamedTuple):
    """What the elements of a document declare, as native/head.pxi finds it."""

    metas: list[tuple[str, str]]  # property, name or http-equiv in small letters, and content in one line
    links: list[tuple[str | None, str | None]]  # rel and href of those that name the page's own addresses
    times: list[tuple[Attributes, list[str], str, list[str]]]  # and their text, the class and text of the one above
    scripts: list[str]  # JSON-LD
    title: list[str]  # in pieces
    headings: list[list[str]]  # each <h1> in pieces
    author: bool  # whether a link may name one
    licence: bool
    items: list[Owned]  # of the first elements that have one of the properties of microdata
    base: bool  # whether there is an address that its links start from
    commons: bool  # whether a link leads to the licences of Creative Commons


def noted() -> Any:  # noqa: ANN401 - the kernel's own record
    """What the walk over one document's body may note on its way, for `declared`; None for no KERNEL."""
    return KERNEL.Noted(_HEADS) if KERNEL else None


def declared(root: Node, inside: Any, *, most_times: int, most_headings: int, most_below: int) -> Declared:  # noqa: ANN401 - as above
    """What is declared below a document's uppermost element; only where there is a KERNEL.

    Args:
        root: that element.
        inside: what was noted in its body since it was parsed; None where nobody has walked over that.
        most_times: how many <time> are read.
        most_headings: how many <h1>.
        most_below: nodes below each of these whose text is read.
    """
    return Declared(*KERNEL.declared(root, inside or noted(), most_times, most_headings, most_below))


def walk(root: Node, *, scripting: bool, notes: Any = None) -> Segments:  # noqa: ANN401 - as above
    """The blocks below a page's body, as segment_walk.walk finds them; only where there is a KERNEL.

    Args:
        root: the body.
        scripting: as it was parsed; if not, <noscript> is read.
        notes: told on the way what declares something.
    """
    return found(*KERNEL.walk(root, root.mem_id, _TABLES[scripting], _VOCABULARY, notes))


def parts(classes: Sequence[str], links: Sequence[str]) -> Any:  # noqa: ANN401 - the kernel's own record
    """Words in small letters that are looked for in classes, and others behind a slash in links; None for no KERNEL."""
    if KERNEL is None:
        return None
    return KERNEL.Parts(tuple([word.encode() for word in classes]), tuple([word.encode() for word in links]), _ANCHOR)


def standing(root: Node, wanted: Any) -> list[bool]:  # noqa: ANN401 - as above
    """Whether each of these words may stand anywhere in a document; only where there is a KERNEL."""
    found: list[bool] = KERNEL.standing(root, wanted)
    return found
