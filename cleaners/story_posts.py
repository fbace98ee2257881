"""A forum's thread, where the software that laid it out names its parts: who said it and when stay with each post."""

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import groupby
from typing import Final, NamedTuple

import numpy as np

from cleaners.features import Page
from cleaners.features_text import Floats, Ints
from cleaners.kinds import Kind
from cleaners.memo import remembered
from cleaners.page_type import FORUM, TYPES, PageType
from cleaners.segment import Segments
from cleaners.segment_tags import CODE, HEADING
from cleaners.segment_words import MAX_CHARS
from cleaners.story_blocks import places
from cleaners.story_cuts import Reason

_LIKELY: Final = 0.3
_MOSTLY: Final = 0.3  # share of a page's likely text in posts; half of one can be a list of further threads
_DOUBTED: Final = 0.05  # chance of a forum from which on names are asked: one page in thirteen that is told otherwise
_POSTS: Final = 2  # and more; the one post of a page may be what its comments are about
_SAID: Final = 3  # characters of a name or date; a post's number is shorter
_DATE: Final = 6  # characters of a date
_POST, _SAYING, _DATED, _ASIDE, _HIDDEN, _QUOTE = range(1, 7)
_TITLES: Final = {
    "post": _POST, "said": _SAYING, "dated": _DATED, "aside": _ASIDE, "hidden": _HIDDEN, "quote": _QUOTE,
}  # fmt: skip
_OUTSIDE: Final = Reason(Kind.OUTSIDE_STORY, "thread.outside")
_BESIDE: Final = Reason(Kind.OTHER, "thread.aside")
_BLOCKQUOTE: Final = CODE["blockquote"]


class Thread(NamedTuple):
    """What the parts of a thread say of a page's blocks."""

    kept: frozenset[int]  # whatever anybody says
    apart: dict[int, Reason]
    said: frozenset[int] = frozenset()  # lines of posts, which the model does not leave out


NONE: Final = Thread(frozenset(), {})


class Names(NamedTuple):
    """Names of parts, and the part of each."""

    whole: dict[str, int]
    begun: dict[str, int]  # may go on
    beginnings: tuple[str, ...]  # the same without their parts: most names begin with none of them


def read(tables: Mapping[str, str]) -> Names:
    """The names of parts.

    Args:
        tables: of threads.toml.
    """
    names = [(name, number) for title, number in _TITLES.items() for name in tables.get(title, "").split()]
    begun = {name[:-1]: number for name, number in names if name.endswith("*")}
    return Names({name: number for name, number in names if not name.endswith("*")}, begun, tuple(begun))


_TABLES: Final = tomllib.loads((files("cleaners") / "threads.toml").read_text("utf-8"))
_NAMES: Final = read(_TABLES)
_ALONE: Final = frozenset(_TABLES["alone"].split())
_FORUM: Final = read({"post": _TABLES["forum"]})
_ANY_FORUM: Final = (*_FORUM.whole, *_FORUM.begun)


@remembered(4096)  # a forum's pages share nearly all of them; a pure function's memo changes no result
def part(attributes: str) -> int:
    """Which part of a thread a string of class, id, role and itemprop names; 0 for none."""
    names = attributes[:MAX_CHARS].lower().split()
    if len(names) == 1 and names[0] in _ALONE:
        return _SAYING
    return max([_part(name, _NAMES) for name in names], default=0)


def _part(name: str, among: Names) -> int:
    if name.startswith(among.beginnings) and name not in among.whole:
        return next(number for begins, number in among.begun.items() if name.startswith(begins))
    return among.whole.get(name, 0)


def _is_forum(attributes: str) -> bool:
    return any(_part(name, _FORUM) for name in attributes[:MAX_CHARS].lower().split())


