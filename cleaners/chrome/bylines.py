"""Names on a line of their own beside a line that is the date, or with an address: who wrote it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaners.chrome.dates import date_of
from cleaners.chrome.departments import NAMES
from cleaners.chrome.needs import ABOVE, BELOW
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.chrome.traits import DIGIT
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

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
# "Propos recueillis par Léa Morin": who asked the questions, in the words of each country's papers. The sentence "Das
# Gespräch führte …" stays: the one labelled page that has it counts it as story.
_ASKED: Final = re.compile(
    r"(?i:(?:interview|protokoll|text|entretien|tekst|intervju|röportaj|söyleşi)(?= ?:)"
    r"|interview(?:ed)? by|as told to|propos recueillis par|(?:entretien|interview) (?:réalisée?|menée?) par"
    r"|intervista (?:di|a cura di)|entrevista (?:de|por)|interview door|rozmawia(?:ł|ła|li|ły)|wysłucha(?:ł|ła)"
    r"|rozhovor ved(?:l|la)|haastattelu|haastatteli|interviu de|беседовал[аи]?|интервью брала?|розмовля(?:в|ла|ли)"
    r"|спілкува(?:вся|лася)|intervjuade|intervjuet av|interviewet af)(?: ?: ?| )(.{5,80}?)\.?"
)
# "Lo Penn, journalist": behind a name in the head, what whoever writes is called.
_CALLED: Final = re.compile(
    r"(.{5,50}?)(?:, | - | \u2013 | )(?i:journalist(?:in|e)?|reporter(?:in)?|(?:staff|senior|chief) (?:writer|reporter)"
    r"|redakteur(?:in)?|redaktor(?:ka)?|redaktör|redaktør|redacteur|rédacteur|rédactrice|redactora?|redattore|redattrice"
    r"|giornalista|periodista|jornalista|repórter|dziennikarz|dziennikarka|novinář(?:ka)?|toimittaja|gazeteci|muhabir"
    r"|корреспондент(?:ка)?|журналист(?:ка)?|кореспондент(?:ка)?|журналіст(?:ка)?)"
)
# "Lo Penn, Science Editor", "Lo Penn | Holt Free Press", "Lo Penn @lopenn": behind a name, as what and for whom they
# write, or how to reach them.
_OF: Final = re.compile(
    r"(.{5,40}?)(?:(?:, | [-|\xb7\u2022\u2013] )(?:[\w'&.-]+ ){0,4}(?i:correspondent|editor|columnist|producer|staff"
    r"|contributor|university|bureau|writer|reporter|press|news|times|post|herald|journal|tribune|gazette|chronicle"
    r"|korrespondent(?:in)?|kolumnist(?:in)?|correspondante?|éditorialiste|corresponsal|columnista|corrispondente"
    r"|correspondente|colunista|korespondent(?:ka)?)|(?: @[\w/]{2,30})+| (?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4})"
)
# How such lines begin: a page made to keep us busy has ten thousand lines, and hardly one of them does.
_ASKING: Final = (
    "interv", "protokoll", "text", "entretien", "tekst", "röportaj", "söyleşi", "as told", "propos",
    "entrevista", "rozm", "wysł", "rozhovor", "haastat", "бесед", "интервью", "розмовля", "спілкува",
)  # fmt: skip
_AND: Final = re.compile(r", | (?:und|and|et|y|e|i|en|och|og|ja|a|és|și|ve|и|та) ")
_BY: Final = (" by ", " von ", " par ", " por ", " di ", " door ", " av ", " af ", " przez ")
_FULL: Final = re.compile(
    rf"{_DATE.pattern}|\d{{4}}\u5e74\d{{1,2}}\u6708\d{{1,2}}\u65e5|\w{{3,9}} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
)
_LEADING: Final = re.compile(r"[^\d,:|]{4,40} (?=\d)")
_PARTICLES: Final = frozenset("van von de der den di da le la zu".split())  # noqa: SIM905 (a list of words reads as one)
_NAMES: Final = 3  # words of a name in a script without capitals; a title has more
_ADDRESS: Final = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}")
_WITH_ADDRESS: Final = 6  # words of a name, a calling and an address
_DATELINE: Final = 60  # characters of a line that is a date and little else
_ROW: Final = 110  # characters of a row of who, when and how long
_APART: Final = re.compile(r"\s+[|/\xb7\u2022\u2013\u2014-]\s+|\s*\|\s*")
_PLACES: Final = NAMES | {"news", "blog", "press release", "nachrichten", "aktuelles", "noticias", "actualités"}
_PARTING: Final = frozenset("|/\xb7\u2022\u2013\u2014-")  # one stands between any two of its parts
_BARS: Final = frozenset("|\xb7\u2022")
_READS: Final = re.compile(
    r"\d{1,3} ?(?:-| )?(?:min|mins|minutes?|minuten|minutos|minuti) ?(?:read|lesezeit|de lectura)?"
)

_READING: Final = re.compile(  # "4 min de lectura", "Czas czytania: 3 min" at the end of a line
    r"[\s|\xb7\u2022,\u2013-]+(?:[^\W\d_]{2,12}(?: [^\W\d_]{2,10}){0,2} ?: ?)?"
    r"\d{1,3} ?(?:min|dk|мин|хв|λεπτ|perc|menit|dakika)\D{0,20}$",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"^[^\W\d_]{2,12} ?: (?=\D)")  # "Autor: Nora Feldt 3.3.2031"

NEEDS: Final = ABOVE | BELOW


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each name beside a date, above the story, and each with an address, above or below it."""
    top = reading.lines[: min(_TOP, reading.head)]
    behind = max(reading.head, reading.tail)
    digits = [number for number in reading.numbers(DIGIT) if number < len(top) or number >= behind]
    if digits and digits[0] < len(top):
        yield from _dated_names(reading, top)
    for line in top[1:]:
        if not line.ends and _is_called(line.shown):
            yield cut_of(line, Kind.BYLINE_DATE, "byline_date.called", f"a name and a calling: {line.shown!r}")
    for number in digits:
        line = reading.lines[number]
        # On top, "Black Friday - 27 November 2031" may be the title; no row with bars is, and none of three.
        is_first = number == 0 and not reading.context.title
        least = 3 if is_first and _BARS.isdisjoint(line.shown) else 2
        if row := _row(line, least):
            yield cut_of(line, Kind.BYLINE_DATE, "byline_date.row", f"a row with {row!r}")
    around = (*reading.lines[: reading.head], *reading.lines[behind:])
    for line in [line for line in around if "@" in (bare := line.bare) or bare.startswith(_ASKING)]:
        asked = line.weight <= _ROW and line.bare.startswith(_ASKING) and _ASKED.fullmatch(line.shown)
        if asked and all(map(is_person, _AND.split(asked[1]))):
            yield cut_of(line, Kind.BYLINE_DATE, "byline_date.asked", f"nothing but who asked: {asked[1]!r}")
        found = _ADDRESS.search(line.bare) if "@" in line.bare and not line.ends else None
        if found and len(line.bare.split()) <= _WITH_ADDRESS:
            yield cut_of(line, Kind.BYLINE_DATE, "byline_date.address", found[0])


