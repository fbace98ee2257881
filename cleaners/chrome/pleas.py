"""Pleas: short lines of plain text that ask readers for something of the site's own, in whatever words.

"Önemli haberlerin e-postanıza gelmesi için kaydolun" has three things that stand together in prompts alone: it asks, it
says of whom or to whom ("our", "your"), and it names what sites ask for. Which words do is listed for each language in
`pleas/`; nothing is said about their order. A story asks too, but seldom in a line of its own, and not for the site.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from cleaners import spelling
from cleaners.any_of import any_of
from cleaners.chrome import telling
from cleaners.chrome.phrases import Phrase
from cleaners.chrome.reading import Line

LANGUAGES: Final = tuple("tr ru uk ar fa he zh ja ko".split())  # noqa: SIM905 (a list of words reads as one)
_UNSPACED: Final = frozenset({"zh", "ja"})
_LONGEST: Final = 150  # characters of a plea
_SHORT: Final = 80  # and of one that asks for nothing by a verb
_WIDE: Final = 3  # times as much is said by a character of these
_WIDELY: Final = frozenset({"zh", "ja", "ko"})
_TWO: Final = 2
# Somebody's words, and not a name in quotes.
_QUOTED: Final = re.compile(r"^'|[:,] ?'|(?<!\w)'[^']{25}")
_NAMED: Final = re.compile(r"(?<!\w)'[^']*'(?!\w)")
_DASHES: Final = ("\u2013", "\u2014", "\u2015")  # before what somebody says
_AMBIGUOUS: Final = frozenset({"ar", "he"})  # what is asked is spelt as what was done
_OF_APPS: Final = "app_promo"
_OF_ARTICLES: Final = "related"  # what the site calls its own texts: named beside what is asked for


class Vocabulary(NamedTuple):
    """What pleas are told by in one language."""

    lang: str
    may: Callable[[str], bool]  # whether a key holds any of the things
    asks: re.Pattern[str]
    ours: re.Pattern[str]
    yours: re.Pattern[str]
    things: tuple[tuple[Phrase, re.Pattern[str]], ...]  # each with the phrase that a line says that asks for it


def heard(lines: tuple[Line, ...], lang: str) -> tuple[Line, ...]:
    """The lines of a plain text, with what those say that plead, if no phrase is said there.

    Args:
        lines: all of the page.
        lang: the code of its language.
    """
    words = vocabulary(lang)
    if words is None or not lines or lines[-1].block.tag:
        return lines
    longest = _LONGEST // _TWO if lang in _WIDELY else _LONGEST
    return tuple(
        [
            line._replace(said=(*line.said, phrase))
            if number and len(line.key) <= longest and words.may(line.key) and (phrase := plea(line, words))
            else line
            for number, line in enumerate(lines)
        ]
    )


def plea(line: Line, words: Vocabulary) -> Phrase | None:
    """What a line asks for, as the phrase that it says; None where it does not plead."""
    if _QUOTED.search(line.key) or _is_told(line, words.lang):
        return None
    key = _NAMED.sub(" ", line.key) if "'" in line.key else line.key
    named = [phrase for phrase, pattern in words.things if pattern.search(key)]
    wanted = [phrase for phrase in named if phrase.family != _OF_ARTICLES]
    if not wanted:
        return None
    is_ours = words.ours.search(key) is not None
    if wanted[0].family != _OF_APPS:  # how to delete one from your telephone is told too
        is_ours |= words.yours.search(key) is not None
    if words.asks.search(key) is None:
        short = _SHORT // _TWO if words.lang in _WIDELY else _SHORT
        is_one = is_ours + len(named) >= _TWO and not line.ends and len(key) <= short
    else:
        is_one = is_ours or len(named) >= _TWO
    return wanted[0] if is_one else None


def _is_told(line: Line, lang: str) -> bool:
    key = line.key
    if line.ends and (line.shown.startswith(_DASHES) or (lang in _AMBIGUOUS and key[-1:] == ".")):
        return True
    if lang in _WIDELY:
        return telling.is_said(lang, key) or telling.ends_telling(lang, key, of_the_text=False)
    return bool(telling.verbs(key)) or telling.is_attributed(lang, key, 0)


@cache
def vocabulary(lang: str) -> Vocabulary | None:
    """What pleas are told by in a language; None where nobody has written that down."""
    if lang not in LANGUAGES:
        return None
    table = tomllib.loads(resources.files(__package__).joinpath("pleas").joinpath(f"{lang}.toml").read_text("utf-8"))
    things: dict[str, list[str]] = {family: _listed(words) for family, words in table["things"].items()}
    strings = tuple(dict.fromkeys(each.rstrip(".") for words in things.values() for each in words))
    return Vocabulary(
        lang,
        any_of(strings),
        _pattern(_listed(table["asks"]), lang),
        _pattern(_listed(table["ours"]), lang, table.get("our_endings", ())),
        _pattern(_listed(table["yours"]), lang, table.get("your_endings", ())),
        tuple((_said(family, lang), _pattern(words, lang)) for family, words in things.items()),
    )


def _listed(words: str) -> list[str]:
    """Words as keys spell them; a dot behind one stands for its end, and `_` for a blank."""
    return [spelling.key(word).replace("_", " ") for word in words.split()]


def _pattern(words: Sequence[str], lang: str, endings: Sequence[str] = ()) -> re.Pattern[str]:
    each = "|".join(re.escape(word[:-1]) + r"(?!\w)" if word.endswith(".") else re.escape(word) for word in words)
    return re.compile("|".join([each if lang in _UNSPACED else rf"(?<!\w)(?:{each})", *endings]))


def _said(family: str, lang: str) -> Phrase:
    return Phrase(family=family, lang=lang, say="a plea", miss="", at="whole", longest=_LONGEST)
