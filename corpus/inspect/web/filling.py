"""Filling the catalogue from the corpus: what is new, changed or gone since the last time, a batch at a time."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.inspect.web.catalogue import searchable, week_of
from corpus.store_file import Database, Row, Value, as_bytes, as_int
from corpus.store_rows import inflated

_BATCH = 200  # documents; one takes about half a second
_ALL = ""  # the outlet, or the reason, under which sums over all of them stand

_STAMP = (
    "version || '.' || rules_version || '.' || model_version || '.' || fingerprint || '.' || memory_state || '.' || run"
)
_STAMPS = f"SELECT number, {_STAMP} FROM documents WHERE superseded = 0 AND number > ?"  # noqa: S608 - our own words
_DOCUMENTS = f"""
SELECT number, {_STAMP}, id, title, outlet, coalesce(language, ''), substr(coalesce(believed_at, fetched_at), 1, 10),
       raw, text
FROM documents WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number
"""  # noqa: S608 - our own words
_CUTS = """
SELECT document, start, "end", kind, rule FROM cuts
WHERE document IN (SELECT value FROM json_each(?)) ORDER BY document, start
"""
_REFUSED = """
SELECT r.page, p.outlet, substr(p.fetched_at, 1, 10), r.why, r.evidence, p.answered, p.file || ' at ' || p.offset
FROM rejections AS r JOIN pages AS p ON p.number = r.page WHERE r.page > ? ORDER BY r.page LIMIT 5000
"""


class _Found(NamedTuple):
    """One document as the catalogue needs it."""

    row: Row  # of _DOCUMENTS
    raw_text: str
    cuts: Sequence[tuple[int, int, str, str]]  # start, end, kind, rule


def fill(catalogue: Database, corpus: Database, *, whole: bool = True) -> Iterator[tuple[int, int]]:
    """Bring the catalogue up to date; yields how many documents are done, of how many, after each batch.

    Args:
        catalogue: written to, one transaction a batch, so that it can be stopped at any time.
        corpus: read from.
        whole: look for changed documents too, not only for new ones.
    """
    todo, gone = _changed(catalogue, corpus) if whole else (_new(catalogue, corpus), [])
    for start in range(0, len(gone), _BATCH):
        with catalogue.transaction():
            _forget(catalogue, gone[start : start + _BATCH])
    for start in range(0, len(todo), _BATCH):
        batch = todo[start : start + _BATCH]
        with catalogue.transaction():
            _forget(catalogue, batch)
            _enter(catalogue, _found(corpus, batch))
        yield min(start + _BATCH, len(todo)), len(todo)
    _fill_refused(catalogue, corpus)


def _new(catalogue: Database, corpus: Database) -> list[int]:
    last = as_int(catalogue.rows("SELECT coalesce(max(number), 0) FROM entries")[0][0])
    return [as_int(number) for number, _ in corpus.rows(f"{_STAMPS} ORDER BY number", (last,))]


def _changed(catalogue: Database, corpus: Database) -> tuple[list[int], list[int]]:
    """Numbers of documents that are new or changed, and of entries whose document is no longer current."""
    known = {as_int(number): stamp for number, stamp in catalogue.rows("SELECT number, stamp FROM entries")}
    current = {as_int(number): stamp for number, stamp in corpus.rows(_STAMPS, (0,))}
    todo = sorted(number for number, stamp in current.items() if known.get(number) != stamp)
    return todo, sorted(known.keys() - current.keys())


def _found(corpus: Database, numbers: Sequence[int]) -> Iterator[_Found]:
    listed = str(list(numbers))
    cuts: dict[int, list[tuple[int, int, str, str]]] = {}
    for document, start, end, kind, rule in corpus.rows(_CUTS, (listed,)):
        cuts.setdefault(as_int(document), []).append((as_int(start), as_int(end), str(kind), str(rule)))
    for row in corpus.rows(_DOCUMENTS, (listed,)):
        yield _Found(row, inflated(as_bytes(row[7]), str(row[8])), cuts.get(as_int(row[0]), ()))


def _enter(catalogue: Database, found: Iterator[_Found]) -> None:
    """Write the entries of a batch and add them to the sums."""
    rules = _Rules(catalogue)
    sums = _Sums()
    for document in found:
        taken = _taken(document, rules)
        seq = _insert(catalogue, document)
        outlet = str(document.row[4])
        catalogue.many(
            "INSERT INTO taken VALUES (?, ?, ?, ?, ?)",
            ((rule, seq, outlet, cuts, chars) for rule, (cuts, chars) in taken.items()),
        )
        sums.add(document.row, len(document.raw_text), {(rules.kind(n), n): size for n, size in taken.items()}, 1)
    sums.write(catalogue)


def _taken(document: _Found, rules: "_Rules") -> dict[int, tuple[int, int]]:
    """Cuts and characters by rule number."""
    taken: dict[int, tuple[int, int]] = {}
    for start, end, kind, rule in document.cuts:
        number = rules.number(kind, rule)
        cuts, chars = taken.get(number, (0, 0))
        taken[number] = (cuts + 1, chars + end - start)
    return taken


def _insert(catalogue: Database, document: _Found) -> int:
    number, stamp, name, title, outlet, language, day, _, text = document.row
    removed = sum(end - start for start, end, _, _ in document.cuts)
    size = len(document.raw_text)
    cells = (number, stamp, name, title, outlet, language, day, size, removed, len(document.cuts))
    seq = catalogue.do(
        "INSERT INTO entries (number, stamp, id, title, outlet, language, day, chars, removed, cuts, permille) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*cells, 1000 * removed // size if size else 0),
    )
    cut = "\n".join(document.raw_text[start:end] for start, end, _, _ in document.cuts)
    words = (searchable(str(title)), searchable(str(text)), searchable(cut))
    catalogue.do("INSERT INTO words (rowid, title, kept, cut) VALUES (?, ?, ?, ?)", (seq, *words))
    return seq


def _forget(catalogue: Database, numbers: Sequence[int]) -> None:
    """Take entries out of the catalogue and out of its sums."""
    listed = str(list(numbers))
    sums = _Sums()
    rows = catalogue.rows(
        "SELECT seq, number, stamp, id, title, outlet, language, day, chars FROM entries "
        "WHERE number IN (SELECT value FROM json_each(?))",
        (listed,),
    )
    for seq, *row, chars in rows:
        taken = catalogue.rows(
            "SELECT kind, t.rule, t.cuts, t.chars FROM taken AS t JOIN rules AS r ON r.number = t.rule WHERE t.seq = ?",
            (seq,),
        )
        sizes = {(str(kind), as_int(rule)): (as_int(cuts), as_int(size)) for kind, rule, cuts, size in taken}
        sums.add(tuple(row), as_int(chars), sizes, -1)
        catalogue.do("DELETE FROM taken WHERE seq = ?", (seq,))
        catalogue.do("DELETE FROM entries WHERE seq = ?", (seq,))
    sums.write(catalogue)


class _Rules:
    """Numbers of the rules, given out as they are met."""

    def __init__(self, catalogue: Database) -> None:
        self._catalogue = catalogue
        rows = catalogue.rows("SELECT kind, rule, number FROM rules")
        self._numbers = {(str(kind), str(rule)): as_int(number) for kind, rule, number in rows}
        self._kinds = {number: kind for (kind, _), number in self._numbers.items()}

    def number(self, kind: str, rule: str) -> int:
        if (kind, rule) not in self._numbers:
            number = self._catalogue.do("INSERT INTO rules (kind, rule) VALUES (?, ?)", (kind, rule))
            self._numbers[kind, rule] = number
            self._kinds[number] = kind
        return self._numbers[kind, rule]

    def kind(self, number: int) -> str:
        return self._kinds[number]


class _Sums:
    """What a batch adds to the tables of sums, written once at its end."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[tuple[Value, ...]]] = {}

    def add(self, row: Row, chars: int, taken: dict[tuple[str, int], tuple[int, int]], sign: int) -> None:
        outlet, language, week = row[4], row[5], week_of(str(row[6]))
        removed = sum(size for _, size in taken.values())
        for where in (outlet, _ALL):
            self._count("yields", (where, week), (sign, sign * chars, sign * removed))
            for (kind, _), (cuts, size) in taken.items():
                self._count("weeks", (where, week, kind), (sign * cuts, sign * size))
        self._count("languages", (language,), (sign,))
        for (_, rule), (cuts, size) in taken.items():
            self._count("rules", (rule,), (sign, sign * cuts, sign * size))
            self._count("rule_outlets", (rule, outlet), (sign * cuts, sign * size))

    def _count(self, table: str, key: tuple[Value, ...], amounts: tuple[int, ...]) -> None:
        counter = self._counts.setdefault(table, Counter())
        for column, amount in enumerate(amounts):
            counter[(column, *key)] += amount

    def write(self, catalogue: Database) -> None:
        for table, counter in self._counts.items():
            keys, columns = _TABLES[table]
            rows: dict[tuple[Value, ...], list[int]] = {}
            for (column, *key), amount in counter.items():
                rows.setdefault(tuple(key), [0] * len(columns))[as_int(column)] = amount
            amounts = (((*sizes, *key) if table == _KNOWN else (*key, *sizes)) for key, sizes in rows.items())
            catalogue.many(_added(table, keys, columns), amounts)


