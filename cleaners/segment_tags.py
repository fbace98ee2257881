"""What each HTML element means to the walk, and the codes our columns use for it."""

import re
from typing import Final

# What the walk does when it meets a node. Plain numbers: an enum's names cost the hot loop a quarter of its time.
SKIP: Final = 0  # nothing a reader sees
TEXT: Final = 1
INLINE: Final = 2  # part of the line around it
TIGHT: Final = 3  # inline, and written without a gap: H<sub>2</sub>O
LINK: Final = 4
BOLD: Final = 5
BREAK: Final = 6  # a line ends here
BLOCK: Final = 7  # a line of its own, or many
PRE: Final = 8  # as BLOCK, with its line ends kept
DEAD: Final = 9  # a module whose text is read in one piece and never judged
IMAGE: Final = 10
CUSTOM: Final = 11  # an element HTML does not know
FORMULA: Final = 12  # part of the line, with nothing to read but its leaves
LEAF: Final = 13  # a number, a sign or a word of a formula, a blank before it; elsewhere as CUSTOM
BUTTON: Final = 14  # part of the line amid the text of a paragraph: a word explained; elsewhere a line of its own

# The code of an element is its place here: the model's numbers depend on it, so grow it at the end only.
BLOCK_TAGS: Final = (
    "body", "div", "p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "table", "tbody",
    "section", "article", "main", "header", "aside", "figure", "figcaption", "blockquote", "pre", "dl", "dt", "dd",
    "form", "fieldset", "details", "summary", "address", "nav", "footer", "button", "label", "center", "hgroup",
    "dialog", "caption", "thead", "tfoot", "search", "menu", "option", "legend", "select", "optgroup", "x-custom",
)  # fmt: skip
CODE: Final = {name: code for code, name in enumerate(BLOCK_TAGS)}
HEADING: Final = {CODE[f"h{level}"]: level for level in range(1, 7)}


def one_of(*names: str) -> re.Pattern[bytes]:
    """What finds each of some elements in a column of codes, without a look at any other."""
    return re.compile(b"[%b]" % re.escape(bytes(CODE[name] for name in names)))


HEADINGS: Final = one_of("h1", "h2", "h3", "h4", "h5", "h6")


def runs_of(*names: str) -> re.Pattern[bytes]:
    """The same of those that follow one another, together."""
    return re.compile(one_of(*names).pattern + b"+")


_ACTS: Final = {
    SKIP: (
        "script style noscript template svg iframe object embed canvas audio video map area head title meta link "
        "base textarea input param source track datalist noembed noframes frameset frame progress meter slot "
        "annotation-xml"
    ),
    INLINE: (
        "span em i font abbr acronym cite code kbd samp var q u s small big strike del ins mark time tt bdi bdo dfn "
        "data output ruby rb rt rp nobr wbr picture"
    ),
    TIGHT: "sub sup",
    LINK: "a",
    BOLD: "b strong",
    BREAK: "br hr",
    PRE: "pre listing xmp plaintext",
    DEAD: "nav footer select dialog menu",
    IMAGE: "img",
    FORMULA: "math",
    LEAF: "mi mn mo ms mtext",
    BUTTON: "button",
}
ACT: Final = {name: act for act, names in _ACTS.items() for name in names.split()}
ACT.update((name, BLOCK) for name in BLOCK_TAGS if name not in ACT and name != "x-custom")

# A custom element inside one of these is part of the line; elsewhere it is a container.
LINE_TAGS: Final = frozenset(CODE[name] for name in BLOCK_TAGS[2:4] + BLOCK_TAGS[6:14]) | {
    CODE[name] for name in ("dt", "dd", "figcaption", "button", "label")
}
