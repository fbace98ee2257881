"""Author and day of publication as a page shows them beside its title, where it declares none.

Only what stands near the title and says what it is: a name behind "By", a date that can be read one way only.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from cleaners import metadata_dates
from cleaners import metadata_names as names
from cleaners.cleaned import Metadata, Sourced
from cleaners.features import Page
from cleaners.metadata_head import Time
from cleaners.metadata_months import MONTHS
from cleaners.segment_words import BIT, TAG_BIT
from cleaners.sitememory import CALENDAR
from cleaners.spelling import weight

_BEFORE: Final = 4  # blocks above the title in which a date line stands
_BEHIND: Final = 14  # and behind it: standfirst, picture, caption, share bar
_LONGEST: Final = 120  # characters of a line that names author and day
_BARE: Final = 40  # of one that needs no word or class to be a date line
_PARTED: Final = 60  # and of one whose parts stand apart: "Ada Brook | Senior Writer | July 2, 2025"
_PUBLISHED: Final = re.compile(
    r"published|posted|started by|"
    r"veröffentlicht|erschienen|publié|publicad|pubblicat|gepubliceerd|publicerad|opublikowan|publikov|udgivet|"
    r"publisert|julkaistu|megjelen|publicat|diterbitkan|dipublikasikan|yay[i\u0131]n|đăng|опубликован|опубліковано|"
    r"публикуван|δημοσιεύ|نشر|פורסם|发布|發布|公開|掲載|입력|등록|प्रकाशित",
    re.IGNORECASE,
)
_LEADS_CHANGE: Final = re.compile(
    rf"(?:{metadata_dates.CHANGED.pattern})\W*(?:on|at|am|le|el|il|em|op|den)?\W*$", re.IGNORECASE
)
_PARTS: Final = re.compile(r" [|·•⋅–—-] ")  # noqa: RUF001 - the marks between author and day
_WORD: Final = r"[^\W\d_a-zß-öø-ÿ][\w'\u2019.-]+"
_NAME: Final = rf"(?P<name>{_WORD}(?: (?:van|von|de|der|den|di|da|{_WORD})){{1,3}})"
_PICTURE: Final = TAG_BIT["figure"] | BIT["caption"]  # "The bridge, 12 May 2021" is the day of a picture
_SENTENCE: Final = re.compile(r"[.!?\u3002][\"'\u201d\u2019\u00bb)]*\Z")
_IN_DATES: Final = frozenset("of de at le el il on am em op den om kl uhr".split())  # noqa: SIM905 (a list of words)
_SMALL_WORD: Final = re.compile(r"\b[^\W\d_A-Z\u00c0-\u00de]{2,}\b")
_SMALL_FOREIGN: Final = re.compile(r"\b[\u03ac-\u03ce\u0430-\u045f]\w+")  # Greek and Cyrillic
_BY_WORDS: Final = (
    r"(?:written |posted |words |text |story |recipe |guide )?by|von|par|por|door|di|av|authors?:|autor(?:in|ka|a)?:|"
    r"tekst:|penulis:|yazan:|tác giả:|автор:?|текст:"
)
_AFTER: Final = r"(?=\s*(?:$|[|·•⋅,(\u2013\u2014-]|\d)|\s+(?:and|und|et|y|e|i|och|og|en|ve|и|та|&|with|on) )"
_BY: Final = re.compile(rf"(?:^|[|·•⋅] ?|20\d\d,? )(?i:{_BY_WORDS})(?::\s*|\s+){_NAME}{_AFTER}")
# In scripts without large letters a name is what a line says beside such a word, and nothing more.
_BY_FOREIGN: Final = re.compile(
    r"(?:(?:بقلم|كتبت?|מאת|लेखक|作者|记者|記者|撰文|文) ?(?: |[:\uff1a/|]) ?(?P<name>[^\W\d_a-z][^\W\d_]{0,20}"
    r"(?:[ \u00b7・][^\W\d_][^\W\d_]{0,20}){0,3})|(?P<reporter>[\uac00-\ud7a3]{2,4}) ?(?:선임|수습|인턴)?기자)"
)
# "By Ada Brook, Tom Asher and Nora Pike": a comma alone may part a name from a trade.
_AND: Final = re.compile(
    rf"((?:, {_WORD}(?: {_WORD}){{1,2}}){{0,4}}),? (?:and|und|et|y|e|i|och|og|en|ve|и|та|&) "
    rf"({_WORD}(?: {_WORD}){{1,2}}){_AFTER}"
)
_FULL: Final = 2  # words of a name: "Theresa May" stays
_ONLY_BY: Final = re.compile(rf"{_BY_WORDS}|author|autor(?:in)?", re.IGNORECASE)
_FIRST_NAME: Final = re.compile(_NAME + _AFTER)
_AUTHOR: Final = ("author", "byline", "writer")
_AUTHOR_ANYHOW: Final = re.compile(
    "|".join(_AUTHOR), re.IGNORECASE
)  # takes foreign letters for ours; four times as long


class _Line(NamedTuple):
    """A line near the title."""

    text: str
    called: bool  # its element says that it is meta data
    author: bool  # its element says that it names the author
    said: str  # up to the word that means "updated"
    changed: str  # and from there on
    before: str  # the end of the line before it


def completed(facts: Metadata, page: Page, title: int | None, times: Sequence[Time] = ()) -> Metadata:
    """What a page declares, and beside it what it shows.

    Args:
        facts: as declared.
        page: its blocks.
        title: the number of the block that is its title, None where there is none: then nothing is near it.
        times: its <time> elements.
    """
    lacks_name = facts.byline is None or facts.byline.source == names.COMPANY
    built = _is_built(facts)
    if title is None or not (lacks_name or built or facts.published_at is None or facts.modified_at is None):
        return facts
    near = list(_near(page, title))
    declared, found = facts.published_at, dict[str, Sourced]()
    day = _first(_published(line, times) for line in near) if declared is None or built else None
    if day and (declared is None or day.value[:10] < declared.value[:10]):
        found["published_at"] = day
    if facts.modified_at is None and (day := _first(_modified(line, times) for line in near)):
        found["modified_at"] = day
    if lacks_name and (name := next(filter(None, map(_name, near)), "")):
        found["byline"] = Sourced(value=name, source="shown")
    return replace(facts, **found) if found else facts  # type: ignore[arg-type] # fields of that type


def _is_built(facts: Metadata) -> bool:
    """Whether a page declares that it was published when it was last changed.

    True of news of the day, and of sites whose template gives the day it was filled in for both: where such a page
    shows an earlier day, it is the label's on all 7 of the labelled pages, and where it shows none there is no better.
    """
    published, modified = facts.published_at, facts.modified_at
    return published is not None and modified is not None and published.value[:10] >= modified.value[:10]


def _first(found: Iterator[Sourced | None]) -> Sourced | None:
    return next(filter(None, found), None)


def _near(page: Page, title: int) -> Iterator[_Line]:
    """Short lines around the title, nearest behind it first."""
    segments = page.segments
    behind = range(title + 1, min(len(segments.text), title + 1 + _BEHIND))
    for block in (*behind, *range(title - 1, max(-1, title - 1 - _BEFORE), -1)):
        text = segments.text[block]
        if len(text) <= _LONGEST and not segments.dead[block]:
            kind = segments.within.kind[segments.container[block]]
            if segments.kinds.inherited[kind] & _PICTURE:
                continue
            before = segments.text[block - 1][-_BARE:] if block else ""
            called = bool(segments.kinds.near[kind] & BIT["meta"])
            yield _Line(text, called, _names_author(segments.kinds.words[kind]), *_parted(text, before), before)


def _names_author(words: str) -> bool:
    """Whether the words of an element say that it names the author."""
    if words.isascii():
        return any(map(words.lower().__contains__, _AUTHOR))
    return _AUTHOR_ANYHOW.search(words) is not None


def _published(line: _Line, times: Sequence[Time]) -> Sourced | None:
    return None if line.changed == line.text else _day(line, line.said, times)


def _modified(line: _Line, times: Sequence[Time]) -> Sourced | None:
    return _day(line, line.changed, times) if line.changed else None


def _parted(text: str, before: str) -> tuple[str, str]:
    """What a line says up to the word that means "updated", and from there on; that may stand in the line before it."""
    mark = metadata_dates.CHANGED.search(text) if metadata_dates.may_tell_change(text) else None
    if mark:
        return text[: mark.start()], text[mark.start() :]
    leads = metadata_dates.may_tell_change(before) and _LEADS_CHANGE.search(before)
    return ("", text) if leads else (text, "")


def _day(line: _Line, said: str, times: Sequence[Time]) -> Sourced | None:
    """The one day that part of a line names: as its <time> element has it, else as it is written."""
    inside = {value for time in times if time.text and time.text in said and (value := metadata_dates.iso(time.value))}
    if len(inside) == 1:
        return Sourced(value=inside.pop(), source="time")
    days = metadata_dates.written(said)
    return Sourced(value=days[0], source="shown") if len(days) == 1 and days[0] and _tells(line) else None


def _tells(line: _Line) -> bool:
    """Whether a line that names a day is there to name it."""
    text = line.text
    if not line.called and _is_sentence(text):
        return False
    if line.called or (weight(text) <= _BARE and _is_bare(text)) or _BY.search(text) or _PUBLISHED.search(text):
        return True
    return len(text) <= _PARTED and bool(_PARTS.search(text))


def _is_sentence(text: str) -> bool:
    """Whether a short line tells what happened on a day, and is no date line: "It opened on May 4, 2021."."""
    if not _SENTENCE.search(text) or _PUBLISHED.search(text):
        return False
    return any(word not in MONTHS and word not in _IN_DATES for word in _SMALL_WORD.findall(text))


def _is_bare(text: str) -> bool:
    """Whether a short line says nothing in small letters around its day, as one does that tells when something opens.

    Asked of Greek and Cyrillic: in Latin letters such lines on the labelled pages mostly are date lines ("8 min read").
    """
    small = _SMALL_FOREIGN.findall(text)
    return all(word in MONTHS or word in CALENDAR for word in small) or metadata_dates.CHANGED.search(text) is not None


def _name(line: _Line) -> str:
    foreign = None if line.text.isascii() else _BY_FOREIGN.fullmatch(line.text)
    if foreign:
        return names.name(foreign["name"] or foreign["reporter"])
    found = _BY.search(line.text)
    if found is None and _ONLY_BY.fullmatch(line.before.rstrip(" :")):
        found = _FIRST_NAME.match(line.text)
    if found is None and line.author:
        found = _FIRST_NAME.fullmatch(line.text)
    return names.names([_undated(found["name"]), *_others(line.text, found.end("name"))]) if found else ""


def _undated(name: str) -> str:
    """A name without the month or weekday behind it on its line: "Ada Brook August" of "By Ada Brook August 3"."""
    words = name.split(" ")
    while len(words) > _FULL and words[-1].rstrip(".,").casefold() in CALENDAR:
        words.pop()
    return " ".join(words)


def _others(text: str, end: int) -> Iterator[str]:
    """The further names of a line behind its first, the last one behind an "and"."""
    several = _AND.match(text, end)
    if several:
        yield from several[1].removeprefix(", ").split(", ")
        yield several[2]
