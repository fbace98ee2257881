"""Metadata: how often what cleaning reads is what the labelled pages say, and where it was read.

    python -m bench.clean_metadata [--shared ../shared] [--misses 5]

Titles and languages of the news pages; titles, authors and days of publication of WCXB's development pages, where
the label gives one. A title counts when one of the two, spelled with letters and digits only, begins with the other; an
author when all words of the label are in what was read; a day when it is the same or, zones apart, its neighbour.
Labels were made by hand from what a page shows, so a page may well declare something else.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final, NamedTuple

from cleaners.clean import clean_html
from cleaners.cleaned import Metadata, Sourced
from cleaners.metadata_language import detected, primary
from train.pages import SHARED

_WORDS: Final = re.compile(r"\w+")


class Checked(NamedTuple):
    """One field of one page."""

    field: str
    page: str
    wanted: str
    found: Sourced | None
    right: bool


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with wcxb-dev and news-dev")
    parser.add_argument("--misses", type=int, default=5, help="wrong or missing values shown for each field")
    options = parser.parse_args()
    by_field: dict[str, list[Checked]] = defaultdict(list)
    for each in (*_news(options.shared / "news-dev"), *_wcxb(options.shared / "wcxb-dev")):
        by_field[each.field].append(each)
    print(f"{'field':<20}{'labelled':>9}{'right':>8}{'wrong':>8}{'missing':>9}  read from")
    for field, checks in by_field.items():
        missing = sum(each.found is None for each in checks)
        right = sum(each.right for each in checks)
        sources = Counter(each.found.source for each in checks if each.found).most_common(6)
        shares = [f"{count / len(checks):8.1%}" for count in (right, len(checks) - right - missing, missing)]
        print(f"{field:<20}{len(checks):>9}{''.join(shares)}   {', '.join(f'{name} {n}' for name, n in sources)}")
        for each in [each for each in checks if not each.right][: options.misses]:
            said = f"{each.found.value[:50]!r} ({each.found.source})" if each.found else "nothing"
            print(f"    {each.page}: wanted {each.wanted[:50]!r}, got {said}")
    return 0


def _pages(folder: Path) -> Iterator[tuple[str, dict[str, object], Metadata]]:
    for path in sorted(folder.glob("html/*.html.gz")):
        name = path.name.removesuffix(".html.gz")
        record = json.loads((folder / "ground-truth" / f"{name}.json").read_text())
        yield name, record, clean_html(gzip.decompress(path.read_bytes()), url=record.get("url") or "").metadata


def _news(folder: Path) -> Iterator[Checked]:
    for name, record, facts in _pages(folder):
        titles, text = record["titles"], str(record["main_content"])
        assert isinstance(titles, list), name
        if titles:
            right = any(_same_title(str(title), facts.title) for title in titles)
            yield Checked("news title", name, str(titles[0]), facts.title, right)
        spoken, chance = detected(text)
        if chance > 0.9:  # the text itself is the label: publishers' countries have several languages
            right = facts.language is not None and primary(facts.language.value) == spoken
            yield Checked("news language", name, spoken, facts.language, right)


def _wcxb(folder: Path) -> Iterator[Checked]:
    for name, record, facts in _pages(folder):
        truth = record["ground_truth"]
        assert isinstance(truth, dict), name
        if title := truth.get("title"):
            yield Checked("WCXB title", name, title, facts.title, _same_title(title, facts.title))
        if author := truth.get("author"):
            yield Checked("WCXB author", name, author, facts.byline, _same_author(author, facts.byline))
        if (day := truth.get("publish_date")) and (wanted := _day(str(day))):
            yield Checked("WCXB published", name, str(day), facts.published_at, _same_day(wanted, facts.published_at))


def _spelled(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _same_title(wanted: str, found: Sourced | None) -> bool:
    one, other = _spelled(wanted), _spelled(found.value) if found else ""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _same_author(wanted: str, found: Sourced | None) -> bool:
    return found is not None and set(_spelled(wanted).split()) <= set(_spelled(found.value).split())


def _same_day(wanted: date, found: Sourced | None) -> bool:
    day = _day(found.value) if found else None
    return day is not None and abs((day - wanted).days) <= 1


def _day(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None


if __name__ == "__main__":
    sys.exit(main())
