"""A corpus as a folder of HTML files: one for each document, and an index over them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from cleaners.kinds import Kind
from corpus.inspect.families import label
from corpus.inspect.heading import share
from corpus.inspect.markup import Child, Html, joined, tag
from corpus.inspect.page import render_html
from corpus.inspect.parts import bar, brand, grow, icon, icons, segments, swatch, themes
from corpus.inspect.standalone import look, standalone
from corpus.inspect.view import View, totals_by_kind
from corpus.inspect.visible import one_line

ENTRIES_A_PAGE = 250  # a page of 250 lines opens at once and still prints

_TITLE = "Corpus · cuts"
_OURS = re.compile(r'href="(documents/[A-Za-z0-9_-]+\.html)"')
_SEGMENTS = 60  # of a bar as narrow as the index has


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the index."""

    href: str
    title: str
    outlet: str
    language: str
    date: str  # ISO 8601, day only; empty when unknown
    chars: int
    removed: int
    cuts: int
    weights: tuple[tuple[int, Kind | None], ...]
    kinds: tuple[tuple[Kind, int], ...]  # characters by kind, most first
    rejected: str = ""

    @classmethod
    def of_view(cls, view: View, href: str) -> "Entry":
        """The line for a view that lies at `href`."""
        return cls(
            href=href,
            title=one_line(view.title) or "(no title)",
            outlet=one_line(view.outlet),
            language=one_line(view.language),
            date=f"{view.fetched_at:%Y-%m-%d}" if view.fetched_at else "",
            chars=len(view.raw_text),
            removed=view.removed_chars,
            cuts=len(view.cuts),
            weights=segments(view, _SEGMENTS),
            kinds=tuple((total.kind, total.chars) for total in totals_by_kind(view.cuts)),
            rejected=one_line(view.rejected),
        )


def write_static(views: Iterable[View], folder: Path) -> int:
    """Write every view and the index below `folder`; how many documents there are.

    Documents come before the index that names them, so a run that is cut short leaves no dead link. Pages that an
    earlier index names and this one does not are taken away; what else lies there is not ours.
    """
    before = _named_before(folder)
    documents = folder / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    entries: list[Entry] = []
    taken: set[str] = set()
    for view in views:
        name = _file_name(view, taken)
        (documents / name).write_text(render_html(view), "utf-8")
        entries.append(Entry.of_view(view, f"documents/{name}"))
    for number, text in enumerate(render_index(entries), start=1):
        (folder / _index_name(number)).write_text(text, "utf-8")
        before.discard(_index_name(number))
    for name in before - {entry.href for entry in entries}:
        (folder / name).unlink(missing_ok=True)
    return len(entries)


def _named_before(folder: Path) -> set[str]:
    """The pages of an earlier index, and its own after the first."""
    found: set[str] = set()
    for path in (folder / _index_name(number) for number in count(1)):
        text = path.read_text("utf-8", "replace") if path.is_file() else ""
        if f"<title>{_TITLE}" not in text:
            return found
        found.update((path.name, *_OURS.findall(text)))
    return found


