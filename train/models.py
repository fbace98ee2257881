"""The models of each fold, trained without its sites, kept in the cache."""

from typing import NamedTuple

from cleaners.lexicon import Lexicon
from cleaners.story import Model
from train.folds import FOLDS, digest, fold, kept
from train.lexicon import dressed, without
from train.samples import SOURCE, samples
from train.story import OTHERS, STORIES, disagreeing, fit, fit_types, trial

_SOURCE = (
    *SOURCE, "cleaners/page_type.py", "cleaners/story.py", "train/story.py", "train/trees.py",
)  # fmt: skip
_LEARNT = (*_SOURCE, "train/lexicon.py")


class Models(NamedTuple):
    """What clean_html asks."""

    lexicon: Lexicon
    story: Model
    other: Model
    wordless_story: Model
    wordless_other: Model
    page_type: Model


def models_without(number: int) -> Models:
    """The models that have seen no site of a fold, nor anything that was decided with its pages."""
    return kept(f"models-{digest(_LEARNT)}-{number}", lambda: _trained(number))


def _trained(number: int) -> Models:
    known = samples()
    seen = [sample for sample in known if fold(sample.page.site) != number]
    doubted: set[str] = set()
    for other in range(FOLDS):
        if other != number:
            doubted |= disagreeing(_trial(number, other), [one for one in seen if fold(one.page.site) == other])
    worth = {other: without(number, other) for other in range(FOLDS) if other != number}
    worded = [dressed(sample, worth[fold(sample.page.site)]) for sample in seen]
    return Models(
        lexicon=without(number),
        story=fit(worded, doubted, STORIES),
        other=fit(worded, doubted, OTHERS),
        wordless_story=fit(seen, doubted, STORIES),
        wordless_other=fit(seen, doubted, OTHERS),
        page_type=fit_types(seen),
    )


def _trial(one: int, other: int) -> Model:
    """A small model that has seen neither of two folds: each pair's serves both ways."""
    first, second = sorted((one, other))

    def make() -> Model:
        return trial([sample for sample in samples() if fold(sample.page.site) not in {first, second}])

    return kept(f"trial-{digest(_SOURCE)}-{first}-{second}", make)
