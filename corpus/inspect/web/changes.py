"""What a person may change: keep a paragraph, turn a rule off, take either back. Each is shown before it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from corpus.document import Document
from corpus.inspect.exceptions import (
    Exceptions,
    ExceptionsError,
    Keep,
    Off,
    Reject,
    entry_text,
    keep_of,
    read,
    spared,
)
from corpus.inspect.exceptions_file import revise
from corpus.inspect.stored import stored_view
from corpus.inspect.web.answers import Answer, Desk, Elsewhere, Query
from corpus.inspect.web.asking import PAGE, Filter, look_up
from corpus.inspect.web.documents import cleaned_of
from corpus.inspect.web.templates import page
from corpus.store_file import as_int

Form = Mapping[str, str]

_CONTEXT = 2  # lines around a difference
_NUMBER = 9  # digits of a paragraph's number, at most


class Line(NamedTuple):
    """A line of a comparison, and whether only this side has it."""

    text: str
    fresh: bool


class Entry(NamedTuple):
    """One exception as the list shows it."""

    what: str
    outlet: str
    doc: str
    text: str
    reason: str
    fields: tuple[tuple[str, str], ...]


def keep_page(desk: Desk, query: Query) -> Answer | None:
    """What keeping a paragraph would do; None where there is no such document or paragraph."""
    found, keep = _named(desk, query)
    if found is None or keep is None:
        return None
    now = spared(cleaned_of(desk, found), read(desk.exceptions), outlet=found.outlet, doc=found.id)
    then = spared(now, Exceptions(keeps=(keep,)), outlet=found.outlet, doc=found.id)
    return page(
        "confirm.html",
        title="Keep a paragraph",
        here="",
        heading=f"Keep ¶{query['n']}?",
        words=keep.quote,
        sides=_sides(now.text, then.text),
        others=_others(desk, found, keep),
        entry=entry_text(keep).splitlines(),
        action="/keep",
        fields=(("doc", found.id), ("n", query["n"])),
        buttons=(("scope", "document", "Keep it here"), ("scope", "outlet", f"Keep it everywhere at {found.outlet}")),
        back=f"/documents/{found.id}#p{query['n']}",
        door=desk.door,
    )


def keep(desk: Desk, form: Form) -> Answer | None:
    """Write the exception that keeps a paragraph."""
    found, entry = _named(desk, form)
    if found is None or entry is None:
        return None
    if form.get("scope") == "outlet":
        entry = replace(entry, doc="")
    revise(desk.exceptions, lambda known: known.adding(entry))
    return Elsewhere(path=f"/documents/{found.id}?done=kept#p{form['n']}")


def _named(desk: Desk, values: Mapping[str, str]) -> tuple[Document | None, Keep | None]:
    """The document and the entry that a query or a form names."""
    found = desk.store.document(values.get("doc", ""))
    number = values.get("n", "")
    if found is None or not (number.isdecimal() and len(number) <= _NUMBER):
        return None, None
    view = stored_view(desk.store, found)
    try:
        entry = keep_of(view.raw_text, int(number), outlet=found.outlet, doc=found.id)
    except ExceptionsError:
        return found, None
    cut = next((piece.cut for piece in view.paragraphs[int(number) - 1].reasons if piece.cut), None)
    return found, replace(entry, rule=cut.rule) if cut else entry


def _sides(now: str, then: str) -> tuple[tuple[str, list[Line]], ...]:
    """Before and after, from shortly before the first difference to shortly behind the last."""
    before, after = ([line for line in text.splitlines() if line.strip()] for text in (now, then))
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    return (("Now", _around(before, head, tail)), ("Then", _around(after, head, tail)))


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines two texts begin with together."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def _around(lines: Sequence[str], head: int, tail: int) -> list[Line]:
    """What lies between a common head and a common tail, marked, with a few lines of either."""
    end = len(lines) - tail
    first, last = max(0, head - _CONTEXT), min(len(lines), end + _CONTEXT)
    return [Line(lines[at], head <= at < end) for at in range(first, last)]


def _others(desk: Desk, found: Document, keep: Keep) -> str:
    """How many other documents of the outlet have these words among their cuts."""
    wanted = Filter(q=f'"{keep.quote[:60].rpartition(" ")[0] or keep.quote}"', outlet=found.outlet)
    hits = [hit for hit in look_up(desk.catalogue, wanted).hits if hit.id != found.id]
    more = "at least " if len(hits) >= PAGE - 1 else ""
    documents = "1 other document" if len(hits) == 1 else f"{more}{len(hits)} other documents"
    return f"These words stand in {documents} of {found.outlet} too." if hits else ""


def off_page(desk: Desk, query: Query) -> Answer | None:
    """What turning a rule off for an outlet would do; None where it never cut there."""
    entry = Off(outlet=query.get("outlet", ""), rule=query.get("rule", ""))
    wanted = Filter(outlet=entry.outlet, rule=entry.rule)
    hits = look_up(desk.catalogue, wanted).hits
    if not entry.outlet or not entry.rule or not hits:
        return None
    sums = desk.catalogue.rows(
        "SELECT coalesce(sum(o.cuts), 0), coalesce(sum(o.chars), 0) FROM rule_outlets AS o "
        "JOIN rules AS r ON r.number = o.rule WHERE o.outlet = ? AND r.rule = ?",
        (entry.outlet, entry.rule),
    )
    cuts, chars = map(as_int, sums[0])
    return page(
        "confirm.html",
        title="Turn a rule off",
        here="",
        heading=f"Turn {entry.rule} off for {entry.outlet}?",
        words=f"It made {cuts:,} cuts there, {chars:,} characters. What {hits[0].title or hits[0].id} would become:",
        sides=_sides(*_texts(desk, hits[0].id, entry)),
        others="",
        entry=entry_text(entry).splitlines(),
        action="/off",
        fields=(("outlet", entry.outlet), ("rule", entry.rule)),
        buttons=(("scope", "outlet", "Turn it off"),),
        back=f"/documents/{hits[0].id}",
        door=desk.door,
    )


def _texts(desk: Desk, name: str, entry: Off) -> tuple[str, str]:
    """A document's text now, and with one exception more."""
    found = desk.store.document(name)
    if found is None:
        return "", ""
    cleaned, exceptions = cleaned_of(desk, found), read(desk.exceptions)
    now = spared(cleaned, exceptions, outlet=found.outlet, doc=found.id)
    then = spared(cleaned, exceptions.adding(entry), outlet=found.outlet, doc=found.id)
    return now.text, then.text


