"""A forum's thread, where the software that laid it out names its parts: who said it and when stay with each post."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np

from cleaners.features import Page
from cleaners.features_text import Floats, Ints
from cleaners.kinds import Kind
from cleaners.page_type import FORUM, TYPES, PageType
from cleaners.segment_words import MAX_CHARS
from cleaners.story_cuts import Reason

_LIKELY: Final = 0.3
_MOSTLY: Final = 0.3  # share of a page's likely text in posts; half of one can be a list of further threads
_POSTS: Final = 2  # and more; the one post of a page may be what its comments are about
_SAID: Final = 3  # characters of a name or date; a post's number is shorter
_POST, _SAYING, _ASIDE = 1, 2, 3
_OUTSIDE: Final = Reason(Kind.OUTSIDE_STORY, "thread.outside")
_BESIDE: Final = Reason(Kind.OTHER, "thread.aside")


class Thread(NamedTuple):
    """What the parts of a thread say of a page's blocks."""

    kept: frozenset[int]
    apart: dict[int, Reason]


NONE: Final = Thread(frozenset(), {})


def read(tables: Mapping[str, str]) -> tuple[dict[str, int], tuple[tuple[str, int], ...]]:
    """The names of parts that stand whole, and those that may go on.

    Args:
        tables: of threads.toml.
    """
    titles = {"post": _POST, "said": _SAYING, "aside": _ASIDE}
    names = [(name, number) for title, number in titles.items() for name in tables[title].split()]
    return (
        {name: number for name, number in names if not name.endswith("*")},
        tuple((name[:-1], number) for name, number in names if name.endswith("*")),
    )


_WHOLE, _BEGUN = read(tomllib.loads((files("cleaners") / "threads.toml").read_text("utf-8")))


@lru_cache(maxsize=4096)  # a forum's pages share nearly all of them; a pure function's memo changes no result
def part(attributes: str) -> int:
    """Which part of a thread a string of class, id, role and itemprop names; 0 for none."""
    found = 0
    for name in attributes[:MAX_CHARS].lower().split():
        said = _WHOLE.get(name) or next((number for begun, number in _BEGUN if name.startswith(begun)), 0)
        found = max(found, said)
    return found


def thread(page: Page, scores: Floats, kind: PageType) -> Thread:
    """What belongs to a forum's thread and what does not; nothing where no software we know laid it out.

    Args:
        page: the blocks.
        scores: how likely each is story.
        kind: of the page.
    """
    if kind.name != TYPES[FORUM]:
        return NONE
    segments = page.segments
    parts, posts = _parts(
        page, {number: found for number, found in enumerate(map(part, segments.kinds.words)) if found}
    )
    likely = np.where(scores >= _LIKELY, page.ends - page.starts, 0)
    if posts < _POSTS or likely[parts == _POST].sum() <= _MOSTLY * likely.sum():
        return NONE
    said = [at for at in (parts == _SAYING).nonzero()[0].tolist() if not segments.dead[at]]
    named = frozenset(at for at in said if len(segments.text[at]) >= _SAID and "@" not in segments.text[at])
    away = dict.fromkeys((parts == 0).nonzero()[0].tolist(), _OUTSIDE)
    # A member who goes by an address is not kept with it.
    beside = {*(parts == _ASIDE).nonzero()[0].tolist(), *said} - named
    return Thread(named, away | dict.fromkeys(beside, _BESIDE))


def _parts(page: Page, known: Mapping[int, int]) -> tuple[Ints, int]:
    """The part of a thread each block is in, and how many posts there are.

    Args:
        page: the blocks.
        known: the part that a container of a kind is.
    """
    within = page.segments.within
    found = np.zeros(len(page.starts), np.int64)
    places = [place for place, kind in enumerate(within.kind) if kind in known] if known else []
    posts = end = 0
    for wanted in (_POST, _SAYING, _ASIDE):  # a signature stands in a post, and may be laid out as one
        for place in places:
            if known[within.kind[place]] == wanted:
                found[within.first[place] : within.last[place]] = wanted
                if wanted == _POST and within.last[place] > end:
                    posts, end = posts + 1, within.last[place]
    return found, posts
