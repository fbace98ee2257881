"""Pages known as a whole: what servers, bot checks and consent managers show in a story's place, with any status."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, islice, takewhile
from typing import Final, NamedTuple

from cleaners import consent_asks, ledger, notices, spelling
from cleaners.block import Block
from cleaners.cleaned import Cut, Sourced, Why
from cleaners.features import Page
from cleaners.kinds import Kind
from cleaners.metadata_head import Head
from cleaners.rules import RULES_VERSION
from cleaners.segment_tags import HEADINGS, one_of
from cleaners.verdict import Refusal

_APOLOGY: Final = 600  # weight of what stands under a title that a story might have too: "Access denied"
_NOTICE: Final = 2_500  # and on a page on which a machine's own words stand, or that asks for consent
_PAGE: Final = 12_000  # characters of all that such a page shows, lists of what else there is included
_TOP: Final = 60  # lines; a text that begins with more of other things is no machine's
_LONGEST: Final = 120  # characters of a title that is compared
_TITLE: Final = 300
_ANYHOW: Final = frozenset({"shown", "url"})  # where a day is read that tells nothing of a story
_SEAM: Final = re.compile(r" [|-] ")  # between a page's title and its site's name; a key knows one dash
# "404", "HTTP Error 404", "502 Bad Gateway", "403 ERROR", "Server Error (500)", and the same behind a site's name.
_STATUS: Final = re.compile(
    r"(?:http )?(?:(?:error|status)(?: code)?:? |fehler |erreur |errore |erro |fel |fejl |feil |fout )?"
    r"(?:4[0-5]\d|5[0-3]\d)\W{0,4}"
    r"(?:error|bad request|unauthori[sz]ed|forbidden|(?:page |file )?not found|gone|too many requests|page expired|"
    r"internal server error|server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|"
    r"backend fetch failed|first byte timeout|connection timed out|web server is down|"
    r"this page could not be found\.?|page isn't available|article not found|method not allowed|not acceptable|"
    r"(?:request entity|payload|content|request header or cookie) too large|request time-?out|"
    r"access (?:is )?(?:denied|forbidden)|unavailable (?:for|due to) legal reasons)?\W{0,3}"
)
_RULES: Final = f"rules@{RULES_VERSION}"
_H1: Final = one_of("h1")
_NAMED: Final = 3  # words of a headline; a host's name is two, and "Access denied"
_ABOVE: Final = 120  # weight of a brief's two sentences; a wall has no more than an outlet's name above it
_WORD: Final = re.compile(r"\w+")


_Key = Callable[[int], str]  # that of a line, by its number


class Known(NamedTuple):
    """What pages of one sort are known by."""

    titles: frozenset[str]
    lines: tuple[str, ...]
    short: tuple[str, ...] = ()  # such as others quote too


def read(tables: Mapping[str, Mapping[str, str]]) -> dict[Why, Known]:
    """The sorts of page, by why they are refused.

    Args:
        tables: of stock.toml.

    Raises:
        ValueError: a table's name is no reason of ours.
    """
    return {
        Why(name): Known(
            frozenset(_listed(table["titles"])), tuple(_listed(table["lines"])), tuple(_listed(table.get("short", "")))
        )
        for name, table in tables.items()
    }


def _listed(text: str) -> list[str]:
    return [spelling.key(line) for line in text.splitlines() if line]


_KNOWN: Final = read(tomllib.loads((files("cleaners") / "stock.toml").read_text("utf-8")))
_BANNERS: Final = {
    Why.CHALLENGE: "challenge.stock",
    Why.ERROR_PAGE: "error_banner.stock",
    Why.CONSENT_WALL: "consent.stock",
}
_BEGIN: Final = {why: known.lines + known.short for why, known in _KNOWN.items()}
_BEGUN: Final = tuple(chain.from_iterable(_BEGIN.values()))
# The first sort that has a title is the one it is of.
TITLED: Final = {title: why for why, known in reversed(_KNOWN.items()) for title in known.titles}
_FIRST: Final = min(map(len, _BEGUN))
_FIRSTS: Final = frozenset(line[:_FIRST] for line in _BEGUN)


def refused(
    page: Page, head: Head, text: str, cuts: Sequence[Cut], published: Sourced | None, kept: Sequence[Block] = ()
) -> Refusal | None:
    """Why a page is none of its site's own; None where it may be.

    Args:
        page: its blocks.
        head: what it declares.
        text: what was kept of it.
        cuts: what was cut of it, ascending and disjoint.
        published: its day; no such page declares one, but its address may, or the server's clock be shown.
        kept: what the story model kept, copies and all.
    """
    if published and published.source not in _ANYHOW:
        return None
    is_short = len(text) <= _NOTICE and len(page.raw_text) <= _PAGE and spelling.weight(text) <= _NOTICE
    if not (is_short or consent_asks.is_likely(text)):
        return None
    lines = page.segments.text
    key_of = cache(lambda place: spelling.key(lines[place][:_TITLE]))  # mostly the headings alone are asked for
    title = spelling.key(head.title[:_TITLE])
    headline = _headline(page, key_of, title)
    told = _known(page, text, cuts, key_of, title, headline, kept) if is_short else None
    if told or not consent_asks.is_likely(text):
        return told
    named = list(_headings(page, key_of))
    is_named = headline is not None or any(map(consent_asks.is_headline, named))
    keys = [key_of(place) for place in range(len(lines))]
    asked = consent_asks.evidence(text, keys, (title, *named), under_a_headline=is_named)
    return Refusal(Why.CONSENT_WALL, f"consent.asks: {asked[:80]}") if asked else None


def _known(  # noqa: PLR0913, PLR0917 - what refused() has read of the page
    page: Page,
    text: str,
    cuts: Sequence[Cut],
    key_of: _Key,
    title: str,
    headline: int | None,
    kept: Sequence[Block],
) -> Refusal | None:
    """Why a short page is none of its site's own, by its title and its lines."""
    weight = spelling.weight(text)
    likely = [] if headline is not None else [spelling.key(line[:_TITLE]) for line in may_begin(page.segments.text)]
    for why, known in _KNOWN.items() if likely else ():
        begun = known.lines if weight > _APOLOGY else _BEGIN[why]
        found = next((line for line in likely if line.startswith(begun)), "") if begun else ""
        if found:
            return Refusal(why, f"stock.line: {found[:80]}")
    headings = [*_headings(page, key_of)]
    for said in dict.fromkeys((*_parts(title), *headings)):
        told = entitled(said)
        shown = sum(len(block.text) for block in kept) if told else 0
        is_story = told and any(each.startswith(said) and notices.is_headline(each) for each in headings)
        if told and not is_story and max(weight, shown) <= _APOLOGY and told is not Why.CONSENT_WALL:
            return Refusal(told, f"stock.title: {said}")
    wall, place = _consent(page, key_of, title, headline or 0, text)
    above = _above(page, cuts, headline, place) if wall and headline is not None else 0
    return wall if above < _ABOVE else None


