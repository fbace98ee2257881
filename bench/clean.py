"""Story or chrome: our extractor beside others, on the labelled development pages.

    python -m bench.clean [--shared ../shared] [--every 4] [--timed-every 8] [--readme README.md]

Quality of ours is cross-validated by site: each page is judged by models that have seen no page of its site (the first
run trains them, some five minutes of CPU time; they are kept in the temporary folder). Scores are those of metrics.py
beside the pages: for each type of page and each country of the news pages, for ours with each part switched off in
turn, and for the peers, whose scores are kept by their version. Time is CPU time in this process, on the same pages for
all, page by page in turn; ours without its compiled kernels is timed in another. A first run takes some 25 minutes of
CPU time, a later one a third of that; `--every 6` a sixth.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from statistics import fmean, quantiles, stdev

from bench import clean_pure, clean_readme
from bench.clean_ours import OURS, extract
from bench.clean_peers import Peer, peer_scores, peers
from bench.clean_times import Timed, better_of_two, in_turn
from cleaners import charset, kernels
from cleaners.clean import clean_html
from train.outcomes import Outcome
from train.pages import SHARED, Labelled, read
from train.score import COLUMNS, Score, Scores, figures, groups, scored

WORST = 10
PURE = "ours, in pure Python"


def main() -> int:
    options = _options()
    table: dict[str, dict[str, Score]] = defaultdict(dict)
    ours: dict[str, Outcome] = {}
    others = peers()
    pages = [page for page in read(options.shared) if page.gold][:: options.every]
    for variant, found in extract(options.every):
        table[variant][found.page.name] = scored(found, options.shared)
        ours.setdefault(found.page.name, found)
    for peer in others:
        table[peer.name] = dict(peer_scores(peer, pages, options.shared))
    _print_quality(table, pages)
    _print_languages({name: table[name] for name in (OURS, *(peer.name for peer in others))}, pages)
    _print_ablation(table, pages)
    _print_worst(table[OURS], ours)
    taken = _timed(others, pages[:: options.timed_every], options.shared)
    _print_speed(taken)
    if options.readme:
        # Pure Python does the same, by test: its scores are ours.
        clean_readme.write(options.readme, {**table, PURE: table[OURS]}, pages, taken)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with wcxb-dev, news-dev and metrics.py")
    parser.add_argument("--every", type=int, default=1, help="take every n-th page only")
    parser.add_argument("--timed-every", type=int, default=8, help="time every n-th of those")
    parser.add_argument("--readme", type=Path, help="write the main figures into this file, between its marks")
    return parser.parse_args()


def _print_quality(table: Mapping[str, Scores], pages: list[Labelled]) -> None:
    for title, members in groups(pages).items():
        print(f"\n{f'{title}, {len(members)} pages':<26}" + "".join(f"{column:>10}" for column in COLUMNS))
        for name, scores in table.items():
            print(f"  {name:<24}" + "".join(f"{value:10.4f}" for value in figures(scores, members)))


def _print_languages(table: Mapping[str, Scores], pages: list[Labelled]) -> None:
    by_language: dict[str, list[Labelled]] = defaultdict(list)
    for page in pages:
        if page.page_type == "news":
            by_language[page.lang].append(page)
    ranked = sorted(by_language.items(), key=lambda item: (-len(item[1]), item[0]))
    for column, title in enumerate(COLUMNS):
        print(
            f"\n{f'news by country, {title}':<26}"
            + "".join(f"{name.replace('trafilatura ', 'traf. ')[:12]:>13}" for name in table)
        )
        for language, members in ranked:
            means = "".join(f"{figures(scores, members)[column]:13.4f}" for scores in table.values())
            print(f"  {language:<4}{len(members):>4} pages{'':<10}{means}")


def _print_ablation(table: Mapping[str, Scores], pages: list[Labelled]) -> None:
    """What each part is worth: the change of the means without it, and its standard error over pages."""
    print("\nwith a part switched off (or on), against ours: change of word F1 and its standard error")
    members = groups(pages)
    shown = [kind for kind in ("news", "article", "all WCXB") if kind in members]
    print(f"  {'':<24}" + "".join(f"{kind:>18}" for kind in shown))
    for name in (name for name in table if name.startswith(f"{OURS}, ")):
        cells = (_change(table[OURS], table[name], members[kind]) for kind in shown)
        print(f"  {name.removeprefix(f'{OURS}, '):<24}" + "".join(f"{cell:>18}" for cell in cells))


def _change(before: Scores, after: Scores, pages: list[Labelled]) -> str:
    steps = [after[page.name].f1 - before[page.name].f1 for page in pages]
    error = stdev(steps) / len(steps) ** 0.5 if len(steps) > 1 else 0.0
    return f"{fmean(steps):+.4f} ±{error:.4f}"


def _print_worst(scores: Scores, ours: Mapping[str, Outcome]) -> None:
    ranked = sorted((scores[name].f1, name) for name, found in ours.items() if _is_story(found.page))
    print("\nthe worst articles and news pages, and the longest run that is wrong")
    for f1, name in ranked[:WORST]:
        print(f"  {f1:.3f} {name} {ours[name].page.url[:80]}\n        {ours[name].why}")


def _is_story(page: Labelled) -> bool:
    return page.page_type in {"news", "article"}


def _timed(others: list[Peer], pages: list[Labelled], shared: Path) -> dict[str, list[float]]:
    """CPU milliseconds of each page, by extractor; ours gives text, metadata and cuts."""
    texts = [charset.decode(page.body) for page in pages]
    rows: dict[str, Timed] = {OURS: lambda number: better_of_two(clean_html, pages[number].body)}
    with clean_pure.asked(pages, shared) as pure:
        rows[PURE] = pure
        rows.update({peer.name: partial(_timed_peer, peer, texts) for peer in others})
        return in_turn(rows, len(pages))


def _timed_peer(peer: Peer, texts: list[str], number: int) -> float:
    return better_of_two(peer.extract, texts[number])


def _print_speed(rows: Mapping[str, list[float]]) -> None:
    base = fmean(rows.get("trafilatura", rows[OURS]))
    print(f"\n{kernels.told()}")
    print(f"{f'{len(rows[OURS])} pages, CPU ms per page':<30}{'mean':>8}{'p99':>9}{'speed':>9} (trafilatura = 1)")
    for name, taken in rows.items():
        print(f"  {name:<28}{fmean(taken):8.2f}{quantiles(taken, n=100)[98]:9.1f}{base / fmean(taken):9.2f}")


if __name__ == "__main__":
    sys.exit(main())
