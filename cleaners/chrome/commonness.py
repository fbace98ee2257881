"""How common a string is among lines of pages: phrases are filed under what few lines hold.

Only speed hangs on it: where a word is missing from the table, or the table is out of date, the same phrases are found,
later. `python -m train.common` writes the table.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final

TABLE: Final = "common.toml"
WHOLE: Final = 1_024  # lines; the table has a string that one of them holds, or more
_SHORT: Final = 4  # bytes; shorter strings are looked for one by one, see search.py
_APART: Final = WHOLE // 64  # what looking for one of those costs, in lines that a longer one would be found in
_TOKEN: Final = re.compile(r"\w+")


def rate(text: str) -> int:
    """Of 1,024 lines, how many hold a string, about: as many as hold the rarest of its words."""
    return min(_shares().get(word, 0) for word in _tokens(text) or [text])


def cost(strings: Sequence[str]) -> tuple[int, int]:
    """What it costs to look for strings of which a line holds one; the least first when sorted.

    Args:
        strings: as a key writes them.
    """
    least = min(map(len, strings), default=0)
    return sum(map(cost_of, strings)), -least


@cache
def cost_of(text: str) -> int:
    """What it costs to look for one string."""
    return rate(text) + (_APART if len(text.encode("utf-8", "surrogatepass")) < _SHORT else 0)


def rarest(words: Iterable[str]) -> str:
    """The one of some words that fewest lines hold, the first of the longest among those; empty where there is none."""
    return min(words, key=lambda word: cost((word,)), default="")


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


@cache
def _shares() -> Mapping[str, int]:
    table = tomllib.loads(resources.files(__package__).joinpath(TABLE).read_text(encoding="utf-8"))
    return {word: int(share) for share, words in table.items() for word in words.split(" ")}
