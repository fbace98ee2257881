"""Authors and days in small elements: a class, a link to the author's page, the day itself behind "4 hours ago"."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from cleaners.metadata_byline import within
from cleaners.metadata_dates import iso
from cleaners.metadata_items import shown
from cleaners.metadata_names import NAME, person
from cleaners.metadata_near import Line
from cleaners.segment_tree import Tree

# One selector of several costs little more than one; "writer" and "contributor" add nothing on the labelled pages.
# "field--name-uid" is what Drupal calls the member who wrote a node.
_SELECTOR: Final = "[class*=author i], [class*=byline i], a[href*='/author' i], .field--name-uid"
_TIMES: Final = "time, abbr[title], span[title], [data-published], [data-timestamp], [data-time], [data-date]"
_AGO: Final = re.compile(
    r"\b\d{1,2} ?(?:[mhdw]|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago\b", re.IGNORECASE
)
_ATTRIBUTES: Final = 20  # of an element that are looked at
_DAY: Final = "-"  # in all days in ISO 8601 that are told from numbers
_NAME: Final = re.compile(NAME)
_MOST: Final = 60  # elements that are looked at; cards of other stories follow
_LONGEST: Final = 60  # characters of one


def author_in(tree: Tree, lines: Sequence[Line], site: str = "") -> str:
    """The author that an element in one of some lines names; empty for none.

    Args:
        tree: the page's.
        lines: those near its title; a name that stands elsewhere is another story's.
        site: its name, which is nobody's here.
    """
    texts = [line.text for line in lines if _may_hold(line)]
    if not texts:  # the tree is asked for a third of a page's other metadata's cost
        return ""
    for node in islice(tree.css(_SELECTOR), _MOST):
        text = shown(node, _LONGEST)
        if text and any(text in line for line in texts) and (name := within(text)) and name != site:
            return name
    return ""


def moment(tree: Tree, lines: Sequence[Line]) -> str:
    """When a story was published whose line only says how long ago: an attribute of its element has the day itself."""
    texts = [line.text for line in lines if not line.late and line.changed != line.text and _AGO.search(line.text)]
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
