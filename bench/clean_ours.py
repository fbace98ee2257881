"""Our own extractor, asked with a model that has not seen the page's site; and with one part switched off."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from cleaners import charset, chrome, ledger
from cleaners.chrome.context import Context
from cleaners.features import NAMES, PageHints, features
from cleaners.hints import hints
from cleaners.metadata import metadata
from cleaners.page import Document, document, story
from cleaners.rules import Rules
from cleaners.story import Model, probabilities
from train.pages import Labelled
from train.story import FOLDS, Sample, fit, fold, samples

VARIANTS = ("all", "no hints", "no model", "no spotters")


class Result(NamedTuple):
    """What one variant makes of a page."""

    page: Labelled
    text: str


def extract(pages: Iterable[Sample] | None = None) -> Iterator[tuple[str, Result]]:
    """Each page's text under each variant, from the model of the folds that the page's site is not in."""
    known = list(pages or samples())
    for number in range(FOLDS):
        print(f"fold {number + 1} of {FOLDS}", file=sys.stderr)
        trees = fit([sample for sample in known if fold(sample.page.site) != number])
        for sample in known:
            if fold(sample.page.site) == number:
                yield from ((variant, Result(sample.page, _text(sample, trees, variant))) for variant in VARIANTS)


def _text(sample: Sample, trees: Model, variant: str) -> str:
    parsed = document(charset.utf8(sample.page.body))
    declared = PageHints() if variant == "no hints" else hints(parsed.head)
    rows = features(parsed.page, declared)
    said = _by_rule(rows) if variant == "no model" else probabilities(rows, trees)
    left_out, kept = story(parsed.page, said, Rules())
    marks = ledger.invisible_marks(parsed.page.raw_text, "rules")
    found = () if variant == "no spotters" else chrome.find(kept, _context(parsed, sample.page))
    return ledger.render(parsed.page.raw_text, ledger.settle((*marks, *left_out, *found)), gap="\n\n")


def _by_rule(rows: np.ndarray) -> np.ndarray:  # type: ignore[type-arg] # floats throughout
    """Without the model: what stands in the best container and is not mostly links."""
    inside, density = rows[:, NAMES.index("in_best")], rows[:, NAMES.index("link_density")]
    return np.where((inside > 0) & (density < 0.5), 0.9, 0.1).astype(np.float32)


def _context(parsed: Document, page: Labelled) -> Context:
    facts = metadata(parsed.head, page.url)
    empty = Context()
    return replace(
        empty,
        lang=facts.language.value if facts.language else "",
        title=facts.title.value if facts.title else "",
    )
