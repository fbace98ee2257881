"""Rows of figures that a story opens or ends with: the facts of a match, the quotes of a day, a forecast.

Their words are the same in every story, so that the site memory knows them for a template; what they say is not. They
are told by their figures, which change with the story, and by where they stand: right beside it, and together. What
stands beyond a line of the paper's own is the paper's.
"""

from collections.abc import Container, Iterator, Sequence
from enum import IntEnum, auto
from typing import Final

from cleaners import figures
from cleaners.chrome.reading import Reading
from cleaners.kinds import Kind
from cleaners.paper_words import talks_of_itself
from cleaners.sitememory import VARIED, SiteMemory

_BETWEEN: Final = 2  # lines between two rows: what a group of them is called, a name that has its figure on the next
_PAIRS: Final = 4  # and between two cells: the names of both, and a pair without a figure
_STILL: Final = 0.05  # share of changes up to which figures say the same in every story, as a price or an address does


class _Look(IntEnum):
    """What a line beside a story looks like."""

    PAPER = auto()  # says something of the paper, or is a sentence of its
    LABEL = auto()  # says the same in every story: may be the name of a row or of a group
    OTHER = auto()  # nothing the memory knows
    FIXED = auto()  # a row that says the same in many stories: "Red cards: 0"
    CELL = auto()  # a figure alone
    ROW = auto()  # has a date, a time or a count
    TOLD = auto()  # has figures as stories report them


def beside(reading: Reading, memory: SiteMemory, told: range, found: Container[int]) -> Iterator[int]:
    """The numbers of the lines that are rows of the story's, and of what names them.

    Args:
        reading: a page.
        memory: of its outlet.
        told: from the first new sentence to the last one.
        found: the lines that the memory knows for template.
    """
    for numbers, above in ((range(told.start - 1, -1, -1), True), (range(told.stop, len(reading.lines)), False)):
        looks = _looks(reading, memory, numbers, found)
        reach = _reach(looks, [reading.lines[number].block.text for number in numbers[: len(looks)]], above=above)
        yield from numbers[:reach]
        if above and 0 < reach < len(numbers) and reading.lines[numbers[reach]].block.heading > 1:
            yield numbers[reach]


def _looks(reading: Reading, memory: SiteMemory, numbers: Sequence[int], found: Container[int]) -> list[_Look]:
    """What the lines look like that stand beside a story, up to what is the paper's."""
    looks: list[_Look] = []
    for number in numbers:
        looks.append(_look(reading, memory, number, known=number in found))
        if looks[-1] is _Look.PAPER or (len(looks) >= _PAIRS and max(looks[-_PAIRS:]) <= _Look.OTHER):
            break
    return looks


def _look(reading: Reading, memory: SiteMemory, number: int, *, known: bool) -> _Look:
    line, lang = reading.lines[number], reading.context.lang
    text = line.block.text
    if line.block.heading == 1:
        return _Look.OTHER
    if (claim := reading.counted[number]) is not None:
        # What a dish costs and how long it takes is cut with what names the day; it is a row for all that.
        row = claim.kind is Kind.BYLINE_DATE and figures.is_label(text) and not talks_of_itself(text, lang=lang)
        return _Look.OTHER if row or claim.kind is Kind.AD_LABEL else _Look.PAPER
    if figures.is_cell(text):
        return _Look.CELL
    if memory.tells(text, lang=lang):
        return _Look.TOLD
    if not known:
        return _Look.OTHER
    paper = line.ends or talks_of_itself(text, lang=lang) or figures.is_contact(text)
    return _Look.PAPER if paper else _known_look(text, memory)


def _known_look(text: str, memory: SiteMemory) -> _Look:
    """What a line looks like that stands beside most stories, no sentence and none that talks of the paper."""
    changes = memory.changes(text) if figures.has_figures(text) else 0.0
    if not figures.is_label(text) and not figures.has_figures(figures.undated(text)):
        return _Look.LABEL
    if changes >= VARIED:
        return _Look.ROW
    return _Look.FIXED if changes > _STILL or not figures.has_figures(text) else _Look.LABEL


def _reach(looks: Sequence[_Look], texts: Sequence[str], *, above: bool) -> int:
    """How many lines from the story on are its own: up to the last row."""
    reach = 0
    cells = _named_cells(looks, above=above)
    for place, look in enumerate(looks):
        if look is _Look.FIXED and 0 < place == reach:
            reach = place + 1
        elif (
            place in cells
            and place - reach <= _PAIRS
            and (cells & {*range(place - _PAIRS, place + _PAIRS + 1)} - {place})
        ):
            reach = place + 1 + above
        elif look >= _Look.ROW and place - reach <= _BETWEEN:
            around = (*looks[max(0, place - _BETWEEN) : place], *looks[place + 1 : place + 1 + _BETWEEN])
            # Above a story stands what papers print for the day, too: the water's temperature. A result is a story's.
            alone = look is _Look.TOLD and (not above or figures.is_score(texts[place]))
            if alone or max(around, default=_Look.PAPER) >= _Look.ROW:
                reach = place + 1
    return reach


def _named_cells(looks: Sequence[_Look], *, above: bool) -> set[int]:
    """The places of figures that stand below a name which stands there in other stories as well."""
    before = 1 if above else -1
    cells = {place for place, look in enumerate(looks) if look is _Look.CELL and 0 <= place + before < len(looks)}
    return {place for place in cells if looks[place + before] is _Look.LABEL}
