"""Our own extractor, asked with models that have not seen the page's site; and with one part switched off."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import numpy as np

from cleaners.clean import clean_html
from cleaners.features import PageHints
from cleaners.features_names import NAMES
from cleaners.features_text import Floats
from cleaners.rules import Rules
from cleaners.story import Model
from train.outcomes import Outcome, outcomes

OURS: Final = "ours"
_LINKED: Final = 0.5  # share of a block's characters in links
_SURE: Final = 2.2  # log odds: nine in ten


def _by_rule(rows: Floats, _trees: Model) -> Floats:
    """Without the model: what stands in the best container and is not mostly links."""
    inside, density = rows[:, NAMES.index("in_best")], rows[:, NAMES.index("link_density")]
    return np.where((inside > 0) & (density < _LINKED), _SURE, -_SURE).astype(np.float32)


# What stands in for a part that is switched off; the rest is the product as it ships.
VARIANTS: Final[dict[str, dict[str, Callable[..., object]]]] = {
    OURS: {},
    "ours, no hints": {"cleaners.page.hints": lambda _: PageHints()},
    "ours, no model": {"cleaners.page.log_odds": _by_rule},
    "ours, no places": {"cleaners.page.apart": lambda *_: {}},
    "ours, second opinion": {"train.outcomes.clean_html": partial(clean_html, rules=Rules(second_opinion=True))},
    "ours, no spotters": {"cleaners.chrome.find": lambda *_, **__: ()},
}


def extract(every: int) -> Iterator[tuple[str, Outcome]]:
    """Each n-th page's text under each variant."""
    for variant, replaced in VARIANTS.items():
        print(variant, file=sys.stderr)
        for found in outcomes(every, replaced):
            yield variant, found
