"""Our own extractor, asked with a model that has not seen the page's site; and with one part switched off."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import Final, NamedTuple
from unittest import mock

import numpy as np

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.features import PageHints
from cleaners.features_names import NAMES
from cleaners.features_text import Floats
from cleaners.story import Model
from train.pages import Labelled
from train.story import FOLDS, Sample, fit, fold

_LINKED: Final = 0.5  # share of a block's characters in links


class Result(NamedTuple):
    """What one variant makes of a page."""

    page: Labelled
    text: str


def _by_rule(rows: Floats, _trees: Model, _lean: float) -> Floats:
    """Without the model: what stands in the best container and is not mostly links."""
    inside, density = rows[:, NAMES.index("in_best")], rows[:, NAMES.index("link_density")]
    return np.where((inside > 0) & (density < _LINKED), 0.9, 0.1).astype(np.float32)


# What stands in for a part that is switched off; the rest is the product as it ships.
VARIANTS: Final[dict[str, dict[str, Callable[..., object]]]] = {
    "all": {},
    "no hints": {"cleaners.page.hints": lambda _: PageHints()},
    "no model": {"cleaners.page.probabilities": _by_rule},
    "no spotters": {"cleaners.chrome.find": lambda *_: ()},
}


def extract(known: Sequence[Sample]) -> Iterator[tuple[str, Result]]:
    """Each page's text under each variant, from the model of the folds that the page's site is not in."""
    for number in range(FOLDS):
        print(f"fold {number + 1} of {FOLDS}", file=sys.stderr)
        trees = fit([sample for sample in known if fold(sample.page.site) != number])
        mine = [sample.page for sample in known if fold(sample.page.site) == number]
        for variant, replaced in VARIANTS.items():
            with ExitStack() as stack:
                for name, part in {"cleaners.page.model": lambda trees=trees: trees, **replaced}.items():
                    stack.enter_context(mock.patch(name, part))
                yield from ((variant, Result(page, _text(page))) for page in mine)


def _text(page: Labelled) -> str:
    outcome = clean_html(page.body, url=page.url)
    return outcome.text if isinstance(outcome, Cleaned) else ""
