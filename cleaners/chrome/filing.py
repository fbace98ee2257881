"""Filing: what each phrase is to be found under, worked out once for each language.

All of it is plain numbers and strings, so that it can be kept: see filed.py. phrasebook.py makes shelves of it. What is
filed under one word lies packed until a line has that word: of all words a page has one in a hundred, and thousands
of small objects cost whoever makes them, and the collector after that.
"""

import marshal
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from cleaners.chrome.commonness import rarest
from cleaners.chrome.pattern import NUMBER, anchors, besides, going_on, holds, longest, openings, seconds
from cleaners.chrome.phrases import Phrase

DIGITS: Final = frozenset("0123456789")  # of numbers, as phrases mean them
FORMAT: Final = 2  # of marshal: every Python reads it. From 3 on, bytes depend on who else holds the same string
_WORD: Final = re.compile(r"\w+")
_PREFIX: Final = 4  # characters of a line's opening, where its first word does not tell

Strings = tuple[tuple[str, ...], ...]  # of each tuple a line holds one
# A phrase that lines may say: how long they are at most, what they hold, and the phrase.
May = tuple[int, Strings, Phrase]
# Where it comes among others of its word, the words that may be a line's second, None for any, and the rest of it.
Opens = tuple[int, tuple[str, ...] | None, May]
# The same as it is packed: the phrase by its number, what lines hold only where it is not the phrase's own.
_Entry = tuple[int, tuple[str, ...] | None, Strings | None, int]


class Packed(NamedTuple):
    """Phrases under one word."""

    longest: int  # characters of the longest line that any of them is said in
    raw: bytes


class Filed(NamedTuple):
    """The phrases of a language, under what each is to be found."""

    longest: int  # characters of the longest line that any is said in
    phrases: tuple[bytes, ...]  # each packed, with the longest line that says it, and what each holds that it opens
    first: Mapping[str, Packed]  # those that open lines, by the first word, and by NUMBER
    prefix: Mapping[str, Packed]  # or by the first one to four characters
    words: Mapping[str, Packed]  # those said anywhere, by a word that stands by itself in some line
    parts: Mapping[str, Packed]  # or by a string

    def unpacked(self, raw: bytes) -> Iterator[Opens]:
        """Phrases under one word."""
        for place, words, strings, number in marshal.loads(raw):  # noqa: S302 - see filed.read
            size, holding, phrase = marshal.loads(self.phrases[number])  # noqa: S302 - as above
            yield place, words, (size, holding if strings is None else strings, Phrase._make(phrase))


def file(phrases: Iterable[Phrase]) -> Filed:
    """Work out under what each phrase is to be found."""
    first: dict[str, list[_Entry]] = defaultdict(list)
    prefix: dict[str, list[_Entry]] = defaultdict(list)
    words: dict[str, list[_Entry]] = defaultdict(list)
    parts: dict[str, list[_Entry]] = defaultdict(list)
    every = tuple(dict.fromkeys(phrases))  # files repeat a few
    for number, phrase in enumerate(every):
        if phrase.is_held:
            _file_held(phrase, number, words, parts)
        else:
            _file_opening(phrase, number, first, prefix)
    sizes = [_longest(phrase) for phrase in every]
    return Filed(
        max(sizes, default=0),
        tuple(
            marshal.dumps((size, () if each.is_held else holds(each.say), tuple(each)), FORMAT)
            for size, each in zip(sizes, every, strict=True)
        ),
        *({text: _packed(under, sizes) for text, under in found.items()} for found in (first, prefix, words, parts)),
    )


def _longest(phrase: Phrase) -> int:
    """Characters of the longest line that may say it: what is all of a line has no room for more."""
    most = longest(phrase.say, spaced=phrase.spaced) if phrase.at == "whole" else phrase.longest
    return min(phrase.longest, most)


def _packed(under: Sequence[_Entry], sizes: Sequence[int]) -> Packed:
    return Packed(max(sizes[number] for *_, number in under), marshal.dumps(tuple(under), FORMAT))


def _file_opening(phrase: Phrase, number: int, first: dict[str, list[_Entry]], prefix: dict[str, list[_Entry]]) -> None:
    beginnings = going_on(phrase.say)
    for text in sorted(openings(phrase.say)):  # a set's order differs from run to run
        word = _WORD.match(text)
        if phrase.spaced and text not in beginnings and word:
            opening = NUMBER if word[0][0] in DIGITS else word[0]
            under, entry = first[opening], (*_among(phrase, opening), None, number)
        else:
            under, entry = prefix[text[:_PREFIX]], (0, None, None, number)
        if entry not in under[-1:]:
            under.append(entry)


def _file_held(phrase: Phrase, number: int, words: dict[str, list[_Entry]], parts: dict[str, list[_Entry]]) -> None:
    for text in sorted(anchors(phrase.say)):
        word = rarest(_WORD.findall(text)) if _plain(phrase) else ""
        under = words[word] if word else parts[text]
        entry = (0, None, besides(phrase.say, word or text), number)
        if entry not in under[-1:]:
            under.append(entry)


def _among(phrase: Phrase, word: str) -> tuple[int, tuple[str, ...] | None]:
    """Where a phrase comes among others that lines open with a word, and which words can be the second."""
    # The first that counts is why a line goes: any number and exact words before others.
    place = _shortest_number(phrase) if word == NUMBER else int(_is_loose(phrase))
    following = seconds(phrase.say, word, whole=phrase.at == "whole")
    return place, None if following is None else tuple(sorted(following))


def _shortest_number(phrase: Phrase) -> int:
    return min(len(text) for text in openings(phrase.say) if text[:1] in DIGITS)


def _is_loose(phrase: Phrase) -> bool:
    return "*" in phrase.say


def _plain(phrase: Phrase) -> bool:
    """Whether a phrase's words stand as they are, between blanks and the marks of APART."""
    # At a line's end others stand too, hearts and tildes among them.
    return phrase.spaced and phrase.at != "ends" and not _is_loose(phrase)
