"""Authors in small elements that say they name one: a class, a link to the author's page."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from cleaners.metadata_byline import within
from cleaners.metadata_items import shown
from cleaners.metadata_near import Line
from cleaners.segment_tree import Tree

# One selector of several costs little more than one; "writer" and "contributor" add nothing on the labelled pages.
_SELECTOR: Final = "[class*=author i], [class*=byline i], a[href*='/author' i]"
_MOST: Final = 60  # elements that are looked at; cards of other stories follow
_LONGEST: Final = 60  # characters of one


def told(tree: Tree, lines: Sequence[Line], site: str = "") -> str:
    """The author that an element in one of some lines names; empty for none.

    Args:
        tree: the page's.
        lines: those near its title; a name that stands elsewhere is another story's.
        site: its name, which is nobody's here.
    """
    texts = [line.text for line in lines if not line.late]
    for node in islice(tree.css(_SELECTOR), _MOST):
        text = shown(node, _LONGEST)
        if text and any(text in line for line in texts) and (name := within(text)) and name != site:
            return name
    return ""
