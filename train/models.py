"""The models of each fold, trained without its sites, and those of one set of pages alone, kept in the cache."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from cleaners.lexicon import Lexicon
from cleaners.story import Model
from train.folds import FOLDS, digest, fold, kept
from train.lexicon import dressed, learnt, without
from train.samples import SOURCE, Sample, samples
from train.story import OTHERS, STORIES, disagreeing, doubted, fit, fit_types, trial

NEWS: Final = "news"

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
    out: set[str] = set()
    for other in range(FOLDS):
        if other != number:
            out |= disagreeing(_trial(number, other), [one for one in seen if fold(one.page.site) == other])
    worth = {other: without(number, other) for other in range(FOLDS) if other != number}
    return _fitted(seen, out, without(number), worth)


def models_without_news() -> Models:
    """The models that have seen WCXB alone, and there no site that news pages are of: other people chose its pages."""
    return kept(f"models-{digest(_LEARNT)}-without-news", lambda: models_of(other_than_news(samples())))


def other_than_news(known: Sequence[Sample]) -> list[Sample]:
    """The pages of no news set, without those of its sites."""
    sites = {sample.page.site for sample in known if sample.page.page_type == NEWS}
    return [sample for sample in known if sample.page.site not in sites]


def models_of(seen: Sequence[Sample]) -> Models:
    """Models that have seen these pages and no others; trained as what ships is, see story.main."""
    out = doubted(seen)
    folds = {fold(sample.page.site) for sample in seen}
    worth = {one: learnt([sample for sample in seen if fold(sample.page.site) != one]) for one in folds}
    return _fitted(seen, out, learnt(seen), worth)


def _fitted(seen: Sequence[Sample], out: Collection[str], lexicon: Lexicon, worth: Mapping[int, Lexicon]) -> Models:
    """Models of these pages, each trained on what words of other folds' sites are worth."""
    worded = [dressed(sample, worth[fold(sample.page.site)]) for sample in seen]
    return Models(
        lexicon=lexicon,
        story=fit(worded, out, STORIES),
        other=fit(worded, out, OTHERS),
        wordless_story=fit(seen, out, STORIES),
        wordless_other=fit(seen, out, OTHERS),
        page_type=fit_types(seen),
    )


def _trial(one: int, other: int) -> Model:
    """A small model that has seen neither of two folds: each pair's serves both ways."""
    first, second = sorted((one, other))

    def make() -> Model:
        return trial([sample for sample in samples() if fold(sample.page.site) not in {first, second}])

    return kept(f"trial-{digest(_SOURCE)}-{first}-{second}", make)
