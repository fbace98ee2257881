"""Train the block model and the page types on the labelled pages and write them beside the code that asks them.

Run as `python -m train.story`; about four minutes on one core.
"""

import argparse
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from cleaners.features_names import NAMES
from cleaners.page_type import TYPES
from cleaners.story import WORDLESS, Model, log_odds, probabilities, threshold
from train import trees
from train.folds import fold
from train.lexicon import dressed, learnt, without
from train.samples import Sample, samples, weights

DEPTH: Final = 7
_TYPE_DEPTH: Final = 4
_TYPE_ROUNDS: Final = 80
_FOLDER: Final = Path(__file__).parents[1] / "cleaners" / "model"
_SETTINGS: Final = {
    "objective": "binary", "num_leaves": 24, "max_depth": DEPTH, "min_data_in_leaf": 40,
    "feature_fraction": 0.5, "data_sample_strategy": "goss", "lambda_l2": 5.0, "max_bin": 127,
    "verbose": -1, "num_threads": 1, "seed": 3, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
_TYPE_SETTINGS: Final = {
    "objective": "multiclass", "num_class": len(TYPES), "num_leaves": 8, "max_depth": _TYPE_DEPTH,
    "learning_rate": 0.08, "min_data_in_leaf": 8, "feature_fraction": 0.15, "bagging_fraction": 0.7, "bagging_freq": 1,
    "lambda_l2": 3.0, "max_bin": 63, "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True,
    "force_row_wise": True,
}  # fmt: skip
_WORDS: Final = NAMES.index("log_words")
# Where a model that has not seen the site and the gold text agree this little, the gold mostly lacks sections: such a
# page teaches an eighth of what others do. Cross-validated: news pages up 0.0025 word F1, better in each of five folds.
_AGREED: Final = 0.55
_DOUBTED: Final = 0.15
# Types whose gold text is mostly one thing; of shops and lists the gold itself decides differently from page to page.
_PLAIN: Final = frozenset({"news", "article", "documentation", "service"})


class Lesson(NamedTuple):
    """How a model learns."""

    much: Mapping[str, float]  # what a page of a type weighs; 1 where nothing is said
    trees: int = 120
    rate: float = 0.12  # how much of what is wrong so far a tree may mend


# The model that is asked about articles, and the one for all other pages. Alone and cross-validated, against one model
# in which all pages weigh alike: news up 0.0075 word F1 and articles 0.0020 by the first, the others 0.0069 by the
# second, each better in all five folds. Twice the trees at half the rate: others up 0.0025 (standard error 0.0008),
# articles and news as before.
STORIES: Final = Lesson({"news": 2.0, "article": 1.0} | dict.fromkeys(TYPES[1:], 0.3))
OTHERS: Final = Lesson({"news": 0.3, "article": 0.3}, trees=240, rate=0.06)
_TRIAL: Final = Lesson({}, trees=60)  # the models that judge the gold texts


def fit(learnt_from: Sequence[Sample], doubted: Collection[str], lesson: Lesson) -> Model:
    """A model of these pages; long blocks count more than short ones.

    Args:
        learnt_from: the pages.
        doubted: names of those whose gold text is likely incomplete.
        lesson: what the pages weigh, and how many trees learn how fast.
    """
    rows = np.concatenate([sample.rows for sample in learnt_from])
    story = np.concatenate([sample.story for sample in learnt_from])
    trust = [_DOUBTED if sample.page.name in doubted else 1.0 for sample in learnt_from]
    weighed = np.concatenate(
        [
            weights(np.expm1(one.rows[:, _WORDS])) * well * lesson.much.get(one.page.page_type, 1)
            for one, well in zip(learnt_from, trust, strict=True)
        ]
    )
    # A block half in the gold text teaches neither.
    clear = (story >= 0) & ((story < 0.3) | (story > 0.6))  # noqa: PLR2004 - shares, explained above
    import lightgbm  # noqa: PLC0415 - of the extra `train`; the rest of this file is asked without it

    data = lightgbm.Dataset(rows[clear], (story[clear] > 0.5).astype(int), weight=weighed[clear])  # noqa: PLR2004
    booster = lightgbm.train(_SETTINGS | {"learning_rate": lesson.rate}, data, lesson.trees)
    return trees.model(booster.dump_model()["tree_info"], DEPTH)


def fit_types(learnt_from: Sequence[Sample]) -> Model:
    """A model of the page types; news pages are articles. The trees of the types take turns."""
    names = [sample.page.page_type if sample.page.page_type in TYPES else TYPES[0] for sample in learnt_from]
    import lightgbm  # noqa: PLC0415 - as above

    data = lightgbm.Dataset(np.array([sample.whole for sample in learnt_from]), np.array(list(map(TYPES.index, names))))
    booster = lightgbm.train(dict[str, Any](_TYPE_SETTINGS), data, _TYPE_ROUNDS)
    return trees.model(booster.dump_model()["tree_info"], _TYPE_DEPTH)


def trial(learnt_from: Sequence[Sample]) -> Model:
    """A smaller model, for judging gold texts."""
    return fit(learnt_from, (), _TRIAL)


def doubted(known: Sequence[Sample]) -> set[str]:
    """The pages whose gold text a model of the other folds agrees with too little."""
    found: set[str] = set()
    for number in {fold(sample.page.site) for sample in known}:
        judge = trial([sample for sample in known if fold(sample.page.site) != number])
        found |= disagreeing(judge, [sample for sample in known if fold(sample.page.site) == number])
    return found


def disagreeing(judge: Model, judged: Sequence[Sample]) -> set[str]:
    """Those of the pages, of types with a plain main text, that a model cuts quite differently from their gold."""
    plain = [sample for sample in judged if sample.page.page_type in _PLAIN]
    return {sample.page.name for sample in plain if agreement(judge, sample) < _AGREED}


def agreement(judge: Model, sample: Sample) -> float:
    """Word F1 of what the model keeps of a page."""
    said = probabilities(log_odds(sample.rows, judge))
    taken = said >= threshold(said, sample.chars.astype(np.int64))
    hits = float((sample.words * np.maximum(sample.story, 0))[taken].sum())
    return 2 * hits / (float(sample.words[taken].sum()) + sample.gold_words)


def write(model: Model, path: Path) -> None:
    """Save the arrays."""
    np.savez_compressed(path, feature=model.feature.astype(np.int16), threshold=model.threshold, leaf=model.leaf)


def main() -> int:
    """Train on everything and write the models."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    known = samples()
    out = doubted(known)
    words = learnt(known)
    np.savez_compressed(_FOLDER / "lexicon.npz", text=words.text, names=words.names)
    worth = {number: without(number) for number in {fold(sample.page.site) for sample in known}}
    for name, pages in {"": [dressed(one, worth[fold(one.page.site)]) for one in known], WORDLESS: known}.items():
        write(fit(pages, out, STORIES), _FOLDER / f"story{name}.npz")
        write(fit(pages, out, OTHERS), _FOLDER / f"other{name}.npz")
    write(fit_types(known), _FOLDER / "page_type.npz")
    count = f"{STORIES.trees} and {OTHERS.trees} trees"
    print(f"{count} from {len(known)} pages, {len(out)} of them with a doubted gold text", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
