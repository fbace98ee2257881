"""Phrases: what chrome says in each language, read from the TOML files beside this one."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from cleaners.chrome.pattern import compiled
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

    @property
    def pattern(self) -> re.Pattern[str]:
        """Its regular expression, for a line's key with the bullet off."""
        return compiled(self.say, spaced=self.spaced, whole=self.at == "whole")

    def found(self, key: str) -> bool:
        """Whether a line's key, the bullet off, says this."""
        if len(key) > self.longest:
            return False
        if self.at != "holds":
            return self.pattern.match(key) is not None
        match = self.pattern.search(key)
        # Behind an opening quote somebody is quoted: stories about newsletters quote the prompt.
        return match is not None and not key[: match.start()].endswith(_QUOTED)


@cache
def load(lang: str) -> tuple[Phrase, ...]:
    """The phrases of one language; none where there is no file for it.

    Raises:
        ValueError: a file names a family, a place or a force that does not exist.
    """
    folder = resources.files(__package__).joinpath("phrases")
    files = (folder.joinpath(f"{lang}{part}.toml") for part in ("", "-offers"))
    return tuple(phrase for file in files if file.is_file() for phrase in parse(lang, file.read_text("utf-8")))


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
