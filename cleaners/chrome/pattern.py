r"""The small language phrases are written in, and its translation into regular expressions.

    sign up for|to [our|the] ~3 newsletter*

Words stand a few marks or blanks apart. `a|b` is either word, `[a]` may be missing, `_` is the blank
inside an alternative (`log_in|register`), `word*` goes on to the word's end, `#` is a number and `~3`
stands for up to three words (in a language without blanks: characters). Nothing repeats inside a
repetition, and every repetition is bounded, so no text can make a pattern search for long. Where
it is compiled, native/matcher.pyx finds the same without a regular expression.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import product
from typing import Final

from cleaners import kernels
from cleaners.chrome.commonness import cost, rarest
from cleaners.spelling import key

_APART = r"\W{1,4}"
_GAP = re.compile(r"~(\d{1,2})$")
_NUMBER = r"\d{1,9}"
_TOKEN = re.compile(r"\w+")
_PARTED = re.compile("[_:]")
NUMBER = "#"
KERNEL: Final = kernels.compiled("cleaners.native.matcher")
# What the compiled matcher is told: kinds of elements, and what stands for other characters than one.
_WORD, _OPTIONAL, _A_GAP = range(3)
_OP_APART, _OP_COLON, _OP_NUMBER, _OP_STAR, _OP_BOUNDARY = range(-2, -7, -1)
_MOST: Final = {_OP_APART: 4, _OP_COLON: 2, _OP_NUMBER: 9, _OP_STAR: 30, _OP_BOUNDARY: 0}  # characters
_MOST_UNKNOWN: Final = 44  # of a word in a gap and what is before it
_MOST_BEHIND: Final = 20  # marks, a count and more marks
Plan = tuple[tuple[int, int, tuple[tuple[int, ...], ...]], ...]
Span = tuple[int, int]


def finder(
    say: str, *, spaced: bool = True, whole: bool = False, anywhere: bool = False
) -> Callable[[str], Span | None]:
    """What tells where a key says a phrase: its start and its end.

    Args:
        say: the phrase.
        spaced: whether the language puts blanks between words.
        whole: whether nothing but marks and a count may follow.
        anywhere: whether it may begin behind the key's beginning.
    """
    if KERNEL is not None:
        found: Callable[[str], Span | None] = KERNEL.Matcher(plan(say, spaced=spaced), spaced, whole, anywhere).span
        return found
    expression = compiled(say, spaced=spaced, whole=whole)
    asked = expression.search if anywhere else expression.match

    def span(key: str) -> Span | None:
        match = asked(key)
        return match.span() if match else None

    return span


def plan(say: str, *, spaced: bool) -> Plan:
    """A phrase as the compiled matcher takes it: of each element its kind, the size of a gap, its alternatives."""
    found: list[tuple[int, int, tuple[tuple[int, ...], ...]]] = []
    for element in _elements(say):
        if gap := _GAP.match(element):
            found.append((_A_GAP, int(gap[1]), ()))
        else:
            kind = _OPTIONAL if element[0] == "[" else _WORD
            found.append((kind, 0, tuple(_operations(word, spaced=spaced) for word in _words(element))))
    return tuple(found)


def longest(say: str, *, spaced: bool) -> int:
    """How many characters a key has at most that is nothing but a phrase, with the marks and the count behind it."""
    return _MOST_BEHIND + sum(
        gap * (_MOST_UNKNOWN if spaced else 1)
        + _MOST[_OP_APART]
        + max((sum(_MOST.get(each, 1) for each in word) for word in words), default=0)
        for _, gap, words in plan(say, spaced=spaced)
    )


def _operations(word: str, *, spaced: bool) -> tuple[int, ...]:
    """An alternative: its characters, and negative numbers for what is no single one."""
    if word == "#":
        return (_OP_NUMBER,)
    found: list[int] = []
    for place, part in enumerate(word.rstrip("*").split("_")):
        found += [_OP_APART] * (place > 0)
        found += [_OP_COLON if letter == ":" else ord(letter) for letter in part]
    if word.endswith("*"):
        found.append(_OP_STAR)
    elif spaced and word[-1].isalnum():
        found.append(_OP_BOUNDARY)
    return tuple(found)


@cache
def compiled(say: str, *, spaced: bool = True, whole: bool = False) -> re.Pattern[str]:
    """The regular expression of a phrase, to be matched against a key.

    Args:
        say: the phrase.
        spaced: whether the language puts blanks between words.
        whole: whether nothing but marks and a count may follow.
    """
    elements = _elements(say)
    ending = r"\W{0,9}(?:\d{1,6}\W{0,4})?$" if whole else ""
    return re.compile(_joined(elements, spaced=spaced) + ending)


def is_gap(element: str) -> bool:
    """Whether a part of a phrase stands for words that nobody knows."""
    return _GAP.match(element) is not None


@cache
def _elements(say: str) -> tuple[str, ...]:
    return tuple(key(say).split())


def _joined(elements: Sequence[str], *, spaced: bool) -> str:
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
    for element in _elements(say):
        for word in element.strip("[]").split("|"):
            found |= set("0123456789") if word == "#" else {word.split("_")[0].rstrip("*:")}
        if element[0] != "[":
            return frozenset(found)
    return frozenset(found)


def going_on(say: str) -> frozenset[str]:
    """Those of the openings that are the beginning of a word only."""
    words = (word for element in _elements(say) for word in _words(element))
    return frozenset(word.rstrip("*") for word in words if word.endswith("*") and "_" not in word)


def seconds(say: str, first: str, *, whole: bool) -> frozenset[str] | None:
    """Which words can be the second of a line that a phrase opens with `first`; None where it may be any.

    An empty one stands for none and for a number. Only for phrases of a language with blanks; `first` may be NUMBER.
    """
    elements = _elements(say)
    found: set[str] = set()
    for place, element in enumerate(elements):
        for word in _words(element):
            tokens = _tokens(word)
            if _first_token(word, tokens) != first:
                continue
            following = _tokens_behind(word, tokens[1:], elements[place + 1 :], whole=whole)
            if following is None:
                return None
            found |= following
        if element[0] != "[":
            break
    return frozenset(found)


def _first_token(word: str, tokens: Sequence[str]) -> str:
    """What an alternative begins with; NUMBER for all that begins with one."""
    return (unnumbered(tokens[0]) if tokens else word) or NUMBER


def _tokens_behind(word: str, tokens: Sequence[str], elements: Sequence[str], *, whole: bool) -> set[str] | None:
    """What can follow the first token of an alternative: its second, else what the elements behind it begin with."""
    if tokens:
        return {unnumbered(tokens[0])} if len(tokens) > 1 or word[-1] != "*" else None
    return _first_tokens(elements, whole=whole)


def _first_tokens(elements: Sequence[str], *, whole: bool) -> set[str] | None:
    """The words that elements can open with, an empty one for a number and where all may be missing; None for any."""
    found: set[str] = set()
    for element in elements:
        for word in _words(element):
            tokens = _tokens(word)
            if word != "#" and (not tokens or element[0] == "~" or (word[-1] == "*" and len(tokens) == 1)):
                return None
            found.add("" if word == "#" else unnumbered(tokens[0]))
        if element[0] != "[":
            return found
    return found | {""} if whole else None


def unnumbered(word: str) -> str:
    """A word; nothing for a number and what begins with one."""
    return "" if word[:1].isdecimal() else word


@cache
def _words(element: str) -> tuple[str, ...]:
    return tuple(element.strip("[]").split("|"))


@cache
def _tokens(word: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(word.replace("_", " ")))


def besides(say: str, anchor: str) -> tuple[tuple[str, ...], ...]:
    """Strings that every match with this anchor holds besides it: one of each tuple, the most telling first."""
    telling = _telling(say)
    near = [word for word in _words(telling) if anchor in _TOKEN.findall(_anchor(word)) or anchor == _anchor(word)]
    found = [_anchors(each) for each in _told(say) if each != telling]
    parts = [[part for part in _parts(word) if part != anchor] for word in near]
    if len(near) == 1:
        found += [(part,) for part in parts[0]]
    elif all(parts):
        found.append(tuple(dict.fromkeys(map(rarest, parts))))
    return _ordered(say, found)


def holds(say: str) -> tuple[tuple[str, ...], ...]:
    """Strings that every match holds: one of each tuple, the most telling first."""
    return _ordered(say, map(_anchors, _told(say)))


def _told(say: str) -> list[str]:
    """The elements that no match is without, but for numbers."""
    return [each for each in _elements(say) if each[0] not in "[~" and "#" not in each]


@cache
def _anchors(element: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_anchor, _words(element))))


def _ordered(say: str, found: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Those found, and a colon where no match is without one."""
    colon = [(":",)] if any(all(":" in word for word in _words(each)) for each in _told(say)) else []
    return tuple(sorted([*found, *colon], key=cost))


def anchors(say: str) -> frozenset[str]:
    """Strings of which every match holds one: the alternatives of the phrase's most telling word."""
    return frozenset(_anchors(_telling(say)))


def _telling(say: str) -> str:
    return min(_told(say), key=lambda element: cost(_anchors(element)))


@cache
def _anchor(word: str) -> str:
    return rarest(_parts(word))


def words(say: str) -> frozenset[str]:
    """Words of which some are the ones a phrase is filed under."""
    return frozenset(found for each in _told(say) for word in _words(each) for found in (_tokens(word) or _parts(word)))


def _parts(word: str) -> list[str]:
    """The words of an alternative, without what may stand between them."""
    return [part for part in _PARTED.split(word.rstrip("*")) if part]


def examples(say: str, *, spaced: bool = True) -> tuple[str, ...]:
    """Short texts the phrase matches: each alternative once or more, nothing in the gaps."""
    choices = [
        [word.replace("_", " " if spaced else "").rstrip("*").replace("#", "12") for word in element.split("|")]
        for element in say.split()
        if element[0] not in "[~"
    ]
    return tuple((" " if spaced else "").join(words) for words in product(*choices))
