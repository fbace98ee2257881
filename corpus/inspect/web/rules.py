"""The record of the rules: what each took, where, and every one of its cuts."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from cleaners.kinds import Kind
from corpus.inspect.exceptions import Exceptions, read
from corpus.inspect.families import meaning
from corpus.inspect.parts import icons
from corpus.inspect.view import paragraph_spans
from corpus.inspect.web.answers import Answer, Desk, Query
from corpus.inspect.web.asking import PAGE, Filter, Hit, look_up
from corpus.inspect.web.templates import page
from corpus.store_file import Row, Value, as_bytes, as_int
from corpus.store_rows import inflated

_QUOTED = 400  # characters of a cut that a list shows
_LISTED = 200  # outlets


class RuleLine(NamedTuple):
    """One rule of a table."""

    kind: Kind
    rule: str
    documents: int
    cuts: int
    chars: int
    back: int  # paragraphs that people took back from it
    off: int  # outlets it is turned off for
    query: str


def rules(desk: Desk, _: Query) -> Answer:
    """Every rule with its record."""
    exceptions = read(desk.exceptions)
    rows = desk.catalogue.rows(
        "SELECT kind, rule, documents, cuts, chars FROM rules WHERE documents > 0 ORDER BY chars DESC, rule"
    )
    lines = [rule_line(row, exceptions) for row in rows]
    symbols = icons(dict.fromkeys(line.kind for line in lines))
    return page("rules.html", title="Rules", here="/rules", symbols=symbols, rows=lines)


def rule_line(row: Row, exceptions: Exceptions | None = None, **more: str) -> RuleLine:
    """A row of (kind, rule, documents, cuts, chars) for a table."""
    kind, rule, documents, cuts, chars = row
    query = urlencode({"kind": str(kind), "rule": str(rule), **more})
    counts = (as_int(documents), as_int(cuts), as_int(chars))
    found = exceptions or Exceptions()
    off = sum(str(rule) == each.rule or str(rule).startswith(f"{each.rule}.") for each in found.offs)
    back = sum(keep.rule == rule for keep in found.keeps)
    return RuleLine(Kind(str(kind)), str(rule), *counts, back, off, query)


class CutLine(NamedTuple):
    """One cut of a list."""

    doc: str
    title: str
    outlet: str
    day: str
    paragraph: int
    text: str
    evidence: str


class OutletLine(NamedTuple):
    """An outlet to choose, with its count."""

    outlet: str
    cuts: int
    query: str
    chosen: bool


def rule(desk: Desk, query: Query) -> Answer | None:
    """Every cut of one rule, newest documents first; None where there is no such rule."""
    kind, name, outlet = query.get("kind", ""), query.get("rule", ""), query.get("outlet", "")
    known = desk.catalogue.rows(
        "SELECT number, documents, cuts, chars FROM rules WHERE kind = ? AND rule = ?", (kind, name)
    )
    if not known:
        return None
    number, documents, cuts, chars = map(as_int, known[0])
    wanted = Filter.of({"kind": kind, "rule": name, "outlet": outlet, "after": query.get("after", "")})
    found = look_up(desk.catalogue, wanted)
    base = {"kind": kind, "rule": name}
    return page(
        "rule.html",
        title=name,
        here="/rules",
        symbols=icons([Kind(kind)]),
        kind=Kind(kind),
        rule=name,
        meaning=meaning(Kind(kind)),
        figures=(("documents", f"{documents:,}"), ("cuts", f"{cuts:,}"), ("characters", f"{chars:,}")),
        outlets=_outlet_lines(desk, number, base, outlet),
        outlet=outlet,
        off=urlencode({"outlet": outlet, "rule": name}),
        everywhere=urlencode(base),
        cuts=tuple(_cut_lines(desk, found.hits, kind, name)),
        next=urlencode({**base, **({"outlet": outlet} if outlet else {}), "after": found.after}) if found.after else "",
    )


def _outlet_lines(desk: Desk, number: int, base: dict[str, str], outlet: str) -> list[OutletLine]:
    rows = desk.catalogue.rows(
        "SELECT outlet, cuts FROM rule_outlets WHERE rule = ? AND cuts > 0 ORDER BY cuts DESC LIMIT ?",
        (number, _LISTED),
    )
    return [
        OutletLine(str(name), as_int(cuts), urlencode({**base, "outlet": str(name)}), str(name) == outlet)
        for name, cuts in rows
    ]


def _cut_lines(desk: Desk, hits: Sequence[Hit], kind: str, name: str) -> Iterable[CutLine]:
    """The rule's cuts of these documents, each with the beginning of what it took."""
    by_number = {hit.number: hit for hit in hits}
    listed = str(list(by_number))
    texts = {
        as_int(number): inflated(as_bytes(raw), str(text))
        for number, raw, text in desk.store.database.rows(
            "SELECT number, raw, text FROM documents WHERE number IN (SELECT value FROM json_each(?))", (listed,)
        )
    }
    values: tuple[Value, ...] = (listed, kind, name)
    rows = desk.store.database.rows(
        'SELECT document, start, "end", evidence FROM cuts '
        "WHERE document IN (SELECT value FROM json_each(?)) AND kind = ? AND rule = ? ORDER BY document DESC, start",
        values,
    )
    for number, start, end, evidence in rows[: 4 * PAGE]:
        hit, raw_text = by_number[as_int(number)], texts.get(as_int(number), "")
        above = sum(span[0] <= as_int(start) for span in paragraph_spans(raw_text[: as_int(start) + 1]))
        text = raw_text[as_int(start) : as_int(end)][:_QUOTED]
        yield CutLine(hit.id, hit.title, hit.outlet, hit.day, max(1, above), text, str(evidence))
