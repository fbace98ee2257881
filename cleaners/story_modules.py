"""Parts of a page that are never its story, told by the name that their plugin, service or theme gives them."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any, Final, NamedTuple

import numpy as np

from cleaners.any_of import IS_QUICK, any_of
from cleaners.features import Page
from cleaners.features_text import Floats
from cleaners.kinds import Kind
from cleaners.memo import remembered
from cleaners.page_type import ARTICLE
from cleaners.segment_tags import CODE, one_of
from cleaners.segment_words import MAX_CHARS, words
from cleaners.story_blocks import FLOAT, KERNEL, places
from cleaners.story_cuts import Reason
from cleaners.story_rules import Settled
from cleaners.story_scores import lifted

_LIKELY: Final = 0.3
_MOST: Final = 0.5  # of the page's likely text: what holds more is the story under a theme's odd name
_LONG: Final = 8  # letters of a name that tells though it stands behind others
_PREFIXES: Final = 3
_MOST_SEAMS: Final = 12  # looked at in a name
_LETTERS: Final = re.compile(r"[a-z]+")
_SEAM: Final = re.compile(r"[-_0-9]+")
_BODY: Final = CODE["body"]
_LANDMARKS: Final = frozenset({CODE["article"], CODE["main"], CODE["footer"]})
_DIALOG: Final = "module.dialog"
_QUOTES: Final = one_of("blockquote")


class Named(NamedTuple):
    """What a name says of the part of a page that has it."""

    reason: Reason
    pages: frozenset[str]  # the types of page it says so on; empty for all
    most: float  # share of the page's likely text that it may hold
    news: bool  # it says so on pages alone that declare themselves news, and on those of the types above

    def holds(self, page_type: str, *, news: bool) -> bool:
        """Whether it says so on such a page; declared news are articles, whatever they look like."""
        if self.news:
            return news or page_type in self.pages
        return not self.pages or page_type in self.pages or (news and ARTICLE in self.pages)


class Catalogue(NamedTuple):
    """Names, and what they say."""

    whole: dict[str, Named]
    begun: dict[str, Named]  # may go on
    words: dict[str, Named]  # wherever they stand in a name
    elements: dict[int, Named]  # by the code of their tag
    openings: dict[str, list[str]]  # all of them, by their first letters: what has none of those is soon done with


def read(tables: Mapping[str, Mapping[str, Any]]) -> Catalogue:
    """A catalogue of names.

    Args:
        tables: of modules.toml, by what they are called.

    Raises:
        ValueError: a table's kind is none of ours.
    """
    found = Catalogue({}, {}, {}, {}, {})
    for title, table in tables.items():
        reason = Reason(Kind(table.get("kind", title)), f"module.{title}")
        says = Named(
            reason, frozenset(table.get("pages", ())), float(table.get("most", _MOST)), bool(table.get("news", False))
        )
        found.elements.update((CODE[tag], says) for tag in table.get("elements", "").split())
        for name in table.get("names", "").split():
            known, plain = (found.begun, name[:-1].rstrip("-_")) if name.endswith("*") else (found.whole, name)
            known[plain] = says
            found.openings.setdefault(_LETTERS.findall(plain)[0], []).append(plain)
        found.words.update(dict.fromkeys(table.get("words", "").split(), says))
    return found


_KNOWN: Final = read(tomllib.loads((files("cleaners") / "modules.toml").read_text("utf-8")))
_OPENINGS: Final = frozenset(_KNOWN.openings)
_may_say: Final = any_of((*_KNOWN.whole, *_KNOWN.begun, *_KNOWN.words))


@remembered(16_384)  # an outlet's pages share nearly all of them; a pure function's memo changes no result
def named(attributes: str) -> tuple[Named, ...]:
    """What the names in a string of class, id, role and itemprop say, in their order; not all says so on each page."""
    attributes = attributes[:MAX_CHARS]
    written = attributes.lower()
    if IS_QUICK and not _may_say(written):  # as fifteen of sixteen do not
        return ()
    near = _OPENINGS.intersection(_LETTERS.findall(written))
    said: list[Named] = []
    if near and any(name in written for opening in near for name in _KNOWN.openings[opening]):
        for name in written.split():
            said += filter(None, (_KNOWN.whole.get(name), *map(_KNOWN.begun.get, _parts(name))))
    told = _KNOWN.words
    if any(map(written.__contains__, told)):
        said += [told[word] for word in words(attributes) if word in told]
    return tuple(said)


def _parts(name: str) -> Iterator[str]:
    """A name, what stands before each of its seams, and long parts behind a few prefixes ("c-", "theme-block-")."""
    seams = [found.span() for found in _SEAM.finditer(name)][:_MOST_SEAMS]
    ends = [*(start for start, _ in seams), len(name)]
    yield from (name[:end] for end in ends)
    # Not further on: headings become ids, "all-about-our-most-recent-posts".
    for _, start in seams[:_PREFIXES]:
        yield from (name[start:end] for end in ends if end - start >= _LONG)


def modules(
    page: Page,
    scores: Floats,
    page_type: str,
    *,
    news: bool,
    asked: Sequence[int] | None = None,
    likely_from: float = _LIKELY,
) -> dict[int, Reason]:
    """The blocks in named parts, with the reason.

    Args:
        page: the blocks.
        scores: how likely each is story.
        page_type: some names say so on some pages only.
        news: whether the page declares itself news; some say so there only.
        asked: the blocks whose parts are looked at, in their order; all that are likely where none are given.
        likely_from: the score from which on a block's text counts where a part holds most of the page.
    """
    within, kinds = page.segments.within, page.segments.kinds
    written, codes, elements = kinds.words, kinds.code, _KNOWN.elements
    said: dict[int, Named] = {}
    for kind in telling(page, scores, likely_from) if asked is None else _telling(page, around(page, asked)):
        each = (*named(written[kind]), elements.get(codes[kind]))
        found = next((says for says in each if says and says.holds(page_type, news=news)), None)
        if found and codes[kind] != _BODY:
            said[kind] = found
    if not said:
        return {}
    blocks = (scores >= likely_from).nonzero()[0].tolist() if asked is None else asked
    likely = np.where(scores >= likely_from, page.ends - page.starts, 0)
    before = [0, *np.cumsum(likely).tolist()]
    result: dict[int, Reason] = {}
    end = 0  # of the outermost part that went
    for place in places(page, said):
        told, first, last = said[within.kind[place]], within.first[place], within.last[place]
        nearest = bisect_left(blocks, first)
        if last <= end or nearest == len(blocks) or blocks[nearest] >= last:
            continue
        if before[last] - before[first] > told.most * before[-1] and not _in_footer(page, place, told):
            continue
        end = last
        result.update(dict.fromkeys(range(first, last), told.reason))
    return result


def raised(page: Page, scores: Floats, found: Settled, page_type: str, *, news: bool) -> dict[int, Reason]:
    """The blocks in named parts that are kept though the model thinks little of them.

    A row of a table of vacancies, a quote that is another site's post, a note behind a title that its class calls a
    description; and on a page where the model is sure of nothing, all that it keeps: nobody looked at the part's name,
    since nothing in it was likely.

    Args:
        page: the blocks.
        scores: of the model.
        found: the scores with what structure says, and the title, which is the story's wherever it stands.
        page_type: some names say so on some pages only.
        news: whether the page declares itself news.
    """
    least = min(found.keep_at, _LIKELY)
    doubted = lifted(found.scores, found.keep_at, scores, _LIKELY)
    asked = [block for block in doubted if block != found.title]
    return modules(page, found.scores, page_type, news=news, asked=asked, likely_from=least) if asked else {}


def embedded(page: Page, why: Sequence[Reason | None]) -> dict[int, Reason]:
    """The blocks that go and stand in other sites' posts, by their widgets' names, whatever the model thinks of them.

    Args:
        page: the blocks.
        why: each goes; None for those that stay.
    """
    quotes = [found.start() for found in _QUOTES.finditer(page.elements)]  # as all of these posts are marked up
    if not quotes:
        return {}
    written, within = page.segments.kinds.words, page.segments.within
    around = {place: within.kind[place] for quote in quotes for place in (quote, within.parent[quote]) if place >= 0}
    said = {kind: each.reason for kind in set(around.values()) for each in named(written[kind]) if _is_embed(each)}
    posts = [(place, said[kind]) for place, kind in around.items() if kind in said]
    return {
        block: reason
        for place, reason in posts
        for block in range(within.first[place], within.last[place])
        if why[block] is not None
    }


def _is_embed(says: Named) -> bool:
    return says.reason.kind is Kind.EMBED


def _in_footer(page: Page, place: int, told: Named) -> bool:
    """Whether a dialog stands in the page's own footer, as a site's terms do: no story, however much it says."""
    if told.reason.rule != _DIALOG:
        return False
    within, codes = page.segments.within, page.segments.kinds.code
    while place >= 0 and codes[within.kind[place]] not in _LANDMARKS:
        place = within.parent[place]
    return place >= 0 and codes[within.kind[place]] == CODE["footer"]


def telling(page: Page, scores: Floats, least: float) -> list[int]:
    """The kinds of containers around likely blocks whose names or tags say something, on some pages.

    Args:
        page: the blocks.
        scores: how likely each is story.
        least: from which score on one is likely.
    """
    segments = page.segments
    if KERNEL is None or segments.rows is None or scores.dtype is not FLOAT:
        return _telling(page, around(page, (scores >= least).nonzero()[0].tolist()))
    rows = segments.rows, segments.within.rows, segments.kinds.rows
    found: list[int] = KERNEL.around(*rows, scores, least, segments.kinds.words, named, _KNOWN.elements)
    return found


def _telling(page: Page, near: Iterable[int]) -> list[int]:
    written, codes = page.segments.kinds.words, page.segments.kinds.code
    return [kind for kind in near if named(written[kind]) or codes[kind] in _KNOWN.elements]


def around(page: Page, blocks: Sequence[int]) -> set[int]:
    """The kinds of the containers that some blocks stand in, near and far.

    What is around one container is of the same kinds as what is around any other of its kind.
    """
    container, parent, kinds = page.segments.container, page.segments.within.parent, page.segments.within.kind
    found: set[int] = set()
    one_of_each = dict(zip(map(page.kinds.__getitem__, blocks), map(container.__getitem__, blocks), strict=True))
    for innermost in one_of_each.values():
        place = innermost
        while place >= 0 and (kind := kinds[place]) not in found:
            found.add(kind)
            place = parent[place]
    return found
