"""Pages that list: the documents, and what gave no story."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from cleaners.kinds import Kind
from corpus.inspect.heading import share
from corpus.inspect.markup import Html, joined
from corpus.inspect.parts import bar, grow, icons, segments_of
from corpus.inspect.web.answers import Answer, Desk, Query
from corpus.inspect.web.asking import PAGE, Filter, Hit, look_up
from corpus.inspect.web.charts import patterns, stacked, unbroken, weeks_of
from corpus.inspect.web.templates import page
from corpus.store_file import as_int
from scraper.errors import shown

_SEGMENTS = 60
_LISTED = 200  # rules, outlets or languages in a choice


def home(desk: Desk, query: Query) -> Answer:
    """Every document, found by words and by what was cut."""
    wanted = Filter.of(query)
    found = look_up(desk.catalogue, wanted)
    bars, weights = hit_bars(desk, found.hits)
    return page(
        "home.html",
        style=grow(weights),
        title="Documents",
        here="/",
        symbols=patterns(),
        wanted=wanted,
        found=found,
        bars=bars,
        chart=weekly(desk, "") if wanted.empty else "",
        figures=_figures(desk) if wanted.empty else (),
        filling=desk.state.get("filling", ""),
        kinds=tuple(Kind),
        choices=_choices(desk),
    )


def hit_bars(desk: Desk, hits: Sequence[Hit]) -> tuple[dict[int, Html], set[int]]:
    """A bar for each hit, by number, and the widths they need."""
    rows = desk.store.database.rows(
        'SELECT document, start, "end", kind FROM cuts '
        "WHERE document IN (SELECT value FROM json_each(?)) ORDER BY document, start",
        (str([hit.number for hit in hits]),),
    )
    spans: dict[int, list[tuple[int, int, Kind]]] = {}
    for document, start, end, kind in rows:
        spans.setdefault(as_int(document), []).append((as_int(start), as_int(end), Kind(str(kind))))
    drawn = {hit.number: segments_of(spans.get(hit.number, ()), hit.chars, _SEGMENTS) for hit in hits if hit.chars}
    bars = {hit.number: Html("") for hit in hits}
    bars |= {hit.number: bar(drawn[hit.number], f"{share(hit.permille / 1000)} cut") for hit in hits if hit.chars}
    return bars, {weight for weights in drawn.values() for weight, _ in weights}


def _weeks(desk: Desk, outlet: str) -> list[tuple[str, str, int]]:
    """What was cut by week and kind; the last 53 weeks."""
    rows = desk.catalogue.rows(
        "SELECT week, kind, chars FROM weeks WHERE outlet = ? AND week >= "
        "(SELECT date(max(week), '-365 days') FROM yields WHERE outlet = '') ORDER BY week",
        (outlet,),
    )
    return [(str(week), str(kind), as_int(chars)) for week, kind, chars in rows]


def weekly(desk: Desk, outlet: str) -> Html:
    """The chart of one outlet, or of all; drawn again only when the catalogue has changed."""
    now = desk.catalogue.rows("SELECT (SELECT max(seq) FROM entries), (SELECT sum(documents) FROM languages)")
    stamp, drawn = desk.charts.get(outlet, ([], Html("")))
    if stamp != now:
        drawn = stacked(unbroken(weeks_of(_weeks(desk, outlet))), "Characters cut by week and family", "characters")
        desk.charts[outlet] = (now, drawn)
    return drawn


def _figures(desk: Desk) -> tuple[tuple[str, str], ...]:
    rows = desk.catalogue.rows(
        "SELECT coalesce(sum(documents), 0), coalesce(sum(chars), 0), coalesce(sum(removed), 0) "
        "FROM yields WHERE outlet = ''"
    )
    documents, chars, removed = map(as_int, rows[0])
    refused = as_int(
        desk.catalogue.rows("SELECT coalesce(sum(pages), 0) FROM refusals WHERE outlet = '' AND why = ''")[0][0]
    )
    return (
        ("documents", f"{documents:,}"),
        ("characters kept", f"{chars - removed:,}"),
        ("characters cut", f"{removed:,}"),
        ("of the text", share(removed / chars if chars else 0.0)),
        ("pages without a story", f"{refused:,}"),
    )


def _choices(desk: Desk) -> dict[str, tuple[str, ...]]:
    """What the fields of the filter offer."""

    def names(sql: str) -> tuple[str, ...]:
        return tuple(str(row[0]) for row in desk.catalogue.rows(f"{sql} LIMIT {_LISTED}"))

    return {
        "outlets": names("SELECT DISTINCT outlet FROM yields WHERE outlet != '' ORDER BY 1"),
        "languages": names(
            "SELECT language FROM languages WHERE language != '' AND documents > 0 ORDER BY documents DESC"
        ),
        "rules": names("SELECT DISTINCT rule FROM rules WHERE documents > 0 ORDER BY 1"),
    }


class RefusedLine(NamedTuple):
    """One page without a story."""

    why: str
    evidence: str
    address: str  # without secrets
    link: str  # the same; empty where secrets were left out, for it would lead elsewhere
    outlet: str
    day: str
    record: str


class ReasonLine(NamedTuple):
    """A reason to choose, with its count."""

    why: str
    pages: int
    query: str
    chosen: bool


def rejections(desk: Desk, query: Query) -> Answer:
    """Pages without a story, newest first, by reason."""
    outlet, why, after = query.get("outlet", ""), query.get("why", ""), query.get("after", "")
    conditions = ["page < ?", *(["outlet = ?"] if outlet else []), *(["why = ?"] if why else [])]
    below = int(after) if after.isdecimal() and len(after) < 19 else 2**62  # noqa: PLR2004 - what SQLite can count
    rows = desk.catalogue.rows(
        f"SELECT page, why, evidence, address, outlet, day, record FROM refused WHERE {' AND '.join(conditions)} "  # noqa: S608 - our own words
        f"ORDER BY page DESC LIMIT {PAGE + 1}",
        (below, *([outlet] if outlet else []), *([why] if why else [])),
    )
    base = {**({"outlet": outlet} if outlet else {}), **({"why": why} if why else {})}
    more = urlencode({**base, "after": str(rows[PAGE - 1][0])}) if len(rows) > PAGE else ""
    return page(
        "rejections.html",
        title="Rejections",
        here="/rejections",
        outlet=outlet,
        reasons=reasons(desk, outlet, why),
        rows=[_refused(*map(str, row[1:])) for row in rows[:PAGE]],
        next=more,
    )


def _refused(why: str, evidence: str, address: str, outlet: str, day: str, record: str) -> RefusedLine:
    safe = shown(address)
    return RefusedLine(why, evidence, safe, safe if safe == address else "", outlet, day, record)


def reasons(desk: Desk, outlet: str, chosen: str = "") -> list[ReasonLine]:
    """Why pages gave no story, most frequent first, of one outlet or of all."""
    rows = desk.catalogue.rows(
        "SELECT why, sum(pages) FROM refusals WHERE outlet = ? AND why != '' GROUP BY why ORDER BY 2 DESC, 1", (outlet,)
    )
    base = {"outlet": outlet} if outlet else {}
    lines = [ReasonLine(str(w), as_int(n), urlencode({**base, "why": str(w)}), str(w) == chosen) for w, n in rows]
    return [ReasonLine("all", sum(line.pages for line in lines), urlencode(base), not chosen), *lines] if lines else []


def symbols_of(kinds: Iterable[Kind]) -> Html:
    """Icons and patterns for a page with charts."""
    return joined(icons(dict.fromkeys(kinds)), patterns())
