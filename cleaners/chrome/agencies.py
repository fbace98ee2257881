"""Lines that name nothing but news agencies and the initials of who took their copy over."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from cleaners.chrome.reading import Reading
from cleaners.chrome.traits import INITIALS, SIGNED
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION

_LONGEST: Final = 60  # weight
_AGENCIES: Final = frozenset(
    """
    dpa afp ap reuters apa sid epd kna rtr dapd sda ats anp belga ntb ritzau tt stt efe europa press ansa adnkronos agi
    lusa pap ctk tass ria novosti interfax ukrinform unian aa dha iha xinhua kyodo jiji yonhap pti ani ians bloomberg
    dpa-infocom dpa-afx awp zap cp aap nzpa sapa mena wam spa
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_BESIDE: Final = frozenset("mit with von from by und and per avec con com med via agenturen agencies".split())  # noqa: SIM905
WORDS: Final = _AGENCIES | _BESIDE  # traits.py knows the long ones
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each such line above or below the story, or alone between its paragraphs."""
    for line in reading.having(SIGNED):
        agency = _agency(line.bare, line.shown) if line.weight <= _LONGEST else ""
        if agency:
            yield Cut(
                start=line.block.start,
                end=line.block.end,
                kind=Kind.SOURCE_CREDIT,
                rule="source_credit.agency",
                evidence=agency,
                by=f"rules@{RULES_VERSION}",
            )


@lru_cache(maxsize=1_024)  # a page's short lines: they are asked again when others are gone
def _agency(bare: str, text: str) -> str:
    """The agency a line names, if it says nothing else; empty for all other lines."""
    words = _WORD.findall(bare)
    if _AGENCIES.isdisjoint(words):
        return ""
    named = [word for word in words if word in _AGENCIES]
    rest = [word for word in words if word not in _AGENCIES and word not in _BESIDE]
    whole = named and len(rest) <= len(named) and all(len(word) <= INITIALS for word in rest)
    return (
        named[0]
        if whole and (len(words) > 1 or text.strip("()[] -\u2013\u2014/.").isupper() or _closed(text.strip()))
        else ""
    )


def _closed(text: str) -> bool:
    """Whether one small-lettered agency stands in brackets or in its own lower case, as agencies are signed."""
    return text.islower() or text.startswith(("(", "["))
