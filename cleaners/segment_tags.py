"""What each HTML element means to the walk, and the codes our columns use for it."""

from enum import IntEnum
from typing import Final


class Act(IntEnum):
    """What the walk does when it meets a node."""

    SKIP = 0  # nothing a reader sees
    TEXT = 1
    INLINE = 2  # part of the line around it
    TIGHT = 3  # inline, and written without a gap: H<sub>2</sub>O
    LINK = 4
    BOLD = 5
    BREAK = 6  # a line ends here
    BLOCK = 7  # a line of its own, or many
    PRE = 8  # as BLOCK, with its line ends kept
    DEAD = 9  # a module whose text is read in one piece and never judged
    IMAGE = 10
    CUSTOM = 11  # an element HTML does not know


# The code of an element is its place here: the model's numbers depend on it, so grow it at the end only.
BLOCK_TAGS: Final = tuple(
    [
        "body",
        "div",
        "p",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "td",
        "th",
        "tr",
        "table",
        "tbody",
        "section",
        "article",
        "main",
        "header",
        "aside",
        "figure",
        "figcaption",
        "blockquote",
        "pre",
        "dl",
        "dt",
        "dd",
        "form",
        "fieldset",
        "details",
        "summary",
        "address",
        "nav",
        "footer",
        "button",
        "label",
        "center",
        "hgroup",
        "dialog",
        "caption",
        "thead",
        "tfoot",
        "search",
        "menu",
        "option",
        "legend",
        "select",
        "optgroup",
        "x-custom",
    ]
)
CODE: Final = {name: code for code, name in enumerate(BLOCK_TAGS)}
HEADING: Final = {CODE[f"h{level}"]: level for level in range(1, 7)}

_ACTS: Final = {
    Act.SKIP: (
        "script style noscript template svg math iframe object embed canvas audio video map area head title meta link "
        "base textarea input param source track datalist noembed noframes frameset frame progress meter slot"
    ),
    Act.INLINE: (
        "span em i font abbr acronym cite code kbd samp var q u s small big strike del ins mark time tt bdi bdo dfn "
        "data output ruby rb rt rp nobr wbr picture"
    ),
    Act.TIGHT: "sub sup",
    Act.LINK: "a",
    Act.BOLD: "b strong",
    Act.BREAK: "br hr",
    Act.PRE: "pre listing xmp plaintext",
    Act.DEAD: "nav footer select dialog menu",
    Act.IMAGE: "img",
}
ACT: Final = {name: act for act, names in _ACTS.items() for name in names.split()}
ACT.update((name, Act.BLOCK) for name in BLOCK_TAGS if name not in ACT and name != "x-custom")

# A custom element inside one of these is part of the line; elsewhere it is a container.
LINE_TAGS: Final = frozenset(
    map(
        CODE.__getitem__,
        ("p", "li", *(f"h{level}" for level in range(1, 7)), "td", "th", "dt", "dd", "figcaption", "button", "label"),
    )
)
