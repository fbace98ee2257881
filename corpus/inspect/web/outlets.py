"""What each outlet gives: yield, template lines, alarms."""

from collections import Counter
from typing import NamedTuple
from urllib.parse import quote

from cleaners.kinds import Kind
from corpus.inspect.heading import share
from corpus.inspect.markup import Html, joined
from corpus.inspect.parts import grow, icons
from corpus.inspect.visible import one_line, same_words
from corpus.inspect.web.alarms import Yield, alarms
from corpus.inspect.web.answers import Answer, Desk, Query
from corpus.inspect.web.asking import Filter, look_up
from corpus.inspect.web.charts import line, patterns
from corpus.inspect.web.lists import hit_bars, reasons, weekly
from corpus.inspect.web.rules import rule_line
from corpus.inspect.web.templates import page
from corpus.store_file import Row, as_bytes, as_int
from corpus.store_rows import inflated

_SAMPLE = 150  # newest documents whose cuts by memory are read
_LINES = 40
_LINE_CHARS = 240
_NEWEST = 20
_YIELDS = (
    "SELECT outlet, week, documents, chars, removed, 0 AS refused FROM yields UNION ALL "
    "SELECT outlet, week, 0, 0, 0, pages FROM refusals WHERE why = ''"
)


class OutletLine(NamedTuple):
    """One outlet of the table."""

    outlet: str
    href: str
    documents: int
    refused: int
    share: float
    line: Html
    alarms: tuple[str, ...]


class Learned(NamedTuple):
    """A line that an outlet repeats, and in how many of the documents looked at."""

    text: str
    documents: int


def outlets(desk: Desk, _: Query) -> Answer:
    """Every outlet with its yield; those with alarms first."""
    newest = _newest(desk)
    recent = _weeks(desk, since=newest)
    totals = desk.catalogue.rows(
        "SELECT outlet, sum(documents), sum(chars), sum(removed), sum(refused) FROM ("  # noqa: S608 - our own words
        f"{_YIELDS}) WHERE outlet != '' GROUP BY 1 HAVING sum(documents) + sum(refused) > 0"
    )
    lines = (
        _line(row, recent.get(str(row[0])) or _weeks(desk, str(row[0])).get(str(row[0]), []), newest) for row in totals
    )
    return page("outlets.html", title="Outlets", here="/outlets", symbols="", rows=sorted(lines, key=_rank))


def _newest(desk: Desk) -> str:
    """The corpus's last week; empty where there is none."""
    return str(desk.catalogue.rows("SELECT coalesce(max(week), '') FROM yields WHERE outlet = ''")[0][0])


def _rank(found: OutletLine) -> tuple[bool, int, str]:
    return not found.alarms, -found.documents, found.outlet


def _line(row: Row, weeks: list[Yield], newest: str) -> OutletLine:
    """A row of (outlet, documents, characters, removed, refused) with its weeks of the last year."""
    name, documents, chars, removed, refused = str(row[0]), *map(as_int, row[1:])
    shares = [week.share for week in weeks if week.chars]
    return OutletLine(
        outlet=name,
        href=quote(name, safe=""),
        documents=documents,
        refused=refused,
        share=removed / chars if chars else 0.0,
        line=line(shares, f"share of the text cut, over {len(shares)} weeks"),
        alarms=alarms(weeks, newest or weeks[-1].week),
    )


def _weeks(desk: Desk, outlet: str = "", since: str = "") -> dict[str, list[Yield]]:
    """By outlet, or of one, each week in which something of it was fetched; of the year before a week, or all."""
    rows = desk.catalogue.rows(
        "SELECT outlet, week, sum(documents), sum(chars), sum(removed), sum(refused) FROM ("  # noqa: S608 - our own words
        f"{_YIELDS}) WHERE outlet != '' AND (:outlet = '' OR outlet = :outlet) "
        "AND (:since = '' OR week >= date(:since, '-364 days')) "
        "GROUP BY 1, 2 HAVING sum(documents) + sum(refused) > 0",
        {"outlet": outlet, "since": since},
    )
    made: dict[str, list[Yield]] = {}
    for name, week, *sums in rows:
        documents, chars, removed, refused = map(as_int, sums)
        made.setdefault(str(name), []).append(
            Yield(week=str(week), documents=documents, chars=chars, removed=removed, refused=refused)
        )
    return made


