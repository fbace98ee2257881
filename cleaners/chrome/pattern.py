r"""The small language phrases are written in, and its translation into regular expressions.

    sign up for|to [our|the] ~3 newsletter*

Words stand a few marks or blanks apart. `a|b` is either word, `[a]` may be missing, `_` is the blank
inside an alternative (`log_in|register`), `word*` goes on to the word's end, `#` is a number and `~3`
stands for up to three words (in a language without blanks: characters). Nothing repeats inside a
repetition, and every repetition is bounded, so no text can make a pattern search for long.
"""

import re
from functools import cache
from itertools import product

from cleaners.spelling import key

_APART = r"\W{1,4}"
_GAP = re.compile(r"~(\d{1,2})$")
_NUMBER = r"\d{1,9}"


@cache
def compiled(say: str, *, spaced: bool = True, whole: bool = False) -> re.Pattern[str]:
    """The regular expression of a phrase, to be matched against a key.

    Args:
        say: the phrase.
        spaced: whether the language puts blanks between words.
        whole: whether nothing but marks and a count may follow.
    """
    elements = key(say).split()
    ending = r"\W{0,9}(?:\d{1,6}\W{0,4})?$" if whole else ""
    return re.compile(_joined(elements, spaced=spaced) + ending)


def _joined(elements: list[str], *, spaced: bool) -> str:
    apart = _APART if spaced else r"\W{0,4}"
    result, begun = "", False
    for element in elements:
        word = _word(element.strip("[]"), spaced=spaced)
        if gap := _GAP.match(element):
            result += rf"(?:{apart}\w{{1,40}}){{0,{gap[1]}}}" if spaced else f".{{0,{gap[1]}}}"
        elif element[0] == "[":
            result += f"(?:{apart}{word})?" if begun else f"(?:{word}{apart})?"
        else:
            result += (apart if begun else "") + word
            begun = True
    return result


def _word(element: str, *, spaced: bool) -> str:
    if element == "#":
        return _NUMBER
    return f"(?:{'|'.join(_literal(word, spaced=spaced) for word in element.split('|'))})"


def _literal(word: str, *, spaced: bool) -> str:
    if word == "#":
        return _NUMBER
    apart = _APART if spaced else r"\W{0,4}"
    parts = (re.escape(part).replace(":", " ?:") for part in word.rstrip("*").split("_"))
    boundary = r"(?!\w)" if spaced and word[-1].isalnum() else ""
    return apart.join(parts) + (r"\w{0,30}" if word.endswith("*") else boundary)


def openings(say: str) -> frozenset[str]:
    """The first words a match can open with, without what follows a blank or a star; digits for a number."""
    found: set[str] = set()
    for element in key(say).split():
        for word in element.strip("[]").split("|"):
            found |= set("0123456789") if word == "#" else {word.split("_")[0].rstrip("*:")}
        if element[0] != "[":
            return frozenset(found)
    return frozenset(found)


def anchors(say: str) -> frozenset[str]:
    """Strings of which every match holds one: the alternatives of the phrase's most telling word."""
    words = [e for e in key(say).split() if e[0] not in "[~#"]
    best = max(words, key=lambda element: min(len(word.rstrip("*")) for word in element.split("|")))
    return frozenset(max(word.rstrip("*:").split("_"), key=len) for word in best.split("|"))


def examples(say: str, *, spaced: bool = True) -> tuple[str, ...]:
    """Short texts the phrase matches: each alternative once or more, nothing in the gaps."""
    choices = [
        [word.replace("_", " " if spaced else "").rstrip("*").replace("#", "12") for word in element.split("|")]
        for element in say.split()
        if element[0] not in "[~"
    ]
    return tuple((" " if spaced else "").join(words) for words in product(*choices))
