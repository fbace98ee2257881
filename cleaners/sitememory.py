"""SiteMemory: what one outlet repeats across stories, and the arithmetic of learning it.

A line is template, not story, when it stands in a large share of an outlet's *distinct* stories.
Two things look alike and are not: a page that is the same story at another address teaches nothing,
and a paragraph that stories quote from each other stands between new prose, where templates seldom do.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from heapq import nlargest
from math import sqrt
from types import MappingProxyType
from typing import Final, NamedTuple

from cleaners import asides, spelling
from cleaners.block import Block

_HALF_LIFE: Final = 120  # stories after which a sighting counts half: layouts change every few months
_DECAY: Final = 0.5 ** (1 / _HALF_LIFE)
_LEAST: Final = 3.6  # sightings, decayed: four of the last stories. Three of three is chance
_LEAST_INSIDE: Final = 20.0  # of a sentence that stands between new prose: a quotation, until shown otherwise
_SHARE: Final = 0.4  # of the stories, at the lower end of what the sightings allow
_Z2: Final = 1.28**2  # that end: Wilson's interval at 80 %
_LINES: Final = 4_096  # remembered for one outlet and template; a page has about forty
_STORIES: Final = 1_024  # names of counted stories
_SENTENCE: Final = 60  # weight from which a line that ends a sentence is prose
_NEW: Final = 0.3  # share of a page's prose that must be new, or the page repeats a story
_NUMBER: Final = re.compile(r"\d+")
_WORD: Final = re.compile(r"[^\W\d]+")
# Months and weekdays, in full and short, of en de fr es it pt nl pl sv tr ru uk, in full of ar da no fi cs ro hu el id;
# months of fa he. Alif without its hamza, no final sigma.
_CALENDAR: Final = """
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue
    wed thu fri sat sun am pm januar februar märz mai juni juli oktober dezember montag dienstag
    mittwoch donnerstag freitag samstag sonnabend sonntag okt dez mo di mi do fr sa so uhr janvier
    février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi
    vendredi samedi dimanche enero febrero marzo abril mayo junio julio agosto septiembre octubre
    noviembre diciembre lunes martes miércoles jueves viernes sábado domingo gennaio febbraio aprile
    maggio giugno luglio settembre ottobre dicembre lunedì martedì mercoledì giovedì venerdì sabato
    domenica janeiro fevereiro março maio junho julho setembro outubro novembro dezembro segunda-feira
    terça-feira quarta-feira quinta-feira sexta-feira januari februari maart mei augustus maandag
    dinsdag woensdag donderdag vrijdag zaterdag zondag stycznia lutego marca kwietnia maja czerwca lipca
    sierpnia września października listopada grudnia poniedziałek wtorek środa czwartek piątek sobota
    niedziela måndag tisdag onsdag torsdag fredag lördag söndag maj augusti ocak şubat mart nisan mayis
    haziran temmuz ağustos eylül ekim kasim aralik pazartesi sali çarşamba perşembe cuma cumartesi pazar
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря понедельник
    вторник среда четверг пятница суббота воскресенье січня лютого березня квітня травня червня липня
    серпня вересня жовтня листопада грудня
    يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر شباط اذار نيسان ايار حزيران تموز
    ايلول فروردین اردیبهشت خرداد تیر مرداد شهریور مهر ابان اذر دی بهمن اسفند ינואר פברואר מרץ אפריל מאי יוני
    יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר
    בנובמבר בדצמבר marts juni juli desember tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta
    heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta ledna února března dubna května června
    července srpna září října listopadu prosince ianuarie februarie martie aprilie iunie iulie septembrie
    octombrie noiembrie decembrie január február március április május június július augusztus szeptember
    október november december ιανουαρίου φεβρουαρίου μαρτίου απριλίου ιουνίου ιουλίου αυγούστου σεπτεμβρίου
    οκτωβρίου νοεμβρίου δεκεμβρίου maret agustus oktober mandag tirsdag onsdag torsdag lørdag søndag maanantai
    tiistai keskiviikko torstai perjantai lauantai sunnuntai maanantaina tiistaina keskiviikkona torstaina
    perjantaina lauantaina sunnuntaina pondělí úterý středa čtvrtek pátek sobota neděle marți miercuri vineri
    sâmbătă duminică hétfő kedd szerda csütörtök péntek szombat vasárnap δευτέρα τρίτη τετάρτη πέμπτη παρασκευή
    σάββατο κυριακή senin selasa rabu kamis jumat sabtu minggu الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعة
    السبت joi luni
    """.split()  # noqa: SIM905 (a list of words reads as one)
CALENDAR: Final = frozenset((*_CALENDAR, *map(spelling.key, _CALENDAR)))  # texts are asked, and keys


class Seen(NamedTuple):
    """How often a line was met, each story counting once."""

    times: float  # decayed, as of story number `last`
    inside: float  # of these, between new prose on both sides
    last: int


class Row(NamedTuple):
    """One remembered line, for storing."""

    outlet: str
    template: str
    line: int  # 64 bits, signed as SQLite wants them
    times: float
    inside: float
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMemory:
    """What has been learned about the pages an outlet makes from one template."""

    outlet: str = ""
    template: str = ""  # the maker's name for a lay-out; empty when all pages share one
    stories: int = 0  # counted so far
    weight: float = 0.0  # the same, decayed
    seen: Mapping[int, Seen] = field(default_factory=lambda: MappingProxyType({}))
    recent: tuple[int, ...] = ()  # names of the last counted stories

    def evidence(self, text: str, *, inside: bool) -> str:
        """What speaks for template, as "17 of 18 stories"; empty when it is not enough.

        Args:
            text: a line or block.
            inside: whether it is a sentence between other sentences.
        """
        seen = self.seen.get(name_of(text))
        if seen is None:
            return ""
        count, between = (value * _DECAY ** (self.stories - seen.last) for value in seen[:2])
        least = _LEAST_INSIDE if inside or between > count / 2 else _LEAST
        enough = count >= least and _lower_bound(count, max(count, self.weight)) >= _SHARE
        return f"{count:.0f} of {self.weight:.0f} stories" if enough else ""


def mask(text: str) -> str:
    """A line's key with numbers, months and weekdays blotted out, so that a new date makes no new line."""
    plain = spelling.bare(spelling.key(text))
    blotted = _WORD.sub(lambda word: "0" if word[0] in CALENDAR else word[0], plain)
    masked = re.sub(r"0(?:\W{0,2}0)*", "0", _NUMBER.sub("0", blotted))
    # Nothing but numbers: every year at the head of a table's column would be one line, and so template.
    return masked if _WORD.search(masked) else plain


