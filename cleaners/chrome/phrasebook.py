"""Book: phrases laid out so that few lines meet a regular expression."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, Final, NamedTuple

from cleaners import spelling
from cleaners.chrome.filed import filed
from cleaners.chrome.filing import DIGITS, Filed, Holds, Opens, Strings, file
from cleaners.chrome.lines_compiled import APART, reader
from cleaners.chrome.pattern import NUMBER, unnumbered
from cleaners.chrome.phrases import LANGUAGES, Phrase
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


# A phrase that lines may say: how long they are at most, strings of which they hold one of each tuple, and the phrase.
May = tuple[int, Strings, Phrase]


class Laid(NamedTuple):
    """Phrases that begin with one word, under the one that follows: most lines that begin so go on in another way."""

    second: Mapping[str, tuple[May, ...]]  # those that can be said before it, and those that say nothing of it
    any: tuple[May, ...]  # these alone


class Opening:
    """Phrases that begin with one word, laid out when a line first begins so: a page has one word in a hundred of them.

    Args:
        filed: for each language all that its phrases say, and what is filed under the word.
        above: characters; of lines that are longer these are the phrases.
    """

    def __init__(self, filed: Sequence[tuple[Sequence[May], Sequence[Opens]]], above: int) -> None:
        self._filed = filed
        self._above = above

    @cached_property
    def laid(self) -> Laid:
        """The phrases under the word that follows."""
        opens = [
            (place, words, every[number])
            for every, under in self._filed
            for number, place, words in under
            if every[number][0] > self._above
        ]
        opens.sort(key=_place)
        following = sorted({word for _, words, _ in opens for word in words or ()})
        return Laid(
            {each: tuple(may for _, words, may in opens if words is None or each in words) for each in following},
            tuple(may for _, words, may in opens if words is None),
        )


class Shelf(NamedTuple):
    """Phrases that open lines of one length, under what those begin with."""

    first: Mapping[str, Opening]  # by the first word of the line, and by NUMBER
    prefix: Mapping[str, tuple[May, ...]]  # by its first one to four characters
    sizes: Mapping[str, tuple[int, ...]]  # by their first character, how many of them there are
    longest: int  # characters of the longest line any of them is said in


class Held(NamedTuple):
    """Phrases said anywhere in a line, under a string that each such line holds."""

    text: str
    word: bool  # it is a word, and tells nothing of a page on which it stands in other words only
    short: tuple[May, ...]
    long: tuple[May, ...]  # those of them that long lines say too


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
    every = [
        [(phrase.longest, holding, phrase) for phrase, holding in zip(one.phrases, one.holding, strict=True)]
        for one in languages
    ]
    longest = max((may[0] for said in every for may in said), default=0)
    shelves = _shelf(languages, every, 0, longest), _shelf(languages, every, _LONG, longest)
    words = _held(((one.words, said) for one, said in zip(languages, every, strict=True)), word=True)
    parts = _held(((one.parts, said) for one, said in zip(languages, every, strict=True)), word=False)
    held = (*sorted(words, key=_text), *parts)
    return Book(*shelves, held, net([each.text for each in held]), reader(*shelves, held, _LONG, _ROW))


def _shelf(languages: Sequence[Filed], every: Sequence[Sequence[May]], above: int, longest: int) -> Shelf:
    """What lines of more characters than `above` open with."""
    first: dict[str, list[tuple[Sequence[May], Sequence[Opens]]]] = defaultdict(list)
    prefix: dict[str, list[May]] = defaultdict(list)
    for one, said in zip(languages, every, strict=True):
        for word, under in one.first.items():
            if any(said[number][0] > above for number, _, _ in under):
                first[word].append((said, under))
        for text, numbers in one.prefix.items():
            if may := [said[number] for number in numbers if said[number][0] > above]:
                prefix[text] += may
    sizes: dict[str, set[int]] = defaultdict(set)
    for text in prefix:
        sizes[text[:1]].add(len(text))
    return Shelf(
        {word: Opening(under, above) for word, under in first.items()},
        {text: tuple(under) for text, under in prefix.items()},
        {letter: tuple(sorted(found)) for letter, found in sizes.items()},
        longest,
    )


def _text(held: Held) -> str:
    return held.text


def _place(opens: tuple[int, tuple[str, ...] | None, May]) -> int:
    """Where a phrase comes among others of its word."""
    return opens[0]


def _held(languages: Iterable[tuple[Mapping[str, Sequence[Holds]], Sequence[May]]], *, word: bool) -> Iterator[Held]:
    """Phrases said anywhere, under what they are filed under in any language."""
    found: dict[str, list[May]] = defaultdict(list)
    for each, said in languages:
        for text, under in each.items():
            found[text] += [(said[number][0], beside, said[number][2]) for number, beside in under]
    for text, may in found.items():
        yield Held(text, word, tuple(may), tuple(each for each in may if each[0] > _LONG))


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
    return tuple(phrase._replace(force="edge", takes="") for phrase in said[:1] if phrase)


def hits(keys: Sequence[str], among: Book) -> list[tuple[Phrase, ...]]:
    """For each key, the phrases its line says.

    Args:
        keys: without line ends.
        among: the phrases.
    """
    said = [opened(text, among) for text in keys]
    for number, held in _holding(keys, among):
        text = keys[number]
        said[number] = _said(text, held.short if len(text) <= _LONG else held.long, said[number])
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
        said = _said(text, shelf.prefix.get(text[:size], ()), said)
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


def _before_second(under: Opening, text: str, end: int) -> tuple[May, ...]:
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
