"""CPU time of extractors, page by page and in turn."""

import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

Timed = Callable[[int], float]  # CPU milliseconds of the page with a number


def in_turn(extractors: Mapping[str, Timed], pages: int) -> dict[str, list[float]]:
    """CPU milliseconds for each page, by extractor.

    Every extractor has a page before any has the next: a machine that grows slower meanwhile does so for all of them.
    """
    found: dict[str, list[float]] = {name: [] for name in extractors}
    for number in range(pages):
        for name, timed in extractors.items():
            found[name].append(timed(number))
    return found


def better_of_two(extract_from: Callable[[Any], object], page: object) -> float:
    """CPU milliseconds that an extractor takes for a page; the first time it also finds its way back to it."""
    return min(_once(extract_from, page) for _ in range(2))


def _once(extract_from: Callable[[Any], object], page: object) -> float:
    start = time.process_time()
    try:
        extract_from(page)
    except Exception as error:  # noqa: BLE001 - a crash takes its time too
        print(type(error).__name__, file=sys.stderr)
    return (time.process_time() - start) * 1_000
