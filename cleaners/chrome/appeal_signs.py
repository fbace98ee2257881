"""The signs of an appeal in a line: what it bids, what it asks the reader, what it offers and to whom it speaks."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cleaners.chrome.appeal_words import GAIN, GOODS, OTHERS, OURS, THIN, Words, tokens, uses, words
from cleaners.kinds import Kind

_ASKING: Final = 90  # characters of a question to the reader
_OFFER: Final = 200  # of a line that offers and bids nothing
_FEW: Final = 8  # blanks in a label that ends with what it bids
_ENDED: Final = re.compile(r"[.!?]")
QUESTION: Final = re.compile(r"(\w+)[^.!?:]{3,80}\?(?= )")  # that something is said behind


class Offer(NamedTuple):
    """What a line offers: each the word for it, empty for nothing."""

    goods: tuple[str, Kind] | None
    thin: str
    gains: str
    ours: str
    is_other: bool  # it tells of others


NOTHING: Final = Offer(None, "", "", "", is_other=False)


class Found(NamedTuple):
    """Where a bid or a question stands, and how many of them there are; 0 for a question of no set form."""

    start: int
    end: int
    number: int = 1
    is_last: bool = False  # it ends a label, so that all of that is before it


def bid(bare: str, firsts: Sequence[re.Match[str]], said: Words) -> Found | None:
    """What a sentence near the beginning bids the reader do."""
    found: list[tuple[int, int]] = []
    for first in firsts:
        for word in (first, *_behind(bare, first, said)):
            if (each := said.bids.at(bare, *word.span())) and bare[word.start() + len(each[0]) :][:1] != ":":
                found.append((word.start(), word.start() + len(each[0])))
                break
    if not found and (other := _other_bid(bare, said)):
        found = [other.span()]
    if found:
        return Found(*found[0], len(found))
    return _ending(bare, said) if said.ends else None


def _other_bid(bare: str, said: Words) -> re.Match[str] | None:
    if opened := said.opens.match(bare):
        return opened
    return said.within.search(bare) if any(map(bare.__contains__, said.near)) else None


def yours(bare: str, text: str, said: Words) -> re.Match[str] | None:
    """Where a line speaks to the reader; a bid that names whom it bids is no second sign."""
    if not said.capitals:
        return said.yours.search(f" {bare}")
    return said.yours.search(said.names.sub("", text)) if any(map(text.__contains__, said.you)) else None


def _behind(bare: str, first: re.Match[str], said: Words) -> Iterator[re.Match[str]]:
    """The word behind one that may stand before a bid."""
    if first[0] in said.before:
        for number, word in enumerate(tokens(bare, first.end())):
            yield word
            if number or word[0] not in said.before:
                return


def _ending(bare: str, said: Words) -> Found | None:
    """A label, or a first sentence, with the bid at its end."""
    ended = _ENDED.search(bare)
    end = ended.start() if ended else len(bare)
    start = bare.rfind(" ", 0, end) + 1
    is_label = bare[start:end] in said.ends and bare.count(" ", 0, end) <= _FEW
    return Found(start, end, is_last=True) if is_label else None


def ask(bare: str, firsts: Sequence[re.Match[str]], said: Words) -> Found | None:
    """A question to the reader near the beginning."""
    for first in firsts:
        if said.asks.at(bare, *first.span()):
            ended = _ENDED.search(bare, first.end())
            if ended and ended[0] == "?" and ended.start() - first.end() <= _ASKING:
                return Found(first.start(), ended.end())
    question = QUESTION.match(bare)
    if question and question[1] not in said.wonders and len(bare) > question.end():
        return Found(0, question.end(), 0)
    return None


def offers(bare: str) -> bool:
    """Whether a line may be an offer that bids nothing: "The whole story is in our podcast"."""
    return len(bare) <= _OFFER and (" our " in bare or "unser" in bare or bare.startswith("our "))


def told(bare: str, lang: str, bid: Found | None) -> Offer:
    """What a line offers, whose that is, why one should have it, and whether the line tells of others.

    Args:
        bare: its key without the bullet.
        lang: of its words.
        bid: what is part of it, or stands before it, is no sign by itself: "Book now", "Save time".
    """
    said = words(lang)
    goods, thin, gains, ours, is_other = NOTHING
    for word in tokens(bare):
        if use := uses(lang, word[0]):
            start, end = word.span()
            if not bid or start >= bid.end or (bid.is_last and end <= bid.start):
                goods = goods or (said.goods.at(bare, start, end) if use & GOODS else None)
                thin = thin or ((said.thin.at(bare, start, end) or ("",))[0] if use & THIN else "")
                gains = gains or ((said.gains.at(bare, start, end) or ("",))[0] if use & GAIN else "")
            ours = ours or (word[0] if use & OURS else "")
            is_other = is_other or use & OTHERS > 0
    return Offer(goods, "" if goods else thin, gains, ours, is_other)
