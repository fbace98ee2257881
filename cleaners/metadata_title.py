"""A page's title as the page itself shows it: without the name of its site, or in other words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from cleaners.cleaned import Metadata, Sourced
from cleaners.features import Page
from cleaners.segment_tags import CODE, HEADING
from cleaners.segment_words import BIT, words
from cleaners.site_orders import ORDERED
from cleaners.spelling import weight
from cleaners.story_opening import alike, spelled

# Chinese and Japanese have no blanks around "_" and around wide colons and dashes.
_BLANKS: Final = (
    r"\s+[|\u2013\u2014\u00b7\u2022\u00ab\u00bb\u2039\u203a<>:/~-]+\s+|\s*[|\uff5c\u00ab\u00bb_\uff3f\uff1a\uff0d]+\s*"
)
_CUT: Final = re.compile(r"\s*(?:\.\.\.|\u2026)$")  # a headline that was too long for its field
_SEAM: Final = re.compile(_BLANKS)
# A blank on one side alone will do where the page shows a part by itself: "Headline -Site", "Site: Headline".
_TIGHT: Final = re.compile(rf"{_BLANKS}|\s+[\u2013\u2014-]+(?=\S)|(?<=\S)[:\u2013\u2014-]+\s+")
_BAR: Final = re.compile(r"\s*[|\uff5c]\s*")
_SITES: Final = frozenset({"site", "blog", "brand", "logo"})  # in the classes of a site's own title
_CELLS: Final = frozenset({CODE["td"], CODE["center"]})
_MOSTLY: Final = 0.9  # share of its letters in bold of a headline that is no heading
_DECLARED: Final = frozenset({"og:title", "json-ld", "twitter:title"})
_LONGEST: Final = 300  # characters of a title that is looked into
_SEAMS: Final = 8  # and places in it
_LEAST: Final = 12  # characters of a headline; a shorter heading may be a section's


def headed(facts: Metadata, page: Page, place: int | None) -> Metadata:
    """What a page says of itself, under the headline that it shows where its head has another one for networks.

    Args:
        facts: as declared.
        page: its blocks.
        place: the block that is its headline; None where none is.
    """
    title = facts.title
    if place is None or (title is not None and title.source == ORDERED):
        return facts
    shown = page.segments.text[place]
    if title is not None and title.value == shown:
        return facts
    if _is_link(page, place) or (facts.site_name and shown == facts.site_name.value):
        return facts  # the site's name
    bar = _BAR.search(title.value) if title and title.value.startswith(shown) else None
    if title and bar and weight(shown) >= _LEAST and title.value[: bar.start()] == shown:  # "Headline | Site"
        return replace(facts, title=Sourced(value=shown, source=title.source))
    if title and _says(title.value, shown) and not _goes_on(shown, title.value):
        return facts
    return replace(facts, title=Sourced(value=shown, source="h1"))


def _says(title: str, shown: str) -> bool:
    """Whether a title has a heading in it, but for what stands around either: a roof line, a site's name."""
    seen, told = spelled(shown), spelled(title)
    return alike(seen, told) or seen in told or (len(told) >= _LEAST and seen.endswith(told))


def _goes_on(shown: str, title: str) -> bool:
    """Whether a heading has the end that a title was cut by, which has at least half of it."""
    cut = _CUT.sub("", title)
    if cut == title or _CUT.search(shown):
        return False
    return len(cut) < len(shown) <= 2 * len(cut) + _LEAST and shown.startswith(cut)


