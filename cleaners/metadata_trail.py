"""The section that a breadcrumb names which a page shows and does not declare: "Home > Local > Bridge to close".

Read from the page's bytes, a few thousand of them: to ask its tree for such elements takes a twentieth of all cleaning.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from cleaners.calendar_words import CALENDAR
from cleaners.cleaned import Metadata, Sourced
from cleaners.metadata_crumbs import KINDS, last
from cleaners.metadata_source import LINK, address_in, said_in
from cleaners.sought import find

_NAMED: Final = b"readcrumb"  # in every page whose trail is found
_OPENING: Final = re.compile(rb"<(nav|div|ol|ul|li|section|header|aside|span|p)\s", re.IGNORECASE)
_ATTRIBUTES: Final = (b"class", b"id", b"aria-label", b"itemtype", b"typeof")
_TAG: Final = 400  # bytes of a tag up to that word
_LOOKS: Final = 60  # places of that word that are looked at: styles and scripts have it first
_TRAILS: Final = 4  # elements of such a name that are read
_LONGEST: Final = 5_000  # bytes of a trail
_DEEPEST: Final = 8  # links of a trail; a menu has more
_LISTED: Final = b"BreadcrumbList"
_LIST: Final = re.compile(rb"<([ou]l)\b", re.IGNORECASE)
_MORE: Final = re.compile(rb"<(?:h1|article)\b", re.IGNORECASE)  # in a box around trail and title
_SAID: Final = 400  # characters of a trail, the title at its end
_BACK: Final = re.compile(
    r"\W*(?:(?:go )?back\b|zurück|retour|volver|voltar|torna\b|indietro|terug|tillbaka|tilbage|tilbake|takaisin|wstecz|"
    r"powrót|zpět|vissza|înapoi|назад|geri\b|kembali|戻る|返回|(?:search|suche|recherche|menu|print|share)\Z)",
    re.IGNORECASE,
)


def crumbed(facts: Metadata, html: bytes, shown: str, url: str, whole: str) -> Metadata:
    """What a page declares, and the section of the first trail of links that it shows where it declares none.

    Args:
        facts: as declared.
        html: the page's source.
        shown: all of its text, in which a crumb has to stand: scripts have trails too.
        url: its own address; empty where that is not known.
        whole: its <title>.
    """
    if facts.section is not None or facts.page_type not in KINDS:
        return facts
    site = facts.site_name.value if facts.site_name else ""
    own = url or (facts.canonical.value if facts.canonical else "")
    for trail in islice(_trails(html), _TRAILS):
        crumbs = list(islice(_links(trail), _DEEPEST + 1))
        if len(crumbs) == 1 and trail[:3].lower() == b"<li":  # each crumb is called so
            continue
        if crumbs and (len(crumbs) > _DEEPEST or _MORE.search(trail)):
            return facts
        if crumbs and len(said_in(trail)) <= _SAID:
            titles = (facts.title.value if facts.title else "", whole)
            name = last([crumb for crumb in crumbs if not _is_none(crumb[0])], titles, site, own)
            return replace(facts, section=Sourced(value=name, source="breadcrumb")) if name and name in shown else facts
    return facts


def _trails(html: bytes) -> Iterator[bytes]:
    """The elements that are called breadcrumbs, or the list in each."""
    at = find(html, _NAMED)
    for _ in range(_LOOKS):
        if at < 0:
            return
        start = html.rfind(b"<", max(0, at - _TAG), at)
        opened = _OPENING.match(html, start, at) if start >= 0 else None
        if opened and html[start:at].rpartition(b"=")[0].rstrip().lower().endswith(_ATTRIBUTES):
            trail = _whole(html[start : start + _LONGEST], opened[1])
            if trail.find(_LISTED, trail.find(b">")) < 0:  # else that one comes next; here may be a choice of language
                inner = _LIST.search(trail)
                yield _whole(trail[inner.start() :], inner[1]) if inner else trail
        at = find(html, _NAMED, at + len(_NAMED))


def _whole(html: bytes, tag: bytes) -> bytes:
    """The element that some source begins with, as far as it is there."""
    depth = 0
    for found in re.finditer(rb"<(/?)" + tag + rb"\b", html, re.IGNORECASE):
        depth += -1 if found[1] else 1
        if not depth:
            return html[: found.start()]
    return html


def _links(trail: bytes) -> Iterator[tuple[str, str]]:
    """What the links of a trail say, and where they lead."""
    for found in LINK.finditer(trail):
        name = said_in(found["inner"])
        if name:
            yield name, address_in(found)


def _is_none(name: str) -> bool:
    """Whether a link is no crumb: one that leads back, or to a search, or a part of a date as of a blog's archive."""
    if _BACK.match(name):
        return True
    return all(word.isdecimal() or word.casefold() in CALENDAR for word in name.split())