def render_index(entries: Sequence[Entry]) -> Iterator[str]:
    """The index, in as many pages as it needs; at least one."""
    pages = max(1, -(-len(entries) // ENTRIES_A_PAGE))
    totals = _totals(entries)
    for number in range(1, pages + 1):
        part = entries[(number - 1) * ENTRIES_A_PAGE : number * ENTRIES_A_PAGE]
        weights = {weight for entry in part for weight, _ in entry.weights} | {size for _, _, size in totals}
        style = look("base.css") + look("index.css") + grow(weights | {1_000 - size for _, _, size in totals})
        body = joined(
            tag("a", "Skip to the documents", href="#documents", class_="skip"),
            icons(kind for kind, _, _ in totals),
            tag("header", tag("span", brand(), tag("b", "Winnow"), class_="brand"), _push(), themes(), class_="top"),
            tag("main", _overview(entries, totals), _table(part), _pager(number, pages), class_="index", tabindex=-1),
        )
        yield standalone(_TITLE, body, style=style, script=look("index.js"))


def _push() -> Html:
    return tag("span", class_="push")


def _file_name(view: View, taken: set[str]) -> str:
    """A name that every file system takes and no other document has."""
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", view.doc).strip("-")[:80] or "document"
    name, number = f"{stem}.html", 1
    while name.lower() in taken:
        number += 1
        name = f"{stem}-{number}.html"
    taken.add(name.lower())
    return name


def _index_name(number: int) -> str:
    return "index.html" if number == 1 else f"index-{number}.html"


def _totals(entries: Iterable[Entry]) -> tuple[tuple[Kind, int, int], ...]:
    """Kind, characters, and its thousandths of the most; most first."""
    sums: dict[Kind, int] = {}
    for entry in entries:
        for kind, chars in entry.kinds:
            sums[kind] = sums.get(kind, 0) + chars
    ranked = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    most = ranked[0][1] if ranked else 1
    return tuple((kind, chars, max(1, chars * 999 // most)) for kind, chars in ranked)


def _overview(entries: Sequence[Entry], totals: Iterable[tuple[Kind, int, int]]) -> Html:
    chars = sum(entry.chars for entry in entries)
    removed = sum(entry.removed for entry in entries)
    figures: tuple[tuple[str, str], ...] = (
        ("documents", f"{len(entries):,}"),
        ("characters kept", f"{chars - removed:,}"),
        ("characters cut", f"{removed:,}"),
        ("of the text", share(removed / chars if chars else 0.0)),
    )
    listed = (tag("div", tag("dt", name), tag("dd", value, class_="num")) for name, value in figures)
    kinds = tag("ul", (_kind_line(*total) for total in totals), class_="by-kind")
    return tag("section", tag("h1", "What was cut"), tag("dl", listed, class_="figures"), kinds, class_="card overview")


def _kind_line(kind: Kind, chars: int, size: int) -> Html:
    filled = bar(((size, kind), (1_000 - size, None)), f"{label(kind)}: {chars:,} characters")
    return tag(
        "li", swatch(kind), icon(kind), tag("span", label(kind)), filled, tag("span", f"{chars:,}", class_="num")
    )


def _table(entries: Iterable[Entry]) -> Html:
    find = tag(
        "label",
        tag("span", "Find a document", class_="sr"),
        tag("input", type="search", id="find", placeholder="Find by title or outlet", autocomplete="off"),
        tag("kbd", "/"),
        class_="field js-only",
    )
    heads = ("Document", "Outlet", "Day", "Cuts", "Cut", "Where")
    columns = (tag("th", name, scope="col", class_=f"c{at}") for at, name in enumerate(heads))
    body = tag("tbody", (_line(entry) for entry in entries))
    table = tag("table", tag("thead", tag("tr", columns)), body)
    return tag("section", find, tag("div", table, class_="scroll"), id="documents", aria_label="Documents")


def _line(entry: Entry) -> Html:
    ratio = entry.removed / entry.chars if entry.chars else 0.0
    where: Child = bar(entry.weights, f"{share(ratio)} cut") if entry.weights else "no text"
    link = tag("a", tag("bdi", entry.title), href=entry.href)
    why = tag("span", f"no story: {entry.rejected}", class_="nostory") if entry.rejected else Html("")
    cells = (
        tag("th", link, why, scope="row", class_="c0"),
        tag("td", tag("bdi", entry.outlet), class_="c1"),
        tag("td", entry.date, class_="num c2"),
        tag("td", f"{entry.cuts:,}", class_="num c3"),
        tag("td", share(ratio), class_="num c4"),
        tag("td", where, class_="c5"),
    )
    return tag("tr", cells)


def _pager(number: int, pages: int) -> Html:
    if pages == 1:
        return Html("")
    links = (
        tag("a", str(page), href=_index_name(page), aria_current="page" if page == number else None)
        for page in range(1, pages + 1)
    )
    return tag("nav", links, class_="pager", aria_label="Pages of the index")