_KNOWN = "rules"  # a rule's row is there already, and has columns an insert could not fill
_TABLES = {
    "yields": (("outlet", "week"), ("documents", "chars", "removed")),
    "weeks": (("outlet", "week", "kind"), ("cuts", "chars")),
    "languages": (("language",), ("documents",)),
    "rules": (("number",), ("documents", "cuts", "chars")),
    "rule_outlets": (("rule", "outlet"), ("cuts", "chars")),
    "refusals": (("outlet", "week", "why"), ("pages",)),
}


def _added(table: str, keys: Sequence[str], columns: Sequence[str]) -> str:
    """The statement that adds amounts to a row, making it first where there is none."""
    if table == _KNOWN:
        return "UPDATE rules SET documents = documents + ?, cuts = cuts + ?, chars = chars + ? WHERE number = ?"
    marks = ", ".join("?" * (len(keys) + len(columns)))
    more = ", ".join(f"{column} = {column} + excluded.{column}" for column in columns)
    names = ", ".join((*keys, *columns))
    return f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {more}"  # noqa: S608 - our own table and column names


def _fill_refused(catalogue: Database, corpus: Database) -> None:
    """Copy new rejections; all of them again when one was taken back or added behind the last."""
    last = as_int(catalogue.rows("SELECT coalesce(max(page), 0) FROM refused")[0][0])
    known = as_int(catalogue.rows("SELECT count(*) FROM refused")[0][0])
    before = as_int(corpus.rows("SELECT count(*) FROM rejections WHERE page <= ?", (last,))[0][0])
    if before != known:
        with catalogue.transaction():
            catalogue.do("DELETE FROM refused")
            catalogue.do("DELETE FROM refusals")
        last = 0
    while rows := corpus.rows(_REFUSED, (last,)):
        with catalogue.transaction():
            _refuse(catalogue, rows)
        last = as_int(rows[-1][0])


def _refuse(catalogue: Database, rows: Sequence[Row]) -> None:
    weeks = [(*row[:3], week_of(str(row[2])), *row[3:]) for row in rows]
    catalogue.many("INSERT INTO refused VALUES (?, ?, ?, ?, ?, ?, ?, ?)", weeks)
    counts = Counter((where, row[3], row[4]) for row in weeks for where in (row[1], _ALL))
    counts.update((where, row[3], _ALL) for row in weeks for where in (row[1], _ALL))
    keys, columns = _TABLES["refusals"]
    catalogue.many(_added("refusals", keys, columns), ((*key, count) for key, count in counts.items()))
