"""Story or chrome: our extractor beside others, on the labelled development pages.

    python -m bench.clean [--shared ../shared] [--every 4] [--timed-every 8]

Quality of ours is cross-validated by site: each page is judged by models that have seen no page of its site (the first
run trains them, some three minutes of CPU time; they are kept in the temporary folder). Scores are those of metrics.py
beside the pages. Time is CPU time in this process, on the same pages for all; ours without its compiled kernels is
timed in another. All pages take about a quarter of an hour, `--every 4` a quarter of that.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from statistics import fmean, quantiles

from bench import clean_pure
from bench.clean_ours import extract
from bench.clean_peers import Peer, peers
from bench.clean_times import times
from cleaners import charset, kernels
from cleaners.clean import clean_html
from train.outcomes import Outcome
from train.pages import SHARED, Labelled
from train.score import COLUMNS, Score, Scores, figures, groups, scored

WORST = 10


def main() -> int:
    options = _options()
    table: dict[str, dict[str, Score]] = defaultdict(dict)
    ours: dict[str, Outcome] = {}
    for variant, found in extract(options.every):
        table[variant][found.page.name] = scored(found, options.shared)
        ours.setdefault(found.page.name, found)
    pages = [found.page for found in ours.values()]
    others = peers()
    for peer in others:
        print(peer.name, file=sys.stderr)
        for page in pages:
            table[peer.name][page.name] = scored(Outcome(page, _safely(peer, page)), options.shared)
    _print_quality(table, pages)
    _print_languages(table, pages)
    _print_worst(table["ours"], ours)
    _print_speed(others, pages[:: options.timed_every], options.shared)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with wcxb-dev, news-dev and metrics.py")
    parser.add_argument("--every", type=int, default=1, help="take every n-th page only")
    parser.add_argument("--timed-every", type=int, default=8, help="time every n-th of those")
    return parser.parse_args()


def _safely(peer: Peer, page: Labelled) -> str:
    try:
        return peer.extract(charset.decode(page.body))
    except Exception as error:  # noqa: BLE001 - a peer's crash is its result on that page
        print(f"{peer.name} on {page.name}: {type(error).__name__}", file=sys.stderr)
        return ""


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
    shown = [name for name in ("ours", "trafilatura") if name in table]
    print(f"\n{'news by country, word F1':<26}" + "".join(f"{name:>13}" for name in shown))
    for language, members in sorted(by_language.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"  {language:<4}{len(members):>4} pages{'':<10}" + "".join(
            f"{figures(table[name], members).f1:13.4f}" for name in shown
        ))  # fmt: skip


def _print_worst(scores: Scores, ours: Mapping[str, Outcome]) -> None:
    ranked = sorted((scores[name].f1, name) for name, found in ours.items() if _is_story(found.page))
    print("\nthe worst articles and news pages, and the longest run that is wrong")
    for f1, name in ranked[:WORST]:
        print(f"  {f1:.3f} {name} {ours[name].page.url[:80]}\n        {ours[name].why}")


def _is_story(page: Labelled) -> bool:
    return page.page_type in {"news", "article"}


def _print_speed(others: list[Peer], pages: list[Labelled], shared: Path) -> None:
    texts = [charset.decode(page.body) for page in pages]
    rows = [("ours: text, metadata, cuts", times(clean_html, [page.body for page in pages]))]
    rows += [("ours, in pure Python", clean_pure.asked(pages, shared))]
    rows += [(peer.name, times(lambda text, peer=peer: peer.extract(text), texts)) for peer in others]  # type: ignore[misc] # bound per row
    base = next((fmean(taken) for name, taken in rows if name == "trafilatura"), fmean(rows[0][1]))
    print(f"\n{kernels.told()}")
    print(f"{len(pages)} pages, CPU ms per page{'mean':>8}{'p99':>9}{'speed':>9} (trafilatura = 1)")
    for name, taken in rows:
        print(f"  {name:<28}{fmean(taken):9.2f}{quantiles(taken, n=100)[98]:9.1f}{base / fmean(taken):9.2f}")


if __name__ == "__main__":
    sys.exit(main())
