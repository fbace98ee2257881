"""Modules of a page: what stands in one element with a line that is known to be chrome, where the element says so too.

Two witnesses are asked for: a word of the element's class or id, and a phrase inside it that may stand in such a
module. Either alone is wrong too often: themes call whole columns "newsletter", and stories speak of newsletters.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final

from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.page_type import ARTICLE

# What themes call such elements, by the kind of what they hold.
_CALLED: Final = {
    "newsletter": Kind.NEWSLETTER, "signup": Kind.NEWSLETTER, "subscribe": Kind.SUBSCRIBE_PAYWALL,
    "paywall": Kind.SUBSCRIBE_PAYWALL, "share": Kind.SOCIAL_SHARE, "sharing": Kind.SOCIAL_SHARE,
    "social": Kind.SOCIAL_SHARE, "follow": Kind.FOLLOW_US, "related": Kind.RELATED, "jobs": Kind.JOB_ADS,
    "job": Kind.JOB_ADS, "promo": Kind.PROMO, "donate": Kind.DONATE, "donation": Kind.DONATE, "support": Kind.DONATE,
    "comments": Kind.COMMENTS, "comment": Kind.COMMENTS, "feedback": Kind.FEEDBACK, "disclaimer": Kind.LEGAL,
    "consent": Kind.CONSENT, "embed": Kind.CONSENT, "app": Kind.APP_PROMO,
}  # fmt: skip
# A prompt to subscribe may stand among share buttons; a legal line beside links says nothing of these.
_BY_THEMSELVES: Final = frozenset({Kind.RELATED, Kind.JOB_ADS, Kind.LEGAL})
_MOST: Final = 0.5  # of the page's weight; a wall that asks for consent may be all there is
_REMARKS: Final = frozenset({"comment", "comments"})
_STORY: Final = 600  # weight of the sentences of a brief
_REACH: Final = 6  # lines of one module to either side of the one that gives it away


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line beside a line of chrome, when both stand in an element that is called like it."""
    lines = reading.lines
    if reading.context.page_type == ARTICLE and not _REMARKS.isdisjoint(lines[-1].block.tokens):
        yield from _remarks(lines)
    if not reading.gathered.spoken:
        return
    claimed = {number: phrase for number in reading.gathered.spoken if (phrase := reading.counted[number]) is not None}
    if not any(_words(lines[number]) for number in claimed):
        return
    whole = _around_the_story(lines)
    for number, phrase in claimed.items():
        for word in _words(lines[number]):
            if word in whole or not _akin(phrase.kind, _CALLED[word]):
                continue
            for step in (-1, 1):
                yield from _beside(lines, number, step, word, claimed)


def _remarks(lines: Sequence[Line]) -> Iterator[Cut]:
    """What readers say below an article: one witness is enough there, where a story stands above what is called so.

    Of the development pages no article or news page has a line in such an element that the story model keeps.
    """
    first = len(lines)
    while first and not _REMARKS.isdisjoint(lines[first - 1].block.tokens):
        first -= 1
    if sum(line.weight for line in lines[:first] if line.prose) < _STORY:
        return
    for line in lines[first:]:
        yield cut_of(line, Kind.COMMENTS, "comments.element", "in an element called so, below an article")


def _akin(said: Kind, called: Kind) -> bool:
    """Whether a line of one kind gives away a module that is called like another."""
    return said is called or not {said, called} & _BY_THEMSELVES


def _around_the_story(lines: tuple[Line, ...]) -> set[str]:
    """The words that most of the page stands under: a theme's or a service's name for its posts, not for a module."""
    sizes: Counter[str] = Counter()
    for line in lines:
        for word in _words(line):
            sizes[word] += line.weight
    most = sum(line.weight for line in lines) * _MOST
    return {word for word, size in sizes.items() if size > most and _CALLED[word] is not Kind.CONSENT}


def _words(line: Line) -> tuple[str, ...]:
    return _called(line.block.tokens) if line.block.tokens else ()


@lru_cache(maxsize=512)  # lines of one element have the same
def _called(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in dict.fromkeys(tokens) if word in _CALLED)


def _beside(lines: tuple[Line, ...], number: int, step: int, word: str, claimed: Collection[int]) -> Iterator[Cut]:
    for place in range(number + step, number + step * (_REACH + 1), step):
        if not 0 <= place < len(lines) or word not in lines[place].block.tokens:
            return
        if place not in claimed:
            said = lines[number].block.text[:40]
            kind = _CALLED[word]
            yield cut_of(lines[place], kind, f"{kind}.module", f"in an element called {word!r} with {said!r}")
