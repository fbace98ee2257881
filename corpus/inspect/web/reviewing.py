"""What today's rules would change: the last review by group, before and after, each group accepted or turned down."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from cleaners.kinds import Kind
from corpus.document import Document
from corpus.inspect.compared import Row, compare, compare_texts, sizes
from corpus.inspect.compared_html import compared_list
from corpus.inspect.exceptions import Reject, read
from corpus.inspect.exceptions_file import revise
from corpus.inspect.families import label, meaning
from corpus.inspect.markup import Html
from corpus.inspect.parts import chip, icons
from corpus.inspect.web.answers import Answer, Desk, Elsewhere, Query
from corpus.inspect.web.changes import Form
from corpus.inspect.web.templates import page
from corpus.review import Group, Side, covers, lifted
from corpus.review_file import Kept, opened
from corpus.store_cleanings import Cleaning, cleanings

_PAGE = 12  # documents of a group on one page; each shows its paragraphs
_OTHER = {"rejected": "No story today", "segment": "Read otherwise"}
_MEANING = {
    "rejected": "No story is seen in the page today. Such a document is never changed: a person decides.",
    "segment": "The page is read into other lines than before, so that no cut explains the difference.",
}
_SIDES = {Side.CUT: "Cut now, kept before", Side.KEPT: "Kept now, cut before"}
_NUMBER = 9  # digits


class GroupLine(NamedTuple):
    """A group of the table."""

    chip: Html
    rule: str
    documents: int
    chars: int
    held: bool
    query: str
    fields: tuple[tuple[str, str], ...]


class Changed(NamedTuple):
    """One document of a group."""

    id: str
    title: str
    outlet: str
    chars: int
    stale: bool  # cleaned again since the review was made
    rows: Html
    said: str


class VersionLine(NamedTuple):
    """One cleaning of a document."""

    number: int
    made: str
    versions: str
    kept: int
    cut: int
    query: str  # what changed since the one before; empty for the first


def reviewed(desk: Desk, _: Query) -> Answer:
    """Every group of the last review, most characters first."""
    with opened(_folder(desk)) as review:
        about = (
            dict.fromkeys(("made_at", "rules", "documents", "outlet", "sample"), "") | review.about() if review else {}
        )
        lines = [_line(desk, each.group, each.documents, each.chars) for each in (review.lines() if review else ())]
    sides = [(_SIDES[side], [line for line, of in lines if of is side]) for side in Side]
    return page(
        "reviewed.html",
        title="Changes",
        here="/changes",
        symbols=icons(Kind),
        about=about,
        sides=[(name, found) for name, found in sides if found],
        held=sum(line.held for line, _ in lines),
        groups=len(lines),
        door=desk.door,
    )


def _folder(desk: Desk) -> Path:
    return desk.store.database.path.parent


def _line(desk: Desk, group: Group, documents: int, chars: int) -> tuple[GroupLine, Side]:
    fields = (("side", group.side.value), ("kind", group.kind), ("rule", group.rule))
    held = _held(desk, group)
    return GroupLine(_chip(group), group.rule, documents, chars, held, urlencode(fields), fields), group.side


def _held(desk: Desk, group: Group) -> bool:
    """Whether it is turned down for every outlet."""
    return any(covers(entry, group, "") for entry in read(desk.exceptions).rejects)


def _kind(group: Group) -> Kind | None:
    return Kind(group.kind) if group.kind in set(Kind) else None


def _chip(group: Group) -> Html:
    kind = _kind(group)
    return chip(kind or Kind.OUTSIDE_STORY, label(kind) if kind else _OTHER.get(group.kind, group.kind))


def _group(query: Query) -> Group | None:
    side, kind, rule = query.get("side", ""), query.get("kind", ""), query.get("rule", "")
    return Group(side=Side(side), kind=kind, rule=rule) if side in set(Side) and kind and rule else None


def group_page(desk: Desk, query: Query) -> Answer | None:
    """A group's documents, most characters first, each before and after; None where the review has no such group."""
    group, after = _group(query), query.get("after", "0")
    first = int(after) if after.isdecimal() and len(after) <= _NUMBER else 0
    with opened(_folder(desk)) as review:
        line = next((each for each in (review.lines() if review else ()) if each.group == group), None)
        if review is None or line is None or group is None:
            return None
        found = review.changes(group, first, _PAGE + 1)
        changed = [_changed(desk, each, chars) for each, chars in found[:_PAGE]]
    drawn, side = _line(desk, group, line.documents, line.chars)
    kind = _kind(group)
    more = urlencode({**dict(drawn.fields), "after": str(first + _PAGE)}) if len(found) > _PAGE else ""
    return page(
        "reviewed_group.html",
        styles=("compared.css",),
        title=f"{group.rule}: what changes",
        here="/changes",
        symbols=icons(Kind),
        line=drawn,
        side=_SIDES[side],
        meaning=meaning(kind) if kind else _MEANING.get(group.kind, ""),
        figures=(("documents", f"{line.documents:,}"), ("characters", f"{line.chars:,}")),
        changed=changed,
        next=more,
        door=desk.door,
    )


