"""Train the block model on the labelled pages and write it beside the code that asks it.

Run as `python -m train.story`; about five minutes on one core.
"""

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import lightgbm
import numpy as np

from cleaners.charset import utf8
from cleaners.features import features
from cleaners.features_names import NAMES
from cleaners.features_text import Floats
from cleaners.hints import hints
from cleaners.page import document
from cleaners.story import Model
from train import trees
from train.labels import labels
from train.pages import Labelled, read

FOLDS: Final = 5
DEPTH: Final = 7
TREES: Final = 120
_TARGET: Final = Path(__file__).parents[1] / "cleaners" / "model" / "story.npz"
_SETTINGS: Final = {
    "objective": "binary", "num_leaves": 24, "max_depth": DEPTH, "learning_rate": 0.12, "min_data_in_leaf": 40,
    "feature_fraction": 0.5, "data_sample_strategy": "goss", "lambda_l2": 5.0, "max_bin": 127,
    "verbose": -1, "num_threads": 1, "seed": 3, "deterministic": True, "force_row_wise": True,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled page as rows."""

    page: Labelled
    texts: tuple[str, ...]
    rows: Floats
    story: Floats  # share of each block that is story; -1 where it has no words


def samples() -> Iterator[Sample]:
    """Every labelled page that has a main text."""
    for page in read():
        parsed = document(utf8(page.body))
        texts = parsed.page.segments.text
        if page.gold and texts:
            story = np.array(labels(texts, page.gold), np.float32)
            yield Sample(page, tuple(texts), features(parsed.page, hints(parsed.head)), story)


def fold(site: str) -> int:
    """Which fold a site belongs to: the same in every run."""
    return int(hashlib.md5(site.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def fit(learnt_from: list[Sample]) -> Model:
    """A model of these pages; each page counts alike, long blocks more than short ones."""
    rows = np.concatenate([sample.rows for sample in learnt_from])
    story = np.concatenate([sample.story for sample in learnt_from])
    weights = np.concatenate([_weights(sample.rows) for sample in learnt_from])
    # A block half in the gold text teaches neither.
    clear = (story >= 0) & ((story < 0.3) | (story > 0.6))  # noqa: PLR2004 - shares, explained above
    data = lightgbm.Dataset(rows[clear], (story[clear] > 0.5).astype(int), weight=weights[clear])  # noqa: PLR2004
    booster = lightgbm.train(dict[str, Any](_SETTINGS), data, TREES)
    return trees.model(booster.dump_model()["tree_info"], DEPTH)


def _weights(rows: Floats) -> Floats:
    words = np.expm1(rows[:, NAMES.index("log_words")])
    weights = np.sqrt(np.minimum(words, 200) + 1)
    return weights * (30 / weights.sum())  # type: ignore[no-any-return] # numpy types arithmetic as Any


def write(model: Model, path: Path) -> None:
    """Save the arrays."""
    np.savez_compressed(path, feature=model.feature.astype(np.int16), threshold=model.threshold, leaf=model.leaf)


def main() -> int:
    """Train on everything and write the model."""
    known = list(samples())
    write(fit(known), _TARGET)
    print(f"{_TARGET.name}: {TREES} trees from {len(known)} pages", file=sys.stderr)  # noqa: T201 - its one line
    return 0


if __name__ == "__main__":
    sys.exit(main())
