"""Finding what was kept. Every answer that can be long is streamed."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from cleaners.cleaned import Cut
from corpus.document import Document
from corpus.store_file import Database, Row, StatementError, StoreError, Value, as_bytes, as_int
from corpus.store_rows import DOCUMENT, inflated
from corpus.store_rows import cut as loaded_cut
from corpus.store_rows import document as loaded

_PAGE = 200  # documents read at a time: no cursor stays open, so a slow reader never holds back a checkpoint
_TALLIES = {
    "outlets": "SELECT outlet, count(*) FROM documents GROUP BY 1",
    "languages": "SELECT coalesce(language, ''), count(*) FROM documents GROUP BY 1",
    "relations": "SELECT relation, count(*) FROM stories GROUP BY 1",
    "kinds": 'SELECT kind, sum("end" - start) FROM cuts GROUP BY 1',
    "rules": "SELECT rule, count(*) FROM cuts GROUP BY 1",
    "rejections": "SELECT why, count(*) FROM rejections GROUP BY 1",
    "failures": "SELECT why, count(DISTINCT address) FROM failures GROUP BY 1",
}

_ARTICLES = frozenset({"articles", "documents", "pages", "stories"})  # the view and what it is made of

Tally = tuple[tuple[str, int], ...]


class QueryError(Exception):
    """The `where` expression cannot be read; the message says why and lists the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which documents are asked for; the default is every current one."""

    outlet: str = ""
    lang: str = ""  # BCP 47; "de" also finds "de-AT"
    since: datetime | None = None  # of publication, or of fetching where no publication time is believed
    until: datetime | None = None  # exclusive
    originals: bool = False  # one copy of each story
    versions: bool = False  # superseded versions too
    run: str = ""
    story: str = ""
    after: int = 0  # numbers of documents are given in the order they were first kept
    changed_after: int = 0  # new or changed behind this place in the count of changes
    where: str = ""  # an SQL expression over the columns of the view `articles`


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run, as it was recorded."""

    id: str
    started_at: datetime
    ended_at: datetime | None
    outcome: str
    counts: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A document that moved in or between stories after it was first placed."""

    document: str
    run: str
    old_story: str
    old_relation: str
    old_of: str
    new_story: str
    new_relation: str
    new_of: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """The corpus in figures; every tally is sorted by count, largest first."""

    documents: int
    stories: int
    pages: int
    text_chars: int
    removed_chars: int
    outlets: Tally = field(default=())
    languages: Tally = field(default=())
    relations: Tally = field(default=())
    kinds: Tally = field(default=())  # characters removed
    rules: Tally = field(default=())  # cuts
    rejections: Tally = field(default=())
    failures: Tally = field(default=())  # addresses, however often each failed


class RuleRecord(NamedTuple):
    """What one rule has cut."""

    rule: str
    cuts: int
    chars: int
    outlets: int  # at which it cut anything


def document(database: Database, name: str) -> Document | None:
    """The document of an id; None where there is none."""
    rows = database.rows(f"{DOCUMENT} WHERE d.id = ?", (name,))
    return loaded(rows[0]) if rows else None


def documents(database: Database, wanted: Wanted) -> Iterator[Document]:
    """Documents in the order they were first kept.

    Raises:
        QueryError: wanted.where is no expression over the columns of `articles`, or fails on one of them.
    """
    return (loaded(row) for row in numbered(database, wanted, wanted.after))


def check(database: Database, wanted: Wanted) -> None:
    """Find out whether what is wanted can be asked for, before anything is written.

    Raises:
        QueryError: as `documents`.
    """
    condition(database, wanted)


def numbered(database: Database, wanted: Wanted, after: int) -> Iterator[Row]:
    """Rows of DOCUMENT behind a number, a page at a time."""
    asked, values = condition(database, wanted)
    sql = f"{DOCUMENT} WHERE d.number > ? AND {asked} ORDER BY d.number LIMIT {_PAGE}"
    while rows := wanted_rows(database, wanted, sql, (after, *values)):
        yield from rows
        after = as_int(rows[-1][-1])


def wanted_rows(database: Database, wanted: Wanted, sql: str, values: Sequence[Value]) -> list[Row]:
    """The rows of a statement with the condition of what is wanted in it.

    Raises:
        QueryError: wanted.where can be read, and fails on what some document has in its columns.
    """
    try:
        return database.rows(sql, values)
    except StatementError as error:
        if not wanted.where:
            raise
        what = f"--where: {error.__cause__}: it fails on a document's values"
        raise QueryError(f"{what}; ask for less, or guard it with CASE WHEN") from error


def numbered_between(database: Database, first: int, end: int) -> Iterator[Document]:
    """All documents, superseded versions too, whose numbers lie in a range; in order."""
    sql = f"{DOCUMENT} WHERE d.number >= ? AND d.number < ? ORDER BY d.number LIMIT {_PAGE}"
    while rows := database.rows(sql, (first, end)):
        yield from map(loaded, rows)
        first = as_int(rows[-1][-1]) + 1


def condition(database: Database, wanted: Wanted) -> tuple[str, list[Value]]:
    """The SQL condition of what is wanted, and its values."""
    when = "coalesce(d.believed_at, d.fetched_at)"
    changed = "EXISTS (SELECT 1 FROM changed_documents WHERE document = d.number AND at > ?)"
    parts: list[tuple[bool, str, tuple[Value, ...]]] = [
        (not wanted.versions, "d.superseded = 0", ()),
        (bool(wanted.outlet), "d.outlet = ?", (wanted.outlet,)),
        (bool(wanted.lang), "(d.language = ? OR d.language LIKE ? || '-%')", (wanted.lang, wanted.lang)),
        (wanted.since is not None, f"{when} >= ?", (_utc(wanted.since),)),
        (wanted.until is not None, f"{when} < ?", (_utc(wanted.until),)),
        (wanted.originals, "s.relation = 'original'", ()),
        (bool(wanted.run), "d.run = ?", (wanted.run,)),
        (bool(wanted.story), "s.story = ?", (wanted.story,)),
        (bool(wanted.changed_after), changed, (wanted.changed_after,)),
        (bool(wanted.where), _where(database, wanted.where), ()),
    ]
    asked = [(sql, values) for is_asked, sql, values in parts if is_asked]
    return " AND ".join(["1", *(sql for sql, _ in asked)]), [value for _, values in asked for value in values]


def _where(database: Database, expression: str) -> str:
    """The user's expression, tried out: it may name the columns of `articles` and call functions, and nothing else."""
    if not expression:
        return ""
    condition = f"EXISTS (SELECT 1 FROM articles WHERE number = d.number AND ({expression}\n))"  # noqa: S608 - tried out first
    try:
        with database.only_reading(_ARTICLES):
            # Without brackets first: what closes ours and opens another is no expression.
            database.rows(f"SELECT CASE WHEN {expression}\n THEN 1 END FROM articles LIMIT 0")  # noqa: S608 - as above
            database.rows(f"SELECT 1 FROM documents AS d WHERE {condition} LIMIT 0")  # noqa: S608 - as above
    except StoreError as error:
        columns = ", ".join(str(row[1]) for row in database.rows("PRAGMA table_info(articles)"))
        raise QueryError(f"--where: {error.__cause__}; the columns are {columns}") from error
    return condition


