"""The arithmetic of cuts: what is kept, what text that leaves, and how claims on the same span are settled."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from cleaners.cleaned import Cut
from cleaners.kernels import compiled
from cleaners.kinds import Kind

_COMPILED: Final = compiled("cleaners.native.strings")

# Soft hyphen, zero-width space, direction marks, word joiner, byte order mark. The joiners
# U+200C and U+200D are spelling in Persian and Indic scripts and stay.
_MARKS = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
_MAX_MARKS = 200_000  # a second; a text with every syllable parted has as many in two megabytes
INVISIBLE = re.compile(f"[{_MARKS}]+")

_LINE_END = re.compile(r"\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANK_LINES = re.compile("\n{3,}")
_LINE_ENDS = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")


def kept(length: int, cuts: Sequence[Cut]) -> tuple[tuple[int, int], ...]:
    """The spans of [0, length) that no cut covers; with the cuts they tile the text.

    Raises:
        ValueError: the cuts are not ascending, disjoint, non-empty and inside the text.
    """
    return tuple(spans(length, cuts))


def spans(length: int, cuts: Sequence[Cut]) -> Iterator[tuple[int, int]]:
    """The same one after another, for who looks at the first few only.

    Raises:
        ValueError: as `kept`, once it comes to such a cut.
    """
    at = 0
    for cut in cuts:
        if not at <= cut.start < cut.end <= length:
            msg = f"cut {cut.start}:{cut.end} of {length} characters overlaps, is empty or out of order at {at}"
            raise ValueError(msg)
        if cut.start > at:
            yield at, cut.start
        at = cut.end
    if at < length:
        yield at, length


def settle(claims: Iterable[Cut]) -> tuple[Cut, ...]:
    """Ascending, disjoint cuts out of claims that may overlap; the earlier claim keeps what both want.

    A later claim is split around what is already taken, so every character has one reason.
    """
    starts: list[int] = []
    taken: list[Cut] = []
    end = 0  # of the last one taken
    for claim in claims:
        start, stop = claim.start, claim.end
        if start >= end:  # behind all of them, as nearly all claims are: each spotter goes down the page
            if start < stop:
                starts.append(start)
                taken.append(claim)
                end = stop
            continue
        first = bisect_right(starts, start)
        if (not first or taken[first - 1].end <= start) and stop <= starts[first]:
            if start < stop:  # as it is, in a gap
                starts.insert(first, start)
                taken.insert(first, claim)
            continue
        if first and taken[first - 1].end > start:
            first -= 1
        last = bisect_left(starts, stop)
        fresh = _around(claim, taken[first:last])
        starts[first:last] = [cut.start for cut in fresh]
        taken[first:last] = fresh
        end = taken[-1].end
    return tuple(taken)


def _around(claim: Cut, taken: Sequence[Cut]) -> list[Cut]:
    """`taken`, with what is left of `claim` in the gaps before, between and behind."""
    result: list[Cut] = []
    at = claim.start
    for cut in taken:
        if at < cut.start:
            result.append(claim._replace(start=at, end=cut.start))
        result.append(cut)
        at = cut.end
    if at < claim.end:
        result.append(claim._replace(start=at, end=claim.end))
    return result


def invisible_marks(raw_text: str, by: str) -> tuple[Cut, ...]:
    """A cut for every run of invisible marks."""
    if raw_text.isascii():
        return ()
    # Most pages have none or a few: each looked for by itself, that is much faster than all of them at once.
    places = [place for mark in _MARKS if mark in raw_text for place in _places(raw_text, mark)]
    return tuple([
        Cut(first, last, Kind.MARKUP, "markup.invisible", _spelled_out(raw_text[first : min(last, first + 8)]), by)
        for first, last in _runs(sorted(places))
    ])  # fmt: skip


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _runs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ascending places that follow one another, together."""
    first = last = -1
    for place in places:
        if place != last:
            if first >= 0:
                yield first, last
            first = place
        last = place + 1
    if first >= 0:
        yield first, last


@lru_cache(maxsize=64)  # a page has few different ones
def _spelled_out(marks: str) -> str:
    return " ".join(f"U+{ord(mark):04X}" for mark in marks)


def too_many_marks(text: str) -> str:
    """The figure that says that a text is mostly invisible marks, each of them a cut; empty for any other."""
    count = sum(map(text.count, _MARKS)) if len(text) > _MAX_MARKS and has_marks(text) else 0
    return f"{count} invisible marks, {_MAX_MARKS} allowed" if count > _MAX_MARKS else ""


