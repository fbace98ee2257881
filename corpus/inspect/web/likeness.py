"""What a copy of a story has of its original, word by word."""

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_ALIKE = 0.4  # of the words of the longer paragraph; below it two paragraphs are about different things
_MOST = 400  # words; longer paragraphs are compared whole
_USUAL = 8  # paragraphs; a word that stands in more of them tells none apart
_COMPARED = 200  # paragraphs compared word by word for one page, at a fifth of a millisecond each
_PIECES = re.compile(r"(?:[^\W\d_]+|\d+|\S)\s*|\s+")  # words, numbers and signs, with the white space behind them
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")  # scripts in which a run of letters is no word


class Run(NamedTuple):
    """A run of a paragraph, and whether the original has it too."""

    text: str
    shared: bool


class Original:
    """The paragraphs of an original, to compare with."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._whole = frozenset(map(_plain, lines))
        self._pieces = [pieces for line in lines if len(pieces := _split(line)) <= _MOST]
        self._words = [Counter(map(str.strip, pieces)) for pieces in self._pieces]
        self._places: dict[str, list[int]] = {}
        for place, words in enumerate(self._words):
            for word in words:
                self._places.setdefault(word, []).append(place)
        self._left = _COMPARED

    def runs(self, line: str) -> tuple[Run, ...]:
        """A copy's paragraph in runs; one run where it is the original's own, or has nothing of it."""
        if _plain(line) in self._whole:
            return (Run(line, shared=True),)
        pieces = _split(line)
        near = self._nearest(pieces) if self._left and len(pieces) <= _MOST else None
        if near is None:
            return (Run(line, shared=False),)
        self._left -= 1
        matcher = difflib.SequenceMatcher(None, near, pieces, autojunk=False)
        found: list[Run] = []
        for word, _, _, start, end in matcher.get_opcodes():
            if start < end:
                found.append(Run("".join(pieces[start:end]), shared=word == "equal"))
        return tuple(found)

    def _nearest(self, pieces: Sequence[str]) -> list[str] | None:
        """The pieces of the paragraph with most words in common; None where none has enough."""
        words = Counter(map(str.strip, pieces))
        known = (self._places.get(word, ()) for word in words)
        votes = Counter(place for places in known if len(places) <= _USUAL for place in places)
        for place, _ in votes.most_common(1):
            other = self._words[place]
            if (words & other).total() >= _ALIKE * max(words.total(), other.total()):
                return self._pieces[place]
        return None


def _plain(line: str) -> str:
    return " ".join(line.split())


def _split(line: str) -> list[str]:
    return list(line) if _UNSPACED.search(line) else _PIECES.findall(line)
