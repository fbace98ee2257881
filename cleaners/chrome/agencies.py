"""Lines that name nothing but news agencies and the initials of who took their copy over."""

import re
from collections.abc import Iterator
from typing import Final

from cleaners.chrome.reading import Reading, cut_of
from cleaners.chrome.traits import SIGNED
from cleaners.chrome.vocabulary import AGENCIES, BESIDE_AGENCIES, INITIALS
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_LONGEST: Final = 60  # weight
_ITEM: Final = re.compile(r"\d{1,3}[.)] ")  # of a list that somebody numbered: "21. Soho Press"
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
NEEDS: Final = SIGNED


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each such line above or below the story, or alone between its paragraphs."""
    for number in reading.numbers(SIGNED):
        line = reading.lines[number]
        item = line.weight > _LONGEST or _ITEM.match(line.bare)
        agency = "" if item else _agency(line.bare, line.shown)
        if agency:
            yield cut_of(line, Kind.SOURCE_CREDIT, "source_credit.agency", agency)


def _agency(bare: str, text: str) -> str:
    """The agency a line names, if it says nothing else; empty for all other lines."""
    words = _WORD.findall(bare)
    if AGENCIES.isdisjoint(words):
        return ""
    named = [word for word in words if word in AGENCIES]
    rest = [word for word in words if word not in AGENCIES and word not in BESIDE_AGENCIES]
    whole = named and len(rest) <= len(named) and all(len(word) <= INITIALS for word in rest)
    return (
        named[0]
        if whole and (len(words) > 1 or text.strip("()[] -\u2013\u2014/.").isupper() or _closed(text.strip()))
        else ""
    )


def _closed(text: str) -> bool:
    """Whether one small-lettered agency stands in brackets or in its own lower case, as agencies are signed."""
    return text.islower() or text.startswith(("(", "["))
