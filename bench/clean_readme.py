"""The table of the README: written by `python -m bench.clean --readme README.md`, never by hand."""

import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean
from typing import Final

from train.pages import Labelled
from train.score import Scores, figures, groups

_BEGIN: Final = "<!-- bench-clean: begin -->"
_END: Final = "<!-- bench-clean: end -->"
_SHOWN: Final = {"news": "news", "article": "WCXB articles", "all WCXB": "WCXB, seven types"}
_HEAD: Final = (
    "| | " + " | ".join(f"{title}: F1 | chrome | lost | spotless" for title in _SHOWN.values()) + " | speed |\n"
    "|---|" + "---:|" * (4 * len(_SHOWN) + 1)
)  # fmt: skip


def write(path: Path, table: Mapping[str, Scores], pages: list[Labelled], times: Mapping[str, list[float]]) -> None:
    """Put the figures between the marks of a file.

    Args:
        path: of the file.
        table: the scores of each page, by extractor.
        pages: those scored.
        times: CPU milliseconds of each timed page, by extractor; one without is left out.

    Raises:
        ValueError: the file has no such marks.
    """
    before, begin, rest = path.read_text("utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise ValueError(f"{path}: no {_BEGIN} and {_END} to write between")
    path.write_text(f"{before}{begin}\n{text(table, pages, times)}\n{end}{after}", "utf-8")


def text(table: Mapping[str, Scores], pages: list[Labelled], times: Mapping[str, list[float]]) -> str:
    """The table in Markdown, and under it of what it is and when it was made."""
    members = groups(pages)
    shown = [members[kind] for kind in _SHOWN if kind in members]
    theirs = fmean(times["trafilatura"]) if "trafilatura" in times else 0.0
    rows = [_HEAD]
    for name in times:
        cells = [_cells(table[name], group) for group in shown]
        rows.append(f"| {name} | {' | '.join(cells)} | {theirs / fmean(times[name]):.1f} |")
    counts = ", ".join(f"{len(members[kind])} {title}" for kind, title in _SHOWN.items() if kind in members)
    timed = len(next(iter(times.values())))
    rows.append(
        f"\nMeans over {counts} pages, made by `make bench-clean` on {datetime.now(UTC):%Y-%m-%d} with Python "
        f"{platform.python_version()}. F1: of words. Chrome: share of the text that is none of the main text. Lost: "
        "share of the main text that is missing. Spotless: pages without a line of chrome and with less than 1 % lost. "
        f"Speed: CPU time for {timed} of the pages, trafilatura = 1. Ours is judged by models that have seen no page "
        "of the same site, and gives metadata and cuts besides."
    )
    return "\n".join(rows)


def _cells(scores: Scores, pages: list[Labelled]) -> str:
    f1, chrome, lost, spotless = figures(scores, pages)
    return f"{f1:.3f} | {chrome:.1%} | {lost:.1%} | {spotless:.0%}"
