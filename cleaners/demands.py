"""Demands to pay or to sign up for the rest of a text, by what stands right behind it."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import Final

from cleaners import spelling
from cleaners.any_of import any_of, held
from cleaners.block import Block

BEHIND: Final = 6  # blocks behind a text in which a wall stands
_LONGEST: Final = 300  # characters of a line that demands
_PROSE: Final = 60  # weight of a line that can break off: items, captions and names are shorter
_TAIL: Final = 2_000  # characters; longer lines are prose anyhow
_MIDST: Final = frozenset(",-\u2013\u2014")
_COMMA: Final = re.compile("[,;\u3001\uff0c\u060c]")
_ITEM: Final = 20  # weight between two commas, at least, in prose
_OFFER: Final = 24  # weight of a line that says more than the button of any page, "Subscribe now"
_NEAR: Final = 3
_ASIDE: Final = 90  # weight of a line beside a wall's, with its price, and
_ACCOUNT: Final = 60  # of one that asks if the reader has paid
PRICE: Final = re.compile(
    r"[\u20ac\xa3$\xa5\u20b9\u20aa\u20ba\u20bd]\s?\d|\d[.,]?-?\s?(?:[\u20ac\xa3$\u20b9\u20aa\u20ba\u20bd]|euro|eur\b|usd\b|cent|pence"
    r"|kr\b|kronor|kroner|z\u0142|k\u010d|ft\b|lei\b|tl\b|\u0440\u0443\u0431|\u0433\u0440\u043d|\u5143|\u5186|\uc6d0|\u0631\u064a\u0627\u0644"
    r"|\u062f\u0631\u0647\u0645|\u062c\u0646\u064a\u0647|\u062f\u0648\u0644\u0627\u0631|\u062f\u064a\u0646\u0627\u0631|\u062a\u0648\u0645\u0627\u0646|\u05e9\u05e7\u05dc)"
)
_QUESTION: Final = ("?", "\u061f", "\uff1f")
_FILED: Final = tomllib.loads((files("cleaners") / "demands.toml").read_text("utf-8"))
_BY_LANGUAGE: Final = ("onward", "this")


def _listed(*texts: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for text in texts for word in text.split())


_TABLE: Final = {
    name: _listed(*(said.values() if isinstance(said, dict) else (said,))) for name, said in _FILED.items()
}
_CODES: Final = {code for name in _BY_LANGUAGE for codes in _FILED[name] for code in codes.split()}
_SAYING: Final = {name: any_of(said) for name, said in _TABLE.items()}
_TOLD: Final[Mapping[str, Callable[[str], bool]]] = {
    code: any_of(
        _listed(
            *(said for name in _BY_LANGUAGE for codes, said in _FILED[name].items() if {code, "en"} & {*codes.split()})
        )
    )
    for code in _CODES
}
_tells: Final = any_of(_TABLE["onward"] + _TABLE["this"])
_KIN: Final = {"nb": "no", "nn": "no"}


def find(texts: Sequence[str], lang: str = "") -> int | None:
    """Which line of those behind a text says that it goes on, or that it is for others; None for none.

    Args:
        texts: of the blocks right behind it.
        lang: BCP 47, where known.
    """
    code = lang.partition("-")[0].lower()
    said = "\n".join([text for text in texts if len(text) <= _LONGEST]).lower()
    if not _TOLD.get(_KIN.get(code, code), _tells)(said):  # next to no page has
        return None
    lines = [text.lower() if len(text) <= _LONGEST else "" for text in texts]
    return next((number for number in range(len(lines)) if _demands(lines, number)), None)


def last(raw_text: str, end: int, lang: str = "") -> tuple[int, int] | None:
    """Where the last line of a text demands so, if it does."""
    stop = len(raw_text[max(0, end - _TAIL) : end].rstrip()) + max(0, end - _TAIL)
    start = raw_text.rfind("\n", max(0, stop - _LONGEST - 1), stop) + 1
    return (start, stop) if 0 < start < stop and find([raw_text[start:stop]], lang) == 0 else None


def asks(text: str) -> bool:
    """Whether a line by itself demands so."""
    return len(text) <= _LONGEST and _demands([text.lower()], 0)


def sells(text: str) -> bool:
    """Whether a line may stand beside one that demands: what it costs and for how long, or who has paid already."""
    if len(text) > _LONGEST:
        return False
    line = f"{text.lower()} "
    weight = spelling.weight(text)
    if weight > _ASIDE or _says(line, "other"):
        return False
    return (weight <= _ACCOUNT and held(line, _QUESTION) and _says(line, "means")) or _offers(line)


def prices(text: str) -> bool:
    """Whether a line that sells says what it costs, or that nothing binds."""
    return sells(text) and _offers(f"{text.lower()} ")


def _offers(line: str) -> bool:
    if _says(line, "bound"):
        return True
    if not (PRICE.search(line) or _says(line, "free")):
        return False
    return any(_says(line, name) for name in ("period", "trial", "means"))


def _demands(lines: Sequence[str], number: int) -> bool:
    line = lines[number]
    if not _tells(line) or _says(line, "other"):  # next to no line tells
        return False
    if (_says(line, "onward") and _says(line, "means")) or (_says(line, "this") and _says(line, "kept")):
        return True
    # "Want to read more?", and below it how.
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return line.endswith("?") and _says(line, "onward") and _says(below, "means") and not _says(below, "other")


def _says(line: str, name: str) -> bool:
    return _SAYING[name](line)


def is_cut_short(text: str) -> bool:
    """Whether a text's last line is prose that ends within a sentence, without a sign of it."""
    last = text[-_TAIL:].rstrip()
    last = last[last.rfind("\n") + 1 :]
    if not (last[-1:].isalnum() or last[-1:] in _MIDST):  # as next to no text ends
        return False
    weight = spelling.weight(last)
    return weight >= _PROSE and weight >= _ITEM * len(_COMMA.findall(last))  # else it lists towns, or who wrote it


def offers(behind: Sequence[Block], *, is_marked: bool) -> frozenset[int]:
    """Where, behind a text that breaks off, any demand to subscribe is a wall's.

    Behind an ellipsis that is in all of the blocks, but far off a button is a menu's or a forum's; where nothing but a
    full stop is wanting, in the next one alone.
    """
    if not is_marked:
        said = (block for block in behind[:1] if spelling.weight(block.text) >= _OFFER)
        return frozenset(block.start for block in said if not _says(block.text.lower(), "other"))
    return frozenset(
        block.start for number, block in enumerate(behind) if number < _NEAR or spelling.weight(block.text) >= _OFFER
    )