def _changed(desk: Desk, kept: Kept, chars: int) -> Changed:
    found = desk.store.document(kept.id)
    stale = found is None or found.provenance.run != kept.run
    rows = () if found is None or stale else _rows(desk, found, kept)
    said = kept.evidence or ("" if rows else "Cleaned again since this review was made.")
    drawn = compared_list(rows, language=kept.language, href=f"/documents/{kept.id}") if rows else Html("")
    return Changed(kept.id, kept.title, kept.outlet, chars, stale, drawn, said)


def _rows(desk: Desk, found: Document, kept: Kept) -> Sequence[Row]:
    if kept.cuts is not None:
        return compare(desk.store.raw_text(found.id) or "", desk.store.cuts(found.id), kept.cuts)
    return compare_texts(found.text, kept.text)


def decide(desk: Desk, form: Form) -> Answer | None:
    """Turn a group down, or accept it after all; nothing but exceptions.toml is written."""
    group = _group(form)
    with opened(_folder(desk)) as review:
        known = review is not None and any(line.group == group for line in review.lines())
    if group is None or not known:
        return None
    entry = Reject(side=group.side.value, kind=group.kind, rule=group.rule)
    rejects = form.get("act") == "reject"
    revise(desk.exceptions, lambda known: known.adding(entry) if rejects else lifted(known, [entry]))
    fields = urlencode({"side": group.side.value, "kind": group.kind, "rule": group.rule})
    return Elsewhere(path=f"/change?{fields}" if form.get("back") == "group" else "/changes")


def versions(desk: Desk, name: str, query: Query) -> Answer | None:
    """The cleanings of a document, and what changed from one to the next; None where there is no such document."""
    found = desk.store.document(name)
    if found is None:
        return None
    made = cleanings(desk.store.database, name)
    to = query.get("to", "")
    at = int(to) if to.isdecimal() and 1 < int(to[:_NUMBER]) <= len(made) else len(made)
    rows = _between(made[at - 2], made[at - 1]) if at > 1 else ()
    lost, gained = sizes(rows)
    language = found.metadata.language.value if found.metadata.language else ""
    return page(
        "versions.html",
        styles=("compared.css",),
        title=found.title or "Versions",
        here="",
        symbols=icons(Kind),
        found=found,
        lines=[_version(each, name) for each in reversed(made)],
        chosen=at,
        figures=(("characters cut", f"{lost:,}"), ("characters taken back", f"{gained:,}")),
        rows=compared_list(rows, language=language, href=f"/documents/{name}"),
    )


def _between(one: Cleaning, other: Cleaning) -> Sequence[Row]:
    if one.raw_text == other.raw_text:
        return compare(one.raw_text, one.cuts, other.cuts)
    return compare_texts(one.text, other.text)


def _version(each: Cleaning, name: str) -> VersionLine:
    removed = sum(cut.end - cut.start for cut in each.cuts)
    said = f"winnow {each.winnow_version}, rules {each.rules_version}, model {each.model_version}"
    link = f"/versions/{name}?to={each.number}" if each.number > 1 else ""
    return VersionLine(each.number, each.made_at[:16].replace("T", " "), said, len(each.text), removed, link)
