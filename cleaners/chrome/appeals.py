"""Appeals: lines in words of their own that bid the reader do something with what the site has to offer.

Nobody can list them: "Pop your email in the box and I'll send it right over". But each joins a few of the same small
things: a bid or a question to the reader where a sentence begins, the site's goods, "our", "your", what it costs or how
often it comes, where to click. One of them is in many a sentence, three of them in hardly any of a story that speaks to
nobody. A story that speaks to its readers itself, as recipes and guides do, needs more of them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from cleaners.chrome import appeal_signs as signs
from cleaners.chrome import telling
from cleaners.chrome.appeal_signs import Found
from cleaners.chrome.appeal_words import ASK, BID, LANGUAGES, may_appeal, starts, uses, words
from cleaners.chrome.needs import PLAIN
from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.demands import PRICE
from cleaners.kinds import Kind

_LONGEST: Final = 320  # characters
_LONG: Final = (180, 260)  # characters of a line that has a point less, and two
_LATE: Final = 50  # characters before what speaks to the reader: a paragraph that ends so tells something first
_HEARD: Final = 40  # lines of a story; to whom these speak, the others do
_PROSE: Final = 2  # lines of a story around them, at least
_LEAST: Final = 3  # points of what is looked at
# So many points will do where no larger share of the story's lines speaks to its readers. Of 54,000 labelled English
# lines of stories 71 have them, nearly all a company's own appeals, and two of 1,800 in English and German news.
_STEPS: Final = ((0.12, 4), (0.35, 5), (0.6, 6))
_MOST: Final = 7
_GUIDING: Final = 0.25  # share of sentences with a word such as "you"
_ABOVE: Final = 5  # points of a line that is no story's, whatever it turns out to be
# What a company's or an author's own text bids is half of what it is written for: labelled as story 19 times of 21.
_OWN: Final = frozenset({Kind.PROMO, Kind.FEEDBACK})
_LABEL: Final = 80  # weight of a line for which a point less will do, in a story that speaks to nobody
_LISTED: Final = 3  # times; what is bidden that often belongs to each item of a list
_INTERVIEWED: Final = 2  # points less of what an interview says
_ASKED: Final = 3  # questions of an interview
_ABOUT: Final = 2  # other lines of the story that name the goods
_QUOTE: Final = re.compile('["\u201c\u201e\u00ab\u300c][^"\u201c\u201d\u00bb\u300d]{25}')
_TITLE: Final = re.compile("\u201e[^\u201c\u201d]{1,40}[\u201c\u201d]")  # of a podcast or a book, in German quotes
_APOSTROPHE: Final = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?= )")
_REACHED: Final = re.compile(r"\w@\w|(?<!\w)@\w{3}|\d{3}[ -]\d{3,4}[ -]?\d{3}")
_STEP: Final = re.compile(
    r"\d|(?:step|tip|day|part|rule|level|chapter|week|phase|schritt|tipp|tag|teil|regel|woche) \d"
)
_READING: Final = frozenset({"read", "reads", "liest", "sagen", "stand", "steht", "dice"})  # said of readers, or else
NEEDS: Final = PLAIN


class Weighed(NamedTuple):
    """What a line has of an appeal."""

    points: int
    kind: Kind
    told: str
    goods: str  # which, if any
    asks: int  # of the points, for a question
    is_ours: bool  # it offers goods, or says "our"


_NONE: Final = Weighed(0, Kind.OTHER, "", "", 0, is_ours=False)


class _Story(NamedTuple):
    """The lines around, and to whom they speak."""

    lines: Sequence[Line]
    numbers: Sequence[int]
    heard: int  # how many of them were listened to
    speaking: frozenset[int]  # those that speak to the reader
    first: frozenset[int]  # those that speak of "us" or "me"
    is_interview: bool
    naming: dict[str, int]  # how many of them name goods, once asked


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each appeal in a plain text; HTML has been judged by a model that knows words."""
    lines, lang = reading.lines, reading.context.lang.partition("-")[0].lower()
    if not lines or lines[-1].block.tag or lang not in LANGUAGES or _is_guide(lines, lang):
        return
    found: dict[int, Weighed] = {}
    for number, line in enumerate(lines):
        bare = line.bare
        if (
            len(bare) <= _LONGEST
            and may_appeal(bare, lang)
            and (each := weighed(bare, line.block.text, lang)).points >= _LEAST
        ):
            found[number] = each
    may = [n for n in found if not reading.is_claimed(n) and _may(lines[n], n)]
    if not may:
        return
    story = _story(reading, found, lang)
    told = Counter(found[n].told for n in may)
    for n in may if len(story.numbers) >= _PROSE else ():
        if told[found[n].told] < _LISTED and (found[n].kind not in _OWN or _is_told_to_nobody(story, n)):
            points, least = _points(reading, story, n, found[n]), _least(story, n)
            if points >= least:
                each = found[n]
                yield cut_of(lines[n], each.kind, f"{each.kind}.appeal", f"{each.told}: {points} of {least}")


def _is_guide(lines: Sequence[Line], lang: str) -> bool:
    """Whether so many sentences may speak to the reader that hardly anything is an appeal; soon told."""
    said = words(lang)
    prose = [line for line in lines if line.prose][:_HEARD]
    texts = [line.block.text for line in prose] if said.capitals else [line.bare for line in prose]
    return sum(any(map(text.__contains__, said.address)) for text in texts) > _GUIDING * len(texts)


def _may(line: Line, number: int) -> bool:
    if line.bulleted or line.bare.endswith(":") or (number == 0 and line.headline):
        return False
    if line.block.text.lstrip()[:1].islower():  # the rest of a sentence that was broken to a width
        return False
    return _STEP.match(line.bare) is None


