"""What those who write call themselves: on a line beside their name, or behind it without a comma."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaners.chrome.bylines import is_person, is_title
from cleaners.chrome.needs import PLAIN
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_TOP: Final = 10  # lines in which they stand
_LONGEST: Final = 80  # weight
_WORDS: Final = 2  # blanks in the shortest title
_BEATS: Final = "|".join(
    """
    rural political politics health education business economics economic sport sports crime court courts religion
    religious arts science environment environmental transport local_democracy local_government social home foreign
    defence security legal royal showbiz entertainment media technology tech food travel fashion property city
    agri-business agribusiness agriculture farming industry energy money consumer investigations investigative data
    features feature news night weekend breaking_news general_assignment rugby football cricket golf racing boxing
    tennis athletics gaa soccer baseball basketball special senior chief deputy assistant associate digital online
    multimedia trainee junior staff contributing freelance community regional district northern southern western
    eastern europe asia africa affairs lead managing executive principal personal_finance climate culture music film
    theatre books housing labour labor county statehouse global world national parliamentary diplomatic
    """.split()  # noqa: SIM905 (a list of words reads as one)
).replace("_", " ")
_CALLING: Final = (
    rf"(?i:(?:(?:{_BEATS})(?:,? (?:and |& )?)){{1,4}}"
    "(?:correspondent|reporter|writer|editor|columnist|contributor|photographer|journalist)s?)"
)
_ALONE: Final = re.compile(_CALLING)
# "Ina Roper Rural affairs correspondent"; "Death of a foreign correspondent" names nobody.
_NAMED: Final = re.compile(rf"([^\W\d_a-z][\w'\u2019.-]+(?: [^\W\d_a-z][\w'\u2019.-]*){{1,2}}) {_CALLING}")
_PAPERS: Final = re.compile(
    r"[^\W\d_a-z][\w&'\u2019.-]+(?: [^\W\d_a-z][\w&'\u2019.-]+){0,3} Staff (?:Writer|Reporter|Correspondent)"
)
# "Artikel von", and below it the name; "Auteur: Jef Claes" in one.
_BY: Final = frozenset(
    """
    by|written by|words by|story by|reported by|report by|article by|posted by|author|authors|author of the article
    von|artikel von|ein artikel von|ein beitrag von|text|text von|autor|autorin|autoren|par|écrit par|rédigé par|auteur
    autrice|di|scritto da|articolo di|autore|por|escrito por|redactado por|autora|door|geschreven door|artikel van|tekst
    przez|napisał|napisała|av|skriven av|text av|skrevet av|af|skrevet af|yazar|yazan|автор|текст|كتب|بقلم|الكاتب
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
) - {""}
NEEDS: Final = PLAIN


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each such line above the story: of plain text only, where no element tells it apart."""
    lines = reading.lines
    if not lines or lines[-1].block.tag:
        return
    top = lines[: min(_TOP, reading.head)]
    for number, line in enumerate(top):
        if line.weight > _LONGEST or line.ends or line.bulleted or number in reading.boxed:
            continue
        if evidence := _told(reading, top, number):
            yield cut_of(line, Kind.BYLINE_DATE, "byline_date.calling", evidence)


def _told(reading: Reading, top: Sequence[Line], number: int) -> str:
    """Why a line is such a one; empty where it is not, or may be the title."""
    text = top[number].shown
    named = _NAMED.fullmatch(text)
    if named and is_person(named[1]):
        return f"a name and a calling: {text!r}"
    if is_title(reading, number):
        return ""
    label, _, name = text.partition(":")
    if (number and _PAPERS.fullmatch(text)) or (label.strip().casefold() in _BY and is_person(name.strip())):
        return f"who wrote it: {text!r}"
    return _beside(top, number)


def _beside(top: Sequence[Line], number: int) -> str:
    """What stands right above or below a line that makes it a byline; empty for nothing."""
    line = top[number]
    above, below = (_near(top, number, step) for step in (-1, 1))
    if below and _is_by(line) and is_person(below.shown):
        return f"above a name: {below.shown!r}"
    if above and _is_by(above) and is_person(line.shown):
        return f"a name below {above.shown!r}"
    if not _ALONE.fullmatch(line.shown) or not any(_is_title(other) for other in top if other is not line):
        return ""
    return f"a calling above the story: {line.shown!r}" if number else ""


def _near(top: Sequence[Line], number: int, step: int) -> Line | None:
    return top[number + step] if 0 <= number + step < len(top) else None


def _is_by(line: Line) -> bool:
    return line.bare.rstrip(" :") in _BY


def _is_title(line: Line) -> bool:
    """Whether a line can be the title; callings of three words cannot."""
    return line.headline and line.bare.count(" ") >= _WORDS and not _ALONE.fullmatch(line.shown)
