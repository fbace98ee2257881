"""What the lines of boxes amid a story say: headings and buttons, told of each line, and promises and small print."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final

from cleaners.chrome.phrases import BUTTON, HEADS, Phrase
from cleaners.chrome.traits import (
    BOXED,
    HEADING,
    OF_APPS,
    OF_AUTHORS,
    OF_DONATIONS,
    OF_GOODS,
    PRESSED,
    Alone,
)
from cleaners.kinds import Kind

PROMISE: Final = "promise"  # held by what a box promises, but by paragraphs of stories too
FINE: Final = "fine"  # held by what stands below a button
LANGUAGES: Final = tuple("en de fr es it pt nl pl sv tr ru uk ar fa he zh ja ko".split())  # noqa: SIM905 (a list of words reads as one)
_UNSPACED: Final = frozenset({"zh", "ja"})
_OF: Final = {
    Kind.AUTHOR_BIO: OF_AUTHORS, Kind.DONATE: OF_DONATIONS, Kind.PROMO: OF_GOODS, Kind.APP_PROMO: OF_APPS,
}  # fmt: skip
_FORCES: Final = {HEADS: BOXED | HEADING, BUTTON: BOXED | PRESSED}


def let_box(spoken: Sequence[int], told: list[Alone], said: list[tuple[Phrase, ...]]) -> None:
    """Take headings and buttons of boxes from what lines say, and note them among their traits.

    They prove nothing by themselves: other spotters, and the line model, shall not know of them.

    Args:
        spoken: the numbers of the lines that say something.
        told: what can be said about each line alone, with more traits where it is one.
        said: the phrases in each, fewer where it is one.
    """
    for number in spoken:
        found, phrases = 0, said[number]
        for phrase in phrases:
            if phrase.force in _FORCES:
                found |= _FORCES[phrase.force] | _OF.get(phrase.kind, 0)
        if found:
            *rest, traits = told[number]
            told[number] = (*rest, traits | found)  # type: ignore[assignment] # the others are as they were
            said[number] = tuple([phrase for phrase in phrases if phrase.force not in _FORCES])


def kind_of(traits: int) -> Kind:
    """What a box is about by one of its lines."""
    return next((kind for kind, of in _OF.items() if traits & of), Kind.NEWSLETTER)


def load(lang: str) -> tuple[Phrase, ...]:
    """The promises and the small print of one language; their force says which they are."""
    source = resources.files(__package__).joinpath("boxes").joinpath(f"{lang}.toml").read_text("utf-8")
    return tuple(
        Phrase(family, lang, say, miss, "holds", role, spaced=lang not in _UNSPACED)
        for role, families in tomllib.loads(source).items()
        for family, pairs in families.items()
        for say, miss in pairs
    )


@cache
def _held(lang: str) -> tuple[Phrase, ...]:
    """Those of a language and of English, as boxes mix them; all where it is unknown."""
    langs = dict.fromkeys((lang, "en")) if lang else dict.fromkeys(LANGUAGES)
    return tuple(phrase for each in langs if each in LANGUAGES for phrase in load(each))


def says(bare: str, lang: str, role: str, kinds: Sequence[Kind] = ()) -> bool:
    """Whether a line holds a promise, or small print, of one of these kinds where some are given."""
    return any(
        phrase.force == role and (not kinds or phrase.kind in kinds) and phrase.span(bare) is not None
        for phrase in _held(lang)
    )
