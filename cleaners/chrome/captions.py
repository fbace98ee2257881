"""Picture captions and their credits: by their element, or by the credit they end with."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaners.chrome.needs import PLAIN, SPOKEN
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.chrome.traits import CALLED, CAPTION, CREDIT, ELEMENTS, LINKED, NEAR
from cleaners.chrome.vocabulary import CREDITING, CREDITS, PICTURING
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_LONGEST: Final = 400  # weight of a caption
_ITEM: Final = 120  # and of one with a bullet; longer items tell something and end with a credit
_SHOWN: Final = 250  # of one with a bracket at its end
_NAMED: Final = 90  # characters of such a bracket
_CREDIT: Final = re.compile(rf"(?:^|[\s.(|/-])(?:{'|'.join(CREDITS)})(?:{CREDITING})?: ?[^:.]{{2,60}}\)?\.?$")
# "The old pier at noon. (Ada Brook/Harbour Post)": who took the picture, behind what it shows.
_BRACKET: Final = re.compile(r"\([^\W\d_a-z][^()]{2,60}\)\.?$")
# "The old pier at noon (archive) \u00a9 Ada Brook/Post", "The old pier at noon (foto Ada Brook)": in plain text too.
_NAME: Final = r"[^\W\d_](?:[^\W_]|[ ./,&'\u2019|-]){1,58}"
_SIGNED: Final = re.compile(rf"[^\W\d_].*[\w.!?)\"'\u201d\u201c\xbb] ?\xa9 ?{_NAME}(?<!\.)$")
_BRACKETED: Final = re.compile(
    r"\((?:[Pp]hotos?|[Ff]otos?|[Pp]ictures?|[Ii]mage|[Bb]ild|[Ff]ot\.|[Фф]ото)"
    rf"(?: credit| by| di| de| von|:)?:? ?(?=[^\Wa-z\u0430-\u044f\d_]|dpa|picture alliance){_NAME}\)\.?$"
)
_LEAST: Final = 8  # weight of the shortest: "A \xa9 B" and "(foto A)" show and name hardly anything
_PICTURED: Final = frozenset({"image", "img", "photo", "picture"})
NEEDS: Final = CAPTION | CREDIT | LINKED | SPOKEN | PLAIN


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each caption and credit."""
    for line, evidence in _told(reading):
        yield cut_of(line, Kind.CAPTION_CREDIT, "caption_credit.line", evidence)


def _told(reading: Reading) -> Iterator[tuple[Line, str]]:
    for number in reading.numbers(CAPTION, CREDIT, LINKED):
        line = reading.lines[number]
        if not (line.traits & (CAPTION | CREDIT) or _is_in_picture(line)):  # most have a few words behind a full stop
            continue
        evidence = (_by_element(line) if line.traits & CAPTION else "") or _by_credit(line) or _by_bracket(line)
        if evidence:
            yield line, evidence
    yield from _copyrighted(reading)
    if reading.lines and not reading.lines[-1].block.tag:
        yield from _credited(reading.lines)


def _credited(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Lines of plain text that end with who took a picture, behind a copyright sign or in a bracket."""
    for line in lines:
        bare = line.bare
        ends = _SIGNED.match if "\xa9" in bare else _BRACKETED.search if bare.endswith((")", ").")) else None
        if not ends or line.bulleted or "://" in bare or not _LEAST <= line.weight <= _SHOWN:  # addresses are sources
            continue
        if found := ends(line.shown):
            yield line, f"ends with {found[0][-40:]!r}"


def _copyrighted(reading: Reading) -> Iterator[tuple[Line, str]]:
    """Lines that open with the copyright sign in an element called a picture, and what it shows beside them."""
    lines = reading.lines
    for number in reading.gathered.spoken:
        if lines[number].bare[:1] != "\u00a9" or not _pictured(lines[number]):
            continue
        yield lines[number], "a picture's copyright"
        for beside in (number - 1, number + 1):
            if 0 <= beside < len(lines) and _pictured(lines[beside]) and lines[beside].weight <= _LONGEST:
                yield lines[beside], "a picture's, beside its copyright"


def _pictured(line: Line) -> bool:
    return line.block.tag != "" and not _PICTURED.isdisjoint(line.block.tokens[:1])


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
    if found and PICTURING.fullmatch(line.shown):
        return ""
    return f"ends with {found[0].strip()!r}" if found else ""


def _is_in_picture(line: Line) -> bool:
    return not _PICTURED.isdisjoint(line.block.tokens[:NEAR])


def _by_bracket(line: Line) -> str:
    """A credit in a bracket at the end of one or two sentences, in an element that is called a picture."""
    if line.weight > _SHOWN or not line.block.tag or not _is_in_picture(line):
        return ""
    text = line.shown
    found = _BRACKET.search(text, max(0, len(text) - _NAMED))
    return f"a picture's, ends with {found[0]!r}" if found else ""