def outlet(desk: Desk, name: str, _: Query) -> Answer | None:
    """One outlet; None where nothing was ever fetched from it."""
    weeks = _weeks(desk, name).get(name)
    if not weeks:
        return None
    newest = _newest(desk)
    found = look_up(desk.catalogue, Filter(outlet=name))
    bars, weights = hit_bars(desk, found.hits[:_NEWEST])
    rules = desk.catalogue.rows(
        "SELECT r.kind, r.rule, 0, o.cuts, o.chars FROM rule_outlets AS o JOIN rules AS r ON r.number = o.rule "
        "WHERE o.outlet = ? AND o.cuts > 0 ORDER BY o.chars DESC",
        (name,),
    )
    lines = [rule_line(row, outlet=name) for row in rules]
    sample = desk.catalogue.rows(
        "SELECT number FROM entries WHERE outlet = ? ORDER BY seq DESC LIMIT ?", (name, _SAMPLE)
    )
    return page(
        "outlet.html",
        style=grow(weights),
        title=name,
        here="/outlets",
        symbols=joined(patterns(), icons(dict.fromkeys([*(each.kind for each in lines), *Kind]))),
        outlet=name,
        alarms=alarms(weeks, newest or weeks[-1].week),
        figures=_figures(weeks),
        chart=weekly(desk, name),
        learned=learned(desk, [as_int(row[0]) for row in sample]),
        learned_note=f"What site memory cut from the newest {len(sample)} documents, most often first.",
        rules=lines,
        refusals=reasons(desk, name)[1:],
        found=type(found)(hits=found.hits[:_NEWEST], after="", next=""),
        bars=bars,
        wanted=Filter(outlet=name),
    )


def _figures(weeks: list[Yield]) -> tuple[tuple[str, str], ...]:
    chars, removed = sum(week.chars for week in weeks), sum(week.removed for week in weeks)
    refused, documents = sum(week.refused for week in weeks), sum(week.documents for week in weeks)
    pages = documents + refused
    return (
        ("documents", f"{documents:,}"),
        ("of its pages gave a story", share(documents / pages if pages else 0.0)),
        ("characters cut", f"{removed:,}"),
        ("of the text", share(removed / chars if chars else 0.0)),
    )


def learned(desk: Desk, numbers: list[int]) -> list[Learned]:
    """Lines that memory cut from these documents, with the number of documents each was cut from."""
    listed = str(numbers)
    rows = desk.store.database.rows(
        'SELECT document, start, "end" FROM cuts '
        "WHERE document IN (SELECT value FROM json_each(?)) AND by LIKE 'memory%' ORDER BY document",
        (listed,),
    )
    wanted = str(sorted({as_int(row[0]) for row in rows}))
    texts = {
        as_int(number): inflated(as_bytes(raw), str(text))
        for number, raw, text in desk.store.database.rows(
            "SELECT number, raw, text FROM documents WHERE number IN (SELECT value FROM json_each(?))", (wanted,)
        )
    }
    cuts = ((as_int(number), texts[as_int(number)][as_int(start) : as_int(end)]) for number, start, end in rows)
    spelled = {(number, same_words(text)): one_line(text)[:_LINE_CHARS] for number, text in cuts if text.strip()}
    counts = Counter(words for _, words in spelled)
    shown = {words: text for (_, words), text in spelled.items()}
    return [Learned(shown[words], count) for words, count in counts.most_common(_LINES)]
