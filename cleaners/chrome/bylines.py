"""Names on a line of their own beside a line that is the date, or with an address: who wrote it."""

import re
from collections.abc import Iterator
from typing import Final

from cleaners.chrome.dates import date_of
from cleaners.chrome.reading import Line, Reading
from cleaners.chrome.traits import DIGIT
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION

_TOP: Final = 8  # lines in which a byline stands
# Two to four words, each with a capital, particles of names between them.
_NAME: Final = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w'\u2019.-]+(?: (?:van|von|de|der|den|di|da|le|la|zu|[^\W\d_a-zß-öø-ÿ][\w'\u2019.-]*)){1,3}"
)
# "- Nora", "- Dr. Feldt": the items of a list of who wrote it, when, and how long it takes to read.
_ITEM: Final = re.compile(r"[-*\u2022] {1,3}(?:(?:Dr|Prof)\. )?[^\W\d_a-z]\w{1,20}(?: [^\W\d_a-z]\w{1,20}){0,2}")
_DATE: Final = re.compile(
    r"\d{1,2}\W{1,3}\w{3,9}\W{1,3}\d{4}|\w{3,9} \d{1,2}, \d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d"
)
_ADDRESS: Final = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}")
_WITH_ADDRESS: Final = 6  # words of a name, a calling and an address
_DATELINE: Final = 60  # characters of a line that is a date and little else
_ROW: Final = 110  # characters of a row of who, when and how long
_APART: Final = re.compile(r"\s+[|/\xb7\u2022\u2013\u2014-]\s+|\s*\|\s*")
_READS: Final = re.compile(
    r"\d{1,3} ?(?:-| )?(?:min|mins|minutes?|minuten|minutos|minuti) ?(?:read|lesezeit|de lectura)?"
)


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each name beside a date, above the story, and each with an address, above or below it."""
    top = reading.lines[: min(_TOP, reading.head)]
    for number, line in enumerate(top):
        beside = [top[place] for place in (number - 1, number + 1) if 0 <= place < len(top)]
        dated = next((other.block.text for other in beside if _dated(other)), "")
        text = line.block.text.strip()
        if dated and (_NAME.fullmatch(text) or (line.bulleted and _ITEM.fullmatch(text))):
            yield _cut(line, "byline_date.name", f"a name beside {dated.strip()!r}")
    for line in (*top, *reading.lines[max(reading.head, reading.tail) :]):
        if row := _row(line):
            yield _cut(line, "byline_date.row", f"a row with {row!r}")
    for line in (*reading.lines[: reading.head], *reading.lines[max(reading.head, reading.tail) :]):
        found = _ADDRESS.search(line.bare) if "@" in line.bare and not line.ends else None
        if found and len(line.bare.split()) <= _WITH_ADDRESS:
            yield _cut(line, "byline_date.address", found[0])


def _row(line: Line) -> str:
    """The date or the time of reading in a row of nothing but such and names: "Nora Feldt | 5 March 2024 | 4 min"."""
    text = line.block.text.strip()
    if line.ends or not line.traits & DIGIT or len(text) > _ROW:
        return ""
    parts = [part for part in _APART.split(text) if part]
    if len(parts) < 2:  # noqa: PLR2004 - no row
        return ""
    told = [part for part in parts if date_of(part.casefold()) or _READS.fullmatch(part.casefold())]
    names = [part for part in parts if part not in told and _NAME.fullmatch(re.sub(r"(?i)^by:? ", "", part))]
    return told[0] if told and len(told) + len(names) == len(parts) else ""


def _dated(line: Line) -> bool:
    if not line.traits & DIGIT or len(line.block.text) > _DATELINE:
        return False
    return _DATE.search(line.block.text) is not None or date_of(line.bare) != ""


def _cut(line: Line, rule: str, evidence: str) -> Cut:
    start, end = line.block.start, line.block.end
    return Cut(start=start, end=end, kind=Kind.BYLINE_DATE, rule=rule, evidence=evidence, by=f"rules@{RULES_VERSION}")
