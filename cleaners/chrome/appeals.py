"""Appeals: lines in words of their own that bid the reader do something with what the site has to offer.

Nobody can list them: "Pop your email in the box and I'll send it right over". But each joins a few of the same small
things: a bid or a question to the reader at a sentence's beginning, the site's goods, "our", "your", what it costs or how often it comes,
where to click. One of them is in many a sentence, three of them in hardly any, in a story that speaks to nobody. A story that
speaks to its readers itself, as recipes and guides do, needs more of them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from cleaners.chrome import telling
from cleaners.chrome.appeal_words import BY_LANGUAGE, Words
from cleaners.chrome.needs import PLAIN
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.demands import PRICE
from cleaners.kinds import Kind

_LONGEST: Final = 320  # characters
_LONG: Final = (180, 260)  # characters of a line that has a point less, and two
_LATE: Final = 50  # characters before what speaks to the reader: a paragraph that ends so tells something first
_QUOTE: Final = re.compile('["\u201c\u201e\u00ab\u300c][^"\u201c\u201d\u00bb\u300d]{25}')
_TITLE: Final = re.compile("\u201e[^\u201c\u201d]{1,40}[\u201c\u201d]")  # of a podcast or a book, in German quotes
_APOSTROPHE: Final = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?= )")
_QUESTION: Final = re.compile(r"(?!(?:but|and|so|how|why|what|who|when|where|aber|und|wie|was|warum|wer|wann|wo) )[^.!?:]{4,80}\?(?= )")  # that something is said behind
_BIDDEN: Final = re.compile(r"(?:^|(?<=[.!?:] ))\w+ Sie(?!\w)")  # German bids name whom they bid
_STEP: Final = re.compile(r"(?:step|tip|day|part|rule|level|chapter|week|phase|schritt|tipp|tag|teil|regel|woche) \d")
_REACHED: Final = re.compile(r"\w@\w|(?<!\w)@\w{3}|\d{3}[ -]\d{3,4}[ -]?\d{3}")
_READING: Final = frozenset({"read", "reads", "liest", "sagen", "stand", "steht", "dice"})  # of verbs of saying what readers do
_PROSE: Final = 2  # lines of a story around them, at least
_LEAST: Final = 3
_STEPS: Final = ((0.12, 4), (0.35, 5), (0.6, 6))  # so many points where no larger share of the story speaks to its readers
_MOST: Final = 7
_LABEL: Final = 80  # weight of a line for which a point less will do, in a story that speaks to nobody
_LISTED: Final = 3  # times; what is bidden that often belongs to each item of a list
_ASKED: Final = 3  # questions of an interview
_ABOUT: Final = 2  # other lines of the story that name the goods
NEEDS: Final = PLAIN


class Weighed(NamedTuple):
    """What a line has of an appeal."""

    points: int
    kind: Kind
    told: str
    goods: str  # which, if any
    asks: int  # of the points, for a question
    is_ours: bool  # it offers goods, or says "our"
    speaks: bool  # to the reader
    is_first: bool  # speaks of "us" or "me"


_NOTHING: Final = Weighed(0, Kind.OTHER, "", "", 0, is_ours=False, speaks=False, is_first=False)


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each appeal in a plain text; HTML has been judged by a model that knows words."""
    lines, lang = reading.lines, reading.context.lang.partition("-")[0].lower()
    if not lines or lines[-1].block.tag or lang not in BY_LANGUAGE:
        return
    found = [weighed(line.bare, line.block.text, lang) for line in lines]
    may = [n for n, each in enumerate(found) if each.points >= _LEAST and not reading.is_claimed(n) and _may(lines[n], n)]
    if not may:
        return
    story = [n for n, line in enumerate(lines) if line.prose and found[n].points < _MOST - 2 and not reading.is_claimed(n)]
    if len(story) < _PROSE:
        return
    told = Counter(found[n].told for n in may)
    speaking = {n for n in story if found[n].speaks}
    first = {n for n in story if found[n].is_first}
    asking = sum(line.bare.endswith("?") for line in lines) >= _ASKED
    for n in may:
        each, line = found[n], lines[n]
        if told[each.told] >= _LISTED:
            continue
        share = len(speaking - {n}) / len(story)
        least = next((least for most, least in _STEPS if share <= most), _MOST)
        points = each.points - (each.asks if asking else 0)
        if each.goods and sum(each.goods in lines[m].bare for m in story if m != n) >= _ABOUT:
            points -= 2
        points += not (speaking | first) - {n} and each.is_ours and each.points >= _LEAST
        points += not speaking - {n} and not line.bare.endswith(".") and line.weight <= _LABEL
        points += each.is_ours and any(0 <= m < len(lines) and reading.is_claimed(m) for m in (n - 1, n + 1))
        if points >= least:
            yield cut_of(line, each.kind, f"{each.kind}.appeal", f"{each.told}: {points} of {least}")


def _may(line: Line, number: int) -> bool:
    return not (line.bulleted or _STEP.match(line.bare) is not None or line.bare[:1].isdigit() or line.bare.endswith(":") or (number == 0 and line.headline))


@lru_cache(maxsize=2_048)
def weighed(bare: str, text: str, lang: str) -> Weighed:
    words = BY_LANGUAGE[lang]
    if len(bare) > _LONGEST or bare.startswith("'") or _QUOTE.search(_TITLE.sub("", text)):
        return _NOTHING
    bid, ask = words.bids.search(bare), words.asks.search(bare)
    yours = words.yours.search(_BIDDEN.sub("", text))
    ours, gains = words.ours.search(bare), words.gains.search(bare)
    points = next((each for each in words.points.finditer(bare) if not bid or not bid.start() <= each.start() < bid.end()), None)
    is_told = "'" in _APOSTROPHE.sub("", bare)
    speaks = not is_told and (bid is not None or yours is not None)
    is_first = not is_told and ours is not None
    if telling.verbs(bare) - _READING:
        return _NOTHING._replace(speaks=speaks, is_first=is_first)
    if bid and ask and bare.endswith("?") and not _QUESTION.match(bare):
        bid = None
    question = _QUESTION.match(bare)
    if ask is None and question and len(bare) > question.end() and (bid or ours or yours):
        ask = question
    begun = min((each.start() for each in (bid, ask) if each), default=_LATE + 1)
    kind, goods = next(((kind, found[0]) for kind, each in words.goods if (found := each.search(bare))), (Kind.PROMO, ""))
    thin = "" if goods else words.thin.search(bare, bid.end() if bid else 0)
    reached = _REACHED.search(bare)
    gains = gains or PRICE.search(bare)
    others = words.others.search(bare) is not None
    if begun > _LATE and not (goods and ours and (points or gains) and not others):
        return Weighed(0, kind, "", goods, 0, is_ours=False, speaks=speaks, is_first=is_first)
    asks = 0 if not ask else 1 if bid else 2
    parts = [(2, bid), (asks, ask), (2, goods), (1, thin), (1, ours), (1, gains), (1, points), (1, reached), (1, yours)]
    is_bare = not (goods or thin or points or reached)
    is_twice = bid is not None and words.bids.search(bare, bid.end()) is not None
    total = is_twice - is_bare + sum(each for each, what in parts if what) - 2 * others - sum(len(bare) > each for each in _LONG)
    told = " + ".join([what if isinstance(what, str) else what[0].strip()[:20] for _, what in parts if what])
    return Weighed(total, kind, told, goods, asks, is_ours=bool(goods or ours), speaks=speaks, is_first=is_first)
