"""Parts of a page that are never its story, told by the name that their plugin, service or theme gives them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

import numpy as np

from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.kinds import Kind
from cleaners.segment_tags import CODE
from cleaners.segment_words import MAX_CHARS, words
from cleaners.story_cuts import Reason

_LIKELY: Final = 0.3
_MOST: Final = 0.5  # of the page's likely text: what holds more is the story under a theme's odd name
_LONG: Final = 8  # letters of a name that tells though it stands behind others
_MOST_SEAMS: Final = 12  # looked at in a name
_SEAM: Final = re.compile(r"[-_0-9]+")
_BODY: Final = CODE["body"]


class Named(NamedTuple):
    """What a name says of the part of a page that has it."""

    reason: Reason
    pages: frozenset[str]  # the types of page it says so on; empty for all
    most: float  # share of the page's likely text that it may hold


class Catalogue(NamedTuple):
    """Names, and what they say."""

    whole: dict[str, Named]
    begun: dict[str, Named]  # may go on
    words: dict[str, Named]  # wherever they stand in a name


def read(tables: Mapping[str, Mapping[str, Any]]) -> Catalogue:
    """A catalogue of names.

    Args:
        tables: of modules.toml, by what they are called.

    Raises:
        ValueError: a table's kind is none of ours.
    """
    found = Catalogue({}, {}, {})
    for title, table in tables.items():
        kind = Kind(table.get("kind", title))
        named = Named(
            Reason(kind, f"module.{title}"), frozenset(table.get("pages", ())), float(table.get("most", _MOST))
        )
        for name in table["names"].split():
            if name.endswith("*"):
                found.begun[name[:-1].rstrip("-_")] = named
            else:
                found.whole[name] = named
        found.words.update(dict.fromkeys(table.get("words", "").split(), named))
    return found


_KNOWN: Final = read(tomllib.loads((files("cleaners") / "modules.toml").read_text("utf-8")))


@lru_cache(maxsize=16_384)  # an outlet's pages share nearly all of them; a pure function's memo changes no result
def named(attributes: str) -> Named | None:
    """What the names in a string of class, id, role and itemprop say; the first that says something."""
    attributes = attributes[:MAX_CHARS]
    whole, begun, told = _KNOWN
    for name in attributes.lower().split():
        found = whole.get(name) or next((begun[part] for part in _parts(name) if part in begun), None)
        if found:
            return found
    return next((told[word] for word in words(attributes) if word in told), None)


def _parts(name: str) -> Iterator[str]:
    """A name, what stands before each of its seams, and long parts behind one: blocks get a prefix ("c-", "theme-")."""
    seams = [found.span() for found in _SEAM.finditer(name)][:_MOST_SEAMS]
    ends = [*(start for start, _ in seams), len(name)]
    for start in (0, *(end for _, end in seams)):
        yield from (name[start:end] for end in ends if end - start >= _LONG or (end and not start))


def modules(page: Page, scores: Floats, page_type: str) -> dict[int, Reason]:
    """The blocks in named parts, with the reason.

    Args:
        page: the blocks.
        scores: how likely each is story.
        page_type: some names say so on some pages only.
    """
    within, kinds = page.segments.within, page.segments.kinds
    said = {
        kind: found
        for kind, found in enumerate(map(named, kinds.words))
        if found and kinds.code[kind] != _BODY and (not found.pages or page_type in found.pages)
    }
    if not said:
        return {}
    likely = np.where(scores >= _LIKELY, page.ends - page.starts, 0)
    before = [0, *np.cumsum(likely).tolist()]
    result: dict[int, Reason] = {}
    end = 0  # of the outermost part that went
    for place, kind in enumerate(within.kind):
        if kind not in said:
            continue
        first, last = within.first[place], within.last[place]
        size = before[last] - before[first]
        if last <= end or not size or size > said[kind].most * before[-1]:
            continue
        end = last
        result.update(dict.fromkeys(range(first, last), said[kind].reason))
    return result