def _dated_names(reading: Reading, top: Sequence[Line]) -> Iterator[Cut]:
    """A cut for each name beside a date, and for each line of both."""
    for number, line in enumerate(top):
        beside = [top[place] for place in (number - 1, number + 1) if 0 <= place < len(top)]
        dated = next((other.shown for other in beside if is_dated(other)), "")
        if dated and _is_name(line) and not is_title(reading, number):
            yield cut_of(line, Kind.BYLINE_DATE, "byline_date.name", f"a name beside {dated!r}")
    for number, line in enumerate(top):
        if number == 0 and not reading.context.title:  # "Black Friday 27 November 2031" looks the same
            continue
        if line.traits & DIGIT and not line.ends and (date := _signed(line.shown)) and not is_title(reading, number):
            yield cut_of(line, Kind.BYLINE_DATE, "byline_date.signed", f"a name and {date!r}")


def _is_called(text: str) -> bool:
    """Whether a text is a person's name and a calling; most lines do not even begin with a name."""
    if len(text) > _ROW or not _NAME.match(text):
        return False
    called = _CALLED.fullmatch(text) or _OF.fullmatch(text)
    return called is not None and is_person(called[1])


def _signed(text: str) -> str:
    """The date in a line of that and a name: "3 March 2031, 9:15 am by Nora Feldt", "The Post's Staff 2031-03-03"."""
    if len(text) > _ROW or not _FULL.search(text):
        return ""
    text = _LABEL.sub("", _READING.sub("", text))
    date, by, name = next(((p[0], p[1], p[2]) for word in _BY if (p := _parted(text, word))[1]), ("", "", ""))
    if by:
        return date if date_of(date.casefold()) and is_person(name) else ""
    told = _FULL.search(text)
    for at in (named.end() if (named := _LEADING.match(text)) else 0, told.start() if told else 0):
        name, date = text[:at].strip(" \u2013\u2014|\xb7,-"), text[at:]
        if is_person(name) and date_of(date.casefold()):
            return date
    return ""


