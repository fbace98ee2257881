"""Paragraphs of a paid story that a page hides from its readers as text with each letter moved by one: "Ebt jtu"."""

from collections import Counter
from collections.abc import Iterator
from math import log
from string import ascii_lowercase
from typing import Final

from cleaners.chrome.reading import Reading, cut_of
from cleaners.chrome.traits import MOVED
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

CIPHERED: Final = "subscribe_paywall.ciphered"
_LEAST: Final = 12  # letters; a word in a foreign language has less
_BESIDE: Final = 7.0  # log of how many times likelier it is of a line that its letters were moved; a thousand times
_SURE: Final = 50.0  # and of all such lines together: a puzzle in a story has one, and short
_MOST: Final = 0.12  # of the letters that one counts for: "off" and "buffer" are full of the same
_ASKED: Final = 400  # characters of a line
# Of a thousand letters, in the languages written with Latin ones, roughly and without their marks.
_OFTEN: Final = dict(
    zip(
        ascii_lowercase,
        (85, 15, 30, 42, 135, 14, 19, 26, 78, 3, 12, 48, 28, 82, 62, 24, 3, 70, 66, 68, 38, 14, 10, 2, 10, 8),
        strict=True,
    )
)
# How much likelier a letter is where all were moved by one: "b" stands for "a" then, and "{" for "z".
_MOVED: Final = {
    letter: log(_OFTEN.get(chr(ord(letter) - 1), 1) / _OFTEN.get(letter, 1)) for letter in (*ascii_lowercase, "{")
}
NEEDS: Final = MOVED


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each such line; what it reads like with its letters moved back is the evidence."""
    lines = reading.lines
    doubtful = [lines[number].bare for number in reading.numbers(MOVED)]
    if not doubtful or sum(ratio for ratio in map(_ratio, doubtful) if ratio >= _BESIDE) < _SURE:
        return
    for line in lines:
        if _ratio(line.bare) >= _BESIDE:
            yield cut_of(line, Kind.SUBSCRIBE_PAYWALL, CIPHERED, f"one letter back: {_moved_back(line.shown[:60])!r}")


def _ratio(bare: str) -> float:
    """How much likelier it is, as a logarithm, that all of a line's letters were moved by one than that none was."""
    if len(bare) < _LEAST:
        return 0.0
    found = Counter(bare[:_ASKED])
    letters = {letter: times for letter, times in found.items() if letter in _MOVED}
    size = sum(letters.values())
    if size < _LEAST:
        return 0.0
    return sum(_MOVED[letter] * min(times, _MOST * size) for letter, times in letters.items())


def _moved_back(text: str) -> str:
    return "".join(letter if letter.isspace() else chr(ord(letter) - 1) for letter in text)
