"""Cross-validate extraction by site, through the whole of clean_html: no page is cut by a model that saw its site.

    python -m train.score [--worst 20] [--half A] [--altered nameless] [--save before.json] [--against before.json]

Prints, as metrics.py beside the pages counts them, word F1, residual chrome, content lost and spotless pages by page
type and by language of the news pages; with `--against`, how each differs from a saved run: the mean over pages, its
standard error, and each fold's own difference. With `--altered NAME`, of pages written otherwise: see train/altered.py.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import fmean, stdev
from typing import Final, NamedTuple

from train import metrics
from train.altered import ALTERED, Altered
from train.folds import FOLDS, fold, half
from train.outcomes import Outcome, each, outcome
from train.pages import SHARED, Labelled

COLUMNS: Final = ("words F1", "chrome", "lost", "spotless")
TYPES: Final = ("news", "article", "documentation", "service", "forum", "product", "listing", "collection")


class Score(NamedTuple):
    """A page's four figures."""

    f1: float
    chrome: float
    lost: float
    spotless: float


Scores = Mapping[str, Score]  # by the page's name


def scored(found: Outcome, shared: Path = SHARED) -> Score:
    """What metrics.py says of one outcome; a rejection counts as an empty text."""
    lines = metrics.load(shared).lines(found.text, found.page.gold, found.page.headlines)
    words = metrics.load(shared).words(found.text, found.page.gold)
    return Score(words["f1"], lines["chrome"], lines["loss"], float(lines["spotless"]))


def groups(pages: Sequence[Labelled]) -> dict[str, list[Labelled]]:
    """The pages of each type, and all of WCXB."""
    found = {kind: [page for page in pages if page.page_type == kind] for kind in TYPES}
    found["all WCXB"] = [page for page in pages if page.page_type != "news"]
    return {name: members for name, members in found.items() if members}


def figures(scores: Scores, pages: Sequence[Labelled]) -> Score:
    """The means over pages."""
    return Score(*(fmean(values) for values in zip(*(scores[page.name] for page in pages), strict=True)))


def _table(scores: Scores, pages: Sequence[Labelled]) -> None:
    print(f"{'':<16}{'pages':>6}" + "".join(f"{column:>10}" for column in COLUMNS))
    for name, members in groups(pages).items():
        print(f"{name:<16}{len(members):>6}" + "".join(f"{value:>10.4f}" for value in figures(scores, members)))
    spoken: dict[str, list[Labelled]] = defaultdict(list)
    for page in pages:
        if page.page_type == "news":
            spoken[page.lang].append(page)
    for lang, members in sorted(spoken.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"  news, {lang:<8}{len(members):>6}" + "".join(f"{value:>10.4f}" for value in figures(scores, members)))


def _compare(before: Scores, after: Scores, pages: Sequence[Labelled]) -> None:
    for name, members in groups([page for page in pages if page.name in before]).items():
        if name not in {"news", "article", "all WCXB"}:
            continue
        for column, title in enumerate(COLUMNS):
            steps = [after[page.name][column] - before[page.name][column] for page in members]
            error = stdev(steps) / len(steps) ** 0.5
            by_fold = [
                fmean(step for step, page in zip(steps, members, strict=True) if fold(page.site) == number)
                for number in range(FOLDS)
            ]
            shown = " ".join(f"{value:+.4f}" for value in by_fold)
            print(f"{name:<10}{title:<10}{fmean(steps):+.4f} (standard error {error:.4f}) by fold {shown}")


def _of_altered(page: Labelled, alter: Altered) -> Outcome:
    return outcome(replace(page, body=alter(page.body)))


def _worst(scores: Scores, found: Sequence[Outcome], number: int) -> None:
    stories = [one for one in found if one.page.page_type in {"news", "article"}]
    for one in sorted(stories, key=lambda one: scores[one.page.name].f1)[:number]:
        print(f"{scores[one.page.name].f1:.3f} {one.page.name} {one.page.url[:80]}\n      {one.why}")


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worst", type=int, default=20, help="how many of the worst stories to list")
    parser.add_argument("--half", choices=("A", "B"), help="of the sites; rules are written with A and confirmed on B")
    parser.add_argument("--save", type=Path, help="write the scores of each page")
    parser.add_argument("--against", type=Path, help="scores of an earlier run to compare with")
    parser.add_argument("--altered", choices=ALTERED, help="of pages written otherwise, see train/altered.py")
    options = parser.parse_args()
    make = partial(_of_altered, alter=ALTERED[options.altered]) if options.altered else outcome
    found = [one for one in each(make) if options.half in {None, half(one.page.site)}]
    scores = {one.page.name: scored(one) for one in found}
    pages = [one.page for one in found]
    _table(scores, pages)
    _worst(scores, found, options.worst)
    if options.against:
        before = {name: Score(*values) for name, values in json.loads(options.against.read_text("utf-8")).items()}
        _compare(before, scores, pages)
    if options.save:
        options.save.write_text(json.dumps(scores), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
