"""Learn what words are worth: a logistic regression over the words of each block, another over those of its names.

Block models are trained on what words of other sites are worth (`dressed` in train/models.py), as they will be asked.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cleaners import lexicon
from cleaners.features_names import NAMES
from cleaners.lexicon import ROOM, Around, Lexicon, Words
from train.folds import digest, fold, kept
from train.samples import SOURCE, Sample, samples, weights

_SOURCE: Final = (*SOURCE, "train/lexicon.py")
_SHIFT: Final = 16
# Sites a place must occur on, and how freely its worth may move; out of fold, a third as freely is worse for both, and
# thrice as freely for names.
_TEXT: Final = (10, 0.3)
_NAMES: Final = (5, 0.01)
_STEPS: Final = 60
_MOST: Final = 127  # units
_PLACE: Final = NAMES.index(lexicon.COLUMNS[0])
Matrix = Any  # scipy.sparse has no types


def without(*numbers: int) -> Lexicon:
    """What words are worth on the sites of all folds but these."""
    told = "-".join(map(str, sorted(numbers)))
    return kept(f"lexicon-{digest(_SOURCE)}-{told}", lambda: learnt(
        [sample for sample in samples() if fold(sample.page.site) not in numbers]
    ))  # fmt: skip


def dressed(sample: Sample, known: Lexicon) -> Sample:
    """A sample with the columns that a lexicon fills."""
    rows = sample.rows.copy(order="K")
    said = lexicon.said(sample.said, known)
    placed = lexicon.placed(lexicon.sums(sample.named, known), sample.around)
    for place, column in enumerate((*lexicon.columns(said), *lexicon.columns(placed))):
        rows[:, _PLACE + place] = column
    return replace(sample, rows=rows)


def learnt(learnt_from: Sequence[Sample]) -> Lexicon:
    """A lexicon of these pages."""
    labels = np.concatenate([sample.story for sample in learnt_from])
    much = np.concatenate([weights(sample.words) for sample in learnt_from])
    sites = {site: number for number, site in enumerate(sorted({sample.page.site for sample in learnt_from}))}
    site = np.concatenate([np.full(len(sample.story), sites[sample.page.site]) for sample in learnt_from])
    # A block half in the gold text teaches neither.
    clear = np.flatnonzero((labels >= 0) & ((labels < 0.3) | (labels > 0.6)))  # noqa: PLR2004 - shares, explained above

    def fitted(rows: Callable[[Sample], Matrix], setting: tuple[int, float], unit: int) -> NDArray[np.int8]:
        given = _sparse().vstack([rows(sample) for sample in learnt_from], format="csr")
        worth = _regression(given[clear], labels[clear] > 0.5, much[clear], site[clear], *setting)  # noqa: PLR2004
        return np.clip(np.rint(worth * unit), -_MOST, _MOST).astype(np.int8).reshape(-1, ROOM)

    return Lexicon(
        fitted(lambda sample: _said(sample.said), _TEXT, lexicon.TEXT_UNIT),
        fitted(lambda sample: _named(sample.named, sample.around), _NAMES, lexicon.NAMES_UNIT).T.copy(),
    )


def _regression(
    rows: Matrix, story: NDArray[Any], weights: NDArray[Any], site: NDArray[Any], least: int, free: float
) -> NDArray[np.float64]:
    """What each column is worth, 0 for those of too few sites."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - of the extra `train`

    seen = _sparse().csr_matrix((np.ones(len(site), np.float32), (site, np.arange(len(site))))) @ (rows != 0)
    taken = np.flatnonzero(np.asarray((seen != 0).sum(axis=0)).ravel() >= least)
    worth = np.zeros(rows.shape[1])
    if not len(taken):
        return worth
    found = LogisticRegression(C=free, max_iter=_STEPS).fit(rows[:, taken], story, sample_weight=weights)
    worth[taken] = found.coef_[0]
    return worth


def _sparse() -> Any:  # noqa: ANN401 - scipy has no types
    from scipy import sparse  # noqa: PLC0415 - of the extra `train`

    return sparse


def _said(found: Words) -> Matrix:
    """Blocks x places of the words of blocks, each as much as `lexicon.said` counts it."""
    count = np.diff(found.bounds)
    blocks = np.repeat(np.arange(len(count)), count)
    some, first, last, first_two, last_two = lexicon.ends(found)
    pairs = np.flatnonzero(count > 1)
    parts = [
        (blocks, found.hashes >> _SHIFT, np.repeat(1 / np.sqrt(np.maximum(count, 1)), count)),
        *((at, places, np.ones(len(at))) for at, places in (
            (some, first), (some, last), (pairs, first_two), (pairs, last_two)
        )),
    ]  # fmt: skip
    return _matrix(((at, places + table * ROOM, much) for table, (at, places, much) in enumerate(parts)),
                   (len(count), len(parts) * ROOM))  # fmt: skip


def _named(found: Words, where: Around) -> Matrix:
    """Blocks x places of the words of names, each as much as `lexicon.placed` counts it."""
    size = len(where.above)
    kinds = np.repeat(np.arange(size), np.diff(found.bounds))
    own = _matrix([(kinds, found.hashes >> _SHIFT, np.ones(len(kinds)))], (size, ROOM))
    inner = np.flatnonzero(where.above >= 0)
    above = _matrix([(inner, where.above[inner], np.ones(len(inner)))], (size, size))
    near = [own, above @ own, above @ above @ own]
    every, step = own, near[1]
    while step.nnz:
        every, step = every + step, above @ step
    return _sparse().hstack([*near, every], format="csr")[where.of_block]


def _matrix(parts: Iterable[tuple[Any, Any, Any]], shape: tuple[int, int]) -> Matrix:
    at, places, much = (np.concatenate(column) for column in zip(*parts, strict=True))
    return _sparse().csr_matrix((much.astype(np.float32), (at, places.astype(np.int64))), shape=shape)
