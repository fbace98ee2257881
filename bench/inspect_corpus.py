"""A corpus of made-up documents for the web app's benchmark, written row by row: the store's own way takes hours."""

import hashlib
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from cleaners.cleaned import Cleaned, Cut, Metadata, Sourced
from cleaners.kinds import Kind
from cleaners.ledger import render, settle
from corpus.document import Document, Relation, document_id
from corpus.provenance import document
from corpus.reclean import compared
from corpus.review_file import writing
from corpus.store import Store
from corpus.store_file import Database, Row
from corpus.store_rows import cut_row, document_cells, page_row
from scraper.page import Page, Record

RUN = "bench"
OUTLETS = 40
LANGUAGES = ("en", "en", "de", "de", "fr", "es", "it", "zh")
FAMILY = 400  # copies of the largest story
CHANGED = 5_000  # documents of the review
EARLIER = 100  # documents with an earlier cleaning
LONG_EVERY, LONG_PARAGRAPHS = 1_000, 500

_BEGUN = datetime(2023, 11, 6, tzinfo=UTC)
_DAYS = 3 * 365
_BATCH = 1_000
_SYLLABLES = ("ba", "cer", "di", "fon", "gu", "hal", "ki", "lor", "mu", "nas", "pe", "rin", "so", "tul", "ve", "wa")
_WORDS = tuple("".join(parts) for size in (1, 2, 3) for parts in itertools.product(_SYLLABLES, repeat=size))
_RULES = tuple(
    (kind, f"{kind.value}.{name}") for kind in Kind for name in ("phrase", "section") if kind is not Kind.MARKUP
)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    cut: tuple[Kind, str] | None


