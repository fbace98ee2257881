"""A small corpus with everything the app shows: two outlets, copies of a story, rejections, hostile text."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from cleaners.cleaned import Cut, Metadata, Rejected, Sourced, Why
from cleaners.kinds import Kind
from cleaners.ledger import render, settle
from corpus.inspect.view import paragraph_spans
from corpus.inspect.web.answers import Desk
from corpus.inspect.web.filling import fill
from corpus.inspect.web.serve import desk_over
from corpus.reclean import compared
from corpus.review_file import writing
from corpus.store import Store
from tests.corpus.inspect.samples import cleaned, cut
from tests.corpus.inspect.web.caller import DOOR
from tests.corpus.shelf import NOON, RUN, made, opened, page, prose

LETTER = "Get the morning letter of the house"
Chrome = tuple[str, Kind, str]

CHROME: tuple[Chrome, ...] = (
    ("Menu and search", Kind.NAVIGATION, "navigation.menu"),
    (LETTER, Kind.NEWSLETTER, "newsletter.prompt"),
    ("All rights stay with the house", Kind.LEGAL, "legal.rights"),
)


def keep(store: Store, number: int, text: str, *, title: str = "", chrome: Sequence[Chrome] = CHROME) -> str:
    """Keep a document whose first and last lines are chrome; its id. Odd numbers are the outlet "gull"."""
    source = page(number, at=NOON + timedelta(days=number), outlet="gull" if number % 2 else "harbour")
    lines = [chrome[0][0], title or f"Title {number}", *text.splitlines(), *(line for line, _, _ in chrome[1:])]
    raw_text = "\n".join(lines)
    cuts = tuple(_cuts(raw_text, chrome))
    meta = Metadata(
        title=Sourced(value=title or f"Title {number}", source="h1"),
        language=Sourced(value="de" if number % 3 == 0 else "en", source="html"),
    )
    result = replace(
        cleaned(raw_text, cuts), metadata=meta, page_digest=source.digest, text=render(raw_text, cuts, gap="\n\n")
    )
    return store.keep(made(source, result), result).document.id


def _cuts(raw_text: str, chrome: Sequence[Chrome]) -> Iterator[Cut]:
    at = 0
    for line, kind, rule in chrome:
        at = raw_text.index(line, at)
        by = "memory" if kind is Kind.LEGAL else "rules@1"
        yield cut((at, at + len(line)), kind=kind, rule=rule, evidence=f"line {line[:8]}")._replace(by=by)
        at += len(line)


def reject(store: Store, number: int, why: Why, evidence: str) -> None:
    source = page(number, at=NOON + timedelta(days=number), outlet="gull")
    store.reject(source, Rejected(page_digest=source.digest, why=why, evidence=evidence), RUN)


@contextmanager
def desk(folder: Path, *, documents: int = 8) -> Iterator[Desk]:
    """A corpus and the catalogue over it, filled."""
    with opened(folder) as store:
        for number in range(1, documents + 1):
            keep(store, number, prose(number))
        keep(store, documents + 1, prose(1) + "\nA line of its own.", title="The same again")
        keep(
            store,
            documents + 2,
            "始建于明代的永济桥历时两年修缮。周六重新向行人开放。" + prose(99),
            title="古桥修缮完工",
        )
        reject(store, 101, Why.ERROR_PAGE, "404 in its title")
        reject(store, 102, Why.CONSENT_WALL, "nothing but a consent text")
    with desk_over(folder, folder / "exceptions.toml", DOOR) as made_desk:
        filled(made_desk)
        yield made_desk


def filled(over: Desk, *, whole: bool = True) -> int:
    """Bring the catalogue up to date; how many documents that took."""
    return sum(1 for _ in fill(over.catalogue, over.store.database, whole=whole)) and over_count(over)


def over_count(over: Desk) -> int:
    """How many entries the catalogue has."""
    return int(str(over.catalogue.rows("SELECT count(*) FROM entries")[0][0]))


def review(folder: Path, store: Store) -> int:
    """A review as `winnow reclean` leaves it: the line about rights would stay, the one after the menu would go."""
    documents = tuple(store.documents())
    with writing(folder) as made_review:
        for document in documents:
            raw_text, cuts = store.raw_text(document.id) or "", store.cuts(document.id)
            start, end = paragraph_spans(raw_text)[1]
            fresh = cut((start, end), kind=Kind.PROMO, rule="promo.house", evidence=raw_text[start:end][:20])
            after = settle((fresh, *(each for each in cuts if each.kind is not Kind.LEGAL)))
            now = replace(cleaned(raw_text, after), text=render(raw_text, after, gap="\n\n"))
            made_review.add(compared(document, raw_text, cuts, now))
        made_review.finish({"made_at": NOON.isoformat(), "rules": "1", "documents": str(len(documents))})
    return len(documents)
