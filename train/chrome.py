"""Train the line model and write its trees as plain numbers.

    python -m train.chrome [--data ../shared] [--write]

Trained on the lines no rule claims; pages weigh by the square root of their lines. It prints what the
rules do alone, and with the model on domains the model has not seen (5 folds).
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import lightgbm
import numpy as np

from bench.chrome import SETS, Page, Score, load_rows, page_of, row, score
from cleaners import chrome, lines
from cleaners.chrome import line_model
from cleaners.chrome import shape as shapes
from cleaners.chrome.context import Context
from cleaners.chrome.phrasebook import book
from cleaners.chrome.reading import lines_of

TREES, LEAVES, FOLDS = 80, 8, 5
SETTINGS = {
    "objective": "binary", "num_leaves": LEAVES, "learning_rate": 0.08, "min_data_in_leaf": 30, "lambda_l2": 5,
    "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1, "seed": 1, "num_threads": 1, "verbose": -1,
    "monotone_constraints": [int(name in shapes.RISING) for name in shapes.NAMES],
}  # fmt: skip
TARGET = Path(__file__).parents[1] / "cleaners" / "chrome" / "line_model.json"


class Read(NamedTuple):
    """A labelled page with what the rules cut and the features of the lines the model is asked about."""

    page: Page
    fold: int
    ruled: tuple[bool, ...]
    asked: tuple[int, ...]
    features: tuple[tuple[float, ...], ...]


def read(raw: dict[str, Any]) -> Read:
    """Lay a labelled page out as cleaning sees it."""
    page = page_of(raw)
    domain = ".".join(urlsplit(raw.get("url") or "").netloc.split(".")[-2:]) or str(raw["id"])
    fold = blake2b(domain.encode(), digest_size=2).digest()[0] % FOLDS
    laid = lines.blocks(page.text)
    cut = {found.start for found in chrome.find(laid, Context(lang=page.lang), model=False)}
    shape = shapes.shape_of(lines_of(laid, book(page.lang)))
    ruled = tuple(block.start in cut for block in laid)
    if shape is None:
        return Read(page, fold, ruled, (), ())
    asked = tuple(n for n in range(len(laid)) if not ruled[n] and shapes.is_doubtful(shape, n))
    return Read(page, fold, ruled, asked, tuple(shapes.features(shape, n) for n in asked))


def rows(pages: Sequence[Read]) -> Iterator[tuple[tuple[float, ...], bool, float]]:
    """Features, label and weight of each line there is a label for."""
    for each in pages:
        for number, found in zip(each.asked, each.features, strict=True):
            label = each.page.lines[number].keep
            if label is not None:
                yield found, not label, len(each.page.lines) ** -0.5


def fit(pages: Sequence[Read]) -> lightgbm.Booster:
    """Train on these pages."""
    found, labels, weights = zip(*rows(pages), strict=True)
    return lightgbm.train(
        SETTINGS, lightgbm.Dataset(np.array(found), np.array(labels), weight=np.array(weights)), TREES
    )


def cross_validate(pages: Sequence[Read]) -> None:
    """Print what rules and model do on pages of domains the model has not seen."""
    chances: dict[int, Any] = {}
    for fold in range(FOLDS):
        model = fit([each for each in pages if each.fold != fold])
        for number, each in enumerate(pages):
            if each.fold == fold and each.asked:
                chances[number] = dict(zip(each.asked, model.predict(np.array(each.features)), strict=True))
    for asked in (False, True):
        for news in (False, True):
            scores = [
                _scored(each, chances.get(n, {}) if asked else {})
                for n, each in enumerate(pages)
                if each.page.news is news
            ]
            print(f"{'news' if news else 'wcxb'} {'rules and model' if asked else 'rules':16} {row(scores)}")  # noqa: T201 (a script's table)


def _scored(each: Read, chances: Mapping[int, float]) -> Score:
    size = max(1, sum(map(len, (line.text for line in each.page.lines))))
    gone = [
        ruled or chances.get(number, 0) >= line_model.least(len(each.page.lines[number].text) / size)
        for number, ruled in enumerate(each.ruled)
    ]
    return score(each.page, lambda _text, _lines, _lang: gone)


def trees(model: lightgbm.Booster) -> list[list[list[float]]]:
    """Each tree as nodes: feature, threshold, left, right; a leaf is a single number. Children come after parents."""
    return [_nodes(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]


def _nodes(root: dict[str, Any]) -> list[list[float]]:
    nodes: list[list[float]] = []

    def lay(node: dict[str, Any]) -> int:
        number = len(nodes)
        if "leaf_value" in node and "split_feature" not in node:
            nodes.append([round(node["leaf_value"], 5)])
            return number
        nodes.append([])
        left, right = lay(node["left_child"]), lay(node["right_child"])
        nodes[number] = [node["split_feature"], float(f"{node['threshold']:.6g}"), left, right]
        return number

    lay(root)
    return nodes


def main() -> None:
    """Cross-validate, and write the trees when asked to."""
    parser = argparse.ArgumentParser(description="Train the model that judges doubtful lines.")
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[1].parent / "shared")
    parser.add_argument("--write", action="store_true", help="write the trees beside the spotters")
    options = parser.parse_args()
    pages = [read(raw) for name in SETS for raw in load_rows(options.data / name)]
    cross_validate(pages)
    if options.write:
        laid = {"features": list(shapes.NAMES), "trees": trees(fit(pages))}
        TARGET.write_text(json.dumps(laid, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
