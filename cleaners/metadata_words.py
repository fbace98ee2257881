"""What a text's common words and its letters say of its language: cheap, and enough to believe what a page says."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from importlib import resources
from itertools import islice
from typing import Final

from cleaners.kernels import compiled

_COMMON: Final = 0.08  # share of words; running text has 0.2 to 0.5 of its own, 0.03 of another's at most
# A menu or a shop's shelf has few of them. Of 149 labelled pages that declare a language and are not full of its words,
# 68 have so many of them and few of any other's; a detector called none of these another language for sure.
_FEW: Final = 0.03  # share of words
_SEVERAL: Final = 3  # different ones
_LEAD: Final = 3  # times as many as of any other language
_HARDLY: Final = 0.04  # share of words; a text of another language has twice as many
# Languages without a neighbour that shares these words. Of 6,936 labelled texts in them, and parts of some, 6,211 are
# as full of them as `_FULL`, and 502 more have half as many and next to none of any other language. A detector calls
# all of these the same and takes fifty times as long; none of 157 such texts in other languages is called so.
_PLAIN: Final = ("en", "de")
_FULL: Final = 0.15  # share of words; no text of another language has half of it
_DIFFERENT: Final = 6  # of these words: Afrikaans says "die" in every line, and hardly another of the German ones
_LATIN: Final = 1.3  # bytes in UTF-8 a character; German has 1.03, a fifth of Han makes 1.4
_ENOUGH: Final = 40  # words of a sample that is to be told by them
# Written so much alike that a detector's word is none against the page's.
_ALIKE: Final = {
    name: group
    for group, names in enumerate(
        ("no nb nn da", "sr hr bs sh cnr", "id ms in", "cs sk", "gl pt", "ca oc", "he iw", "zh yue", "fa prs", "tl fil")
    )
    for name in names.split()
}
_TABLES: Final = tomllib.loads(resources.files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))
_WORDS: Final = {lang: frozenset(words.split()) for lang, words in _TABLES["words"].items()}
_COMPILED: Final = compiled("cleaners.native.strings")
# How many of a text's words are a language's, and how many it has; without a kernel they are parted and asked.
_COUNTED: Final[dict[str, Callable[[str], tuple[int, int]]]] = (
    {lang: _COMPILED.Common(tuple(words)).counted for lang, words in _WORDS.items()} if _COMPILED is not None else {}
)
_SPOKEN: Final = {  # the languages of each of these words: few of a text's are any's
    word: tuple(lang for lang, theirs in _WORDS.items() if word in theirs)
    for word in frozenset[str]().union(*_WORDS.values())
}
_NAMED: Final = {"nb": "no", "nn": "no", "bs": "hr", "ms": "id", "in": "id", "iw": "he", "fil": "tl", "yue": "zh"}
_LETTERS: Final = {lang: (re.compile(letters), float(share)) for lang, (letters, share) in _TABLES["letters"].items()}


def same(one: str, other: str) -> bool:
    """Whether two languages are written so much alike that one is taken for the other."""
    return one == other or (one in _ALIKE and _ALIKE.get(one) == _ALIKE.get(other))


def is_full_of(lang: str, sample: str) -> bool:
    """Whether a text has a language's common words as often as sentences do, or is written in its letters."""
    lang = _NAMED.get(lang, lang)
    if lang in _LETTERS:
        # Japanese has Han as well, but Chinese has no kana: the first of the table that a text is written in.
        written = (each for each, (letters, share) in _LETTERS.items() if _share(letters, sample) > share)
        return next(written, "") == lang
    own = _WORDS.get(lang)
    if own is None:
        return False
    if lang in _COUNTED:
        said, count = _COUNTED[lang](sample.lower())
        return said > int(_COMMON * count)
    words = sample.lower().split()
    enough = islice(filter(own.__contains__, words), int(_COMMON * len(words)), None)  # further ones are not counted
    return next(enough, None) is not None


def leads(lang: str, sample: str) -> bool:
    """Whether a text, which may be a menu or a list of names, has some of a language's words and few of any other's."""
    lang = _NAMED.get(lang, lang)
    own, words = _WORDS.get(lang, frozenset()), sample.lower().split()
    said = list(filter(own.__contains__, words))
    several = len(said) >= _FEW * len(words) and len(set(said)) >= _SEVERAL
    return several and _LEAD * _most_of_others(lang, words) <= len(said)


def has_no_other(lang: str, sample: str) -> bool:
    """Whether a text has hardly any words of another language."""
    words = sample.lower().split()
    return _most_of_others(lang, words) <= _HARDLY * len(words)


def plain(sample: str) -> str:
    """English or German where the text is so full of its common words that no detector need be asked; else nothing."""
    words = sample.lower().split()
    # A text in Japanese with a translation below has few words, and all of them in English.
    if len(words) < _ENOUGH or len(sample.encode("utf-8", "surrogatepass")) > _LATIN * len(sample):
        return ""
    full: list[str] = []  # as is_full_of() has it; texts in other languages are full of neither
    for lang in _PLAIN:
        own = list(filter(_WORDS[lang].__contains__, words))
        if len(own) > _FULL * len(words) and len(set(own)) >= _DIFFERENT:
            return lang
        if len(own) > int(_COMMON * len(words)):
            full.append(lang)
    return next((lang for lang in full if leads(lang, sample)), "")


def has_letters(sample: str, least: int) -> bool:
    """Whether a text has so many letters; characters of scripts without spaces say three times as much."""
    enough = islice(filter(str.isalpha, sample), (least - 1) // (1 if " " in sample.strip() else 3), None)
    return next(enough, None) is not None


def _share(letters: re.Pattern[str], sample: str) -> float:
    return len(letters.findall(sample)) / max(1, len(sample))


def _most_of_others(lang: str, words: Sequence[str]) -> int:
    """How many of some words are another language's, and not this one's: the one with most."""
    own = _WORDS.get(lang, frozenset())
    said = Counter([each for word in words if word in _SPOKEN and word not in own for each in _SPOKEN[word]])
    return max([count for each, count in said.items() if not same(each, lang)], default=0)
