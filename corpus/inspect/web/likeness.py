"""What a copy of a story has of its original, word by word."""

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_ALIKE = 0.4  # of the words of the longer paragraph; below it two paragraphs are about different things
_MOST = 400  # words; longer paragraphs are compared whole
_PIECES = re.compile(r"\s+|[^\W\d_]+|\d+|\S")  # white space, words, numbers, signs
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")  # scripts in which a run of letters is no word


class Run(NamedTuple):
    """A run of a paragraph, and whether the original has it too."""

    text: str
    shared: bool


class Original:
    """The paragraphs of an original, to compare with."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._whole = frozenset(map(_plain, lines))
        self._pieces = [pieces for line in lines if len(pieces := _split(line)) <= 2 * _MOST]
        self._counts = [Counter(_words(pieces)) for pieces in self._pieces]

    def runs(self, line: str) -> tuple[Run, ...]:
        """A copy's paragraph in runs; one run where it is the original's own, or has nothing of it."""
        if _plain(line) in self._whole:
            return (Run(line, shared=True),)
        pieces = _split(line)
        near = self._nearest(Counter(_words(pieces))) if len(pieces) <= 2 * _MOST else None
        if near is None:
            return (Run(line, shared=False),)
        matcher = difflib.SequenceMatcher(None, near, pieces, autojunk=False)
        found: list[Run] = []
        for word, _, _, start, end in matcher.get_opcodes():
            if start < end:
                found.append(Run("".join(pieces[start:end]), shared=word == "equal"))
        return tuple(found)

    def _nearest(self, words: Counter[str]) -> list[str] | None:
        """The pieces of the paragraph with most words in common; None where none has enough."""
        shares = [(words & other).total() / max(words.total(), other.total(), 1) for other in self._counts]
        best = max(range(len(shares)), key=shares.__getitem__, default=-1)
        return self._pieces[best] if best >= 0 and shares[best] >= _ALIKE else None


def _plain(line: str) -> str:
    return " ".join(line.split())


def _split(line: str) -> list[str]:
    return list(line) if _UNSPACED.search(line) else _PIECES.findall(line)


def _words(pieces: Sequence[str]) -> list[str]:
    return [piece for piece in pieces if not piece.isspace()]