def may_begin(texts: Sequence[str]) -> list[str]:
    """The lines that may begin as machines' lines do, by their first letters and the one behind as they stand."""
    return [text for text in texts if not _is_other(text[: _FIRST + 1])]


def _is_other(first: str) -> bool:
    """Whether a line that begins so is known for none without its key, which has the same letters then."""
    is_plain = len(first) > _FIRST and first.isascii() and first.replace(" ", "").isalnum()
    return is_plain and first[0] != " " and "  " not in first and first[:_FIRST].lower() not in _FIRSTS


def banners(lines: Sequence[Block], cuts: Sequence[Cut], off: Collection[Kind] = ()) -> list[Cut]:
    """The lines above a text that only machines write; if nothing else is left, the verdict knows what the text is.

    Args:
        lines: of a plain text, which has no title and no headings to tell more by.
        cuts: what was cut of it, ascending; what stands between two such lines may be cut already.
        off: kinds that are kept.
    """
    top = lines[:_TOP]
    gone = {cut.start for cut in takewhile(lambda cut: cut.start <= top[-1].start, cuts)} if top else ()
    found = []
    for number, line in enumerate(top):
        key = spelling.key(line.text[:_TITLE])
        told = begins(key)
        if not told and (why := entitled(key)) and _is_short(each.text for each in top if each.start not in gone):
            # A title that the text below speaks of is the story's own.
            said = key.strip(".! ")
            below = islice(lines, number + 1, number + 1 + _TOP)
            told = None if any(said in spelling.key(each.text) for each in below) else why
        kind = Kind.CONSENT if told is Why.CONSENT_WALL else Kind.ERROR_BANNER
        if told in _BANNERS and line.start not in gone and kind not in off:
            found.append(Cut(line.start, line.end, kind, _BANNERS[told], line.text[:80], _RULES))
        elif line.start not in gone and (spelling.ends_sentence(key) or len(key) > _LONGEST):
            break
    return found


