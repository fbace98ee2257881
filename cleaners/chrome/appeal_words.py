"""The words of appeals: what chrome bids readers do, with what of the site's, and why; see appeals.py.

They are in appealing/<lang>.toml: words and, with lines under them for blanks, several words. What has a sign of
regular expressions in it is one, each of its words by itself.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import Final, NamedTuple

from cleaners.kinds import Kind

GOODS, THIN, GAIN, OURS, OTHERS, BID, ASK = (1 << bit for bit in range(7))
LANGUAGES: Final = frozenset({"en", "de"})
_SIGNS: Final = re.compile(r"[\\\[\](){}?*+|]")
_TOKEN: Final = re.compile(r"\w+(?:['-]\w+)*")
_TERMS: Final = ("bids", "asks", "thin", "gains")
_SETS: Final = ("before", "ends", "wonders", "ours", "others")
_SHAPES: Final = ("opens", "within", "yours", "priced", "points", "names", "tells")
_BEGIN: Final = BID | ASK
_NEAR: Final = 60  # characters in which a sentence begins that is looked at
_STARTS: Final = re.compile(r"[.!?:|] \W{0,3}(?=\w)")
_MARKED: Final = re.compile("[.!?:|] ")
_WORD: Final = r"(?![\w-])"


class Terms:
    """Words and rows of words, found at a place by the first of them.

    Args:
        entries: each with what it stands for.
    """

    def __init__(self, entries: Iterable[tuple[str, Kind]]) -> None:
        self.ones: dict[str, Kind] = {}
        rest: dict[str, dict[Kind, list[str]]] = defaultdict(lambda: defaultdict(list))
        wild: list[tuple[re.Pattern[str], Kind]] = []
        begun: list[str] = []
        for entry, kind in entries:
            first, _, further = entry.partition("_")
            if _SIGNS.search(first):
                begun.append(first)
                wild.append((re.compile(entry.replace("_", " ") + _WORD), kind))
            elif further:
                rest[first][kind].append(further.replace("_", " "))
            else:
                self.ones.setdefault(entry, kind)
        self._rest = {
            first: [(re.compile(f" (?:{'|'.join(said)}){_WORD}"), kind) for kind, said in each.items()]
            for first, each in rest.items()
        }
        self._wild = wild
        self._begun = re.compile(f"(?:{'|'.join(begun)}){_WORD}" if begun else "(?!)")
        self._any = re.compile("|".join(f"(?:{each.pattern})" for each, _ in wild) or "(?!)")

    def at(self, key: str, start: int, end: int) -> tuple[str, Kind] | None:
        """What stands in a key from a word on, and what it stands for.

        Args:
            key: the text.
            start: of the word.
            end: behind it.
        """
        word = key[start:end]
        if word in self.ones:
            return word, self.ones[word]
        for further, kind in self._rest.get(word, ()):
            if found := further.match(key, end):
                return key[start : found.end()], kind
        if self._wild and self._any.match(key, start):
            return next((found[0], kind) for each, kind in self._wild if (found := each.match(key, start)))
        return None

    def begins(self, word: str) -> bool:
        """Whether something may begin with a word."""
        return word in self.ones or word in self._rest or self._begun.match(word) is not None


class Words(NamedTuple):
    """What one language says."""

    bids: Terms  # at a sentence's beginning
    before: frozenset[str]  # words that may stand there before one
    opens: re.Pattern[str]  # bids of another form, at the line's beginning
    within: re.Pattern[str]  # and anywhere
    signs: tuple[str, ...]  # one of them is in offers, in those, and in questions
    near: tuple[str, ...]  # one of them is in those
    ends: frozenset[str]  # what labels end with that bid, where verbs come last
    asks: Terms  # a question to the reader, at a sentence's beginning
    wonders: frozenset[str]  # what questions begin with that are the writer's own
    goods: Terms  # what a site has to offer
    thin: Terms  # the same in words that stories have as often
    ours: frozenset[str]
    you: tuple[str, ...]  # one of them is in what speaks to the reader
    address: tuple[str, ...]  # one of them is in most of that, and in little else
    yours: re.Pattern[str]  # what that is; see `capitals`
    capitals: bool  # whether they tell who is meant, as in German: else a key with a blank before it is looked at
    gains: Terms  # what it costs, how often it comes, why one should
    priced: re.Pattern[str]
    points: re.Pattern[str]  # where to click
    others: frozenset[str]  # of whom stories tell, and what is over
    tells: re.Pattern[str]  # what tells, though it opens with a bid: "Turn left and you see the sea"
    names: re.Pattern[str]  # the beginning of a bid that names whom it bids


def tokens(key: str, start: int = 0) -> Iterator[re.Match[str]]:
    """The words of a key."""
    return _TOKEN.finditer(key, start)


@lru_cache(maxsize=8_192)
def may_appeal(key: str, lang: str) -> bool:
    """Whether a line is worth weighing: most begin with another word, and have nothing else of an appeal."""
    said = words(lang)
    word, _, rest = key.partition(" ")
    if uses(lang, word.rstrip(",.!?:")) & _BEGIN or _MARKED.search(rest, 0, _NEAR - len(word)):
        return True
    if any(map(key.__contains__, said.signs)) or said.opens.match(key) is not None:
        return True
    return bool(said.ends) and key.rpartition(" ")[2].rstrip("!.") in said.ends


def starts(key: str) -> list[re.Match[str]]:
    """The first words of its sentences, near its beginning."""
    first = _TOKEN.match(key) or _TOKEN.search(key)
    found = [first] if first else []
    if _MARKED.search(key, 0, _NEAR):
        found += [word for each in _STARTS.finditer(key, 0, _NEAR) if (word := _TOKEN.match(key, each.end()))]
    return found


@lru_cache(maxsize=16_384)
def uses(lang: str, word: str) -> int:
    """What a word may begin or be: the sum of those of GOODS and its like."""
    said = words(lang)
    return (
        GOODS * said.goods.begins(word)
        + THIN * said.thin.begins(word)
        + GAIN * said.gains.begins(word)
        + OURS * (word in said.ours)
        + OTHERS * (word in said.others)
        + BID * (said.bids.begins(word) or word in said.before)
        + ASK * said.asks.begins(word)
    )


@cache
def words(lang: str) -> Words:
    """What a language says."""
    source = resources.files(__package__).joinpath("appealing").joinpath(f"{lang}.toml").read_text("utf-8")
    table = tomllib.loads(source)
    goods = [(entry, Kind(kind)) for kind, said in table["goods"].items() for entry in said.split()]
    terms = {name: Terms((each, Kind.PROMO) for each in table[name].split()) for name in _TERMS}
    sets = {name: frozenset(table[name].split()) for name in _SETS}
    shapes = {name: re.compile("|".join(table[name]) or "(?!)") for name in _SHAPES}
    return Words(
        bids=terms["bids"], before=sets["before"], opens=shapes["opens"], within=shapes["within"],
        signs=tuple(table["signs"]), near=tuple(table["near"]), ends=sets["ends"], asks=terms["asks"],
        wonders=sets["wonders"], goods=Terms(goods), thin=terms["thin"], ours=sets["ours"], you=tuple(table["you"]),
        address=tuple(table["address"]), yours=shapes["yours"], capitals=bool(table["capitals"]),
        gains=terms["gains"], priced=shapes["priced"], points=shapes["points"], others=sets["others"],
        names=shapes["names"], tells=shapes["tells"],
    )  # fmt: skip
