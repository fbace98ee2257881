"""What an outlet's own selectors say: blocks kept or cut before anybody judges them."""

from collections.abc import Sequence
from typing import NamedTuple

from cleaners.cleaned import Cut
from cleaners.features import Page
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION, Rules
from cleaners.segment import Segments
from cleaners.segment_tree import Tree, parse, select


class Orders(NamedTuple):
    """Blocks by number."""

    kept: frozenset[int] = frozenset()
    cuts: tuple[Cut, ...] = ()


def orders(tree: Tree, page: Page, rules: Rules) -> Orders:
    """What `keep-css` and `remove-css` of sources.toml say about a page; what both match is cut.

    Selectors speak of block elements: one that matches a part of a line only is not heard.

    Raises:
        ValueError: a selector cannot be read.
    """
    removed = _blocks(tree, page.segments, rules.remove_css)
    kept = _blocks(tree, page.segments, rules.keep_css)
    cuts = tuple(
        Cut(
            start=int(page.starts[block]),
            end=int(page.ends[block]),
            kind=Kind.OTHER,
            rule="outlet.remove-css",
            evidence=selector,
            by=f"rules@{RULES_VERSION}",
        )
        for block, selector in sorted(removed.items())
    )
    return Orders(frozenset(kept.keys() - removed.keys()), cuts)


def is_selector(text: str) -> bool:
    """Whether a text can be read as a CSS selector."""
    try:
        select(parse(""), [text])
    except ValueError:
        return False
    return True


def _blocks(tree: Tree, segments: Segments, selectors: Sequence[str]) -> dict[int, str]:
    """The blocks below what the selectors match, each with its selector."""
    if not selectors:
        return {}
    matched = select(tree, selectors)
    within = segments.within
    found: dict[int, str] = {}
    for place, node in enumerate(within.node):
        if node in matched:
            found.update(dict.fromkeys(range(within.first[place], within.last[place]), matched[node]))
    return found
