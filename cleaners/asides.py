"""Notes in brackets behind a link, for those who listen: "(opens in a new window)"."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Final

from cleaners import spelling
from cleaners.block import Block
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION

_BRACKETS: Final = "([\uff08\uff3b"
_BLANKS: Final = frozenset(" \xa0")
_QUOTES: Final = frozenset("\"'\u2018\u201c\u201e\u201a\u00ab\u00bb\u2039\u203a\u300c\u300e")


def _notes() -> frozenset[str]:
    table = tomllib.loads(resources.files(__package__).joinpath("asides.toml").read_text("utf-8"))
    return frozenset(spelling.key(note) for notes in table.values() for note in notes)


_NOTES: Final = _notes()
# First letters, composed and in pieces; most brackets hold other words.
_FIRST: Final = "".join(sorted({each[0] for note in _NOTES for each in (note, unicodedata.normalize("NFD", note))}))
_BRACKETED: Final = re.compile(
    rf"[{re.escape(_BRACKETS)}](?=[\W_]{{0,9}}[{_FIRST}{_FIRST.upper()}])([^()\[\]\uff08\uff09\uff3b\uff3d]{{4,60}})"
    r"[)\]\uff09\uff3d]"
)


def taken(blocks: Sequence[Block]) -> tuple[list[Cut], Sequence[Block]]:
    """A cut for each such note, with the blank before it, and the blocks as they read without them.

    What stands around a note is heard as it will stand there once the note is gone: were it cut beside other chrome,
    "Read more (opens in a new window)" would stay, and be chrome to whoever cleaned the text again. One in quotes is
    what a story speaks of.
    """
    page = "\n".join([block.text for block in blocks])
    if not any(spelling.key(inside[1]) in _NOTES for inside in _brackets(page)):  # as on nearly all pages
        return [], blocks
    notes = {number: found for number, block in enumerate(blocks) if (found := _notes_of(block))}
    if not notes:
        return [], blocks
    left: list[Block] = []
    for number, block in enumerate(blocks):
        left += _without(block, notes[number]) if number in notes else (block,)
    return [cut for found in notes.values() for cut in found], left


def _notes_of(block: Block) -> list[Cut]:
    return sorted([cut for inside in _brackets(block.text) if (cut := _note(block, inside)) is not None])


def _brackets(text: str) -> Iterator[re.Match[str]]:
    """Brackets that begin as a note does and are as long as one."""
    for bracket in _BRACKETS:
        at = text.find(bracket)
        while at >= 0:
            if inside := _BRACKETED.match(text, at):
                yield inside
            at = text.find(bracket, at + 1)


def _note(block: Block, found: re.Match[str]) -> Cut | None:
    note = spelling.key(found[1])
    start = found.start() - (block.text[found.start() - 1 : found.start()] in _BLANKS)
    if note not in _NOTES or block.text[start - 1 : start] in _QUOTES:
        return None
    return Cut(
        start=block.start + start,
        end=block.start + found.end(),
        kind=Kind.NAVIGATION,
        rule="navigation.aside",
        evidence=note,
        by=f"rules@{RULES_VERSION}",
    )


def _without(block: Block, notes: Sequence[Cut]) -> Iterator[Block]:
    """The block with blanks for its notes, which move nothing; those at its ends are no part of it. None if all is."""
    pieces: list[str] = []
    at = block.start
    for note in notes:
        pieces += block.text[at - block.start : note.start - block.start], " " * (note.end - note.start)
        at = note.end
    text = "".join((*pieces, block.text[at - block.start :]))
    if said := text.strip():
        start = block.start + len(text) - len(text.lstrip())
        yield block._replace(text=said, start=start, end=start + len(said))
