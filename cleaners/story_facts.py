"""What a shop says of a product in tables and lists of terms: its material, weight and size."""

from itertools import groupby
from typing import Final

from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.page_type import PageType
from cleaners.segment_tags import CODE

_PRODUCT: Final = "product"
_CELLS: Final = frozenset({CODE["td"], CODE["th"], CODE["dt"], CODE["dd"]})
_LEAST: Final = 0.05  # mean score of cells; of what scores less most is prices by number, delivery and the like


def facts(page: Page, scores: Floats, kind: PageType) -> frozenset[int]:
    """The cells of a product's data: short as labels, so that the model of all pages doubts them.

    Cells in a row are decided as one: a name without its value says nothing.

    Args:
        page: the blocks.
        scores: of the model.
        kind: of the page; on other types tables are lists of offers as often as not.
    """
    if kind.name != _PRODUCT or _CELLS.isdisjoint(page.codes):
        return frozenset()
    dead, found = page.segments.dead, list[int]()
    places = range(len(page.codes))
    for is_cell, run in groupby(places, key=lambda at: page.codes[at] in _CELLS and not dead[at]):
        cells = list(run)
        if is_cell and scores[cells].mean() >= _LEAST:
            found += cells
    return frozenset(found)
