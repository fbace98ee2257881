"""Names of authors in the lines that a page shows: behind "By", or in an element that says it names one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaners import metadata_names as names
from cleaners.any_of import IS_QUICK
from cleaners.calendar_words import CALENDAR
from cleaners.metadata_byline_words import (
    BEHIND,
    BY_ENGLISH,
    BY_FOREIGN,
    BY_WORDS,
    CREDITED,
    OTHER_WORK,
    REPORTED,
    REPORTER,
    tells,
)  # fmt: skip
from cleaners.metadata_dates import written
from cleaners.metadata_names import FULL, NAME, person
from cleaners.metadata_near import Line
from cleaners.metadata_trades import parted, untraded
from cleaners.spelling import ends_sentence

# A clock before the word: "11:44 am PST by Ada Brook", "14:30 Uhr Von Ada Brook".
_CLOCK: Final = r"\d ?(?i:[ap]\.?m\.?)(?: [A-Z]{2,4})? |\d[:.h]\d\d(?: ?(?i:uhr|h|hrs|น\.))?,? "
_BY: Final = re.compile(
    rf"(?:^[^\w\s\"'(]{{0,3}} ?|[|/·•⋅] ?|20\d\d,? (?:[\u2013\u2014-] )?|{_CLOCK})"
    rf"(?i:{BY_WORDS})(?::\s*|\s+){NAME}{BEHIND}"
)
_LED: Final = re.compile(r"[|/·•⋅\d]")  # one of these is before "by" where that does not open the line
_LARGE: Final = re.compile(" [A-Z]")
_LEADS: Final = (
    "By ",
    "BY ",
    "by ",
    "Von ",
    "VON ",
    "Par ",
    "PAR ",
    "Por ",
    "POR ",
    "Di ",
    "Door ",
    "Av ",
    "Af ",
    "Text",
)
_AMID: Final = re.compile(rf"(?:(?P<what>\w{{1,20}}) )?(?<!\w)(?i:by):? {NAME}{BEHIND}")
_WORDED: Final = 12  # characters of such a word with its colon
# "By Ada Brook, Tom Asher and Nora Pike": a comma alone may part a name from a trade.
_AND: Final = re.compile(rf"((?:, {FULL}){{0,4}}),? (?:and|und|et|y|e|i|och|og|en|ve|и|та|&) ({FULL}){BEHIND}")
_PLURAL: Final = re.compile(
    r"\W{0,3}(?:authors|autore[ns]|autori|autoři|autorzy|auteurs ?|авторы|автори):", re.IGNORECASE
)
_MOST: Final = 6  # such names
_DEGREES: Final = re.compile(
    r"(?:, ?(?:M\.?D|D\.?O|Ph\.?D|Psy\.?D|Pharm\.?D|Ed\.?D|J\.?D|D\.?V\.?M|VMD|D\.?D\.?S|DMD|RDN?|LDN?|RN|BSN|MSN|NP|"
    r"PA-C|MPH|M\.?Sc?|B\.?Sc|MBA|CPA|CF[AP]|LCSW|FACP|FAAP)\b\.?){1,6}"
)
# "By Ada Brook Published 3 May"
_SAID: Final = frozenset(
    """
    published updated posted last modified publié mis veröffentlicht erschienen aktualisiert stand publicado actualizado
    pubblicato aggiornato atualizado gepubliceerd publicerad uppdaterad opublikowano aktualizacja
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_FULL: Final = 2  # words of a name: "Theresa May" stays
_ONLY_BY: Final = re.compile(
    rf"(?:{BY_WORDS}|author|autor(?:in)?|article by|story by|about the author|authors?\(s\)|thread starter)[ :]*",
    re.IGNORECASE,
)
_FIRST_NAME: Final = re.compile(NAME + BEHIND)
_HANDLED: Final = re.compile(rf"{NAME},? [(•·|]? ?@\w{{1,30}}\)?")  # "Ada Brook, @adabrook"
_PARTS: Final = re.compile(r"\s*[|/·•⋅●\u2013\u2014»]\s*|\s+-\s+|,\s|\s[(\[]|\s?@|:\s")
_PARTED: Final = re.compile(r"[,|/·•⋅●@(\u2013\u2014]| - |\d")
_APART: Final = re.compile(r"\s*[|•·⋅●]\s*")
_MARKS: Final = re.compile("[|•·⋅●]")
# Words of rubrics, which stand beside days as names do: "City News | July 2, 2025".
_RUBRICS: Final = frozenset(
    """
    announcement announcements brief briefing bulletin business case city college council department desk digest edition
    evening finance global industry international local market markets media money morning news notes office personal
    public real release releases sector series special spotlight staff state stories studies study team the trends
    university weekly world
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_DIGITS: Final = re.compile(r"\d")
_ANY: Final = 3  # parts of a line that are looked at
# Members of a forum call themselves what they like.
_STARTED: Final = re.compile(
    r"(?:^|\W)(?:posted|started|submitted(?: [\w ]{1,20})?|asked|created) by:? (?P<name>\w[\w .-]{0,38}?)"
    r"(?= on |,| @|$| »| at | \d|\. )|^thread starter:? (?P<starter>\S.{0,38})$|^(?:post )?by (?P<poster>\S.{0,38}?) »",
    re.IGNORECASE,
)


def by(text: str) -> bool:
    """Whether a line says "By" and a name."""
    return _may_name(text) and _by(text) is not None


def _by(text: str) -> re.Match[str] | None:
    """The same where two words of it may be a name."""
    if IS_QUICK and text.isascii() and text.isprintable() and not tells(text.lower()):  # as most lines
        return None
    found = _BY.search(text) if _LED.search(text) else _BY.match(text)
    return found if found is None or not _is_other_work(text[: found.start("name")]) else None


def _is_other_work(before: str) -> bool:
    """Whether "by" goes on with another's work: "Medically reviewed on 3 March 2026 by Ada Brook"."""
    part = _MARKS.split(before)[-1]
    return " on " in part and not OTHER_WORK.isdisjoint(part[: part.index(" on ")].casefold().split())


def _may_name(text: str) -> bool:
    """Whether two words of a line begin as names do, the second one behind a blank; no for half of all lines."""
    return not text.isascii() or _LARGE.search(text) is not None


def named(line: Line) -> str:
    """The authors that a line near the title names behind a word that says so, commas between; empty for none."""
    text = line.text
    before = line.before.strip()
    foreign = None if text.isascii() else _foreign(text, before)
    if foreign and not ends_sentence(text):
        return names.name(foreign["name"])
    may_name = _may_name(text)
    found = _by(text) if may_name else None
    if found is None and before and may_name and _ONLY_BY.fullmatch(before):
        found = _FIRST_NAME.match(text)
    if found is None and (line.author or line.called or text.startswith(_LEADS)) and (apart := parted(text)) != text:
        return named(line._replace(text=apart))
    if found is None and may_name and (line.author or line.called):
        found = _amid(text)
    if found is not None:
        return names.names([titled(text, found, _alone(text, found)), *others(text, found.end("name"))])
    return "" if line.late else _otherwise(text)


def _otherwise(text: str) -> str:
    """Whom a line names without such a word: beside a handle or a day, or as the member who started a thread."""
    handled = _HANDLED.fullmatch(text) if "@" in text else None
    if handled:
        return person(handled["name"])
    small = text.lower()
    started = _STARTED.search(text) if "by" in small or small.startswith("thread") else None
    if started:
        return names.name(next(filter(None, started.groups())))
    return _beside_a_day(text)


def _foreign(text: str, before: str) -> re.Match[str] | None:
    """A name in a script without large letters, behind a word that says so on its line or right before it."""
    led = BY_FOREIGN.match(f"{before} {text}") if before and len(before) <= _WORDED else None
    if led or (led := BY_FOREIGN.match(text) or BY_ENGLISH.match(text)):
        return led
    return REPORTER.search(text) or REPORTED.search(text) or CREDITED.search(text)


def _beside_a_day(text: str) -> str:
    """The name of a line that has a day and a name apart, and the name first or last: "Ada Brook | July 2, 2025"."""
    if not _MARKS.search(text):
        return ""
    parts = _APART.split(text)
    if not 1 < len(parts) <= _ANY or not any(map(written, parts)):
        return ""
    name = person(parts[0]) or person(parts[-1].partition(" in ")[0])
    return "" if any(map(_RUBRICS.__contains__, name.casefold().split())) else name


def marked(lines: Sequence[Line]) -> str:
    """The author whom a line names in an element that says it names one; a full name goes before a single word."""
    texts = [line.text for line in lines if line.author and not line.late]
    return next(filter(None, map(within, texts)), "") or next(filter(None, map(_single, texts)), "")


def within(text: str) -> str:
    """The authors that an element names which says that it names them, beside a day or a trade."""
    text = parted(text)
    for part in (text, next(filter(None, _parts(text)), "")):
        first = _FIRST_NAME.match(part)
        if first and person(_alone(part, first)):
            return names.names([_alone(part, first), *others(part, first.end("name"))])
    return ""


def _single(text: str) -> str:
    """One word that is all an element says which names an author, but for a day: "Ada, 3/4/2026"."""
    return next((person(part, alone=True) for part in _parts(text) if part), "")


def _parts(text: str) -> Iterator[str]:
    """The first few parts of a line, each up to its first digit, and without months and weekdays at its end."""
    for part in _PARTS.split(text, maxsplit=_ANY)[:_ANY]:
        digit = _DIGITS.search(part)
        words = (part[: digit.start()] if digit else part).split()
        while words and words[-1].rstrip(".,").casefold() in CALENDAR:
            words.pop()
        yield names.name(" ".join(words))


def _amid(text: str) -> re.Match[str] | None:
    """A name behind "by" in the midst of a line of such an element; not of who took the picture."""
    found = _AMID.search(text) if "by" in text.lower() else None
    return found if found and (found["what"] or "").casefold() not in OTHER_WORK else None


def _alone(text: str, found: re.Match[str]) -> str:
    """A name on its line without the trade, the month or the weekday right behind it."""
    name = untraded(_PARTED.split(text[found.start("name") :], maxsplit=1)[0])
    if name.casefold().startswith("our "):  # "By Our Fenland Correspondent"
        return ""
    return _undated(name if found["name"].startswith(name) else found["name"])


def _undated(name: str) -> str:
    """A name without the month or weekday behind it on its line: "Ada Brook August" of "By Ada Brook August 3"."""
    words = name.strip().split(" ")
    while len(words) > _FULL and (last := words[-1].rstrip(".,").casefold()) and (last in CALENDAR or last in _SAID):
        words.pop()
    if len(words) == _FULL and words[-1].endswith((".", ",")) and words[-1][:-1].casefold() in CALENDAR:
        words.pop()
    return " ".join(words)


def titled(text: str, found: re.Match[str], name: str) -> str:
    """A name with the degrees right behind it, as a physician's is given; a trade or an agency is left."""
    degrees = _DEGREES.match(text, found.end("name")) if name == found["name"] else None
    return name + degrees[0] if degrees and name else name


def others(text: str, end: int) -> Iterator[str]:
    """The further names of a line behind its first, the last one behind an "and"."""
    several = _AND.match(text, end)
    if several is None and _PLURAL.match(text):
        yield from _listed(text, end)
    if several:
        yield from map(untraded, several[1].removeprefix(", ").split(", "))
        yield untraded(several[2])


def _listed(text: str, end: int) -> Iterator[str]:
    """The names between commas behind a label that is for several: "Authors: Ada Brook, Bo Kemp"."""
    for part in text[end:].lstrip(", ").split(", ")[:_MOST]:
        name = person(part)
        if not name:
            return
        yield name