def _parted(text: str, word: str) -> tuple[str, str, str]:
    date, by, name = text.casefold().partition(word)
    return text[: len(date)], by, text[len(text) - len(name) :]


def _is_name(line: Line) -> bool:
    """Whether a line is a name, each of its words with a capital, or of up to three words in a script without them."""
    text = line.shown
    if line.bulleted and _ITEM.fullmatch(text):
        return _has_capitals(text.lstrip("-*\u2022 "))
    return is_person(text)


def is_person(text: str) -> bool:
    """Whether a text is a name of two to four words."""
    return _NAME.fullmatch(text) is not None and _has_capitals(text)


def _has_capitals(name: str) -> bool:
    words = [word for word in name.split() if word not in _PARTICLES]
    return all(word[0].isupper() for word in words) or (name.upper() == name.lower() and len(words) <= _NAMES)


def is_title(reading: Reading, number: int) -> bool:
    """Whether a line that looks like a name may be the story's title, because no other line is there to be it.

    Where letters have no capitals, the page's first line is not told from a name at all.
    """
    if reading.context.title or reading.lines[number].block.tag or reading.lines[number].bulleted:
        return False
    others = [
        place
        for place in range(min(_TOP, reading.head))
        if reading.counted[place] is None and reading.taken[place] is None and not is_dated(reading.lines[place])
    ]
    if others[:1] != [number]:
        return False
    text = reading.lines[number].shown
    return text.upper() == text.lower() or all(_is_name(reading.lines[place]) for place in others)


def _row(line: Line, least: int) -> str:
    """The date or the time of reading in a row of nothing but such, names and departments.

    "Nora Feldt | 5 March 2024 | 4 min".

    Args:
        line: the row.
        least: parts that make one.
    """
    if line.ends or _PARTING.isdisjoint(line.bare):
        return ""
    text = line.shown
    if len(text) > _ROW:
        return ""
    parts = [part for part in _APART.split(text) if part]
    if len(parts) < least:
        return ""
    told = [part for part in parts if date_of(part.casefold()) or _READS.fullmatch(part.casefold())]
    names = [
        part
        for part in parts
        if part not in told and (part.casefold() in _PLACES or _NAME.fullmatch(re.sub(r"(?i)^by:? ", "", part)))
    ]
    return told[0] if told and len(told) + len(names) == len(parts) else ""


def is_dated(line: Line) -> bool:
    """Whether a line is a date and little else."""
    if not line.traits & DIGIT or len(line.shown) > _DATELINE:
        return False
    return _DATE.search(line.shown) is not None or date_of(line.bare) != ""
