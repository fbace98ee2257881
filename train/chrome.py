"""Train the line model and write its trees as plain numbers.

    python -m train.chrome [--data ../shared] [--write]

Trained on every labelled line, also those that rules claim or that are in no doubt; pages weigh by the square
root of their lines. Each page is learnt from three times: as it is, without what the rules cut and without its
chrome, so that a page cleaned once is left alone. The same pages as another extractor gives them teach too, with
less weight (train/extracted.py). It prints what rules and model do on domains the model has not seen (5 folds), beside
the peers, for the half of the sites that was read for phrases first and the half that was only measured until
decision 25, without the phrases that only the page's own site says (train/unseen.py), by kind and by language.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

import lightgbm
import numpy as np

from bench.chrome import SETS, Page, Score, load_rows, page_of, row, score, tables
from bench.chrome_peers import PEERS
from cleaners import chrome, lines
from cleaners.block import Block
from cleaners.chrome import shape as shapes
from cleaners.chrome.context import Context
from cleaners.chrome.phrasebook import book
from cleaners.chrome.reading import lines_of
from cleaners.story import Model
from train.extracted import rows as extracted
from train.trees import model as arrays
from train.unseen import own, without

TREES, LEAVES, DEPTH, FOLDS = 160, 12, 6, 5
RULED: Final = 1.0  # weight of a page without what the rules cut
CLEAN: Final = 0.5  # and without its chrome
OTHERS: Final = 0.15  # of a page as another extractor gives it
HALVES: Final = "AB"  # the sites that were read line by line, and those that were only measured for long (decision 25)
SETTINGS: Final[dict[str, Any]] = {
    "objective": "binary", "num_leaves": LEAVES, "max_depth": DEPTH, "learning_rate": 0.05, "min_data_in_leaf": 20,
    "lambda_l2": 5, "feature_fraction": 0.4, "bagging_fraction": 0.8, "bagging_freq": 1, "seed": 1, "num_threads": 1,
    "verbose": -1, "deterministic": True, "force_row_wise": True,
    "monotone_constraints": [int(name in shapes.RISING) for name in shapes.NAMES],
}  # fmt: skip
TARGET = Path(__file__).parents[1] / "cleaners" / "chrome" / "line_model.npz"


class Read(NamedTuple):
    """A labelled page and what is learnt from it: features, whether it is chrome, and weight, of its lines."""

    page: Page
    domain: str
    fold: int
    half: str
    rows: tuple[tuple[list[float], bool, float], ...]


def parts_of(raw: Mapping[str, Any]) -> tuple[str, int, str]:
    """A page's domain, and which fold and which half it belongs to."""
    domain = ".".join(urlsplit(raw.get("url") or "").netloc.split(".")[-2:]) or str(raw["id"])
    fold, half = blake2b(domain.encode(), digest_size=2).digest()
    return domain, fold % FOLDS, HALVES[half % len(HALVES)]


def read(raw: Mapping[str, Any]) -> Read:
    """Lay a labelled page out as cleaning sees it: whole, without what the rules cut, and without its chrome."""
    page = page_of(raw)
    laid = lines.blocks(page.text)
    cut = {found.start for found in chrome.find(laid, Context(lang=page.lang), model=False)}
    keep = {block.start: line.keep for block, line in zip(laid, page.lines, strict=True)}
    whole = _rows(laid, page.lang, keep, cut, 1.0, doubtful=False)
    ruled = _rows([block for block in laid if block.start not in cut], page.lang, keep, set(), RULED)
    clean = _rows([block for block in laid if keep[block.start]], page.lang, keep, set(), CLEAN)
    return Read(page, *parts_of(raw), (*whole, *ruled, *clean))


