"""How much chrome is cut from extracted text, how much story with it, and how fast.

    python -m bench.chrome [--data ../shared]

Lines are labelled chrome, story or unclear (left out); see DATA.md beside the data. Figures are means over
pages, so that no page counts more than another. `harmed`: more than 1 % of the story's characters lost.
`spotless`: all chrome gone and not harmed. The line model was trained on these pages, so the last row
flatters it: train/chrome.py prints what it does on sites it has not seen.
"""

import argparse
import gzip
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

from bench.chrome_peers import PEERS, Judge
from cleaners.clean import clean_text

SETS = ("chrome-dev.jsonl.gz", "chrome-dev-news.jsonl.gz")
HARM = 0.01


class Line(NamedTuple):
    """One labelled line."""

    text: str
    keep: bool | None
    kind: str


class Page(NamedTuple):
    """One labelled page."""

    lang: str
    text: str
    lines: tuple[Line, ...]
    news: bool


class Score(NamedTuple):
    """What was cut from one page."""

    lang: str
    chrome: int  # characters
    removed: int
    story: int
    lost: int
    kinds: dict[str, tuple[int, int]]  # characters of chrome, and removed, by kind

    @property
    def loss(self) -> float:
        """Share of the story that was cut."""
        return self.lost / max(1, self.story)


def load_rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        return [json.loads(row) | {"news": "news" in path.name} for row in rows]


def page_of(raw: Mapping[str, Any]) -> Page:
    lines = tuple(Line(line["text"], line["keep"], line.get("kind", "")) for line in raw["lines"])
    return Page(raw["lang"], raw["text"], lines, raw["news"])


def score(page: Page, judge: Judge) -> Score:
    gone = judge(page.text, [line.text for line in page.lines], page.lang)
    sizes: dict[tuple[bool, bool], int] = defaultdict(int)
    kinds: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for line, cut in zip(page.lines, gone, strict=True):
        if line.keep is not None:
            sizes[line.keep, cut] += len(line.text)
        if line.keep is False:
            there, away = kinds[line.kind]
            kinds[line.kind] = (there + len(line.text), away + len(line.text) * cut)
    chrome, story = sizes[False, True] + sizes[False, False], sizes[True, True] + sizes[True, False]
    return Score(page.lang, chrome, sizes[False, True], story, sizes[True, True], dict(kinds))


def row(scores: Sequence[Score]) -> str:
    dirty = [each for each in scores if each.chrome]
    removed = fmean(each.removed / each.chrome for each in dirty) if dirty else 1.0
    harmed = fmean(each.loss > HARM for each in scores)
    spotless = fmean(each.removed == each.chrome and each.loss <= HARM for each in scores)
    lost = fmean(each.loss for each in scores)
    return f"{len(scores):6} {removed:9.1%} {lost:8.2%} {harmed:8.1%} {spotless:9.1%}"


def report(name: str, pages: Sequence[Page]) -> None:
    print(f"\n{name:34} {'pages':>6} {'removed':>9} {'lost':>8} {'harmed':>8} {'spotless':>9} {'MB/s':>7}")
    size = sum(len(page.text.encode()) for page in pages)
    scores: list[Score] = []
    for peer, judge in PEERS.items():
        begun = time.process_time()
        scores = [score(page, judge) for page in pages]
        print(f"{peer:34} {row(scores)} {size / (time.process_time() - begun) / 1e6:7.1f}")
    tables(scores)


def tables(scores: Sequence[Score]) -> None:
    """The last peer's figures by language and by kind."""
    for lang in sorted({each.lang for each in scores}):
        print(f"  winnow, {lang:24} {row([each for each in scores if each.lang == lang])}")
    kinds(scores)


def kinds(scores: Iterable[Score]) -> None:
    shares: dict[str, list[float]] = defaultdict(list)
    for each in scores:
        for kind, (there, away) in each.kinds.items():
            shares[kind].append(away / there)
    for kind, found in sorted(shares.items(), key=lambda item: -len(item[1])):
        print(f"  winnow, {kind:24} {len(found):6} {fmean(found):9.1%}")


def speed(pages: Sequence[Page]) -> None:
    size = sum(len(page.text.encode()) for page in pages)
    for known in ("given", "unknown"):
        spent: list[float] = []
        for _ in range(2):  # the first text that no common words tell loads the detector's model, for half a second
            begun = time.process_time()
            for page in pages:
                clean_text(page.text, lang=page.lang if known == "given" else None)
            spent.append(time.process_time() - begun)
        first, again = (size / taken / 1e6 for taken in spent)
        print(f"clean_text, language {known:8} {first:5.1f} MB/s, once more {again:5.1f} MB/s")
    begun = time.process_time()
    sum(range(10_000_000))
    print(f"this machine adds ten million numbers in {time.process_time() - begun:.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the cutting of chrome from extracted text.")
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[1].parent / "shared")
    data: Path = parser.parse_args().data
    for name in SETS:
        if not (data / name).exists():
            raise SystemExit(f"{data / name} is missing: pass the folder that holds it with --data")
        pages = [page_of(raw) for raw in load_rows(data / name)]
        report(name, pages)
        speed(pages)


if __name__ == "__main__":
    main()
