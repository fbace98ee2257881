"""Book: phrases laid out so that few lines meet a regular expression."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, Final, NamedTuple

from cleaners import spelling
from cleaners.chrome.lines_compiled import APART, reader
from cleaners.chrome.pattern import anchors, besides, going_on, openings, seconds, unnumbered
from cleaners.chrome.phrases import LANGUAGES, Phrase, load
from cleaners.chrome.search import Net, catch, net
from cleaners.chrome.traits import Alone, alone

# Codes of what is written alike, or by another name; the detector takes the one for the other.
_KIN: Final = {
    "da": ("da", "no"), "no": ("no", "da"), "nb": ("no", "da"), "nn": ("no", "da"), "sk": ("cs",), "ms": ("id",),
    "in": ("id",), "iw": ("he",), "yue": ("zh",), "prs": ("fa",),
}  # fmt: skip
_WORD: Final = re.compile(r"\w+")
_opening: Final = re.compile(r"\w*").match
_second: Final = re.compile(r"\W*(\w*)").match
_PREFIX: Final = 4  # characters of a line's opening, where its first word does not tell
_MANY: Final = 4  # phrases that are worth one more pattern
_LONG: Final = 300  # characters; most phrases are said in shorter lines, most of a story in longer ones


class Group:
    """Phrases that lines with one opening may say, asked all at once: mostly none of them is said."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = tuple(phrases)

    @cached_property
    def matches(self) -> tuple[tuple[Phrase, Callable[[str], object]], ...]:
        """Each of them, and what matches the lines that may say it."""
        return tuple((phrase, phrase.pattern.match) for phrase in self.phrases)

    @cached_property
    def any(self) -> re.Pattern[str]:
        """What matches a line that one of them matches."""
        return either(tuple(phrase.pattern.pattern for phrase in self.phrases))

    def said(self, text: str) -> list[Phrase]:
        """Those of them that a line opens with."""
        if len(self.phrases) >= _MANY and not self.any.match(text):
            return []
        return [phrase for phrase, match in self.matches if match(text) and phrase.found(text)]


