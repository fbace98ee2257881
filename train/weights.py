"""What each page and each block weighs when a model learns from it."""

from collections.abc import Collection, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cleaners.features_names import NAMES
from cleaners.features_text import Floats
from cleaners.page_type import TYPES
from train.samples import Sample

# Where a model that has not seen the site and the gold text agree too little (train/story.py), the gold mostly lacks
# sections: such a page teaches an eighth of what others do. Cross-validated: news pages up 0.0025 word F1, better in
# each of five folds.
_DOUBTED: Final = 0.15
ALIKE: Final[Mapping[str, float]] = {}
# What a page of each type weighs in the model that is asked about articles, and in the one for all other pages. Alone
# and cross-validated, against one model in which all weigh alike: news up 0.0075 word F1 and articles 0.0020 by the
# first, the others 0.0069 by the second, each better in all five folds.
STORIES: Final[Mapping[str, float]] = {"news": 2.0, "article": 1.0} | dict.fromkeys(TYPES[1:], 0.3)
OTHERS: Final[Mapping[str, float]] = {"news": 0.3, "article": 0.3}


def weights(sample: Sample, doubted: Collection[str], much: Mapping[str, float]) -> Floats:
    """What each block of a page weighs: long ones more than short ones, all of a page the same whatever its length.

    Args:
        sample: the page.
        doubted: names of the pages whose gold text is likely incomplete.
        much: what a page of a type weighs; 1 where nothing is said.
    """
    well = _DOUBTED if sample.page.name in doubted else 1.0
    return _by_length(sample.rows) * well * much.get(sample.page.page_type, 1)


def clear(story: Floats) -> NDArray[np.bool_]:
    """Which blocks teach: one that is half in the gold text does not.

    Args:
        story: the share of each block that is in the gold text; negative where it has no words.
    """
    return (story >= 0) & ((story < 0.3) | (story > 0.6))  # noqa: PLR2004 - shares, explained above


def _by_length(rows: Floats) -> Floats:
    words = np.expm1(rows[:, NAMES.index("log_words")])
    found = np.sqrt(np.minimum(words, 200) + 1)
    return found * (30 / found.sum())  # type: ignore[no-any-return] # numpy types arithmetic as Any
