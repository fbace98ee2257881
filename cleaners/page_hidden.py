"""Text that a page holds where the parser does not look: in templates that scripts fill in, in attributes for later."""

import html
import re
from typing import Final

from cleaners import limits
from cleaners.rules import Rules
from cleaners.segment_tree import Tree
from cleaners.sought import holds

_SHADOW: Final = b"shadowrootmode"
_DECLARED: Final = re.compile(rb"<template(?=\s[^<>]{0,400}?shadowrootmode\b)", re.IGNORECASE)
_DRAWN: Final = b"katex"
_SOON: Final = 50_000  # bytes in which a page names the sheet that it draws formulas by
# Of the portal that most Korean papers are read on: an <em> that its sheet shows as a block, in the text of the story.
_KOREAN: Final = b'lang="ko'
_AT_ONCE: Final = 2_000  # bytes in which a page names its language
_CAPTION: Final = re.compile(rb"<em(\s[^<>]{0,200}?\bimg_desc\b[^<>]{0,200}>[^<>]{0,2000})</em>")
_TEMPLATE: Final = re.compile(rb"<template\b", re.IGNORECASE)
# Long, and markup that was escaped once: what a script lays out when the reader comes near.
_LATER: Final = re.compile(rb"\sdata-[\w-]{1,40}=(?:\"([^\"]{80,2000000})\"|'([^']{80,2000000})')")
_LAID_OUT: Final = (b"&lt;p", b"<p>", b"<p ", b"&#60;p")
_MOST: Final = 50  # attributes read


def shown(page: bytes, *, templates: bool = True) -> bytes:
    """A page as a browser shows it without any script: declarative shadow trees opened, captions as blocks.

    Args:
        page: its source.
        templates: whether one may stand in it.
    """
    if templates and holds(page, _SHADOW):
        page = _DECLARED.sub(b"<x-template", page)
    return _CAPTION.sub(rb"<figcaption\1</figcaption>", page) if holds(page, _KOREAN, _AT_ONCE) else page


def once(tree: Tree, page: bytes) -> Tree:
    """A page's tree without the second copy of each formula, of which one is drawn and one is for those who listen.

    The one for listeners is read: it says a formula's parts in their order.
    """
    if holds(page, _DRAWN, _SOON):
        for drawn in tree.css(".katex-html"):
            if drawn.parent is not None and drawn.parent.css_first(".katex-mathml") is not None:
                drawn.decompose()
    return tree


def uncovered(page: bytes) -> bytes:
    """A page with every template opened, and behind it what its attributes hold as markup.

    The page itself where there is nothing of the kind, or where the parser should not see what there is.
    """
    opened = _TEMPLATE.sub(b"<x-template", page)
    values = (found[1] or found[2] for found in _LATER.finditer(page))
    later = [value for value in values if any(sign in value for sign in _LAID_OUT)][:_MOST]
    said = "".join(f"<div>{html.unescape(value.decode('utf-8', 'replace'))}</div>" for value in later)
    if not said and len(opened) == len(page):
        return page
    whole = opened + said.encode("utf-8", "replace")
    return page if limits.refusal(whole, "text/html", Rules()) else whole
