"""What pages call those who write: the words of classes and addresses, the trades behind names, and the nobodies."""

import re
import tomllib
from importlib import resources
from typing import Final

from cleaners.segment_words import words

_TABLE: Final = tomllib.loads(resources.files(__package__).joinpath("authors.toml").read_text("utf-8"))
_CLASSES: Final = frozenset(_TABLE["classes"].split())
_DAYS: Final = frozenset(_TABLE["days"].split())
PATHS: Final = tuple(dict.fromkeys(_TABLE["paths"].split()))
_TRADES: Final = tuple(dict.fromkeys(_TABLE["trades"].split()))
_MODIFIERS: Final = frozenset(_TABLE["modifiers"].split())
_NOBODY: Final = frozenset(_TABLE["nobody"])
_MARKS: Final = ".,;:()"
_AFFAIRS: Final = "affairs"  # "Rural affairs": with the word before it
_FULL: Final = 2  # words of a name
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def calls_author(names: str) -> bool:
    """Whether the classes of an element call it the author's, in another language than English."""
    return not _CLASSES.isdisjoint(words(names) if names.isascii() else _LETTERS.findall(names.lower()))


def calls_day(names: str) -> bool:
    """Whether they call it a day's, in another language than English."""
    return bool(names) and names.isascii() and not _DAYS.isdisjoint(words(names))


def is_nobody(name: str) -> bool:
    """Whether a value is a system's default or a desk, and nobody's name."""
    return name.casefold() in _NOBODY


def untraded(text: str) -> str:
    """A name without the trade behind it: "Ina Roper" of "Ina Roper Rural affairs correspondent".

    Empty where no name is left, as of "Courier Staff Writer"; a text without a trade is given as it is.
    """
    said = text.split()
    at = next((at for at, word in enumerate(said) if at and _is_trade(word)), 0)
    if not at:
        return text
    at = _beginning(said, at)
    return " ".join(said[:at]).rstrip(_MARKS) if at >= _FULL else ""


def parted(text: str) -> str:
    """A line with a comma before each trade in it, where none is: "By Ina Roper, Rural affairs correspondent"."""
    said = text.split(" ")
    for place in [at for at, word in enumerate(said) if at and _is_trade(word)]:
        at = _beginning(said, place)
        if at and said[at - 1][-1:].isalpha() and not _is_trade(said[at - 1]):
            said[at - 1] += ","
    return " ".join(said)


def _beginning(said: list[str], at: int) -> int:
    """Where a trade begins whose last word is told, with what narrows it."""
    while at and said[at - 1].strip(_MARKS).casefold() in _MODIFIERS:
        at -= 2 if said[at - 1].casefold() == _AFFAIRS else 1
    return max(at, 0)


def _is_trade(word: str) -> bool:
    """Whether a word, or its part before a slash, ends with a trade: "Wirtschaftsredakteurin/CvD"."""
    return word.partition("/")[0].strip(_MARKS).casefold().endswith(_TRADES)
