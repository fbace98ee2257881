"""Lines that give themselves away by their shape: machine labels, teasers with their link, dangling labels."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from cleaners import spelling
from cleaners.chrome.facts import is_fact
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.chrome.traits import AFTER_LINK, CODED, LINKED
from cleaners.cleaned import Cut
from cleaners.code import is_code
from cleaners.kinds import Kind

_MACHINE: Final = re.compile(
    r"\W{0,4}(?:\[\w{2,30}(?: \w{1,30}=\"[^\"]{0,80}\"){1,8}"  # a shortcode: [gallery ids="1,2"]
    r"|\{\{.{0,80}\}\}|<%.{0,80}%>|\[object Object\]|undefined|NaN|%[sd]"
    r"|(?:is|has|show|data|enable|disable)[A-Z]\w{2,40}\W{0,3}(?:true|false|null|\d{1,6})?)\W{0,4}"
)
_OPENINGS: Final = ("{{", "<%", "%s", "%d")  # what a page about templates has in its sentences too
_VALUE: Final = re.compile(r"\W{0,4}(?:true|false|null|none)\W{0,2}")
# What a teaser ends with: the label of its link, glued on behind the full stop.
_LINKS: Final = (
    "mehr", "weiter", "weiterlesen", "mehr lesen", "lesen", "more", "read more", "continue reading", "lire la suite",
    "leer más", "leggi tutto", "ler mais", "lees meer", "czytaj więcej", "läs mer", "devami", "далее",
)  # fmt: skip
# What an offer ends with; paragraphs of a story may, by chance.
_BUTTONS: Final = (
    "learn more", "find out more", "book online", "book now", "shop now", "buy now", "sign up now", "get started",
    "contact sales", "view details", "see details", "mehr erfahren", "mehr infos", "jetzt buchen", "jetzt kaufen",
    "en savoir plus", "saber más", "más información", "scopri di più", "saiba mais", "meer weten",
    "dowiedz się więcej", "подробнее",
)  # fmt: skip
LABELS: Final = (*_LINKS, *_BUTTONS)  # traits.py knows how long they are
_END: Final = min(map(len, LABELS))
_ENDS: Final = frozenset(label[-_END:] for label in LABELS)
_OFFER: Final = 160  # weight of the longest offer
_TEASER: Final = 400  # weight of the longest
_LABEL: Final = 80  # weight of the longest label left dangling
_LABELS: Final = 6
_RUN: Final = (3, 20)  # headlines behind the last sentence; a longer list is what the story is about
_ROW_LEAST: Final = 2  # of them that nothing else claims: a single one may be the story's last line
_ROW: Final = frozenset("|=\t")
_VERSE: Final = (4, 50, 2, 0.75)  # lines at least; weight of the longest, blanks in the shortest; share of lines such
_SQUAD: Final = 2  # rows of names from which lines tell who plays, won or voted
_PERSON: Final = re.compile(r"[^\W\d_a-z][\w'\u2019.-]+(?: [^\W\d_a-z][\w'\u2019.-]+){1,2}(?: \([^()]{1,30}\))?")
_DIGIT: Final = re.compile(r"\d")
_SENTENCE: Final = 100  # weight of the sentence above it


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line whose shape no story has."""
    lines, told = reading.lines, None
    for number in reading.numbers(CODED, LINKED):
        line = lines[number]
        if line.weight <= _LABEL and (evidence := _machine(reading, number)):
            told = _told(reading) if told is None else told
            if not _is_listed(reading, number, told):
                yield cut_of(line, Kind.TEMPLATE, "template.machine", evidence)
        elif line.traits & LINKED and line.weight <= _TEASER and (link := _link(line.bare)):
            yield cut_of(line, Kind.RELATED, "related.teaser", f"ends with {link!r}")
    # Not asked of HTML, where links.py knows which of them lead elsewhere, and rows of tables look alike.
    for line in () if lines[-1].block.tag else _run(reading):
        yield cut_of(line, Kind.RELATED, "related.run", "headlines behind the last sentence")
    for line in _dangling(reading):
        yield cut_of(line, Kind.OTHER, "other.dangling", "a label that nothing follows")


def _machine(reading: Reading, number: int) -> str:
    if not reading.lines[number].traits & CODED:
        return ""
    machine, value = _spelled(reading.lines[number].shown)
    if machine or not value or not number:
        return machine
    above = reading.lines[number - 1].shown
    return f"value of {above[:60]}" if _MACHINE.fullmatch(above) else ""