def has_marks(text: str) -> bool:
    """Whether a text holds an invisible mark; much faster than searching for all of them at once."""
    return not text.isascii() and any(mark in text for mark in _MARKS)


def render(raw_text: str, cuts: Sequence[Cut], *, gap: str | None = None) -> str:
    """The text the kept spans spell: NFC, each line trimmed, blank lines dropped or made one.

    Of a page, a line's own indentation stays: only lines of code have one there.

    Lines stay apart even where the line end between them was cut; a cut inside a line joins its two sides.

    Args:
        raw_text: the text the cuts point into.
        cuts: ascending and disjoint.
        gap: what stands between two lines; None puts a blank line where raw_text has one
            between the two, and a line end elsewhere.
    """
    if gap is not None:
        is_fit = _COMPILED is not None and gap.isascii()
        return _composed((_COMPILED.rendered if is_fit else rendered_purely)(raw_text, tuple(cuts), gap))
    whole_lines = raw_text.splitlines(keepends=True)
    said: list[str | None] = [line.strip() for line in whole_lines]  # what ends a line is a blank
    if cuts:
        for number, left in _cut_lines(raw_text, cuts, [*accumulate(map(len, whole_lines))]):
            said[number] = left or (None if said[number] else "")
    whole = "\n".join([line for line in said if line is not None]).strip("\n")
    if "\n\n\n" in whole:  # which takes a tenth of the time that the pattern takes
        whole = _BLANK_LINES.sub("\n\n", whole)
    return _composed(whole)


def rendered_purely(raw_text: str, cuts: Sequence[Cut], gap: str) -> str:
    """The kept lines that are not blank, not yet composed, in pure Python."""
    return gap.join(filter(None, map(str.rstrip, _spelled(raw_text, cuts))))


def _composed(text: str) -> str:
    is_so = _COMPILED is not None and _COMPILED.is_composed(text)  # as nearly all texts are
    return text if is_so else unicodedata.normalize("NFC", text)


def _cut_lines(raw_text: str, cuts: Sequence[Cut], ends: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The number of each line that is cut, and what is left of it, trimmed.

    Args:
        raw_text: the text.
        cuts: ascending and disjoint.
        ends: of its lines, line ends included.
    """
    number = -1
    end = 0  # of the line whose rest is still to be looked at, its line end included
    pieces: list[str] = []
    at = 0
    for cut in cuts:
        if cut.start >= end:
            if number >= 0:
                yield number, "".join((*pieces, raw_text[at:end])).strip()
            number = bisect_right(ends, cut.start)
            at, end, pieces = ends[number - 1] if number else 0, ends[number], []
        pieces.append(raw_text[at : cut.start])
        while cut.end > end:  # lines stay apart, be the line end between them cut
            yield number, "".join(pieces).strip()
            number += 1
            end, pieces = ends[number], []
        at = cut.end
    yield number, "".join((*pieces, raw_text[at:end])).strip()


def _spelled(raw_text: str, cuts: Sequence[Cut]) -> list[str]:
    """What is kept of each line, with its own indentation; lines of which nothing is kept may be left out."""
    pieces: list[str] = []
    goes_on = False  # whether something of a line is kept that may go on behind the next cut
    at = 0
    for start, end in spans(len(raw_text), cuts):
        piece = raw_text[start:end]
        if piece == "\n" and not goes_on:  # between two lines that are cut; nothing is kept of either
            at = end
            continue
        if goes_on and _ends_line(raw_text[at:start]):
            pieces.append("\n")
            goes_on = False
        if not goes_on and start and piece[0] not in _LINE_ENDS and raw_text[start - 1] not in _LINE_ENDS:
            line = piece.splitlines()[0]  # a blank behind a cut is no indentation
            piece = line.lstrip() + piece[len(line) :]
        pieces.append(piece)
        goes_on = piece[-1] not in _LINE_ENDS if piece else goes_on
        at = end
    return "".join(pieces).splitlines()


def _ends_line(text: str) -> bool:
    return "\n" in text or len(text.splitlines()) > 1 or text[-1:] in _LINE_ENDS


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line, line ends excluded; CRLF is one line end."""
    at = 0
    for match in _LINE_END.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)
