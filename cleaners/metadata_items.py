"""Microdata: what `itemprop` says of the story, and not of the comments, answers and cards around it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from cleaners.segment_tree import Node, Tree

PROPERTIES: Final = frozenset({
    "datePublished", "dateModified", "dateCreated", "author", "headline", "articleSection",
    "inLanguage", "license", "isAccessibleForFree", "keywords",
})  # fmt: skip
_SELECTOR: Final = "[itemprop]"  # one selector for each property takes six times as long
# What a page says of these is not said of its story; a review is one only where it stands by itself.
_OTHERS: Final = frozenset({
    "Answer", "Comment", "UserComments", "ImageObject", "VideoObject", "AudioObject", "MediaObject", "Organization",
    "Person", "Event", "Offer", "AggregateRating",
})  # fmt: skip
_WITHIN: Final = frozenset({"Review"})
_MAX_NODES: Final = 400
_MAX_ABOVE: Final = 60  # elements between a property and the item it belongs to
MAX_VALUE: Final = 300  # characters of a value that is read from text; longer ones are the text of a whole card
_MAX_NAMES: Final = 8
_MAX_TITLE: Final = 1_000
MAX_BELOW: Final = 200  # nodes below an element whose text is read


@dataclass(frozen=True, slots=True)
class Items:
    """The microdata of a page."""

    values: dict[str, tuple[str, ...]]  # of the story's item, by property
    named: frozenset[str]  # every property that has a value anywhere on the page
    kinds: frozenset[str] = frozenset()  # the types of the items around them: "NewsArticle"

    def first(self, name: str) -> str:
        """The first value of a property, empty for none."""
        values = self.values.get(name)
        return values[0] if values else ""


NONE: Final = Items({}, frozenset())


# An element with properties: their names, what they say in one line, the items around it, inside out, each with its
# identity and the last word of its type, and whether it is a headline of one of these and a link.
_Row = tuple[list[str], str, tuple[tuple[int, str], ...], bool]
# The same as the kernel finds it: instead of a text what an attribute says, and what else may be its text, in pieces.
Owned = tuple[list[str], str, list[list[str]], tuple[tuple[int, str], ...], bool]


def items(tree: Tree, title: str) -> Items:
    """What the page's item says of itself: for each property, the values that stand in one and the same item.

    Args:
        tree: the page's.
        title: its own, as it is written.
    """
    return _items(_rows(tree), title)


def items_of(owned: Iterable[Owned], title: str) -> Items:
    """The same of what the kernel has found.

    Args:
        owned: the elements that have properties.
        title: as above.
    """
    return _items([(names, _said(told, texts), above, linked) for names, told, texts, above, linked in owned], title)


def _said(told: str, texts: Iterable[Iterable[str]]) -> str:
    return " ".join(told.split()) if told else next(filter(None, map(lined, texts)), "")


def _items(rows: Iterable[_Row], title: str) -> Items:
    said: list[tuple[int, str, str]] = []  # item, property and value
    cards: dict[int, str] = {}  # headlines that are links, by item
    named: set[str] = set()
    kinds: set[str] = set()
    for names, text, above, linked in rows:
        if not text:
            continue
        named.update(names)
        kinds.update([kind for _, kind in above])
        scope = _story_scope(above)
        if scope is None:
            continue
        said += [(scope, name, text) for name in names]
        if scope and linked:
            cards.setdefault(scope, text)
    return Items(_told(said, _cards(title, cards)), frozenset(named), frozenset(kinds - _OTHERS - {""}))


def _rows(tree: Tree) -> Iterator[_Row]:
    known: dict[int, tuple[tuple[int, str], ...]] = {}  # the items around an element
    kind_of: dict[int, str | None] = {}
    for node, names in islice(_properties(tree), _MAX_NODES):
        parent = node.parent
        place = parent.mem_id if parent is not None else 0
        if place not in known:
            known[place] = tuple(_scopes(parent, kind_of))
        text, above = _value(node, names), known[place]
        yield names, text, above, bool("headline" in names and text and _story_scope(above) and _is_link(node))


def _told(said: Iterable[tuple[int, str, str]], cards: frozenset[int]) -> dict[str, tuple[str, ...]]:
    """The values of each property in the first item that has any and is no card."""
    values: dict[str, list[str]] = {}
    scopes: dict[str, int] = {}
    for scope, name, text in said:
        if scope not in cards and scopes.setdefault(name, scope) == scope:
            values.setdefault(name, []).append(text)
    return {name: tuple(dict.fromkeys(found))[:_MAX_NAMES] for name, found in values.items()}


def _is_link(headline: Node) -> bool:
    """Whether a headline is a link, is in one or has one."""
    above = headline.parent
    return headline.tag == "a" or (above is not None and above.tag == "a") or headline.css_first("a[href]") is not None


def _cards(title: str, linked: dict[int, str]) -> frozenset[int]:
    """The items that are cards of other stories: their headlines lead to these, and the page is called otherwise."""
    page = _letters(title) if linked else ""
    if not page:
        return frozenset()
    return frozenset(scope for scope, headline in linked.items() if not _is_called(page, _letters(headline)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text[:_MAX_TITLE].casefold()))


def _is_called(page: str, headline: str) -> bool:
    return headline in page or page in headline


def _properties(tree: Tree) -> Iterator[tuple[Node, list[str]]]:
    """The elements that have any of the properties we read, and the names of all they have."""
    for node in tree.css(_SELECTOR):
        names = (node.attrs.get("itemprop") or "").split()  # one by name costs a fifth of all in a dict
        if not PROPERTIES.isdisjoint(names):
            yield node, names


def _story_scope(above: Sequence[tuple[int, str]]) -> int | None:
    """Which item a property belongs to, 0 for none at all; None when the item is a comment's, a picture's."""
    nearest, *outer = above or ((0, ""),)
    kind = nearest[1]
    return None if kind in _OTHERS or (kind in _WITHIN and outer) else nearest[0]


def _scopes(node: Node | None, kind_of: dict[int, str | None]) -> Iterator[tuple[int, str]]:
    """The items that an element is or is in, inside out: identity, and the last word of the type.

    Args:
        node: the element.
        kind_of: the type of each element that has been asked, None for no item; most are around several.
    """
    here = node
    for _ in range(_MAX_ABOVE):
        if here is None:
            return
        place = here.mem_id
        if place not in kind_of:
            is_item = here.is_element_node and "itemscope" in here.attrs
            kind_of[place] = (here.attrs.get("itemtype") or "").rstrip("/#").rpartition("/")[2] if is_item else None
        kind = kind_of[place]
        if kind is not None:
            yield place, kind
        here = here.parent


def _value(node: Node, names: list[str]) -> str:
    """What a property says: its attribute, the name of the item that it is, or its text, in one line."""
    told = node.attrs.get("content") or node.attrs.get("datetime")
    if not told and node.tag == "abbr":
        told = node.attributes.get("title")  # and not "xlink:title"
    if not told and "author" in names and (name := _name_below(node)) is not None:
        told = name.attrs.get("content") or shown(name)
    return " ".join(told.split()) if told else shown(node)


def _name_below(node: Node) -> Node | None:
    """The name of a person or company that is an item of its own, looked for near its beginning."""
    for below in islice(node.traverse(), MAX_BELOW):
        if below.is_element_node and "name" in (below.attrs.get("itemprop") or "").split():
            return below
    return None


def shown(node: Node, most: int = MAX_VALUE) -> str:
    """The text of an element in one line; empty where it is longer than a value, however long: read no further."""
    below = islice(node.traverse(include_text=True), MAX_BELOW)
    return lined((each.text_content or "" for each in below if each.tag == "-text"), most)


def lined(pieces: Iterable[str], most: int = MAX_VALUE) -> str:
    """Pieces of text in one line; empty where they are longer than a value."""
    kept: list[str] = []
    left = most
    for piece in pieces:
        kept.append(piece)
        left -= len(piece) if not piece.isspace() else 1
        if left < 0:
            return ""
    return " ".join(" ".join(kept).split())
