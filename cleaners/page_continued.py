"""How a story goes on that a page tells the beginning of, and hides the rest: behind "read more", for scripts.

Other stories, comments and forms are hidden more often, by pages whose story is whole. What goes on is a copy of the
story, below paragraphs that are shown; or it stands right behind the last of these, in a place that is called the rest
of something, or behind a paragraph that breaks off.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from cleaners import limits, spelling
from cleaners.features import Page, page_of
from cleaners.page_withheld import PARAGRAPH, Region, Withheld, is_prose, opened, regions_at
from cleaners.rules import Rules
from cleaners.segment import segment
from cleaners.segment_tags import HEADING
from cleaners.segment_tree import parse
from cleaners.sought import find

_PARAGRAPHS: Final = 3
_WORDS: Final = re.compile(r"\w[\w ]{8,60}\w")  # that no markup and no escaped sign parts
_TAIL: Final = 160  # characters of a paragraph in which the longest such run is looked for: it is found soonest
_PLACES: Final = 5  # where a page has these words that are looked at
_REACH: Final = 2_000  # bytes behind them
_SHOWN_HERE: Final = re.compile(rb"[^<\"'\\]{0,200}</?\w")  # the text of an element, and no string of a script
_SIGNS: Final = (b"<template", b"<noscript", b"data-")
_SHOWN: Final = 2  # paragraphs that a copy begins with
_KNOWN: Final = 40  # characters by which a paragraph is known
_BETWEEN: Final = 3  # blocks between the last paragraph and the next: a button, an advert's label
_LABEL: Final = 60  # characters of these
_DOTS: Final = ("...", "\u2026")
_REST: Final = re.compile(
    rb"more|rest\b|remain|continu|collaps|expand|truncat|full|weiter|ausklapp|suite|resto\b|restante|seguir|leer",
    re.IGNORECASE,
)
_ANOTHER: Final = re.compile(
    rb"next|relat|stories|comment|author|modal|popup|cookie|consent|newsletter|tip\b|login", re.IGNORECASE
)


def going_on(html: bytes, kept: Sequence[str]) -> Withheld | None:
    """The page with the paragraphs laid open that go on with those that it tells; None for all other pages.

    Args:
        html: the page, in UTF-8.
        kept: the texts of the blocks that the models keep, in their order.
    """
    last = next((text for text in reversed(kept) if spelling.weight(text) >= PARAGRAPH), "")
    hidden = _behind(html, last)
    if not hidden:
        return None
    prose = [text for text in (" ".join(text.split()) for text in kept) if spelling.weight(text) >= PARAGRAPH]
    breaks_off = not spelling.ends_sentence(last) or last.endswith(_DOTS)
    known = frozenset(text[:_KNOWN] for text in prose)
    told = [(region, _further(region, known, breaks_off=breaks_off)) for region in hidden]
    region, further = max(told, key=lambda each: sum(map(len, each[1])))  # one copy is enough
    if len(further) < _PARAGRAPHS:
        return None
    whole = opened(html, [region])
    return None if limits.refusal(whole, "text/html", Rules()) else Withheld(whole, frozenset(further), prose[-1])


def _behind(html: bytes, last: str) -> list[Region]:
    """What a page hides shortly behind a paragraph, wherever that stands: in its head and in data for scripts, too."""
    words = _WORDS.findall(last[-_TAIL:])
    if not words:
        return []
    end, at = max(words, key=len).encode(), max(0, find(html, b"<body"))
    for _ in range(_PLACES):
        at = find(html, end, at) + len(end)
        if at < len(end):
            break
        behind = html[at : at + _REACH]
        if any(sign in behind for sign in _SIGNS) and (hidden := regions_at(html, at, at + _REACH)):
            return hidden
        if _SHOWN_HERE.match(behind):
            break
    return []


def _further(region: Region, known: AbstractSet[str], *, breaks_off: bool) -> list[str]:
    """The paragraphs of a region that go on with the story; none where it is another one, or not known to be its."""
    page = page_of(segment(parse(region.inside)))
    texts = [" ".join(text.split()) for text in page.segments.text]
    told = [(at, text[:_KNOWN] in known) for at, text in enumerate(texts) if is_prose(text) or text[:_KNOWN] in known]
    shown = [place for place, (_, is_known) in enumerate(told) if is_known]
    if not told or (shown and (shown[0] or len(shown) < _SHOWN or shown[-1] >= len(told) - _PARAGRAPHS)):
        return []
    if not shown and not (_may_be_rest(page, told[0][0]) and _is_called_rest(region, breaks_off=breaks_off)):
        return []
    first = shown[-1] + 1 if shown else 0
    return [texts[at] for at, _ in told[first:]] if all(place < first for place in shown) else []


def _may_be_rest(page: Page, first: int) -> bool:
    """Whether a region begins with text; another story has a headline."""
    return not any(code in HEADING for code in page.codes[: first + 1])


def _is_called_rest(region: Region, *, breaks_off: bool) -> bool:
    return not _ANOTHER.search(region.called) and (breaks_off or _REST.search(region.called) is not None)


def follows(texts: Sequence[str], held: Withheld) -> bool:
    """Whether what was held back stands right behind what it goes on with, on the page that shows it.

    Args:
        texts: of the blocks of that page.
        held: what was held back.
    """
    plain = [" ".join(text.split()) for text in texts]
    first = next((at for at, text in enumerate(plain) if text in held.paragraphs), -1)
    before = max(
        (at for at, text in enumerate(plain[: max(first, 0)]) if text[:_KNOWN] == held.behind[:_KNOWN]), default=-1
    )
    between = plain[before + 1 : first]
    return before >= 0 and len(between) <= _BETWEEN and all(len(text) <= _LABEL for text in between)