def _story(reading: Reading, found: dict[int, Weighed], lang: str) -> _Story:
    lines = reading.lines
    numbers = [
        n
        for n, line in enumerate(lines)
        if line.prose and not reading.is_claimed(n) and (n not in found or found[n].points < _ABOVE)
    ]
    heard = numbers[:: len(numbers) // _HEARD + 1]
    voices = {n: voice(lines[n].bare, lines[n].block.text, lang) for n in heard}
    return _Story(
        lines,
        numbers,
        len(heard),
        frozenset(n for n, (speaks, _) in voices.items() if speaks),
        frozenset(n for n, (_, is_first) in voices.items() if is_first),
        sum(line.bare.endswith("?") for line in lines) >= _ASKED,
        {},
    )


def _is_told_to_nobody(story: _Story, number: int) -> bool:
    """Whether no other line of a story speaks to its readers, or of whoever writes."""
    return not (story.speaking | story.first) - {number}


def _least(story: _Story, number: int) -> int:
    """How many points a line needs there."""
    share = len(story.speaking - {number}) / max(1, story.heard)
    return next((least for most, least in _STEPS if share <= most), _MOST)


def _points(reading: Reading, story: _Story, number: int, each: Weighed) -> int:
    """How many points a line has where it stands: more in a story that speaks to nobody, and beside chrome."""
    if story.is_interview:
        return each.points - max(each.asks, _INTERVIEWED)
    lines = story.lines
    line, speaking = lines[number], story.speaking - {number}
    own = line.prose and each.points < _ABOVE  # among them, then
    about = _about(story, each.goods) - own if each.goods else 0
    is_ours = each.is_ours and about < _ABOUT
    points = each.points - (2 if about >= _ABOUT else 0)
    if not speaking:
        points += is_ours and not story.first - {number}
        points += not line.bare.endswith(".") and line.weight <= _LABEL
    beside = any(0 <= m < len(lines) and reading.is_claimed(m) for m in (number - 1, number + 1))
    return points + (is_ours and beside)


def _about(story: _Story, goods: str) -> int:
    """How many lines of a story name some goods; each of these is looked for once."""
    if goods not in story.naming:
        story.naming[goods] = sum(goods in story.lines[number].bare for number in story.numbers)
    return story.naming[goods]


@lru_cache(maxsize=2_048)
def voice(bare: str, text: str, lang: str) -> tuple[bool, bool]:
    """Whether a line of a story speaks to the reader, and whether it speaks of "us" or "me"; not what is quoted."""
    said = words(lang)
    if "'" in bare and "'" in _APOSTROPHE.sub("", bare):
        return False, False
    speaks = signs.yours(bare, text, said) is not None or signs.bid(bare, starts(bare), said) is not None
    return speaks, not said.ours.isdisjoint(bare.split())


@lru_cache(maxsize=4_096)
def weighed(bare: str, text: str, lang: str) -> Weighed:
    """What a line has of an appeal, wherever it stands.

    Args:
        bare: its key without the bullet.
        text: the line.
        lang: of its words.
    """
    said, firsts, may = words(lang), starts(bare), 0
    for first in firsts:
        may |= uses(lang, first[0])
    bid = signs.bid(bare, firsts if may & BID else (), said)
    ask = signs.ask(bare, firsts if may & ASK else (), said) if "?" in bare else None
    if bid and bare.endswith("?") and not signs.QUESTION.match(bare):
        bid = None
    is_offer = bid is None and ask is None and signs.offers(bare)
    if not (bid or ask or is_offer) or bare.startswith("'") or _QUOTE.search(_TITLE.sub("", text)):
        return _NONE
    if telling.verbs(bare) - _READING or said.tells.search(bare):
        return _NONE
    return _weighed(bare, text, lang, (bid, ask))


def _weighed(bare: str, text: str, lang: str, asked: tuple[Found | None, Found | None]) -> Weighed:
    said, (bid, ask) = words(lang), asked
    goods, thin, gains, ours, is_other = signs.told(bare, lang, bid)
    kind = goods[1] if goods else Kind.PROMO
    yours = signs.yours(bare, text, said)
    if ask and not ask.number and not (bid or ours or yours):
        ask = None
    point = next(
        (each for each in said.points.finditer(bare) if not bid or not bid.start <= each.start() < bid.end), None
    )
    told_gains = gains
    gains = gains or ("%" if said.priced.search(bare) or PRICE.search(bare) else "")
    begun = min((0 if each.is_last else each.start for each in asked if each), default=_LATE + 1)
    if begun > _LATE and not (goods and ours and (point or gains) and not is_other):
        return _NONE
    if bid is None and ask and not (goods or ours):
        return _NONE
    # A sentence bids as well what has nothing to do with the site: "Share your views with the council by Monday."
    if bare.endswith(".") and not (ours or told_gains or point or _REACHED.search(bare)):
        return _NONE
    reached = _REACHED.search(bare)
    asks = 0 if not ask else 1 if bid else 2
    parts = (
        (2, bare[bid.start : bid.end] if bid else ""),
        (asks, bare[ask.start : ask.start + 20] if ask else ""),
        (2, goods[0] if goods else ""),
        (1, thin),
        (1, ours),
        (1, gains),
        (1, point[0] if point else ""),
        (1, reached[0] if reached else ""),
        (1, yours[0] if yours else ""),
    )
    is_bare = not (goods or thin or point or reached)
    total = sum(each for each, what in parts if what) + (bid is not None and bid.number > 1) - is_bare
    total -= 2 * is_other + sum(len(bare) > each for each in _LONG)
    told = " + ".join(what.strip() for _, what in parts if what)
    return Weighed(total, kind, told, goods[0] if goods else "", asks, is_ours=bool(goods or ours))
