"""Phrases that one site alone says: most were written for that site, so its pages are scored without them too.

    python -m train.unseen [--shared ../shared]

prints what cleaning makes of the labelled pages with all phrases, and without those of each page's own site; models are
those that have not seen the site. train/chrome.py does the same with extracted texts. Then the same of the news pages
by models that learnt from WCXB alone, pages that other people chose; training them takes some five minutes.

Every labelled page has been read, and what it prints is in the catalogue. A page that nobody read finds there what
other sites print as well. Without the phrases of its own site alone, a read page is like it; too poor rather than too
rich, for some of those phrases are said by sites that are not among the labelled ones.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from cleaners import lines
from cleaners.chrome import phrasebook
from cleaners.chrome.phrases import Phrase
from cleaners.chrome.reading import lines_of
from cleaners.chrome.traits import Alone
from train.models import NEWS, models_without_news
from train.outcomes import Outcome, asked, each, outcome, put_in
from train.pages import SHARED, Labelled, read
from train.score import COLUMNS, figures, groups, scored

Said = list[tuple[Phrase, ...]]  # of each line
_SHOWN = ("news", "article", "all WCXB")


def main() -> None:
    """Score the labelled pages twice, and the news pages twice more."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with wcxb-dev, news-dev and metrics.py")
    shared = parser.parse_args().shared
    saying: dict[Phrase, set[str]] = defaultdict(set)
    pages = [page for page in read(shared) if page.gold]
    _print("all phrases", pages, each(lambda page: _noting(page, saying)), shared)
    hidden = _alone(saying)
    _print("own phrases off", pages, each(lambda page: _without(page, hidden)), shared)
    news = [page for page in pages if page.page_type == NEWS]
    with put_in(asked(models_without_news())):
        _print("learnt from WCXB alone", news, map(outcome, news), shared)
        _print("that, own phrases off", news, (_without(page, hidden) for page in news), shared)


def _noting(page: Labelled, saying: Mapping[Phrase, set[str]]) -> Outcome:
    def note(said: Said) -> Said:
        for phrases in said:
            for phrase in phrases:
                saying[phrase].add(page.site)
        return said

    with _changed(note):
        return outcome(page)


def _without(page: Labelled, hidden: Mapping[str, frozenset[Phrase]]) -> Outcome:
    with without(hidden.get(page.site, frozenset())):
        return outcome(page)


def _print(name: str, pages: Sequence[Labelled], found: Iterable[Outcome], shared: Path) -> None:
    scores = {one.page.name: scored(one, shared) for one in found}
    print(f"{name:<26}{'pages':>6}" + "".join(f"{column:>10}" for column in COLUMNS))
    for kind, members in groups(pages).items():
        if kind in _SHOWN:
            print(f"  {kind:<24}{len(members):>6}" + "".join(f"{value:10.4f}" for value in figures(scores, members)))


def own(texts: Iterable[tuple[str, str, str]]) -> Mapping[str, frozenset[Phrase]]:
    """For each site the phrases that no other site's texts say.

    Args:
        texts: site, language and text of each.
    """
    saying: dict[Phrase, set[str]] = defaultdict(set)
    for site, lang, text in texts:
        for line in lines_of(lines.blocks(text), phrasebook.book(lang)):
            for phrase in line.said:
                saying[phrase].add(site)
    return _alone(saying)


def _alone(saying: Mapping[Phrase, AbstractSet[str]]) -> Mapping[str, frozenset[Phrase]]:
    found: dict[str, set[Phrase]] = defaultdict(set)
    for phrase, sites in saying.items():
        if len(sites) == 1:
            found[min(sites)].add(phrase)
    return {site: frozenset(phrases) for site, phrases in found.items()}


@contextmanager
def without(phrases: AbstractSet[Phrase]) -> Iterator[None]:
    """Lines say none of these while inside."""
    with _changed(lambda said: [tuple(phrase for phrase in each if phrase not in phrases) for each in said]):
        yield


@contextmanager
def _changed(change: Callable[[Said], Said]) -> Iterator[None]:
    def heard(texts: Sequence[str], among: phrasebook.Book) -> tuple[list[Alone], Said]:
        told, said = phrasebook.heard(texts, among)
        return told, change(said)

    with mock.patch("cleaners.chrome.reading.heard", heard):
        yield


if __name__ == "__main__":
    main()
