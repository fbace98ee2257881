"""Authors and days in small elements: a class, a link to the author's page, the day itself behind "4 hours ago"."""

import re
from collections.abc import Iterator, Sequence
from itertools import compress, islice, pairwise
from typing import Any, Final, NamedTuple

from cleaners import metadata_names as names
from cleaners import segment_compiled
from cleaners.metadata_byline import within
from cleaners.metadata_dates import iso
from cleaners.metadata_items import MAX_BELOW, shown
from cleaners.metadata_names import NAME, person
from cleaners.metadata_near import Line, parted
from cleaners.metadata_trades import PATHS, calls_author
from cleaners.segment_tree import Node, Tree


class Sought(NamedTuple):
    """Elements that are sought by words in their classes, or behind a slash in the links they are."""

    selectors: tuple[str, ...]  # one for each word
    parts: Any  # the words, as the kernel takes them


def _sought(classes: str, links: str) -> Sought:
    """Words that may stand in a class, or are one behind a dot; and words in links."""
    in_class, in_link = classes.split(), links.split()
    selectors = (
        *[part if part[0] == "." else f"[class*={part} i]" for part in in_class],
        *[f"a[href*='/{part}' i]" for part in in_link],
    )
    return Sought(selectors, segment_compiled.parts([part.lstrip(".") for part in in_class], in_link))


# "writer" and "contributor" add nothing on the labelled pages. "field--name-uid" is what Drupal calls the member who
# wrote a node.
ENGLISH: Final = _sought("author byline .field--name-uid", "author")
# Where the words of authors.toml may stand, in few selectors: each one more costs; the words themselves are asked then.
OTHERS: Final = _sought(
    "autor auteur yazar forfat författ redakt redacteur verfasser skribent penulis toimittaja szerzo avtor journalist",
    "aut redakt redact yazar f%c3%b6rf förf forfatt skribent penulis toimittaja szerz avtor journalist giornalist "
    "periodist jornalist columnist colunist report dziennikarz kirjoittaja",
)
_LINK: Final = re.compile(f"/(?:{'|'.join(PATHS)})/", re.IGNORECASE)
_TIMES: Final = "time, abbr[title], span[title], [data-published], [data-timestamp], [data-time], [data-date]"
_AGO: Final = re.compile(
    r"\b\d{1,2} ?(?:[mhdw]|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago\b", re.IGNORECASE
)
_ATTRIBUTES: Final = 20  # of an element that are looked at
_DAY: Final = "-"  # in all days in ISO 8601 that are told from numbers
_NAME: Final = re.compile(NAME)
_MOST: Final = 60  # elements that are looked at; cards of other stories follow
_LONGEST: Final = 60  # characters of one
_WHOLE: Final = 120  # and of one that has name and trade apart
_PIECES: Final = 8  # of text that are looked at
_BY: Final = re.compile(
    r"^(?:(?:written |posted |words |text |story )?by|von|par|por|door|di|av|af|autor(?:in)?|auteur|autore|text)"
    r"\b:?\s*",
    re.IGNORECASE,
)
_AND: Final = frozenset({",", "&", "and", "und", "et", "y", "e", "en", "och", "og", "ja", "i", "a", "ve", "и", "та"})


def author_in(tree: Tree, lines: Sequence[Line], site: str = "", lang: str = "") -> str:
    """The author that an element in one of some lines names; empty for none.

    Args:
        tree: the page's.
        lines: those near its title; a name that stands elsewhere is another story's.
        site: its name, which is nobody's here.
        lang: BCP 47, as the page declares it; empty where it does not.
    """
    texts = [line.text for line in lines if _may_hold(line)]
    if not texts:  # the tree is asked for a third of a page's other metadata's cost
        return ""
    for node in islice(_elements(tree, lang), _MOST):
        name = _pieced(node)
        if name and name != site and any(name.partition(", ")[0] in line for line in texts):
            return name
        text = shown(node, _LONGEST)
        if text and any(text in line for line in texts) and (name := within(text)) and name != site:
            return name
    return ""


def _elements(tree: Tree, lang: str) -> Iterator[Node]:
    """Those that are the author's by class or by where their link goes: in English, then in other languages.

    Pages that declare English are not asked in others: so many selectors cost a fortieth of all cleaning.
    """
    yield from matched(tree, ENGLISH)
    if lang.partition("-")[0].lower() == "en":
        return
    for node in islice(matched(tree, OTHERS), _MOST):
        attributes = node.attributes
        if calls_author(attributes.get("class") or "") or _LINK.search(attributes.get("href") or ""):
            yield node


def matched(tree: Tree, sought: Sought) -> list[Node]:
    """The elements that selectors find; those are not asked whose words stand nowhere, each costs as much as a look."""
    selectors = sought.selectors
    if sought.parts is not None and tree.root is not None:
        selectors = tuple(compress(selectors, segment_compiled.standing(tree.root, sought.parts)))
    return tree.css(", ".join(selectors)) if selectors else []


def _pieced(node: Node) -> str:
    """The names that an element gives in elements of their own: "Ada Brook" of a first piece, its trade in a second."""
    below = islice(node.traverse(include_text=True), MAX_BELOW)
    said = ((" ".join((each.text_content or "").split()), _around(each)) for each in below if each.tag == "-text")
    pieces = list(islice(((text, above) for text, above in said if text), _PIECES + 1))
    if not 1 < len(pieces) <= _PIECES or sum(len(text) for text, _ in pieces) > _WHOLE:
        return ""
    bare = [(text, above) for text, above in pieces if not _BY.fullmatch(text)]
    if not bare or not (first := person(_BY.sub("", bare[0][0], count=1))):
        return ""
    more = [
        name
        for (mark, _), (text, above) in pairwise(bare)
        if mark.casefold() in _AND and above == bare[0][1] and (name := person(text))
    ]
    return names.names([first, *more])


def _around(text: Node) -> tuple[str, str]:
    """What the element around a piece of text is called."""
    above = text.parent
    return ("", "") if above is None else (str(above.tag), above.attributes.get("class") or "")


def moment(tree: Tree, lines: Sequence[Line]) -> str:
    """When a story was published whose line only says how long ago: an attribute of its element has the day itself."""
    ago = [line for line in lines if not line.late and "ago" in line.text.lower() and _AGO.search(line.text)]
    texts = [line.text for line in ago if parted(line).changed != line.text]
    if not texts:
        return ""
    found: set[str] = set()
    for node in islice(tree.css(_TIMES), _MOST):
        text = shown(node, _LONGEST)
        if text and _AGO.search(text) and any(text in line for line in texts):
            told = {iso(value) for value in islice(node.attributes.values(), _ATTRIBUTES) if value and _DAY in value}
            found |= told - {""}
    return found.pop() if len(found) == 1 else ""


def _may_hold(line: Line) -> bool:
    """Whether a line may have such an element: it has a link, or is called meta data, and a name stands in it."""
    if line.late or not (line.linked or line.called):
        return False
    return any(person(found[0]) for found in _NAME.finditer(line.text))
