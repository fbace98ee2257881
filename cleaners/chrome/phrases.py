"""Phrases: what chrome says in each language, read from the TOML files beside this one."""

import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import Final, NamedTuple

from cleaners.chrome.pattern import anchors, compiled, openings
from cleaners.kinds import Kind

LANGUAGES: Final = (
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "sv",
    "tr",
    "ru",
    "uk",
    "ar",
    "fa",
    "he",
    "zh",
    "ja",
    "ko",
)
_FAMILIES: Final[Mapping[str, Kind]] = {"challenge": Kind.ERROR_BANNER, **{kind.value: kind for kind in Kind}}
_PREFIX: Final = 4  # characters of a line's opening that phrases are filed under
_HOLDS: Final = 900  # characters of the longest line that is searched through
_QUOTED: Final = (" '", ":'", "('")
_LONGEST: Final = 300  # characters of a line a phrase opens; the longest prompt of the seeds has 270


class Phrase(NamedTuple):
    """One thing chrome says."""

    family: str  # a kind's name, or "challenge"
    lang: str
    say: str  # see pattern.py
    miss: str  # a text close to it that must not match
    at: str = "opens"  # "opens" a line, is the "whole" of it, or the line "holds" it
    force: str = "sure"  # where it counts: "sure" anywhere; the others are explained in reading.py
    takes: str = ""  # what a heading swallows: "headlines" or "prose"
    longest: int = _LONGEST
    spaced: bool = True

    @property
    def kind(self) -> Kind:
        """What a line that says it is."""
        return _FAMILIES[self.family]

    def found(self, key: str) -> bool:
        """Whether a line's key, the bullet off, says this."""
        if len(key) > self.longest:
            return False
        pattern = compiled(self.say, spaced=self.spaced, whole=self.at == "whole")
        if self.at != "holds":
            return pattern.match(key) is not None
        match = pattern.search(key)
        # Behind an opening quote somebody is quoted: stories about newsletters quote the prompt.
        return match is not None and not key[: match.start()].endswith(_QUOTED)


class Book(NamedTuple):
    """Phrases laid out for finding: few lines meet a regular expression."""

    opening: Mapping[str, tuple[Phrase, ...]]  # by the first one to four characters of a line
    holding: Mapping[str, tuple[Phrase, ...]]  # by a string that must occur


@cache
def load(lang: str) -> tuple[Phrase, ...]:
    """The phrases of one language; none where there is no file for it.

    Raises:
        ValueError: the file names a family, a place or a force that does not exist.
    """
    source = resources.files(__package__).joinpath("phrases", f"{lang}.toml")
    return parse(lang, source.read_text("utf-8")) if source.is_file() else ()


def parse(lang: str, source: str) -> tuple[Phrase, ...]:
    """The phrases a TOML text lays down, in its order."""
    table = tomllib.loads(source)
    spaced = bool(table.pop("spaced", True))
    return tuple(
        _checked(Phrase(family=family, lang=lang, spaced=spaced, **entry))
        for family, entries in table.items()
        for entry in entries
    )


def _checked(phrase: Phrase) -> Phrase:
    if (
        phrase.family not in _FAMILIES
        or phrase.at not in {"opens", "whole", "holds"}
        or phrase.force not in {"sure", "edge", "head", "tail", "first", "top", "beside", "within"}
        or phrase.takes not in {"", "headlines", "prose"}
    ):
        msg = f"{phrase.lang}.toml: {phrase!r} has a word that is not in the vocabulary"
        raise ValueError(msg)
    return phrase


@cache
def book(lang: str) -> Book:
    """The phrases of a language and of English, which every country's sites mix in; all where it is unknown."""
    langs = (lang, "en") if lang and lang != "en" else ("en",) if lang else LANGUAGES
    return lay_out(phrase for each in langs for phrase in load(each))


def lay_out(phrases: Iterable[Phrase]) -> Book:
    """Phrases under the strings they are found by."""
    opening: dict[str, list[Phrase]] = defaultdict(list)
    holding: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        under = holding if phrase.at == "holds" else opening
        for text in anchors(phrase.say) if phrase.at == "holds" else {word[:_PREFIX] for word in openings(phrase.say)}:
            under[text].append(phrase)
    return Book({k: tuple(v) for k, v in opening.items()}, {k: tuple(v) for k, v in holding.items()})


def hits(keys: Sequence[str], among: Book) -> tuple[tuple[Phrase, ...], ...]:
    """For each key, the phrases its line says."""
    found: list[dict[Phrase, None]] = [{} for _ in keys]
    for number, text in enumerate(keys):
        for length in range(1, _PREFIX + 1):
            for phrase in among.opening.get(text[:length], ()):
                if phrase.found(text):
                    found[number][phrase] = None
    for number, phrase in _holding(keys, among.holding):
        if phrase not in found[number] and phrase.found(keys[number]):
            found[number][phrase] = None
    return tuple(tuple(each) for each in found)


def _holding(keys: Sequence[str], holding: Mapping[str, tuple[Phrase, ...]]) -> Iterator[tuple[int, Phrase]]:
    """Lines that hold an anchor, with the phrases it stands for; the page is searched once for each anchor."""
    lines = [text if len(text) <= _HOLDS else "" for text in keys]
    page = "\n".join(lines)
    starts = list(accumulate((len(text) + 1 for text in lines), initial=0))
    for anchor, phrases in holding.items():
        at = page.find(anchor)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            for phrase in phrases:
                yield number, phrase
            at = page.find(anchor, starts[number + 1])
