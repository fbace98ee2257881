"""The document tree, and what its element numbers mean (selectolax's doorway)."""

from collections.abc import Sequence
from typing import Final

from selectolax import __version__ as VERSION  # noqa: N812 - it is one
from selectolax.lexbor import LexborDocumentOptions, SelectolaxError
from selectolax.lexbor import LexborHTMLParser as Tree
from selectolax.lexbor import LexborNode as Node

from cleaners.segment_tags import ACT, CODE, FORMULA, SKIP, TEXT

__all__ = [
    "ACTS", "CHECKED", "CODES", "NOSCRIPT", "UNREAD", "VERSION", "Node", "ParserError", "Tree", "marked", "number",
    "parse", "select",
]  # fmt: skip

CHECKED: Final = frozenset({"1.0.2"})  # versions of selectolax that we have looked into
# The parser need not ask after each change of its tree whether anything follows from it.
_SILENT: Final = int(LexborDocumentOptions.WO_EVENTS) if VERSION in CHECKED else 0


class ParserError(Exception):
    """The parser gave up: no memory left for the tree."""


def parse(html: str | bytes, *, scripting: bool = True, options: bool = True) -> Tree:
    """The document tree, as a browser would build it; bytes are UTF-8.

    Args:
        html: the page.
        scripting: whether the browser runs scripts.
        options: whether any <option> may be in it; changes to others have no consequences for the tree.

    Raises:
        ParserError: there is none.
    """
    try:
        return Tree(html, scripting=scripting, options=0 if options else _SILENT)
    except SelectolaxError as error:
        raise ParserError(str(error)) from error


# Element numbers change with Lexbor's version, so the tables are built from names.
_SAMPLE: Final = Tree("<p>x<!--y-->")
_INSIDE: Final = [node for node in (_SAMPLE.css("p")[0].first_child, _SAMPLE.css("p")[0].last_child) if node]
ACTS: Final = {
    **{_SAMPLE.create_node(name).tag_id: act for name, act in ACT.items()},
    _INSIDE[0].tag_id: TEXT,
    _INSIDE[1].tag_id: SKIP,  # a comment
}
CODES: Final = {_SAMPLE.create_node(name).tag_id: code for name, code in CODE.items() if name != "x-custom"}
NOSCRIPT: Final = _SAMPLE.create_node("noscript").tag_id
UNREAD: Final = frozenset(number for number, act in ACTS.items() if act in {SKIP, FORMULA})


def number(name: str) -> int:
    """What the parser calls an element."""
    return _SAMPLE.create_node(name).tag_id


def select(tree: Tree, selectors: Sequence[str]) -> dict[int, str]:
    """The elements that CSS selectors match: the identity of each, and the first selector that matched it.

    Raises:
        ValueError: a selector cannot be read.
    """
    found: dict[int, str] = {}
    for selector in selectors:
        try:
            nodes = tree.css(selector)
        except SelectolaxError as error:
            raise ValueError(f"CSS selector {selector!r} cannot be read") from error
        for node in nodes:
            found.setdefault(node.mem_id, selector)
    return found


def marked(tree: Tree, nodes: Sequence[int], mark: str) -> str:
    """The document as HTML, each of some elements with its number in an attribute; the tree keeps it.

    Args:
        tree: the document.
        nodes: the identities of the elements.
        mark: the attribute's name.
    """
    number_of = {node: number for number, node in enumerate(nodes)}
    for node in tree.css("body, body *"):
        number = number_of.get(node.mem_id)
        if number is not None:
            node.attrs[mark] = str(number)
    return tree.html or ""
