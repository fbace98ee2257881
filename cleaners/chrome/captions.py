"""Picture captions and their credits: by their element, or by the credit they end with."""

import re
from collections.abc import Iterator
from typing import Final

from cleaners.chrome.reading import Line, Reading
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION

_ELEMENTS: Final = frozenset({"figcaption"})
_CALLED: Final = frozenset({"caption", "figcaption", "bildunterschrift", "bildtext", "legende", "imagecaption"})
_NEAR: Final = 3  # words of class and id: the element's own
_LONGEST: Final = 400  # weight of a caption
_ITEM: Final = 120  # and of one with a bullet; longer items tell something and end with a credit
_CREDITED: Final = 64  # characters from the colon to the end, at most: searched first, it costs a hundredth
# "The bridge in May. Photo: Ada Brook": the word, a colon, and a name to the line's end.
_CREDIT: Final = re.compile(
    r"(?:^|[\s.(|/-])(?:photos?|photograph|picture|image|fotos?|bild|grafik|crédit photo|imagen|obraz|kép|фото)"
    r"(?: by)?: ?[^:.]{2,60}\)?\.?$"
)


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each caption and credit."""
    for line in reading.lines:
        evidence = (_by_element(line) or _by_credit(line)) if line.block.tag or ":" in line.bare else ""
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
    if line.block.tag in _ELEMENTS:
        return f"<{line.block.tag}>"
    near = line.block.tokens[:_NEAR]
    word = "" if _CALLED.isdisjoint(near) else next(word for word in near if word in _CALLED)
    return f"in an element called {word!r}" if word and line.weight <= _LONGEST else ""


def _by_credit(line: Line) -> str:
    if (
        line.weight > _LONGEST
        or ":" not in line.bare[-_CREDITED:]
        or line.weight > (_ITEM if line.bulleted else _LONGEST)
    ):
        return ""
    found = _CREDIT.search(line.bare)
    return f"ends with {found[0].strip()!r}" if found else ""