def unsuffixed(facts: Metadata, page: Page, whole: str) -> Metadata:
    """What a page says of itself, its title cut at a seam where what stands before or behind it is one of its headings.

    Args:
        facts: as declared. What is told by more than the <title>, or by an <h1> that is no part of it, stays.
        page: its blocks.
        whole: its <title>.
    """
    title = facts.title
    if title is not None and title.source in _DECLARED and facts.site_name:
        bare = _without(title.value, facts.site_name.value)
        return facts if bare == title.value else replace(facts, title=Sourced(value=bare, source=title.source))
    if title is None or title.source not in {"title", "h1"} or len(whole) > _LONGEST:
        return facts
    parts = _parts(whole)
    if title.source == "h1" and (bare := _unroofed(title.value, (whole, *parts))):
        return replace(facts, title=Sourced(value=bare, source="title"))
    if not parts or whole in page.segments.text or (title.source == "h1" and title.value not in whole):
        return facts
    shown = [(text, place) for place, text in enumerate(page.segments.text) if text in parts]
    headings = {text: place for text, place in reversed(shown) if _is_heading(page, place)}
    if title.source == "h1" and title.value in parts:  # unless that is the site's name, and a link home
        own, others = headings.pop(title.value, None), headings
        other = next((text for text in others if text == parts[title.value] and not _is_link(page, others[text])), "")
        found = other if own is not None and _is_link(page, own) else ""
    else:
        found = max(headings, key=len, default="")
        if not found and title.source == "title":
            found = _unheaded(facts, page, parts, shown)
    if not found and title.source == "title" and facts.site_name:
        found = _without(title.value, facts.site_name.value)
    if len(found) <= (0 if title.source == "title" or title.value in parts else len(title.value)):
        return facts
    return replace(facts, title=Sourced(value=found, source="title"))


def _unroofed(heading: str, parts: Sequence[str]) -> str:
    """A heading without the roof line in it, "Transport Ferry to stop for six weeks", as its page's title has it."""
    found = [part for part in parts if weight(part) >= _LEAST and heading.endswith(f" {part}")]
    bare = max(found, key=len, default="")
    return bare if 2 * len(bare) >= len(heading) and heading[-len(bare) - 2].isalnum() else ""


def _parts(whole: str) -> dict[str, str]:
    """What stands before and behind each seam of a title and is long enough for a headline, with the rest of it."""
    parts: dict[str, str] = {}
    for found in islice(_TIGHT.finditer(whole), _SEAMS):
        before, behind = whole[: found.start()], whole[found.end() :]
        parts.update({part: rest for part, rest in ((before, behind), (behind, before)) if weight(part) >= _LEAST})
    return parts


def _is_heading(page: Page, place: int) -> bool:
    return page.codes[place] in HEADING


def _is_link(page: Page, place: int) -> bool:
    return 2 * page.segments.link_chars[place] >= len(page.segments.text[place])


def _unheaded(facts: Metadata, page: Page, parts: dict[str, str], shown: list[tuple[str, int]]) -> str:
    """The one part of a title that the page shows as a headline without a heading.

    No link, for so sites show their names, and no shorter than the rest of the title, which sites' names are.
    """
    site = facts.site_name.value if facts.site_name else ""
    found = {
        text
        for text, place in shown
        if len(text) >= len(parts[text]) and text != site and not _is_link(page, place) and _is_set_apart(page, place)
    }
    return found.pop() if len(found) == 1 else ""


def _is_set_apart(page: Page, place: int) -> bool:
    """Whether a line is called a title, is in bold, or fills a cell of a table, as the headlines of old pages do."""
    segments = page.segments
    kind = page.kinds[place]
    if page.codes[place] in _CELLS or segments.bold_chars[place] >= _MOSTLY * len(segments.text[place]):
        return True
    return bool(segments.kinds.own[kind] & BIT["title"]) and _SITES.isdisjoint(words(segments.kinds.words[kind]))


def _without(title: str, site: str) -> str:
    """A title without the site's name behind or before a seam, where enough is left; most have none."""
    if site.casefold() not in title.casefold() or len(title) > _LONGEST:
        return title
    wanted = site.casefold()
    for found in _SEAM.finditer(title):
        before, behind = title[: found.start()], title[found.end() :]
        rest = {behind.casefold(): before, before.casefold(): behind}.get(wanted, "")
        if weight(rest) >= _LEAST:
            return rest
    return title
