"""Whether a text does nothing but ask to be allowed cookies or a reader's data, whatever its page calls itself."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import islice, takewhile
from typing import Final, NamedTuple

from cleaners import spelling
from cleaners.block import Block
from cleaners.chrome import telling
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_MOST: Final = 6_000  # characters of a text: the longest walls name every purpose of a framework
_TOP: Final = 1_500  # characters in which such a text has named what it is about
# Shares of a text. Walls in thirty languages ask in .45 to 1 of theirs, and speak of nothing else in .8 to 1. What
# tells of walls, and how to click them away, says "we" and "our" in quotes only.
_ABOUT: Final = 0.75
_ASKING: Final = 0.45
_ASKING_UNDER_A_HEADLINE: Final = 0.6
_HARDLY_ELSE: Final = 0.8
_BRIEF: Final = 120  # weight of other things at a stretch: the first sentence of a story
_REMNANT: Final = 600  # weight of what is left where the sentence that says "we" has been cut as what it is
_WORDS: Final = 4  # of a headline, and a blank before it; "Jouw privacy-instellingen", "It's your choice" have fewer
_TITLE: Final = 120  # characters of a line above a plain text that may be its title
_TITLES: Final = 3
_BUTTON: Final = 40  # characters
_TABLES: Final = tomllib.loads((files("cleaners") / "consent_asks.toml").read_text("utf-8"))
_NAMED: Final = tuple(_TABLES["named"]["words"].split())
_SIGNS: Final = re.compile(r"\W+")
_END: Final = re.compile(r"[.!?](?=\s)|[\u3002\uff01\uff1f]")
# "With one click": how easy it is, not what to do.
_ONE_CLICK: Final = re.compile(
    r" (?:one|1|ett|et|einem|één|een|un|um|jednym|jedním|jediným|jedným|yhdellä|tek|egy|egyetlen|одним|ένα) "
    r"(?:klick|click|clic|klik|κλικ|tikla|kattint|napsaut|нажат|клик)"
)
_HOW_MANY: Final = re.compile(
    r"\d\d(?:\s?社の)?(?: \w{1,12})?(?: \w{1,12})? ?(?:part|parce|soci|vendor|συνεργ|kumpp|ortağ|パート)"
)


def _words(name: str) -> tuple[str, ...]:
    """The words of a table, to be looked for in a text that begins and ends with a blank and has no signs."""
    return tuple(dict.fromkeys(spelling.key(word).replace("_", " ") for word in _TABLES[name]["words"].split()))


_ABOUT_IT: Final = _words("about")
_ASKS: Final = _words("asks")
_OURS: Final = _words("ours")
_CLICK: Final = _words("click")
_POLICY: Final = _words("policy")


class _Said(NamedTuple):
    """A sentence, and what it does."""

    text: str
    weight: int
    is_about: bool  # cookies, data, partners, or what to do about them
    is_asking: bool  # says "we" of them, or where to click
    is_firm: bool  # says how many partners there are, or where to click
    is_ours: bool  # says whose cookies and partners they are


def is_likely(text: str) -> bool:
    """Whether a text is worth asking: no longer than such texts are, and it has a word that nearly all have."""
    if len(text) > _MOST:
        return False
    top = text[:_TOP].lower()
    return any(map(top.__contains__, _NAMED))


def evidence(text: str, lines: Sequence[str], titles: Iterable[str], *, under_a_headline: bool) -> str:
    """The first sentence that asks, of a text that does nothing else; empty where it is anything else.

    Args:
        text: what was kept of a page.
        lines: keys of all that the page shows: buttons are no text.
        titles: keys of what the page is called; what sets out a policy asks nothing.
        under_a_headline: a heading names the page, so it may tell or explain what others ask.
    """
    if not is_likely(text) or any(_has(_bare(title), _POLICY) for title in titles):
        return ""
    said = _all_about(text)
    whole = sum(each.weight for each in said)
    asking = sum(each.weight for each in said if each.is_asking)
    least = _ASKING_UNDER_A_HEADLINE if under_a_headline else _ASKING
    if not said or asking < least * whole or not any(map(_is_button, lines)):
        return ""
    # What asks most clearly may have been cut as what it is.
    cut = [each for each in map(_read, lines) if each.is_firm]
    if under_a_headline and not any(each.is_firm for each in (*said, *(cut if asking >= _HARDLY_ELSE * whole else ()))):
        return ""
    first = next((each for each in said if each.is_ours), None)
    if first is None and whole <= _REMNANT and not under_a_headline:
        first = next((each for each in cut if each.is_ours), None)
    return " ".join(first.text.split()) if first else ""


def of_text(said: Sequence[Block], cuts: Sequence[Cut]) -> str:
    """The first sentence that asks, of a plain text that does nothing else; empty where it is anything else.

    Args:
        said: its lines.
        cuts: what was cut of it; what asks most clearly has been cut as consent.
    """
    if not said or said[-1].end - said[0].start > _MOST:
        return ""
    gone = {cut.start for cut in cuts}
    others = {cut.start for cut in cuts if cut.kind is not Kind.CONSENT}
    text = "\n".join([block.text for block in said if block.start not in others])
    if not is_likely(text) or not _is_asking("\n".join([block.text for block in said if block.start not in gone])):
        return ""
    keys = [spelling.key(block.text) for block in said]
    above = takewhile(lambda key: not spelling.ends_sentence(key) and len(key) <= _TITLE, keys)
    titles = list(islice(above, _TITLES))
    return evidence(text, keys, titles, under_a_headline=any(map(is_headline, titles)))


def _is_asking(kept: str) -> bool:
    """Whether what is left of a text beside what was cut as consent asks too, or is too short for a story."""
    if spelling.weight(kept) < _BRIEF:
        return True
    said = _all_about(kept)
    asking = sum(each.weight for each in said if each.is_asking)
    return any(each.is_ours for each in said) and asking >= _ASKING * sum(each.weight for each in said)


def is_headline(heading: str) -> bool:
    """Whether a heading may be a story's, by its key: a wall's is short, or asks and says "we" itself."""
    bare = _bare(heading)
    return bare.count(" ") > _WORDS and not (_has(bare, _ASKS) or _has(bare, _OURS))


def is_about_it(text: str) -> bool:
    """Whether a text speaks of nothing but cookies, data, advertising and what to do about them."""
    return len(text) <= _MOST and bool(_all_about(text))


def _all_about(text: str) -> list[_Said]:
    """What a text says, if it is about nothing else; most are known for stories by their first sentences."""
    said: list[_Said] = []
    astray = 0
    for sentence in _sentences(text):
        said.append(each := _read(sentence))
        astray = 0 if each.is_about else astray + each.weight
        if astray >= _BRIEF:
            return []
    whole = sum(each.weight for each in said)
    return said if sum(each.weight for each in said if each.is_about) >= _ABOUT * whole else []


def _sentences(text: str) -> Iterator[str]:
    """Sentences; what has no end, as headings and items of lists, goes with the next."""
    start = 0
    for found in _END.finditer(text):
        yield text[start : found.end()]
        start = found.end()
    if text[start:].strip():
        yield text[start:]


def _has(text: str, words: tuple[str, ...]) -> bool:
    return any(map(text.__contains__, words))


def _bare(text: str) -> str:
    return f" {_SIGNS.sub(' ', spelling.key(text)).strip()} "


def _read(sentence: str) -> _Said:
    key = _bare(sentence)
    weight = spelling.weight(key)
    is_about = _has(key, _ABOUT_IT)
    asks = _has(key, _ASKS)
    if not (is_about or asks) or telling.verbs(key):
        return _Said(sentence, weight, is_about=False, is_asking=False, is_firm=False, is_ours=False)
    clicks = asks and _has(_ONE_CLICK.sub(" ", key), _CLICK)
    is_ours = is_about and _has(key, _OURS)
    is_firm = clicks or (is_ours and bool(_HOW_MANY.search(key)))
    return _Said(sentence, weight, is_about=True, is_asking=clicks or is_ours, is_firm=is_firm, is_ours=is_ours)


def _is_button(line: str) -> bool:
    return len(line) <= _BUTTON and _has(_bare(line), _ASKS)
