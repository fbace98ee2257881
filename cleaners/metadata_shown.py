"""Author and day of publication as a page shows them beside its title, where it declares none.

Only what stands near the title and says what it is: a name behind "By", a date that can be read one way only.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from cleaners import metadata_dates, metadata_ending
from cleaners import metadata_names as names
from cleaners.calendar_words import CALENDAR
from cleaners.cleaned import Metadata, Sourced
from cleaners.features import Page
from cleaners.metadata_byline import by, marked, named
from cleaners.metadata_clock_shown import is_moment, timed
from cleaners.metadata_elements import author_in, moment
from cleaners.metadata_head import Time
from cleaners.metadata_months import MONTHS
from cleaners.metadata_near import PUBLISHED, Around, Line, near, parted
from cleaners.metadata_other_days import is_of_another
from cleaners.segment_tree import Tree
from cleaners.segment_words import BIT
from cleaners.spelling import ends_sentence, weight

_SURE: Final = 0.95  # from which a language that the page does not declare is taken for its own
_BARE: Final = 40  # characters of a line that needs no word or class to be a date line
_TWICE: Final = 90  # and of one that tells a day and that of a change
_PARTED: Final = 60  # and of one whose parts stand apart: "Ada Brook | Senior Writer | July 2, 2025"
# Where no line behind a title tells, these are looked at more closely; a product's day is that of its release.
_TOLD: Final = frozenset({"article", "forum", "documentation"})
_ONLY_CLOCK: Final = re.compile(r"\d{1,2}[:.h]\d\d(?: ?(?:[ap]\.?m\.?|uhr|h|gmt|utc))?", re.IGNORECASE)
_SEVERAL: Final = 2  # posts
_OTHERS: Final = BIT["comment"] | BIT["related"]
_COMPANY: Final = re.compile(r" (?:Inc|Ltd|LLC|GmbH|Pty|Corp|Limited|AG|S\.A|S\.r\.l|Sp\. z o\.o)\b\.?$")
_PARTS: Final = re.compile(r" [|·•⋅–—-] ")  # noqa: RUF001 - the marks between author and day
# "10:15 น." and "10:15 hod." are o'clock, and end no sentence.
# "2026-03-12 14:05 ...": a line that begins so is a date line, whatever it goes on with.
_MOMENT: Final = re.compile(r"20\d\d[-/.\u5e74] ?\d{1,2}[-/.\u6708] ?\d{1,2}\u65e5? \d{1,2}:\d\d(?!\d)")
_SENTENCE: Final = re.compile(r"(?<!\d น)(?<!\dน)(?<!\d hod)[.!?\u3002][\"'\u201d\u2019\u00bb)]*\Z")
_YEAR: Final = re.compile(r"20\d\d")
_IN_DATES: Final = frozenset("of de at le el il on am em op den om kl uhr".split())  # noqa: SIM905 (a list of words)
_SMALL_WORD: Final = re.compile(r"\b[^\W\d_A-Z\u00c0-\u00de]{2,}\b")
_CASELESS: Final = re.compile(r"[\u05d0-\u06d3\u0900-\u0e4e]+")  # Hebrew, Arabic, those of India, Thai
_CASELESS_MOST: Final = 24  # letters of weekday, month and "at", which no sentence has room beside
_SMALL_FOREIGN: Final = re.compile(
    r"(?<!['\u2019\u02bc])\b[\u03ac-\u03ce\u0430-\u045f]\w+"
)  # Greek and Cyrillic; "П'ятниця" is one word
# "modified on Sat 4 May 2021": a word or two, and then numbers.
_CHANGED_ON: Final = re.compile(rf"(?:{metadata_dates.CHANGED})\W*(?:[^\W\d_]+\W+){{0,3}}\d", re.IGNORECASE)
# The day on which somebody became a member stands beside what he writes.
_LIVED: Final = re.compile(r"\b1[89]\d\d\)? ?[-\u2013\u2014]")  # "March 3, 1931 - May 17, 2031": somebody's life
_MEMBER: Final = re.compile(
    r"joined|registered|member since|mitglied seit|registriert|beigetreten|inscrit", re.IGNORECASE
)


def completed(
    facts: Metadata, page: Page, around: Around, times: Sequence[Time] = (), tree: Tree | None = None
) -> Metadata:
    """What a page declares, and beside it what it shows.

    Args:
        facts: as declared.
        page: its blocks.
        around: where its story stands among them.
        times: its <time> elements, as they are written.
        tree: the page's, asked for elements that name an author where no line does; None where it is not to be asked.
    """
    lacks_name, lang = _lacks_name(facts), _lang(facts)
    built, alone = _is_built(facts), facts.published_at is not None and facts.published_at.source == "time"
    if not (lacks_name or built or alone or facts.published_at is None or facts.modified_at is None):
        return facts
    title = facts.title.value if facts.title and facts.page_type in _TOLD else ""
    lines = [*near(page, around, title)]
    shown = "\n".join([line.text for line in lines]) if times else ""
    every, times = times, _dated(times)
    times = [time._replace(value=metadata_dates.iso(time.value)) for time in times if time.text and time.text in shown]
    dated = [at for at, line in enumerate(lines) if times or metadata_dates.may_tell_day(line.text)]
    for at in dated:
        lines[at] = parted(lines[at])
    declared, found = facts.published_at, dict[str, Sourced | None]()
    asked = dated if declared is None or built or alone else ()
    day, others = _day_of(lines, asked, times, facts)
    # The only <time> of a page may be that of a picture or of a post it shows: what stands by the title goes first.
    if day and (declared is None or alone or day.value[:10] < declared.value[:10]):
        found["published_at"] = day
    elif alone and declared and (declared.value in others or _is_below(page, around, every, declared.value)):
        found["published_at"] = None
    elif declared is None and facts.page_type in _TOLD and (told := _told(page, around, lines, tree)):
        found["published_at"] = told
    if facts.modified_at is None and (day := _first(_modified(lines[at], times, lang) for at in dated)):
        found["modified_at"] = day
    if lacks_name and (name := _author(facts, page, around, lines, tree)):
        found["byline"] = Sourced(value=name, source="shown")
    return replace(facts, **found) if found else facts  # type: ignore[arg-type] # fields of that type


def _dated(times: Sequence[Time]) -> Sequence[Time]:
    """The <time> elements without those of a live blog's posts, of which each shows but a time of day."""
    posts = [time for time in times if _ONLY_CLOCK.fullmatch(time.text)]
    return times if len(posts) < _SEVERAL else [time for time in times if time not in posts]


