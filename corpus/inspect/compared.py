"""Two cleanings of one page, paragraph by paragraph: what stays, what goes, what comes back. Drawn by others."""

import difflib
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from cleaners.cleaned import Cut
from corpus.inspect.view import paragraph_spans

_CONTEXT = 1  # paragraphs around a change


class State(StrEnum):
    """What became of a run of text between the two cleanings."""

    KEPT = "kept"
    CUT = "cut"
    LOST = "lost"  # kept before, cut now
    GAINED = "gained"  # cut before, kept now


class Part(NamedTuple):
    """A run of one paragraph, and the cut that takes it, or took it."""

    text: str
    state: State
    cut: Cut | None = None


class Row(NamedTuple):
    """One paragraph."""

    number: int  # of the raw text, from 1; 0 where the raw texts differ
    parts: tuple[Part, ...]

    @property
    def changed(self) -> bool:
        """Whether anything but white space went or came."""
        return any(part.state in {State.LOST, State.GAINED} and part.text.strip() for part in self.parts)


class Gap(NamedTuple):
    """Paragraphs left out of sight because nothing changed in them."""

    paragraphs: int


def compare(raw_text: str, before: Sequence[Cut], after: Sequence[Cut]) -> tuple[Row, ...]:
    """Every paragraph of a text under two sets of cuts."""
    edges = sorted({0, len(raw_text), *(edge for cut in (*before, *after) for edge in (cut.start, cut.end))})
    olds, news = _Walk(before), _Walk(after)
    spans = [(start, end, olds.at(start), news.at(start)) for start, end in pairwise(edges)]
    rows: list[Row] = []
    first = 0
    for start, end in paragraph_spans(raw_text):
        while first < len(spans) and spans[first][1] <= start:
            first += 1
        parts: list[Part] = []
        at = first
        while at < len(spans) and spans[at][0] < end:
            low, high, old, new = spans[at]
            text = raw_text[max(start, low) : min(end, high)]
            parts.append(Part(text, _state(old, new), new or old))
            at += 1
        rows.append(Row(len(rows) + 1, tuple(parts)))
    return tuple(rows)


class _Walk:
    """Which of ascending cuts covers a place, asked for ascending places."""

    def __init__(self, cuts: Sequence[Cut]) -> None:
        self._cuts, self._next = cuts, 0

    def at(self, place: int) -> Cut | None:
        while self._next < len(self._cuts) and self._cuts[self._next].end <= place:
            self._next += 1
        found = self._cuts[self._next] if self._next < len(self._cuts) else None
        return found if found and found.start <= place else None


def _state(old: Cut | None, new: Cut | None) -> State:
    if old and new:
        return State.CUT
    return State.LOST if new else State.GAINED if old else State.KEPT


def compare_texts(before: str, after: str) -> tuple[Row, ...]:
    """The lines of two cleaned texts whose raw texts differ, so that no cut explains the difference."""
    old, new = ([line for line in text.splitlines() if line.strip()] for text in (before, after))
    rows: list[Row] = []
    for word, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if word == "equal":
            rows += (Row(0, (Part(line, State.KEPT),)) for line in old[a:b])
            continue
        rows += (Row(0, (Part(line, State.LOST),)) for line in old[a:b])
        rows += (Row(0, (Part(line, State.GAINED),)) for line in new[c:d])
    return tuple(rows)


def condensed(rows: Sequence[Row], context: int = _CONTEXT) -> Iterator[Row | Gap]:
    """The paragraphs that changed and those beside them; a gap stands for the others."""
    near = {
        place
        for at, row in enumerate(rows)
        if row.changed
        for place in range(max(0, at - context), min(len(rows), at + context + 1))
    }
    hidden = 0
    for at, row in enumerate(rows):
        if at not in near:
            hidden += 1
            continue
        if hidden:
            yield Gap(hidden)
            hidden = 0
        yield row
    if hidden:
        yield Gap(hidden)


def sizes(rows: Sequence[Row]) -> tuple[int, int]:
    """Characters lost and gained."""
    lost = sum(len(part.text) for row in rows for part in row.parts if part.state is State.LOST)
    gained = sum(len(part.text) for row in rows for part in row.parts if part.state is State.GAINED)
    return lost, gained
