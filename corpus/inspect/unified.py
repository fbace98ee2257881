"""A view as a unified diff of raw_text against text, as `patch` reads it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cleaners.cleaned import Cut
from cleaners.ledger import render
from corpus.inspect.families import label
from corpus.inspect.view import View

_CONTEXT = 3  # lines around a change, as diff and git give


class _Edit(NamedTuple):
    """One line of the diff: " " in both, "-" only in raw_text, "+" only in text."""

    sign: str
    line: str  # with its line end, when it has one
    cuts: tuple[Cut, ...] = ()


def unified_diff(view: View) -> str:
    """The diff, page text verbatim; each hunk names the kinds it cuts. Empty when nothing differs.

    `patch raw.txt` with this diff gives the cleaned text, character for character.
    """
    edits = _edits(view)
    hunks = "".join(_hunk(edits, start, end) for start, end in _hunk_spans(edits))
    return f"--- raw.txt\n+++ clean.txt\n{hunks}" if hunks else ""


def _edits(view: View) -> tuple[_Edit, ...]:
    """Every line of both texts in order, removals before additions within a change."""
    found = tuple(_walked(view.raw_text, view.cuts, _split(view.text)))
    text = "".join(edit.line for edit in found if edit.sign != "-")
    if text != view.text:  # text was not made from these cuts: still show both, whole
        return (
            *(_Edit("-", line) for line in _split(view.raw_text)),
            *(_Edit("+", line) for line in _split(view.text)),
        )
    ordered: list[_Edit] = []
    for _, run in groupby(found, key=lambda edit: edit.sign == " "):
        ordered += sorted(run, key=lambda edit: edit.sign == "+")
    return tuple(ordered)


def _walked(raw_text: str, cuts: Sequence[Cut], text: Sequence[str]) -> Iterator[_Edit]:
    """Step through raw_text by line and through text along with it."""
    at = 0
    for line, own in _lines_with_cuts(raw_text, cuts):
        left = [part for part in _plain(line, own).split("\n") if part]
        if not left and at < len(text) and line == text[at]:
            yield _Edit(" ", line)
            at += 1
            continue
        while left and at < len(text) and not text[at].strip("\n"):
            yield _Edit("+", text[at])
            at += 1
        fresh = text[at : at + len(left)]
        at += len(fresh)
        if list(fresh) == [line]:
            yield _Edit(" ", line)
            continue
        yield _Edit("-", line, own)
        yield from (_Edit("+", part) for part in fresh)
    yield from (_Edit("+", part) for part in text[at:])


def _plain(line: str, cuts: Sequence[Cut]) -> str:
    """What the cleaned text has of one line of raw_text."""
    return render(line, cuts, gap="\n")


def _lines_with_cuts(raw_text: str, cuts: Sequence[Cut]) -> Iterator[tuple[str, tuple[Cut, ...]]]:
    """Each line with the cuts that touch it, their offsets counted from the line's start."""
    start = first = 0
    for line in _split(raw_text):
        end = start + len(line)
        while first < len(cuts) and cuts[first].end <= start:
            first += 1
        own: list[Cut] = []
        for order in range(first, len(cuts)):
            cut = cuts[order]
            if cut.start >= end:
                break
            own.append(cut._replace(start=max(cut.start, start) - start, end=min(cut.end, end) - start))
        yield line, tuple(own)
        start = end


def _split(text: str) -> list[str]:
    """Lines with their ends, as patch counts them: only a line feed ends one."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _hunk_spans(edits: Sequence[_Edit]) -> Iterator[tuple[int, int]]:
    """Start and end of each run of changes with its context; runs that touch are one."""
    start = end = -1
    for place, edit in enumerate(edits):
        if edit.sign == " ":
            continue
        if end >= 0 and place - _CONTEXT > end:
            yield start, end
            start = -1
        if start < 0:
            start = max(0, place - _CONTEXT)
        end = min(len(edits), place + 1 + _CONTEXT)
    if end >= 0:
        yield start, end


def _hunk(edits: Sequence[_Edit], start: int, end: int) -> str:
    before, inside = edits[:start], edits[start:end]
    old = _range(_count(before, " -"), _count(inside, " -"))
    new = _range(_count(before, " +"), _count(inside, " +"))
    kinds = dict.fromkeys(label(cut.kind) for edit in inside for cut in edit.cuts)
    body = "".join(_written(edit) for edit in inside)
    return f"@@ -{old} +{new} @@{' ' if kinds else ''}{', '.join(kinds)}\n{body}"


def _count(edits: Sequence[_Edit], signs: str) -> int:
    return sum(edit.sign in signs for edit in edits)


def _range(before: int, length: int) -> str:
    """Where a hunk lies: a range of no lines names the line before it."""
    return f"{before + (1 if length else 0)},{length}"


def _written(edit: _Edit) -> str:
    end = "" if edit.line.endswith("\n") else "\n\\ No newline at end of file\n"
    return f"{edit.sign}{edit.line}{end}"