def _is_below(page: Page, around: Around, times: Sequence[Time], value: str) -> bool:
    """Whether a day is only shown below the story, in comments or beside other stories."""
    said = {time.text for time in times if time.text and metadata_dates.iso(time.value) == value}
    if not said or around.last is None:
        return False
    texts, inherited, kinds = page.segments.text, page.segments.kinds.inherited, page.kinds
    places = [place for place, text in enumerate(texts) if any(map(text.__contains__, said))]
    return bool(places) and all(place > around.last and inherited[kinds[place]] & _OTHERS for place in places)


def _lacks_name(facts: Metadata) -> bool:
    """Whether nobody is declared the author, or a company is, or the site itself, by its name or its address."""
    byline, site = facts.byline, facts.site_name
    if byline is None or byline.source == names.COMPANY or _COMPANY.search(byline.value):
        return True
    told = byline.value.casefold()
    host = urlsplit(facts.canonical.value).hostname if facts.canonical and "." in told else None
    return (site is not None and told == site.value.casefold()) or told.removeprefix("www.") == (
        host or ""
    ).removeprefix("www.")


def _author(facts: Metadata, page: Page, around: Around, lines: Sequence[Line], tree: Tree | None) -> str:
    """Whom the lines name: behind "By", else in an element that says it names an author, else below the story.

    Where a company or the site is declared the author, only a name above the story's text is a better one.
    """
    site = facts.site_name.value if facts.site_name else ""
    lang = facts.language.value if facts.language and facts.language_confidence is None else ""
    above = lines if facts.byline is None else [line for line in lines if not line.late]
    name = next(filter(None, map(named, above)), "") or marked(lines)
    if facts.page_type not in _TOLD:
        return name
    if name:
        # What is no part of a name may stand in an element of its own, "Ina Roper" and "Fenland", and so may others.
        unsure = name.count(" ") > 1 or any(f"{name}, " in line.text for line in lines if line.author)
        inner = author_in(tree, lines, site, lang) if tree and unsure and "," not in name else ""
        return inner if name.startswith(f"{inner} ") or inner.startswith(f"{name}, ") else name
    name = author_in(tree, lines, site, lang) if tree else ""
    return name or (metadata_ending.author(page, around) if facts.byline is None else "")


def _told(page: Page, around: Around, lines: Sequence[Line], tree: Tree | None) -> Sourced | None:
    """The day of publication in an attribute of a line's element, else where the story ends."""
    if tree and (value := moment(tree, lines)):
        return Sourced(value=value, source="time")
    ended = metadata_ending.day(page, around)
    return Sourced(value=ended, source="shown") if ended else None


def _is_built(facts: Metadata) -> bool:
    """Whether a page declares that it was published when it was last changed.

    True of news of the day, and of sites whose template gives the day it was filled in for both: where such a page
    shows an earlier day, it is the label's on all 7 of the labelled pages, and where it shows none there is no better.
    """
    published, modified = facts.published_at, facts.modified_at
    return published is not None and modified is not None and published.value[:10] >= modified.value[:10]


