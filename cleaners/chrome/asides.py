"""Notes in brackets behind a link, for those who listen: "(opens in a new window)"."""

import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Final

from cleaners import spelling
from cleaners.chrome.reading import Reading
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION

_BRACKETED: Final = re.compile(r"[ \xa0]?[(\[\uff08\uff3b]([^()\[\]\uff08\uff09\uff3b\uff3d]{4,60})[)\]\uff09\uff3d]")
_QUOTES: Final = frozenset("\"'\u2018\u201c\u201e\u201a\u00ab\u00bb\u2039\u203a\u300c\u300e")


def _notes() -> frozenset[str]:
    table = tomllib.loads(resources.files(__package__).joinpath("asides.toml").read_text("utf-8"))
    return frozenset(spelling.key(note) for notes in table.values() for note in notes)


_NOTES: Final = _notes()


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each such note inside a line, with the blank before it; one in quotes is what a story speaks of."""
    for line in reading.lines:
        text = line.block.text
        if not ("(" in text or "[" in text or "\uff08" in text or "\uff3b" in text):
            continue
        for found in _BRACKETED.finditer(text):
            note = spelling.key(found[1])
            if note in _NOTES and text[found.start() - 1 : found.start()] not in _QUOTES:
                yield Cut(
                    start=line.block.start + found.start(),
                    end=line.block.start + found.end(),
                    kind=Kind.NAVIGATION,
                    rule="navigation.aside",
                    evidence=note,
                    by=f"rules@{RULES_VERSION}",
                )
