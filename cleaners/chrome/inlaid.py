"""Inlaid: headings amid a story that open a section of the page, by the list below them.

At the page's end "Stellenangebote" opens vacancies and "Topics" the story's topics. Amid the story they may as well
head a list of the story's own, so that only headings that are `list` phrases are asked for, and what stands below them
must look like it and stop at the story's next prose: vacancies like vacancies, topics like words of the story.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from cleaners.chrome.phrases import Phrase
from cleaners.chrome.reach import AMID, is_topic, several_words
from cleaners.kinds import Kind

if TYPE_CHECKING:
    from cleaners.chrome.reading import Line

_LEAST: Final = 2  # lines between the heading and the prose
_MOST: Final = 12
_TALE: Final = 0.5  # share of lines that must look like what the heading says
# "Night editor - Marlow Courier, Leeds", "Comptable (H/F)", "Redakteur | Vollzeit": what, and for whom or where.
_OFFER: Final = re.compile(r"\w ?(?: [-|\u00b7/] |[,\u060c] (?!\d)|[\u3001,|]\w)|\((?:\w ?[/|*.] ?){1,2}\w\)")
_By = tuple[int, Phrase] | None
Taken = Sequence[_By]
_COUNTED: Final = re.compile(r"\W*\d+ ")  # "40 places for trainees" is told


def opener(lines: Sequence["Line"], number: int, taken: Taken, tail: int) -> Phrase | None:
    """What a line says that opens a section; None where the list below it is none, or the story's own.

    Args:
        lines: the page's.
        number: that of a line below the first prose.
        taken: for each line the heading that swallows it.
        tail: the line behind the last prose of the story; from there on none need follow the list.
    """
    phrase = next((said for said in lines[number].said if said.force == AMID), None)
    if phrase is None or (number and lines[number - 1].bare.endswith(":")):
        return None
    end = _end(lines, number, taken)
    behind = next((place for place in range(end, min(end + 2, len(lines))) if lines[place].prose), None)
    listed = lines[number + 1 : end]
    if not listed or (number < tail and not (behind and _LEAST <= behind - number - 1 <= _MOST)):
        return None
    if any(line.prose for line in listed) or (lines[number].block.tag and not _are_linked(listed)):
        return None
    if phrase.kind is Kind.JOB_ADS:
        return phrase if _many(map(_is_offer, listed)) else None
    if phrase.kind is Kind.TAGS:
        return phrase if _many(is_topic(lines, place) for place in range(number + 1, end)) else None
    return phrase if all(map(several_words, listed)) else None


def opened(taken: tuple[_By, ...], counted: Sequence[Phrase | None]) -> tuple[_By, ...]:
    """The headings that swallow lines, without those that were found to open no section."""
    if not any(by[1].force == AMID and counted[by[0]] is None for by in filter(None, taken)):
        return taken
    return tuple([None if by and by[1].force == AMID and counted[by[0]] is None else by for by in taken])


def _end(lines: Sequence["Line"], number: int, taken: Taken) -> int:
    """The line behind the last one that a heading swallows."""
    end = number + 1
    while end < len(lines) and (by := taken[end]) is not None and by[0] == number:
        end += 1
    return end


def _many(told: Iterable[bool]) -> bool:
    answers = list(told)
    return sum(answers) >= _TALE * len(answers)


def _are_linked(listed: Sequence["Line"]) -> bool:
    """Whether lines are links: a page that shows its links has none in the story's own lists."""
    return _many(line.block.link_density > 0 for line in listed)


def _is_offer(line: "Line") -> bool:
    return _OFFER.search(line.bare) is not None and _COUNTED.match(line.bare) is None
