"""A page's title as the page itself shows it: without the name of its site, or in other words."""

import re
from dataclasses import replace
from typing import Final

from cleaners.cleaned import Metadata, Sourced
from cleaners.features import Page
from cleaners.segment_tags import HEADING
from cleaners.site_orders import ORDERED
from cleaners.story_opening import alike, spelled

_SEAM: Final = re.compile(r"\s+[|\u2013\u2014\u00b7\u2022\u00ab\u00bb:/-]+\s+")
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
    if place is None or facts.title is None or facts.title.source == ORDERED:
        return facts
    shown = page.segments.text[place]
    if 2 * page.segments.link_chars[place] >= len(shown) or (facts.site_name and shown == facts.site_name.value):
        return facts  # the site's name
    seen, told = spelled(shown), spelled(facts.title.value)
    if alike(seen, told) or seen in told:  # a part of it, where a roof line is an element of its own
        return facts
    if len(told) >= _LEAST and seen.endswith(told):  # a roof line inside the heading
        return facts
    return replace(facts, title=Sourced(value=shown, source="h1"))


def unsuffixed(facts: Metadata, page: Page, whole: str) -> Metadata:
    """What a page says of itself, its title cut at a seam where what stands before or behind it is one of its headings.

    Args:
        facts: as declared. What is told by more than the <title>, or by an <h1> that is no part of it, stays.
        page: its blocks.
        whole: its <title>.
    """
    title = facts.title
    if title is not None and title.source == "og:title" and facts.site_name:
        return replace(facts, title=Sourced(value=_without(title.value, facts.site_name.value), source=title.source))
    if title is None or title.source not in {"title", "h1"} or len(whole) > _LONGEST:
        return facts
    seams = [found.span() for found in _SEAM.finditer(whole)][:_SEAMS]
    parts = {part for start, end in seams for part in (whole[:start], whole[end:]) if len(part) >= _LEAST}
    if not parts or (title.source == "h1" and (title.value in parts or title.value not in whole)):
        return facts
    codes, kind_of = page.segments.kinds.code, page.segments.within.kind
    headings = {
        text
        for text, place in zip(page.segments.text, page.segments.container, strict=True)
        if text in parts and codes[kind_of[place]] in HEADING
    }
    found = max(headings, key=len, default="")
    if len(found) <= (0 if title.source == "title" else len(title.value)) or whole in page.segments.text:
        return facts
    return replace(facts, title=Sourced(value=found, source="title"))


def _without(title: str, site: str) -> str:
    """A title without the site's name behind or before a seam, where enough is left; most have none."""
    if site not in title or len(title) > _LONGEST:
        return title
    for found in _SEAM.finditer(title):
        before, behind = title[: found.start()], title[found.end() :]
        rest = before if behind == site else behind if before == site else ""
        if len(rest) >= _LEAST:
            return rest
    return title
