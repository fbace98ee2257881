"""The models of each fold, trained without its sites, kept in the cache."""

from typing import Final, NamedTuple

from cleaners.story import Model
from cleaners.story_net import Net
from train import net
from train.folds import FOLDS, digest, fold, kept
from train.samples import SOURCE, Sample, samples
from train.story import disagreeing, fit, fit_types, trial
from train.weights import OTHERS, STORIES

_SOURCE = (
    *SOURCE, "cleaners/page_type.py", "cleaners/story.py", "train/story.py", "train/trees.py", "train/weights.py",
)  # fmt: skip
_NET: Final = (*_SOURCE, "cleaners/story_net.py", "train/net*.py")


class Models(NamedTuple):
    """What clean_html asks."""

    story: Model
    other: Model
    page_type: Model
    net: Net


def models_without(number: int) -> Models:
    """The models that have seen no site of a fold, nor anything that was decided with its pages."""
    story, other, page_type = kept(f"models-{digest(_SOURCE)}-{number}", lambda: _trees(number))
    return Models(story, other, page_type, kept(f"net-{digest(_NET)}-{number}", lambda: _net(number)))


def _trees(number: int) -> tuple[Model, Model, Model]:
    seen, doubted = _seen(number)
    return fit(seen, doubted, STORIES), fit(seen, doubted, OTHERS), fit_types(seen)


def _net(number: int) -> Net:
    return net.fit(*_seen(number))


def _seen(number: int) -> tuple[list[Sample], set[str]]:
    """The pages of all other folds, and the names of those whose gold text is doubted by models of neither fold."""
    seen = [sample for sample in samples() if fold(sample.page.site) != number]
    doubted: set[str] = set()
    for other in range(FOLDS):
        if other != number:
            doubted |= disagreeing(_trial(number, other), [one for one in seen if fold(one.page.site) == other])
    return seen, doubted


def _trial(one: int, other: int) -> Model:
    """A small model that has seen neither of two folds: each pair's serves both ways."""
    first, second = sorted((one, other))

    def make() -> Model:
        return trial([sample for sample in samples() if fold(sample.page.site) not in {first, second}])

    return kept(f"trial-{digest(_SOURCE)}-{first}-{second}", make)