def _first(found: Iterator[Sourced | None]) -> Sourced | None:
    return next(filter(None, found), None)


def _lang(facts: Metadata) -> str:
    """The language that days are read in; none where it is but likely."""
    sure = facts.language_confidence is None or facts.language_confidence >= _SURE
    return facts.language.value if facts.language and sure else ""


def _day_of(
    lines: Sequence[Line], dated: Sequence[int], times: Sequence[Time], facts: Metadata
) -> tuple[Sourced | None, frozenset[str]]:
    """The day of publication that the first line names which names one, and the days of something else before it."""
    lang, others = _lang(facts), set[str]()
    for at in dated:
        day = _published(lines[at], times, lang)
        if day and not is_of_another(lines, at, facts.page_type):
            return day, frozenset(others)
        if day:
            others.add(day.value)
    return None, frozenset(others)


def _published(line: Line, times: Sequence[Time], lang: str) -> Sourced | None:
    if line.changed == line.text:
        return None
    inside = _inside(line.said, times)
    return _day(line, line.said, {day for day, changed in inside if not changed} or {day for day, _ in inside}, lang)


def _modified(line: Line, times: Sequence[Time], lang: str) -> Sourced | None:
    if line.changed:
        return _day(line, line.changed, {day for day, _ in _inside(line.changed, times)}, lang)
    inside = _inside(line.said, times)  # two of them, of which one is called the change's: many a theme's
    later = {day for day, changed in inside if changed}
    return Sourced(value=later.pop(), source="time") if len(later) == 1 < len(inside) else None


def _inside(said: str, times: Sequence[Time]) -> set[tuple[str, bool]]:
    """The days in <time> elements of part of a line, and whether each is called that of a change."""
    return {(time.value, time.changed) for time in times if time.value and time.text in said} if times else set()


def _day(line: Line, said: str, inside: set[str], lang: str) -> Sourced | None:
    """The one day that part of a line names: as its <time> element has it, else as it is written."""
    if len(inside) == 1:
        return Sourced(value=inside.pop(), source="time")
    if not metadata_dates.may_tell_day(said):
        return None
    days = tuple(dict.fromkeys(metadata_dates.written(said, lang)))
    if not days and not line.late:
        day = metadata_dates.short(said, lang)
        told = day and (_is_short(line) or by(line.text) or (len(line.text) <= _BARE and PUBLISHED.search(line.text)))
        return _timed(day, said, lang) if told else None
    return _timed(days[0], said, lang) if len(days) == 1 and days[0] and _tells(line) else None


def _timed(day: str, said: str, lang: str) -> Sourced:
    """A day with its time, where one stands beside it."""
    return Sourced(value=timed(day, said, lang), source="shown")


def _is_short(line: Line) -> bool:
    """Whether a line is called meta data, and no hint of a form: "Examples: today, last week, Mar 26, 3/26/04"."""
    return line.called and len(line.text) <= _BARE


def _tells(line: Line) -> bool:
    """Whether a line that names a day is there to name it."""
    text = line.text
    if _MEMBER.search(text) or _LIVED.search(text):
        return False
    alone = len(text) <= _TWICE and is_moment(text)
    if alone or (not line.called and _is_sentence(text) and not by(text)):
        return alone
    if line.called or (weight(text) <= _BARE and _is_bare(text)) or by(text) or PUBLISHED.search(text):
        return True
    first, *more = _PARTS.split(text, maxsplit=1)
    if more and len(text) <= _TWICE and metadata_dates.written(first) and is_moment(first):
        return True
    if line.changed and len(text) <= _TWICE and all(map(metadata_dates.written, (line.said, line.changed))):
        return True
    return len(text) <= _PARTED and bool(_MOMENT.match(text) or _PARTS.search(text) or _CHANGED_ON.match(line.changed))


def _is_sentence(text: str) -> bool:
    """Whether a short line tells what happened on a day, and is no date line: "It opened on May 4, 2021."."""
    if not ends_sentence(text) or not _SENTENCE.search(text):
        return False
    label, year = PUBLISHED.search(text), _YEAR.search(text)
    if label and (year is None or label.start() < year.start()):  # and not "On 3 March 2026 they published the rest."
        return False
    return any(word not in MONTHS and word not in _IN_DATES for word in _SMALL_WORD.findall(text))


def _is_bare(text: str) -> bool:
    """Whether a short line says nothing in small letters around its day, as one does that tells when something opens.

    Asked of Greek and Cyrillic: in Latin letters such lines on the labelled pages mostly are date lines ("8 min read").
    """
    small = _SMALL_FOREIGN.findall(text)
    if sum(len(word) for word in _CASELESS.findall(text) if word not in MONTHS) > _CASELESS_MOST:
        return metadata_dates.change(text) is not None
    return all(word in MONTHS or word in CALENDAR for word in small) or metadata_dates.change(text) is not None
