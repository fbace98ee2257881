"""Signs by which headings link to themselves: a hash, a pilcrow, a chain. They are markup, and the heading stays."""

import re
from typing import Final

from cleaners.cleaned import Cut
from cleaners.features import Page
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION
from cleaners.segment_tags import HEADING, HEADINGS

_BY: Final = f"rules@{RULES_VERSION}"
_SIGNS: Final = "#¶§\N{LINK SYMBOL}\N{ANCHOR}"
_SIGN: Final = f"[{_SIGNS}]\ufe0f?"
_FIRST: Final = re.compile(rf"({_SIGN})\s*")
_LAST: Final = re.compile(rf"\s*({_SIGN})\Z")
_APART: Final = re.compile(r"\s+([#¶])\Z")  # of a heading that is a link as a whole: one about C# has no blank there
_LASTS: Final = ("#", "¶")
_LONGEST: Final = 2  # characters of a sign
_TAIL: Final = 8  # characters in which one ends a heading


def find(page: Page) -> list[Cut]:
    """A cut for each sign that is all a heading's link says, or that ends a heading which is a link."""
    texts, linked, starts = page.segments.text, page.segments.link_chars, page.starts
    found = []
    for index in [match.start() for match in HEADINGS.finditer(page.codes)]:
        if not linked[index] or (linked[index] > _LONGEST and not texts[index].endswith(_LASTS)):  # as are most
            continue
        span = _sign(texts[index], linked[index])
        if span is not None:
            at = int(starts[index])
            sign = texts[index][span[0] : span[1]].strip()
            found.append(Cut(at + span[0], at + span[1], Kind.MARKUP, "markup.anchor", f"{sign} is a link", _BY))
    return found


def is_signed(page: Page, index: int) -> bool:
    """Whether a heading's links say nothing, or no more than such a sign: it leads nowhere else."""
    if page.codes[index] not in HEADING or page.segments.link_chars[index] > _LONGEST:
        return False
    linked = page.segments.link_chars[index]
    return not linked or _sign(page.segments.text[index], linked) is not None


def _sign(text: str, linked: int) -> tuple[int, int] | None:
    """Where a heading's sign stands, with the blanks between it and the heading; None where it has none."""
    tail = max(0, len(text) - _TAIL)
    if linked <= _LONGEST:
        for found in (_LAST.search(text, tail), _FIRST.match(text)):
            if found and len(found[1]) == linked:
                return found.span()
        return None
    found = _APART.search(text, tail) if linked >= len(text) - _LONGEST else None
    return found.span() if found else None
