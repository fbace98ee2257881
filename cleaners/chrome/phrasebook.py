"""Book: phrases laid out so that few lines meet a regular expression."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

from cleaners.chrome.pattern import anchors, openings
from cleaners.chrome.phrases import LANGUAGES, Phrase, load

_WORD: Final = re.compile(r"\w+")
_MARKS: Final = ".,:;!?'()[]-/|&\u2122\xae\xa9\u2026"  # what stands beside words in a key
_PREFIX: Final = 4  # characters of a line's opening, where its first word does not tell
_LONG: Final = 300  # characters; most phrases are said in shorter lines, most of a story in longer ones


class Shelf(NamedTuple):
    """Phrases for lines of one length, under strings their lines have."""

    first: Mapping[str, tuple[Phrase, ...]]  # by the first word of the line
    prefix: Mapping[str, tuple[Phrase, ...]]  # by its first one to four characters
    letters: frozenset[str]  # with which those begin
    words: Mapping[str, tuple[Phrase, ...]]  # by a whole word the line holds
    parts: Mapping[str, tuple[Phrase, ...]]  # by a string it holds
    longest: int  # characters of the longest line any of them is said in


class Book(NamedTuple):
    """All phrases for short lines, and those that long ones say too."""

    short: Shelf
    long: Shelf


@cache
def book(lang: str) -> Book:
    """The phrases of a language and of English, which every country's sites mix in; all where it is unknown."""
    langs = (lang, "en") if lang and lang != "en" else ("en",) if lang else LANGUAGES
    return lay_out(phrase for each in langs for phrase in load(each))


def lay_out(phrases: Iterable[Phrase]) -> Book:
    """Phrases on their shelves."""
    every = tuple(phrases)
    return Book(_shelf(every), _shelf(tuple(phrase for phrase in every if phrase.longest > _LONG)))


def _shelf(phrases: Sequence[Phrase]) -> Shelf:
    filed: tuple[dict[str, list[Phrase]], ...] = tuple(defaultdict(list) for _ in range(4))
    for phrase in phrases:
        plain = phrase.spaced and "*" not in phrase.say
        strings = anchors(phrase.say) if phrase.at == "holds" else openings(phrase.say)
        for text in sorted(strings):  # a set's order differs from run to run
            word = _WORD.match(text)
            if phrase.at == "holds":
                under, name = (filed[2], max(_WORD.findall(text), key=len)) if plain else (filed[3], text)
            else:
                under, name = (
                    (filed[0], word[0]) if plain and word and not word[0].isdigit() else (filed[1], text[:_PREFIX])
                )
            if phrase not in under[name]:
                under[name].append(phrase)
    first, prefix, words, parts = ({text: tuple(under) for text, under in each.items()} for each in filed)
    letters = frozenset(text[:1] for text in prefix)
    return Shelf(first, prefix, letters, words, parts, max((phrase.longest for phrase in phrases), default=0))


def hits(keys: Sequence[str], among: Book) -> tuple[tuple[Phrase, ...], ...]:
    """For each key, the phrases its line says."""
    found: list[dict[Phrase, None]] = [{} for _ in keys]
    for number, text in enumerate(keys):
        shelf = among.short if len(text) <= _LONG else among.long
        if len(text) <= shelf.longest:
            found[number] = {phrase: None for phrase in _opening(text, shelf) if phrase.found(text)}
    short = [text if len(text) <= _LONG else "" for text in keys]
    long = [text if _LONG < len(text) <= among.long.longest else "" for text in keys]
    for number, phrase in (*_holding(short, among.short), *_holding(long, among.long)):
        if phrase not in found[number] and phrase.found(keys[number]):
            found[number][phrase] = None
    return tuple(tuple(each) for each in found)


def _opening(text: str, shelf: Shelf) -> list[Phrase]:
    """Phrases that may open a line."""
    word = _WORD.match(text)
    found = [*shelf.first.get(word[0], ())] if word else []
    if text[:1] in shelf.letters:
        for length in range(1, _PREFIX + 1):
            found += shelf.prefix.get(text[:length], ())
    return found


def _words(page: str) -> set[str]:
    """The words of a page, in a third of the time a regular expression takes."""
    for mark in _MARKS:
        page = page.replace(mark, " ")
    return set(page.split())


def _holding(lines: Sequence[str], shelf: Shelf) -> Iterator[tuple[int, Phrase]]:
    """Lines that hold a string phrases are filed under; the page is searched once for each."""
    page = "\n".join(lines)
    starts = list(accumulate((len(text) + 1 for text in lines), initial=0))
    present = {word: shelf.words[word] for word in sorted(shelf.words.keys() & _words(page))}
    for text, phrases in (*present.items(), *shelf.parts.items()):
        at = page.find(text)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            for phrase in phrases:
                yield number, phrase
            at = page.find(text, starts[number + 1])
