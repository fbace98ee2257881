"""Story or chrome: our extractor beside others, on the labelled development pages.

    python -m bench.clean [--shared ../shared] [--every 4] [--timed-every 8]

Quality of ours is cross-validated by site: each page is judged by a model that has seen no page of its site.
Scores are those of metrics.py beside the pages. Time is CPU time in this process, on the same pages for all.
"""

import argparse
import importlib.util
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import fmean, quantiles
from types import ModuleType
from typing import Any

from bench.clean_ours import Result, extract
from bench.clean_peers import Peer, peers
from cleaners import charset
from cleaners.clean import clean_html
from train.pages import SHARED, Labelled, read
from train.story import samples

TYPES = ("news", "article", "documentation", "service", "forum", "product", "listing", "collection")
COLUMNS = ("words F1", "chrome", "lost", "spotless")
WORST = 10

# What metrics.py returns for a page: nested dictionaries of figures.
Scores = Mapping[str, Any]


def main() -> int:
    options = _options()
    metrics = _metrics(options.shared)
    pages = list(read(options.shared))[:: options.every]
    known = [sample for sample in samples() if sample.page.name in {page.name for page in pages}]
    table: dict[str, dict[str, Scores]] = defaultdict(dict)
    for variant, result in extract(known):
        table["ours" if variant == "all" else f"ours, {variant}"][result.page.name] = _score(metrics, result)
    by_name = {sample.page.name: sample.page for sample in known}
    others = peers()
    for peer in others:
        print(peer.name, file=sys.stderr)
        for page in by_name.values():
            table[peer.name][page.name] = _score(metrics, Result(page, _safely(peer, page)))
    _print_quality(table, by_name)
    _print_languages(table, by_name)
    _print_worst(table["ours"], by_name)
    _print_speed(others, list(by_name.values())[:: options.timed_every])
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with wcxb-dev, news-dev and metrics.py")
    parser.add_argument("--every", type=int, default=1, help="take every n-th page only")
    parser.add_argument("--timed-every", type=int, default=8, help="time every n-th of those")
    return parser.parse_args()


def _metrics(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("metrics", folder / "metrics.py")
    assert spec is not None and spec.loader is not None, folder  # noqa: PT018 - one question
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _score(metrics: ModuleType, result: Result) -> Scores:
    page = result.page
    return {
        "words": metrics.words(result.text, page.gold),
        "lines": metrics.lines(result.text, page.gold, page.headlines),
    }


def _safely(peer: Peer, page: Labelled) -> str:
    try:
        return peer.extract(charset.decode(page.body))
    except Exception as error:  # noqa: BLE001 - a peer's crash is its result on that page
        print(f"{peer.name} on {page.name}: {type(error).__name__}", file=sys.stderr)
        return ""


def _figures(scores: list[Scores]) -> list[float]:
    return [
        fmean(score["words"]["f1"] for score in scores),
        *(fmean(score["lines"][key] for score in scores) for key in ("chrome", "loss", "spotless")),
    ]


def _print_quality(table: Mapping[str, Mapping[str, Scores]], pages: Mapping[str, Labelled]) -> None:
    groups: list[tuple[str, Callable[[Labelled], bool]]] = [(kind, _is(kind)) for kind in TYPES]
    groups.append(("all WCXB", lambda page: page.page_type != "news"))
    for title, belongs in groups:
        chosen = [name for name, page in pages.items() if belongs(page)]
        if not chosen:
            continue
        print(f"\n{title}, {len(chosen)} pages" + "".join(f"{column:>10}" for column in COLUMNS))
        for name, scores in table.items():
            print(f"  {name:<24}" + "".join(f"{value:10.4f}" for value in _figures([scores[page] for page in chosen])))


def _is(kind: str) -> Callable[[Labelled], bool]:
    return lambda page: page.page_type == kind


def _print_languages(table: Mapping[str, Mapping[str, Scores]], pages: Mapping[str, Labelled]) -> None:
    by_language: dict[str, list[str]] = defaultdict(list)
    for name, page in pages.items():
        if page.page_type == "news":
            by_language[page.lang].append(name)
    print(f"\nnews by country (words F1){'ours':>10}{'trafilatura':>13}")
    for language, names in sorted(by_language.items(), key=lambda item: (-len(item[1]), item[0])):
        ours, theirs = (
            _figures([table[who][name] for name in names])[0] if who in table else 0.0
            for who in ("ours", "trafilatura")
        )
        print(f"  {language:<4}{len(names):>4} pages{'':<12}{ours:10.4f}{theirs:13.4f}")


def _print_worst(ours: Mapping[str, Scores], pages: Mapping[str, Labelled]) -> None:
    ranked = sorted((scores["words"]["f1"], name) for name, scores in ours.items() if _is_story(pages[name]))
    print("\nthe worst articles and news pages")
    for f1, name in ranked[:WORST]:
        precision, recall = ours[name]["words"]["p"], ours[name]["words"]["r"]
        why = "kept too much" if precision < recall else "lost too much"
        print(f"  {f1:.3f} {why} (precision {precision:.2f}, recall {recall:.2f}) {name} {pages[name].url[:80]}")


def _is_story(page: Labelled) -> bool:
    return page.page_type in {"news", "article"}


def _print_speed(others: list[Peer], pages: list[Labelled]) -> None:
    texts = [charset.decode(page.body) for page in pages]
    rows = [("ours: text, metadata, cuts", _times(clean_html, [page.body for page in pages]))]
    rows += [(peer.name, _times(lambda text, peer=peer: peer.extract(text), texts)) for peer in others]  # type: ignore[misc] # bound per row
    base = next((fmean(times) for name, times in rows if name == "trafilatura"), fmean(rows[0][1]))
    print(f"\n{len(pages)} pages, CPU ms per page{'mean':>8}{'p99':>9}{'speed':>9} (trafilatura = 1)")
    for name, times in rows:
        print(f"  {name:<28}{fmean(times):9.2f}{quantiles(times, n=100)[98]:9.1f}{base / fmean(times):9.2f}")


def _times(extract_from: Callable[[Any], object], pages: list[Any]) -> list[float]:
    """CPU milliseconds for each page, the better of two."""
    return [min(_once(extract_from, page) for _ in range(2)) for page in pages]


def _once(extract_from: Callable[[Any], object], page: object) -> float:
    start = time.process_time()
    try:
        extract_from(page)
    except Exception as error:  # noqa: BLE001 - a crash takes its time too
        print(type(error).__name__, file=sys.stderr)
    return (time.process_time() - start) * 1_000


if __name__ == "__main__":
    sys.exit(main())