def build(folder: Path, documents: int) -> None:
    """Write the database, then a review of some of its documents."""
    with Store.open(folder / "winnow.db") as store:
        store.begin_run(RUN, _BEGUN)
        # A benchmark's corpus that is lost in a power cut is made again.
        store.connection.execute("PRAGMA synchronous = OFF")
        chance = Random(7)  # noqa: S311 - made-up words
        for first in range(1, documents + 1, _BATCH):
            numbers = range(first, min(first + _BATCH, documents + 1))
            with store.database.transaction():
                _write(store.database, [_made(number, chance) for number in numbers], first, documents)
        with store.database.transaction():
            _refuse(store.database, documents // 20)
            _earlier(store.database)
    with Store.open(folder / "winnow.db", readonly=True) as store:
        _review(store, folder)


def _made(number: int, chance: Random) -> tuple[Document, Cleaned]:
    """One document: chrome above and below a story, some of it in between."""
    lines = list(_lines(number, chance))
    raw_text = "\n".join(line.text for line in lines)
    cuts, at = [], 0
    for line in lines:
        if line.cut:
            kind, rule = line.cut
            cuts.append(_cut(at, line.text, kind, rule))
        at += len(line.text) + 1
    # The first outlets are the large ones.
    outlet = f"outlet-{min(chance.randrange(OUTLETS), chance.randrange(OUTLETS)):02}"
    address = f"https://{outlet}.example/{number}"
    day = _BEGUN + timedelta(days=chance.randrange(_DAYS), seconds=chance.randrange(86_400))
    page = Page(
        asked=address,
        answered=address,
        fetched_at=day,
        status=200,
        headers=(("Content-Type", "text/html"),),
        body=str(number).encode(),
        outlet=outlet,
        record=Record(file=f"{number // 10_000:05}.warc.gz", offset=number * 777, record_id=f"urn:uuid:{number}"),
    )
    meta = Metadata(
        title=Sourced(value=_sentence(chance, 7), source="h1"),
        language=Sourced(value=LANGUAGES[number % len(LANGUAGES)], source="html"),
        published_at=Sourced(value=day.isoformat(), source="json-ld"),
    )
    text = render(raw_text, cuts, gap="\n\n")
    cleaned = Cleaned(
        page_digest=page.digest, raw_text=raw_text, text=text, cuts=tuple(cuts), metadata=meta, rules_version=1
    )
    made = document(page, cleaned, run=RUN, winnow_version="0.1.0")
    return replace(made, id=document_id(address, page.digest)), cleaned


def _cut(at: int, text: str, kind: Kind, rule: str) -> Cut:
    by = "memory" if kind is Kind.TEMPLATE else "rules@1"
    return Cut(start=at, end=at + len(text), kind=kind, rule=rule, evidence=text[:24], by=by)


def _lines(number: int, chance: Random) -> Iterator[_Line]:
    for _ in range(3):
        yield _chrome(chance)
    for place in range(LONG_PARAGRAPHS if number % LONG_EVERY == 0 else chance.randrange(4, 14)):
        yield _Line(_sentence(chance, chance.randrange(15, 45)), None)
        if place % 4 == 3:
            yield _chrome(chance)
    for _ in range(5):
        yield _chrome(chance)


def _chrome(chance: Random) -> _Line:
    # A few rules cut everywhere, most of them rarely.
    rule = _RULES[min(chance.randrange(len(_RULES)), chance.randrange(len(_RULES)), chance.randrange(len(_RULES)))]
    return _Line(f"{rule[0].value.replace('_', ' ').capitalize()} {_sentence(chance, chance.randrange(2, 8))}", rule)


def _sentence(chance: Random, words: int) -> str:
    # The product of two draws: few words are everywhere, most are rare.
    drawn = (_WORDS[int(chance.random() * chance.random() * len(_WORDS))] for _ in range(words))
    return " ".join(drawn).capitalize() + "."


def _write(database: Database, made: Sequence[tuple[Document, Cleaned]], first: int, whole: int) -> None:
    cells = [document_cells(each, cleaned.raw_text) for each, cleaned in made]
    numbers = range(first, first + len(made))
    database.many(
        "INSERT INTO pages (asked, answered, redirects, fetched_at, status, media_type, etag, last_modified, signals, "
        "file, offset, record_id, digest, outlet, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (page_row(each) for each, _ in made),
    )
    database.many(
        "INSERT INTO fingerprints (digest, signature, anchors) VALUES (?, x'', x'')",
        ((hashlib.blake2b(each.id.encode(), digest_size=16).digest(),) for each, _ in made),
    )
    names = (*cells[0], "number", "page", "fingerprint")
    sql = f"INSERT INTO documents ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - our own
    database.many(sql, ((*row.values(), n, n, n) for n, row in zip(numbers, cells, strict=True)))
    database.many(
        "INSERT INTO cuts VALUES (?, ?, ?, ?, ?, ?, ?)",
        (cut_row(n, cut) for n, (_, cleaned) in zip(numbers, made, strict=True) for cut in cleaned.cuts),
    )
    database.many("INSERT INTO stories VALUES (?, ?, ?, ?, ?, ?)", _places(database, made, numbers, whole))


def _places(database: Database, made: Sequence[tuple[Document, Cleaned]], numbers: range, whole: int) -> Iterator[Row]:
    """Every tenth document repeats the one before it; the last ones all repeat the first."""
    rows = database.rows("SELECT id FROM documents WHERE number = 1")
    first = str(rows[0][0]) if rows else made[0][0].id
    before = first
    for number, (each, _) in zip(numbers, made, strict=True):
        if number > max(1, whole - FAMILY):
            yield number, first, Relation.NEAR.value, first, 0.9, "same words"
        elif number % 10 == 0 and before != each.id:
            yield number, before, Relation.NEAR.value, before, 0.8, "same words"
        else:
            yield number, each.id, Relation.ORIGINAL.value, "", 1.0, "the only copy"
            before = each.id


def _refuse(database: Database, pages: int) -> None:
    whys = ("error_page", "listing", "consent_wall", "too_short", "paywall_stub")
    for at in range(pages):
        day = _BEGUN + timedelta(days=at % _DAYS)
        row = (f"https://no.example/{at}", day.isoformat(), f"outlet-{at % OUTLETS:02}", f"urn:no:{at}", RUN)
        number = database.do(
            "INSERT INTO pages (asked, answered, redirects, fetched_at, status, media_type, etag, last_modified, "
            "signals, file, offset, record_id, digest, outlet, run) "
            "VALUES (?1, ?1, '[]', ?2, 200, 'text/html', '', '', '[]', 'x.warc.gz', 1, ?4, 'd', ?3, ?5)",
            row,
        )
        database.do("INSERT INTO rejections VALUES (?, ?, 'a phrase', 1, ?)", (number, whys[at % len(whys)], RUN))


def _earlier(database: Database) -> None:
    """An earlier cleaning for some documents, with half of the cuts."""
    database.do(
        "INSERT INTO cleanings SELECT d.number, 1, title, metadata, winnow_version, rules_version, model_version, "
        'memory_state, run, (SELECT json_group_array(json_array(start, "end", kind, rule, evidence, by)) FROM '
        "(SELECT * FROM cuts WHERE document = d.number AND start % 2 = 0 ORDER BY start)), raw, text "
        "FROM documents AS d WHERE d.number <= ?",
        (EARLIER,),
    )


def _review(store: Store, folder: Path) -> None:
    """A review in which a line more is cut from some documents, and a line less."""
    with writing(folder) as review:
        for each in itertools.islice(store.documents(), CHANGED):
            raw_text, cuts = store.raw_text(each.id) or "", store.cuts(each.id)
            start = raw_text.index(each.text.split("\n\n")[1])
            fresh = cuts[0]._replace(start=start, end=start + 60, kind=Kind.PROMO, rule="promo.house")
            after = settle((fresh, *cuts[1:]))
            now = Cleaned(page_digest="", raw_text=raw_text, text=render(raw_text, after, gap="\n\n"), cuts=after)
            review.add(compared(each, raw_text, cuts, now))
        review.finish({"made_at": _BEGUN.isoformat(), "rules": "1", "documents": str(CHANGED)})