def name_of(text: str) -> int:
    """The 64-bit name a line is remembered by."""
    return int.from_bytes(
        blake2b(mask(text).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True
    )


def learn(memory: SiteMemory, blocks: Sequence[Block], *, story: str) -> SiteMemory:
    """The memory after one more page; the same memory when the page tells a story it has met.

    Args:
        memory: of the page's outlet and template.
        blocks: the page's, template lines included.
        story: the name of the story the page tells; copies of a story share it.
    """
    named = int.from_bytes(blake2b(story.encode(), digest_size=8).digest(), "big", signed=True)
    _, blocks = asides.taken(blocks)  # as spotters are given them
    names = [name_of(block.text) for block in blocks]
    prose = [_is_prose(block.text) for block in blocks]
    if named in memory.recent or _repeats(memory, blocks, names, prose):
        return memory
    stories = memory.stories + 1
    seen = dict(memory.seen)
    for name, inside in _sightings(memory, names, prose).items():
        old = seen.get(name, Seen(0.0, 0.0, stories))
        faded = _DECAY ** (stories - old.last)
        seen[name] = Seen(old.times * faded + 1, old.inside * faded + inside, stories)
    return SiteMemory(
        outlet=memory.outlet,
        template=memory.template,
        stories=stories,
        weight=memory.weight * _DECAY + 1,
        seen=MappingProxyType(_bounded(seen)),
        recent=(*memory.recent[-_STORIES + 1 :], named),
    )


def rows(memory: SiteMemory) -> tuple[Row, ...]:
    """The remembered lines, for storing beside `stories`, `weight` and `recent`."""
    return tuple(Row(memory.outlet, memory.template, name, *seen) for name, seen in sorted(memory.seen.items()))


def recall(
    stored: Iterable[Row], *, outlet: str, template: str, stories: int, weight: float, recent: tuple[int, ...]
) -> SiteMemory:
    """The memory whose `rows` and numbers were stored."""
    seen = {row.line: Seen(row.times, row.inside, row.last) for row in stored}
    return SiteMemory(
        outlet=outlet, template=template, stories=stories, weight=weight, seen=MappingProxyType(seen), recent=recent
    )


def dump(memory: SiteMemory) -> str:
    """The memory as one line of JSON; equal memories give equal lines."""
    lines = [list(row[2:]) for row in rows(memory)]
    state = [memory.outlet, memory.template, memory.stories, memory.weight, list(memory.recent), lines]
    return json.dumps(state, ensure_ascii=False, separators=(",", ":"))


def load(state: str) -> SiteMemory:
    """The memory that was dumped.

    Raises:
        ValueError: it was not.
    """
    try:
        outlet, template, stories, weight, recent, lines = json.loads(state)
        stored = [Row(outlet, template, int(n), float(t), float(i), int(last)) for n, t, i, last in lines]
        return recall(
            stored,
            outlet=str(outlet),
            template=str(template),
            stories=int(stories),
            weight=float(weight),
            recent=tuple(map(int, recent)),
        )
    except (TypeError, ValueError) as error:
        raise ValueError(f"not a dumped site memory: {state[:60]!r}") from error


def _is_prose(text: str) -> bool:
    key = spelling.key(text)
    return spelling.ends_sentence(key) and spelling.weight(key) >= _SENTENCE


def _repeats(memory: SiteMemory, blocks: Sequence[Block], names: Sequence[int], prose: Sequence[bool]) -> bool:
    """Whether most of a page's prose has been met: the story again, at another address."""
    template = {n for n in set(names) if n in memory.seen and memory.seen[n].times > _LEAST}
    own = [(name, len(block.text)) for block, name, is_prose in zip(blocks, names, prose, strict=True) if is_prose]
    own = [(name, size) for name, size in own if name not in template]
    new = sum(size for name, size in own if name not in memory.seen)
    return bool(own) and new < _NEW * sum(size for _, size in own)


def _sightings(memory: SiteMemory, names: Sequence[int], prose: Sequence[bool]) -> dict[int, float]:
    """The page's lines, each once, and whether it stands between new prose."""
    new = [is_prose and name not in memory.seen for name, is_prose in zip(names, prose, strict=True)]
    found: dict[int, float] = {}
    for number, name in enumerate(names):
        inside = prose[number] and any(new[:number][-1:]) and any(new[number + 1 : number + 2])
        found[name] = max(found.get(name, 0.0), float(inside))
    return found


def _lower_bound(count: float, stories: float) -> float:
    """The lower end of the share `count` of `stories` lets us believe in (Wilson)."""
    share = count / stories
    spread = sqrt(_Z2 * (share * (1 - share) / stories + _Z2 / (4 * stories * stories)))
    return (share + _Z2 / (2 * stories) - spread) / (1 + _Z2 / stories)


def _bounded(seen: dict[int, Seen]) -> dict[int, Seen]:
    """The lines most worth remembering: often met, and lately."""
    if len(seen) <= _LINES:
        return seen
    return dict(nlargest(_LINES * 3 // 4, seen.items(), key=lambda item: (min(item[1].times, _LEAST), item[1].last)))
