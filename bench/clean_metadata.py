"""Metadata: how often what cleaning reads is what the labelled pages say, and where it was read; beside trafilatura.

    python -m bench.clean_metadata [--shared ../shared] [--every 4] [--misses 5]

Titles and languages of the news pages; titles, authors and days of publication of WCXB's development pages, where
the label gives one. A title counts when one of the two, spelled with letters and digits only, begins with the other;
an author when all words of the label but "and" are in what was read; a day when it is the same or, zones apart, its
neighbour. Labels were made by hand from what a page shows, so a page may well declare something else: it is said on
how many pages that are wrong or missing the label is the day of the last change, as it was read. "unlabelled" is how
often a value was read for a page whose label has none.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

import trafilatura

from cleaners import charset
from cleaners.clean import clean_html
from cleaners.cleaned import Metadata, Sourced
from cleaners.metadata_language import detected, primary
from train.pages import SHARED

_WORDS: Final = re.compile(r"\w+")
_OURS: Final = "ours"


class Checked(NamedTuple):
    """One field of one page; `wanted` is empty where the label has none."""

    field: str
    page: str
    wanted: str
    found: Sourced | None
    right: bool
    changed: bool = False  # the label is the day of the page's last change


Read = Callable[[bytes, str], Metadata]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with wcxb-dev and news-dev")
    parser.add_argument("--every", type=int, default=1, help="take every n-th page only")
    parser.add_argument("--misses", type=int, default=5, help="wrong or missing values of ours shown for each field")
    options = parser.parse_args()
    by_field: dict[str, dict[str, list[Checked]]] = defaultdict(dict)
    for reader, read in ((_OURS, _ours), ("trafilatura", _trafilatura)):
        for each in _checks(options.shared, options.every, read):
            if reader == _OURS or each.field != "news language":  # trafilatura tells a language only when asked to
                by_field[each.field].setdefault(reader, []).append(each)
    heads = "".join(f"{name:>10}" for name in ("labelled", "right", "wrong", "missing", "unlabelled"))
    print(f"{'field':<16}{'':<12}{heads}  read from")
    for field, by_reader in by_field.items():
        for reader, checks in by_reader.items():
            print(f"{field:<16}{reader:<12}{_row(checks)}")
        _print_misses(by_reader[_OURS], options.misses)
    return 0


def _row(checks: list[Checked]) -> str:
    labelled = [each for each in checks if each.wanted]
    found = [each for each in labelled if each.found]
    right = sum(each.right for each in labelled)
    counts = (right, len(found) - right, len(labelled) - len(found))
    shares = "".join(f"{count / len(labelled):10.1%}" for count in counts)
    unlabelled = sum(each.found is not None for each in checks if not each.wanted)
    changed = Counter(bool(each.found) for each in labelled if each.changed and not each.right)
    sources = Counter(each.found.source for each in found if each.found).most_common(6)
    told = ", ".join(f"{name} {n}" for name, n in sources)
    said = f"; the last change: {changed[True]} of the wrong, {changed[False]} of the missing" if changed else ""
    return f"{len(labelled):>10}{shares}{unlabelled:>10}  {told}{said}"


def _print_misses(checks: list[Checked], number: int) -> None:
    for each in [each for each in checks if each.wanted and not each.right][:number]:
        said = f"{each.found.value[:50]!r} ({each.found.source})" if each.found else "nothing"
        print(f"    {each.page}: wanted {each.wanted[:50]!r}, got {said}")


def _ours(body: bytes, url: str) -> Metadata:
    return clean_html(body, url=url).metadata


def _trafilatura(body: bytes, url: str) -> Metadata:
    """Its metadata as ours; its parser refuses a few pages, which then have none."""
    found: Any = None
    try:
        found = trafilatura.extract_metadata(charset.decode(body), default_url=url or None)
    except (ValueError, AttributeError, TypeError) as error:
        print(f"trafilatura: {type(error).__name__}", file=sys.stderr)
    if found is None:
        return Metadata()
    return Metadata(title=_said(found.title), byline=_said(found.author), published_at=_said(found.date))


def _said(value: str | None) -> Sourced | None:
    return Sourced(value=value, source="-") if value else None


def _checks(shared: Path, every: int, read: Read) -> Iterator[Checked]:
    yield from _news(shared / "news-dev", every, read)
    yield from _wcxb(shared / "wcxb-dev", every, read)


def _pages(folder: Path, every: int, read: Read = _ours) -> Iterator[tuple[str, dict[str, object], Metadata]]:
    for path in sorted(folder.glob("html/*.html.gz"))[::every]:
        name = path.name.removesuffix(".html.gz")
        record = json.loads((folder / "ground-truth" / f"{name}.json").read_text())
        yield name, record, read(gzip.decompress(path.read_bytes()), record.get("url") or "")


def _news(folder: Path, every: int, read: Read) -> Iterator[Checked]:
    for name, record, facts in _pages(folder, every, read):
        titles, text = record["titles"], str(record["main_content"])
        assert isinstance(titles, list), name
        if titles:
            right = any(_same_title(str(title), facts.title) for title in titles)
            yield Checked("news title", name, str(titles[0]), facts.title, right)
        spoken, chance = detected(text)
        if chance > 0.9:  # the text itself is the label: publishers' countries have several languages
            right = facts.language is not None and primary(facts.language.value) == spoken
            yield Checked("news language", name, spoken, facts.language, right)


def _wcxb(folder: Path, every: int, read: Read) -> Iterator[Checked]:
    for name, record, facts in _pages(folder, every, read):
        truth = record["ground_truth"]
        assert isinstance(truth, dict), name
        title, author, day = (str(truth.get(key) or "") for key in ("title", "author", "publish_date"))
        yield Checked("WCXB title", name, title, facts.title, _same_title(title, facts.title))
        yield Checked("WCXB author", name, author, facts.byline, _same_author(author, facts.byline))
        wanted, found = _day(day), facts.published_at
        yield Checked(
            "WCXB published", name, day if wanted else "", found,
            wanted is not None and _same_day(wanted, found),
            wanted is not None and _same_day(wanted, facts.modified_at),
        )  # fmt: skip


def _spelled(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _same_title(wanted: str, found: Sourced | None) -> bool:
    one, other = _spelled(wanted), _spelled(found.value) if found else ""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _same_author(wanted: str, found: Sourced | None) -> bool:
    words = set(_spelled(wanted).split()) - {"and"}
    return bool(words) and found is not None and words <= set(_spelled(found.value).split())


def _same_day(wanted: date, found: Sourced | None) -> bool:
    day = _day(found.value) if found else None
    return day is not None and abs((day - wanted).days) <= 1


def _day(text: str) -> date | None:
    try:  # a label may be empty, or words
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None


if __name__ == "__main__":
    sys.exit(main())
