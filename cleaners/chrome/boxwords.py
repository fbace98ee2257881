"""What the lines of boxes amid a story say, by language: headings, buttons, promises and small print."""

import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Final, NamedTuple

from cleaners.chrome.phrasebook import Book, lay_out, opened
from cleaners.chrome.phrases import Phrase
from cleaners.kinds import Kind

HEADS: Final = "heads"  # a heading of a box, the whole line
BUTTON: Final = "button"  # what a box asks to press or to fill in, the whole line
PROMISE: Final = "promise"  # held by what a box promises, but by paragraphs of stories too
FINE: Final = "fine"  # held by what stands below a button
LANGUAGES: Final = tuple("en de fr es it pt nl pl sv tr ru uk ar fa he zh ja ko".split())  # noqa: SIM905 (a list of words reads as one)
_UNSPACED: Final = frozenset({"zh", "ja"})
_BAR: Final = "|"
_WHOLE: Final = frozenset({HEADS, BUTTON})


class _Words(NamedTuple):
    """Phrases of one language, or of all."""

    book: Book  # of headings and buttons, by what they open with
    ends: tuple[Phrase, ...]  # of these what ends with a phrase, whatever it opens with
    held: tuple[Phrase, ...]


def load(lang: str) -> tuple[Phrase, ...]:
    """The phrases of one language; their force is what they are to a box."""
    source = resources.files(__package__).joinpath("boxes").joinpath(f"{lang}.toml").read_text("utf-8")
    return tuple(
        _phrase(role, family, lang, say, miss)
        for role, families in tomllib.loads(source).items()
        for family, pairs in families.items()
        for say, miss in pairs
    )


def _phrase(role: str, family: str, lang: str, say: str, miss: str) -> Phrase:
    at = "whole" if role in _WHOLE else "holds"
    if say.startswith("~"):
        at, say = "ends", say.partition(" ")[2]
    return Phrase(family, lang, say, miss, at, role, spaced=lang not in _UNSPACED)


@cache
def _words(lang: str) -> _Words:
    """Those of a language and of English, as boxes mix them; all where it is unknown; none where there are none."""
    langs = dict.fromkeys((lang, "en")) if lang else dict.fromkeys(LANGUAGES)
    every = [phrase for each in langs if each in LANGUAGES for phrase in load(each)]
    return _Words(
        lay_out(phrase for phrase in every if phrase.at == "whole"),
        tuple(phrase for phrase in every if phrase.at == "ends"),
        tuple(phrase for phrase in every if phrase.at == "holds"),
    )


@lru_cache(maxsize=4_096)  # a page's short lines are asked again when others are gone
def roles(bare: str, lang: str) -> tuple[Phrase, ...]:
    """The headings and buttons that a short line is."""
    words = _words(lang)
    if _BAR in bare:  # "Apple Podcasts | Spotify": each of them a button
        each = [opened(part.strip(), words.book) for part in bare.split(_BAR)]
        return each[0] if all(any(phrase.force == BUTTON for phrase in said) for said in each) else ()
    said = opened(bare, words.book)
    ends = tuple([phrase for phrase in words.ends if phrase.span(bare) is not None])
    return said + ends if ends else said


def says(bare: str, lang: str, role: str, kinds: Sequence[Kind] = ()) -> bool:
    """Whether a line holds a promise, or small print, of one of these kinds where some are given."""
    return any(
        phrase.force == role and (not kinds or phrase.kind in kinds) and phrase.span(bare) is not None
        for phrase in _words(lang).held
    )
