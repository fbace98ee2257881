"""Boxes about an author amid a plain text: a heading or a name, who that is, and where to read more by them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaners.chrome import boxwords
from cleaners.chrome.boxwords import PROMISE
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.chrome.traits import HEADING, OF_AUTHORS, PRESSED
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_AUTHOR: Final = (Kind.AUTHOR_BIO,)
_KINDS: Final = frozenset({Kind.AUTHOR_BIO, Kind.BYLINE_DATE, Kind.FOLLOW_US, Kind.SOCIAL_SHARE, Kind.CONTACT})
_FAMILIES: Final = frozenset({Kind.AUTHOR_BIO.value, Kind.BYLINE_DATE.value, Kind.FOLLOW_US.value})
_LABEL: Final = 60  # weight of a name, of a calling
_LABELS: Final = 2
_PORTRAIT: Final = 420  # weight of a sentence or two about somebody
_ABOVE: Final = 5  # lines from a name to where to read more
_PORTRAITS: Final = 2
_NAME: Final = r"[^\W\d_a-zß-öø-ÿ][\w'\u2019.-]*"
_CAPITAL: Final = re.compile(rf"{_NAME}(?: (?:(?:van|von|de|der|di|da|le|la)(?!\w)|{_NAME})){{1,3}}")
_PRONOUNS: Final = ("he ", "she ", "er ", "sie ", "il ", "elle ", "hij ", "ze ", "ella ", "él ", "han ", "hon ", "lei ")
_SOON: Final = 90  # characters in which a line below a name says what somebody does
_NO_CAPITALS: Final = frozenset({"ar", "fa", "he", "zh", "ja", "ko"})
_words: Final = re.compile(r"\w{2,}").findall


def find(reading: Reading, marked: Sequence[int], lang: str) -> Iterator[Cut]:
    """A cut for each line of such a box.

    Args:
        reading: of a plain text.
        marked: the numbers of lines that boxes say.
        lang: of its words.
    """
    lines, first, behind = reading.lines, reading.head + 1, 0
    telling = {number for number in marked if lines[number].traits & OF_AUTHORS}
    for number in reading.gathered.spoken:
        if number >= first:
            for phrase in lines[number].said:
                if phrase.family in _FAMILIES:
                    telling.add(number)
    if not telling:
        return
    for number in sorted({place - step for place in telling for step in range(_ABOVE) if place - step >= first}):
        if number < behind or lines[number].prose or lines[number].weight > _LABEL + _LABEL // 2:
            continue
        start, end = _contacted(reading, number, lang) or (number, _end(reading, number, lang))
        if end > start + 1:
            for line in reading.lines[start:end]:
                told = f"with {reading.lines[number].shown[:40]!r}"
                yield cut_of(line, Kind.AUTHOR_BIO, "author_bio.box", told)
            behind = end


def _contacted(reading: Reading, number: int, lang: str) -> tuple[int, int] | None:
    """A paragraph that presents somebody, and below it how to reach them; None for any other line."""
    above = reading.lines[number - 1]
    if not above.prose or above.weight > _PORTRAIT or not _presses(reading, number):
        return None
    whose = _named(above)
    if not whose or not boxwords.says(above.bare[len(whose) :][:_SOON], lang, PROMISE, _AUTHOR):
        return None
    return None if _is_spoken_of(reading, whose, number - 1, number + 1) else (number - 1, number + 1)


def _end(reading: Reading, number: int, lang: str) -> int:
    """The line behind a box that begins with a line; the line itself for none."""
    lines = reading.lines
    head = _heads(reading, number)
    name = number + 1 if head else number
    labels = name
    while labels < min(len(lines), name + _LABELS) and _is_label(lines[labels]):
        if _presses(reading, labels) and not _calls(reading, labels):
            break
        labels += 1
    if not head and (labels == name or not _CAPITAL.fullmatch(lines[name].shown.strip())):
        return number
    called = lines[name].bare if labels > name else ""
    is_called = any(
        _calls(reading, place) or boxwords.says(lines[place].bare, lang, PROMISE, _AUTHOR)
        for place in range(name + 1, labels)
    )
    end = labels
    while end < min(len(lines), labels + _PORTRAITS) and _portrays(
        lines[end], called, lang, first=end == labels, headed=head, is_called=is_called
    ):
        end += 1
    if end == labels or (not head and (_is_portrait(lines, number - 1) or _is_portrait(lines, end + labels - name))):
        return number
    whose = called or _named(lines[end - 1])
    if not (whose and not _is_spoken_of(reading, whose, number, end)) and not (head and not whose):
        return number
    while end < len(lines) and _presses(reading, end):
        end += 1
    return end


def _is_portrait(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is about somebody whose name stands above it: one of several people that a story presents."""
    if not 0 < number < len(lines) or not lines[number].ends:
        return False
    above = [line for line in lines[max(0, number - _LABELS) : number] if _CAPITAL.fullmatch(line.shown)]
    return any(lines[number].bare.startswith(tuple(_words(line.bare)[:1])) for line in above)


