"""Book: phrases laid out so that few lines meet a regular expression."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, Final, NamedTuple

from cleaners import spelling
from cleaners.chrome.filed import filed
from cleaners.chrome.filing import DIGITS, Filed, May, Opens, Packed, file
from cleaners.chrome.lines_compiled import APART, reader
from cleaners.chrome.pattern import NUMBER, unnumbered
from cleaners.chrome.phrases import BUTTON, LANGUAGES, Phrase
from cleaners.chrome.search import Net, catch, net
from cleaners.chrome.traits import Alone, alone

# Codes of what is written alike, or by another name; the detector takes the one for the other.
_KIN: Final = {
    "da": ("da", "no"), "no": ("no", "da"), "nb": ("no", "da"), "nn": ("no", "da"), "sk": ("cs",), "ms": ("id",),
    "in": ("id",), "iw": ("he",), "yue": ("zh",), "prs": ("fa",),
}  # fmt: skip
_opening: Final = re.compile(r"\w*").match
_second: Final = re.compile(r"\W*(\w*)").match
_LONG: Final = 300  # characters; most phrases are said in shorter lines, most of a story in longer ones
_BAR: Final = "|"
_ROW: Final = 160  # characters of a row of labels
_LABELS: Final = 2


class Laid(NamedTuple):
    """Phrases that begin with one word, under the one that follows: most lines that begin so go on in another way."""

    second: Mapping[str, tuple[May, ...]]  # those that can be said before it, and those that say nothing of it
    any: tuple[May, ...]  # these alone


Found = tuple[Filed, Packed]  # in a language's phrases, those under one word


class Under:
    """Phrases under one word or string, taken out when a line first has it.

    Args:
        found: in each language.
        above: characters; the phrases are those of them that longer lines say.
    """

    def __init__(self, found: Sequence[Found], above: int) -> None:
        self._found = found
        self._above = above

    @cached_property
    def may(self) -> tuple[May, ...]:
        """What lines may say that have it."""
        return tuple(may for _, _, may in self._opens())

    @cached_property
    def laid(self) -> Laid:
        """The phrases that lines open with, under the word that follows."""
        opens = sorted(self._opens(), key=_place)
        following = sorted({word for _, words, _ in opens for word in words or ()})
        return Laid(
            {each: tuple(may for _, words, may in opens if words is None or each in words) for each in following},
            tuple(may for _, words, may in opens if words is None),
        )

    def _opens(self) -> Iterator[Opens]:
        for one, packed in self._found:
            yield from (opens for opens in one.unpacked(packed.raw) if opens[2][0] > self._above)


class Shelf(NamedTuple):
    """Phrases that open lines of one length, under what those begin with."""

    first: Mapping[str, Under]  # by the first word of the line, and by NUMBER
    prefix: Mapping[str, Under]  # by its first one to four characters
    sizes: Mapping[str, tuple[int, ...]]  # by their first character, how many of them there are
    longest: int  # characters of the longest line any of them is said in


class Held(NamedTuple):
    """Phrases said anywhere in a line, under a string that each such line holds."""

    text: str
    word: bool  # it is a word, and tells nothing of a page on which it stands in other words only
    short: Under
    long: Under | None  # those of them that long lines say too


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
    return _bound([filed(each) for each in langs])


def lay_out(phrases: Iterable[Phrase]) -> Book:
    """Phrases on their shelves."""
    return _bound([file(tuple(phrases))])


def _bound(languages: Sequence[Filed]) -> Book:
    """What is filed by language, in one book."""
    shelves = _shelf(languages, 0), _shelf(languages, _LONG)
    words = _merged([(one, one.words) for one in languages], 0)
    parts = _merged([(one, one.parts) for one in languages], 0)
    held = (
        *(_held(text, under, word=True) for text, under in sorted(words.items())),
        *(_held(text, under, word=False) for text, under in parts.items()),
    )
    return Book(*shelves, held, net([each.text for each in held]), reader(*shelves, held, _LONG, _ROW))


def _shelf(languages: Sequence[Filed], above: int) -> Shelf:
    """What lines of more characters than `above` open with."""
    first = _merged([(one, one.first) for one in languages], above)
    prefix = _merged([(one, one.prefix) for one in languages], above)
    sizes: dict[str, set[int]] = defaultdict(set)
    for text in prefix:
        sizes[text[:1]].add(len(text))
    return Shelf(
        {word: Under(found, above) for word, found in first.items()},
        {text: Under(found, above) for text, found in prefix.items()},
        {letter: tuple(sorted(found)) for letter, found in sizes.items()},
        max((one.longest for one in languages), default=0),
    )


def _merged(languages: Iterable[tuple[Filed, Mapping[str, Packed]]], above: int) -> dict[str, list[Found]]:
    """What lines of more characters than `above` say in any language, under what it is filed under."""
    found: dict[str, list[Found]] = defaultdict(list)
    for one, under in languages:
        for text, packed in under.items():
            if packed.longest > above:
                found[text].append((one, packed))
    return found


def _held(text: str, found: Sequence[Found], *, word: bool) -> Held:
    long = [each for each in found if each[1].longest > _LONG]
    return Held(text, word, Under(found, 0), Under(long, _LONG) if long else None)


def _place(opens: Opens) -> int:
    """Where a phrase comes among others of its word."""
    return opens[0]


def heard(texts: Sequence[str], among: Book) -> tuple[list[Alone], list[tuple[Phrase, ...]]]:
    """For each text what can be said about it by itself, and the phrases it says."""
    if among.reader is None:
        keys = [spelling.key(text) for text in texts]
        bares = [spelling.bare(key) for key in keys]
        told, said = list(map(alone, texts, keys, bares)), hits(bares, among)
        rows = [number for number, bare in enumerate(bares) if _BAR in bare and len(bare) <= _ROW]
    else:
        told, asked, rows = among.reader.read(texts)
        said = [()] * len(texts)
        for number, phrase in asked:
            if phrase not in said[number] and phrase.found(told[number][1]):
                said[number] = (*said[number], phrase)
    for number in rows:
        said[number] = said[number] or _row(told[number][1], among)
    return told, said


def _row(bare: str, among: Book) -> tuple[Phrase, ...]:
    """What a row of labels says, "Terms of use | Privacy policy": nothing, unless every label is a phrase by itself."""
    labels = [label.strip() for label in bare.strip(_BAR).split(_BAR)]
    said = [next((each for each in opened(label, among) if each.at == "whole"), None) for label in labels]
    if len(labels) < _LABELS or not all(said):
        return ()
    return tuple(
        phrase if phrase.force == BUTTON else phrase._replace(force="edge", takes="") for phrase in said[:1] if phrase
    )


def hits(keys: Sequence[str], among: Book) -> list[tuple[Phrase, ...]]:
    """For each key, the phrases its line says.

    Args:
        keys: without line ends.
        among: the phrases.
    """
    said = [opened(text, among) for text in keys]
    for number, held in _holding(keys, among):
        text = keys[number]
        under = held.short if len(text) <= _LONG else held.long
        said[number] = _said(text, under.may if under else (), said[number])
    return said


def opened(text: str, among: Book) -> tuple[Phrase, ...]:
    """The phrases that a line opens with."""
    shelf = among.short if len(text) <= _LONG else among.long
    sizes = shelf.sizes.get(text[:1])
    word = text.partition(" ")[0]
    if not word.isalnum():
        word = _opening(text)[0]  # type: ignore[index] # it matches everything
    under = shelf.first.get(NUMBER if text[:1] in DIGITS else word)
    may = _before_second(under, text, len(word)) if under and word else ()
    if (sizes is None and not may) or len(text) > shelf.longest:
        return ()  # most lines that begin so go on in another way
    said = _said(text, may, ())
    for size in sizes or ():
        under = shelf.prefix.get(text[:size])
        said = _said(text, under.may if under else (), said)
    return said


def _said(text: str, may: Iterable[May], said: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """What a line is known to say, and those of some other phrases that it says."""
    for longest, holding, phrase in may:
        if len(text) > longest:
            continue
        for strings in holding:
            for string in strings:
                if string in text:
                    break
            else:
                break
        else:
            if phrase not in said and phrase.found(text):
                said = (*said, phrase)
    return said


def _before_second(under: Under, text: str, end: int) -> tuple[May, ...]:
    """The phrases that begin as a line does whose first word ends there."""
    next_blank = text.find(" ", end + 1)
    second = text[end + 1 : next_blank if next_blank >= 0 else len(text)] if text[end : end + 1] == " " else ""
    if not second.isalnum():  # other marks than a blank before or behind it
        second = _second(text, end)[1]  # type: ignore[index] # it matches everything
    return under.laid.second.get(unnumbered(second), under.laid.any)


def _holding(keys: Sequence[str], among: Book) -> Iterator[tuple[int, Held]]:
    """Lines that hold a string phrases are filed under, and those; the page is searched once for all."""
    caught: list[tuple[int, int, bool]] = []
    alone: set[tuple[int, bool]] = set()  # words that stand by themselves, among long lines and short ones
    for number, place in catch(keys, among.net):
        held, text = among.held[place], keys[number]
        long = len(text) > _LONG
        if held.long if long else held.short:
            caught.append((number, place, long))
            if held.word and (place, long) not in alone and _stands(held.text, text):
                alone.add((place, long))
    for number, place, long in caught:
        held = among.held[place]
        if (not held.word or (place, long) in alone) and (not long or len(keys[number]) <= among.long.longest):
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
