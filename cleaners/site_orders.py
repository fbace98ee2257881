"""What a site's own file says about a page: asked with XPath, on the very tree that the blocks come from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from re import escape, finditer
from typing import Final, NamedTuple

from cleaners.cleaned import Cut, Metadata, Sourced
from cleaners.features import Page
from cleaners.kinds import Kind
from cleaners.metadata_byline import named as named_author
from cleaners.metadata_dates import iso
from cleaners.metadata_names import names
from cleaners.metadata_near import Line
from cleaners.rules import RULES_VERSION
from cleaners.segment_tree import Tree, marked
from cleaners.site_file import SiteLine
from scraper.discovery.markup import Found, TooDearError, matched
from scraper.discovery.markup_inline import Inline

ORDERED: Final = "site-config"  # where such a fact comes from
_MARK: Final = "data-winnow-place"


class DearOrderError(ValueError):
    """An order of the site's own file might take longer on this page than anybody waits; the text says which."""


class Told(NamedTuple):
    """What the file says of this page."""

    story: frozenset[int] = frozenset()  # blocks inside the body it names
    cuts: tuple[Cut, ...] = ()
    facts: Mapping[str, str] = {}  # title, author, date


def told(tree: Tree, page: Page, lines: Sequence[SiteLine]) -> Told:
    """Ask a site's rules about a page; the first of several that matches is the body, the title, the author, the date.

    Args:
        tree: the page's; its containers get an attribute each.
        page: its blocks.
        lines: those for its host; none costs nothing.

    Raises:
        DearOrderError: one of them is too dear to be asked about a page of this size.
    """
    if not lines:
        return Told()
    html = marked(tree, page.segments.within.node, _MARK)
    try:
        found = list(zip(lines, matched(html, [line.path for line in lines], _MARK), strict=True))
    except TooDearError as error:
        where = next(line.where for line in lines if line.path == error.path)
        raise DearOrderError(f"{where}: {error}") from error
    bodies = ((line, _blocks(page, some)) for line, some in found if line.order == "body")
    body = next(((line, blocks) for line, blocks in bodies if blocks), None)
    gone: dict[int, SiteLine] = {}
    for line, some in found:
        if line.order == "strip":
            gone.update(dict.fromkeys(_blocks(page, some), line))
    parts = [_part(page, inline, line) for line, some in found if line.order == "strip" for inline in some.inlines]
    stripped = [_cut(page, block, "site.strip", line.where) for block, line in sorted(gone.items())]
    stripped += filter(None, parts)
    story = frozenset(body[1] - gone.keys()) if body else frozenset[int]()
    outside = [
        _cut(page, block, "site.body", f"not in {body[0].where}")
        for block in range(len(page.segments.text))
        if body and block not in body[1] and block not in gone
    ]
    return Told(story, tuple(sorted([*stripped, *outside], key=lambda cut: cut.start)), _facts(found))


def named(facts: Metadata, said: Mapping[str, str]) -> Metadata:
    """A page's declarations, what its site's file points at put first."""
    if not said:
        return facts
    sourced = {name: Sourced(value=value, source=ORDERED) for name, value in said.items()}
    return replace(
        facts,
        title=sourced.get("title", facts.title),
        byline=sourced.get("author", facts.byline),
        published_at=sourced.get("date", facts.published_at),
    )


def _facts(found: Sequence[tuple[SiteLine, Found]]) -> dict[str, str]:
    facts: dict[str, str] = {}
    for line, some in found:
        if some.text and line.order in _READ and (text := _READ[line.order](some.text)):
            facts.setdefault(line.order, text)
    return facts


def _author(text: str) -> str:
    """Whom an element names, without the word before the name; all of it where that is no name as we know them."""
    line = Line(text, called=True, author=True, said=text, changed="", before="")
    return named_author(line) or names([text]) or text


_READ: Final[Mapping[str, Callable[[str], str]]] = {"title": str, "author": _author, "date": iso}


def _blocks(page: Page, found: Found) -> set[int]:
    within = page.segments.within
    return {block for mark in found.marks for block in range(within.first[int(mark)], within.last[int(mark)])}


def _part(page: Page, inline: Inline, line: SiteLine) -> Cut | None:
    """The part of a block that an element is; none where the blocks do not have its text as often as the page."""
    within, at = page.segments.within, int(inline.mark)
    first, last = within.first[at], within.last[at]
    if first >= last:
        return None
    start = int(page.starts[first])
    places = [found.start() for found in finditer(escape(inline.text), page.raw_text[start : int(page.ends[last - 1])])]
    if len(places) != inline.times:
        return None
    start += places[inline.before]
    end = start + len(inline.text)
    if page.raw_text[end : end + 1] == " " and page.raw_text[max(0, start - 1) : start] in {"", " ", "\n"}:
        end += 1  # one blank is enough between what stood around it
    return Cut(start, end, Kind.OTHER, "site.strip", line.where, f"rules@{RULES_VERSION}")


def _cut(page: Page, block: int, rule: str, evidence: str) -> Cut:
    return Cut(
        start=int(page.starts[block]), end=int(page.ends[block]), kind=Kind.OTHER, rule=rule, evidence=evidence,
        by=f"rules@{RULES_VERSION}",
    )  # fmt: skip
