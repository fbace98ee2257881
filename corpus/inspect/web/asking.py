"""What is asked of the catalogue: a filter read from an address, and the entries it lets through."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from cleaners.kinds import Kind
from corpus.inspect.web.catalogue import match
from corpus.store_file import Database, Row, Value, as_int

PAGE = 50
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RARE = 5_000  # a kind cut from fewer documents is looked up by its documents, any other while scanning

_COLUMNS = "e.seq, e.number, e.id, e.title, e.outlet, e.language, e.day, e.chars, e.removed, e.cuts, e.permille"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which documents are looked for; empty fields let everything through."""

    q: str = ""  # words that must occur, in title, kept or cut text
    outlet: str = ""
    lang: str = ""
    since: str = ""  # ISO 8601 days; `until` is inclusive
    until: str = ""
    kind: str = ""
    rule: str = ""
    least: int = 0  # percent of the text that was cut, at least
    sort: str = "new"  # "new" or "cut"
    after: str = ""  # where the page before ended

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "Filter":
        """The filter an address spells; what cannot be is left out."""
        known = {name: values[name][:200] for name in ("q", "outlet", "lang", "rule") if values.get(name)}
        kind = values.get("kind", "")
        return cls(
            **known,
            since=_day(values.get("since", "")),
            until=_day(values.get("until", "")),
            kind=kind if kind in set(Kind) else "",
            least=min(100, int(least)) if (least := values.get("least", "")).isdecimal() else 0,
            sort="cut" if values.get("sort") == "cut" else "new",
            after=values.get("after", "") if all(map(str.isdecimal, values.get("after", "0").split("-"))) else "",
        )

    @property
    def empty(self) -> bool:
        """Whether it lets everything through."""
        return self == Filter(sort=self.sort, after=self.after)

    def address(self, **changed: object) -> str:
        """The query string of this filter with some fields changed."""
        wanted = replace(self, **{"after": "", **changed})  # type: ignore[arg-type] # fields by name
        default = Filter()
        fields = ((name, getattr(wanted, name)) for name in Filter.__dataclass_fields__)
        return urlencode([(name, value) for name, value in fields if value != getattr(default, name)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One document of a list."""

    seq: int
    number: int
    id: str
    title: str
    outlet: str
    language: str
    day: str
    chars: int
    removed: int
    cuts: int
    permille: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """A page of a list, and the address of the next; empty at the end."""

    hits: tuple[Hit, ...]
    after: str  # where this page ends, for Filter.after; empty at the end
    next: str


def _day(text: str) -> str:
    """A day as written in a date field; anything else is no day."""
    return text if _DAY.fullmatch(text) else ""


def look_up(catalogue: Database, wanted: Filter) -> Hits:
    """The documents a filter lets through, newest kept first or most cut first."""
    source, conditions, values = _parts(catalogue, wanted)
    order = "e.permille DESC, e.seq DESC" if wanted.sort == "cut" else _newest(source)
    where = " AND ".join(conditions) or "1"
    sql = f"SELECT {_COLUMNS} FROM {source} WHERE {where} ORDER BY {order} LIMIT {PAGE + 1}"  # noqa: S608 - our own words; values are bound
    hits = tuple(_hit(row) for row in catalogue.rows(sql, values))
    last = hits[PAGE - 1] if len(hits) > PAGE else None
    mark = "" if last is None else f"{last.permille}-{last.seq}" if wanted.sort == "cut" else str(last.seq)
    return Hits(hits=hits[:PAGE], after=mark, next=wanted.address(after=mark) if mark else "")


def _parts(catalogue: Database, wanted: Filter) -> tuple[str, list[str], list[Value]]:
    """Tables, conditions and their values; the most selective table leads."""
    source = "entries AS e"
    conditions: list[str] = []
    values: list[Value] = []
    query = match(wanted.q)
    if query:
        source = "words AS w CROSS JOIN entries AS e ON e.seq = w.rowid"
        conditions, values = ["words MATCH ?"], [query]
    elif wanted.q:
        conditions = ["0"]  # nothing in it can be looked for
    numbers = _rules(catalogue, wanted)
    if numbers is not None:
        conditions.append(_taking(catalogue, numbers))
    if numbers is not None and len(numbers) == 1 and not query:
        source = "taken AS t CROSS JOIN entries AS e ON e.seq = t.seq"
        conditions[-1] = f"t.rule = {numbers[0]}"
        if wanted.outlet:
            conditions, values = [*conditions, "t.outlet = ?"], [*values, wanted.outlet]
    simple: list[tuple[bool, str, Value]] = [
        (bool(wanted.outlet), "e.outlet = ?", wanted.outlet),
        (bool(wanted.lang), "e.language = ?", wanted.lang),
        (bool(wanted.since), "e.day >= ?", wanted.since),
        (bool(wanted.until), "e.day <= ?", wanted.until),
        (bool(wanted.least), "e.permille >= ?", 10 * wanted.least),
    ]
    conditions += [sql for asked, sql, _ in simple if asked]
    values += [value for asked, _, value in simple if asked]
    if wanted.after:
        more, marks = _after(wanted, source)
        conditions, values = [*conditions, more], [*values, *marks]
    return source, conditions, values


def _newest(source: str) -> str:
    """The order that the leading table has anyway."""
    return {"w": "w.rowid DESC", "t": "t.seq DESC"}.get(source.split()[2], "e.seq DESC")


def _after(wanted: Filter, source: str) -> tuple[str, list[Value]]:
    parts = [int(part) for part in wanted.after.split("-")]
    if wanted.sort == "cut" and len(parts) > 1:
        return "(e.permille, e.seq) < (?, ?)", [*parts[:2]]
    return f"{_newest(source).split()[0]} < ?", [parts[-1]]


def _rules(catalogue: Database, wanted: Filter) -> list[int] | None:
    """Numbers of the rules asked for, by name, family or kind; None when none are."""
    if not (wanted.rule or wanted.kind):
        return None
    rows = catalogue.rows(
        "SELECT number FROM rules WHERE (:rule = '' OR rule = :rule OR rule LIKE :family ESCAPE '!') "
        "AND (:kind = '' OR kind = :kind)",
        {"rule": wanted.rule, "family": f"{_escaped(wanted.rule)}.%", "kind": wanted.kind},
    )
    return [as_int(row[0]) for row in rows]


def _escaped(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _taking(catalogue: Database, numbers: list[int]) -> str:
    """The condition that one of these rules cut something."""
    listed = ", ".join(map(str, numbers))
    size = catalogue.rows(f"SELECT coalesce(sum(documents), 0) FROM rules WHERE number IN ({listed})")  # noqa: S608 - numbers
    if as_int(size[0][0]) < _RARE:
        return f"e.seq IN (SELECT seq FROM taken WHERE rule IN ({listed}))"  # noqa: S608 - numbers
    return f"EXISTS (SELECT 1 FROM taken WHERE taken.seq = e.seq AND taken.rule IN ({listed}))"  # noqa: S608 - numbers


def _hit(row: Row) -> Hit:
    seq, number, name, title, outlet, language, day, chars, removed, cuts, permille = row
    return Hit(
        seq=as_int(seq),
        number=as_int(number),
        id=str(name),
        title=str(title),
        outlet=str(outlet),
        language=str(language),
        day=str(day),
        chars=as_int(chars),
        removed=as_int(removed),
        cuts=as_int(cuts),
        permille=as_int(permille),
    )