@cache
def either(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """What matches where one of them does."""
    return re.compile("|".join(f"(?:{each})" for each in patterns) if len(patterns) > 1 else patterns[0])


class Opening(NamedTuple):
    """Phrases that begin with one word, under the one that follows: most lines that begin so go on in another way."""

    second: Mapping[str, Group]  # those that can be said before it, and those that say nothing of it
    any: Group | None  # these alone, where there are such


class Shelf(NamedTuple):
    """Phrases that open lines of one length, under what those begin with."""

    first: Mapping[str, Opening]  # by the first word of the line
    prefix: Mapping[str, Group]  # by its first one to four characters
    sizes: Mapping[str, tuple[int, ...]]  # by their first character, how many of them there are
    longest: int  # characters of the longest line any of them is said in


class Held(NamedTuple):
    """Phrases said anywhere in a line, under a string that each such line holds."""

    text: str
    word: bool  # it is a word, and tells nothing of a page on which it stands in other words only
    short: tuple[tuple[tuple[str, ...], Phrase], ...]  # each behind other strings, of which its lines hold one
    long: tuple[tuple[tuple[str, ...], Phrase], ...]  # those of them that long lines say too


class Book(NamedTuple):
    """All phrases for short lines, and those that long ones say too."""

    short: Shelf
    long: Shelf
    held: tuple[Held, ...]
    net: Net  # their strings
    reader: Any  # reads lines by all this, where it is compiled


@cache
def book(lang: str) -> Book:
    """The phrases of a language and of English, which every country's sites mix in; all where it is unknown."""
    langs = dict.fromkeys((*_KIN.get(lang, (lang,)), "en")) if lang else LANGUAGES
    return lay_out(phrase for each in langs for phrase in load(each))


def lay_out(phrases: Iterable[Phrase]) -> Book:
    """Phrases on their shelves."""
    every = tuple(phrases)
    held = tuple(_held([phrase for phrase in every if phrase.at == "holds"]))
    opening = [phrase for phrase in every if phrase.at != "holds"]
    longest = max((phrase.longest for phrase in every), default=0)
    long = [phrase for phrase in opening if phrase.longest > _LONG]
    shelves = _shelf(opening, longest), _shelf(long, longest)
    return Book(*shelves, held, net([each.text for each in held]), reader(*shelves, held, _LONG))


def _shelf(phrases: Sequence[Phrase], longest: int) -> Shelf:
    first: dict[str, list[Phrase]] = defaultdict(list)
    prefix: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        beginnings = going_on(phrase.say)
        for text in sorted(openings(phrase.say)):  # a set's order differs from run to run
            word = _WORD.match(text)
            by_word = phrase.spaced and text not in beginnings and word and not word[0].isdigit()
            under = first[word[0]] if by_word and word else prefix[text[:_PREFIX]]
            if phrase not in under:
                under.append(phrase)
    sizes: dict[str, set[int]] = defaultdict(set)
    for text in prefix:
        sizes[text[:1]].add(len(text))
    return Shelf(
        {text: _opening_with(text, under) for text, under in first.items()},
        {text: Group(under) for text, under in prefix.items()},
        {letter: tuple(sorted(found)) for letter, found in sizes.items()},
        longest,
    )


def _opening_with(word: str, under: Sequence[Phrase]) -> Opening:
    phrases = sorted(under, key=_is_loose)  # the first that counts is why a line goes: exact words before others
    second = [seconds(phrase.say, word, whole=phrase.at == "whole") for phrase in phrases]
    following = sorted(set().union(*filter(None, second)))
    return Opening(
        {
            each: Group(phrase for phrase, words in zip(phrases, second, strict=True) if words is None or each in words)
            for each in following
        },
        Group(phrase for phrase, words in zip(phrases, second, strict=True) if words is None)
        if None in second
        else None,
    )


def _is_loose(phrase: Phrase) -> bool:
    return "*" in phrase.say


def _plain(phrase: Phrase) -> bool:
    """Whether a phrase's words stand as they are, between blanks and marks."""
    return phrase.spaced and not _is_loose(phrase)


def _held(phrases: Sequence[Phrase]) -> Iterator[Held]:
    words: dict[str, list[Phrase]] = defaultdict(list)
    parts: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        for text in sorted(anchors(phrase.say)):
            under = words[max(_WORD.findall(text), key=len)] if _plain(phrase) else parts[text]
            if phrase not in under:
                under.append(phrase)
    for filed, word in ((sorted(words.items()), True), (parts.items(), False)):
        for text, under in filed:
            short = tuple((besides(phrase.say, text), phrase) for phrase in under)
            yield Held(text, word, short, tuple(each for each in short if each[1].longest > _LONG))


def heard(texts: Sequence[str], among: Book) -> tuple[list[Alone], list[tuple[Phrase, ...]]]:
    """For each text what can be said about it by itself, and the phrases it says."""
    if among.reader is None:
        keys = [spelling.key(text) for text in texts]
        bares = [spelling.bare(key) for key in keys]
        return list(map(alone, texts, keys, bares)), hits(bares, among)
    told, openings, caught = among.reader.read(texts)
    said: list[tuple[Phrase, ...]] = [()] * len(texts)
    for number, groups in openings:
        said[number] = _said(told[number][1], groups)
    for number, phrase in caught:
        if phrase not in said[number] and phrase.found(told[number][1]):
            said[number] = (*said[number], phrase)
    return told, said


def hits(keys: Sequence[str], among: Book) -> list[tuple[Phrase, ...]]:
    """For each key, the phrases its line says.

    Args:
        keys: without line ends.
        among: the phrases.
    """
    said = [opened(text, among) for text in keys]
    for number, held in _holding(keys, among):
        _add(said, number, keys[number], held)
    return said


def _add(said: list[tuple[Phrase, ...]], number: int, bare: str, held: Held) -> None:
    """Those of the phrases that a line says which holds their string, behind those it is known to say."""
    for besides_it, phrase in held.short if len(bare) <= _LONG else held.long:
        for beside in besides_it:
            if beside in bare:
                if phrase not in said[number] and phrase.found(bare):
                    said[number] = (*said[number], phrase)
                break


def opened(text: str, among: Book) -> tuple[Phrase, ...]:
    """The phrases that a line opens with."""
    shelf = among.short if len(text) <= _LONG else among.long
    sizes = shelf.sizes.get(text[:1])
    word = text.partition(" ")[0]
    if not word.isalnum():
        word = _opening(text)[0]  # type: ignore[index] # it matches everything
    under = shelf.first.get(word)
    if (sizes is None and under is None) or len(text) > shelf.longest:
        return ()
    groups = [_before_second(under, text, len(word))] if under and word else []
    groups += [shelf.prefix.get(text[:size]) for size in sizes or ()]
    return _said(text, filter(None, groups))


def _said(text: str, groups: Iterable[Group]) -> tuple[Phrase, ...]:
    found = [phrase for group in groups for phrase in group.said(text)]
    return tuple(dict.fromkeys(found)) if found else ()


def _before_second(under: Opening, text: str, end: int) -> Group | None:
    """The phrases that begin as a line does whose first word ends there."""
    second = _second(text, end)
    return under.second.get(unnumbered(second[1]) if second else "", under.any)


def _holding(keys: Sequence[str], among: Book) -> Iterator[tuple[int, Held]]:
    """Lines that hold a string phrases are filed under, and those; the page is searched once for all."""
    caught = [(number, place, len(keys[number]) > _LONG) for number, place in catch(keys, among.net)]
    alone: set[tuple[int, bool]] = set()  # words that stand by themselves, among long lines and short ones
    for number, place, long in caught:
        if among.held[place].word and (place, long) not in alone and _stands(among.held[place].text, keys[number]):
            alone.add((place, long))
    for number, place, long in caught:
        held = among.held[place]
        phrases = held.long if long else held.short
        if (
            phrases
            and (not long or len(keys[number]) <= among.long.longest)
            and (not held.word or (place, long) in alone)
        ):
            yield number, held


def _stands(word: str, line: str) -> bool:
    """Whether it stands in a line as a word of its own."""
    at = line.find(word)
    while at >= 0:
        end = at + len(word)
        if (at == 0 or line[at - 1] in APART) and (end == len(line) or line[end] in APART):
            return True
        at = line.find(word, at + 1)
    return False