def _told(reading: Reading) -> tuple[str, ...]:
    """How a template's places open, of those that the page's sentences spell too."""
    prose = [line.block.text for line in reading.lines if line.prose]
    return tuple(opening for opening in _OPENINGS if any(opening in text for text in prose))


def _is_listed(reading: Reading, number: int, told: tuple[str, ...]) -> bool:
    """Whether a line stands beside code that no machine left over, or opens as what the page tells of does."""
    lines = reading.lines
    beside = [lines[place].shown for place in (number - 1, number + 1) if 0 <= place < len(lines)]
    if any(is_code(text) and not _MACHINE.fullmatch(text.strip()) for text in beside):
        return True
    return lines[number].shown.lstrip("-* ").startswith(told)


@lru_cache(maxsize=1_024)  # a page's short lines: they are asked again when others are gone
def _spelled(text: str) -> tuple[str, bool]:
    """What a machine would write, else nothing, and whether it would write that as the value of the line above."""
    text = text.strip()
    machine = text[:60] if _MACHINE.fullmatch(text) else ""
    return machine, not machine and _VALUE.fullmatch(text) is not None


def _link(text: str) -> str:
    """The link label glued on behind a line's last sentence; empty for none."""
    text = text.rstrip(AFTER_LINK)
    if text[-_END:] not in _ENDS:  # as of most lines
        return ""
    links = LABELS if len(text) <= _OFFER else _LINKS
    if not text.endswith(links):
        return ""
    label = max((link for link in links if text.endswith(link)), key=len)
    return label if text.removesuffix(label).endswith((". ", "! ", "? ", "' ", "... ")) else ""


def _dangling(reading: Reading) -> Iterator[Line]:
    """Short lines at the very end, below a sentence: a heading that heads nothing, a name, a section's label."""
    found: list[Line] = []
    for number in range(len(reading.lines) - 1, -1, -1):
        if reading.is_claimed(number):
            continue
        line = reading.lines[number]
        if len(found) == _LABELS or not _is_label(line):
            if line.prose and line.weight >= _SENTENCE and not _is_verse(found):
                yield from reversed(found)
            return
        found.append(line)


def _run(reading: Reading) -> Sequence[Line]:
    """Headlines in a row behind the last sentence, without bullets: other stories, or what else the site offers."""
    lines = reading.lines
    start, longer = len(lines), max(0, len(lines) - _RUN[1] - 1)
    while start > longer and lines[start - 1].headline and not lines[start - 1].ends and not lines[start - 1].bulleted:
        start -= 1
    above = start
    while start < len(lines) and is_fact(lines[start]):
        start += 1
    run = lines[start:]
    unclaimed = [lines[n] for n in range(start, len(lines)) if not reading.is_claimed(n)]
    facts = 2 * sum(map(is_fact, unclaimed)) >= max(1, len(unclaimed))
    if facts or _is_verse(unclaimed) or sum(map(_names_people, unclaimed)) >= _SQUAD:
        return ()
    # Results, prices, chapters with their times: most of these lines have a digit, whatever chrome stands below them.
    counts = sum(_DIGIT.search(line.bare) is not None for line in unclaimed)
    told = above and lines[above - 1].prose and all(_ROW.isdisjoint(line.bare) for line in run)
    row = told and _RUN[0] <= len(run) <= _RUN[1] and len(unclaimed) >= _ROW_LEAST
    return run if row and counts <= len(unclaimed) / 2 else ()


def _is_verse(lines: Sequence[Line]) -> bool:
    """Whether lines are the verses of a poem, or the short steps of a recipe: a few words each, in small letters.

    Headlines are longer, and the labels of what else a site offers have one word or two, or capitals throughout.
    """
    least, longest, blanks, share = _VERSE
    such = [
        line
        for line in lines
        if line.weight <= longest
        and line.bare.count(" ") >= blanks
        and any(word[0].isalpha() and not word[0].isupper() for word in line.shown.split()[1:])
        and not _DIGIT.search(line.bare)
    ]
    return len(such) >= max(least, share * len(lines))


def _names_people(line: Line) -> bool:
    """Whether a line is a row of full names: "Ada Kemp (Rovers), Tom Asher (Albion)"."""
    text = line.shown
    people = text.split(", ") if ", " in text else ()
    return bool(people) and all(map(_PERSON.fullmatch, people))


def _is_label(line: Line) -> bool:
    return (
        line.headline
        and not line.bulleted
        and line.weight <= _LABEL
        and not spelling.ends_sentence(line.bare)
        and line.bare.replace(" ", "").replace("-", "").isalpha()
    )
