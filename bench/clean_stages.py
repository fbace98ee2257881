"""Where the time of cleaning a page goes: CPU time by stage, beside one parse and beside trafilatura.

    python -m bench.clean_stages [--shared ../shared] [--every 4] [--rounds 3]

All in one process, on the same pages. A stage's figure is its own time, without that of the stages it calls.
Where kernels are compiled, the same again without them, in another process.
`--digest` prints one hash over everything cleaning returned for every page instead, to compare before and after.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import fmean, median, quantiles
from typing import Any, Final
from unittest import mock

import trafilatura

from cleaners import charset, kernels, segment_compiled
from cleaners.clean import clean_html
from cleaners.segment_tree import parse
from train.pages import SHARED, Labelled, read

# Under which name cleaning looks each stage up, and what the table calls it.
STAGES: Final = {
    "cleaners.clean.limits.look": "limits",
    "cleaners.clean.charset.utf8": "charset",
    "cleaners.page.parse": "parse",
    "cleaners.page.segment": "walk",
    "cleaners.page.page_of": "lay-out",
    "cleaners.page.read": "head",
    "cleaners.clean.metadata": "metadata",
    "cleaners.page.hints": "hints",
    "cleaners.page.features": "features",
    "cleaners.page.columns": "page type",
    "cleaners.page.page_type": "page type",
    "cleaners.page.retold": "page type",
    "cleaners.page.page_commented.retold": "page type",
    "cleaners.page.page_commented.declares_story": "page type",
    "cleaners.page.page_foreign.retold": "page type",
    "cleaners.page.page_brief.retold": "page type",
    "cleaners.page.within_reach": "reach",
    "cleaners.page.log_odds": "trees",
    "cleaners.page.probabilities": "trees",
    "cleaners.page.thread": "posts",
    "cleaners.page.apart": "places",
    "cleaners.page.facts": "places",
    "cleaners.page.reasons": "story cuts",
    "cleaners.page.cuts": "story cuts",
    "cleaners.page.blocks": "story cuts",
    "cleaners.page.embedded": "modules",
    "cleaners.clean.laid_open": "withheld",
    "cleaners.story_together.raised": "modules",
    "cleaners.clean.spoken": "language",
    "cleaners.clean.completed": "metadata",
    "cleaners.clean.headed": "metadata",
    "cleaners.clean.unsuffixed": "metadata",
    "cleaners.clean.may_link": "metadata",
    "cleaners.clean.licensed": "metadata",
    "cleaners.clean.around": "metadata",
    "cleaners.clean.crumbed": "metadata",
    "cleaners.clean.tagged": "metadata",
    "cleaners.page.page_hidden.shown": "hidden",
    "cleaners.page.page_hidden.once": "hidden",
    "cleaners.clean.page.digest": "digest",
    "cleaners.clean.stock.refused": "verdict",
    "cleaners.clean.verdict.wall": "verdict",
    "cleaners.clean.notices.of_page": "verdict",
    "cleaners.clean.notices.without_stories": "verdict",
    "cleaners.clean._demand": "demands",
    "cleaners.clean.walls.without": "demands",
    "cleaners.clean._paid": "demands",
    "cleaners.story_together.settled": "story rules",
    "cleaners.story_together.code": "series",
    "cleaners.story_together.entries": "series",
    "cleaners.story_together.labelled": "series",
    "cleaners.clean.declared": "story rules",
    "cleaners.clean.titles": "story rules",
    "cleaners.clean.orders": "outlet's orders",
    "cleaners.clean.site_orders.told": "outlet's orders",
    "cleaners.clean.site_orders.named": "outlet's orders",
    "cleaners.clean._kept_kinds": "outlet's orders",
    "cleaners.clean.story": "story cuts",
    "cleaners.clean.tables": "tables",
    "cleaners.clean._heading": "spotters",
    "cleaners.clean.chrome.find": "spotters",
    "cleaners.clean.anchors.find": "anchors",
    "cleaners.clean.ledger.invisible_marks": "ledger",
    "cleaners.clean.ledger.settle": "ledger",
    "cleaners.clean.ledger.render": "ledger",
    "cleaners.clean.verdict.judge": "verdict",
}
Work = Callable[[Labelled], object]


class Stopwatch:
    """Own CPU time of named calls, nested ones taken off."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._inside: list[float] = []  # for each open call, the time its inner calls took

    def wrap(self, stage: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call, its own time added to a stage's."""

        def timed(*args: object, **options: object) -> object:
            self._inside.append(0.0)
            start = time.process_time()
            try:
                return call(*args, **options)
            finally:
                whole = time.process_time() - start
                self.spent[stage] += whole - self._inside.pop()
                if self._inside:
                    self._inside[-1] += whole

        return timed

    @contextmanager
    def running(self) -> Iterator[None]:
        """Time the stages while inside."""
        with ExitStack() as stack:
            for name, stage in STAGES.items():
                stack.enter_context(mock.patch(name, self.wrap(stage, _named(name))))
            yield


def _named(name: str) -> Callable[..., Any]:
    module, *path = name.removeprefix("cleaners.").split(".")
    found: Any = sys.modules[f"cleaners.{module}"]
    for part in path:
        found = getattr(found, part)
    return found  # type: ignore[no-any-return]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with wcxb-dev and news-dev")
    parser.add_argument("--every", type=int, default=1, help="take every n-th page only")
    parser.add_argument("--rounds", type=int, default=3, help="times each page is cleaned; the best counts")
    parser.add_argument("--digest", action="store_true", help="hash what cleaning returns, and time nothing")
    options = parser.parse_args()
    pages = list(read(options.shared))[:: options.every]
    if options.digest:
        print(digest(pages))
        return 0
    print(kernels.told())
    for name, chosen in (("news", _is_news), ("WCXB", lambda page: not _is_news(page))):
        _print(name, [page for page in pages if chosen(page)], options.rounds)
    if segment_compiled.KERNEL is not None:
        print(flush=True)
        command = [sys.executable, "-m", "bench.clean_stages", *sys.argv[1:]]
        return subprocess.run(command, env={**os.environ, kernels.PURE: "1"}, check=False).returncode  # noqa: S603
    return 0


def _is_news(page: Labelled) -> bool:
    return page.page_type == "news"


def digest(pages: Sequence[Labelled]) -> str:
    """One hash over every field of every outcome."""
    found = hashlib.sha256()
    for page in pages:
        found.update(f"{page.name} {_clean(page)!r}".encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _clean(page: Labelled) -> object:
    return clean_html(page.body, url=page.url)


def _print(name: str, pages: Sequence[Labelled], rounds: int) -> None:
    texts = {page.name: charset.decode(page.body) for page in pages}
    raw = {page.name: charset.utf8(page.body) for page in pages}
    rows: dict[str, Work] = {
        "parse": lambda page: parse(raw[page.name]),
        "clean_html": _clean,
        "trafilatura": lambda page: trafilatura.extract(texts[page.name]),
    }
    times = {what: [_best(work, page, rounds) for page in pages] for what, work in rows.items()}
    one, all_, theirs = (fmean(times[what]) for what in rows)
    print(f"\n{name}, {len(pages)} pages: CPU ms per page{'mean':>8}{'median':>9}{'p99':>9}{'x parse':>9}")
    for what, figures in times.items():
        p99 = quantiles(figures, n=100)[98]
        print(f"  {what:<38}{fmean(figures):9.3f}{median(figures):9.3f}{p99:9.2f}{fmean(figures) / one:9.2f}")
    print(f"  trafilatura / clean_html: {theirs / all_:.2f}")
    stages = _stages(pages, rounds)
    spotting = stages["spotters"]
    print(f"  spotters on top of extraction: {spotting / (all_ - spotting):.1%}")
    for stage, spent in sorted(stages.items(), key=lambda row: -row[1]):
        print(f"    {stage:<36}{spent:9.3f}{'':18}{spent / one:9.2f}{spent / all_:8.1%}")


def _best(work: Work, page: Labelled, rounds: int) -> float:
    """CPU milliseconds, the best of some: the others were disturbed."""
    return min(_once(work, page) for _ in range(rounds))


def _once(work: Work, page: Labelled) -> float:
    start = time.process_time()
    work(page)
    return (time.process_time() - start) * 1_000


def _stages(pages: Sequence[Labelled], rounds: int) -> dict[str, float]:
    """CPU milliseconds per page of each stage."""
    rounds_of: list[dict[str, float]] = []
    for _ in range(rounds):
        watch = Stopwatch()
        with watch.running():
            for page in pages:
                _clean(page)
        rounds_of.append(watch.spent)
    return {stage: min(spent[stage] for spent in rounds_of) / len(pages) * 1_000 for stage in rounds_of[0]}


if __name__ == "__main__":
    sys.exit(main())