def _is_short(texts: Iterable[str]) -> bool:
    """Whether they all together are no more than an error page says."""
    said = 0
    for text in texts:
        said += spelling.weight(text[: _APOLOGY + 1])
        if said > _APOLOGY:
            return False
    return True


def begins(key: str) -> Why | None:
    """What prints a line that begins so, if nobody else would."""
    if key[:_FIRST] not in _FIRSTS or not key.startswith(_BEGUN):  # next to no line does
        return None
    return next(why for why, lines in _BEGIN.items() if key.startswith(lines))


def _headline(page: Page, key_of: _Key, title: str) -> int | None:
    """The block of the heading that the page's title begins with, if no machine says it: a story of the site's own."""
    named = (
        (place, key_of(place))
        for place in _places(page, HEADINGS)  # some headlines are no h1
        if title.startswith(key_of(place)) and not key_of(place).startswith(_BEGUN)
    )
    return next((place for place, line in named if len(_WORD.findall(line)) >= _NAMED and not entitled(line)), None)


def _above(page: Page, cuts: Sequence[Cut], headline: int, place: int) -> int:
    """How much is kept between a story's headline and what asks for consent, which many sites put behind the story."""
    first, last = int(page.ends[headline]), int(page.starts[place])
    kept = ((max(start, first), min(end, last)) for start, end in ledger.spans(len(page.raw_text), cuts))
    return sum(spelling.weight(page.raw_text[start:end]) for start, end in kept if start < end)


def _parts(title: str) -> Iterator[str]:
    """A page's title, and what stands before and behind the seams in it."""
    yield title
    if len(title) <= _TITLE:
        yield from _SEAM.split(title)


def _headings(page: Page, key_of: _Key) -> Iterator[str]:
    """The headings of the first level, of which most pages have one."""
    yield from map(key_of, _places(page, _H1))


def _places(page: Page, wanted: re.Pattern[bytes]) -> Iterator[int]:
    """The blocks of some elements."""
    return (found.start() for found in wanted.finditer(page.codes))


def entitled(said: str) -> Why | None:
    """What a page is that has such a title, if it is none of its site's own."""
    if not said or len(said) > _LONGEST:
        return None
    if _STATUS.fullmatch(said):
        return Why.ERROR_PAGE
    return TITLED.get(said)


def _consent(page: Page, key_of: _Key, title: str, headline: int, text: str) -> tuple[Refusal | None, int]:
    """A refusal where a heading or the title asks for consent and no headline follows, as it does below a dialog.

    A wall may have a heading of the first level for each of the ways to read on; its text speaks of nothing else.

    Returns:
        The refusal, and the block of the heading; the first where the title alone asks.
    """
    asks = _KNOWN[Why.CONSENT_WALL].titles
    headings = [*_places(page, HEADINGS)]
    place = next((place for place in headings if key_of(place) in asks), None)
    if place is None:
        found = next((part for part in _parts(title) if part in asks), "")
        return Refusal(Why.CONSENT_WALL, f"stock.title: {found}") if found else None, 0
    is_followed = headline > place or any(each > place for each in _places(page, _H1))
    if is_followed and not consent_asks.is_about_it(text):
        return None, place
    return Refusal(Why.CONSENT_WALL, f"stock.title: {key_of(place)}"), place