def _heads(reading: Reading, number: int) -> bool:
    """Whether a line is a heading above who wrote something."""
    counted = reading.counted[number]
    if counted is not None:
        return counted.kind is Kind.AUTHOR_BIO or (counted.kind is Kind.BYLINE_DATE and _is_role(reading.lines[number]))
    return _is_role(reading.lines[number])


def _is_role(line: Line) -> bool:
    return line.traits & OF_AUTHORS > 0 and line.traits & HEADING > 0


def _is_button(line: Line) -> bool:
    return line.traits & OF_AUTHORS > 0 and line.traits & PRESSED > 0


def _presses(reading: Reading, number: int) -> bool:
    """Whether a line is where to read more by somebody, or how to follow them."""
    line = reading.lines[number]
    if line.weight > _LABEL + _LABEL // 2 or line.prose:
        return False
    counted = reading.counted[number]
    if counted is not None and counted.kind in _KINDS and not _is_role(reading.lines[number]):
        return True
    return _is_button(line)


def _calls(reading: Reading, number: int) -> bool:
    """Whether a line is somebody's calling, which phrases claim: "Senior writer"."""
    counted = reading.counted[number]
    return counted is not None and counted.kind is Kind.AUTHOR_BIO and not _is_button(reading.lines[number])


def _is_label(line: Line) -> bool:
    return line.weight <= _LABEL and not line.ends


def _portrays(line: Line, called: str, lang: str, *, first: bool, headed: bool, is_called: bool) -> bool:
    """Whether a line is about somebody: it begins with the name or a pronoun, and says what they do or where."""
    if line.weight > _PORTRAIT or not line.ends or line.bare.startswith("'"):
        return False
    if line.bare.startswith(_PRONOUNS) or (called and line.bare.startswith(tuple(_words(called)[:1]))):
        return not first or is_called or boxwords.says(line.bare, lang, PROMISE, _AUTHOR)
    if not first or not headed:
        return False
    # "Regional correspondent. Worked for the radio before." below a name; a name, where none stands above.
    if called or lang in _NO_CAPITALS:
        return boxwords.says(line.bare[:_SOON], lang, PROMISE, _AUTHOR)
    return _CAPITAL.match(line.shown) is not None and boxwords.says(line.bare, lang, PROMISE, _AUTHOR)


def _named(line: Line) -> str:
    """Whose portrait it is, by the words with capitals that it begins with."""
    found = _CAPITAL.match(line.shown)
    return found[0].casefold() if found and found[0][0].isupper() else ""


def _is_spoken_of(reading: Reading, called: str, start: int, end: int) -> bool:
    """Whether the story speaks of somebody: then it may be their portrait that it prints."""
    words = _words(called)
    last = words[-1] if words else called
    story = (*reading.lines[:start], *reading.lines[end:])
    return any(line.prose and re.search(rf"(?<!\w){re.escape(last)}(?!\w)", line.key) for line in story)
