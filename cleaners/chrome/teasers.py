"""Teasers behind the story: headlines, each with the beginning of a text that breaks off."""

from collections.abc import Iterator, Sequence
from typing import Final

from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_LAST: Final = 24  # lines from the end in which teasers stand
_LEAST: Final = 2  # texts that break off
_BEGINNING: Final = 50  # weight of the shortest text of a teaser
_LONGEST: Final = 500  # and of the longest
_LONG: Final = 90  # weight; a line without a full stop that is longer, and mostly in small letters, is no headline
_SMALL: Final = 0.7  # share of words in small letters
_TELLS: Final = 0.4  # of a text with several sentences
_WIDTH: Final = 16  # characters by which such lines differ at most: a system cuts them all at the same place
_HEADED: Final = 0.75  # of such a text's length the headline above it has at most
_DATES: Final = 40  # weight of what may stand beside a headline: a date, an author


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line of a list of teasers at the end of the page."""
    lines = reading.lines
    start = len(lines)
    while start > max(reading.head + 1, len(lines) - _LAST) and _could_be(reading, start - 1):
        start -= 1
    # Without a headline above it, a text that breaks off is the story's, whose author likes three dots at its end.
    broken = [
        number for number in range(start + 1, len(lines)) if _breaks_off(lines[number]) and _heads(lines[number - 1])
    ]
    if len(broken) < _LEAST or not _cut_alike(lines, broken):
        return
    for line in lines[_first(lines, start, broken[0]) :]:
        yield cut_of(line, Kind.RELATED, "related.teasers", f"{len(broken)} headlines with texts that break off")


def _could_be(reading: Reading, number: int) -> bool:
    line = reading.lines[number]
    return line.headline or reading.is_claimed(number) or _breaks_off(line)


def _breaks_off(line: Line) -> bool:
    """Whether a line is the beginning of a text: it ends with an ellipsis, or in the middle of a sentence."""
    broken = line.bare.endswith("...")
    if not _BEGINNING <= line.weight <= _LONGEST or line.bulleted or (line.ends and not broken):
        return False
    text = line.shown
    if "://" in text:  # a source in a list of such
        return False
    if broken or not text[-1:].islower():
        return broken
    return _is_small(text, _TELLS) if ". " in line.bare else _runs_on(line)


def _runs_on(line: Line) -> bool:
    """Whether a line without a full stop is the beginning of a long sentence, not the title of a report."""
    return line.weight >= _LONG and "|" not in line.bare and _is_small(line.shown, _SMALL)


def _is_small(text: str, least: float) -> bool:
    """Whether so many words are in small letters; of the names of a line-up next to none is."""
    words = [word for word in text.split() if word[0].isalpha()]
    return sum(word[0].islower() for word in words) >= least * len(words)


def _cut_alike(lines: Sequence[Line], broken: Sequence[int]) -> bool:
    """Whether texts break off for certain, or are of one length and much longer than the headlines above them.

    Readers of forums leave out full stops too, and headlines alone are as long as each other.
    """
    certain = sum(lines[number].bare.endswith("...") or ". " in lines[number].bare for number in broken)
    sizes = [len(lines[number].bare) for number in broken]
    longest = max(len(lines[number - 1].bare) for number in broken)
    return certain >= _LEAST or (max(sizes) - min(sizes) <= _WIDTH and longest <= _HEADED * min(sizes))


def _heads(line: Line) -> bool:
    """Whether a line can stand above a text as its headline, or as its date."""
    return line.headline and not line.ends


def _first(lines: Sequence[Line], start: int, broken: int) -> int:
    """The headline above the first text that breaks off."""
    while broken > start and _heads(lines[broken - 1]):
        broken -= 1
        if lines[broken].weight > _DATES:
            break
    return broken