def retold(segments: Segments, kind: PageType) -> PageType:
    """The type of a page: a forum, whatever the model says, where its software has laid out two posts or more.

    Args:
        segments: the blocks.
        kind: what the model says.
    """
    if kind.name == TYPES[FORUM] or kind.chances[FORUM] < _DOUBTED:
        return kind
    written = segments.kinds.words
    if not any(map("\n".join(written).lower().__contains__, _ANY_FORUM)):
        return kind
    known = {number for number, names in enumerate(written) if _is_forum(names)}
    posts = end = 0
    for place, number in enumerate(segments.within.kind):
        if number in known and segments.within.last[place] > end:
            posts, end = posts + 1, segments.within.last[place]
    return PageType(TYPES[FORUM], np.eye(len(TYPES), dtype=np.float32)[FORUM]) if posts >= _POSTS else kind


def thread(page: Page, scores: Floats, kind: PageType) -> Thread:
    """What belongs to a forum's thread and what does not; nothing where no software we know laid it out.

    A post is kept whole: nobody reads half of an answer, and short ones ("It was the bearing. Thank you!") look like
    labels to the model. Of what it quotes from another post, and of headings, the model decides.

    Args:
        page: the blocks.
        scores: how likely each is story.
        kind: of the page.
    """
    if kind.name != TYPES[FORUM]:
        return NONE
    segments = page.segments
    parts, posts, quoted = _parts(
        page, {number: found for number, found in enumerate(map(part, segments.kinds.words)) if found}
    )
    likely = np.where(scores >= _LIKELY, page.ends - page.starts, 0)
    if posts < _POSTS or likely[parts == _POST].sum() <= _MOSTLY * likely.sum():
        return NONE
    saying = ((parts == _SAYING) | (parts == _DATED)).nonzero()[0].tolist()
    said = [at for at in saying if not segments.dead[at]]
    named = _once(segments.text, [at for at in said if _says(segments.text[at], dated=parts[at] == _DATED)], parts)
    away = dict.fromkeys((parts == 0).nonzero()[0].tolist(), _OUTSIDE)
    # A member who goes by an address is not kept with it.
    beside = {*(parts >= _ASIDE).nonzero()[0].tolist(), *saying} - named
    lines = ((parts == _POST) & ~quoted).nonzero()[0].tolist()
    whole = frozenset(at for at in lines if not segments.dead[at] and page.codes[at] not in HEADING)
    return Thread(named, away | dict.fromkeys(beside, _BESIDE), whole)


def _says(text: str, *, dated: bool) -> bool:
    """Whether a line beside a post says who wrote it or when."""
    if dated:
        return len(text) >= _DATE and any(map(str.isdigit, text))
    return len(text) >= _SAID and "@" not in text


def _once(texts: Sequence[str], said: Sequence[int], parts: Ints) -> frozenset[int]:
    """Of the lines that say who wrote a post and when those that say more than another of the same post.

    Software writes a name once for wide screens and once for narrow ones, or in a profile and above the text.
    """
    posts = np.cumsum(parts == _POST)
    kept: list[int] = []
    for _, lines in groupby(said, key=lambda at: int(posts[at])):
        of_post: list[int] = []
        for at in lines:
            if not any(texts[at] in texts[other] for other in of_post):
                of_post = [other for other in of_post if texts[other] not in texts[at]] + [at]
        kept += of_post
    return frozenset(kept)


def _parts(page: Page, known: Mapping[int, int]) -> tuple[Ints, int, Ints]:
    """The part of a thread each block is in, how many posts there are, and which blocks are quoted.

    Args:
        page: the blocks.
        known: the part that a container of a kind is.
    """
    within, codes = page.segments.within, page.segments.kinds.code
    found, quoted = np.zeros(len(page.starts), np.int64), np.zeros(len(page.starts), bool)
    posts = end = 0
    for place in places(page, known) if known else ():
        number, first, last = known[within.kind[place]], within.first[place], within.last[place]
        if number == _QUOTE or last <= first or found[first] == _HIDDEN:
            continue
        # A signature stands in a post, and may be laid out as one; who signed a post may stand in what is none of it.
        if number != _POST or found[first] != _ASIDE:
            found[first:last] = number
        if number == _POST and last > end:
            posts, end = posts + 1, last
    quotes = {kind for kind, code in enumerate(codes) if known.get(kind, _QUOTE * (code == _BLOCKQUOTE)) == _QUOTE}
    for place in places(page, quotes) if quotes else ():
        quoted[within.first[place] : within.last[place]] = True
    return found, posts, quoted
