"""What kind of page it is: seven types, told by small trees; it decides what the main content can be."""

from functools import cache
from importlib.resources import as_file, files
from typing import Final, NamedTuple

import numpy as np

from cleaners.features_text import Floats
from cleaners.story import Model, answers, load

TYPES: Final = ("article", "forum", "product", "listing", "documentation", "service", "collection")  # the model's order
ARTICLE: Final = TYPES[0]
FORUM: Final = TYPES.index("forum")


class PageType(NamedTuple):
    """The likeliest type, and how likely each is."""

    name: str
    chances: Floats  # one for each of TYPES


@cache
def type_model() -> Model:
    """The trees that ship with the package, read at first use; the trees of the types take turns."""
    with as_file(files("cleaners") / "model" / "page_type.npz") as path:
        return load(path)


def page_type(row: Floats, trees: Model) -> PageType:
    """The type of a page.

    Args:
        row: of `page_type_columns.columns`.
        trees: the model.
    """
    odds = answers(row[None, :], trees)[0].reshape(-1, len(TYPES))
    odds = np.add.reduce(odds, axis=0)
    chances = np.exp(odds - np.maximum.reduce(odds))
    chances /= np.add.reduce(chances)
    return PageType(TYPES[int(chances.argmax())], chances)
