"""Picture captions and their credits: by their element, or by the credit they end with."""

import re
from collections.abc import Iterator
from typing import Final

from cleaners.chrome.reading import Line, Reading
from cleaners.chrome.traits import CALLED, CAPTION, CREDIT, ELEMENTS, NEAR
from cleaners.chrome.vocabulary import CREDITING, CREDITS
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION

_LONGEST: Final = 400  # weight of a caption
_ITEM: Final = 120  # and of one with a bullet; longer items tell something and end with a credit
_CREDIT: Final = re.compile(rf"(?:^|[\s.(|/-])(?:{'|'.join(CREDITS)})(?:{CREDITING})?: ?[^:.]{{2,60}}\)?\.?$")


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each caption and credit."""
    for number in reading.numbers(CAPTION, CREDIT):
        line = reading.lines[number]
        evidence = (_by_element(line) if line.traits & CAPTION else "") or _by_credit(line)
        if evidence:
            yield Cut(
                start=line.block.start,
                end=line.block.end,
                kind=Kind.CAPTION_CREDIT,
                rule="caption_credit.line",
                evidence=evidence,
                by=f"rules@{RULES_VERSION}",
            )


def _by_element(line: Line) -> str:
    if not line.block.tag:
        return ""
    if line.block.tag in ELEMENTS:
        return f"<{line.block.tag}>"
    word = next((word for word in line.block.tokens[:NEAR] if word in CALLED), "")
    return f"in an element called {word!r}" if word and line.weight <= _LONGEST else ""


def _by_credit(line: Line) -> str:
    if not line.traits & CREDIT or line.weight > (_ITEM if line.bulleted else _LONGEST):
        return ""
    found = _CREDIT.search(line.bare)
    return f"ends with {found[0].strip()!r}" if found else ""
