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
_WORD: Final = re.compile(r"\w+")
_PROMPTS: Final = frozenset(
    "newsletter subscribe_paywall social_share follow_us donate app_promo comments feedback consent job_ads".split()  # noqa: SIM905 (a list of words reads as one)
)
_SAYING: Final = frozenset(
    """
    said says reads urges urged told wrote quipped sagte hieß heißt steht stand schrieb disait demandait dijo
    decía pedía rezaba disse diceva dizia pedia zei stond powiedział powiedziała głosi głosił sade stod dedi yaziyordu
    сказал сказала гласит гласил сказав قال قالت
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_SOON: Final = 60  # characters behind the prompt
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
        if self.at == "whole":
            return self.pattern.match(key) is not None
        match = self.pattern.match(key) if self.at == "opens" else self.pattern.search(key)
        # Behind an opening quote somebody is quoted: stories about newsletters quote the prompt.
        return match is not None and not key[: match.start()].endswith(_QUOTED) and not self._is_told(key, match.end())

    def _is_told(self, key: str, end: int) -> bool:
        """Whether a verb of saying follows a prompt: "Sign up now, the website says"."""
        return self.family in _PROMPTS and not _SAYING.isdisjoint(_WORD.findall(key, end, end + _SOON))


@cache
def load(lang: str) -> tuple[Phrase, ...]:
    """The phrases of one language; none where there is no file for it.

    Raises:
        ValueError: a file names a family, a place or a force that does not exist.
    """
    folder = resources.files(__package__).joinpath("phrases")
    files = (folder.joinpath(f"{lang}{part}.toml") for part in ("", "-offers", "-forms", "-web"))
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
