"""Pages that stand in a story's place, in whatever wording: errors, checks, walls, by the words they are made of.

No catalogue knows all that such pages say, but they all say it in few words: of pages, servers and browsers, of what
happened to them, of what a reader should do. A story has names, days, places, and things that no such page speaks of.
So each word of a short text is counted (notice_words.py): it is a notice if it has hardly any but these, speaks to its
reader, and tells of several such things. The more it tells, the more other words it may have.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from cleaners import ledger, notice_words, spelling
from cleaners.block import Block
from cleaners.chrome import telling
from cleaners.cleaned import Cut, Metadata, Why
from cleaners.features import Page
from cleaners.kinds import Kind
from cleaners.metadata_head import Head
from cleaners.notice_words import CONSENT, PAID, ROBOT, SCRIPT, TELLING, TONE, WANTS, WEB, YOU, Said
from cleaners.verdict import Refusal

_MOST: Final = 600  # weight of a notice; a longer text says something else too
_ANYHOW: Final = frozenset({"shown", "url"})  # where a day is read that tells nothing of a story
# What the elements are called in which an error is told.
_FAULTY: Final = re.compile(
    r"^(?:(?:error|err|page|http|status)-?)?(?:4[0-5]\d|5[0-3]\d)$|^error|notfound|^captcha|^maintenance"
)
_SEAM: Final = re.compile(r" [|\u2013\u2014-] ")  # between a page's title and its site's name
_STATUS: Final = re.compile(r"(?<!\d)(?:4[0-2]\d|45[01]|50\d|52\d)(?!\d)")
_CODE: Final = re.compile(
    r"\s*(?:(?:error|fehler|erreur|errore|erro|http)\s)?(?:4[0-2]\d|45[01]|50\d|52\d)[\s!.]*", re.IGNORECASE
)
_TITLE: Final = 60  # characters of a title that is a status; people and pounds are counted in longer ones
_SIE: Final = re.compile(r"(?<=[a-z\xe4\xf6\xfc\xdf,] )(?:Sie|Ihnen|Ihre?[nmrs]?)\b")  # who is spoken to, not of
_FEW: Final = 6  # words; fewer may be anything
# Shares of words that are none of the vocabulary's. Of 127,000 pieces of stories of one to three lines 44 are taken for
# notices, all from the midst of advice about phones, websites and searches, or written to come near to what they say;
# of 355 briefs and stories about such pages none is. Notices nobody had seen are told in 40 to 90 cases of a hundred.
_UNKNOWN: Final = 0.24
_UNKNOWN_IF_MARKED: Final = 0.3  # on a page that is called an error's
# What makes up for unknown words, in shares of these: fitted to 340 notices and to these pieces, and rounded.
_SHARE: Final = 0.3  # the share of words that tell
_EACH: Final = 0.007  # each different word that tells
_MANY: Final = 12
_YOU: Final = 0.045  # each different one that addresses a reader
_ENOUGH: Final = 3
_SPOKEN_TO: Final = 0.2  # if one does
_OF_PAGE: Final = 0.055  # if one is only said of pages, or what it wants is sure
_TONE: Final = 0.045
_MARKED: Final = 0.13  # if the page's markup says so
_UNDATED: Final = 0.07  # if the page has neither day nor author, nor a headline
_HEADLINE: Final = 5  # words of a title, one of them unknown
_LONG: Final = 0.005  # less for each word more than these: in advice of that length many stand that such pages have
_SHORT: Final = 40
_NEEDED: Final = 0.37
_TELLS: Final = 0.12  # share of words that tell, at least
_CERTAIN: Final = 0.03  # share of unknown words up to which nobody is looked for who said so
_LONGEST_ASKING: Final = 40  # words of a wall of cookies that no other rule knows; what tells of them is longer
_ERROR: Final = Kind.ERROR_BANNER
_DASHES: Final = ("-", "\u2013", "\u2014")  # before an item, or what somebody says
_LINE: Final = 25  # characters of a line that may tell something besides an error
_NAMED: Final = 3  # words of a headline besides an error; a site's name has fewer
_SENTENCE: Final = 10  # words
# Shares of unknown words of a line about an error, and something else; of one in a language that nobody has listed.
_STORYS: Final = 0.3
_NO_LANGUAGES: Final = 0.75
_PLAINLY: Final = 2  # words of what a page wants, one of which means nothing else
_PLAINLY_WITHOUT: Final = 4  # and without such a one
_WHY: Final = {
    ROBOT: Why.CHALLENGE,
    CONSENT: Why.CONSENT_WALL,
    PAID: Why.PAYWALL_STUB,
    SCRIPT: Why.EMPTY,
}


class Around(NamedTuple):
    """What is known of a page besides its text."""

    titles: tuple[str, ...] = ()  # what it is headed by
    names: tuple[str, ...] = ()  # of the site
    is_marked: bool = False  # whether it is called an error's in its markup or title
    is_undated: bool = False  # whether it is a page without a day, an author and a headline
    shown: str = ""  # all that it shows, buttons and menus, where that is little


_NOTHING: Final = Around()


def of_text(text: str, cuts: Sequence[Cut], off: Collection[Kind], *, is_short: bool) -> Refusal | None:
    """Why a plain text is a notice; None where it may be none.

    Args:
        text: all of it.
        cuts: what was cut of it, ascending and disjoint.
        off: kinds that are kept.
        is_short: whether too little is left to make a story, so that all of it is looked at.
    """
    if len(text) > _MOST or _ERROR in off:
        return None
    return told(text if is_short else ledger.render(text, cuts))


def of_page(
    page: Page, head: Head, facts: Metadata, text: str, kept: Sequence[Block], off: Collection[Kind]
) -> Refusal | None:
    """Why a page is a notice, by its text and its headings; None where it may be none.

    Args:
        page: its blocks.
        head: what it declares.
        facts: what is known of it; no such page declares a day, but its address may, or the server's clock be shown.
        text: what was kept of it.
        kept: the blocks that is of.
        off: kinds that are kept.
    """
    if len(text) > _MOST or _ERROR in off:
        return None
    published, site, title = facts.published_at, facts.site_name, facts.title
    if published and published.source not in _ANYHOW:
        return None
    is_named = any(_FAULTY.search(token) for block in kept for token in block.tokens)
    is_entitled = len(head.title) <= _TITLE and _STATUS.search(head.title) is not None
    titles = dict.fromkeys(filter(None, (title.value if title else "", head.h1)))
    names = (site.value if site else "", *_SEAM.split(head.title)[1:])
    shown = page.raw_text if len(page.raw_text) <= _MOST else ""
    is_marked = is_named or is_entitled or any(map(_CODE.fullmatch, shown.split("\n")))
    is_undated = published is None and facts.byline is None and not any(map(_may_head_a_story, titles))
    return told(text, Around((*titles,), names, is_marked, is_undated, shown))


def without_stories(raw_text: str, cuts: tuple[Cut, ...]) -> tuple[Cut, ...]:
    """Cuts without those made for an error that take a line which goes on to tell something else.

    "Page not found: a leaf of the poet's notebook is missing". The words of one language must tell so: in one that is
    not known, nearly all words are unknown.
    """
    if not any(cut.kind is _ERROR for cut in cuts):  # as on nearly all pages
        return cuts
    return tuple(cut for cut in cuts if cut.kind is not _ERROR or not _is_story(raw_text[cut.start : cut.end]))


def is_headline(title: str) -> bool:
    """Whether a title says more than that something is wrong: "Page not found: the poet's missing leaf"."""
    said = notice_words.said(title) if len(title) >= _LINE else None
    return said is not None and said.unknown >= _NAMED and _STORYS <= said.share_unknown <= _NO_LANGUAGES


def _may_head_a_story(title: str) -> bool:
    said = notice_words.said(title)
    return said is None or (said.words >= _HEADLINE and said.unknown > 0)


def _is_story(line: str) -> bool:
    said = notice_words.said(line) if len(line) >= _LINE else None
    return said is not None and said.words >= _SENTENCE and _STORYS <= said.share_unknown <= _NO_LANGUAGES


def told(text: str, around: Around = _NOTHING) -> Refusal | None:
    """Why a short text is no story but a notice; None where it may be one.

    Args:
        text: all that is kept of a page.
        around: what else is known of that.
    """
    if len(text) > _MOST or spelling.weight(text) > _MOST or text.lstrip().startswith(_DASHES):
        return None
    named = notice_words.words(" ".join(around.names))
    said = notice_words.said(text, named)
    if said is None or said.share_unknown > _UNKNOWN_IF_MARKED:  # as nearly all that is no notice
        return None
    whole = "\n".join((*around.titles, text))
    more = (notice_words.said(whole, named) if around.titles else said) or said
    most = _most(more, whole, around)
    if more.share_unknown > most:
        return None
    if said.share_unknown > _CERTAIN and telling.verbs(spelling.key(text)):
        return None  # somebody said so
    why = _why((around.shown and notice_words.said(around.shown, named)) or more)
    if why is Why.CONSENT_WALL and said.words > _LONGEST_ASKING:
        return None
    return Refusal(why, f"notices.words: {said.words - said.unknown} of {said.words}: {text.strip()[:80]}")


def _most(said: Said, text: str, around: Around) -> float:
    """The share of words a notice may have that no notice is known to have: the more it tells, the more."""
    you = min(_ENOUGH, said.different[YOU] + (_SIE.search(text) is not None))
    if said.words < _FEW or said.share < _TELLS:
        return -1
    most = _SHARE * said.share + _EACH * min(_MANY, said.different[TELLING]) - _NEEDED
    most += _YOU * you + _TONE * said.has(TONE) + _MARKED * around.is_marked
    if you:
        most += _SPOKEN_TO + _UNDATED * around.is_undated
    if said.has(WEB) or said.sure & WEB or _wants(said):
        most += _OF_PAGE
    return min(most - _LONG * max(0, said.words - _SHORT), _UNKNOWN_IF_MARKED if around.is_marked else _UNKNOWN)


def _why(said: Said) -> Why:
    """What a notice is about: what it wants, if it surely wants something."""
    wants = _wants(said)
    return _WHY[max(wants, key=said.different.__getitem__)] if wants else Why.ERROR_PAGE


def _wants(said: Said) -> list[int]:
    """What a text surely wants of a reader."""
    return [sort for sort in WANTS if said.has(sort, _PLAINLY if said.sure & sort else _PLAINLY_WITHOUT)]
