"""Filing: what each phrase is to be found under, worked out once for each language.

All of it is plain numbers and strings, so that it can be kept: see filed.py. phrasebook.py makes shelves of it.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from cleaners.chrome.commonness import rarest
from cleaners.chrome.pattern import NUMBER, anchors, besides, going_on, holds, openings, seconds
from cleaners.chrome.phrases import Phrase

_WORD: Final = re.compile(r"\w+")
_PREFIX: Final = 4  # characters of a line's opening, where its first word does not tell
DIGITS: Final = frozenset("0123456789")  # of numbers, as phrases mean them

Strings = tuple[tuple[str, ...], ...]  # of each tuple a line holds one
# A phrase's number; where it comes among others of its word; the words that may be a line's second, None for any.
Opens = tuple[int, int, tuple[str, ...] | None]
Holds = tuple[int, Strings]  # a phrase's number, and what a line holds besides what it is filed under


class Filed(NamedTuple):
    """The phrases of a language, and under what each is to be found."""

    phrases: tuple[Phrase, ...]
    holding: tuple[Strings, ...]  # of each phrase what every line that it opens holds; nothing for one said anywhere
    first: Mapping[str, tuple[Opens, ...]]  # those that open lines, by the first word, and by NUMBER
    prefix: Mapping[str, tuple[int, ...]]  # or by the first one to four characters
    words: Mapping[str, tuple[Holds, ...]]  # those said anywhere, by a word that stands by itself in some line
    parts: Mapping[str, tuple[Holds, ...]]  # or by a string


def file(phrases: Sequence[Phrase]) -> Filed:
    """Work out under what each phrase is to be found."""
    first: dict[str, list[int]] = defaultdict(list)
    prefix: dict[str, list[int]] = defaultdict(list)
    words: dict[str, list[Holds]] = defaultdict(list)
    parts: dict[str, list[Holds]] = defaultdict(list)
    numbers: dict[Phrase, int] = {}  # files repeat a few
    for phrase in phrases:
        if phrase in numbers:
            continue
        number = numbers[phrase] = len(numbers)
        if phrase.is_held:
            _file_held(phrase, number, words, parts)
        else:
            _file_opening(phrase, number, first, prefix)
    every = tuple(numbers)
    return Filed(
        every,
        tuple(() if phrase.is_held else holds(phrase.say) for phrase in every),
        {word: tuple(_opens(every[number], number, word) for number in under) for word, under in first.items()},
        {text: tuple(under) for text, under in prefix.items()},
        {word: tuple(under) for word, under in words.items()},
        {text: tuple(under) for text, under in parts.items()},
    )


def _file_opening(phrase: Phrase, number: int, first: dict[str, list[int]], prefix: dict[str, list[int]]) -> None:
    beginnings = going_on(phrase.say)
    for text in sorted(openings(phrase.say)):  # a set's order differs from run to run
        word = _WORD.match(text)
        if phrase.spaced and text not in beginnings and word:
            under = first[NUMBER if word[0][0] in DIGITS else word[0]]
        else:
            under = prefix[text[:_PREFIX]]
        if number not in under[-1:]:
            under.append(number)


def _file_held(phrase: Phrase, number: int, words: dict[str, list[Holds]], parts: dict[str, list[Holds]]) -> None:
    for text in sorted(anchors(phrase.say)):
        word = rarest(_WORD.findall(text)) if _plain(phrase) else ""
        under = words[word] if word else parts[text]
        if not under or under[-1][0] != number:
            under.append((number, besides(phrase.say, word or text)))


def _opens(phrase: Phrase, number: int, word: str) -> Opens:
    """What is known of a phrase that a line opens with a word."""
    # The first that counts is why a line goes: any number and exact words before others.
    place = _shortest_number(phrase) if word == NUMBER else int(_is_loose(phrase))
    following = seconds(phrase.say, word, whole=phrase.at == "whole")
    return number, place, None if following is None else tuple(sorted(following))


def _shortest_number(phrase: Phrase) -> int:
    return min(len(text) for text in openings(phrase.say) if text[:1] in DIGITS)


def _is_loose(phrase: Phrase) -> bool:
    return "*" in phrase.say


def _plain(phrase: Phrase) -> bool:
    """Whether a phrase's words stand as they are, between blanks and the marks of APART."""
    # At a line's end others stand too, hearts and tildes among them.
    return phrase.spaced and phrase.at != "ends" and not _is_loose(phrase)