def off(desk: Desk, form: Form) -> Answer | None:
    """Write the exception that turns a rule off for an outlet."""
    entry = Off(outlet=form.get("outlet", ""), rule=form.get("rule", ""))
    if not look_up(desk.catalogue, Filter(outlet=entry.outlet, rule=entry.rule)).hits or not entry.outlet:
        return None
    revise(desk.exceptions, lambda known: known.adding(entry))
    return Elsewhere(path="/exceptions")


def undo(desk: Desk, form: Form) -> Answer | None:
    """Take an exception back."""
    revise(desk.exceptions, lambda known: known.without(_taken_back(form)))
    back = form.get("back", "")
    return Elsewhere(path=back if back.startswith("/") and back[1:2] not in {"/", "\\"} else "/exceptions")


def _taken_back(form: Form) -> Keep | Off | Reject:
    """The exception that a form names."""
    outlet, rule = form.get("outlet", ""), form.get("rule", "")
    if form.get("what") == "reject":
        return Reject(outlet=outlet, side=form.get("side", ""), kind=form.get("kind", ""), rule=rule)
    if rule:
        return Off(outlet=outlet, rule=rule)
    return Keep(outlet=outlet, block=form.get("block", ""), doc=form.get("doc", ""))


def exceptions(desk: Desk, _: Query) -> Answer:
    """Every exception, each with its undo."""
    found = read(desk.exceptions)
    keeps = (
        Entry(
            what="kept" if keep.doc else "kept everywhere",
            outlet=keep.outlet,
            doc=keep.doc,
            text=keep.quote,
            reason=keep.reason,
            fields=(("outlet", keep.outlet), ("block", keep.block), ("doc", keep.doc)),
        )
        for keep in found.keeps
    )
    offs = (
        Entry("rule off", off.outlet, "", off.rule, off.reason, (("outlet", off.outlet), ("rule", off.rule)))
        for off in found.offs
    )
    rejects = (_rejected(entry) for entry in found.rejects)
    rows = [*keeps, *offs, *rejects]
    return page("exceptions.html", title="Exceptions", here="/exceptions", rows=rows, door=desk.door)


def _rejected(entry: Reject) -> Entry:
    fields = (("side", entry.side), ("kind", entry.kind), ("rule", entry.rule), ("outlet", entry.outlet))
    text = f"{entry.side or 'cut and kept'}: {entry.kind + '/' if entry.kind else ''}{entry.rule}"
    return Entry("change rejected", entry.outlet, "", text, entry.reason, (("what", "reject"), *fields))