def _utc(moment: datetime | None) -> str:
    return (moment.astimezone(UTC) if moment else datetime.min.replace(tzinfo=UTC)).isoformat()


def versions(database: Database, identity: str, outlet: str) -> frozenset[str]:
    """The ids of every version of an address that is kept."""
    rows = database.rows("SELECT id FROM documents WHERE identity = ? AND outlet = ?", (identity, outlet))
    return frozenset(str(name) for (name,) in rows)


def cuts(database: Database, name: str) -> tuple[Cut, ...]:
    """The cuts of a document, ascending."""
    rows = database.rows(
        'SELECT start, "end", kind, rule, evidence, by FROM cuts '
        "WHERE document = (SELECT number FROM documents WHERE id = ?) ORDER BY start",
        (name,),
    )
    return tuple(loaded_cut(row) for row in rows)


def raw_text(database: Database, name: str) -> str | None:
    """The text a document was cut from; None where there is no such document."""
    rows = database.rows("SELECT raw, text FROM documents WHERE id = ?", (name,))
    return inflated(as_bytes(rows[0][0]), str(rows[0][1])) if rows else None


def changes(database: Database, name: str = "") -> tuple[Change, ...]:
    """Recorded moves, of one document or of all, oldest first."""
    rows = database.rows(
        "SELECT document, run, old_story, old_relation, old_of, new_story, new_relation, new_of, reason "
        "FROM story_changes WHERE document = :name OR :name = '' ORDER BY number",
        {"name": name},
    )
    names = ("document", "run", "old_story", "old_relation", "old_of", "new_story", "new_relation", "new_of", "reason")
    return tuple(Change(**dict(zip(names, map(str, row), strict=True))) for row in rows)


def runs(database: Database) -> tuple[Run, ...]:
    """All runs, oldest first."""
    rows = database.rows("SELECT id, started_at, ended_at, outcome, counts FROM runs ORDER BY started_at, id")
    return tuple(
        Run(
            id=str(name),
            started_at=datetime.fromisoformat(str(started)),
            ended_at=datetime.fromisoformat(str(ended)) if ended else None,
            outcome=str(outcome),
            counts=tuple(json.loads(str(counts)).items()),
        )
        for name, started, ended, outcome, counts in rows
    )


def stats(database: Database) -> Stats:
    """Count what is kept, cut, refused and failed."""
    totals = (
        "SELECT (SELECT count(*) FROM documents), (SELECT count(DISTINCT story) FROM stories), "
        "(SELECT count(*) FROM pages), (SELECT coalesce(sum(length), 0) FROM documents), "
        '(SELECT coalesce(sum("end" - start), 0) FROM cuts)'
    )
    kept, told, pages, text, removed = map(as_int, database.rows(totals)[0])
    tallies = {name: _tally(database, sql) for name, sql in _TALLIES.items()}
    return Stats(documents=kept, stories=told, pages=pages, text_chars=text, removed_chars=removed, **tallies)


def rule_records(database: Database) -> tuple[RuleRecord, ...]:
    """What each rule has cut, the busiest first."""
    sql = (
        'SELECT rule, count(*), sum("end" - start), count(DISTINCT documents.outlet) FROM cuts '
        "JOIN documents ON documents.number = cuts.document GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return tuple(RuleRecord(str(rule), *map(as_int, figures)) for rule, *figures in database.rows(sql))


def _tally(database: Database, sql: str) -> Tally:
    return tuple((str(name), as_int(count)) for name, count in database.rows(f"{sql} ORDER BY 2 DESC, 1"))
