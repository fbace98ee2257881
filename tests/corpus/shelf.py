"""Documents for the tests of the remembering half, made of our own words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from cleaners.cleaned import Cleaned, Cut, Metadata, Sourced
from cleaners.kinds import Kind
from corpus.document import Document
from corpus.provenance import document
from corpus.store import Store
from scraper.page import Page, Record, digest

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
RUN = "run-1"
CUT = Cut(start=0, end=7, kind=Kind.NAVIGATION, rule="navigation.menu", evidence="Menu", by="rules@1")

_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "ve", "wa")


def prose(seed: int, words: int = 120) -> str:
    """A text of made-up words in sentences of twelve; other seeds share next to nothing with it."""
    chance = Random(seed)
    drawn = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(words)]
    sentences = [" ".join(drawn[at : at + 12]).capitalize() + "." for at in range(0, words, 12)]
    return "\n\n".join(sentences)


def page(number: int, *, at: datetime = NOON, outlet: str = "example", url: str = "", body: bytes = b"") -> Page:
    """An archived page; its number makes it one of its kind."""
    address = url or f"https://{outlet}.example/{number}"
    return Page(
        asked=address,
        answered=address,
        fetched_at=at,
        status=200,
        headers=(("Content-Type", "text/html"), ("ETag", f'"{number}"'), ("X-Robots-Tag", "noimageindex")),
        body=body or f"<p>{number}</p>".encode(),
        outlet=outlet,
        record=Record(file="a.warc.gz", offset=number * 100, record_id=f"urn:uuid:{number}"),
    )


def cleaned(source: Page, text: str, *, published: str = "", byline: str = "", lang: str = "en") -> Cleaned:
    """What cleaning made of a page: a menu line cut, the text kept."""
    return Cleaned(
        page_digest=digest(source.body),
        raw_text=f"Menu ☰\n{text}",
        text=text,
        cuts=(CUT,),
        metadata=Metadata(
            title=Sourced(value=f"Title of {source.answered}", source="h1"),
            published_at=Sourced(value=published, source="json-ld") if published else None,
            byline=Sourced(value=byline, source="meta") if byline else None,
            language=Sourced(value=lang, source="detected"),
            language_confidence=0.97,
            tags=("one", "two"),
        ),
        rules_version=1,
    )


def made(source: Page, result: Cleaned, run: str = RUN) -> Document:
    """The document of a page and its cleaning."""
    return document(source, result, run=run, winnow_version="0.1.0", signals=(("robots.txt", "allowed"),))


def pair(number: int, text: str, *, published: str = "", outlet: str = "example") -> tuple[Document, Cleaned]:
    """A document and its cleaning, fetched a minute after the one before."""
    source = page(number, at=NOON + timedelta(minutes=number), outlet=outlet)
    result = cleaned(source, text, published=published)
    return made(source, result), result


def opened(folder: Path) -> Store:
    """A store with a run begun."""
    store = Store.open(folder / "winnow.db")
    if not store.runs():
        store.begin_run(RUN, NOON)
    return store


def reworded(text: str, *places: int) -> str:
    """The text with the words at some places replaced."""
    words = text.split(" ")
    for place in places:
        words[place % len(words)] = f"changed{place}"
    return " ".join(words)


def renamed(document_: Document, name: str) -> Document:
    """The same document under another id."""
    return replace(document_, id=name)