def _rows(
    laid: Sequence[Block],
    lang: str,
    keep: Mapping[int, bool | None],
    cut: AbstractSet[int],
    weight: float,
    *,
    doubtful: bool = True,
) -> Iterator[tuple[list[float], bool, float]]:
    shape = shapes.shape_of(lines_of(laid, book(lang)), cut)
    if shape is None:
        return
    labels = [keep[block.start] for block in laid]
    learnt = [
        number
        for number, label in enumerate(labels)
        if label is not None and (not doubtful or shapes.is_doubtful(shape, number))
    ]
    for number, found in zip(learnt, shapes.rows(shape, learnt), strict=True):
        yield list(found), not labels[number], weight * len(keep) ** -0.5


def fit(pages: Sequence[Read], others: Sequence[Read]) -> Model:
    """Train on these pages, and with less weight on these as another extractor gives them."""
    learnt = [(*row, 1.0) for each in pages for row in each.rows] + [
        (*row, OTHERS) for each in others for row in each.rows
    ]
    found, labels, weights, shares = zip(*learnt, strict=True)
    data = lightgbm.Dataset(np.array(found, np.float32), np.array(labels), weight=np.array(weights) * np.array(shares))
    return arrays(lightgbm.train(SETTINGS, data, TREES).dump_model()["tree_info"], DEPTH)


def cross_validated(pages: Sequence[Read], others: Sequence[Read]) -> tuple[list[Score], list[Score]]:
    """What rules and model cut from each page, with a model that has not seen its domain; then without its phrases."""
    models = [
        fit([each for each in pages if each.fold != fold], [each for each in others if each.fold != fold])
        for fold in range(FOLDS)
    ]
    hidden = own((each.domain, each.page.lang, each.page.text) for each in (*pages, *others))
    unseen = []
    for each in pages:
        with without(hidden.get(each.domain, frozenset())):
            unseen.append(score(each.page, partial(_judged, models[each.fold])))
    return [score(each.page, partial(_judged, models[each.fold])) for each in pages], unseen


def _judged(model: Model, text: str, _lines: Sequence[str], lang: str) -> list[bool]:
    laid = lines.blocks(text)
    cut = {found.start for found in chrome.find(laid, Context(lang=lang), trees=model)}
    return [block.start in cut for block in laid]


def report(name: str, pages: Sequence[Read], found: Sequence[Score], unseen: Sequence[Score]) -> None:
    """Print the table of one set."""
    print(f"\n{name:34} {'pages':>6} {'removed':>9} {'lost':>8} {'harmed':>8} {'spotless':>9}")  # noqa: T201 (a script's table)
    for peer, judge in PEERS.items():
        if peer != "winnow":
            print(f"{peer:34} {row([score(each.page, judge) for each in pages])}")  # noqa: T201
    print(f"{'winnow, out of fold':34} {row(found)}")  # noqa: T201
    print(f"  {'winnow, own phrases off':32} {row(unseen)}")  # noqa: T201
    for half in HALVES:
        some = [score for score, each in zip(found, pages, strict=True) if each.half == half]
        print(f"  {f'winnow, half {half}':32} {row(some)}")  # noqa: T201
    tables(found)


def main() -> None:
    """Cross-validate, and write the trees when asked to."""
    parser = argparse.ArgumentParser(description="Train the model that judges doubtful lines.")
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[1].parent / "shared")
    parser.add_argument("--write", action="store_true", help="write the trees beside the spotters")
    options = parser.parse_args()
    pages = [read(raw) for name in SETS for raw in load_rows(options.data / name)]
    others = [read(raw) for raw in extracted()]
    scores = cross_validated(pages, others)
    for name, news in zip(SETS, (False, True), strict=True):
        some = [number for number, each in enumerate(pages) if each.page.news is news]
        report(name, [pages[number] for number in some], *([found[number] for number in some] for found in scores))
    if options.write:
        trees = fit(pages, others)
        np.savez_compressed(
            TARGET, names=np.array(shapes.NAMES), feature=trees.feature.astype(np.int16), threshold=trees.threshold,
            leaf=trees.leaf,
        )  # fmt: skip


if __name__ == "__main__":
    main()
